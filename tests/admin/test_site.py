"""The settings of the site in the newsroom: one page, for whoever answers for the site, on record."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from releases.models import AuditEntry, Photo, SiteSettings
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db

LIST = reverse("admin:releases_sitesettings_changelist")
ADD = reverse("admin:releases_sitesettings_add")


def change(settings):
    return reverse("admin:releases_sitesettings_change", args=[settings.pk])


def member(role):
    user = factories.make_user(role.partition(" ")[0].lower())
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(client):
    user = member("Editor")
    client.force_login(user)
    return user


def errors(answer):
    return answer.context["adminform"].form.errors


def test_list_leads_to_a_first_page_and_then_to_the_only_one(client, editor):
    assert client.get(LIST).headers["Location"] == ADD
    answer = client.post(ADD, submitted_form(client.get(ADD)) | {"site_name_en": "Egret Press"})
    settings = SiteSettings.objects.get()
    assert answer.headers["Location"] == LIST
    assert client.get(LIST).headers["Location"] == change(settings)
    assert client.get(ADD).status_code == 403
    assert settings.site_name_en == "Egret Press"


def test_another_institution_puts_on_its_own_without_code(client, editor, clock):
    """Not a word of the former name is left on any page, nor its colour and its logo."""
    clock.at = factories.NOON
    former = factories.make_photo(kind="logo")
    own = factories.make_partner("own", relation="own", **factories.trilingual(official_name="Old"))
    contact = factories.make_contact(own, in_foot=True, email="old@old.example")
    settings = factories.make_site_settings(
        logo=former, accent="#24506b", **factories.trilingual(site_name="Old Press")
    )
    release = factories.make_live("opening", issuer=own)
    logo = factories.make_photo(kind="logo")
    given = factories.trilingual(site_name="New Press", description="new", introduction="New")
    save(client, change(settings), given | {"accent": "#006633", "logo": f"{logo.pk}"})
    words = factories.trilingual(official_name="New")
    save(client, reverse("admin:releases_partner_change", args=[own.pk]), words)
    words = factories.trilingual(contact_name="New desk") | {"email": "new@new.example"}
    save(client, reverse("admin:releases_contact_change", args=[contact.pk]), words)
    for language in ("zh-hant", "zh-hans", "en"):
        page = release.get_absolute_url(language)
        for path in (
            f"/{language}/",
            f"/{language}/releases/",
            f"/{language}/visits/",
            f"/{language}/partners/",
            own.get_absolute_url(language),
            page,
            f"{page}print/",
            f"{page}release.txt",
            f"/{language}/feed/",
            f"/{language}/nowhere/",
        ):
            text = client.get(path).content.decode()
            assert "New" in text, path
            assert "Old" not in text and "old@" not in text, path
            assert "Cloudsail" not in text and "雲帆" not in text, path
            assert former.public_id not in text and "#24506b" not in text, path
    assert "#006633" in client.get("/site.css").content.decode()


def save(client, address, words):
    answer = client.post(address, submitted_form(client.get(address)) | words)
    assert answer.status_code == 302, errors(answer)


def test_form_says_that_it_shows_at_once_and_refuses_what_cannot_be_read(client, editor):
    settings = factories.make_site_settings()
    page = client.get(change(settings))
    assert "What is saved here is shown at once on every public page." in page.content.decode()
    data = submitted_form(page) | {"accent": "#ffcc00", "site_name_en": "Typed"}
    answer = client.post(change(settings), data)
    assert list(errors(answer)) == ["accent"]
    assert "its contrast is 1.4 : 1" in errors(answer)["accent"][0]
    assert submitted_form(answer)["site_name_en"] == "Typed"
    assert SiteSettings.objects.get().accent == "#24506b"


def test_logo_has_to_be_one_and_to_have_its_web_sizes(client, editor):
    settings = factories.make_site_settings()
    logo, photo = factories.make_photo(kind="logo"), factories.make_photo()
    Photo.objects.filter(pk=logo.pk).update(sizes="queued")
    for chosen, sentence in (
        (photo, "Choose a photo of the kind “Logo”."),
        (logo, "The web sizes of this logo are not made yet. Wait a moment, and save again."),
    ):
        data = submitted_form(client.get(change(settings))) | {"logo": f"{chosen.pk}"}
        assert errors(client.post(change(settings), data)) == {"logo": [sentence]}
    Photo.objects.filter(pk=logo.pk).update(sizes="made")
    save(client, change(settings), {"logo": f"{logo.pk}"})
    Photo.objects.filter(pk=logo.pk).update(sizes="queued")
    save(client, change(settings), {"site_name_en": "Still saved"})
    assert SiteSettings.objects.get().logo == logo


def test_only_logos_are_offered(client, editor):
    factories.make_photo(name="plain.jpg")
    logo = factories.make_photo(name="mark.jpg", kind="logo")
    query = "?app_label=releases&model_name=sitesettings&field_name=logo&term="
    found = client.get(reverse("admin:autocomplete") + query).json()["results"]
    assert [each["id"] for each in found] == [f"{logo.pk}"]


def test_first_settings_that_come_second_are_refused_with_a_sentence(client, editor):
    data = submitted_form(client.get(ADD)) | {"site_name_en": "Second"}
    form = client.get(ADD).context["adminform"].form
    settings = factories.make_site_settings()
    late = type(form)(data)
    assert not late.is_valid()
    assert late.non_field_errors() == [
        "Somebody else has made the settings since you opened this page: look at theirs first."
    ]
    assert client.post(ADD, data).status_code == 403
    assert SiteSettings.objects.get() == settings


def test_stale_save_is_refused_and_the_text_comes_back(client, editor):
    settings = factories.make_site_settings()
    data = submitted_form(client.get(change(settings)))
    client.post(change(settings), data | {"site_name_en": "First"})
    answer = client.post(change(settings), data | {"description_en": "Second"})
    assert "Somebody else has saved this page" in answer.content.decode()
    assert submitted_form(answer)["description_en"] == "Second"
    found = SiteSettings.objects.get()
    assert (found.site_name_en, found.description_en) == ("First", "line en")


def test_change_is_on_record_and_told_in_words(client, editor):
    settings = factories.make_site_settings()
    save(client, change(settings), {"accent": "#006633"})
    entry = AuditEntry.objects.latest("id")
    assert (entry.by, entry.what, entry.kind) == (editor, "change", "sitesettings")
    assert entry.details == {"fields": [["accent", "#24506b", "#006633"]]}
    page = client.get(reverse("admin:releases_sitesettings_history", args=[settings.pk]))
    assert "Accent colour" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "may"), [("Writer", False), ("Translator (English)", False), ("Administrator", True)]
)
def test_whoever_answers_for_the_site_changes_it_and_others_look_at_it(client, role, may):
    settings = factories.make_site_settings()
    client.force_login(member(role))
    page = client.get(change(settings))
    assert page.status_code == 200
    data = submitted_form(page) | {
        "site_name_en": "Changed",
        "seen": settings.edited_at.isoformat(),
    }
    client.post(change(settings), data)
    assert (SiteSettings.objects.get().site_name_en == "Changed") == may


def test_nobody_deletes_the_settings(client):
    settings = factories.make_site_settings()
    client.force_login(factories.make_editor())
    address = reverse("admin:releases_sitesettings_delete", args=[settings.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert SiteSettings.objects.get() == settings


def test_photo_says_that_it_is_the_logo_of_the_site(client, editor):
    logo = factories.make_photo(kind="logo")
    settings = factories.make_site_settings(logo=logo)
    page = client.get(reverse("admin:releases_photo_change", args=[logo.pk])).content.decode()
    assert change(settings) in page
    found = client.get(reverse("admin:releases_photo_changelist")).content.decode()
    assert "as the logo of the site" in found
