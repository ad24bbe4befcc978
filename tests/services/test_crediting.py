"""One credit for many photos: each is written and recorded by itself, and what readers have is left or noted."""

import pytest

from releases.models import AuditEntry, Photo
from releases.services import crediting
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

GIVEN = {"credit_en": "Pine Shek", "copyright_zh_hant": "© 2026 石松", "terms_zh_hans": ""}


def credits():
    return list(
        Photo.objects.order_by("pk").values_list("credit_en", "copyright_zh_hant", "terms_zh_hans")
    )


def credit(given=GIVEN, by=None, **options):
    by = by or factories.make_editor()
    return crediting.credit(Photo.objects.all(), given, by=by, at=NOON, **options)


def test_words_go_into_photos_that_have_none():
    empty = factories.make_photo(credit_en="")
    factories.make_photo(credit_en="Albert Wong", copyright_zh_hant="© 王")
    half = factories.make_photo(credit_en="Albert Wong")
    before = empty.edited_at
    credited = credit()
    assert (credited.changed, credited.left) == ((empty, half), ())
    assert credits() == [
        ("Pine Shek", "© 2026 石松", None),
        ("Albert Wong", "© 王", None),
        ("Albert Wong", "© 2026 石松", None),
    ]
    # Whoever has the page of the photo open is told.
    assert Photo.objects.get(pk=empty.pk).edited_at > before


def test_words_are_replaced_where_that_is_asked_for():
    other = factories.make_photo(credit_en="Albert Wong")
    same = factories.make_photo(credit_en="Pine Shek", copyright_zh_hant="© 2026 石松")
    assert credit(replaces=True).changed == (other,)
    assert credits() == [("Pine Shek", "© 2026 石松", None)] * 2
    assert [entry.what for entry in AuditEntry.objects.of(same)] == ["add"]


def test_each_photo_has_its_entry_on_the_record():
    photo = factories.make_photo(credit_en="Albert Wong")
    editor = factories.make_editor()
    credit(GIVEN | {"terms_zh_hans": "文" * 201}, by=editor, replaces=True)
    entry = AuditEntry.objects.of(photo).first()
    assert (entry.what, entry.by, entry.at) == ("change", editor, NOON)
    assert entry.details == {
        "fields": [
            ["credit_en", "Albert Wong", "Pine Shek"],
            ["copyright_zh_hant", None, "© 2026 石松"],
            ["terms_zh_hans"],
        ]
    }


@pytest.mark.parametrize("make", [factories.make_scheduled, factories.make_live])
def test_photo_that_readers_have_or_will_have_is_left(make):
    photo = factories.make_photo()
    draft = factories.make_photo()
    release = make()
    factories.make_figure(release, photo)
    credited = credit()
    assert (credited.changed, credited.left) == ((draft,), (photo,))
    assert credits()[0] == (None, None, None)


def test_photo_that_readers_have_is_changed_by_an_editor_with_a_note():
    photo = factories.make_photo()
    factories.make_figure(factories.make_live(), photo)
    writer = factories.make_user(None, "change_photo", "change_release")
    assert credit(by=writer, note="Named by the host.").left == (photo,)
    assert credit(note="  ").left == (photo,)
    assert credit(note="Named by the host.").changed == (photo,)
    assert AuditEntry.objects.of(photo).first().details["note"] == "Named by the host."


def test_photo_that_lacks_nothing_is_not_said_to_be_left():
    photo = factories.make_photo(credit_en="A")
    factories.make_figure(factories.make_live(), photo)
    credited = credit({"credit_en": "B"})
    assert (credited.changed, credited.left) == ((), ())
