"""A young adult, who advises them, and what they want: no more than matching and reaching a person need."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from accounts.models.people import DateRange
from accounts.permissions import EIGHTEEN_PLUS
from geography.models import Authority
from rulebook import lists


class YoungAdultQuerySet(models.QuerySet["YoungAdult"]):
    def visible_to(self, user) -> YoungAdultQuerySet:
        """One's own record; a personal adviser's caseload; all of them for the 18+ service."""
        if user.holds(*EIGHTEEN_PLUS):
            return self
        own = Q(user=user)
        if user.holds("personal_adviser"):
            own |= Q(pk__in=CaseloadEntry.objects.current().filter(adviser=user).values("young_adult"))
        return self.filter(own)

    def with_adviser(self) -> YoungAdultQuerySet:
        """Adds `adviser_name`: who advises each today, covers last."""
        entries = (
            CaseloadEntry.objects.current()
            .filter(young_adult=models.OuterRef("pk"))
            .order_by("is_cover", "pk")
        )
        return self.annotate(adviser_name=models.Subquery(entries.values("adviser__name")[:1]))


class YoungAdult(models.Model):
    """An 18 to 25 year-old whom a council looks after as a corporate parent would.

    Eligibility follows `council` (who the corporate parent is); travel follows where the person lives.
    """

    class PermissionToWork(models.TextChoices):
        """A class, never a document; `PERMISSION_ACTIVITIES` in matching says what each allows."""

        ANY_PAID = "any_paid", "Any paid work"
        RESTRICTED_PAID = "restricted_paid", "Some paid work"
        VOLUNTEER_ONLY = "volunteer_only", "Volunteering only"
        STUDY_ONLY = "study_only", "Study only"
        ASK_THE_ADVISER = "ask_the_adviser", "Ask the adviser"

    class Contact(models.TextChoices):
        TEXT = "text", "Text message"
        EMAIL = "email", "E-mail"
        CALL = "call", "Phone call from my adviser"
        LETTER = "letter", "Letter"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="young_adult"
    )
    first_name = models.CharField(max_length=100, help_text="The name that this person wants to be called by")
    last_name = models.CharField(max_length=100)
    date_of_birth = models.DateField()
    council = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="+", help_text="The corporate parent"
    )
    phone = PhoneNumberField(blank=True)
    preferred_contact = models.CharField(max_length=10, choices=Contact.choices, default=Contact.TEXT)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField(null=True, blank=True, help_text="Home, in 100 m units")
    northing = models.IntegerField(null=True, blank=True, help_text="Home, in 100 m units")
    district = models.ForeignKey(
        Authority,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Where they live",
    )
    permission_to_work = models.CharField(max_length=20, choices=PermissionToWork.choices, blank=True)
    permission_review_on = models.DateField(null=True, blank=True)
    in_custody = models.BooleanField(default=False)
    paused_at = models.DateTimeField(
        null=True, blank=True, help_text="No offers and no messages while this is set"
    )
    wrong_answers = models.PositiveSmallIntegerField(
        default=0, help_text="To the soft check at the door, since the last right one"
    )
    monitoring_group = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="For fairness reports only; never read by ranking"
    )

    objects = YoungAdultQuerySet.as_manager()

    class Meta:
        ordering = ["first_name", "last_name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
                name="young_adult_position_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def age_in_months(self, on: dt.date) -> int:
        """Whole months lived on a date, as the engine counts age."""
        months = (on.year - self.date_of_birth.year) * 12 + on.month - self.date_of_birth.month
        return months - (on.day < self.date_of_birth.day)

    def age(self, on: dt.date | None = None) -> int:
        return self.age_in_months(on or timezone.localdate()) // 12


OVERLAPPING = (DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS)
"""For an exclusion constraint: the days of two entries."""


class CaseloadEntryQuerySet(models.QuerySet["CaseloadEntry"]):
    def current(self) -> CaseloadEntryQuerySet:
        today = timezone.localdate()
        return self.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def advising(self) -> CaseloadEntryQuerySet:
        return self.current().filter(is_cover=False)

    def standing_in(self) -> CaseloadEntryQuerySet:
        return self.current().filter(is_cover=True)

    def to_pass_on(self) -> CaseloadEntryQuerySet:
        """Cover whose last day has gone, and nobody has looked yet at what was open with it."""
        return self.filter(is_cover=True, ends_on__lt=timezone.localdate(), passed_on_at=None)


class CaseloadEntry(models.Model):
    """One young adult on one personal adviser's caseload, from one date to another; `is_cover` stands in.

    A young adult always has someone: the database refuses to end the entry of an adviser at whose side no
    other begins (migration 0004), as it refuses two advisers on one day.
    """

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="caseload_entries")
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="caseload")
    is_cover = models.BooleanField(default=False)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    passed_on_at = models.DateTimeField(
        null=True, blank=True, help_text="When cover was over and what was open passed back"
    )

    objects = CaseloadEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "caseload entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="caseload_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["young_adult"],
                condition=Q(ends_on=None, is_cover=False),
                name="one_adviser_at_a_time",
            ),
            ExclusionConstraint(
                name="one_adviser_on_a_day",
                expressions=[("young_adult", RangeOperators.EQUAL), OVERLAPPING],
                condition=Q(is_cover=False),
            ),
            ExclusionConstraint(
                name="on_a_caseload_once_on_a_day",
                expressions=[
                    ("young_adult", RangeOperators.EQUAL),
                    ("adviser", RangeOperators.EQUAL),
                    OVERLAPPING,
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult} with {self.adviser}"


class CaseloadChange(models.Model):
    """One move of one young adult between advisers: the step that followers of "change_adviser" get.

    ``before`` gives over and ``to`` takes over what is open; written once, never changed.
    """

    class What(models.TextChoices):
        ADVISER = "adviser", "New adviser"
        COVER = "cover", "Cover began"
        COVER_ENDED = "cover_ended", "Cover ended"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="caseload_changes")
    what = models.CharField(max_length=20, choices=What.choices)
    before = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True, help_text="The last day of a cover")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.get_what_display()}, {self.to}"


class QuarterOfAnHour(models.Func):
    """The beginning of the quarter of an hour that a moment lies in."""

    template = "date_bin('15 minutes', %(expressions)s, TIMESTAMPTZ '2000-01-01 00:00:00+00')"
    output_field = models.DateTimeField()


class LookQuerySet(models.QuerySet["Look"]):
    def visible_to(self, user) -> LookQuerySet:
        """Whom it is about, and nobody else."""
        return self.filter(young_adult__user=user)


class Look(models.Model):
    """Somebody opened what is held about a young adult, who can read who it was. Written once, never changed.

    `youngadults.looking.looked` writes it: one for each person, kind of page and quarter of an hour.
    """

    class Page(models.TextChoices):
        """What they did, as the young adult reads it."""

        RECORD = "record", "Opened your page"
        OFFER = "offer", "Opened one of your offers"
        QUESTION = "question", "Opened a question you asked"
        WAY_IN = "way_in", "Opened the page on how you sign in"
        LIST = "list", "Saved a list that you are on"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200, blank=True, help_text="What they were at that moment, in words")
    page = models.CharField(max_length=20, choices=Page.choices)
    at = models.DateTimeField(default=timezone.now)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["young_adult", "-at"], name="newest_looks")]
        constraints = [
            models.UniqueConstraint(
                "young_adult", "by", "page", QuarterOfAnHour("at"), name="one_look_a_quarter_of_an_hour"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_page_display()}"


RANK = [MinValueValidator(0), MaxValueValidator(4)]
INTEREST = {0: "no", 1: "a little", 2: "yes", 3: "very much"}


class Preferences(models.Model):
    """What somebody wants and can do, as far as anyone has asked. Empty means: nobody has asked yet.

    The four ranks are the order in which the person would like each kind (1 first, 0 not wanted). Interests
    map a sector of `rulebook.lists.SECTORS` to 1 (a little), 2 (yes) or 3 (very much).
    """

    young_adult = models.OneToOneField(YoungAdult, on_delete=models.CASCADE, related_name="preferences")
    wants = models.TextField(blank=True, help_text="What they would like, in their own words")
    does_not_want = models.TextField(blank=True, help_text="What they do not want, in their own words")
    rank_work_experience = models.PositiveSmallIntegerField(default=2, validators=RANK)
    rank_mentoring = models.PositiveSmallIntegerField(default=3, validators=RANK)
    rank_apprenticeship = models.PositiveSmallIntegerField(default=1, validators=RANK)
    rank_priority_interview = models.PositiveSmallIntegerField(default=4, validators=RANK)
    interests = models.JSONField(default=dict, blank=True)
    qualification = models.PositiveSmallIntegerField(null=True, blank=True, choices=lists.QUALIFICATIONS)
    max_travel_miles = models.PositiveSmallIntegerField(null=True, blank=True)
    remote_ok = models.BooleanField(default=False)
    days = ArrayField(models.PositiveSmallIntegerField(choices=lists.DAYS), null=True, blank=True)
    available_from = models.DateField(null=True, blank=True)
    dbs = models.PositiveSmallIntegerField(null=True, blank=True, choices=lists.DBS_LEVELS)
    driving_licence = models.BooleanField(null=True, blank=True)
    adjustments = ArrayField(
        models.CharField(max_length=30, choices=lists.ADJUSTMENTS), default=list, blank=True
    )
    support = ArrayField(models.CharField(max_length=30, choices=lists.SUPPORT), default=list, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    least_pay = models.PositiveIntegerField(null=True, blank=True, help_text="Pence an hour")
    waiting_since = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name_plural = "preferences"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    rank_work_experience__lte=4,
                    rank_mentoring__lte=4,
                    rank_apprenticeship__lte=4,
                    rank_priority_interview__lte=4,
                ),
                name="preference_ranks_0_to_4",
            ),
        ]

    def __str__(self) -> str:
        return f"Preferences of {self.young_adult}"
