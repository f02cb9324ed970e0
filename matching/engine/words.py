"""The engine's messages in English: plain, and fit to be read aloud to the person they are about.

No sentence names a person or a special-category fact: an adjustment, never a condition; a permission that an
activity asks for, never a status. `{they}` and `{their}` become "you" and "your" on the person's own page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .criteria import whole_miles
from .messages import Message

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KINDS = ("work experience", "mentoring", "an apprenticeship", "a priority interview")
PLACES = ("", "first", "second", "third", "fourth")
LIKED = ("", "would consider {sector}", "are interested in {sector}", "are very interested in {sector}")
CHECKS = ("", "basic DBS check", "enhanced DBS check")

ONLY = {2: "only a good fit", 3: "only a fair fit", 4: "a weak fit", 5: "a poor fit"}
"""By satisfaction class."""

SENTENCES = {
    "AGE.against": "It is open to {ages}.",
    "AGE.remedy": "if it began {months} later, when {they} are old enough",
    "AGE.ask": "Ask for {their} date of birth.",
    "QUAL.against": "It asks for a level {need} qualification, and {they} have level {has} so far.",
    "QUAL.remedy": "with a level {need} qualification ({they} have level {has})",
    "QUAL.ask": "Ask first about {their} qualifications.",
    "TRAVEL.against": "It is too far from where {they} live: {need} miles, and {they} would travel {has}.",
    "TRAVEL.remedy": "if travel were {need} miles (it is {has})",
    "TRAVEL.ask": "Ask first how far {they} would travel.",
    "AREA.against": "It is kept for young adults whom the host's own council supports.",
    "DAYS.against": "It needs {need} of {days}, and {they} are free on {has} of them.",
    "DAYS.remedy": "with {more} more of {days} free",
    "DAYS.ask": "Ask first which days {they} are free.",
    "START.against": "It starts by {need}, and {they} are free from {has}.",
    "START.remedy": "if {they} were free by {need} (it is {has})",
    "START.ask": "Ask first when {they} could start.",
    "DBS.against": "It needs {a_check}, which {they} do not have yet.",
    "DBS.remedy": "once {they} have {a_check}",
    "DBS.ask": "Ask first whether {they} have a DBS check.",
    "RTW.against": "It needs a permission that is not on record for this kind of activity.",
    "RTW.ask": "Ask {their} adviser first whether this kind of activity is all right.",
    "LICENCE.against": "It needs a driving licence.",
    "LICENCE.remedy": "with a driving licence",
    "LICENCE.ask": "Ask first whether {they} have a driving licence.",
    "ACCESS.against": "The host has not yet said that it can offer {adjustments}.",
    "ACCESS.remedy": "once the host can offer {adjustments}",
    "ACCESS.ask": "Ask the host first whether it can offer {adjustments}.",
    "TYPE.against": "{Kind} is not among what {they} asked for.",
    "TYPE.remedy": "if {they} wanted {kind}",
    "EXCLUDED.declined": "{They} said no to this one before.",
    "EXCLUDED.against": "This pairing has been ruled out.",
    "pair.ask": "Ask {their} adviser first whether this is all right.",
    "interest.for": "{They} {liked}.",
    "interest.second": "{They} have an interest in {sector}, which is part of it.",
    "interest.against": "{Sector} is not among {their} interests.",
    "type.rank": "{Kind} is {their} {place} choice.",
    "choice.for": "{They} asked for this one.",
    "distance.from_home": "It can be done from home.",
    "distance.far": "It is {distance} from where {they} live.",
    "hours.for": "It is {hours} hours a week, as {they} want.",
    "hours.against": "It is {hours} hours a week; {they} want {wanted}.",
    "pay.for": "It pays {pay}, which is what {they} want or more.",
    "pay.against": "It pays {pay}; {they} want {wanted}.",
    "support.for": "It offers {support}, which {they} want.",
    "support.against": "It does not offer {support}, which {they} want.",
    "qualfit.for": "It is made for {their} level of qualification.",
    "qualfit.against": "It is made for qualification level {ideal}; {they} have level {has}.",
    "declined.against": "{They} said no to something in {sector} before.",
    "why.only": "Nothing else that is open fits {them}.",
    "why.first": "Of the {of} that fit {them}, this is the best.",
    "why.later": "Of the {of} that fit {them}, this is number {place}; others needed those before it.",
    "none.no_option": "Nothing that is open fits {them} yet.",
    "loss.no_place": "What fits {them} has no free place.",
    "loss.placed": "If {they} had this place, fewer people would have one in all.",
    "loss.tier": "This place goes to someone who has waited longer or has fewer options.",
    "loss.class": "If {they} had this place, someone else would be left with a poor fit.",
    "loss.fit": "Taken together, people would have what suits them a little less.",
    "loss.kept": "If {they} had this place, a pair that was proposed before would change.",
    "loss.lot": "It was a tie, and the public lottery settled it.",
    "loss.none": "{They} have this place.",
    "price.placed": "{People} fewer would have a place.",
    "price.tier": "{People} fewer from turn {tier} would have a place.",
    "price.class": "{People} more would have {only_a_fit}.",
    "price.fit": "All fits together would fall by {points}.",
    "price.kept": "{Pairs} fewer of those proposed before would stay.",
}


@dataclass(frozen=True)
class Labels:
    """The caller's words for what the engine knows by number, and how it writes a day.

    `months_ahead`: from the day of the case to the start at which ages count, where the caller has taken so
    many months from both limits.
    """

    sectors: Sequence[str] = ()
    adjustments: Sequence[str] = ()
    support: Sequence[str] = ()
    day: Callable[[int], str] = lambda days: f"day {days}"
    months_ahead: int = 0


def english(message: Message, labels: Labels | None = None, to_themselves: bool = False) -> str:
    """One message as a sentence, about the person or, with `to_themselves`, to them."""
    labels = labels or Labels()
    they, them, their = ("you", "you", "your") if to_themselves else ("they", "them", "their")
    gaps = {"they": they, "They": they.capitalize(), "them": them, "their": their}
    gaps |= {name: _word(name, value, message, labels) for name, value in message.values.items()}
    gaps |= _phrases(message, labels)
    return SENTENCES[message.key].format(**gaps)


def would_fit(remedies: Sequence[Message], labels: Labels | None = None, to_themselves: bool = False) -> str:
    """The smallest change that would make it fit, as one sentence; nothing where there is none."""
    changes = [english(remedy, labels, to_themselves) for remedy in remedies]
    return f"It would fit {', and '.join(changes)}." if changes else ""


def _word(name: str, value: object, message: Message, labels: Labels) -> str:
    match name, value:
        case "months", int():
            return f"{value} month" if value == 1 else f"{value} months"
        case "days", list():
            return _listed([WEEKDAYS[day] for day in value])
        case (("adjustments" | "support"), list()):
            return _listed([_label(getattr(labels, name), bit, name) for bit in value])
        case (("need" | "has"), int()) if message.key.startswith("START"):
            return labels.day(value)
        case "distance", int():
            return miles(value)
        case (("pay" | "wanted"), int()) if message.key.startswith("pay"):
            return f"£{value / 100:.2f} an hour" if value else "nothing"
    return str(value)


def _phrases(message: Message, labels: Labels) -> dict[str, str]:
    values = message.values
    phrases: dict[str, str] = {}
    if message.key.startswith("price."):
        phrases |= _amounts(values["amount"])
        phrases["only_a_fit"] = ONLY[values.get("cls", 5)]
    if "sector" in values:
        sector = _label(labels.sectors, values["sector"], "sector")
        phrases |= {"sector": sector, "Sector": sector[:1].upper() + sector[1:]}
        phrases["liked"] = LIKED[values.get("level", 0)].format(sector=sector)
    if "kind" in values:
        kind = KINDS[values["kind"]]
        phrases |= {"kind": kind, "Kind": kind[:1].upper() + kind[1:], "place": PLACES[values.get("rank", 0)]}
    if "youngest" in values:
        limits = (values[limit] + labels.months_ahead for limit in ("youngest", "oldest"))
        youngest, oldest = (months // 12 for months in limits)
        phrases["ages"] = f"ages {youngest} to {oldest}" if youngest < oldest else f"age {youngest} only"
    if message.key.startswith("DBS") and "need" in values:
        check = CHECKS[values["need"]]
        phrases["a_check"] = f"{'an' if check[0] == 'e' else 'a'} {check}"
    return phrases


def _amounts(amount: int) -> dict[str, str]:
    one = amount == 1
    return {
        "People": "1 person" if one else f"{amount} people",
        "Pairs": "1 pair" if one else f"{amount} pairs",
        "points": "1 point" if one else f"{amount} points",
    }


def _label(labels: Sequence[str], number: int, fallback: str) -> str:
    return labels[number] if number < len(labels) else f"{fallback} {number + 1}"


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else "nothing"


def miles(hundreds_of_metres: int) -> str:
    """A distance as every page of the service says it: rounded up, as in miles that people would travel."""
    whole = whole_miles(hundreds_of_metres)
    return "less than a mile" if whole <= 1 else f"{whole} miles"
