"""Bring in the apprenticeship adverts near a place from Find an apprenticeship; writes only when told to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pledges.importing.adverts import SOURCE
from pledges.importing.find_an_apprenticeship import Client, rows_of
from pledges.importing.known import adverts_here
from tabular.importing import CannotRead
from tabular.importing.whole import Given

from .import_pledges import carry_out


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lat", type=float, help="Latitude of the middle of the search")
        parser.add_argument("--lon", type=float, help="Longitude of the middle of the search")
        parser.add_argument("--miles", type=int, default=30, help="How far around it")
        parser.add_argument("--employer", help="Only adverts of this employer")
        parser.add_argument("--organisation", help="Whose all of it is, by the name that it has here")
        parser.add_argument("--write", action="store_true", help="Write it; without this, nothing is written")
        parser.add_argument("--report", type=Path, help="Where to write what became of each advert, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Given()
        try:
            found.given = rows_of(Client(), adverts_here(), **search(options))
        except CannotRead as problem:
            raise CommandError(str(problem)) from problem
        carry_out(self, found, SOURCE, options)


def search(options: dict[str, Any]) -> dict[str, Any]:
    asked: dict[str, Any] = {"Sort": "AgeDesc"}
    if options["lat"] is not None and options["lon"] is not None:
        asked |= {"Lat": options["lat"], "Lon": options["lon"], "DistanceInMiles": options["miles"]}
    if options["employer"]:
        asked["EmployerName"] = options["employer"]
    return asked
