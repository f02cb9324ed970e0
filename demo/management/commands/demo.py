"""Brings the demonstration up: database, people, web, sockets and background worker in one process."""

import asyncio
import errno
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.urls import reverse

from accounts.models import User
from config.asgi import application
from config.process import end_with_parent
from config.working import work
from demo import crowd, story
from demo.cast import CAST
from demo.crowd.sizes import SIZES, Size
from demo.find_an_apprenticeship.standing_by import adverts_standing_by
from demo.notify.standing_by import standing_by
from youngadults.models import YoungAdult


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="begin again with fresh people")
        parser.add_argument("--size", choices=list(SIZES), default="small", help="how many people")
        parser.add_argument("--end-with-parent", action="store_true", help="stop when make is killed")

    def handle(self, *, port, reset, size, **options):
        if options["end_with_parent"]:
            end_with_parent()
        listening = listen(port)
        self.prepare_database(reset, size)
        self.announce(port)
        with suppress(KeyboardInterrupt), standing_by(f"http://localhost:{port}"), adverts_standing_by():
            asyncio.run(serve(listening))
        self.stdout.write("Stopped; what you did is kept.")

    def prepare_database(self, reset: bool, size: str) -> None:
        if reset:
            with self.step("Beginning again"):
                empty_database()
        with self.step("Bringing the database up to date"):
            call_command("migrate", verbosity=0)
        if not User.objects.exists():
            self.make_people(SIZES[size])
        elif too_few_for(SIZES[size]):
            self.stdout.write(f"The people of last time are kept. For {size}: make demo RESET=1 SIZE={size}")

    def make_people(self, size: Size | None) -> None:
        with self.step("Making people, pledges and offers"):
            story.load()
        if size:
            with self.step(f"Gathering {size.young_adults:,} young adults and {size.offers:,} offers"):
                crowd.gather(size)

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """One line for what is going on, finished with the seconds that it took."""
        self.stdout.write(f"{words} …", ending="")
        self.stdout.flush()
        began = time.monotonic()
        yield
        self.stdout.write(f" {time.monotonic() - began:.1f} s")

    def announce(self, port: int) -> None:
        """Where to go, and as whom; a name of their own for each lets one browser hold them all."""
        lines = [
            f"http://{member.handle}.localhost:{port}/demo/   {member.name}. {member.who}" for member in CAST
        ]
        self.stdout.write("\nSign in as anyone, each in a window of their own:\n")
        self.stdout.write("\n".join(f"  {line}" for line in lines))
        self.stdout.write(f"\nTexts and e-mails are kept at http://localhost:{port}{reverse('demo:outbox')}")
        self.stdout.write(
            self.style.SUCCESS(f"The service is at http://localhost:{port}/  (Ctrl-C stops it)")
        )


def too_few_for(size: Size | None) -> bool:
    """Whether a bigger council was asked for than the one that is here."""
    return size is not None and YoungAdult.objects.count() < size.young_adults


def listen(port: int) -> socket.socket:
    """The open port, taken before anything else is done; a sentence if somebody has it."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OverflowError:
        raise CommandError(f"There is no port {port}: choose one from 1024 to 65535.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(f"Port {port} is taken. Choose another: make demo PORT={port + 1}") from None
        raise CommandError(f"Port {port} cannot be used: {error.strerror}.") from None


def empty_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("drop schema public cascade")
        cursor.execute("create schema public")


async def serve(listening: socket.socket) -> None:
    """Pages, sockets and background jobs in one event loop, until Ctrl-C."""
    config = uvicorn.Config(
        application,
        log_level="warning",
        lifespan="off",
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    working = asyncio.create_task(work())
    with suppress(asyncio.CancelledError):
        await uvicorn.Server(config).serve(sockets=[listening])
        # uvicorn hands Ctrl-C on when it is done. Here it does no harm; below it would cut a job off.
        await asyncio.sleep(0)
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
