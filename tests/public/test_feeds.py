"""Feeds: sound XML, open languages only, never an hour before the hour."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from releases.services import addresses
from tests import factories
from tests.public.newsroom import make_own, make_whole
from tests.public.reading import ORIGIN
from tests.services.test_amending import amend

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def tree(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def entries(client, path="/en/feed/"):
    return [
        {child.tag.removeprefix(ATOM): child.text for child in entry}
        for entry in tree(client, path).findall(f"{ATOM}entry")
    ]


def test_feed_has_the_newest_twenty_first_first(client):
    make_own()
    for number in range(21):
        at = factories.NOON - timedelta(days=21 - number)
        factories.make_live(f"r{number}", at=at, headline_en=f"n{number}\nmore", by=by())
    found = [entry["title"] for entry in entries(client)]
    assert found == [f"n{number} – more" for number in range(20, 0, -1)]


def by():
    return factories.make_user()


def test_entry_is_dated_by_the_hour_at_which_its_language_opened(client, clock):
    release = factories.make_scheduled("opening", publish_at=factories.NOON)
    release.ready_at_en = factories.NOON + timedelta(hours=4)
    release.save()
    clock.move(hours=4, seconds=-1)
    assert entries(client) == []
    clock.move(seconds=1)
    (entry,) = entries(client)
    assert (entry["published"], entry["updated"]) == ("2026-11-20T08:00:00+00:00",) * 2
    (chinese,) = entries(client, "/zh-hant/feed/")
    assert chinese["published"] == "2026-11-20T04:00:00+00:00"


def test_entry_is_named_by_its_public_id(client):
    release = factories.make_live("opening")
    (entry,) = entries(client)
    assert entry["id"] == f"tag:127.0.0.1,2026-11-19:{release.public_id}/en"


def test_feed_says_its_language_its_address_and_its_author(client):
    make_whole(0, make_own())
    feed = tree(client, "/zh-hant/feed/")
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-Hant-HK"
    links = {link.attrib.get("rel"): link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"{ORIGIN}/zh-hant/",
        "self": f"{ORIGIN}/zh-hant/feed/",
    }
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Cloudsail zh-hant"


def test_feed_carries_characters_that_xml_cannot(client):
    factories.make_live("opening", headline_en="One\x0b & <two>")
    assert [entry["title"] for entry in entries(client)] == ["One – & <two>"]


def test_summary_is_the_subheadline_or_the_first_paragraph(client):
    factories.make_live("first", body_en="<p>One.</p><p>Two.</p>")
    factories.make_live("second", subheadline_en="Under it")
    assert {entry["summary"] for entry in entries(client)} == {
        "<p>One.</p>",
        "<p>Under it</p>",
    }


def test_words_of_a_summary_are_no_markup(client):
    factories.make_live("first", subheadline_en="<script>alert(1)</script> & more")
    [entry] = entries(client)
    assert entry["summary"] == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"


def test_topic_has_a_feed_of_its_own_once_a_release_is_live(client):
    make_whole(0, make_own())
    factories.make_live("other")
    factories.make_topic("secret")
    found = entries(client, "/en/topics/topic-0/feed/")
    assert [entry["title"] for entry in found] == ["headline of whole-0 en"]
    for slug in ("secret", "none"):
        assert client.get(f"/en/topics/{slug}/feed/").status_code == 404


# --- Whole, and true to the standard -------------------------------------------------------------


def tell_of_a_change(release, kind, **fields):
    notices = {} if kind == "minor" else dict.fromkeys(("zh-hant", "zh-hans", "en"), "noticed")
    return amend(release, factories.make_editor(), kind=kind, notices=notices, **fields)


def test_feeds_are_valid_atom(client):
    make_whole(0, make_own())
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
    for path in ("feed/", "topics/topic-0/feed/", "partners/met-0/feed/", "partners/own/feed/"):
        for language in ("zh-hant", "zh-hans", "en"):
            grammar.assertValid(etree.fromstring(client.get(f"/{language}/{path}").content))
    assert not grammar.validate(etree.fromstring('<feed xmlns="http://www.w3.org/2005/Atom"/>'))


def test_feed_without_entries_is_valid(client):
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
    grammar.assertValid(etree.fromstring(client.get("/en/feed/").content))


def test_entry_has_the_whole_release_with_absolute_addresses(client):
    release = make_whole(0, make_own(), subheadline_en="Under it")
    (entry,) = entries(client)
    found = entry["content"]
    page = f"{ORIGIN}/en/releases/2026/whole-0/"
    photo = release.figures.first().figure_photos.first().photo
    assert "<p>Under it</p>\n<ul>\n<li>point 0 en</li>" in found
    assert f'<img src="{ORIGIN}{photo.address(600, "jpg")}" alt="a teal square en"' in found
    assert f'href="{page}#note-1"' in found
    assert "https://source.example/report" in found
    assert 'href="#' not in found
    assert 'src="/' not in found


def test_lead_photo_is_the_thumbnail(client):
    release = make_whole(0, make_own())
    photo = release.figures.first().figure_photos.first().photo
    entry = tree(client, "/en/feed/").find(f"{ATOM}entry")
    thumbnail = entry.find("{http://search.yahoo.com/mrss/}thumbnail")
    assert thumbnail.attrib["url"] == ORIGIN + photo.address(600, "jpg")


def test_correction_moves_the_entry_and_the_feed_and_a_minor_change_does_not(client, clock):
    release = factories.make_live("opening", body_en="<p>It openned.</p>")
    before = entries(client)[0]["updated"]
    clock.move(hours=1)
    release = tell_of_a_change(release, "minor", body_en="<p>It opened.</p>")
    assert entries(client)[0]["updated"] == before
    assert "It opened." in entries(client)[0]["content"]
    release = tell_of_a_change(release, "correction", body_en="<p>It closed.</p>")
    (entry,) = entries(client)
    assert (entry["published"], entry["updated"]) == (before, factories.NOON.isoformat())
    assert tree(client, "/en/feed/").find(f"{ATOM}updated").text == factories.NOON.isoformat()


def test_withdrawn_release_leaves_every_feed(client):
    release = make_whole(0, make_own())
    factories.withdraw(release)
    assert entries(client) == []
    for path in ("topics/topic-0", "partners/met-0"):
        assert client.get(f"/en/{path}/feed/").status_code == 404


def test_organisation_has_a_feed_once_a_release_names_it(client):
    make_whole(0, make_own())
    factories.make_live("other")
    # Its address is one that it had, too: it has it still.
    addresses.claim(factories.make_partner("listed", listed_at=factories.NOON))
    feed = tree(client, "/en/partners/met-0/feed/")
    assert feed.find(f"{ATOM}title").text == "Cloudsail en · Press room · met-0 en"
    assert [each["title"] for each in entries(client, "/en/partners/met-0/feed/")] == [
        "headline of whole-0 en"
    ]
    for slug in ("listed", "none"):
        assert client.get(f"/en/partners/{slug}/feed/").status_code == 404


def test_page_of_an_organisation_leads_to_its_feed_once_a_release_names_it(client):
    make_whole(0, make_own())
    factories.make_partner("listed", listed_at=factories.NOON)
    links = {
        slug: client.get(f"/en/partners/{slug}/").text.count(f"/en/partners/{slug}/feed/")
        for slug in ("met-0", "listed")
    }
    assert links == {"met-0": 2, "listed": 0}
