from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from . import subscribing
        from .reaching import add_reach

        add_reach(subscribing.how_to_reach)
