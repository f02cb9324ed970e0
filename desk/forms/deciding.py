"""What people type at the desk: comments, reasons, how consent was given, an answer."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import User
from matching.previews import Preview
from offers.models import Reason
from youngadults import caseloads

LONGEST = 1000


def words(label: str, *, required: bool = True, help_text: str = "", limit: int = LONGEST) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


TOLD = (("On the phone", "On the phone"), ("Face to face", "Face to face"))
"""How a worker told somebody of an offer."""


class VersionForm(forms.Form):
    """Which version of a pledge was read before the decision."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class CommentsForm(forms.Form):
    why = words(
        "What should change?",
        help_text="The champion reads this. Say what to change, and why.",
        limit=2000,
    )


class WhyForm(forms.Form):
    why = words("Why?", required=False, help_text="The history keeps this.")


class NothingToSayForm(forms.Form):
    """A move that needs no words."""


class MoveForm(forms.Form):
    """The words that one move of an offer asks for: how they were told, a reason from the list, why, how
    consent was given.
    """

    how = forms.ChoiceField(
        label="How did you tell them?",
        choices=TOLD,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how you told them."},
    )
    reason = forms.ChoiceField(
        label="Their reason", required=False, choices=[("", "No reason given"), *Reason.choices]
    )
    why = words("Why?", required=False, help_text="The history keeps this. The young adult may read it.")
    consent = words(
        "How did they say so?",
        help_text="For example: on the phone on Tuesday, in their own words. They are told of it.",
    )

    def __init__(self, *args: Any, asks: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(asks):
            del self.fields[name]
        if "why!" in asks:
            self.fields["why"] = words("Why?", help_text="The history keeps this.")
        if "how" in asks:
            self.fields["why"].label = "Anything to add?"
            # In a row of the queue it is typed, not ticked.
            self.fields["how"].required = not self.data.get("why", "").strip()

    def clean(self) -> dict[str, Any]:
        """How they were told is kept as the why of that step."""
        said = super().clean()
        if "how" in said:
            said["why"] = "\n".join(filter(None, [said.pop("how"), said.get("why", "")]))
        return said


class AdviserForm(forms.Form):
    """Who advises somebody from now on; with a last day they only stand in."""

    to = forms.ModelChoiceField(User.objects.none(), label="Who?", empty_label="Choose one")
    until = forms.DateField(
        label="Last day, if they only stand in", required=False, help_text="Leave it empty for a new adviser."
    )
    why = words("Why?", help_text="The history keeps this. The young adult may read it.")

    def __init__(self, *args: Any, away: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = caseloads.advisers().exclude(pk=away and away.pk)


class CoverForm(AdviserForm):
    """Who stands in for an adviser, always up to a last day."""

    until = forms.DateField(label="Last day", help_text="The last day on which they stand in.")


class AnswerForm(forms.Form):
    one_question = False

    text = words("Your answer", help_text="They read it on their page, with your name.", limit=2000)


class SendForm(forms.Form):
    """The written reasons of a preview: one for each young adult against whom a rule stands."""

    def __init__(self, *args: Any, plan: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in plan.planned:
            if each.ruling.needs_a_reason:
                self.fields[each.field_name] = words(
                    f"Why offer it to {each.young_adult.first_name} all the same?",
                    help_text="Say whom you asked and what they said. A manager reads it, and agrees or not.",
                )

        self.fields["told"] = forms.ChoiceField(
            label="Have you told them already?",
            required=False,
            choices=[("", "Not yet"), *TOLD],
            help_text="It is kept with the offer. They hear of it by their own channel all the same.",
        )
        self.plan = plan

    def clean_told(self) -> str:
        """Whoever waits for a manager has not been told; nobody can be told something that may not come."""
        told = self.cleaned_data["told"]
        if told and not self.plan.to_send:
            raise forms.ValidationError("Tell nobody before a manager has agreed.")
        return told

    def written(self) -> list[tuple[str, str]]:
        """The reasons that were typed, to be read where nothing can be sent: none of them is lost."""
        typed = [(field.label, field.value()) for field in self if field.name.startswith("why-")]
        return [(label, words) for label, words in typed if words]

    def why(self) -> dict[int, str]:
        """The reasons by young adult."""
        said = self.cleaned_data.items()
        return {int(name.removeprefix("why-")): text for name, text in said if name.startswith("why-")}
