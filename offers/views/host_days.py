"""A host marks the days on which somebody was there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.asking import answers
from offers import attendance, hosting
from offers.forms.attendance import AttendanceForm
from offers.models import Attendance

from .host import theirs_or_404

SAID = {
    Attendance.What.HERE: "Noted: they were here.",
    Attendance.What.NOT_HERE: "Noted. Their adviser finds out how they are. You do not need a reason.",
    Attendance.What.NOT_THEIRS: "Noted: not one of their days.",
}


def days(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = theirs_or_404(request, pk)
    if theirs.status not in attendance.SHOWN_IN:
        raise Http404
    form = AttendanceForm(answers(request))
    if form.is_bound and form.is_valid():
        attendance.mark(theirs, **form.cleaned_data, by=request.user)
        messages.success(request, SAID[form.cleaned_data["what"]])
        return redirect("host:home") if "home" in request.POST else redirect("host:days", pk)
    context = {"hosted": hosting.hosted(theirs, request.user), "days": attendance.days(theirs)}
    context |= {"form": form, "daily": attendance.is_marked_daily(theirs)}
    return render(request, "host/days.html", context, status=422 if form.errors else 200)
