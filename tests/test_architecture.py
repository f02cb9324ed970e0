"""The picture of the house, held as a dictionary: imports point down, and statuses change in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent

GROUND: set[str] = set()
NOTIFICATIONS = {"lifecycles", "geography", "rulebook", "tabular"}
ACCOUNTS = NOTIFICATIONS | {"notifications"}
CHAMPIONS = ACCOUNTS | {"accounts"}
OFFERS = CHAMPIONS | {"champions", "pledges", "youngadults"}

# Each room and every room below it along an arrow of the picture in README.md.
MAY_IMPORT: dict[str, set[str]] = {
    "lifecycles": GROUND,
    "geography": GROUND,
    "rulebook": GROUND,
    "tabular": GROUND,
    "notifications": NOTIFICATIONS,
    "accounts": ACCOUNTS,
    "champions": CHAMPIONS,
    "youngadults": CHAMPIONS,
    "pledges": CHAMPIONS | {"champions"},
    # Knows what is promised and by whom, and nobody to whom it is offered: not even what a young adult is.
    "inspections": CHAMPIONS | {"champions", "pledges"},
    "offers": OFFERS,
    "matching": OFFERS | {"offers"},
    "desk": OFFERS | {"offers", "matching"},
    "reports": OFFERS | {"offers", "matching", "desk", "inspections"},
    "demo": OFFERS | {"offers", "matching", "desk", "inspections", "reports", "config"},
    "config": OFFERS | {"offers", "matching", "desk", "inspections", "reports"},
}
ROOMS = sorted(room for room in MAY_IMPORT if (HOUSE / room).is_dir())
MAY_IMPORT_INSIDE_A_FUNCTION = ("apps.py", "asgi.py")


def modules(room: str) -> list[Path]:
    return sorted(path for path in (HOUSE / room).rglob("*.py") if "migrations" not in path.parts)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def names_imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, those of its own package written out."""
    package = path.relative_to(HOUSE).with_suffix("").parts[:-1]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            yield ".".join((*start, *([node.module] if node.module else [])))


def test_every_room_is_in_the_picture():
    apps = {path.parent.name for path in HOUSE.glob("*/apps.py")} | {"config"}
    assert apps == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_is_below_it(room):
    for path in modules(room):
        above = {
            name
            for name in names_imported(path)
            if name.split(".")[0] in set(ROOMS) - MAY_IMPORT[room] - {room}
        }
        assert not above, f"{path.relative_to(HOUSE)} imports {sorted(above)}, which is not below {room}"


def test_the_engine_knows_nobody():
    outside = {"django", "psycopg", "channels", *ROOMS} - {"matching"}
    for path in modules("matching/engine"):
        known = {name for name in names_imported(path) if name.split(".")[0] in outside}
        known |= {
            name for name in names_imported(path) if name.startswith("matching.") and "engine" not in name
        }
        assert not known, f"{path.relative_to(HOUSE)} imports {sorted(known)}"


def test_only_the_engines_files_touch_files():
    for path in modules("matching/engine"):
        if path.name in ("files.py", "__main__.py"):
            continue
        opened = {"pathlib", "csv", "io", "os", "random", "time", "datetime"} & set(names_imported(path))
        assert not opened, f"{path.relative_to(HOUSE)} imports {sorted(opened)}"


def test_no_import_inside_a_function():
    for path in (path for room in ROOMS for path in modules(room)):
        if path.name in MAY_IMPORT_INSIDE_A_FUNCTION or "demo/management" in path.as_posix():
            continue
        functions = (
            node
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        inside = [node for function in functions for node in ast.walk(function) if is_import(node)]
        assert not inside, f"{path.relative_to(HOUSE)}, line {inside[0].lineno}"


def is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_a_status_is_assigned_in_one_file():
    """Only lifecycles/moves.py, and the bulk loading of made-up histories in demo/, may write a status."""
    for path in (path for room in ROOMS if room != "demo" for path in modules(room)):
        if path == HOUSE / "lifecycles" / "moves.py":
            continue
        lines = [node.lineno for node in ast.walk(tree_of(path)) if writes_status(node)]
        assert not lines, f"{path.relative_to(HOUSE)} writes a status in line {lines}"


WRITERS = {"create", "get_or_create", "update_or_create", "update", "bulk_create", "setattr"}


def writes_status(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Attribute) and target.attr == "status" for target in targets)
    if isinstance(node, ast.Call):
        return called(node) in WRITERS and (has_status_keyword(node) or names_status(node))
    return False


def called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def has_status_keyword(node: ast.Call) -> bool:
    return any(keyword.arg == "status" for keyword in node.keywords)


def names_status(node: ast.Call) -> bool:
    return called(node) == "setattr" and any(
        isinstance(a, ast.Constant) and a.value == "status" for a in node.args
    )


@pytest.mark.parametrize(
    "line",
    [
        "offer.status = 'accepted'",
        "Offer.objects.filter(pk=1).update(status='accepted')",
        "Offer.objects.create(status='accepted')",
        "setattr(offer, 'status', 'accepted')",
    ],
)
def test_the_guard_sees_a_status_being_written(line):
    assert any(writes_status(node) for node in ast.walk(ast.parse(line)))


def test_there_is_no_generic_foreign_key_and_no_signal_receiver():
    words = ("GenericForeignKey", "@receiver", "post_save", "pre_save")
    for path in (path for room in ROOMS for path in modules(room)):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], path.relative_to(HOUSE)
