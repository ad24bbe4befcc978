"""The house stands: imports point down, names say something, words are read by their language."""

import ast
import shutil
import sys
from pathlib import Path

import pytest

from releases.translation import TRANSLATED

ROOT = Path(__file__).resolve().parent.parent

# Floor: the floors that it may import. Template tags are part of the readers' door.
BELOW = {"text", "pictures", "models", "services"}
FLOORS = {
    "text": {"text"},
    "pictures": {"pictures"},
    "models": {"models", "text"},
    "services": BELOW,
    "admin": BELOW | {"admin"},
    "public": BELOW | {"public", "templatetags"},
    "templatetags": BELOW | {"public", "templatetags"},
    "management": BELOW | {"management"},
}
# What the lowest floor may import from outside the house: the standard library, the sanitiser, the maker of pictures,
# the two dictionaries of Chinese: characters in either script, and how they are read.
PURE = sys.stdlib_module_names | {"nh3", "PIL", "opencc", "pypinyin"}
IMPURE_STDLIB = {"sqlite3", "os", "time", "socket", "subprocess", "urllib.request", "importlib"}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "base", "selectors", "constants"}
# The one module below the doors that reads the host's clock.
CLOCK = "releases/services/clock.py"
CLOCKS = {"now", "utcnow", "today", "localtime", "gmtime", "monotonic"}
LONGEST_FILE = 300

TRANSLATED_NAMES = {name for names in TRANSLATED.values() for name in names}
# Methods whose keyword arguments and strings name columns.
READS_COLUMNS = {
    "Q",
    "F",
    "filter",
    "exclude",
    "get",
    "create",
    "update",
    "get_or_create",
    "update_or_create",
    "order_by",
    "values",
    "values_list",
    "only",
    "defer",
    "distinct",
    "annotate",
    "aggregate",
    "latest",
    "earliest",
    "getattr",
    "setattr",
    "hasattr",
}
LISTS_COLUMNS = {"fields", "update_fields", "ordering"}


def faults(path, source):
    """Return what is wrong with one module, given its path from the project's root and its source."""
    path, tree = Path(path), ast.parse(source)
    found = [*_of_the_name(path)]
    if len(source.splitlines()) > LONGEST_FILE and "migrations" not in path.parts:
        found.append(f"{path}: more than {LONGEST_FILE} lines")
    if path.parts[0] != "releases" or path.parts[1] not in FLOORS:
        return found
    floor = path.parts[1]
    for line, module in _imports(path, tree):
        found += _of_an_import(path, floor, line, module)
    if floor in BELOW and path.as_posix() != CLOCK:
        found += [f"{path}:{line}: reads the clock" for line in _clock_readings(tree)]
    if floor in ("models", "services"):
        found += [
            f"{path}:{line}: {name} without its language" for line, name in _base_columns(tree)
        ]
    return found


def all_faults(root):
    """Return the faults of every module of the project under a folder."""
    return [
        fault
        for package in ("releases", "pressroom")
        for path in sorted((root / package).rglob("*.py"))
        for fault in faults(path.relative_to(root), path.read_text())
    ]


def _of_the_name(path):
    names = {part.removesuffix(".py") for part in path.parts}
    return [f"{path}: {name} says nothing" for name in sorted(names & FORBIDDEN_NAMES)]


def _imports(path, tree):
    """Yield (line, dotted module) of every import, lazy ones included; relative ones resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parts[: len(path.parts) - node.level] if node.level else ()
            module = ".".join([*package, *filter(None, [node.module])])
            yield node.lineno, module
            # "from .. import services" names a floor only in what it takes.
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "import_string"):
            yield from ((node.lineno, each.value) for each in _strings(node.args))


def _of_an_import(path, floor, line, module):
    parts = module.split(".")
    if parts[0] == "releases":
        target = parts[1] if len(parts) > 1 else ""
        if target in FLOORS and target not in FLOORS[floor]:
            return [f"{path}:{line}: {floor} imports {target}"]
        if floor in BELOW and parts[1:] and target not in FLOORS:
            return [f"{path}:{line}: {floor} imports {module}"]
    elif floor in ("text", "pictures") and not _is_pure(module):
        return [f"{path}:{line}: {floor} imports {parts[0]}"]
    elif parts[0] == "pressroom":
        return [f"{path}:{line}: {floor} imports the project"]
    return []


def _is_pure(module):
    outside = any(f"{module}.".startswith(f"{each}.") for each in IMPURE_STDLIB)
    return module.split(".")[0] in PURE and not outside


def _clock_readings(tree):
    """Yield the lines where the hour is asked for instead of being handed in."""
    for node in ast.walk(tree):
        names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
        if isinstance(node, ast.Attribute):
            names = {node.attr}
        if names & CLOCKS:
            yield node.lineno


def _base_columns(tree):
    """Yield (line, name) wherever a translated column is read or written without a language."""
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Attribute):
            names = [node.attr]
        elif isinstance(node, ast.Call) and _called(node) in READS_COLUMNS:
            names = [each.arg for each in node.keywords if each.arg]
            names += [each.value for each in _strings(node.args)]
        elif _lists_columns(node):
            names = [each.value for each in _strings(getattr(node.value, "elts", []))]
        for name in names:
            hit = TRANSLATED_NAMES.intersection(name.lstrip("-").split("__"))
            if hit:
                yield node.lineno, name


def _called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _strings(nodes):
    return [
        each for each in nodes if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def _lists_columns(node):
    name = getattr(node, "arg", "")
    if isinstance(node, ast.Assign):
        name = getattr(node.targets[0], "id", "")
    return name in LISTS_COLUMNS


def test_every_module_keeps_to_its_floor():
    assert all_faults(ROOT) == []


SEEDS = [
    ("releases/text/seed.py", "import django", ["text imports django"]),
    ("releases/text/seed.py", "from ..models import Release", ["text imports models"]),
    ("releases/text/seed.py", "import sqlite3", ["text imports sqlite3"]),
    ("releases/text/seed.py", "from datetime import date\ndate.today()", ["reads the clock"]),
    ("releases/text/seed.py", "from pressroom import settings", ["text imports pressroom"]),
    ("releases/models/seed.py", "from ..services import drafting", ["models imports services"]),
    ("releases/models/seed.py", "from .. import services", ["models imports services"]),
    (
        "releases/models/seed.py",
        "def lazy():\n    from releases.services import drafting",
        ["models imports services"],
    ),
    (
        "releases/models/seed.py",
        "import releases.translation",
        ["models imports releases.translation"],
    ),
    ("releases/services/seed.py", "import releases.public.views", ["services imports public"]),
    ("releases/services/seed.py", "from ..admin import site", ["services imports admin"]),
    ("releases/services/seed.py", "timezone.now()", ["reads the clock"]),
    ("releases/services/seed.py", "import pressroom.env", ["services imports the project"]),
    (
        "releases/services/seed.py",
        "import_module('releases.public.views')",
        ["services imports public"],
    ),
    ("releases/admin/seed.py", "from ..public import views", ["admin imports public"]),
    ("releases/admin/seed.py", "from ..templatetags import t", ["admin imports templatetags"]),
    ("releases/public/seed.py", "from ..admin import site", ["public imports admin"]),
    ("releases/templatetags/seed.py", "from ..admin import site", ["templatetags imports admin"]),
    (
        "releases/management/commands/seed.py",
        "from ...public import feeds",
        ["management imports public"],
    ),
    ("releases/services/seed.py", "release.headline", ["headline without its language"]),
    ("releases/services/seed.py", "release.body = ''", ["body without its language"]),
    (
        "releases/services/seed.py",
        "rows.filter(headline__contains=q)",
        ["headline__contains without its language"],
    ),
    (
        "releases/models/seed.py",
        "Q(partner__official_name='')",
        ["partner__official_name without its language"],
    ),
    (
        "releases/services/seed.py",
        "rows.order_by('-sort_text')",
        ["-sort_text without its language"],
    ),
    ("releases/services/seed.py", "rows.only('id', 'title')", ["title without its language"]),
    ("releases/services/seed.py", "F('heading')", ["heading without its language"]),
    ("releases/services/seed.py", "getattr(it, 'caption')", ["caption without its language"]),
    (
        "releases/models/seed.py",
        "class Meta:\n    ordering = ['heading']",
        ["heading without its language"],
    ),
    (
        "releases/services/seed.py",
        "it.save(update_fields=['note'])",
        ["note without its language"],
    ),
    ("releases/services/helpers.py", "", ["helpers says nothing"]),
    ("releases/core/seed.py", "", ["core says nothing"]),
    ("pressroom/utils.py", "", ["utils says nothing"]),
    ("releases/public/seed.py", "x = 1\n" * 301, ["more than 300 lines"]),
]


@pytest.mark.parametrize(("path", "source", "expected"), SEEDS)
def test_seeded_fault_is_found(path, source, expected):
    found = faults(path, source)
    # "from x import y" may name the same fault twice.
    assert list(dict.fromkeys(fault.split(": ", 1)[1] for fault in found)) == expected


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("releases/text/seed.py", "import re, nh3\nfrom .languages import of"),
        ("releases/models/seed.py", "from ..text import links\nfrom .release import Release"),
        ("releases/services/seed.py", "words(release, 'headline', language)"),
        ("releases/services/seed.py", "rows.order_by('sort_text_en')"),
        ("releases/public/seed.py", "from ..services import article\nrelease.headline"),
        ("releases/migrations/0002_seed.py", "x = 1\n" * 301),
    ],
)
def test_what_is_allowed_is_no_fault(path, source):
    assert faults(path, source) == []


def test_seeded_upward_import_in_a_copy_of_the_project_is_found(tmp_path):
    for package in ("releases", "pressroom"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__py*"))
    module = tmp_path / "releases/models/parts.py"
    lines = len(module.read_text().splitlines())
    module.write_text(module.read_text() + "\nfrom ..services import drafting\n")
    assert set(all_faults(tmp_path)) - set(all_faults(ROOT)) == {
        f"releases/models/parts.py:{lines + 2}: models imports services"
    }
