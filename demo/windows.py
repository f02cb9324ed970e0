"""Several people at once in one browser: a name of this machine for each of them.

Every name under .localhost is this machine, and a browser keeps the cookies of each name apart: whoever is
signed in at sam.localhost is nobody at wren.localhost.
"""

from __future__ import annotations

from django.http import HttpRequest

from .cast import BY_HANDLE, Member

THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


def name_of(request: HttpRequest) -> str:
    """The host's name without its port."""
    name, colon, port = request.get_host().rpartition(":")
    return name if colon and port.isdigit() else request.get_host()


def owner_of(request: HttpRequest) -> Member | None:
    """Whose window this is, by the name in its address."""
    handle, _, rest = name_of(request).partition(".")
    return BY_HANDLE.get(handle) if rest == "localhost" else None


def has_names(request: HttpRequest) -> bool:
    """Whether the demonstration was opened on this very machine, so that its other names work too."""
    return name_of(request) in THIS_MACHINE or name_of(request).endswith(".localhost")


def address_of(member: Member, request: HttpRequest) -> str:
    """This person's own address for the page that is being read."""
    return f"{request.scheme}://{member.handle}.localhost:{request.get_port()}{request.path}"


def front_door(request: HttpRequest) -> str:
    """The page of everybody, outside anybody's own window."""
    return f"{request.scheme}://localhost:{request.get_port()}{request.path}"
