from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.rooms import add_doors
        from champions.models import Organisation
        from lifecycles import follow

        from . import pack, scorecards  # noqa: F401  (declare their kinds of notice)
        from .doors import panel_doors, record_doors, report_doors

        add_doors(55, panel_doors)
        add_doors(60, report_doors)
        add_doors(65, record_doors)
        follow(Organisation, "merge", scorecards.move_records)
