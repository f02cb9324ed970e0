"""Why something is decided in a round; every number of the policy, and why it is changed."""

from __future__ import annotations

from typing import Any

from django import forms

from matching import policies, policy_words
from matching.engine import Policy
from matching.engine.policy import HEAVIEST

LONGEST = 1000


class WhyForm(forms.Form):
    why = forms.CharField(
        label="Why?",
        help_text="It is kept with the round. Nobody outside the 18+ service reads it.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PolicyForm(forms.Form):
    """Every number of the policy, and why it is changed."""

    why = forms.CharField(
        label="Why is it changed?",
        help_text="Everyone in the 18+ service can read this.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = policy
        for _, lines in policy_words.in_sections(policy):
            for line in lines:
                self.fields[line.key] = forms.IntegerField(
                    label=line.label, initial=line.value, min_value=1 - HEAVIEST, max_value=HEAVIEST - 1
                )
        self.order_fields([name for name in self.fields if name != "why"])

    def clean(self) -> dict[str, Any]:
        """The engine has the last word on what can be a policy."""
        if not self.errors:
            try:
                self.policy()
            except ValueError as wrong:
                raise forms.ValidationError(str(wrong).partition(": ")[2]) from None
        return self.cleaned_data

    def entries(self) -> dict[str, Any]:
        return policy_words.changed(self.now, self.cleaned_data)

    def policy(self) -> Policy:
        """The policy with these numbers, under the number that is in force: to be tried, not kept."""
        return policies.from_values(policies.to_values(self.now) | self.entries(), self.now.version)
