"""Write docs/notices.md from the declared kinds of notice."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from notifications import listing


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "notices.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(listing.page(), encoding="utf-8")
        self.stdout.write(f"Wrote {path.relative_to(settings.BASE_DIR)}")
