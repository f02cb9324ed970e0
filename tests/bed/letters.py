"""What the worker of the doors does, when a test says so: `sent_letters()`."""

from django.core import mail
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.sealed_letters import QUEUE


def sent_letters() -> list[mail.EmailMessage]:
    """Everything that was mailed in this test, after what waits at the doors. A letter goes once."""
    for job in ProcrastinateJob.objects.filter(queue_name=QUEUE, status="todo").order_by("pk"):
        app.tasks[job.task_name].func(**job.args)
    return mail.outbox
