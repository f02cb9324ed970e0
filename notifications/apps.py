from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from django.core import checks

        from . import subscribing
        from .checks import addresses_in_messages
        from .reaching import add_reach

        checks.register(addresses_in_messages)
        add_reach(subscribing.how_to_reach)
