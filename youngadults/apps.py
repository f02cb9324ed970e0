from django.apps import AppConfig


class YoungadultsConfig(AppConfig):
    name = "youngadults"
    verbose_name = "Young adults"

    def ready(self) -> None:
        from . import registration

        registration.register()
