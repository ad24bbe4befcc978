"""Every surface on which a secret could show, in the groups of the threat model; those that aren't built say so.

A new route is classified in GROUPS and in routes.py, and its surface loses its reason here; the tests fail until then.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Surface:
    group: str
    what: str
    # Why nobody can ask it; empty for what exists.
    absent: str = ""


LATER = "a later issue builds it"
SURFACES = {
    "S01": Surface("Page", "a release in each language"),
    "S02": Surface("Page", "a former slug, a wrong year"),
    "S03": Surface("Page", "the short address"),
    "S04": Surface("Page", "print and text version"),
    "S05": Surface("Page", "PDF", LATER),
    "S06": Surface("Page", "embed", "nothing is made to be embedded"),
    "S07": Surface("Page", "the page of another release that is linked with the hidden one"),
    "S08": Surface("Page", "language bar and alternates: each leads to an open page"),
    "S09": Surface("Page", "previous and next release", "pages have no such links"),
    "S10": Surface("Page", "related releases", "pages name none"),
    "S11": Surface("Lists", "root and home page"),
    "S12": Surface("Lists", "list of releases, page by page"),
    "S13": Surface("Lists", "list narrowed to a topic or an organisation"),
    "S14": Surface("Lists", "list of a year; which years there are"),
    "S15": Surface("Lists", "headings of the directory; which parts anybody had"),
    "S16": Surface("Lists", "an organisation"),
    "S17": Surface("Lists", "directory of organisations"),
    "S18": Surface("Lists", "a visit with its stops"),
    "S19": Surface("Lists", "archive of visits; which places there are"),
    "S20": Surface("Lists", "calendar file", "none is offered to readers"),
    "S21": Surface("Lists", "people and contacts", "they have no pages; S16 and S18 print them"),
    "S22": Surface("Search", "results, their order and excerpts, what a search may be narrowed to"),
    "S23": Surface("Search", "suggestions"),
    "S24": Surface("Search", "number of results", "nothing is counted"),
    "S25": Surface("Search", "other words proposed", "none are"),
    "S26": Surface("Feeds", "feed of a language, of a topic, of an organisation"),
    "S27": Surface("Feeds", "sitemap: its files, which months there are"),
    "S28": Surface("Feeds", "news sitemap"),
    "S29": Surface("Feeds", "JSON list", "there is no JSON"),
    "S30": Surface("Feeds", "JSON of a release", "there is no JSON"),
    "S31": Surface("Feeds", "hours and validators of feeds, sitemap and lists"),
    "S32": Surface("Files", "originals: private, under random names"),
    "S33": Surface("Files", "web sizes of the photos of figures, and what is inside them"),
    "S34": Surface("Files", "attachments", LATER),
    "S35": Surface("Files", "page of a photo", "photos have no pages"),
    "S36": Surface("Files", "picture pack, and its photos one by one"),
    "S37": Surface("Files", "picture pack of a selection", LATER),
    "S38": Surface("Files", "image for social media"),
    "S39": Surface("Files", "logos and portraits"),
    "S40": Surface("Files", "static files and everything beside them"),
    "S41": Surface("Files", "folders, .. and encoded paths"),
    "S42": Surface("HTTP", "HEAD, OPTIONS, POST, Range and conditions"),
    "S43": Surface("HTTP", "404: head and body like those of nonsense"),
    "S44": Surface("HTTP", "404: as many queries as for nonsense"),
    "S45": Surface("HTTP", "where redirects lead, whatever language is preferred"),
    "S46": Surface("HTTP", "cookies, caching, Vary"),
    "S47": Surface("HTTP", "robots.txt, the style sheet of the site's own colour"),
    **{f"S{number}": Surface("Mail", "mail", LATER) for number in range(48, 52)},
    "S52": Surface("Admin", "lists, search, lookups"),
    "S53": Surface("Admin", "autocomplete, popups"),
    "S54": Surface("Admin", "one object by its key"),
    "S55": Surface("Admin", "history, deletion"),
    "S56": Surface("Admin", "verbs, preview, photos"),
    "S57": Surface("Admin", "front page and what belongs to nobody"),
    "S58": Surface("Ops", "log lines, error pages, health"),
    "S59": Surface("Ops", "backups, dumps", "made by the operator's own tools"),
    "S60": Surface(
        "Ops", "calls to other sites", "the code opens no connection, which a test holds"
    ),
}

# Each public route belongs to one group; every route below admin/ belongs to Admin.
GROUPS = {
    "Page": {"release", "print", "text", "short"},
    "Lists": {"root", "home", "list", "visits", "visit", "partners", "partner"},
    "Search": {"search", "suggest"},
    "Feeds": {"feed", "topic_feed", "partner_feed", "sitemap", "sitemap_part", "news_sitemap"},
    "Files": {"photo", "pack", "press_photo", "social_image"},
    "HTTP": {"robots", "style"},
    "Ops": {"healthz"},
}

# Addresses below admin/; the first that fits says the surface.
NEWSROOM = {
    "S53": re.compile(r"autocomplete/$"),
    "S55": re.compile(r"\w+/\w+/\w+/(history|delete)/$"),
    "S54": re.compile(r"\w+/\w+/[0-9]+/(change/)?$"),
    "S56": re.compile(r"\w+/\w+/\w+/.+/$"),
    "S52": re.compile(r"(releases|django_tasks_database)/\w+/(add/|export/)?$"),
    "S57": re.compile(r""),
}


def surface_of(address):
    """Return the surface of the newsroom to which an address below /admin/ belongs."""
    path = address.removeprefix("/admin/")
    return next(surface for surface, pattern in NEWSROOM.items() if pattern.match(path))


EXISTING = [name for name, surface in SURFACES.items() if not surface.absent]
OF_THE_NEWSROOM = [name for name in EXISTING if SURFACES[name].group == "Admin"]
PUBLIC = [name for name in EXISTING if name not in OF_THE_NEWSROOM]
