"""What the process that is killed does: it makes, saves, submits and approves, and says first what each deed will leave."""

import json
import os
import random
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from releases.models import (
    Figure,
    FigurePhoto,
    Footnote,
    KeyPoint,
    Partner,
    Photo,
    Release,
    Role,
    User,
)
from releases.services import drafting, publishing
from releases.text.languages import LANGUAGES
from tests import factories

WRITER, EDITOR, PHOTOS = "writer", "editor", 4


def prepare():
    """Make what deeds need and no kill may touch: two people, an organisation with its "About" text, photos."""
    factories.make_user(WRITER, "change_release")
    factories.make_editor(EDITOR)
    issuer = factories.make_partner("own", relation="own", listed_at=timezone.now())
    factories.make_boilerplate(issuer)
    factories.make_contact(issuer, in_foot=True)
    for _ in range(PHOTOS):
        factories.make_photo(User.objects.get(username=WRITER))


def make_scheduled(seconds):
    """Return a new release approved for so many seconds from now."""
    people = [User.objects.get(username=name) for name in (WRITER, EDITOR)]
    release = factories.make_release(by=people[0], issuer=Partner.objects.get(slug="own"))
    at = timezone.now()
    release = factories.submit(release, at=at, by=people[0])
    return publishing.approve(
        release,
        based_on=release.version,
        by=people[1],
        at=at,
        publish_at=at + timedelta(seconds=seconds),
        opening=dict.fromkeys(LANGUAGES),
    )


def as_it_stands(release):
    """Return what a release says and where it stands, as the database has it now."""
    return {
        "release": release.public_id,
        "version": release.version,
        "state": release.state,
        "open": release.open_languages(),
        "headlines": [release.headline_zh_hant, release.headline_zh_hans, release.headline_en],
        "points": list(release.key_points.values_list("point_en", flat=True)),
        "notes": list(release.footnotes.values_list("note_en", flat=True)),
        "figures": [
            [
                figure.caption_en,
                figure.first_number,
                list(figure.figure_photos.values_list("photo_id", flat=True)),
            ]
            for figure in release.figures.all()
        ],
    }


class Ledger:
    """What was begun and what was acknowledged, one JSON line each; a line is on the disk before it counts."""

    def __init__(self, folder):
        self.path = Path(folder) / "ledger"

    def write(self, about, **said):
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        try:
            os.write(file, json.dumps({"about": about} | said).encode() + b"\n")
            os.fsync(file)
        finally:
            os.close(file)

    def lines(self):
        return [json.loads(line) for line in self.path.read_bytes().splitlines()]


class Desk:
    """One writer and one editor who take the newest release from state to state, without end."""

    def __init__(self, ledger, seed):
        self.ledger, self.random = ledger, random.Random(seed)
        self.writer = User.objects.get(username=WRITER)
        self.editor = User.objects.get(username=EDITOR)
        self.issuer = Partner.objects.get(slug="own")
        self.photos = list(Photo.objects.order_by("pk").values_list("pk", flat=True))

    def work(self):
        while True:
            release = Release.objects.order_by("-pk").first()
            deed = self.choose(release)
            expected, do = getattr(self, deed)(release)
            self.ledger.write("begun", deed=deed, **expected)
            do()
            self.ledger.write("kept", deed=deed, **expected)

    def choose(self, release):
        """Return what is done next with a release as it stands; saves are the most frequent."""
        if release is None or release.is_live(timezone.now()):
            return "make"
        return self.random.choice(
            {
                Release.State.DRAFT: ["save", "save", "submit"],
                Release.State.SUBMITTED: ["save", "approve", "approve", "give_back"],
                Release.State.APPROVED: ["unschedule"],
            }[release.state]
        )

    # --- the deeds: each returns what it will leave, and how to do it ---

    def make(self, _last):
        release = Release()
        release.slug = f"release-{release.public_id}"
        expected, write = self._written(release)

        def do():
            with transaction.atomic():
                release.save()
                Role.objects.create(release=release, partner=self.issuer, kind="issuer")
                write(release)
                drafting.finish(release, self.writer)

        return as_new(release) | expected, do

    def save(self, release):
        expected, write = self._written(release)

        def do():
            with transaction.atomic():
                opened = drafting.begin(release, release.version, self.writer)
                write(opened)
                drafting.finish(opened, self.writer)

        return as_it_stands(release) | expected, do

    def submit(self, release):
        return self._verb(release, "submit", self.writer, state="submitted")

    def give_back(self, release):
        reason = {"reason": "Shorter, please."}
        return self._verb(release, "return_with_reason", self.editor, reason, state="draft")

    def approve(self, release):
        """For an hour to come, or for now: what is live then is left alone."""
        at = timezone.now()
        opening = self.random.sample(LANGUAGES, self.random.randint(1, len(LANGUAGES)))
        arguments = {
            "at": at,
            "publish_at": self.random.choice([at, at + timedelta(days=9)]),
            "opening": dict.fromkeys(opening),
        }
        opened = [language for language in LANGUAGES if language in opening]
        return self._verb(release, "approve", self.editor, arguments, state="approved", open=opened)

    def unschedule(self, release):
        return self._verb(release, "unschedule", self.editor, state="submitted", open=[])

    def _verb(self, release, verb, by, arguments=None, **changed):
        expected = as_it_stands(release) | {"version": release.version + 1} | changed
        arguments = {"at": timezone.now()} | (arguments or {})

        def do():
            getattr(publishing, verb)(release, based_on=release.version, by=by, **arguments)

        return expected, do

    def _written(self, release):
        """Return what a new text will look like, and how to write it: every part names the same text."""
        text = f"{self.random.getrandbits(40):x}"
        points, notes = self.random.randint(1, 3), self.random.randint(1, 2)
        groups = [self.random.sample(self.photos, self.random.randint(1, 3)) for _ in range(2)]
        expected = {
            "version": release.version + 1,
            "headlines": [f"{text} {language}" for language in LANGUAGES],
            "points": [f"{text} point {number} en" for number in range(points)],
            "notes": [f"{text} note {number} en" for number in range(notes)],
            "figures": [
                [f"{text} figure 0 en", 1, groups[0]],
                [f"{text} figure 1 en", 1 + len(groups[0]), groups[1]],
            ],
        }

        def write(opened):
            _replace_parts(opened, text, points, notes, groups)

        return expected, write


def as_new(release):
    return {"release": release.public_id, "state": "draft", "open": []}


def _replace_parts(release, text, points, notes, groups):
    """Write a text into the release and each of its parts in place of the one before."""
    for part in (release.key_points, release.footnotes, release.figures):
        part.all().delete()
    for number in range(points):
        KeyPoint.objects.create(
            release=release, position=number, **factories.trilingual(point=f"{text} point {number}")
        )
    for number in range(notes):
        Footnote.objects.create(
            release=release,
            position=number,
            key=f"note{number}x",
            url="https://source.example/report",
            **factories.trilingual(note=f"{text} note {number}"),
        )
    for number, group in enumerate(groups):
        _write_figure(release, f"{text} figure {number}", number, group)
    markers = "".join(f"[^note{number}x]" for number in range(notes))
    for field, value in factories.trilingual(
        headline=text, body=f"<p>{text} {markers}</p>"
    ).items():
        setattr(release, field, value)
    release.save()


def _write_figure(release, caption, position, group):
    figure = Figure.objects.create(
        release=release, position=position, **factories.trilingual(caption=caption)
    )
    for place, photo in enumerate(group):
        FigurePhoto.objects.create(figure=figure, photo_id=photo, position=place)
