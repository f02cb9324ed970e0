"""What the rows about organisations are about: Chidi's Parks, and Priya's bakery as a partner."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from champions import invitations, signing_up
from champions.importing import TREE
from champions.lifecycle import ask_for_block, documents, merge
from champions.lifecycle import leave as leave_post
from champions.models import Champion, Organisation, Partnership, PostYear, SignUp
from champions.sign_up_links import issue_token as issue_link
from tabular.importing import gather, running
from tests.champions.papers import paper, pdf
from tests.inspections.making import make_check, make_inspector
from tests.partners import bring_to, make_partnership
from tests.people import Cast, make_organisation
from tests.youngadults.guests import asked_as_a_guest, referred_guest
from youngadults.guest_links import issue_token


def asked_to_join(cast: Cast) -> SignUp:
    """It looks like Priya's bakery, and nobody has confirmed it."""
    said = {"organisation_name": "The Marsh Bakery Ltd", "name": "Eve", "email": "eve@gmail.com"}
    return signing_up.ask({**said, "could_offer": ["tools"]}, came_from="somewhere")


def unconfirmed(cast: Cast) -> list:
    return [asked_to_join(cast).pk]


def link_to_confirm(cast: Cast) -> list:
    return [issue_link(asked_to_join(cast))]


def sign_up(cast: Cast) -> list:
    return [signing_up.confirm(issue_link(asked_to_join(cast))).pk]


def parks(cast: Cast) -> list:
    return [Champion.objects.get(user=cast.chidi).organisation_id]


def left_parks(cast: Cast) -> list:
    """Chidi has left it."""
    post = Champion.objects.get(user=cast.chidi)
    leave_post(post, by=cast.morgan, why="Another post")
    return [post.organisation_id]


def partnership(*verbs: str):
    """Makers of Priya's bakery as a partner, brought to a status by the moves themselves."""

    def make(cast: Cast) -> list:
        made = make_partnership(Organisation.objects.get(name="Marsh Bakery"))
        if verbs:
            bring_to(made, cast, verbs)
        return [made.organisation_id]

    return make


new_bakery = partnership()
applied_bakery = partnership("apply")
bakery = partnership("apply", "agree")
paused_bakery = partnership("apply", "agree", "pause")
left_bakery = partnership("apply", "agree", "leave_us")


def year_of_chidi(cast: Cast) -> list:
    """A year of Chidi's post is over."""
    return [PostYear.objects.create(champion=cast.chidi.championships.get()).pk]


def asked_block(cast: Cast) -> list:
    """Wren wants the bakery to be blocked."""
    bakery(cast)
    made = Partnership.objects.get(organisation__name="Marsh Bakery")
    return [ask_for_block(made, by=cast.wren, why="Nobody answers").pk]


def text_kind(cast: Cast) -> list:
    return ["conduct"]


def document(cast: Cast) -> list:
    """The insurance of Parks, as a file."""
    return [sent_by_chidi(cast, file=paper(pdf()))]


def in_words(cast: Cast) -> list:
    return [sent_by_chidi(cast, words="Ring Jo.")]


def sent_by_chidi(cast: Cast, **what) -> int:
    organisation = Champion.objects.get(user=cast.chidi).organisation
    last_day = timezone.localdate() + dt.timedelta(days=90)
    return documents.send(organisation, "references", by=cast.chidi, expires_on=last_day, **what).pk


def post_of_chidi(cast: Cast) -> list:
    return [Champion.objects.get(user=cast.chidi).pk]


def past_post(cast: Cast) -> list:
    """Chidi has left it."""
    left_parks(cast)
    return post_of_chidi(cast)


def asked_to_parks(cast: Cast) -> list:
    organisation = Champion.objects.get(user=cast.chidi).organisation
    return [invitations.invite("robin@example.org", "Robin", organisation, by=cast.wren).pk]


def merged_bakery(cast: Cast) -> list:
    """Priya posts for the one that stays."""
    second = make_organisation("Marsh Bakery, Dover", "voluntary_partner", "private")
    Champion.objects.create(user=cast.priya, organisation=second)
    merge(second, Organisation.objects.get(name="Marsh Bakery"), by=cast.wren)
    return [second.pk]


def parks_feedback(cast: Cast) -> list:
    return [*parks(cast), "feedback"]


def tree(cast: Cast) -> list:
    """The council's tree from a file, looked at and not written."""
    found = gather([("tree.csv", b"Name,Part of\nTrees,Growth\n")], TREE.declaration, {})
    record = running.start(TREE, "A spreadsheet", ["tree.csv"], found, by=cast.wren)
    running.preview(record)
    return [record.pk]


def check_of_parks(status: str):
    """Makers of a check of Chidi's Parks, brought to a status by the moves themselves."""

    def make(cast: Cast) -> list:
        return [make_check(cast, status=status).pk]

    return make


check_to_make = check_of_parks("assigned")
check_handed_back = check_of_parks("handed_back")
check_with_host = check_of_parks("with_host")
check_replied = check_of_parks("replied")


def an_inspector(cast: Cast) -> list:
    return [make_inspector().pk]


def link_of_a_guest(cast: Cast) -> list:
    return [issue_token(asked_as_a_guest())]


def a_guest(cast: Cast) -> list:
    return [referred_guest().pk]
