"""The newsroom tells nothing to whoever has no business there, and does nothing for whoever may not."""

import re

import pytest
from django.core.serializers import serialize
from django.forms import model_to_dict

from releases.models import Photo
from releases.services.history import PARTS
from releases.text.languages import LANGUAGES, column
from tests import figures
from tests.admin.asking import rows
from tests.admin.forms import submitted_form
from tests.embargo import newsroom, routes
from tests.embargo.actors import in_role, reader, without_rights
from tests.embargo.answers import client_of
from tests.embargo.states import STATES
from tests.embargo.surfaces import OF_THE_NEWSROOM

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]

SOON, EN_CLOSED = STATES["approved +1 s"], STATES["live, en closed"]
OUTSIDERS = {
    "anonymous": lambda: None,
    "not of the team": reader,
    "without rights": without_rights,
}
# On a scheduled release, all of whose languages are open.
MAY_CHANGE_OTHER_THINGS = ["Writer", "Administrator"]
TRANSLATORS = {
    "zh-hant": "Translator (Traditional Chinese)",
    "zh-hans": "Translator (Simplified Chinese)",
    "en": "Translator (English)",
}
MAY_CHANGE_NOTHING = ["Reader of drafts", *TRANSLATORS.values()]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_newsroom_tells_nothing_to_who_has_no_rights(who, clock):
    world, client = SOON.world(clock.at), client_of(OUTSIDERS[who]())
    for surface in OF_THE_NEWSROOM:
        assert newsroom.addresses(world, surface)
        newsroom.check(world, surface, client)
        figures.add("embargo matrix: cells asked")
    assert client.get("/admin/").status_code == (200 if who == "without rights" else 302)


def test_forged_posts_of_who_may_not_change_nothing(clock):
    """Every address of the newsroom gets a whole form with other words, from everybody who may not send it."""
    world = SOON.world(clock.at)
    forged = forgeries(world)
    assert len(forged) > 60
    changers = {name: lambda name=name: in_role(name) for name in MAY_CHANGE_OTHER_THINGS}
    idle = {name: lambda name=name: in_role(name) for name in MAY_CHANGE_NOTHING} | OUTSIDERS
    for who, make in (changers | idle).items():
        kept = of_the_release if who in changers else of_the_press_office
        client = client_of(make())
        before = kept(world)
        for address, data in forged:
            client.post(address, data).getvalue()
        assert kept(world) == before, who
        figures.add("embargo matrix: cells asked", len(OF_THE_NEWSROOM))


def of_the_press_office(_world):
    """Return {table: digest} of everything that the press office keeps."""
    return {table: digest for table, digest in rows().items() if table.startswith("releases_")}


def of_the_release(world):
    """Return the release, its parts and its photos as they are stored; stops are living pages."""
    release = world.latest()
    parts = [row for part in PARTS.values() for row in getattr(release, part).all()]
    photos = Photo.objects.filter(figure_photos__figure__release=release)
    return serialize("json", [release, *parts, *photos])


# What nothing is posted to, and what anybody may do with what is his own.
READS = re.compile(r"/[0-9]+/$|/history/|/preview/|/file/|/autocomplete/|/calendar/|/jsi18n/")
OWN = {
    f"/admin/{each}/" for each in ("logout", "language", "side-by-side", "password_change", "login")
}


def forgeries(world):
    """Return [(address, form)]: what an editor's browser would send, and what each verb asks for."""
    editor, found = client_of(world.editor), []
    hours = {f"publish_at_{part}": text for part, text in enumerate(("2026-11-25", "11:00"))}
    told = {f"{name}_{each}": "why" for name in ("reason", "notice") for each in ("zh_hant", "en")}
    common = {"based_on": world.release.version, "read": "yes", "reason": "why", "post": "yes"}
    common |= hours | told | {"language": "en", "when": "hour", "opens_en": "with"}
    for address in routes.admin_addresses(world):
        if address in OWN or READS.search(address):
            continue
        response = editor.get(address)
        has_form = response.status_code == 200 and address.endswith(("/change/", "/add/"))
        form = submitted_form(response) if has_form else {}
        words = {name: "Another word" for name in form if name.endswith(("_en", "_zh_hant"))}
        found.append((address, form | words | common))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_translator_writes_one_closed_language_and_no_other_word(language, clock):
    """English is closed: the translator of English writes English, and nobody else writes anything."""
    world = EN_CLOSED.world(clock.at)
    client = client_of(in_role(TRANSLATORS[language]))
    address = f"/admin/releases/release/{world.release.pk}/change/"
    form = submitted_form(client.get(address), "release_form")
    form |= {column("headline", each): "Another word" for each in LANGUAGES}
    before = model_to_dict(world.latest())
    client.post(address, form | {"based_on": world.release.version, "slug": "another"})
    after = model_to_dict(world.latest())
    changed = {name for name in after if before[name] != after[name]}
    # The base column is read in the language of the page, which is English here.
    assert changed - {"headline"} == ({"headline_en"} if language == "en" else set())
    assert (world.release.state, world.release.slug) == ("approved", before["slug"])
    figures.add("embargo matrix: cells asked")
