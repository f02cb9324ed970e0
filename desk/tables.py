"""The desk's lists: pledges, young adults, offers, organisations."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.permissions import an_ete_worker
from champions.models import Champion, Organisation
from offers.models import Offer
from pledges import describing
from pledges.models import Pledge
from rulebook.writing import day, from_today
from tabular.columns import WHOLE_WORDS, DayColumn, StatusColumn
from tabular.tables import ListTable
from youngadults.models import YoungAdult

NO_DATES = "No dates yet"


class NextStartColumn(DayColumn):
    """Where there is none, whether that is because it has no dates at all."""

    def render(self, value: dt.date | None, record: Pledge) -> str:
        return super().render(value) if value else why_none(record)

    def value(self, value: dt.date | None, record: Pledge) -> dt.date | str:
        return value or why_none(record)


def why_none(pledge: Any) -> str:
    return "None to fill" if pledge.places else NO_DATES


class PledgeTable(ListTable):
    key = "desk.pledges"
    file_name = "pledges"
    one, many = "pledge", "pledges"
    always = ("title",)
    more = ("posted_at", "sector", "pay")
    topics = "pledges offers"

    title = tables.Column(linkify=("desk:pledge", {"pk": tables.A("pk")}), verbose_name="Pledge")
    organisation = tables.Column(accessor="organisation__name", verbose_name="Host")
    kind = tables.Column(attrs=WHOLE_WORDS)
    status = StatusColumn()
    places = tables.Column(verbose_name="Places taken", order_by=("places_taken",))
    open_offers = tables.Column(verbose_name="Open offers")
    next_start = NextStartColumn(verbose_name="Next start", hint=True, empty_values=())
    posted_at = DayColumn(verbose_name="Posted")
    sector = tables.Column()
    pay = tables.Column(verbose_name="Pay an hour")

    class Meta:
        attrs = {"id": "pledges"}
        empty_text = "No pledge looks like this. Ask for less, or show everything."

    def render_places(self, record: Pledge) -> str:
        return f"{record.places_taken} of {record.places}" if record.places else NO_DATES

    def render_pay(self, record: Pledge) -> str:
        return describing.pay(record)

    def value_pay(self, value: int) -> float:
        return value / 100


class YoungAdultTable(ListTable):
    key = "desk.young_adults"
    file_name = "young-adults"
    one, many = "young adult", "young adults"
    always = ("first_name",)
    more = ("age", "district", "permission_to_work", "council")
    topics = "offers"

    first_name = tables.Column(
        verbose_name="Name",
        linkify=("desk:young_adult", {"pk": tables.A("pk")}),
        order_by=("first_name", "last_name"),
    )
    adviser_name = tables.Column(verbose_name="Adviser", default="Nobody")
    open_offers = tables.Column(verbose_name="Open or running")
    last_offered_at = DayColumn(verbose_name="Last offered", empty_values=())
    waiting_since = DayColumn(verbose_name="Waiting")
    age = tables.Column(accessor="date_of_birth", verbose_name="Age")
    district = tables.Column(verbose_name="Lives in", default="Not known", order_by=("district__name",))
    permission_to_work = tables.Column(default="Not asked yet")
    council = tables.Column(verbose_name="Supported by", order_by=("council__name",))

    class Meta:
        attrs = {"id": "people"}
        empty_text = "Nobody looks like this. Check the spelling, or show everybody."

    def render_first_name(self, record: YoungAdult) -> str:
        return str(record)

    def render_last_offered_at(self, value: Any) -> str:
        return from_today(value) if value else format_html('<span class="new">{}</span>', "Never")

    def value_last_offered_at(self, value: Any) -> Any:
        return value or "Never"

    def render_waiting_since(self, value: Any) -> str:
        return f"Since {day(value, True)}"

    def value_waiting_since(self, value: Any) -> Any:
        return value

    def render_age(self, record: YoungAdult) -> int:
        return record.age()

    def order_age(
        self, people: QuerySet[YoungAdult], is_descending: bool
    ) -> tuple[QuerySet[YoungAdult], bool]:
        """The youngest was born last."""
        born = F("date_of_birth")
        return people.order_by(born.asc() if is_descending else born.desc()), True


class OfferTable(ListTable):
    key = "desk.offers"
    file_name = "offers"
    one, many = "offer", "offers"
    always = ("young_adult",)
    more = ("kind", "adviser_name", "offered_by", "starts_on")
    topics = "offers"

    young_adult = tables.Column(
        linkify=("desk:offer", {"pk": tables.A("pk")}),
        order_by=("young_adult__first_name", "young_adult__last_name"),
        attrs=WHOLE_WORDS,
    )
    pledge = tables.Column(accessor="intake__pledge__title", verbose_name="Pledge")
    organisation = tables.Column(accessor="intake__pledge__organisation__name", verbose_name="Host")
    status = StatusColumn()
    offered_at = DayColumn(verbose_name="Offered")
    answer_by = DayColumn(accessor="answer_due", verbose_name="Answer by", hint=True)
    kind = tables.Column(accessor="intake__pledge__kind", attrs=WHOLE_WORDS)
    adviser_name = tables.Column(verbose_name="Adviser", default="Nobody")
    offered_by = tables.Column(accessor="offered_by__name", verbose_name="Offered by")
    starts_on = DayColumn(accessor="intake__starts_on", verbose_name="Starts")

    class Meta:
        attrs = {"id": "offers"}
        empty_text = "No offer looks like this. Ask for less, or show everything."

    def order_answer_by(self, offers: QuerySet[Offer], is_descending: bool) -> tuple[QuerySet[Offer], bool]:
        """What nobody has to answer any longer comes last either way."""
        due = F("answer_due")
        by = due.desc(nulls_last=True) if is_descending else due.asc(nulls_last=True)
        return offers.order_by(by, "-pk"), True


class OrganisationTable(ListTable):
    key = "desk.organisations"
    file_name = "organisations"
    one, many = "organisation", "organisations"
    always = ("name",)
    more = ("part_of", "sector", "places_taken")
    topics = "pledges"

    name = tables.Column(verbose_name="Organisation", attrs={"td": {"class": lambda record: below(record)}})
    champions = tables.Column(accessor="pk", verbose_name="Champions", orderable=False)
    kind = tables.Column()
    live_pledges = tables.Column(verbose_name="Live pledges")
    places = tables.Column(verbose_name="Places")
    part_of = tables.Column(verbose_name="Part of")
    sector = tables.Column()
    places_taken = tables.Column(verbose_name="Places taken")

    class Meta:
        attrs = {"id": "organisations"}
        empty_text = "No organisation looks like this. Ask for less, or show everything."

    def prepare(self, records: Sequence[Organisation]) -> None:
        """Who posts for each today, in one query."""
        now = Champion.objects.current().filter(organisation__in=[each.pk for each in records])
        self.posting = defaultdict(list)
        for champion in now.select_related("user"):
            self.posting[champion.organisation_id].append(champion)
        self.may_invite = an_ete_worker(self.reader, None)

    def render_name(self, record: Organisation) -> str:
        name = record.name
        if self.may_invite:
            name = format_html('<a href="{}">{}</a>', record.get_absolute_url(), name)
        if record.part_of is None:
            return name
        return format_html('{} <span class="quiet small">part of {}</span>', name, record.part_of)

    def value_name(self, record: Organisation) -> str:
        return record.name

    def render_champions(self, record: Organisation) -> SafeString:
        people = self.posting[record.pk]
        page = {"people": people, "organisation": record, "may_invite": self.may_invite}
        return render_to_string("desk/parts/champions.html", page)

    def value_champions(self, record: Organisation) -> str:
        return ", ".join(str(champion.user) for champion in self.posting[record.pk])

    def render_live_pledges(self, record: Organisation, value: int) -> str:
        if not value:
            return "0"
        url = f"{reverse('desk:pledges')}?status=live&organisation={record.pk}"
        return format_html('<a href="{}">{}</a>', url, value)

    def value_live_pledges(self, value: int) -> int:
        return value


def below(organisation: Organisation) -> str:
    """The class that moves a body in under the one that it is part of."""
    return f"depth-{organisation.depth}"
