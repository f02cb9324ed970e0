from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from notifications.reaching import add_reach
        from notifications.standing import add_standing

        from . import permissions, reaching, rooms

        rooms.add_titles(rooms.service_titles)
        add_standing(permissions.roles_held)
        add_reach(reaching.how_to_reach)
