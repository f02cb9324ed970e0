"""Two entries of one organisation become one: everything of the second goes to the first, nothing is lost."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.permissions import an_ete_worker
from champions import notices
from champions.models import (
    Acceptance,
    Champion,
    ChampionInvitation,
    Contribution,
    Document,
    Organisation,
    OrganisationChange,
    Partnership,
    Rhythm,
    SignUp,
    UnsentFile,
)
from lifecycles import NotNow, NotPermitted, call_followers, change_status
from notifications import live

from . import tree
from .blocking import drop_requests

S = Partnership.Status
LEFT = S.LEFT
HOW_FAR = {S.LEFT: 0, S.INTERESTED: 1, S.APPLIED: 1, S.PAUSED: 2, S.AGREED: 3}


@transaction.atomic
def merge(duplicate: Organisation, into: Organisation, *, by: Any, why: str = "") -> None:
    """``duplicate`` stays as a page that says where everything is; rooms above follow with what they keep."""
    if not an_ete_worker(by, duplicate):
        raise NotPermitted("merge")
    tree.one_at_a_time()
    duplicate, into = locked(duplicate, into)
    refuse_to_lose_an_agreement(duplicate, into)
    move_people(duplicate, into)
    move_papers(duplicate, into)
    duplicate.parts.update(parent=into)
    OrganisationChange.objects.to_come().filter(parent=duplicate).update(parent=into)
    into.email_domains = sorted({*into.email_domains, *duplicate.email_domains})
    into.save(update_fields=["email_domains"])
    duplicate.merged_into = into
    duplicate.save(update_fields=["merged_into"])
    call_followers(duplicate, "merge", by=by, why=why)
    join_partnerships(duplicate, into, by=by)
    notices.changed(into)


def locked(duplicate: Organisation, into: Organisation) -> tuple[Organisation, Organisation]:
    """Both rows, locked in the order of their keys: two who merge crosswise do not block each other."""
    if duplicate.pk == into.pk:
        raise NotNow("An organisation cannot be merged into itself. Choose the other one.")
    pair = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=(duplicate.pk, into.pk))
    rows = {row.pk: row for row in pair.order_by("pk")}
    for row in rows.values():
        if row.merged_into_id:
            raise NotNow(f"{row} has been merged already.")
    if Partnership.objects.filter(organisation__in=rows, status=Partnership.Status.BLOCKED).exists():
        raise NotNow("One of the two is paused by the council. Merge them when that is over.")
    if duplicate in tree.all_above(rows[into.pk]):
        raise NotNow(f"{into} is part of {duplicate}. Merge the part into the whole instead.")
    return rows[duplicate.pk], rows[into.pk]


def refuse_to_lose_an_agreement(duplicate: Organisation, into: Organisation) -> None:
    """The one that stays keeps its status, and live pledges come to it: it is as far as the other."""
    rows = Partnership.objects.filter(organisation__in=(duplicate, into))
    there = {row.organisation_id: row for row in rows}
    if len(there) < 2 or HOW_FAR[there[into.pk].status] >= HOW_FAR[there[duplicate.pk].status]:
        return
    theirs, ours = (there[it.pk].get_status_display().lower() for it in (duplicate, into))
    raise NotNow(
        f"{duplicate} is “{theirs}” and {into} is “{ours}”: merge {into} into {duplicate} instead, so that "
        "what was agreed counts on."
    )


def move_people(duplicate: Organisation, into: Organisation) -> None:
    """Whoever posts for both posts once from now on; what they did for the second stays on record there."""
    both = Champion.objects.for_organisation(into).values_list("user", flat=True)
    posts = Champion.objects.filter(organisation=duplicate)
    moved = list(posts.exclude(user__in=both).values_list("pk", "user"))
    Champion.objects.filter(pk__in=[pk for pk, _ in moved]).update(organisation=into)
    posts.filter(user__in=both, passed_on_at=None).delete()
    ChampionInvitation.objects.filter(organisation=duplicate).update(organisation=into)
    for _, user_id in moved:
        live.check_sign_in(user_id)


def move_papers(duplicate: Organisation, into: Organisation) -> None:
    SignUp.objects.filter(organisation=duplicate).update(organisation=into)
    SignUp.objects.filter(looks_like=duplicate).update(looks_like=into)
    there = set(Document.objects.kept().filter(organisation=into).values_list("kind", "sha256"))
    for document in Document.objects.filter(organisation=duplicate):
        if not document.sha256 or (document.kind, document.sha256) not in there:
            Document.objects.filter(pk=document.pk).update(organisation=into)
    UnsentFile.objects.filter(organisation=duplicate).update(organisation=into)
    move_social_value(duplicate, into)
    declared = into.charter.values("behaviour")
    duplicate.charter.exclude(behaviour__in=declared).update(organisation=into)
    duplicate.charter.all().delete()
    rhythms = Rhythm.objects.filter(organisation=duplicate)
    if Rhythm.objects.filter(organisation=into).exists():
        rhythms.delete()
    rhythms.update(organisation=into)
    if not into.legal_classes.exists():
        duplicate.legal_classes.update(organisation=into)


def move_social_value(duplicate: Organisation, into: Organisation) -> None:
    """A promise that both have stands once; what was delivered for either counts for it."""
    promised = {(it.contract_reference, it.what): it for it in into.social_value.all()}
    for promise in duplicate.social_value.all():
        if same := promised.get((promise.contract_reference, promise.what)):
            promise.deliveries.update(promise=same)
        else:
            promise.organisation = into
            promise.save(update_fields=["organisation"])


def join_partnerships(duplicate: Organisation, into: Organisation, *, by: Any) -> None:
    """The one that stays keeps its status; what the other offered and agreed to is added to it."""
    other = Partnership.objects.filter(organisation=duplicate).first()
    if other is None:
        return
    kept = Partnership.objects.filter(organisation=into).first()
    if kept is None:
        other.organisation = into
        other.save(update_fields=["organisation"])
        return
    there = set(kept.contributions.values_list("item", flat=True))
    Contribution.objects.filter(partnership=other).exclude(item__in=there).update(partnership=kept)
    agreed = kept.acceptances.values("terms")
    Acceptance.objects.filter(partnership=other).exclude(terms__in=agreed).update(partnership=kept)
    kept.version += 1
    kept.save(update_fields=["version"])
    if other.status != LEFT:
        change_status(other, "merge", by=by, why=f"Merged into {into}", is_public=False)
        drop_requests(other)
