"""Work a round out again from what was kept of it, and say whether the result is the same."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matching import replaying
from matching.models import Round


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("round", type=int, help="the number of the round")

    def handle(self, *args: Any, **options: Any) -> None:
        round_ = Round.objects.filter(pk=options["round"]).first()
        if round_ is None or not round_.input_sha256:
            raise CommandError(f"There is no round {options['round']} that was worked out.")
        try:
            different = [self.say(each) for each in replaying.replay(round_)].count(False)
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        if different:
            raise CommandError(f"{different} of its versions came out otherwise.")
        self.stdout.write(f"Round {round_.pk} gives the same result.")

    def say(self, each: replaying.Replayed) -> bool:
        same = "the same" if each.is_same else "ANOTHER RESULT"
        pairs = len(each.result.pairs)
        self.stdout.write(f"Version {each.version.number}: {pairs} pairs, {each.result.sha256[:16]}, {same}")
        return each.is_same
