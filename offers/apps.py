from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "offers"

    def ready(self) -> None:
        import lifecycles
        from pledges.models import Pledge

        from . import following, lifecycle  # noqa: F401  (registers the table of moves and the kinds of notice)

        lifecycles.follow(Pledge, "withdraw", following.end_with_their_pledge)
