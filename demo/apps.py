"""The demonstration, which lets anyone sign in as anyone and so must never meet real people."""

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

REFUSAL = "The demo app lets anyone sign in as anyone: production must not load it."


class DemoConfig(AppConfig):
    name = "demo"

    def ready(self) -> None:
        if settings.PRODUCTION:
            raise ImproperlyConfigured(REFUSAL)


@checks.register(checks.Tags.security)
def demo_is_not_in_production(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """The same refusal as a system check, for settings that are changed after the apps are ready."""
    return [checks.Error(REFUSAL, id="demo.E001")] if settings.PRODUCTION else []
