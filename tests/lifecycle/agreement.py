"""After each step: what readers get over HTTP, what querysets answer and what the record holds, against the books."""

import re
from datetime import datetime

from django.test import Client
from django.urls import reverse
from django.utils import translation

from releases.models import AuditEntry, Release
from releases.services import article, stored_articles
from releases.text.languages import LANGUAGES
from tests import figures
from tests.lifecycle.surfaces import surfaces

# In each step a reader asks for one of these and for the pages of all releases, …
LISTS = ["list", "feed", "home", "list", "feed", "sitemap"]
# … in every second one for one of these, and now and then for the rest.
IN_TURN = [
    *("print", "photo", "text", "organisation", "short address", "feed of topic", "visit"),
    *("list of topic", "list of organisation", "feed of organisation"),
]
SELDOM = 12
DIRECTORIES = {"organisations": "partners", "visits": "visits"}
DATED = re.compile(r"<(?:published|updated|lastmod)>([^<]+)<")


class Readers:
    """Anonymous readers of one language after the other."""

    def __init__(self, world, books):
        self.world, self.books, self.oracle = world, books, books.oracle
        self.client, self.turn = Client(), 0

    def compare(self):
        """Assert that the site agrees with the oracle and with the books."""
        self.turn += 1
        self.language = LANGUAGES[self.turn % 3]
        self.querysets()
        self.lists(LISTS[self.turn % len(LISTS)])
        for place, paper in enumerate(self.books.papers):
            self.own_page(paper)
            self.text(paper)
            self.record(paper)
            if self.turn % (2 * len(self.books.papers)) == 2 * place:
                self.surface(paper, IN_TURN[self.turn // 2 % len(IN_TURN)])
        if self.turn % SELDOM == 0:
            self.directories()
            self.common_photo()

    def compare_everywhere(self):
        """The same at one instant on every surface that there is in a language."""
        for name in dict.fromkeys(LISTS):
            self.lists(name)
        self.directories()
        self.common_photo()
        for paper in self.books.papers:
            self.own_page(paper)
            for name in [*IN_TURN, "photo as WebP"]:
                self.surface(paper, name)
        figures.add("life cycle: instants compared on all surfaces")

    def seen(self, paper):
        return self.oracle.sees(paper, self.language)

    # --- what is live (I1) ---

    def querysets(self):
        for language in LANGUAGES:
            live = set(
                Release.objects.live(self.oracle.now, language).values_list("slug", flat=True)
            )
            assert live == {
                paper.slug for paper in self.books.papers if self.oracle.sees(paper, language)
            }, language
            for paper in self.books.papers:
                assert paper.release.is_live(self.oracle.now, language) == (paper.slug in live)

    # --- the same on every surface (I1, I2), and none is pushed early or late (I4) ---

    def get(self, address):
        figures.add("life cycle: answers compared")
        response = self.client.get(address)
        return response.status_code, response.getvalue().decode("utf-8", "replace")

    def lists(self, name):
        if name == "sitemap":
            status, body = self.sitemap()
        else:
            status, body = self.get(reverse(f"releases:{name}", kwargs={"language": self.language}))
        named = set(re.findall(rf"/{self.language}/releases/\d+/([-\w]+)/", body))
        expected = {paper.slug for paper in self.books.papers if self.seen(paper)}
        assert (status, named) == (200, expected), name
        entries = "".join(re.findall(r"<entry>.*?</entry>|<url>.*?</url>", body, re.DOTALL))
        for moment in DATED.findall(entries):
            assert datetime.fromisoformat(moment) <= self.oracle.now, name

    def sitemap(self):
        """Return the status of the index and the files of its months in one."""
        status, index = self.get(reverse("releases:sitemap"))
        months = re.findall(r"<loc>[^<]*(/sitemaps/\d{4}-\d\d\.xml)</loc>", index)
        return status, "".join(self.get(each)[1] for each in months)

    def directories(self):
        for name, folder in DIRECTORIES.items():
            route = "partners" if name == "organisations" else name
            _status, body = self.get(
                reverse(f"releases:{route}", kwargs={"language": self.language})
            )
            named = set(re.findall(rf"/{self.language}/{folder}/([-\w]+)/", body))
            expected = {
                getattr(paper.subject, "partner" if folder == "partners" else "visit").slug
                for paper in self.books.papers
                if self.seen(paper)
            }
            assert named == expected, name

    def own_page(self, paper):
        """The page says the words that the books have: those approved, or a notice, or nothing."""
        address, _sign = surfaces(paper.subject, self.language, self.oracle.now.year)["page"]
        status, body = self.get(address)
        assert status == self.status_of(paper)
        if status == 200:
            assert paper.words[self.language] in body

    def surface(self, paper, name):
        address, sign = surfaces(paper.subject, self.language, self.oracle.now.year)[name]
        status, body = self.get(address)
        if name in ("print", "text"):
            assert status == self.status_of(paper), name
        elif name.startswith("photo"):
            assert status == self.status_of_photo(paper.subject.photo), name
        elif name == "short address":
            had = any(self.oracle.had(paper, language) for language in LANGUAGES)
            assert status == (302 if had else 404), name
        else:
            assert (status == 200 and sign in body) == self.seen(paper), name

    def status_of(self, paper):
        if not self.oracle.had(paper, self.language):
            return 404
        return 200 if self.seen(paper) else 410

    def status_of_photo(self, photo):
        """A photo is there while any release shows it to anybody."""
        having = [
            paper
            for paper in self.books.papers
            if photo in paper.photos and any(self.oracle.had(paper, each) for each in LANGUAGES)
        ]
        if not having:
            return 404
        return 410 if all(paper in self.oracle.gone for paper in having) else 200

    def common_photo(self):
        photo = self.world.common_photo
        status, _body = self.get(photo.address(480, "jpg"))
        assert status == self.status_of_photo(photo)

    # --- what was approved (I5) and who did what (I6) ---

    def text(self, paper):
        if paper.state == "approved" and self.language in self.books.opened(paper):
            digests = paper.release.approved_digests
            assert article.digest(paper.release, self.language) == digests[self.language]
            self.stored(paper)

    def stored(self, paper):
        """What is stored for readers is served, and is what the rows say."""
        rows = Release.objects.filter(pk=paper.release.pk)
        found = stored_articles.for_page(rows, self.language).get()
        with translation.override(self.language):
            assert found.stored_as == stored_articles.recipe()
            assert article.read(found, self.language, self.oracle.now) == article.assemble(
                found, self.language, self.oracle.now
            )

    def record(self, paper):
        rows = AuditEntry.objects.filter(release=paper.release.public_id).order_by("version")
        found = list(rows.values_list("version", "what", "by__username"))
        assert found == [(number, *done) for number, done in enumerate(paper.record)]
        assert paper.release.version == paper.version
