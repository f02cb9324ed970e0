"""Several people in one organisation: colleagues invited, posts handed over and ended, two entries merged."""

import dataclasses
import datetime as dt

import pytest
from django.apps import apps
from django.utils import timezone

from accounts.models import Invitation, User
from champions import invitations, legal, lifecycle, signing_up
from champions.models import Champion, Contribution, Document, Organisation, Partnership, SignUp
from champions.sign_up_links import issue_token
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from notifications.tasks import to_do
from offers.models import Hold
from tests.factories import make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import make_champion, make_organisation

pytestmark = pytest.mark.django_db


def parks():
    return Organisation.objects.get(name="Parks")


def fresh(user):
    """What posts they hold is remembered for as long as the object lives."""
    return User.objects.get(pk=user.pk)


def post_of(user, organisation=None):
    return Champion.objects.get(user=user, organisation=organisation or parks())


# Colleagues


def test_a_champion_invites_a_colleague_at_the_same_domain_and_nobody_from_elsewhere(cast, client):
    client.force_login(cast.chidi)
    page = f"/organisations/{parks().pk}/"
    asked = {"name": "Robin", "email": "robin@elsewhere.example.com", "is_deputy": "on"}
    answer = client.post(f"{page}invite/", asked)
    assert answer.status_code == 409
    assert "is no address of Parks at example.org" in answer.content.decode()
    assert "robin@elsewhere.example.com" in answer.content.decode()
    assert client.post(f"{page}invite/", {**asked, "email": "robin@example.org"}).status_code == 302
    invitation = Invitation.objects.get()
    assert invitation.to_be == "Deputy champion for Parks"
    assert "Robin" in client.get(page).content.decode()
    assert client.post(f"/organisations/invitations/{invitation.pk}/resend/").status_code == 302
    assert client.post(f"/organisations/invitations/{invitation.pk}/take-back/").status_code == 302
    invitation.refresh_from_db()
    assert invitation.status == "revoked"


def test_an_address_that_anybody_can_have_makes_nobody_a_colleague(cast):
    cast.priya.email = "priya@gmail.com"
    cast.priya.save()
    bakery = Organisation.objects.get(name="Marsh Bakery")
    with pytest.raises(NotNow, match="no address of Marsh Bakery"):
        invitations.invite("eve@gmail.com", "Eve", bakery, by=cast.priya)
    invitations.invite("eve@gmail.com", "Eve", bakery, by=cast.wren)


def test_nobody_invites_to_somebody_elses_organisation(cast, client):
    with pytest.raises(NotPermitted):
        invitations.invite("robin@example.org", "Robin", parks(), by=cast.dana)
    invitation = invitations.invite("robin@example.org", "Robin", parks(), by=cast.chidi)
    client.force_login(cast.dana)
    assert client.post(f"/organisations/invitations/{invitation.pk}/take-back/").status_code == 404


# Leaving


def test_who_leaves_loses_access_at_once_and_the_deputy_takes_over_with_every_pledge(cast, client):
    robin = make_champion("Robin", parks())
    Champion.objects.filter(user=robin).update(is_deputy=True)
    pledge = make_pledge()
    client.force_login(cast.chidi)
    assert client.post(f"/organisations/people/{post_of(cast.chidi).pk}/end/", {}).status_code == 302
    assert client.get(f"/organisations/{parks().pk}/").status_code == 302
    assert not User.objects.get(pk=cast.chidi.pk).is_active
    assert not post_of(robin).is_deputy
    pledge.refresh_from_db()
    assert pledge.status == "live"
    assert to_do(cast.morgan) == []


def test_without_a_deputy_pledges_pause_and_the_service_manager_has_a_task(cast):
    pledge = make_pledge()
    lifecycle.end_post(post_of(cast.chidi), by=cast.wren, why="Another job")
    pledge.refresh_from_db()
    assert pledge.status == "paused"
    (todo,) = to_do(cast.morgan)
    assert todo.sentence == "Find a new champion for Parks. Its pledges are paused."
    make_champion("Robin", parks())
    assert to_do(cast.morgan) == []


def test_nobody_is_looked_for_when_the_partner_has_left_since(cast):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    partnership = bring_to(make_partnership(bakery), cast, ["apply", "agree"])
    lifecycle.end_post(post_of(cast.priya, bakery), by=cast.priya)
    assert [it.sentence[:19] for it in to_do(cast.morgan)] == ["Find a new champion"]
    lifecycle.leave_us(partnership, by=cast.morgan)
    assert to_do(cast.morgan) == []


def test_a_last_day_to_come_leaves_everything_as_it_is_until_then(cast):
    day = timezone.localdate() + dt.timedelta(days=9)
    lifecycle.end_post(post_of(cast.chidi), by=cast.chidi, last_day=day)
    assert post_of(cast.chidi).ends_on == day
    assert Champion.objects.for_organisation(parks()).count() == 1


def test_a_deputy_ends_only_their_own_post(cast):
    robin = make_champion("Robin", parks())
    Champion.objects.filter(user=robin).update(is_deputy=True)
    with pytest.raises(NotPermitted):
        lifecycle.end_post(post_of(cast.chidi), by=robin)
    lifecycle.end_post(post_of(robin), by=cast.chidi)
    with pytest.raises(NotNow, match="does not post for Parks any longer"):
        lifecycle.end_post(post_of(robin), by=cast.wren)


def test_a_champion_hands_over_to_a_colleague(cast, client):
    robin = make_champion("Robin", parks())
    Champion.objects.filter(user=robin).update(is_deputy=True)
    client.force_login(cast.chidi)
    page = f"/organisations/people/{post_of(cast.chidi).pk}/hand-over/"
    assert client.post(page, {}).status_code == 422
    assert (
        client.post(
            page, {"to": post_of(cast.dana, Organisation.objects.get(name="Libraries")).pk}
        ).status_code
        == 422
    )
    assert client.post(page, {"to": post_of(robin).pk}).status_code == 302
    assert not post_of(robin).is_deputy
    assert list(Champion.objects.for_organisation(parks()).values_list("user", flat=True)) == [robin.pk]


# Merging


@pytest.fixture
def twice(cast):
    """The bakery, agreed, and a second entry of it with people, papers and promises of its own."""
    bakery = bring_to(
        make_partnership(Organisation.objects.get(name="Marsh Bakery")), cast, ["apply", "agree"]
    ).organisation
    second = make_organisation("Marsh Bakery, Dover Road", "voluntary_partner", "private")
    second.email_domains = ["marsh.example.org"]
    second.save()
    partnership = make_partnership(second, "tools", "taster")
    make_champion("Robin", second)
    Champion.objects.create(user=cast.priya, organisation=second)
    sign_up = signing_up.ask(
        {"organisation_name": "Dover", "name": "Eve", "email": "eve@gmail.com", "could_offer": ["tools"]},
        came_from="x",
    )
    signing_up.confirm(issue_token(sign_up))
    SignUp.objects.filter(pk=sign_up.pk).update(organisation=second)
    Document.objects.create(
        organisation=second, kind="references", words="Ask Jo", expires_on=timezone.localdate()
    )
    legal.promise(second, "C-1", "visits", 3, None, by=cast.wren)
    for each, number in ((second, 2), (bakery, 1)):
        both = legal.promise(each, "C-2", "talks", 4, None, by=cast.wren)
        legal.deliver(both, number, timezone.localdate(), "A letter", by=cast.wren)
    make_pledge(organisation=second)
    Hold.objects.create(organisation=second, placed_by=cast.morgan)
    shop = make_organisation("Dover shop")
    shop.parent = second
    shop.save()
    assert partnership.status == "interested"
    return second, bakery


HISTORY = {
    "LegalClass.organisation",
    "Partnership.organisation",
    "Organisation.merged_into",
    "OrganisationChange.organisation",
    "OrganisationChange.parent",
    # One that both had: what was delivered has gone over.
    "SocialValuePromise.organisation",
}
"""What may still point at a merged duplicate: where it stood, and where it went."""


def test_nothing_is_lost_and_nothing_points_at_the_second_entry_any_longer(twice, cast):
    second, bakery = twice
    lifecycle.merge(second, bakery, by=cast.wren, why="The same shop")
    second.refresh_from_db()
    assert second.merged_into == bakery
    names = sorted(bakery.champions.values_list("user__name", flat=True))
    assert names == ["Priya", "Robin"]
    assert bakery.documents.get().words == "Ask Jo"
    assert bakery.sign_ups.get().name == "Eve"
    promises = [(it.contract_reference, it.promised, it.delivered) for it in legal.promises_of(bakery)]
    assert promises == [("C-1", 3, 0), ("C-2", 4, 3)]
    assert bakery.pledges.count() == 1
    assert bakery.holds.count() == 1
    assert bakery.parts.get().name == "Dover shop"
    items = sorted(
        Contribution.objects.filter(partnership__organisation=bakery).values_list("item", flat=True)
    )
    assert items == ["interview_practice", "taster", "tools"]
    assert Partnership.objects.get(organisation=bakery).status == "agreed"
    bakery.refresh_from_db()
    assert bakery.email_domains == ["marsh.example.org"]

    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            name = f"{model.__name__}.{field.name}"
            if field.related_model is Organisation and name not in HISTORY:
                assert not model._base_manager.filter(**{field.name: second}).exists(), name


def test_a_pledge_that_moved_stays_live_and_its_new_people_answer_for_it(twice, cast, client):
    second, bakery = twice
    lifecycle.merge(second, bakery, by=cast.wren)
    pledge = bakery.pledges.get()
    assert pledge.status == "live"
    client.force_login(User.objects.get(name="Robin"))
    assert client.get(f"/pledges/{pledge.pk}/").status_code == 200
    assert client.get(f"/organisations/{second.pk}/").status_code == 404
    client.force_login(cast.wren)
    assert "second entry of" in client.get(f"/organisations/{second.pk}/").content.decode()


def test_by_the_page_a_worker_merges_and_reads_where_everything_is(twice, cast, client):
    second, bakery = twice
    client.force_login(cast.wren)
    answer = client.post(f"/organisations/{second.pk}/merge/", {"into": bakery.pk}, follow=True)
    assert answer.redirect_chain == [(f"/organisations/{second.pk}/", 302)]
    page = answer.content.decode()
    assert "They are one now." in page
    assert f'href="/organisations/{bakery.pk}/"' in page


def test_a_partnership_goes_along_where_the_other_has_none(cast):
    second = make_organisation("Weald Cycles", "voluntary_partner", "private")
    partnership = make_partnership(second)
    lifecycle.merge(second, parks(), by=cast.morgan)
    partnership.refresh_from_db()
    assert partnership.organisation == parks()


def test_what_cannot_be_merged_gets_a_sentence(twice, cast):
    second, bakery = twice
    with pytest.raises(NotNow, match="into itself"):
        lifecycle.merge(bakery, bakery, by=cast.wren)
    with pytest.raises(NotPermitted):
        lifecycle.merge(second, bakery, by=cast.priya)
    lifecycle.merge(second, bakery, by=cast.wren)
    with pytest.raises(NotNow, match="has been merged already"):
        lifecycle.merge(second, parks(), by=cast.wren)
    assert not Notification.objects.filter(kind="nobody_is_left").exists()


def test_a_whole_is_not_merged_into_a_part_of_its_parts(cast):
    whole, part, team = (make_organisation(name) for name in ("Growth", "Green", "Rangers"))
    Organisation.objects.filter(pk=part.pk).update(parent=whole)
    Organisation.objects.filter(pk=team.pk).update(parent=part)
    with pytest.raises(NotNow, match="Rangers is part of Growth"):
        lifecycle.merge(whole, team, by=cast.wren)


@pytest.mark.parametrize("verbs", [[], ["apply"], ["apply", "agree", "pause"], ["leave_us"]])
def test_the_entry_that_agreed_is_the_one_that_stays(twice, cast, verbs):
    """Its live pledges would come to one that may not post."""
    _, bakery = twice
    kiosk = make_organisation("Kiosk", "voluntary_partner")
    Champion.objects.create(user=cast.priya, organisation=kiosk)
    behind = bring_to(make_partnership(kiosk), dataclasses.replace(cast, priya=fresh(cast.priya)), verbs)
    with pytest.raises(NotNow, match="merge Kiosk into Marsh Bakery instead"):
        lifecycle.merge(bakery, behind.organisation, by=cast.wren)
    lifecycle.merge(behind.organisation, bakery, by=cast.wren)
    assert Partnership.objects.get(organisation=bakery).status == "agreed"


def test_an_invitation_ends_with_the_partnership(cast):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    partnership = make_partnership(bakery)
    invitation = invitations.invite("robin@example.org", "Robin", bakery, by=cast.priya)
    elsewhere = invitations.invite("robin@example.org", "Robin", parks(), by=cast.chidi)
    lifecycle.leave_us(partnership, by=cast.priya)
    for asked, status in ((invitation, "revoked"), (elsewhere, "pending")):
        asked.refresh_from_db()
        assert asked.status == status


def test_a_deputy_who_hands_over_makes_nobody_champion(cast):
    robin, kit = make_champion("Robin", parks()), make_champion("Kit", parks())
    Champion.objects.filter(user__in=[robin, kit]).update(is_deputy=True)
    lifecycle.hand_over(post_of(robin), post_of(kit), by=robin)
    assert post_of(kit).is_deputy
    assert not post_of(cast.chidi).is_deputy
