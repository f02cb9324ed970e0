"""Compile the translations of locale/ into what Django reads: a part of setting up, like the styles."""

from django.core.management.base import BaseCommand

from config import catalogues


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options: object) -> None:
        catalogues.compile_all()
