"""What young adults of the story found themselves, and what they asked for that nobody promises yet."""

from __future__ import annotations

from offers import wanting
from pledges.models import Pledge
from youngadults.models import YoungAdult

LIKES = (("Jade Foster", "A walk and a talk with a ranger"), ("Ryan Hughes", "Library assistant"))
A_VET = ("work_experience", "animal-care")
WISHES = (
    ("Merhawi Kidane", *A_VET, "A day with a vet."),
    ("Chloe Bennett", *A_VET, "Horses."),
    ("Tia Robinson", "mentoring", "beauty-and-wellbeing", "Someone who has a shop of her own."),
)


def say() -> None:
    for name, title in LIKES:
        me = called(name)
        wanting.say_interested(me, Pledge.objects.get(title=title), by=me.user)
    for name, kind, sector, words in WISHES:
        me = called(name)
        wanting.wish(me, kind, sector, words, by=me.user)


def called(name: str) -> YoungAdult:
    first_name, last_name = name.split(maxsplit=1)
    return YoungAdult.objects.select_related("user").get(first_name=first_name, last_name=last_name)
