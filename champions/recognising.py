"""Whether two organisations are one: by their names without the small words, and by their e-mail."""

from __future__ import annotations

import re
from pathlib import Path

from .models import Champion, Organisation

SMALL_WORDS = frozenset(
    {"the", "and", "of", "for", "ltd", "limited", "plc", "llp", "cic", "cio", "co", "company", "inc", "uk"}
)

ANYBODYS = frozenset(
    (Path(__file__).parent / "data" / "anybodys_domains.txt").read_text(encoding="utf-8").split()
)
"""Where everybody may have an address: it says nothing about an organisation."""


def plain(name: str) -> str:
    """A name without capitals, punctuation and small words: "The Marsh Bakery Ltd." is "marsh bakery"."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    return " ".join(word for word in words if word not in SMALL_WORDS) or " ".join(words)


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


def own_domains(email: str) -> list[str]:
    """The domain of an address, where it says anything about who has it."""
    domain = domain_of(email)
    return [] if domain in ANYBODYS else [domain]


def same_as(name: str, email: str) -> Organisation | None:
    """The organisation that is here already and looks like this one: by its name first."""
    here = Organisation.objects.still_there()
    wanted = plain(name)
    for pk, known in here.order_by("pk").values_list("pk", "name"):
        if plain(known) == wanted:
            return Organisation.objects.get(pk=pk)
    return at_the_same_domain(here, email)


def at_the_same_domain(here, email: str) -> Organisation | None:
    for domain in own_domains(email):
        known = here.filter(email_domains__contains=[domain]).order_by("pk").first()
        if known:
            return known
        champion = Champion.objects.current().filter(
            user__email__endswith=f"@{domain}", organisation__in=here
        )
        if first := champion.select_related("organisation").order_by("pk").first():
            return first.organisation
    return None
