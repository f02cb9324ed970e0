"""Two kinds of notice for tests: about a user, so that they need no record of a higher room."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from notifications.kinds import Kind, declare


def users(keys):
    return get_user_model().objects.in_bulk(list(keys))


NEWS = declare(
    Kind(
        name="test_news",
        tells="somebody in a test",
        records=users,
        line=lambda user: f"{user.name} has news.",
        outside="There is news.",
    )
)
QUESTION = declare(
    Kind(
        name="test_question",
        tells="somebody in a test, that an active person waits",
        records=users,
        line=lambda user: f"{user.name} waits for an answer.",
        outside="Somebody waits for you.",
        needs_answer=True,
        still_true=lambda user: user.is_active,
    )
)
URGENT = declare(
    Kind(
        name="test_urgent",
        tells="somebody in a test, at any hour",
        records=users,
        line=lambda user: f"{user.name} cannot wait.",
        outside="This cannot wait.",
        urgent=True,
    )
)
