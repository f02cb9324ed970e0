from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    name = "champions"

    def ready(self) -> None:
        import lifecycles
        from accounts.invitations import add_landing
        from accounts.leaving import add_holdings
        from accounts.models import Invitation, User
        from accounts.permissions import add_inviters
        from accounts.rooms import add_doors, add_titles
        from notifications.standing import add_standing
        from tabular.importing import register

        from . import notices  # noqa: F401  (registers the kinds of notice)
        from .doors import champion_doors
        from .following import leave_every_post, thank_who_leaves
        from .holdings import posts
        from .importing import TREE
        from .invitations import landing, looked_after_by, make_champion
        from .models import Partnership
        from .permissions import posts_held
        from .titles import champion_titles, champion_titles_of_many

        register(TREE)
        add_titles(champion_titles, champion_titles_of_many)
        add_standing(posts_held)
        add_doors(80, champion_doors)
        add_holdings(posts)
        add_inviters(looked_after_by)
        add_landing(landing)
        lifecycles.follow(Invitation, "accept", make_champion)
        lifecycles.follow(User, "leave", leave_every_post)
        lifecycles.follow(Partnership, "leave", thank_who_leaves)
