"""What the rows of the access table are about: always Chidi's pledge and Sam, never anybody else's.

Each maker takes the cast and returns the arguments of the page's address.
"""

from __future__ import annotations

from django.utils import timezone

from accounts import invitations, links
from accounts.invitation_tokens import issue_token
from lifecycles import change_status
from matching import jobs
from matching import lifecycle as rounds
from matching.models import Round
from notifications.models import Notification, PushSubscription, Task
from offers import lifecycle, questions, references, wanting
from offers.models import CriterionCheck, Offer, Question
from pledges.importing.importer import IMPORTER as PLEDGES
from pledges.models import Intake
from tabular.importing import gather, running
from tests.access.desk_things import (  # noqa: F401  (found by their names)
    a_holiday,
    a_rule,
    a_sector,
    breakdown,
    broken_promise,
    close_concern,
    concern,
    duty_turn,
    held,
    many_offers,
    need,
    no_holiday,
    no_rule,
    note_on_concern,
    nothing_on_duty,
    override,
    private_note,
    promise_report,
    put_off,
    referral,
    row_of_sam,
    sam_missing,
    settled_report,
    taken_concern,
)
from tests.access.host_things import (  # noqa: F401  (found by their names)
    a_guest,
    an_inspector,
    applied_bakery,
    asked_block,
    asked_to_parks,
    bakery,
    check_handed_back,
    check_replied,
    check_to_make,
    check_with_host,
    document,
    in_words,
    left_bakery,
    left_parks,
    link_of_a_guest,
    link_to_confirm,
    merged_bakery,
    new_bakery,
    parks,
    parks_feedback,
    past_post,
    paused_bakery,
    post_of_chidi,
    sign_up,
    text_kind,
    tree,
    unconfirmed,
    year_of_chidi,
)
from tests.access.report_things import (  # noqa: F401  (found by their names)
    a_heard_record,
    a_pack,
    a_record,
    a_scorecard,
    challenge_of_sam,
    given_challenge,
    last_quarter,
    no_quarter,
    promise_of_pat,
)
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import Cast
from youngadults import caseloads, letters, requests
from youngadults.importing.importer import YOUNG_ADULTS


def notice_of_sam(cast: Cast) -> list:
    notice = Notification.objects.create(recipient=cast.sam, kind="offer_made", key="0.0", link="/")
    return [notice.pk]


def task_of_ade(cast: Cast) -> list:
    task = Task.objects.create(owner=cast.ade, kind="offer_made", key="0.0", link="/", due_at=timezone.now())
    return [task.pk]


def screen_of_sam(cast: Cast) -> list:
    screen = PushSubscription.objects.create(user=cast.sam, endpoint="https://push.example.org/1")
    return [screen.pk]


def link_of_sam(cast: Cast) -> list:
    return [links.make(cast.sam, leads_to="/my/")]


def used_link(cast: Cast) -> list:
    token = links.make(cast.sam)
    links.spend(token)
    return [token]


def no_link(cast: Cast) -> list:
    return ["nothing-that-we-made"]


def a_question(cast: Cast) -> list:
    return ["name"]


def no_question(cast: Cast) -> list:
    return ["shoe-size"]


def to_be_forgotten(cast: Cast) -> list:
    return ["forget"]


def request_of_sam(cast: Cast) -> list:
    return [requests.ask(cast.sam.young_adult, "forget", "", by=cast.sam).pk]


def put_right_for_sam(cast: Cast) -> list:
    return [requests.ask(cast.sam.young_adult, "correct", "My name is Samira.", by=cast.sam).pk]


def letter_of_sam(cast: Cast) -> list:
    return [letters.make(cast.sam.young_adult, by=cast.sam).code]


def preview(cast: Cast) -> list:
    """An import that waits for a yes."""
    files = [("list.csv", b"Child ID,First name,Last name,DOB\n1,Ali,Khan,03/05/2004\n")]
    gathered = gather(files, YOUNG_ADULTS.declaration)
    record = running.start(YOUNG_ADULTS, "A spreadsheet", ["list.csv"], gathered, by=cast.wren)
    running.preview(record)
    return [record.pk]


def vacancies(cast: Cast) -> list:
    """An import of pledges that waits for a yes."""
    return brought_in(cast, b"A mentor,mentoring,Parks\n")


def nobodys_vacancies(cast: Cast) -> list:
    """The same, of an organisation that nobody here knows."""
    return brought_in(cast, b"A mentor,mentoring,Unheard of\n")


def brought_in(cast: Cast, rows: bytes) -> list:
    files = [("list.csv", b"Title,Kind,Organisation\n" + rows)]
    record = running.start(PLEDGES, "A file", ["list.csv"], gather(files, PLEDGES.declaration), by=cast.wren)
    running.preview(record)
    return [record.pk]


def a_kind(cast: Cast) -> list:
    return ["apprenticeship"]


def no_kind(cast: Cast) -> list:
    return ["chimney-sweeping"]


def draft(cast: Cast) -> list:
    return [make_pledge(status="draft").pk]


def draft_dates(cast: Cast) -> list:
    return [*draft(cast), "dates"]


def no_dates(cast: Cast) -> list:
    """Of a live pledge, a date that it never had."""
    return [*live(cast), "dates-0"]


def draft_part(cast: Cast) -> list:
    return [*draft(cast), "what"]


def live_part(cast: Cast) -> list:
    return [*live(cast), "what"]


def no_part(cast: Cast) -> list:
    return [*draft(cast), "interview"]


def submitted(cast: Cast) -> list:
    return [make_pledge(status="submitted").pk]


def live(cast: Cast) -> list:
    return [make_pledge(status="live").pk]


def paused(cast: Cast) -> list:
    return [make_pledge(status="paused").pk]


def an_intake(cast: Cast) -> list:
    intake = make_intake(pledge=make_pledge(status="draft", places=None))
    change_status(intake.pledge, "submit", by=cast.chidi)
    change_status(intake.pledge, "approve", by=cast.wren)
    return [intake.pledge.pk, intake.pk]


def one_intake(cast: Cast) -> list:
    return [make_intake().pk]


def sam(cast: Cast) -> list:
    return [cast.sam.young_adult.pk]


def covered_by_amina(cast: Cast) -> list:
    entries = caseloads.caseload_of(cast.ade)
    caseloads.cover(entries, cast.amina, timezone.localdate(), by=cast.morgan, why="Leave")
    return [cast.ade.pk, cast.amina.pk]


def offer_in(status: str):
    """A maker of Sam's offer in one status."""
    return lambda cast: [make_offer(young_adult=cast.sam.young_adult, status=status).pk]


shortlisted = offer_in("shortlisted")
offered = offer_in("offered")
waiting = offer_in("waiting")
declined = offer_in("declined")
taken_back = offer_in("withdrawn_by_service")


def after_yes(*verbs: str):
    """A maker of Sam's offer that came to its status by the moves themselves, as hosts find it."""

    def make(cast: Cast) -> list:
        offer = make_offer(young_adult=cast.sam.young_adult)
        lifecycle.accept(offer, by=cast.sam)
        for verb in verbs:
            getattr(lifecycle, verb)(offer, by=cast.chidi)
        return [offer.pk]

    return make


accepted = after_yes()


def an_interview(cast: Cast) -> list:
    pledge = make_pledge(kind="priority_interview", interview_within_days=30)
    offer = make_offer(young_adult=cast.sam.young_adult, intake=pledge.intakes.get())
    lifecycle.accept(offer, by=cast.sam)
    return [offer.pk]


def something_equal(cast: Cast) -> list:
    (pk,) = an_interview(cast)
    said = {"criterion": "Likes being outside", "met": "equal", "instead": "Has a dog"}
    return [CriterionCheck.objects.create(offer_id=pk, **said).pk]


confirmed = after_yes("confirm")
started = after_yes("confirm", "start")
completed = after_yes("confirm", "start", "complete")


def starts_today(cast: Cast) -> list:
    (pk,) = confirmed(cast)
    today = timezone.localdate()
    Intake.objects.filter(offers=pk).update(fill_by=today, starts_on=today)
    return [pk]


def on_its_first_day(cast: Cast) -> list:
    intake = make_intake(starts_in_days=0, fill_by=timezone.localdate())
    return [make_offer(intake=intake, young_adult=cast.sam.young_adult, status="confirmed").pk]


def check_in_of_sam(cast: Cast) -> list:
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    return [offer.check_ins.create(point="first_day").pk]


def end_check_in_of_sam(cast: Cast) -> list:
    offer = make_offer(young_adult=cast.sam.young_adult, status="completed")
    return [offer.check_ins.create(point="end").pk]


def reference_asked(cast: Cast) -> list:
    (key,) = completed(cast)
    references.ask(Offer.objects.get(pk=key), by=cast.sam)
    return [key]


def wish_of_sam(cast: Cast) -> list:
    return [wanting.wish(cast.sam.young_adult, "mentoring", "healthcare", by=cast.sam).pk]


def to_withdraw(cast: Cast) -> list:
    return [*offered(cast), "withdraw"]


def to_accept(cast: Cast) -> list:
    return [*offered(cast), "accept"]


def no_such_move(cast: Cast) -> list:
    return [*offered(cast), "vanish"]


def question(cast: Cast) -> list:
    offer = make_offer(young_adult=cast.sam.young_adult)
    return [questions.ask(offer, "What do I wear?", by=cast.sam).pk]


def answered_question(cast: Cast) -> list:
    asked = Question.objects.get(pk=question(cast)[0])
    return [questions.answer(asked, "Boots.", by=cast.wren).pk]


def wren(cast: Cast) -> list:
    return ["wren"]


def invitation_to_be(kind: str, *more: str):
    """Makers of an invitation by Morgan: its number, its link, or its link after it was used."""

    def make(cast: Cast) -> list:
        made = invitations.invite("robin@example.org", "Robin", kind, by=cast.morgan, to_be="Something")
        if not more:
            return [made.pk]
        token = issue_token(made)
        if "used" in more:
            invitations.accept(token, name="Robin")
        return [token]

    return make


invitation = invitation_to_be("ete_worker")
invited_champion = invitation_to_be("champion")
invitation_link = invitation_to_be("ete_worker", "link")
used_invitation = invitation_to_be("ete_worker", "link", "used")


def account_of(name: str):
    return lambda cast: [getattr(cast, name).pk]


account_of_ade = account_of("ade")
account_of_morgan = account_of("morgan")
account_of_sam = account_of("sam")


def role_of_ade(cast: Cast) -> list:
    return [cast.ade.roles.get().pk]


def a_round(cast: Cast) -> Round:
    make_intake()
    opened = rounds.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def one_round(cast: Cast) -> list:
    return [a_round(cast).pk]


def sam_in_a_round(cast: Cast) -> list:
    return [a_round(cast).pk, cast.sam.young_adult.pk]


def sam_and_a_pledge(cast: Cast) -> list:
    round_ = a_round(cast)
    return [round_.pk, cast.sam.young_adult.pk, round_.proposals.get().intake_id]


def closed_round(cast: Cast) -> list:
    return [rounds.close(a_round(cast), by=cast.wren).pk]


def pair(cast: Cast) -> list:
    return [a_round(cast).proposals.get().pk]


def locked_pair(cast: Cast) -> list:
    return [rounds.keep(a_round(cast).proposals.get(), by=cast.wren).pk]
