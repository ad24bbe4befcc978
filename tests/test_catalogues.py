"""The message catalogues: complete, compiled, and knowing every string that the code prints."""

import ast
import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ["zh_Hant", "zh_Hans"]
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
TAG = re.compile(r"""{%-?\s*trans(?:late)?\s+("[^"]*"|'[^']*')""")
BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?)(?:{%\s*plural.*?)?{%\s*endblocktrans(?:late)?\s*%}",
    re.S,
)


def catalogue(locale, extension, folder="locale", domain="django"):
    path = ROOT / "releases" / folder / locale / "LC_MESSAGES" / f"{domain}.{extension}"
    assert path.exists(), f"{path} is missing"
    return polib.pofile(str(path)) if extension == "po" else polib.mofile(str(path))


def messages(entries):
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural
        for entry in entries
        if not entry.obsolete
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogue_has_a_translation_of_each_message(locale):
    entries = catalogue(locale, "po")
    lacking = [entry.msgid for entry in entries.untranslated_entries() + entries.fuzzy_entries()]
    assert lacking == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("folder", "domain"),
    [("locale", "django"), ("locale_django", "django"), ("locale_django", "djangojs")],
)
def test_compiled_catalogue_is_the_written_one(locale, folder, domain):
    written, compiled = (catalogue(locale, each, folder, domain) for each in ("po", "mo"))
    assert messages(compiled) == messages(written)


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogue_knows_every_string_of_the_code(locale):
    known = {msgid for _context, msgid in messages(catalogue(locale, "po"))}
    assert sorted(strings_of_the_code() - known) == []


def strings_of_the_code():
    """Return what Python modules and templates hand to gettext."""
    found = set()
    for path in (ROOT / "releases").rglob("*.py"):
        if "migrations" not in path.parts:
            found |= set(_in_python(ast.parse(path.read_text(encoding="utf-8"))))
    for path in (ROOT / "releases" / "templates").rglob("*.*"):
        found |= set(_in_template(path.read_text(encoding="utf-8")))
    return found


def _in_python(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT:
            words = node.args[0]
            if isinstance(words, ast.Constant):
                yield words.value


def _in_template(source):
    yield from (quoted[1:-1] for quoted in TAG.findall(source))
    for options, text in BLOCK.findall(source):
        named = re.sub(r"{{\s*([\w.]+)[^}]*}}", r"%(\1)s", text)
        if "trimmed" in options:
            named = " ".join(line.strip() for line in named.strip().splitlines())
        yield named


def test_strings_are_found_in_python_and_templates():
    assert list(_in_python(ast.parse("_('one' ' two'); f('three')"))) == ["one two"]
    source = (
        "{% translate 'four' %}{% blocktranslate trimmed %}\n five\n {{ n }}{% endblocktranslate %}"
    )
    assert list(_in_template(source)) == ["four", "five %(n)s"]
