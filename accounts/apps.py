from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from notifications.standing import add_standing

        from . import permissions, rooms

        rooms.add_titles(rooms.service_titles)
        add_standing(permissions.roles_held)
