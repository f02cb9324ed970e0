"""Background jobs: messages, reminders, deadlines, letters at the doors. Ends when it is told to."""

import asyncio
import signal
from contextlib import suppress

from django.core.management import BaseCommand

from config.working import work


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: object) -> None:
        with suppress(asyncio.CancelledError):
            asyncio.run(work_until_told())


async def work_until_told() -> None:
    working = asyncio.create_task(work())
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, working.cancel)
    await working
