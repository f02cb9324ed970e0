"""Write docs/lifecycles.md from the tables of moves."""

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from lifecycles import drawing


class Command(BaseCommand):
    help = "Write docs/lifecycles.md from the tables of moves"

    def handle(self, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "lifecycles.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawing.page(), encoding="utf-8")
        self.stdout.write(f"Wrote {path.relative_to(settings.BASE_DIR)}")
