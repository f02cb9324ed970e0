from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.rooms import add_doors

        from .doors import report_doors

        add_doors(60, report_doors)
