"""The checks of the matrix: one for each public surface, asked of a world in a state by one actor."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from django.conf import settings
from django.test import RequestFactory

from releases.public import errors
from releases.services import renditions
from releases.text.dates import hong_kong
from releases.text.languages import LANGUAGES
from tests.embargo import asks, files, press_files
from tests.embargo.answers import ask, leaked, lines
from tests.embargo.states import GONE, MISS, QUIET, SAME

CONDITIONS = {
    "range": "bytes=0-1",
    "if-none-match": "*",
    "if-match": '"a"',
    "if-modified-since": "Sat, 01 Jan 2000 00:00:00 GMT",
}
ALTERNATE = re.compile(r"<[^>]*hreflang=\"(?:en|zh-han[st])\"[^>]*>")
HOUR = re.compile(
    r"<(?:updated|published|lastmod|news:publication_date)>([^<]+)<"
    r"|\"date(?:Published|Modified)\": \"([^\"]+)\""
    r"|\"article:(?:published|modified)_time\" content=\"([^\"]+)\""
)
TIMED = {"feed", "sitemap", "sitemap_part", "news_sitemap", "home", "list", "release"}
LOCALE = re.compile('"og:locale:alternate" content="([a-zA-Z_]+)"')


def check(case, surface):
    """Raise AssertionError if the surface gives anything away."""
    asked, own = pages_and_names(case, surface), OF_ITS_OWN.get(surface)
    if own:
        own(case)
    assert asked or own, surface


# --- What is asked of most surfaces: pages keep silent, hidden names are nothing ------------------


def pages_and_names(case, surface):
    """Return how many addresses the surface has; each was sound."""
    asked = 0
    for each, _route, address in case.pages:
        if each == surface:
            page(case, address)
            asked += 1
    for each in case.asks:
        if each.surface == surface:
            name(case, each)
            asked += 1
    return asked


def page(case, address):
    answer = case.get(address)
    assert answer.status in (200, 302, 404), address
    case.assert_says_nothing(address, answer)


def name(case, each):
    answer, (expected, may_say) = case.get(each.address), case.state.expects(case.world, each)
    case.assert_says_nothing(each.address, answer, may_say)
    if expected == SAME:
        assert each.as_nonsense(answer.text) == case.get(each.nonsense).text, each.address
    elif expected != QUIET:
        assert answer.status == {MISS: 404, GONE: 410}[expected], each.address
        assert expected == MISS or answer.is_empty or each.route == "release", each.address


# --- Surfaces of their own ------------------------------------------------------------------------


def language_links(case):
    """Every other language that a page offers is open."""
    pages = [address for _surface, route, address in case.pages if route != "robots"]
    named = [each.address for each in case.asks if each.route in ("release", "partner", "visit")]
    offered = set()
    for address in (*named, *pages):
        if case.get(address).status in (200, 410):
            text = case.get(address).text
            # A link elsewhere is told of no other languages than its readers.
            assert len(LOCALE.findall(text)) in (0, len(_offered(text)) - 1), address
            for path in _offered(text):
                assert case.get(path).status in (200, 410), path
                offered.add(path)
    assert offered


def _offered(text):
    """Return the paths to which a page sends readers of other languages."""
    addresses = {re.search(r'href="([^"]*)"', tag)[1] for tag in ALTERNATE.findall(text)}
    return {unescape(each).removeprefix(settings.SITE_ORIGIN) for each in addresses}


def years_of_what_is_live(case):
    """The list names the years of what is live, and no other."""
    for language in case.world.languages:
        text = case.get(asks.address("list", language=language)).text
        shown = {int(year) for year in re.findall(r"\?year=(\d{4})", text)}
        years = [release.year for release in live_releases(case, language)]
        assert shown == set(range(min(years), max(years) + 1)), language


def months_of_what_is_live(case):
    """The sitemap has files for the months of what is live, and no other."""
    live = [each for language in LANGUAGES for each in live_releases(case, language)]
    months = {f"{hong_kong(each.publish_at):%Y-%m}" for each in live}
    shown = re.findall(r"/sitemaps/(\d{4}-\d\d)\.xml", case.get("/sitemap.xml").text)
    assert set(shown) == months


def live_releases(case, language):
    """Return the releases of the world that are live in a language, as the state says and no query."""
    is_shown = case.state.is_live and language != case.state.closed
    return [case.world.live, *([case.world.release] if is_shown else [])]


def hours_of_what_is_live(case):
    """Feeds, sitemap and lists carry the hours at which something went live or was amended, and no others."""
    hours = set()
    for language in LANGUAGES:
        for release in live_releases(case, language):
            hours.add(max(release.publish_at, release.ready_at(language)))
            hours |= {case.world.at} if release.amendments else set()
    shown = {each.isoformat() for each in hours}
    for _surface, route, address in case.pages:
        if route in TIMED:
            answer = case.get(address)
            assert {"ETag", "Last-Modified"} & answer.headers.keys() == set(), address
            found = {_as_hour("".join(each)) for each in HOUR.findall(answer.text)}
            assert found <= {_as_hour(each) for each in shown}, address


def _as_hour(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def methods_and_conditions(case):
    """Another method, a range, a condition: the answer is that to a plain request for nonsense."""
    for each in case.one_of_each():
        miss = case.get(each.nonsense)
        conditional = ask(case.client, each.address, **CONDITIONS)
        assert conditional.text == miss.text, each.address
        head = ask(case.client, each.address, "head")
        assert head.text == miss.text.partition("\n\n")[0] + "\n\n", each.address
        for method in ("options", "post"):
            hidden, nonsense = (
                ask(case.client, address, method) for address in (each.address, each.nonsense)
            )
            assert (hidden.status, hidden.queries) == (405, 0), each.address
            assert hidden.text == nonsense.text, (method, each.address)


def misses_are_alike(case):
    for each in misses(case):
        text = each.as_nonsense(case.get(each.address).text)
        assert text == case.get(each.nonsense).text, each.address


def misses_cost_alike(case):
    for each in misses(case):
        cost = case.get(each.nonsense).queries
        assert (each.address, case.get(each.address).queries) == (each.address, cost)


def misses(case, *expected):
    """Return what was asked so far, or one of each route, and has to be as for nonsense."""
    asked = [each for each in case.asks if each.address in case.answers]
    found, expected = asked or case.one_of_each(), expected or (MISS, SAME)
    return [each for each in found if case.state.expects(case.world, each)[0] in expected]


def redirects(case):
    """No preference of the reader's makes a redirect name what is hidden from him."""
    language = {"accept-language": case.state.closed or LANGUAGES[-1]}
    case.assert_says_nothing("/", ask(case.client, "/", **language))
    moved = {each.route: each for each in case.asks if each.surface == "S02"}
    # The release comes first.
    short = next(each for each in case.asks if each.surface == "S03")
    for each in (*moved.values(), short):
        _expected, may_say = case.state.expects(case.world, each)
        answer = ask(case.client, each.address, **language)
        case.assert_says_nothing(each.address, answer, may_say)


def headers(case):
    """What is kept by nobody: a miss. What is made for one reader: nothing."""
    for each in misses(case, MISS):
        answer = case.get(each.address)
        assert "no-store" in answer.headers["Cache-Control"], each.address
        assert {"ETag", "Last-Modified", "Link", "Set-Cookie"} & answer.headers.keys() == set()
    for answer in case.answers.values():
        assert "cookie" not in answer.headers.get("Vary", "").lower()
        assert not answer.is_personal


def lines_and_errors(case):
    """Log lines name the address that was asked, or an id, and no more; an error page says nothing."""
    words = case.state.words(case.world, "/")
    for each in case.one_of_each():
        answer = case.get(each.address)
        assert answer.lines
        assert leaked("\n".join(answer.lines), each.address, words) == set(), answer.lines
        broken = errors.broken(RequestFactory().get(each.address))
        assert leaked(broken.content.decode(), "", words) == set()
    with lines() as logged:
        fail_to_make_sizes(case.world)
    assert logged
    ids = {"Photo.public_id", "Photo.original"}
    assert leaked("\n".join(logged), "", case.world.canaries.of("former")) <= ids


def fail_to_make_sizes(world):
    photo = world.received("former")
    Path(photo.original.path).write_bytes(b"no picture any more")
    renditions.make.call(photo.public_id)
    photo.delete()


OF_ITS_OWN = {
    "S08": language_links,
    "S14": years_of_what_is_live,
    "S27": months_of_what_is_live,
    "S31": hours_of_what_is_live,
    "S32": files.originals,
    "S33": files.insides_of_files,
    "S36": press_files.check,
    "S40": files.paths_beside,
    "S41": files.climbing_paths,
    "S42": methods_and_conditions,
    "S43": misses_are_alike,
    "S44": misses_cost_alike,
    "S45": redirects,
    "S46": headers,
    "S58": lines_and_errors,
}


# --- The same for everybody -----------------------------------------------------------------------


def sample(case):
    """Return {surface: address} of a hidden name or else a page of each surface that has its own."""
    pages = {surface: address for surface, _route, address in case.pages}
    return pages | {each.surface: each.address for each in case.asks}


def same_as_for_anybody(case, other, address):
    """The other actor's answer is the anonymous one to the byte."""
    answer = other.get(address)
    assert answer.text == case.get(address).text, address
    assert not answer.is_personal, address
