"""Several people at once in one browser: a name of this machine for each of them.

Every name under .localhost is this machine, and a browser keeps the cookies of each name apart: whoever is
signed in at sam.localhost is nobody at wren.localhost.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest

from .cast import BY_HANDLE, Member

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def name_of(request: HttpRequest) -> str:
    """The name by which this machine was asked, without the port."""
    return urlsplit(f"//{request.get_host()}").hostname or ""


def owner_of(request: HttpRequest) -> Member | None:
    """Whose window this is, by the name in its address."""
    handle, _, rest = name_of(request).partition(".")
    return BY_HANDLE.get(handle) if rest == "localhost" else None


def has_names(request: HttpRequest) -> bool:
    """Whether the demonstration was opened on this very machine, so that its other names work too."""
    return name_of(request) in THIS_MACHINE or name_of(request).endswith(".localhost")


def address_of(member: Member, request: HttpRequest) -> str:
    """This person's own address for the page that is being read."""
    return address_at(f"{member.handle}.localhost", request)


def front_door(request: HttpRequest) -> str:
    """The page of everybody, outside anybody's own window."""
    return address_at("localhost", request)


def address_at(name: str, request: HttpRequest) -> str:
    """The same page on another name, by the port that the visitor used: another may stand in front of us."""
    port = urlsplit(f"//{request.get_host()}").port
    return f"{request.scheme}://{name}{f':{port}' if port else ''}{request.path}"
