"""Nothing that anybody writes runs as a script, wherever it is shown: asked of Chromium with the policy switched off."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from playwright.sync_api import Error

from releases.text import richtext
from releases.text.languages import LANGUAGES
from tests import factories, figures
from tests.conftest import DEEP
from tests.xss import judge, payloads
from tests.xss.newsroom import Newsroom, is_endless

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Every eighth, so that most kinds have their turn; the deep run has all.
NUMBERED = payloads.numbered(payloads.ALL if DEEP else payloads.ALL[::8])
SHOWN_IN = LANGUAGES if DEEP else LANGUAGES[:1]
ATOM = "{http://www.w3.org/2005/Atom}"
TAGS_OF_FEEDS = {
    "{http://www.w3.org/1999/xhtml}link",
    *(
        ATOM + name
        for name in [
            "feed",
            "title",
            "link",
            "id",
            "updated",
            "author",
            "name",
            "entry",
            "published",
            "summary",
            "content",
        ]
    ),
    "{http://search.yahoo.com/mrss/}thumbnail",
    *(
        f"{{http://www.sitemaps.org/schemas/sitemap/0.9}}{name}"
        for name in ["sitemapindex", "sitemap", "urlset", "url", "loc", "lastmod"]
    ),
    *(
        f"{{http://www.google.com/schemas/sitemap-news/0.9}}{name}"
        for name in ["news", "publication", "name", "language", "publication_date", "title"]
    ),
}
# How Watch begins what a page did, rather than what it holds.
DEEDS = ("ran", "said", "went", "asked")
# Where a page may print a text, if it forgot to escape it.
CONTEXTS = (
    "{}",
    '<p title="{}">x</p>',
    "<p title='{}'>x</p>",
    "<p title={}>x</p>",
    '<a href="{}">x</a>',
    "<textarea>{}</textarea>",
    "<title>{}</title>",
    '<script>let text = "{}"</script>',
)


class Watch:
    """What a page did that only a script, or an element from elsewhere, does."""

    def __init__(self, page, origin):
        self.page, self.origin, self.did = page, origin, []
        page.expose_function("fired", lambda number: self.did.append(f"ran {number}"))
        page.on("dialog", self._dialog)
        page.on("framenavigated", self._navigated)
        page.context.route(lambda url: not url.startswith((origin, "data:", "blob:")), self._asked)
        self.at = ""

    def _dialog(self, dialog):
        self.did.append(f"said {dialog.message}")
        dialog.dismiss()

    def _navigated(self, frame):
        if frame == self.page.main_frame and frame.url.partition("#")[0] != self.at:
            self.did.append(f"went to {frame.url[:80]}")

    def _asked(self, route):
        self.did.append(f"asked {route.request.url}")
        route.abort()

    def _open(self, address):
        """Open a page; what the one before it still leads to may come between."""
        for _attempt in range(3):
            try:
                return self.page.goto(address, wait_until="load")
            except Error:
                self.page.wait_for_timeout(200)
                self.did.clear()
        return self.page.goto(address, wait_until="load")

    def look(self, address):
        """Open a page and return what it did and what of it could have run."""
        self.at = address
        self.did.clear()
        answer = self._open(address)
        self.page.wait_for_timeout(50)
        # Of a page that did something nothing more needs to be known, and one that led away is gone.
        found = list(self.did)
        if not found:
            found += self.page.evaluate(judge.FAULTS_OF_DOCUMENT)
            if answer.headers["content-type"].startswith("text/html"):
                found += judge.faults_of_page(answer.text())
        return found


@pytest.fixture
def watch(open_page, live_server):
    def open_as(user=None):
        return Watch(open_page(user, bypass_csp=True), live_server.url)

    return open_as


@pytest.fixture
def newsroom(clock):
    clock.at = factories.NOON
    made = Newsroom(NUMBERED)
    made.alter()
    return made


def test_readers_and_their_programs_are_shown_nothing_that_runs(watch, newsroom, live_server):
    looking, found = watch(), {}
    for language in SHOWN_IN:
        for address in newsroom.public_pages(language):
            found[address] = looking.look(live_server.url + address)
            found[f"{address} lacks"] = unread(looking.page, address, newsroom.live)
        for address in newsroom.feeds(language):
            found[address] = what_a_program_shows(looking, live_server.url + address)
    assert {address: faults for address, faults in found.items() if faults} == {}
    figures.note("hostile texts: payloads", len(NUMBERED))
    figures.note("hostile texts: fields", len(newsroom.fields))
    figures.note("hostile texts: readers' pages and feeds", len(found))


def unread(page, address, release):
    """Return the payloads that didn't reach the page of a release as words: those before kept them from being tried."""
    if not address.startswith(release.get_absolute_url(address[1:].split("/")[0])):
        return []
    if address.endswith(".txt"):
        return []
    tried = [number for number, text in NUMBERED.items() if not is_endless(text)]
    places = (".headline", ".text", ".caption", ".notes", ".aside > div", "blockquote")
    shown = {place: page.locator(place).all_inner_texts() for place in places}
    return [
        (place, number)
        for place, texts in shown.items()
        for number in tried
        if f"mark{number}" not in "".join(texts)
    ]


def what_a_program_shows(looking, address):
    """Return what of a feed or sitemap could run: its own tags, and what programs show as HTML."""
    tree = ElementTree.fromstring(looking.page.request.get(address).body())
    found = [each.tag for each in tree.iter() if each.tag not in TAGS_OF_FEEDS]
    for shown in (each for name in ("summary", "content") for each in tree.iter(ATOM + name)):
        # Photos of a feed are asked for at the site's own address, which nobody serves here.
        html = shown.text.replace(settings.SITE_ORIGIN, looking.origin)
        looking.did.clear()
        looking.page.set_content(html)
        found += [*looking.did, *looking.page.evaluate(judge.FAULTS_OF_DOCUMENT)]
        found += judge.faults_of_page(html)
    return found


def test_team_is_shown_nothing_that_runs(watch, newsroom, live_server):
    looking, found = watch(factories.make_editor()), {}
    for address in newsroom.newsroom_pages():
        found[address] = looking.look(live_server.url + address)
    assert {address: faults for address, faults in found.items() if faults} == {}
    figures.note("hostile texts: newsroom's pages", len(found))


def test_chromium_reads_in_a_cleaned_text_what_the_allow_list_permits(watch):
    looking = watch()
    read = """html => {
      const made = new DOMParser().parseFromString(html, "text/html").body;
      const tags = Array.from(made.querySelectorAll("*"), element =>
        [element.localName, element.namespaceURI, ...element.getAttributeNames()]);
      const home = document.createElement("div");
      home.innerHTML = html;
      return [tags, made.innerHTML, home.innerHTML];
    }"""
    for number, text in payloads.numbered(payloads.ALL).items():
        for clean in (richtext.stored, richtext.stored_inline):
            kept = clean(f"<p>{text}</p>{text}")
            tags, parsed, inserted = looking.page.evaluate(read, kept)
            for name, namespace, *attributes in tags:
                assert namespace == "http://www.w3.org/1999/xhtml", (number, kept)
                assert set(attributes) <= set(judge.VOCABULARY[name]), (number, kept)
            assert parsed == inserted == kept.replace("\r", "\n"), number
    assert looking.did == []


def test_detector_detects_each_payload_that_is_printed_raw(watch, live_server):
    """The control: each in a page of its own, in the places where a page might forget to escape it."""
    looking, pages = watch(), {}

    def answer(route):
        route.fulfill(body=pages.get(route.request.url, ""), content_type="text/html")

    looking.page.route("**/raw/*", answer)
    silent, ran = [], 0
    for number, text in NUMBERED.items():
        for place, context in enumerate(CONTEXTS):
            address = f"{live_server.url}/raw/{number}-{place}"
            pages[address] = "<!doctype html><body>" + context.replace("{}", text)
            found = looking.look(address)
            ran += any(each.startswith(DEEDS) for each in found)
            if found:
                break
        else:
            silent.append(text)
    assert silent == []
    assert ran > len(NUMBERED) / 2
    figures.note("hostile texts: payloads that run when printed raw", ran)
