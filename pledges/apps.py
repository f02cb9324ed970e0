from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "pledges"

    def ready(self) -> None:
        from accounts.rooms import add_doors, add_page

        from . import lifecycle  # noqa: F401  (registers the table of moves and the kinds of notice)
        from .doors import pledge_doors
        from .models import Pledge
        from .permissions import reads_pledges

        add_doors(60, pledge_doors)
        add_page(Pledge, 60, reads_pledges, "pledges:pledge")
