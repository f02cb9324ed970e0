from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    name = "champions"

    def ready(self) -> None:
        from accounts.rooms import add_titles

        from .titles import champion_titles

        add_titles(champion_titles)
