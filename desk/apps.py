from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"

    def ready(self) -> None:
        import lifecycles
        from accounts.leaving import add_holdings
        from accounts.models import Role
        from accounts.permissions import on_the_desk
        from accounts.rooms import add_doors, add_page
        from offers.models import BrokenPromise, Offer, SafetyConcern
        from pledges.models import Pledge
        from youngadults.models import CaseloadChange, YoungAdult

        # They declare their kinds of notice.
        from . import former, lifecycle, queue  # noqa: F401
        from .concerns import turns_of
        from .doors import desk_doors

        add_doors(10, desk_doors)
        add_holdings(turns_of)
        add_page(Pledge, 10, on_the_desk, "desk:pledge")
        add_page(SafetyConcern, 10, on_the_desk, "desk:concern")
        add_page(Offer, 10, on_the_desk, "desk:offer")
        add_page(BrokenPromise, 10, on_the_desk, "desk:broken_promise")
        add_page(YoungAdult, 10, on_the_desk, "desk:young_adult")
        lifecycles.follow(YoungAdult, "forget", lifecycle.forget)
        lifecycles.follow(CaseloadChange, "change_adviser", former.forget_notices_of_one)
        lifecycles.follow(Role, "end", former.forget_notices_of_the_desk)
