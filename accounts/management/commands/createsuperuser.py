"""In place of Django's own: nobody stands above the roles, so this says how the first person comes in."""

from django.core.management import BaseCommand, CommandError


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: object) -> None:
        raise CommandError(
            "There is no superuser here, and no admin. The first person comes by: "
            "python manage.py invite EMAIL --role service_manager"
        )
