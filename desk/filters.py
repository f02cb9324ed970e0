"""Narrowing the desk's lists: a few questions, never more than a worker asks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters as filters
from django.contrib.auth import get_user_model
from django.core.validators import MaxValueValidator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import CheckboxInput
from django.utils import timezone

from champions.models import Champion, Organisation
from geography.models import Authority
from matching.mapping import who_may_be_matched
from offers.models import Offer
from pledges.filters import PledgeFilter as FilterOfPledges
from pledges.models import Intake, Pledge
from tabular.filters import ListFilter
from youngadults.models import CaseloadEntry, YoungAdult


def ticked(label: str, method: str) -> filters.BooleanFilter:
    """A question that is asked by a tick; without it, all rows."""
    return filters.BooleanFilter(label=label, method=method, widget=CheckboxInput)


class PledgeFilter(FilterOfPledges):
    status = filters.ChoiceFilter(
        choices=[choice for choice in Pledge.Status.choices if choice[0] != Pledge.Status.DRAFT],
        empty_label="Every status",
    )
    organisation = filters.ModelChoiceFilter(
        label="Host", queryset=lambda request: Organisation.objects.all(), empty_label="Every host"
    )
    to_fill = ticked("With a place to fill", "with_a_place")

    def with_a_place(self, pledges: QuerySet[Pledge], name: str, value: bool) -> QuerySet[Pledge]:
        to_fill = Intake.objects.to_fill().filter(pledge=OuterRef("pk"))
        return pledges.filter(Exists(to_fill)) if value else pledges


def advisers(request: Any) -> QuerySet[Any]:
    """Those who advise somebody today, whoever asks."""
    entries = CaseloadEntry.objects.current().values("adviser")
    return get_user_model().objects.filter(pk__in=entries).order_by("name")


def advised_by(adviser: Any) -> QuerySet[CaseloadEntry]:
    return CaseloadEntry.objects.current().filter(adviser=adviser).values("young_adult")


def called(word: str) -> QuerySet[YoungAdult]:
    """The word is a part of the first or the last name."""
    return YoungAdult.objects.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word))


def homes(request: Any) -> QuerySet[Authority]:
    """The districts in which somebody lives."""
    return Authority.objects.filter(pk__in=YoungAdult.objects.values("district"))


class YoungAdultFilter(ListFilter):
    searched = ("first_name", "last_name")

    adviser = filters.ModelChoiceFilter(
        label="Adviser", queryset=advisers, method="with_adviser", empty_label="Everybody’s"
    )
    district = filters.ModelChoiceFilter(label="Lives in", queryset=homes, empty_label="Anywhere")
    permission_to_work = filters.ChoiceFilter(
        choices=YoungAdult.PermissionToWork.choices, empty_label="Any, or not asked yet"
    )
    never = ticked("Never offered anything", "never_offered")
    may = ticked("Can be offered something now", "who_may_be_offered")

    class Meta:
        model = YoungAdult
        fields: list[str] = []

    def with_adviser(self, people: QuerySet[YoungAdult], name: str, value: Any) -> QuerySet[YoungAdult]:
        return people.filter(pk__in=advised_by(value))

    def never_offered(self, people: QuerySet[YoungAdult], name: str, value: bool) -> QuerySet[YoungAdult]:
        offered = Offer.objects.filter(young_adult=OuterRef("pk"), offered_at__isnull=False)
        return people.filter(~Exists(offered)) if value else people

    def who_may_be_offered(
        self, people: QuerySet[YoungAdult], name: str, value: bool
    ) -> QuerySet[YoungAdult]:
        return who_may_be_matched(people, timezone.localdate()) if value else people


BEFORE_3000 = MaxValueValidator(dt.date(2999, 12, 31), "Choose a day before the year 3000.")


class OfferFilter(ListFilter):
    status = filters.ChoiceFilter(choices=Offer.Status.choices, empty_label="Every status")
    kind = filters.ChoiceFilter(
        field_name="intake__pledge__kind", choices=Pledge.Kind.choices, label="Kind", empty_label="Every kind"
    )
    adviser = filters.ModelChoiceFilter(
        label="Adviser", queryset=advisers, method="with_adviser", empty_label="Everybody’s"
    )
    since = filters.DateFilter(label="Offered on or after", method="offered_since", validators=[BEFORE_3000])
    until = filters.DateFilter(label="Offered on or before", method="offered_until", validators=[BEFORE_3000])
    late = ticked("The time to answer is over", "too_late")

    class Meta:
        model = Offer
        fields: list[str] = []

    def has_word(self, word: str) -> Q:
        """In the young adult's name, the pledge's title or the host's name: each asked for once, not for
        every offer.
        """
        pledges = Pledge.objects.filter(Q(title__icontains=word) | Q(organisation__name__icontains=word))
        intakes = Intake.objects.filter(pledge__in=pledges)
        return Q(young_adult__in=called(word)) | Q(intake__in=intakes)

    def with_adviser(self, offers: QuerySet[Offer], name: str, value: Any) -> QuerySet[Offer]:
        return offers.filter(young_adult__in=advised_by(value))

    def offered_since(self, offers: QuerySet[Offer], name: str, value: dt.date) -> QuerySet[Offer]:
        return offers.filter(offered_at__gte=midnight(value))

    def offered_until(self, offers: QuerySet[Offer], name: str, value: dt.date) -> QuerySet[Offer]:
        return offers.filter(offered_at__lt=midnight(value) + dt.timedelta(days=1))

    def too_late(self, offers: QuerySet[Offer], name: str, value: bool) -> QuerySet[Offer]:
        return offers.overdue() if value else offers


def midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class OrganisationFilter(ListFilter):
    searched = ("name",)

    kind = filters.ChoiceFilter(choices=Organisation.Kind.choices, empty_label="Every kind")
    vacant = ticked("Without a champion", "without_champion")

    class Meta:
        model = Organisation
        fields: list[str] = []

    def without_champion(
        self, organisations: QuerySet[Organisation], name: str, value: bool
    ) -> QuerySet[Organisation]:
        now = Champion.objects.current().filter(organisation=OuterRef("pk"))
        return organisations.filter(~Exists(now)) if value else organisations
