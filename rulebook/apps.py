from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "rulebook"

    def ready(self) -> None:
        from rulebook import checks  # noqa: F401  (registers itself)
