"""What was promised and kept, quarter by quarter: an organisation's own, or any for the 18+ service."""

from __future__ import annotations

import csv

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.asking import Asking, answers, ask, refuse_to_open
from accounts.layouts import layout_of
from accounts.permissions import an_ete_worker
from champions.models import Organisation
from champions.permissions import champion_of, organisations_of
from reports import scorecards
from reports.access import managers_only, record_readers_only
from reports.checked import checked
from reports.forms import PublishForm, QuarterForm, ReplyForm, TakeOffForm
from reports.models import PromiseRecord, PromiseRecordQuerySet
from reports.promise_record import by_organisation
from reports.quarters import Quarter, quarter_named, this_quarter
from reports.record_words import HEADINGS, exactly, scorecard
from rulebook.writing import day
from tabular.cells import safe

ON_A_PAGE = 30


def readable(request: HttpRequest) -> PromiseRecordQuerySet:
    return PromiseRecord.objects.visible_to(request.user).with_organisation()


def narrowed(request: HttpRequest) -> tuple[PromiseRecordQuerySet, QuarterForm]:
    """Those of the quarter that was chosen; a quarter that there is not shows all."""
    records = readable(request)
    days = records.order_by("-quarter").values_list("quarter", flat=True).distinct()
    form = QuarterForm(request.GET, quarters=[Quarter(each) for each in days])
    if form.is_valid() and form.cleaned_data["quarter"]:
        records = records.filter(quarter=quarter_named(form.cleaned_data["quarter"]).starts_on)
    return records, form


@record_readers_only
def record_list(request: HttpRequest) -> HttpResponse:
    """The quarter that runs, for one's own organisations; then the records as they were made."""
    records, form = narrowed(request)
    page = {
        "layout": layout_of(request.user),
        "is_ours": an_ete_worker(request.user, None),
        "quarter": this_quarter(),
        "so_far": so_far(request),
        "form": form,
        "page": Paginator(records, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "reports/records.html", page)


def so_far(request: HttpRequest) -> list[tuple[Organisation, object]]:
    """Counted now: it can still change."""
    theirs, quarter = organisations_of(request.user), this_quarter()
    if not theirs:
        return []
    counted = by_organisation(quarter.starts_on, quarter.ends_on, theirs)
    found = Organisation.objects.filter(pk__in=counted.keys()).order_by("name", "pk")
    return [(organisation, exactly(counted[organisation.pk])) for organisation in found]


@record_readers_only
def records_as_csv(request: HttpRequest) -> HttpResponse:
    records, _ = narrowed(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="promises-kept.csv"'
    answer["Cache-Control"] = "no-store"
    # Excel reads a file without this mark as if it were of 1990.
    answer.write("\ufeff")
    write = csv.writer(answer).writerow
    write(["Organisation", "Quarter", *HEADINGS.values(), "Kept, per cent", "How far", "Reply"])
    for it in records:
        numbers = [getattr(it.figures, name) for name in HEADINGS]
        kept = it.figures.kept_percent
        words = "" if kept is None else kept, it.get_status_display(), it.reply
        write([safe(cell) for cell in (str(it.organisation), str(it.of), *numbers, *words)])
    return answer


@record_readers_only
def record(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(readable(request), pk=pk)
    page = {
        "layout": layout_of(request.user),
        "record": found,
        "said": exactly(found.figures),
        "scorecard": scorecard(found, checked([found]).get(found.pk, "")),
        "is_theirs": champion_of(request.user, found.organisation),
        "verbs": {move.verb for move in scorecards.LIFECYCLE.open_to(request.user, found)},
        "steps": [in_history(step) for step in found.steps.select_related("by").order_by("-pk")],
    }
    return render(request, "reports/record.html", page)


def in_history(step) -> dict:
    """One step, as components/history.html reads it."""
    label = PromiseRecord.Status(step.to_status).label
    return {"label": label, "who": step.by, "at": step.at, "why": step.why}


@record_readers_only
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The organisation's own words beside the figures."""
    found = get_object_or_404(readable(request), pk=pk)
    refuse_to_open(request, scorecards.LIFECYCLE, found, "reply")
    asking = Asking(
        "Your reply",
        f"You can change it until {day(found.reply_by)}.",
        "Save your reply",
        "Saved. It stands beside the figures.",
    ).of(found)
    form = ReplyForm(answers(request), initial={"words": found.reply})
    return ask(request, asking, form, lambda words: scorecards.reply(found, words, by=request.user))


@managers_only
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(readable(request), pk=pk)
    refuse_to_open(request, scorecards.LIFECYCLE, found, "publish")
    asking = Asking(
        title=f"Publish the record of {found.organisation}?",
        text=what_is_published(found),
        label="Publish it",
        said="Published. The organisation has been told.",
        back=found.get_absolute_url(),
    )
    return ask(
        request, asking, PublishForm(answers(request)), lambda: scorecards.publish(found, by=request.user)
    )


def what_is_published(found: PromiseRecord) -> str:
    card = scorecard(found, checked([found]).get(found.pk, ""))
    lines = "\n".join(f"{what}: {number}" for what, number in card.lines)
    said = f"Its reply stands beside it:\n“{found.reply}”" if found.reply else "It has not replied."
    named = PromiseRecord.objects.filter(pk=found.pk, organisation__partnership__is_public=True).exists()
    where = ON_THE_PUBLIC_PAGE if named else FOR_THE_PANEL
    return f"{found.of}\n\n{lines}\n\n{said}\n\n{where}"


ON_THE_PUBLIC_PAGE = "It asked to be named in public: everybody can read this, and the panel."
FOR_THE_PANEL = "It did not ask to be named in public: the panel reads this, and nobody else outside."


@managers_only
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(readable(request), pk=pk)
    refuse_to_open(request, scorecards.LIFECYCLE, found, "take_off")
    asking = Asking(
        title=f"Take off the scorecard of {found.organisation}?",
        text=f"{found.of}. Nobody outside reads it any longer. It was made on {day(found.made_at)}.",
        label="Take it off",
        said="Taken off. The organisation has been told.",
        back=found.get_absolute_url(),
        look="warning",
    )
    form = TakeOffForm(answers(request))
    return ask(request, asking, form, lambda why: scorecards.take_off(found, by=request.user, why=why))
