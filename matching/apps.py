from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        import lifecycles
        from accounts.permissions import on_the_desk
        from accounts.rooms import add_doors, add_page
        from youngadults.holding import add_part
        from youngadults.models import YoungAdult

        # They register lifecycles.
        from . import forgetting, held, lifecycle, overriding, permission_lost  # noqa: F401
        from .doors import rounds_door
        from .freshness import profile_changed
        from .models import Round

        add_doors(12, rounds_door)
        add_page(Round, 10, on_the_desk, "matching:round")
        add_part(14, held.rounds)
        add_part(15, held.exceptions)
        lifecycles.follow(YoungAdult, "change_profile", profile_changed)
        lifecycles.follow(YoungAdult, "change_permission", permission_lost.stop_what_it_forbids)
        lifecycles.follow(YoungAdult, "forget", forgetting.forget)
