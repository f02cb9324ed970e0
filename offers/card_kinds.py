"""What a young adult reads about one kind of opportunity alone: how it works, what is asked and promised."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pledges.models import Pledge

from .words import day

K = Pledge.Kind


def of_its_kind(pledge: Pledge) -> tuple[str, list[str]]:
    """A heading and its lines; no lines where there is nothing to say."""
    heading, lines = {
        K.MENTORING: (_("How it works"), mentoring),
        K.APPRENTICESHIP: (_("The apprenticeship"), apprenticeship),
        K.PRIORITY_INTERVIEW: (_("The interview"), interview),
        K.OTHER_SUPPORT: (_("How you get it"), support),
    }.get(pledge.kind, ("", lambda pledge: []))
    return heading, [line for line in lines(pledge) if line]


def mentoring(pledge: Pledge) -> list[str]:
    return [_("You meet first. Then you both choose.") if pledge.meets_first else "", pledge.how_often]


def apprenticeship(pledge: Pledge) -> list[str]:
    return [
        _("Level %(number)d") % {"number": pledge.level} if pledge.level else "",
        _("It lasts %(number)d months.") % {"number": pledge.months} if (pledge.months or 0) > 1 else "",
        _("You learn with %(who)s.") % {"who": pledge.training_provider} if pledge.training_provider else "",
        _("It is a foundation apprenticeship. You can start it up to 24.") if pledge.is_foundation else "",
    ]


def interview(pledge: Pledge) -> list[str]:
    """What is looked for, what counts as the same, and what the host promises about it."""
    all_of = _("If you have all of this, you get an interview:") if pledge.is_guaranteed else ""
    days, same = pledge.interview_within_days, "; ".join(pledge.equivalences)
    return [
        all_of or (_("They look for:") if pledge.criteria else ""),
        *pledge.criteria,
        _("This counts too: %(what)s") % {"what": same} if same else "",
        _("The interview is at most %(number)d days after your yes.") % {"number": days} if days else "",
        _("They tell you how it went, whatever the result.") if pledge.promises_feedback else "",
    ]


def support(pledge: Pledge) -> list[str]:
    until = pledge.stands_until
    return [
        pledge.how_to_get_it,
        _("Until %(day)s") % {"day": f"{day(until)} {until.year}"} if until else "",
    ]
