"""Every kind of page is sound HTML, as the Nu Html Checker judges it."""

import pytest

from releases.models import SiteSettings
from releases.text.languages import LANGUAGES
from tests import factories, figures, packs, vnu
from tests.conftest import DEEP
from tests.factories import NOON, trilingual
from tests.public.newsroom import make_own, make_whole

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.dealt("sqlite"),
    pytest.mark.skipif(bool(vnu.lacking()), reason=vnu.lacking()),
]
RELEASE = "releases/2026/whole-0/"
MAIN = ("", "releases/", RELEASE, "visits/visit/", "partners/met-0/")
OTHERS = (
    *("visits/", "partners/", "partners/own/", "search/", "search/?q=headline", "nowhere/"),
    *(f"{RELEASE}print/", "releases/2026/shown/", "releases/2026/invited/", "releases/2026/gone/"),
    *("releases/?topic=topic-0&year=2026", "search/?q=nothingatall"),
)


def make_newsroom():
    visit = factories.make_visit("visit", listed_at=NOON)
    make_whole(0, make_own(), visit, subheadline_en="Under <it> & more")
    SiteSettings.objects.create(
        accent="#1a5276", logo=packs.make_photo(), **trilingual(introduction="Us")
    )
    packs.amended(packs.make_live("shown", 3), packs.caption("another"))
    factories.make_live(
        "invited", kind="invitation", event_starts_at=NOON, **trilingual(event_place="Hall")
    )
    factories.withdraw(factories.make_live("gone"), keeps_headline=True)


def test_pages_are_sound(client, tmp_path):
    make_newsroom()
    folder, pages = tmp_path / "pages", [*MAIN, *OTHERS] if DEEP else MAIN
    folder.mkdir()
    for language in LANGUAGES:
        for number, page in enumerate(pages):
            content = client.get(f"/{language}/{page}").content
            (folder / f"{language}-{number}.html").write_bytes(content)
    found = vnu.faults(folder)
    figures.note("vnu: pages checked", len(LANGUAGES) * len(pages))
    figures.note("vnu: errors", len(found))
    assert found == []


def test_checker_finds_what_is_wrong(tmp_path):
    (tmp_path / "wrong.html").write_text(
        "<!doctype html><html lang=en><title>x</title><p><div></p>"
    )
    assert vnu.faults(tmp_path) != []
