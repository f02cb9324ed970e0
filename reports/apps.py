from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.rooms import add_doors

        from . import pack  # noqa: F401  (declares its kind of notice)
        from .doors import panel_doors, report_doors

        add_doors(55, panel_doors)
        add_doors(60, report_doors)
