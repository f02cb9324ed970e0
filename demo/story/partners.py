"""Partners: agreed and named in public, one that waits for a call, one that looks like another."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import User
from champions import declaring, diligence, legal, lifecycle, signing_up
from champions.lifecycle import documents
from champions.models import Champion, Contribution, Organisation, Partnership, Terms
from champions.sign_up_links import issue_token

from .ageing import days_ago

# name, what it offers, days since it agreed, how the public page names it
AGREED = (
    (
        "Marsh Bakery",
        ("taster", "interview_practice"),
        90,
        "Bread at four, and time to explain it.",
    ),
    ("Oast House Animal Rescue", ("shadowing", "lift"), 60, "Cats, goats and people who take their time."),
    ("Stour Builders", ("tools", "application_help"), 45, ""),
)

# organisation, who, address, what they tick, what they write
SIGN_UPS = (
    (
        "Weald Cycles",
        "Anna Lane",
        "anna@wealdcycles.example.org",
        ("tools", "taster"),
        "Three bikes to give away.",
    ),
    ("The Marsh Bakery Ltd", "Eve Marsh", "eve@marshbakery.example.org", ("job",), ""),
)


def join() -> None:
    wren = User.objects.get(email="wren@example.org")
    for name, items, days, words in AGREED:
        with days_ago(days):
            agree(Organisation.objects.get(name=name), items, words, wren)
    for name, who, email, items, words in SIGN_UPS:
        with days_ago(1):
            sign_up(name, who, email, items, words)
    show_papers(wren)


def agree(organisation: Organisation, items: tuple[str, ...], words: str, wren: User) -> None:
    by = who_posts(organisation)
    partnership = Partnership.objects.create(
        organisation=organisation, contact_name=by.name, contact_email=by.email
    )
    for item in items:
        Contribution.objects.create(partnership=partnership, item=item)
    for kind in diligence.needed_by(organisation):
        show(organisation, kind, 400, by, wren)
    lifecycle.apply(partnership, by=wren)
    read = Terms.objects.in_force().values_list("pk", flat=True)
    lifecycle.agree(partnership, read, by=by, version=partnership.version)
    lifecycle.say_in_public(partnership, by=by, is_public=bool(words), in_public_words=words)


def who_posts(organisation: Organisation) -> User:
    return Champion.objects.for_organisation(organisation).select_related("user")[0].user


def show(organisation: Organisation, kind: str, days: int, by: User, wren: User) -> None:
    last_day = timezone.localdate() + dt.timedelta(days=days)
    paper = documents.send(organisation, kind, by=by, expires_on=last_day, words="Shown to us on paper.")
    documents.accept(paper, by=wren)


def sign_up(name: str, who: str, email: str, items: tuple[str, ...], words: str) -> None:
    said = {
        "organisation_name": name,
        "name": who,
        "email": email,
        "could_offer": list(items),
        "words": words,
    }
    signing_up.confirm(issue_token(signing_up.ask(said, came_from=name)))


def show_papers(wren: User) -> None:
    """What a contract asks of Stour Builders, and an insurance of theirs that is over soon."""
    stour = Organisation.objects.get(name="Stour Builders")
    show(stour, "employers_liability", 40, who_posts(stour), wren)
    legal.set_class(stour, "council_supplier", dt.date(2026, 4, 1), "Contract C-2026-17, schedule 4", by=wren)
    promise = legal.promise(stour, "C-2026-17", "places of work experience", 4, None, by=wren)
    legal.deliver(promise, 1, timezone.localdate() - dt.timedelta(days=20), "Report of October", by=wren)
    declaring.declare(stour, "feedback", by=who_posts(stour))
