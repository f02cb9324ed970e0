"""What the worker would do: the links that were asked for at the door."""

from procrastinate.contrib.django.models import ProcrastinateJob

from youngadults import jobs

_done: set[int] = set()
"""The jobs that were done. Their numbers come from a sequence, which no rollback turns back."""


def send_what_was_asked_for() -> None:
    """Each job once, in the order in which they were queued."""
    for job in ProcrastinateJob.objects.filter(task_name=jobs.send_links.name).order_by("pk"):
        if job.pk not in _done:
            _done.add(job.pk)
            jobs.send_links(**job.args)
