from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from lifecycles import follow
        from notifications.health import set_watchers
        from notifications.reaching import add_reach
        from notifications.standing import add_bar, add_standing

        from . import doors, invitations, permissions, reaching, rooms, second_factor
        from .models import User

        follow(User, "leave", invitations.revoke_with_the_account)
        rooms.add_titles(rooms.service_titles, rooms.service_titles_of_many)
        add_standing(permissions.roles_held)
        add_reach(reaching.how_to_reach)
        set_watchers(permissions.service_managers)
        add_bar(second_factor.missing_among)
        rooms.add_doors(11, doors.task_doors)
        rooms.add_doors(90, doors.people_doors)
