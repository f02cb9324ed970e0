from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    name = "champions"

    def ready(self) -> None:
        from accounts.rooms import add_titles
        from notifications.standing import add_standing

        from .permissions import posts_held
        from .titles import champion_titles

        add_titles(champion_titles)
        add_standing(posts_held)
