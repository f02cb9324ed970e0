"""What the journeys of the service's own people share."""

from notifications.models import Notification


def row(page, title):
    """A row of Today."""
    return page.locator("[data-row]").filter(has=page.get_by_role("heading", name=title))


def told(user):
    return list(Notification.objects.filter(recipient=user).order_by("pk").values_list("kind", flat=True))
