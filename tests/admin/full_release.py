"""A release with three rows of each part that lacks nothing, and a page of the newsroom with its requirements."""

from html.parser import HTMLParser

from django.urls import reverse

from releases.models import Role
from releases.models.words import columns
from tests import factories
from tests.factories import trilingual
from tests.services.lacks import set_words


class Page(HTMLParser):
    """The ids of a page, and the lines of its requirements as (href, the field that they see filled)."""

    def __init__(self, answer):
        super().__init__()
        self.ids, self.lines, self.lists, self.inside = [], [], [], False
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.append(attributes.get("id"))
        if tag == "section":
            self.inside = attributes.get("class") == "missing"
        if self.inside and tag == "details":
            self.lists.append((attributes["class"], attributes.get("data-language")))
        if self.inside and tag == "a":
            self.lines.append(attributes)

    def handle_endtag(self, tag):
        if tag == "section":
            self.inside = False

    def hrefs(self):
        return [line["href"] for line in self.lines]


def form_of(release):
    return reverse("admin:releases_release_change", args=[release.pk])


CITED = "".join(f'<sup data-footnote="note{number}2"></sup>' for number in (2, 3, 4))
BODY = f"<p>A{CITED}</p>"
GROUPS = ("key_points", "footnotes", "figures", "appearances", "roles")


def make_full_release():
    """A complete invitation with three rows of each part, placed against the order of their primary keys."""
    release = factories.make_release(
        kind="invitation",
        visit=factories.make_visit(),
        event_starts_at=factories.NOON,
        **trilingual(event_place="hall") | dict.fromkeys(columns("body"), BODY),
    )
    release.contacts.set([factories.make_contact(factories.make_partner()) for _ in range(3)])
    for number in (2, 3, 4):
        factories.make_key_point(release)
        factories.make_footnote(release, key=f"note{number}2")
        photos = [factories.make_photo(**trilingual(credit="Pine Shek")) for _ in range(2)]
        stop = factories.make_stop(release.visit)
        factories.make_figure(release, *photos, key=f"figa{number}2", stop=stop)
        factories.make_appearance(release=release, organisation=factories.make_partner())
    partners = [factories.make_partner() for _ in range(2)]
    for kind, partner in zip(("host", "venue"), partners, strict=True):
        Role.objects.create(release=release, partner=partner, kind=kind)
    names = zip(
        *([getattr(each, name) for name in columns("official_name")] for each in partners),
        strict=True,
    )
    set_words(release, **dict(zip(columns("notice"), map(" ".join, names), strict=True)))
    for group in GROUPS:
        for position, each in enumerate(getattr(release, group).order_by("-pk")):
            set_words(each, position=position)
    release.refresh_from_db()
    return release


def row(release, group, index):
    return list(getattr(release, group).all())[index]


def second_photo(release, index):
    return row(release, "figures", index).figure_photos.all()[1].photo
