"""A pledge: what an organisation promises, in its own words, and how far it is."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from champions.models import Organisation
from champions.permissions import organisations_of
from lifecycles.models import Step
from rulebook import lists

from .intakes import Intake


class PledgeQuerySet(models.QuerySet["Pledge"]):
    def visible_to(self, user) -> PledgeQuerySet:
        """Own organisation's in every status; all that were ever submitted for the 18+ service; live ones for
        personal advisers, panel members and young adults.
        """
        seen = Q(organisation__in=organisations_of(user))
        if user.holds(*EIGHTEEN_PLUS):
            seen |= ~Q(status=Pledge.Status.DRAFT)
        elif user.holds("personal_adviser", "panel_member") or user.signs_in_by_link:
            seen |= Q(status=Pledge.Status.LIVE)
        return self.filter(seen)

    def of_champion(self, user) -> PledgeQuerySet:
        """The promises of the organisations that this person posts for."""
        return self.filter(organisation__in=organisations_of(user))

    def live(self) -> PledgeQuerySet:
        return self.filter(status=Pledge.Status.LIVE)

    def awaiting_approval(self) -> PledgeQuerySet:
        return self.filter(status=Pledge.Status.SUBMITTED)

    def waiting_for_their_champion(self) -> PledgeQuerySet:
        """Begun and not sent, or sent and come back with comments; those with comments first."""
        statuses = (Pledge.Status.REFERRED_BACK, Pledge.Status.DRAFT)
        return self.filter(status__in=statuses).order_by("-status", "-posted_at", "-pk")

    def with_comments(self) -> PledgeQuerySet:
        """Adds `comments`: what the 18+ service wrote when it last referred the pledge back."""
        steps = PledgeStep.objects.filter(record=OuterRef("pk"), verb="refer_back").order_by("-pk")
        return self.annotate(
            comments=Coalesce(Subquery(steps.values("why")[:1]), Value(""), output_field=models.TextField())
        )

    def open(self) -> PledgeQuerySet:
        """Not ended: it may still lead to something."""
        return self.exclude(status__in=Pledge.ENDED)

    def with_places(self) -> PledgeQuerySet:
        """Adds `places`, `places_taken` over all intakes and `next_start`, the first start still to be
        filled.
        """
        intakes = Intake.objects.filter(pledge=OuterRef("pk")).order_by().values("pledge")
        to_fill = Intake.objects.to_fill().filter(pledge=OuterRef("pk")).order_by("starts_on")
        return self.annotate(
            places=Coalesce(Subquery(intakes.annotate(n=Sum("places")).values("n")), 0),
            places_taken=Coalesce(Subquery(intakes.annotate(n=Sum("places_taken")).values("n")), 0),
            next_start=Subquery(to_fill.values("starts_on")[:1]),
        )

    def standing_support(self) -> PledgeQuerySet:
        """Live other support, which has no dates: there to be asked for, until its last day if it has one."""
        last_day = Q(stands_until=None) | Q(stands_until__gte=timezone.localdate())
        return self.live().filter(last_day, kind=Pledge.Kind.OTHER_SUPPORT)

    def to_fill(self) -> PledgeQuerySet:
        """Live, with a place left on an intake whose last date to fill has not passed."""
        return self.live().filter(Exists(Intake.objects.to_fill().filter(pledge=OuterRef("pk"))))


class Pledge(models.Model):
    """What an organisation promises to young adults. Its status changes through `pledges.lifecycle` only.

    *Full* and *expired* are derived from the intakes, never stored.
    """

    class Kind(models.TextChoices):
        WORK_EXPERIENCE = "work_experience", "Work experience"
        MENTORING = "mentoring", "Mentoring"
        APPRENTICESHIP = "apprenticeship", "Apprenticeship"
        PRIORITY_INTERVIEW = "priority_interview", "Priority interview"
        OTHER_SUPPORT = "other_support", "Other support"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Waiting for approval"
        REFERRED_BACK = "referred_back", "Referred back"
        LIVE = "live", "Live"
        PAUSED = "paused", "Paused"
        CLOSED = "closed", "Closed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    ENDED = (Status.CLOSED, Status.WITHDRAWN)

    class OpenTo(models.TextChoices):
        COUNCIL = "council", "Young adults of this council only"
        ANY = "any", "Any care-experienced young adult, whichever council"

    class Purpose(models.TextChoices):
        WATCH = "watch", "To watch and ask: shadowing"
        TRY = "try", "To try things out beside somebody who does them"
        WORK = "work", "To do work that somebody would otherwise do"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pledges")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    title = models.CharField(max_length=120)
    description = models.TextField(max_length=2000, blank=True, help_text="What the young adult would do")
    sector = models.CharField(max_length=60, choices=lists.SECTORS, blank=True)
    second_sector = models.CharField(max_length=60, choices=lists.SECTORS, blank=True)
    meets = models.CharField(
        max_length=120, blank=True, help_text="Who the young adult would meet, and their part"
    )

    remote = models.BooleanField(default=False)
    site_name = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField(null=True, blank=True, help_text="100 m units")
    northing = models.IntegerField(null=True, blank=True, help_text="100 m units")
    directions = models.TextField(max_length=500, blank=True, help_text="How to get there without a car")
    ask_for = models.CharField(max_length=120, blank=True, help_text="Whom to ask for on arriving")
    bring = models.TextField(max_length=300, blank=True, help_text="What to wear and bring")
    supervisor = models.CharField(
        max_length=120, blank=True, help_text="Who looks after the young adult, and how the host reaches them"
    )

    weekly_hours = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(48)]
    )
    days = ArrayField(models.PositiveSmallIntegerField(choices=lists.DAYS), default=list, blank=True)
    least_days = models.PositiveSmallIntegerField(
        default=0, help_text="On how many of these days somebody is needed"
    )
    times = models.CharField(max_length=120, blank=True, help_text="For example: 11 am to 3 pm")
    pay = models.PositiveIntegerField(default=0, help_text="Pence an hour; 0 is unpaid")
    travel_paid = models.BooleanField(default=False)

    open_to = models.CharField(max_length=10, choices=OpenTo.choices, default=OpenTo.COUNCIL)
    age_from = models.PositiveSmallIntegerField(
        default=18,
        validators=[MinValueValidator(18), MaxValueValidator(25)],
        help_text="Youngest age at the start",
    )
    age_to = models.PositiveSmallIntegerField(
        default=25,
        validators=[MinValueValidator(18), MaxValueValidator(25)],
        help_text="Oldest age at the start",
    )
    qualification_needed = models.PositiveSmallIntegerField(default=0, choices=lists.QUALIFICATIONS)
    qualification_ideal = models.PositiveSmallIntegerField(default=0, choices=lists.QUALIFICATIONS)
    dbs = models.PositiveSmallIntegerField(default=0, choices=lists.DBS_LEVELS)
    driving_licence = models.BooleanField(default=False)
    adjustments = ArrayField(
        models.CharField(max_length=30, choices=lists.ADJUSTMENTS), default=list, blank=True
    )
    support = ArrayField(models.CharField(max_length=30, choices=lists.SUPPORT), default=list, blank=True)

    age_reason = models.CharField(
        max_length=200, blank=True, help_text="What law or insurance asks for other ages than 18 to 25"
    )
    dbs_role = models.CharField(
        max_length=30, choices=lists.DBS_ROLES, blank=True, help_text="What makes a role eligible for a check"
    )
    outcomes = ArrayField(
        models.CharField(max_length=30, choices=lists.COVENANT_OUTCOMES), default=list, blank=True
    )

    # Work without pay: what the law asks about it; see `pledges.unpaid_work`
    purpose = models.CharField(max_length=10, choices=Purpose.choices, blank=True)
    must_keep_hours = models.BooleanField(null=True, blank=True)
    on_rota = models.BooleanField(null=True, blank=True)
    job_promised = models.BooleanField(null=True, blank=True)
    # Apprenticeship
    standard = models.CharField(max_length=120, blank=True, help_text="Reference and title of the standard")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    is_foundation = models.BooleanField(default=False)
    training_provider = models.CharField(max_length=120, blank=True)
    months = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(72)]
    )
    # Priority interview
    is_guaranteed = models.BooleanField(
        default=False, help_text="Whoever meets the criteria is interviewed, without exception"
    )
    criteria = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    equivalences = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    interview_within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    promises_feedback = models.BooleanField(default=False)
    # Mentoring
    meets_first = models.BooleanField(
        default=False, help_text="Mentor and young adult meet before they choose"
    )
    how_often = models.CharField(max_length=120, blank=True)
    # Other support
    how_to_get_it = models.TextField(max_length=500, blank=True)
    stands_until = models.DateField(null=True, blank=True)

    version = models.PositiveIntegerField(
        default=1, help_text="Counts edits, so that a stale form is noticed"
    )
    posted_at = models.DateTimeField(default=timezone.now)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        ordering = ["-posted_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(age_from__lte=F("age_to")), name="pledge_ages_in_order"),
            models.CheckConstraint(
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
                name="pledge_position_whole_or_none",
            ),
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(status="withdrawn")
                | Q(remote=True)
                | Q(kind="other_support")
                | Q(easting__isnull=False),
                name="pledge_posted_with_a_place",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | ~Q(kind="apprenticeship") | Q(pay__gt=0),
                name="apprenticeship_posted_with_pay",
            ),
            # Whatever page or import it came by, and whoever approved it: work is never posted unpaid.
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "live", "paused"])
                | ~Q(kind="work_experience")
                | Q(pay__gt=0)
                | ~(Q(purpose="work") | Q(on_rota=True) | Q(job_promised=True)),
                name="work_never_posted_unpaid",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pledges:pledge", args=[self.pk])

    @property
    def is_paid(self) -> bool:
        return self.pay > 0

    @property
    def pays_for_travel(self) -> bool:
        """Said beside the pay; other support has no pay, so there it is one of the things that they give."""
        if self.kind == self.Kind.OTHER_SUPPORT:
            return lists.TRAVEL_COSTS in self.support
        return self.travel_paid

    @property
    def helps_with(self) -> list[str]:
        """All that they give beside pay, for whoever compares it with what somebody would like."""
        elsewhere = self.pays_for_travel and lists.TRAVEL_COSTS not in self.support
        return [*self.support, *([lists.TRAVEL_COSTS] if elsewhere else [])]


class PledgeStep(Step):
    record = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="steps")
