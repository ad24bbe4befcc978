"""The release form: what is saved, what is refused, and that nothing typed or uploaded is lost."""

import pytest
from django.urls import reverse

from releases.models import Figure, Photo, Release, User
from releases.text import identities
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = factories.make_user(None, "add_release", "change_release", "view_release")
    client.force_login(user)
    return user


def change(release):
    return reverse("admin:releases_release_change", args=[release.pk])


def test_new_release_is_saved_with_an_address_proposed_from_the_english_headline(client, officer):
    add = reverse("admin:releases_release_add")
    data = submitted_form(client.get(add)) | {
        "headline_zh_hant": "開放日",
        "headline_en": "Open Day at the Park",
    }
    client.post(add, data)
    release = Release.objects.get()
    assert (release.slug, release.version) == ("open-day-at-the-park", 1)
    assert (release.headline_zh_hant, release.edited_by) == ("開放日", officer)


def test_release_in_chinese_only_gets_an_address_of_its_own(client, officer):
    add = reverse("admin:releases_release_add")
    client.post(add, submitted_form(client.get(add)) | {"headline_zh_hant": "開放日"})
    release = Release.objects.get()
    assert release.slug == release.public_id


def test_address_is_proposed_again_when_the_english_headline_comes_later(client, officer):
    add = reverse("admin:releases_release_add")
    client.post(add, submitted_form(client.get(add)) | {"headline_zh_hant": "開放日"})
    release = Release.objects.get()
    for headline, slug in (("Open Day", "open-day"), ("Another Day", "open-day")):
        data = submitted_form(client.get(change(release)))
        client.post(change(release), data | {"headline_en": headline})
        release.refresh_from_db()
        assert (release.headline_en, release.slug) == (headline, slug)


def test_stale_version_is_refused_and_the_text_comes_back(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {"headline_en": "First"})
    answer = client.post(change(release), data | {"headline_en": "Second"})
    release.refresh_from_db()
    assert release.headline_en == "First"
    assert "Somebody else has saved this release" in answer.content.decode()
    assert submitted_form(answer)["headline_en"] == "Second"


def test_save_without_a_version_is_refused(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release)))
    del data["based_on"]
    client.post(change(release), data | {"headline_en": "Forged"})
    release.refresh_from_db()
    assert release.headline_en != "Forged"


def test_rich_text_is_cleaned_and_typed_markers_become_nodes(client, officer):
    release = factories.make_release()
    factories.make_footnote(release, key="abc234")
    data = submitted_form(client.get(change(release)))
    typed = "<p>Fact.[^abc234]</p><script>alert(1)</script>"
    client.post(change(release), data | {"body_en": typed})
    release.refresh_from_db()
    assert release.body_en == '<p>Fact.<sup data-footnote="abc234"></sup></p>'
    assert submitted_form(client.get(change(release)))["body_en"] == "<p>Fact.[^abc234]</p>"


def test_photos_are_uploaded_in_their_row_and_numbered(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release))) | {
        "figures-TOTAL_FORMS": "1",
        "figures-0-key": "fig234",
        "figures-0-layout": "row",
        "figures-0-caption_en": "<p>Two squares</p>",
        "figures-0-photos-files": [factories.picture("a.jpg"), factories.picture("b.jpg")],
    }
    client.post(change(release), data)
    figure = Figure.objects.get()
    rows = figure.figure_photos.all()
    assert [(row.photo.original_name, row.slot) for row in rows] == [
        ("a.jpg", "left"),
        ("b.jpg", "right"),
    ]
    release.refresh_from_db()
    assert (release.photo_count, figure.caption_en) == (2, "Two squares")


def test_bad_file_says_what_is_wrong_and_stops_nothing_else(client, officer):
    release = factories.make_release()
    bad = factories.SimpleUploadedFile("page.jpg", b"<html>not a picture</html>")
    data = submitted_form(client.get(change(release))) | {
        "figures-TOTAL_FORMS": "1",
        "figures-0-key": "fig234",
        "figures-0-layout": "row",
        "figures-0-photos-files": [bad, factories.picture("good.jpg")],
    }
    answer = client.post(change(release), data, follow=True)
    assert "“page.jpg” is not a JPEG, PNG or WebP picture" in answer.content.decode()
    assert [row.photo.original_name for row in Figure.objects.get().figure_photos.all()] == [
        "good.jpg"
    ]


def test_photos_of_a_refused_form_come_back_with_it(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release))) | {
        "headline_en": "one\ntwo\nthree",
        "figures-TOTAL_FORMS": "1",
        "figures-0-key": "fig234",
        "figures-0-layout": "row",
        "figures-0-photos-files": [factories.picture("a.jpg")],
    }
    answer = client.post(change(release), data)
    photo = Photo.objects.get()
    assert Figure.objects.count() == 0
    again = submitted_form(answer)
    assert again["figures-0-photos-ids"] == photo.public_id
    client.post(change(release), again | {"headline_en": "one"})
    assert [row.photo for row in Figure.objects.get().figure_photos.all()] == [photo]


def test_photos_are_reordered_removed_and_described_without_script(client, officer):
    release = factories.make_release()
    first, second, third = (factories.make_photo(officer) for _ in range(3))
    figure = factories.make_figure(release, first, second, third)
    name = "figures-0-photos"
    data = submitted_form(client.get(change(release))) | {
        f"{name}-order-{third.public_id}": "0.5",
        f"{name}-remove-{second.public_id}": "on",
        f"{name}-alt-{third.public_id}-en": "its own words",
    }
    client.post(change(release), data)
    rows = figure.figure_photos.all()
    assert [(row.photo, row.alt_text_en) for row in rows] == [(third, "its own words"), (first, "")]


def test_photo_of_the_library_is_added_to_a_figure(client, officer):
    release = factories.make_release()
    first, other = factories.make_photo(officer), factories.make_photo(officer)
    figure = factories.make_figure(release, first)
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {"figures-0-photos-library": [str(other.pk)]})
    assert [row.photo for row in figure.figure_photos.all()] == [first, other]


def test_rows_without_a_number_go_to_the_end(client, officer):
    release = factories.make_release()
    factories.make_key_point(release, "first")
    data = submitted_form(client.get(change(release))) | {
        "key_points-TOTAL_FORMS": "3",
        "key_points-1-point_en": "second",
        "key_points-2-point_en": "third",
    }
    client.post(change(release), data)
    points = [(point.position, point.point_en) for point in release.key_points.all()]
    assert points == [(1, "first en"), (2, "second"), (3, "third")]


def test_taken_address_is_refused_without_saying_by_whom(client, officer):
    factories.make_release("taken")
    release = factories.make_release()
    data = submitted_form(client.get(change(release)))
    answer = client.post(change(release), data | {"slug": "taken"})
    assert "This address is not available" in answer.content.decode()
    release.refresh_from_db()
    assert release.slug != "taken"


def test_form_of_forty_figures_needs_no_query_per_figure(
    client, officer, django_assert_max_num_queries
):
    release = factories.make_release()
    photo = factories.make_photo(officer)
    for _ in range(3):
        factories.make_figure(release, photo)
    with django_assert_max_num_queries(60) as few:
        client.get(change(release))
    for _ in range(37):
        factories.make_figure(release, photo)
    with django_assert_max_num_queries(60) as many:
        client.get(change(release))
    assert len(many) == len(few)


def test_figures_and_footnotes_without_a_key_are_given_one(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release))) | {
        "figures-TOTAL_FORMS": "2",
        "figures-0-layout": "row",
        "figures-0-caption_en": "<p>one</p>",
        "figures-1-layout": "row",
        "figures-1-caption_en": "<p>two</p>",
    }
    client.post(change(release), data)
    first, second = release.figures.values_list("key", flat=True)
    assert len(first) == len(second) == 6
    assert first != second


def test_save_without_a_change_leaves_the_version_alone(client, officer):
    release = factories.make_release()
    version = release.version
    client.post(change(release), submitted_form(client.get(change(release))))
    release.refresh_from_db()
    assert (release.version, release.edited_by == officer) == (version, False)


def test_key_of_a_saved_row_is_fixed_and_a_new_one_is_checked(client, officer):
    release = factories.make_release()
    factories.make_footnote(release, key="abc234")
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {"footnotes-0-key": "", "headline_en": "changed"})
    assert release.footnotes.get().key == "abc234"
    data = submitted_form(client.get(change(release))) | {
        "footnotes-TOTAL_FORMS": "2",
        "footnotes-1-key": "SRC1",
        "footnotes-1-url": "https://source.example/",
    }
    answer = client.post(change(release), data)
    assert "A key has six small letters or digits." in answer.content.decode()


def test_version_that_is_no_number_is_refused_like_a_stale_one(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release))) | {"based_on": "one"}
    answer = client.post(change(release), data)
    assert "invalid literal" not in answer.content.decode()
    release.refresh_from_db()
    assert release.version == 1


def test_headline_of_the_form_has_plain_line_breaks(client, officer):
    release = factories.make_release()
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {"headline_en": "one\r\ntwo"})
    release.refresh_from_db()
    assert release.headline_en == "one\ntwo"


def test_newer_draft_is_not_deleted_by_a_stale_page(client):
    client.force_login(factories.make_editor())
    release = factories.make_release()
    address = reverse("admin:releases_release_delete", args=[release.pk])
    stale = {"post": "yes", "based_on": release.version}
    data = submitted_form(client.get(change(release)))
    client.post(change(release), data | {"headline_en": "newer"})
    client.post(address, stale)
    assert Release.objects.filter(pk=release.pk).exists()
    client.post(address, {"post": "yes", "based_on": Release.objects.get().version})
    assert not Release.objects.filter(pk=release.pk).exists()


def test_release_that_was_handed_in_is_never_deleted(client):
    client.force_login(factories.make_editor())
    release = factories.make_release()
    Release.objects.filter(pk=release.pk).update(submitted_by=factories.make_user())
    address = reverse("admin:releases_release_delete", args=[release.pk])
    assert client.post(address, {"post": "yes", "based_on": release.version}).status_code == 403


def test_rows_of_every_part_need_no_query_each(client, officer, django_assert_max_num_queries):
    release = factories.make_release()
    visit = factories.make_visit()

    def add_rows():
        factories.make_figure(release, stop=factories.make_stop(visit))
        factories.make_footnote(release, key=identities.part_key())
        factories.make_appearance(release=release, organisation=factories.make_partner())
        factories.Role.objects.create(release=release, partner=factories.make_partner())

    add_rows()
    with django_assert_max_num_queries(60) as one:
        client.get(change(release))
    for _ in range(5):
        add_rows()
    with django_assert_max_num_queries(60) as six:
        client.get(change(release))
    assert len(six) - len(one) <= 0


def test_release_is_written_without_script(client, officer):
    partner = factories.make_partner()
    add = reverse("admin:releases_release_add")
    assert '<noscript><p><a href="?plain">' in client.get(add).content.decode()
    answer = client.get(add, {"plain": ""})
    assert f'<option value="{partner.pk}">' in answer.content.decode()
    data = submitted_form(answer) | {
        "headline_en": "Written by hand",
        "roles-0-partner": partner.pk,
        "roles-0-kind": "issuer",
        "key_points-0-point_en": "a point",
        "figures-0-photos-files": [factories.picture("a.jpg")],
    }
    client.post(f"{add}?plain", data)
    release = Release.objects.get()
    assert [role.partner for role in release.roles.all()] == [partner]
    assert [point.point_en for point in release.key_points.all()] == ["a point"]
    assert (release.figures.count(), release.footnotes.count(), release.photo_count) == (1, 0, 1)


def test_rows_and_messages_have_the_marks_of_the_language(client, officer):
    User.objects.update(language="zh-hant")
    release = factories.make_release()
    factories.make_footnote(release)
    page = client.get(change(release)).content.decode()
    assert "<b>註腳：</b><span" in page
    add = reverse("admin:releases_release_add")
    typed = {"headline_zh_hant": "題", "slug": "marks", "_continue": "1"}
    told = client.post(add, submitted_form(client.get(add)) | typed, follow=True)
    assert "」。可在下面繼續編輯。" in told.content.decode()
