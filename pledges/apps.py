from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "pledges"

    def ready(self) -> None:
        from . import lifecycle  # noqa: F401  (registers the table of moves and the kinds of notice)
