from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "offers"

    def ready(self) -> None:
        import accounts.rooms
        import lifecycles
        from pledges.models import Pledge
        from youngadults.models import CaseloadChange

        from . import doors, following, lifecycle, reminding, safety  # noqa: F401  (registers moves and kinds of notice)
        from .models import Offer

        accounts.rooms.add_doors(20, doors.my_doors)
        accounts.rooms.add_doors(30, doors.host_doors)
        accounts.rooms.add_page(Offer, 20, doors.signs_in_by_link, "my:offer")
        accounts.rooms.add_page(Offer, 30, doors.is_champion, "host:offer")
        lifecycles.follow(Pledge, "withdraw", following.end_with_their_pledge)
        lifecycles.follow(CaseloadChange, "change_adviser", following.pass_on_tasks)
