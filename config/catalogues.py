"""The words of young adults' pages, collected from the code into locale/ and compiled, with Babel alone.

A word is what `gettext` (in Python, usually as `_`) or `{% translate %}`, `{% blocktranslate %}` and `_("…")`
(in templates) stand around. The shared lists and the choices that young adults read stand in the code without
marks; `labels_by_place` names them.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import override, to_locale
from django.utils.translation.template import templatize

from accounts.models import Role
from notifications.kinds import declared
from rulebook import lists
from rulebook.entries.safety import SAFETY
from youngadults.languages import NOBODY
from youngadults.models import Look, ProfileChange, Request

SOURCES = ("accounts", "config", "matching", "notifications", "offers", "reports", "rulebook", "youngadults")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
IN_TEMPLATE = re.compile(r"""\bgettext\((u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")\)""")
# `_("…")` as an argument of a tag is written out by Django's templatize in this form.
IN_ARGUMENT = re.compile(r"""(?<![\w.])_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")
MACHINE = "machine-made"
"""The comment of an entry that nobody who speaks the language has checked."""


def translated_languages() -> list[str]:
    return [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def path_of(code: str, ending: str = "po") -> Path:
    return settings.LOCALE_PATHS[0] / to_locale(code) / "LC_MESSAGES" / f"django.{ending}"


def words() -> dict[str, list[str]]:
    """Every word with where it stands, in the order of the code."""
    found: dict[str, list[str]] = {}
    for where, word in (*in_python(), *in_templates(), *in_lists()):
        places = found.setdefault(word, [])
        if where not in places:
            places.append(where)
    return found


def in_python() -> Iterator[tuple[str, str]]:
    for room in SOURCES:
        for path in sorted((settings.BASE_DIR / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from ((relative(path), word) for word in words_of_module(path))


def words_of_module(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and name_of(node.func) in CALLS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        pseudo = templatize(path.read_text(encoding="utf-8"))
        for literal in (*IN_TEMPLATE.findall(pseudo), *IN_ARGUMENT.findall(pseudo)):
            yield relative(path), ast.literal_eval(literal)


def in_lists() -> Iterator[tuple[str, str]]:
    """Words that stand in lists: `gettext` is put around them where they are shown."""
    with override(settings.LANGUAGE_CODE):
        for where, labels in labels_by_place().items():
            yield from ((where, str(label)) for label in labels)


def labels_by_place() -> dict[str, Iterable[object]]:
    return {
        "rulebook/lists.py": [
            label for choices in (lists.SECTORS, lists.SUPPORT, lists.ADJUSTMENTS) for _, label in choices
        ],
        "django/utils/dates.py": [*WEEKDAYS.values(), *MONTHS.values()],
        "accounts/models": Role.Kind.labels,
        # What leaves by e-mail; texts stay one line of English.
        "notices.py of each room": {
            kind.outside for kind in declared() if kind.outside and kind.tells.startswith("the young adult")
        },
        "rulebook/entries/safety.py": words_on_safety(),
        "youngadults/models": [*Look.Page.labels, *ProfileChange.What.labels, *Request.Kind.labels],
    }


def words_on_safety() -> list[str]:
    """What a council's rulebook says at first. What a council writes itself stands as it is written."""
    rules = {rule.key: rule.default for rule in SAFETY}
    names = [entry.partition(":")[0].strip() for entry in rules["safety.numbers"].split(";")]
    return [rules["safety.out_of_hours"], *names]


def relative(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


def collect() -> None:
    """Bring every catalogue up to date: new words come without a translation, words that are gone leave."""
    found = words()
    for code in translated_languages():
        path = path_of(code)
        catalog = renewed(read(code), found)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=0, include_lineno=False)


def renewed(before: Catalog, found: dict[str, list[str]]) -> Catalog:
    now = Catalog(
        header_comment="# Words of young adults' pages. See locale/README.md.",
        project="Opportunities",
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator=before.last_translator,
        fuzzy=False,
    )
    for word in sorted(found):
        old = before.get(word)
        now.add(
            word,
            old.string if old else "",
            locations=[(where, 0) for where in found[word]],
            flags=("python-format",) if "%(" in word else (),
            user_comments=old.user_comments if old else (),
        )
    return now


BEGUN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
"""One date in every catalogue: when it was last changed, its history in Git says."""


def read(code: str) -> Catalog:
    """The catalogue of a language; a new one says that nobody has checked it."""
    path = path_of(code)
    if not path.exists():
        return Catalog(last_translator=NOBODY)
    with path.open("rb") as file:
        return read_po(file)


def compile_all() -> None:
    """What Django reads, made from what translators write; only where that is newer."""
    for code in translated_languages():
        source, compiled = path_of(code), path_of(code, "mo")
        if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
            write_compiled(compiled, read(code))


def write_compiled(path: Path, catalog: Catalog) -> None:
    """In one step, so that two who compile at once do not read half of it."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        write_mo(file, catalog)
    Path(file.name).replace(path)
