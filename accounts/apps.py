from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from . import rooms

        rooms.add_titles(rooms.service_titles)
