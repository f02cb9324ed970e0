"""Say what another policy would have changed in the last round. Nothing is changed or kept."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matching import policies, replaying
from matching.engine import Policy
from matching.models import Round


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "changes", nargs="+", metavar="NAME=VALUE", help="as near=200, or interest=[0,90,180,260]"
        )
        parser.add_argument("--round", type=int, help="another round than the last")

    def handle(self, *args: Any, **options: Any) -> None:
        worked_out = Round.objects.exclude(input_sha256="")
        if options["round"]:
            worked_out = worked_out.filter(pk=options["round"])
        round_ = worked_out.first()
        if round_ is None:
            raise CommandError("There is no such round that was worked out.")
        kept = replaying.kept_case(round_).policy
        found = replaying.what_if(round_, changed(kept, options["changes"]))
        self.stdout.write(f"Round {round_.pk}, under policy {kept.version}:")
        for line in in_words(found):
            self.stdout.write(line)


def changed(policy: Policy, changes: list[str]) -> Policy:
    values = policies.to_values(policy)
    for change in changes:
        name, _, value = change.partition("=")
        if name not in values:
            raise CommandError(f"There is no {name!r}. Choose from: {', '.join(sorted(values))}.")
        values[name] = read(name, value, like=values[name])
    try:
        return policies.from_values(values, policy.version)
    except (TypeError, ValueError) as wrong:
        raise CommandError(str(wrong)) from None


def read(name: str, value: str, like: Any) -> Any:
    """A value in JSON, of the same shape as the one that it takes the place of."""
    try:
        told = json.loads(value)
    except ValueError:
        raise CommandError(f"{name}: {value!r} is not a value.") from None
    if policies.shape(told) != policies.shape(like):
        raise CommandError(f"{name} must look like {json.dumps(like)}.")
    return told


def in_words(found: replaying.WhatIf) -> list[str]:
    """The difference, a line each."""
    then, instead = found.then, found.instead
    mean = [result.rest.vector[10] / max(1, len(result.pairs)) for result in (then, instead)]
    return [
        f"  people placed: {len(then.pairs)}, would have been {len(instead.pairs)}",
        *(
            f"  from turn {tier}: {was}, would have been {would}"
            for tier, was, would in found.placed_from_tiers()
        ),
        f"  mean fit: {mean[0]:.0f}, would have been {mean[1]:.0f}",
        f"  people whose proposal would have been another: {found.changed}",
    ]
