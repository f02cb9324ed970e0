from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.rooms import add_doors
        from champions.models import Organisation
        from lifecycles import follow
        from youngadults.holding import add_part
        from youngadults.models import YoungAdult

        # They declare their moves and kinds of notice.
        from . import challenges, held, member_promises, pack, scorecards  # noqa: F401
        from .doors import my_doors, panel_doors, record_doors, report_doors

        add_doors(25, my_doors)
        add_doors(55, panel_doors)
        add_doors(60, report_doors)
        add_doors(65, record_doors)
        follow(Organisation, "merge", scorecards.move_records)
        add_part(14, held.raised)
        add_part(14, held.did_then)
        follow(YoungAdult, "forget", held.forget)
