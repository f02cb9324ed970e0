"""What the processes of test_restarts.py do: `application` for uvicorn, the rest as programs."""

import json
import sys
import time

import django
from django.apps import apps
from django.db import Error, connection, transaction

if not apps.ready:
    django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from accounts.models import User
from config.asgi import application
from notifications import jobs
from notifications.models import Delivery, Notification
from notifications.telling import notify
from tests.notifications.kinds import URGENT

__all__ = ["application"]


def migrate():
    call_command("migrate", verbosity=0)


def person(name):
    """Somebody with a session: prints the key of both."""
    user = User.objects.create_user(f"{name}@example.org", name=name)
    session = SessionStore()
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
    )
    session.save()
    sys.stdout.write(json.dumps([user.pk, session.session_key]))


def tell(user_id, first, number):
    """One notice after another, each again until the database says that it is kept."""
    for occasion in range(int(first), int(first) + int(number)):
        while not told(User(pk=int(user_id)), occasion):
            time.sleep(0.1)
        time.sleep(0.02)


def told(user, occasion):
    try:
        with transaction.atomic():
            notify(user, URGENT, f"{user.pk}.{occasion}", "/")
    except Error:
        connection.close()
        return False
    return True


def work():
    worker = app.with_connector(app.connector.get_worker_connector())
    worker.run_worker(queues=["messages"], concurrency=3)


def look_after():
    """Some minutes later: what was under way is asked about."""
    Delivery.objects.under_way().update(due_at=timezone.now())
    jobs.look_after_deliveries(timestamp=0)


def report(user_id):
    theirs = Delivery.objects.filter(notification__recipient=user_id)
    notices = Notification.objects.filter(recipient=user_id)
    sys.stdout.write(json.dumps([notices.count(), sorted(theirs.values_list("status", flat=True))]))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
