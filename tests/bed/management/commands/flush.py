"""What Django does after a test that commits; ours also puts back what migrations loaded."""

from django.core.management.commands import flush
from django.db import connections

from tests.bed.database import BEGIN_AGAIN


class Command(flush.Command):
    def handle(self, **options):
        with connections[options["database"]].cursor() as cursor:
            cursor.execute(BEGIN_AGAIN)
