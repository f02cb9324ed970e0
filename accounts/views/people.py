"""The people page of service managers: who is here in which role, who was invited, what to put right."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from accounts import invitations, leaving, roles, second_factor
from accounts.asking import Asking, answers, ask
from accounts.filters import PersonFilter
from accounts.forms import EndRoleForm, InviteForm, RoleForm, WhyForm
from accounts.links import is_own_path
from accounts.models import Invitation, Role, User
from accounts.permissions import a_service_manager, may_look_after
from accounts.rooms import titles_of
from accounts.tables import PersonTable
from lifecycles import NotPermitted
from tabular import lists


def only_managers(request: HttpRequest) -> None:
    if not a_service_manager(request.user, None):
        raise Http404


def found(request: HttpRequest, pk: int) -> User:
    only_managers(request)
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


def people(request: HttpRequest) -> HttpResponse:
    only_managers(request)
    rows = User.objects.visible_to(request.user).order_by("-is_active", "name", "pk")
    invited = Invitation.objects.visible_to(request.user).pending().select_related("invited_by")
    return lists.answer(request, PersonTable, PersonFilter, rows, "accounts/people.html", invited=invited)


def person(request: HttpRequest, pk: int) -> HttpResponse:
    user = found(request, pk)
    context = {
        "person": user,
        "titles": titles_of(user),
        "roles": user.roles.all(),
        "second_step": second_factor.has_one(user),
        "holdings": leaving.held_by(user) if user.is_active else [],
        "changes": user.account_changes.select_related("by"),
        "may_look_after": may_look_after(request.user, user),
    }
    return render(request, "accounts/person.html", context)


INVITE = Asking(
    "Invite somebody",
    "They get an e-mail with a link that works once. Champions are invited from the page of champions.",
    "Send the invitation",
    "They get an e-mail in a moment.",
    reverse_lazy("accounts:people"),
)


def invite(request: HttpRequest) -> HttpResponse:
    only_managers(request)
    form = InviteForm(answers(request))
    return ask(request, INVITE, form, lambda **said: invitations.invite(**said, by=request.user))


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    sent = invitations.resend(invited(request, pk), by=request.user)
    messages.success(request, f"{sent.email} gets a new e-mail. The old link no longer works.")
    return redirect(back_to(request))


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    taken_back = invitations.revoke(invited(request, pk), by=request.user)
    messages.success(request, f"The invitation of {taken_back.email} no longer works.")
    return redirect(back_to(request))


def invited(request: HttpRequest, pk: int) -> Invitation:
    return get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)


def back_to(request: HttpRequest) -> str:
    """The page that the button was on: ETE workers look after the invitations of champions on another."""
    back = urlsplit(request.META.get("HTTP_REFERER", "")).path
    return back if is_own_path(back) else reverse("home")


def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    user = looked_after(request, found(request, pk))
    asking = asked(user, f"Give {user} a role", "They hold it from today.", "Give the role")
    form = RoleForm(answers(request))
    return ask(request, asking, form, lambda **said: roles.give(user, **said, by=request.user))


def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    only_managers(request)
    role = get_object_or_404(Role.objects.select_related("user"), pk=pk)
    user = looked_after(request, role.user)
    asking = asked(user, f"End of a role: {role.get_kind_display()}", END_ROLE, "Set the last day")
    form = EndRoleForm(answers(request))
    return ask(request, asking, form, lambda **said: roles.end(role, **said, by=request.user))


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    user = looked_after(request, found(request, pk))
    asking = asked(user, f"{user} has left", LEAVE, "Close the account", "warning")
    page = {"template": "accounts/leave.html", "holdings": leaving.held_by(user)}
    form = WhyForm(answers(request))
    return ask(request, asking, form, lambda why: leaving.leave(user, why=why, by=request.user), **page)


def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    user = looked_after(request, found(request, pk))
    asking = asked(user, f"Take off the second step of {user}", RESET, "Take it off", "warning")
    form = WhyForm(answers(request))
    return ask(request, asking, form, lambda why: second_factor.reset(user, why=why, by=request.user))


def looked_after(request: HttpRequest, user: User) -> User:
    if not may_look_after(request.user, user):
        raise NotPermitted
    return user


def asked(user: User, title: str, text: str, label: str, look: str = "") -> Asking:
    back = reverse("accounts:person", args=[user.pk])
    return Asking(title, text, label, "Done. It is on record below.", back, look=look, about=user)


END_ROLE = "On the day after, nothing of it opens for them. A day that has gone ends it at once."
LEAVE = (
    "They are signed out everywhere within seconds and cannot sign in again. What they did stays on record; "
    "what they held passes on."
)
RESET = (
    "For somebody who lost their phone or key. Be sure that it is them: ring them on a number that you know. "
    "They are signed out, told by e-mail, and set up a new one when they next sign in."
)
