"""Collect the words of young adults' pages from the code into the catalogues of locale/, for translators."""

from django.core.management.base import BaseCommand

from config import catalogues


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: object) -> None:
        catalogues.collect()
        catalogues.compile_all()
        self.stdout.write(f"{len(catalogues.words())} words")
