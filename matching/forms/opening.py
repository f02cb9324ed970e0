"""What a round is over: which pledges, and for whom. Both are found by name and ticked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from matching import choosing
from offers.models import Offer
from pledges.models import Intake, Pledge
from youngadults.models import CaseloadEntry, YoungAdult

LONGEST_WAIT = 9999
LONGEST_WORDS = 100

NOT_ANY_MORE = "Something that you ticked cannot be in a round any more. It is gone from the list."
TICK = "Tick what you mean in the list below, or empty this box."


class Hinted(str):
    """A choice with a quieter line below it (config/renderer.py)."""

    hint = ""


def hinted(label: str, hint: str) -> Hinted:
    told = Hinted(label)
    told.hint = hint
    return told


class Ticks(forms.ModelMultipleChoiceField):
    """Boxes to tick: of what may be chosen, those that are ticked already and those that were found."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": NOT_ANY_MORE, "invalid_pk_value": NOT_ANY_MORE}

    def __init__(self, *, describe: Callable[[Any], str], **more: Any) -> None:
        super().__init__(queryset=None, required=False, **more)
        self.describe = describe

    def label_from_instance(self, one: Any) -> str:
        return self.describe(one)

    def show(self, found: QuerySet[Any], ticked: Collection[int]) -> None:
        """Offer what was ticked, and the first few of what was found."""
        kept, others = self.queryset.filter(pk__in=ticked), found.exclude(pk__in=ticked)
        self.widget.choices = [(one.pk, self.describe(one)) for one in (*kept, *others[: choosing.LISTED])]


def describe_pledge(pledge: Pledge) -> str:
    return hinted(str(pledge), str(pledge.organisation))


def describe_person(person: YoungAdult) -> str:
    return hinted(str(person), f"{person.age()} years old, {person.adviser_name or 'no adviser yet'}")


def adviser_field() -> forms.ModelChoiceField:
    entries = CaseloadEntry.objects.current().values("adviser")
    return forms.ModelChoiceField(
        label="Whose young adults?",
        queryset=get_user_model().objects.filter(pk__in=entries).order_by("name"),
        required=False,
        empty_label="Everybody’s",
    )


def words_field(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=LONGEST_WORDS)


class OpenForm(forms.Form):
    """Over which pledges, and for whom. Without a tick it is all of them that the other answers leave.

    Pressed *Find*, it lists what was looked for and opens nothing. A word that was typed and never looked
    for, or found and left without a tick, is asked about: it must not turn into a round for everybody.
    """

    may_skip = True
    title = words_field("Find a pledge by its title or its host")
    pledges = Ticks(label="Pledges", describe=describe_pledge)
    adviser = forms.Field()
    never = forms.BooleanField(label="Only those who have never been offered anything", required=False)
    waited = forms.IntegerField(
        label="Only those who have waited at least so many days",
        required=False,
        min_value=1,
        max_value=LONGEST_WAIT,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )
    name = words_field("Find somebody by name")
    people = Ticks(label="Young adults", describe=describe_person)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"] = adviser_field()
        self.fields["pledges"].queryset = choosing.pledges()
        self.fields["people"].queryset = choosing.people()
        self.n_pledges = self.n_people = 0
        self.left_out: list[str] = []
        if not self.is_bound:
            self.list_both({})

    @property
    def finds(self) -> bool:
        return "find" in self.data

    def list_both(self, typed: dict[str, Any]) -> None:
        """What can be ticked: where there are many, only those who were looked for."""
        title, name = typed.get("title", ""), typed.get("name", "")
        pledges = choosing.called(choosing.pledges(), title, choosing.PLEDGE_WORDS)
        people = choosing.called(self.narrowed(choosing.people()), name, choosing.PERSON_WORDS)
        self.n_pledges = self.show("pledges", pledges, bool(title))
        self.n_people = self.show("people", people, bool(name))
        self.left_out = choosing.left_out(name) if name else []

    def show(self, field: str, found: QuerySet[Any], looked_for: bool) -> int:
        """Lists what was found where somebody looks for it or it is little; how much there is."""
        number = found.count()
        shown = found if looked_for or self.finds or number <= choosing.LISTED else found.none()
        self.fields[field].show(shown, self.ticked(field))
        return number

    def ticked(self, name: str) -> list[int]:
        keys = self.data.getlist(name) if self.is_bound else []
        return [int(key) for key in keys if key.isdecimal() and len(key) < 19]

    def clean(self) -> dict[str, Any]:
        """Lists what was looked for; a word that names nobody ticked is asked about."""
        typed = self.cleaned_data
        self.list_both(typed)
        for words, ticks in (("title", "pledges"), ("name", "people")):
            is_listed = self.data.get(f"listed_{words}") == typed.get(words)
            if typed.get(words) and not self.finds and not (is_listed and typed.get(ticks)):
                self.add_error(words, TICK)
        return typed

    def chosen(self) -> dict[str, Any]:
        """As `lifecycle.open_round` takes it."""
        pledges, people = list(self.cleaned_data["pledges"]), self.people_chosen()
        return {
            "scope": self.scope(),
            "intakes": Intake.objects.filter(pledge__in=pledges).values_list("pk", flat=True)
            if pledges
            else None,
            "people": None if people is None else people.values_list("pk", flat=True),
        }

    def people_chosen(self) -> QuerySet[YoungAdult] | None:
        """Those who are ticked; else all whom the answers leave; None where nothing was asked."""
        if self.cleaned_data["people"]:
            return self.cleaned_data["people"]
        asked = any(self.cleaned_data[name] for name in ("adviser", "never", "waited"))
        return self.narrowed(YoungAdult.objects.all()) if asked else None

    def narrowed(self, people: QuerySet[YoungAdult]) -> QuerySet[YoungAdult]:
        typed = self.cleaned_data if self.is_bound else {}
        adviser, never, waited = (typed.get(name) for name in ("adviser", "never", "waited"))
        if waited:
            since = timezone.localdate() - dt.timedelta(days=waited)
            people = people.filter(preferences__waiting_since__lte=since)
        if adviser:
            entries = CaseloadEntry.objects.current().filter(adviser=adviser)
            people = people.filter(pk__in=entries.values("young_adult"))
        if never:
            offered = Offer.objects.filter(young_adult=OuterRef("pk")).exclude(
                status__in=Offer.BEFORE_OFFERED
            )
            people = people.filter(~Exists(offered))
        return people

    def scope(self) -> str:
        """As "All pledges to fill; Ade’s young adults, never offered anything, waiting 90 days or more"."""
        pledges, people = len(self.cleaned_data["pledges"]), len(self.cleaned_data["people"])
        over = "1 pledge" if pledges == 1 else f"{pledges} pledges" if pledges else "All pledges to fill"
        return f"{over}; {chosen_people(people) if people else self.for_whom()}"

    def for_whom(self) -> str:
        adviser, never, waited = (self.cleaned_data[name] for name in ("adviser", "never", "waited"))
        whose = f"{adviser}’s young adults" if adviser else "everybody"
        of_them = [whose, "never offered anything" if never else ""]
        of_them += [f"waiting {waited} day{'s' if waited > 1 else ''} or more" if waited else ""]
        return ", ".join(filter(None, of_them))


def chosen_people(number: int) -> str:
    return "1 young adult, chosen by name" if number == 1 else f"{number} young adults, chosen by name"
