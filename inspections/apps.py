from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "inspections"

    def ready(self) -> None:
        import lifecycles
        from accounts.models import Invitation, Role, User
        from accounts.rooms import add_doors
        from champions.models import Organisation

        from . import lifecycle  # noqa: F401  (registers the table of moves and the kinds of notice)
        from .doors import check_doors, visit_doors
        from .following import hand_back_with_the_account, hand_back_with_the_role, move_checks
        from .recruiting import keep_the_account

        add_doors(20, visit_doors)
        add_doors(70, check_doors)
        lifecycles.follow(Invitation, "accept", keep_the_account)
        lifecycles.follow(Role, "end", hand_back_with_the_role)
        lifecycles.follow(User, "leave", hand_back_with_the_account)
        lifecycles.follow(Organisation, "merge", move_checks)
