"""The pages of an import, from upload to undo.

Who may, and under which addresses, is views.py's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRefresh

from tabular import jobs, lists
from tabular.columns import MomentColumn
from tabular.models import Import

from . import emptying, remembering, running, sealing, taking_in
from .forms import ColumnsForm, UploadForm, WhyForm
from .gathering import Gathered, gather_heads
from .outcomes import Outcome
from .reading import CannotRead
from .registering import Importer
from .tables import ImportFilter, ImportTable, RowFilter, RowTable, with_rows
from .whole import Given, read_whole, something_in

ELSEWHERE = "This file is locked. Only the browser in which it was brought in can open it, within the hour."
GONE = "The file is not here any more: it is kept for an hour at most. Choose it again."


def overview(request: HttpRequest, of: Importer, **context: Any) -> HttpResponse:
    """Every import, the newest first."""
    rows = with_rows(Import.objects.visible_to(request.user, of.kind)).order_by("-pk")

    class Linked(ImportTable):
        """Each leads to its page."""

        made_at = MomentColumn(verbose_name="When", linkify=lambda record: of.url("show", record.pk))

    return lists.answer(
        request,
        Linked,
        ImportFilter,
        rows,
        f"{of.urls}/imports.html",
        of=of,
        new_url=of.url("new"),
        **context,
    )


def upload(request: HttpRequest, of: Importer) -> HttpResponse:
    """Files in; nothing of them is kept in the open before their columns are known."""
    form = UploadForm(request.POST or None, request.FILES or None, sources=sources(of), takes=of.takes)
    if request.method == "POST" and form.is_valid():
        files = [(file.name[-150:], file.read()) for file in form.cleaned_data["files"]]
        try:
            if (whole := read_whole(of, files)) is not None:
                return begun(request, of, form.cleaned_data["source"], files, something_in(whole))
            found = heads(of, form.cleaned_data["source"], files)
        except CannotRead as problem:
            form.add_error("files", str(problem))
        else:
            if found.tables:
                return waiting(request, of, form.cleaned_data["source"], files)
            form.add_error("files", f"There is no list in it that we know. {' '.join(found.remarks)}")
    context = {"of": of, "form": form, "back": of.url("list")}
    return render(request, "importing/new.html", context, status=422 if form.errors else 200)


def sources(of: Importer) -> list[str]:
    return list(dict.fromkeys([*of.sources, *remembering.sources(of.kind)]))


def heads(of: Importer, source: str, files: list[tuple[str, bytes]]) -> Gathered:
    """The beginnings of the files: all of them is read by a worker, when the columns are known."""
    chosen = remembering.remembered(of.kind, source, of.declaration.names)
    return gather_heads(files, of.declaration, chosen)


def begun(
    request: HttpRequest, of: Importer, source: str, files: list[tuple[str, bytes]], found: Given
) -> HttpResponse:
    """No headings to choose: the rows are looked at at once."""
    with transaction.atomic():
        record = running.start(of, source, [name for name, _ in files], found, by=request.user)
        running.ask(record, Import.Work.PREVIEW, jobs.defer)
    return redirect(of.url("show", record.pk))


def waiting(request: HttpRequest, of: Importer, source: str, files: list[tuple[str, bytes]]) -> HttpResponse:
    """Seal the files; the key goes to this browser and is kept nowhere else."""
    names = [name for name, _ in files]
    record = Import.objects.create(kind=of.kind, source=source, files=names, by_id=request.user.pk)
    key = sealing.new_key()
    sealing.seal(record, files, key)
    answer = redirect(of.url("columns", record.pk))
    seconds = int(sealing.KEPT_FOR.total_seconds())
    answer.set_cookie(
        f"import-{record.pk}",
        key,
        max_age=seconds,
        httponly=True,
        secure=request.is_secure(),
        samesite="Strict",
    )
    return answer


def columns(request: HttpRequest, of: Importer, record: Import) -> HttpResponse:
    """What each heading is, to be put right; then the rows are looked at."""
    files = sealing.opened(record, request.COOKIES.get(f"import-{record.pk}", ""))
    if record.stage != "columns":
        return redirect(of.url("show", record.pk))
    if not files:
        return shut(request, of, record)
    found = heads(of, record.source, files)
    data = request.POST if request.method == "POST" else None
    forms = [ColumnsForm(data, table=table, number=number) for number, table in enumerate(found.tables)]
    # Every form is asked, so that all mistakes are shown at once.
    if data is not None and not [form for form in forms if not form.is_valid()]:
        return looked_at(request, of, record, found, forms)
    context = {"of": of, "record": record, "forms": forms, "remarks": found.remarks, "of_url": of.url}
    context |= {"cancel_url": of.url("cancel", record.pk)}
    return render(request, "importing/columns.html", context, status=422 if data is not None else 200)


def shut(request: HttpRequest, of: Importer, record: Import) -> HttpResponse:
    """The file has gone, or waits for another browser."""
    if record.waiting.exists():
        messages.error(request, ELSEWHERE)
        return redirect(of.url("list"))
    running.stop(record, "The file was not there any more.")
    messages.error(request, GONE)
    return redirect(of.url("new"))


def looked_at(
    request: HttpRequest, of: Importer, record: Import, found: Gathered, forms: list[ColumnsForm]
) -> HttpResponse:
    """The columns are known: a worker reads the files, and compares. Its key goes from this browser."""
    for form in forms:
        remembering.remember(of.kind, record.source, form.chosen)
    found.tables = [form.table.with_columns(form.chosen) for form in forms]

    def ask() -> None:
        taking_in.ask(record, request.COOKIES[f"import-{record.pk}"], found, jobs.defer)

    answer = act(request, of, record, ask, "")
    answer.delete_cookie(f"import-{record.pk}", samesite="Strict")
    return answer


def show(
    request: Any,
    of: Importer,
    record: Import,
    *,
    taken: lists.Taken | None = None,
    page: str = "importing/show.html",
    beside: Callable[[Import], dict[str, Any]] | None = None,
) -> HttpResponse:
    """How it stands: at work, waiting for a yes, written, taken back, stopped. A room may extend ``page``."""
    if record.stage == "columns":
        return redirect(of.url("columns", record.pk))
    if request.htmx and record.stage != "working":
        # The page that asked how far it is shows a bar; now there is a list to show.
        return HttpResponseClientRefresh()
    urls = {name: of.url(name, record.pk) for name in ("show", "write", "cancel", "take_back")}
    context = {"of": of, "record": record, "urls": urls, "counts": counts(record), "list_url": of.url("list")}
    context |= {"kept_until": emptying.kept_until(record)}
    if record.stage in ("working", "stopped"):
        context |= {"done": f"{record.done:,}", "total": f"{record.total:,}"}
        return render(request, "importing/working.html", context)
    context |= beside(record) if beside else {}
    rows = record.rows.all()
    several = {(part.file, part.sheet) for part in rows.distinct("file", "sheet").order_by("file", "sheet")}
    hide = () if len(several) > 1 else ("file", "sheet")
    return lists.answer(request, RowTable, RowFilter, rows, page, hide=hide, taken=taken, **context)


def counts(record: Import) -> list[tuple[str, str, str]]:
    return [(code, Outcome(code).label.lower(), f"{number:,}") for code, number in record.counts.items()]


def act(request: HttpRequest, of: Importer, record: Import, do: Callable[[], Any], done: str) -> HttpResponse:
    """Do it and come back to the import; or say what is true now."""
    try:
        do()
    except running.MovedOn as moved_on:
        messages.error(request, moved_on.sentence)
    else:
        if done:
            messages.success(request, done)
    return redirect(of.url("show", record.pk))


def write(request: HttpRequest, of: Importer, record: Import) -> HttpResponse:
    """The yes. A worker writes, in whoever's name said it."""

    def ask() -> None:
        Import.objects.filter(pk=record.pk, written_at=None).update(by=request.user)
        running.ask(record, Import.Work.WRITE, jobs.defer)

    return act(request, of, record, ask, "It is being written.")


def cancel(request: HttpRequest, of: Importer, record: Import) -> HttpResponse:
    return act(request, of, record, lambda: running.ask_to_cancel(record), "Cancelled. Nothing is written.")


def nothing_stays(record: Import) -> list[str]:
    return []


def take_back(
    request: HttpRequest,
    of: Importer,
    record: Import,
    undo: Callable[..., None],
    refusal: type[Exception],
    stays: Callable[[Import], list[str]] = nothing_stays,
) -> HttpResponse:
    """Ask why; then undo it all, or say who has built on it. ``stays`` says what is not undone."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    left = stays(record) if record.stage == "written" else []
    if form.is_valid():
        try:
            undo(record, by=request.user, why=form.cleaned_data["why"])
        except (refusal, running.MovedOn) as refused:
            form.add_error(None, refused.sentence)  # type: ignore[attr-defined]
            status = 409
        else:
            messages.success(request, " ".join(["Taken back.", *(left or [ALL_UNDONE])]))
            return redirect(of.url("show", record.pk))
    asking = {
        "title": "Take this import back?",
        "text": " ".join([ASK_BACK, *left]),
        "label": "Take it back",
        "look": "warning",
        "about": record,
        "back": of.url("show", record.pk),
    }
    context = {"asking": asking, "form": form, "layout": "layouts/desk.html"}
    return render(request, "asking.html", context, status=status)


ASK_BACK = (
    "Whatever came with it goes, and what it changed is as it was before. If anybody has built on it, "
    "nothing is taken back."
)
ALL_UNDONE = "Everything is as it was before this import."
