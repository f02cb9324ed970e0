from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "pledges"

    def ready(self) -> None:
        import lifecycles
        from accounts.rooms import add_doors, add_page
        from champions.models import Champion, Organisation, Partnership
        from champions.nudging import add_reasons
        from tabular.importing import register

        from . import lifecycle  # noqa: F401  (registers the table of moves and the kinds of notice)
        from .doors import pledge_doors
        from .following import (
            close_with_their_organisation,
            pause_what_nobody_answers_for,
            pause_while_their_organisation_rests,
            pause_with_their_organisation,
        )
        from .importing.importer import IMPORTER
        from .merging import move_pledges
        from .models import Pledge
        from .nudging import unused_places
        from .permissions import reads_pledges

        register(IMPORTER)
        add_doors(60, pledge_doors)
        add_page(Pledge, 60, reads_pledges, "pledges:pledge")
        lifecycles.follow(Champion, "leave", pause_what_nobody_answers_for)
        add_reasons(unused_places)
        lifecycles.follow(Organisation, "merge", move_pledges)
        lifecycles.follow(Organisation, "rest", pause_while_their_organisation_rests)
        lifecycles.follow(Partnership, "pause", pause_with_their_organisation)
        lifecycles.follow(Partnership, "block", pause_with_their_organisation)
        lifecycles.follow(Partnership, "leave", close_with_their_organisation)
