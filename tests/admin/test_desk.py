"""Buttons, verbs and previews: only for who may, only where the state allows, and never on a stale version."""

import pytest
from django.urls import reverse

from releases.admin import verb_pages
from releases.models import Release
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db

OFFICER = ("add_release", "change_release", "view_release")


def page(verb, release):
    return reverse(f"admin:releases_release_{verb}", args=[release.pk])


def buttons(client, release):
    answer = client.get(reverse("admin:releases_release_change", args=[release.pk]))
    return [verb for verb, _label in answer.context["verbs"]]


def test_officer_submits_and_editor_decides(client):
    release = factories.make_release()
    client.force_login(factories.make_user(None, *OFFICER))
    assert buttons(client, release) == ["submit"]
    client.post(page("submit", release), {"based_on": release.version})
    assert buttons(client, release) == []
    client.force_login(factories.make_editor())
    assert buttons(client, release) == ["approve", "return_with_reason"]


def test_button_saves_the_form_before_it_asks(client):
    release = factories.make_release()
    client.force_login(factories.make_user(None, *OFFICER))
    form = reverse("admin:releases_release_change", args=[release.pk])
    data = submitted_form(client.get(form)) | {"headline_en": "Typed last", "_verb": "submit"}
    answer = client.post(form, data)
    release.refresh_from_db()
    assert (answer.url, release.headline_en) == (page("submit", release), "Typed last")


def test_returned_release_shows_its_reason(client):
    release = factories.make_release()
    release = factories.submit(release)
    client.force_login(factories.make_editor())
    data = {"based_on": release.version, "reason": "No source in paragraph 3."}
    answer = client.post(page("return_with_reason", release), data, follow=True)
    assert "No source in paragraph 3." in answer.content.decode()
    release.refresh_from_db()
    assert release.is_returned()


def submitted():
    return factories.submit(factories.make_release())


def confirm(client, address, data):
    """Post a plan, read it in words, and press the button once more; return both answers."""
    told = client.post(address, data)
    return told, client.post(address, data | {"read": told.context["form"].data["read"]})


def test_approval_for_an_hour_opens_each_language_as_chosen(client, clock):
    release = submitted()
    client.force_login(factories.make_editor())
    confirm(
        client,
        page("approve", release),
        {
            "based_on": release.version,
            "when": "hour",
            "publish_at_0": "2026-11-21",
            "publish_at_1": "10:00",
            "opens_zh_hant": "with",
            "opens_zh_hans": "closed",
            "opens_en": "later",
            "ready_at_en_0": "2026-11-21",
            "ready_at_en_1": "14:00",
        },
    )
    release.refresh_from_db()
    hours = [
        release.publish_at,
        release.ready_at_zh_hant,
        release.ready_at_zh_hans,
        release.ready_at_en,
    ]
    assert [hour and f"{hour:%d %H:%M %Z}" for hour in hours] == [
        "21 02:00 UTC",
        "21 02:00 UTC",
        None,
        "21 06:00 UTC",
    ]


def test_approval_says_what_is_missing_and_changes_nothing(client, clock):
    release = submitted()
    Release.objects.filter(pk=release.pk).update(headline_en="")
    client.force_login(factories.make_editor())
    data = {"based_on": release.version, "when": "now"}
    data |= {f"opens_{language}": "with" for language in ("zh_hant", "zh_hans", "en")}
    answer = client.post(page("approve", release), data)
    assert "plan" not in answer.context
    assert "Something is still missing" in answer.content.decode()
    assert "Write the headline." in answer.content.decode()
    release.refresh_from_db()
    assert (release.state, release.publish_at) == ("submitted", None)


def flagged():
    release = factories.make_live()
    factories.make_second_look(release)
    return release


IN_STATE = {
    "submit": factories.make_release,
    "publish_in_emergency": factories.make_release,
    "approve": submitted,
    "return_with_reason": submitted,
    "reschedule": factories.make_scheduled,
    "unschedule": factories.make_scheduled,
    "review": flagged,
    "reinstate": lambda: factories.withdraw(factories.make_live()),
}


@pytest.mark.parametrize("verb", verb_pages.FORMS)
def test_stale_verb_is_refused(client, clock, verb):
    release = IN_STATE.get(verb, lambda: factories.make_live(languages=["zh-hant", "en"]))()
    before = Release.objects.filter(pk=release.pk).values().get()
    client.force_login(factories.make_editor())
    data = {
        "based_on": release.version - 1,
        "reason": "why",
        "when": "now",
        "language": "zh-hans" if verb == "open_language" else "en",
        "opens_zh_hant": "with",
        "opens_zh_hans": "closed",
        "opens_en": "closed",
        "reason_zh_hant": "why",
        "reason_zh_hans": "why",
        "reason_en": "why",
        "notice_zh_hant": "why",
        "notice_zh_hans": "why",
        "notice_en": "why",
    }
    answer = client.post(page(verb, release), data)
    if "plan" in answer.context:
        _told, answer = confirm(client, page(verb, release), data)
    assert "Somebody else has saved this release" in answer.content.decode()
    assert Release.objects.filter(pk=release.pk).values().get() == before


def test_officer_cannot_forge_an_approval(client, clock):
    release = submitted()
    client.force_login(factories.make_user(None, *OFFICER))
    data = {"based_on": release.version, "when": "now", "opens_en": "with"}
    data |= {"opens_zh_hant": "with", "opens_zh_hans": "with"}
    client.post(page("approve", release), data)
    release.refresh_from_db()
    assert release.state == "submitted"


def test_preview_shows_the_draft_to_staff_and_is_kept_nowhere(client):
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo())
    address = reverse("admin:releases_release_preview", args=[release.pk, "en"])
    assert client.get(address).status_code == 302
    client.force_login(factories.make_user())
    assert client.get(address).status_code == 403
    client.force_login(factories.make_user(None, "view_release"))
    answer = client.get(address)
    assert release.headline_en in answer.content.decode()
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["X-Robots-Tag"] == "noindex, noarchive"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_locked_release_offers_its_closed_languages_only(client):
    release = factories.make_live(languages=["zh-hant"])
    client.force_login(
        factories.make_user(None, "translate_zh_hant", "translate_zh_hans", "translate_en")
    )
    form = reverse("admin:releases_release_change", args=[release.pk])
    data = submitted_form(client.get(form))
    assert "headline_en" in data
    assert "headline_zh_hant" not in data
    forged = {"headline_en": "New", "headline_zh_hant": "偷改", "kind": "speech", "slug": "forged"}
    client.post(form, data | forged)
    release.refresh_from_db()
    assert release.headline_en == "New"
    assert (release.headline_zh_hant, release.kind) == (
        f"headline of {release.slug} zh-hant",
        "press_release",
    )


def test_words_of_parts_are_translated_while_the_release_is_live(client):
    release = factories.make_release()
    figure = factories.make_figure(release, factories.make_photo())
    release = factories.approve(release, languages=["zh-hant"])
    client.force_login(
        factories.make_user(None, "translate_zh_hant", "translate_zh_hans", "translate_en")
    )
    form = reverse("admin:releases_release_change", args=[release.pk])
    photo = figure.figure_photos.get().photo
    data = submitted_form(client.get(form)) | {
        "figures-0-caption_en": "<p>Translated</p>",
        f"figures-0-photos-alt-{photo.public_id}-en": "Words of its own",
        f"figures-0-photos-remove-{photo.public_id}": "on",
        "figures-0-caption_zh_hant": "<p>偷改</p>",
    }
    client.post(form, data)
    figure.refresh_from_db()
    assert (figure.caption_en, figure.caption_zh_hant) == ("Translated", "caption zh-hant")
    assert [row.alt_text_en for row in figure.figure_photos.all()] == ["Words of its own"]


def test_live_release_with_all_languages_open_refuses_every_save(client):
    release = factories.make_live()
    client.force_login(factories.make_editor())
    form = reverse("admin:releases_release_change", args=[release.pk])
    data = {"based_on": release.version, "headline_en": "Forged"}
    assert client.post(form, data).status_code == 403
    release.refresh_from_db()
    assert release.headline_en != "Forged"


def test_boilerplate_in_use_is_read_only(client):
    partner = factories.make_partner()
    text = factories.make_boilerplate(partner)
    factories.approve(factories.make_release(issuer=partner))
    client.force_login(factories.make_editor())
    address = reverse("admin:releases_boilerplate_change", args=[text.pk])
    assert client.post(address, {"about_en": "new"}).status_code == 403


def test_minute_that_is_running_counts_as_now(client, clock):
    release = submitted()
    clock.move(seconds=40)
    client.force_login(factories.make_editor())
    data = {"based_on": release.version, "when": "hour"}
    data |= {"publish_at_0": "2026-11-20", "publish_at_1": "10:00"}
    data |= {f"opens_{language}": "with" for language in ("zh_hant", "zh_hans", "en")}
    confirm(client, page("approve", release), data)
    release.refresh_from_db()
    assert (release.state, release.publish_at) == ("approved", clock.at)


@pytest.mark.parametrize("verb", ["approve", "publish_in_emergency"])
def test_language_that_lacks_something_begins_closed_and_says_so(client, clock, verb):
    release = factories.make_release(headline_en="")
    factories.make_figure(release, factories.make_photo(), caption_en="")
    if verb == "approve":
        factories.submit(release)
    client.force_login(factories.make_editor())
    form = client.get(page(verb, release)).context["form"]
    fields = [form[f"opens_{each}"] for each in ("zh_hant", "zh_hans", "en")]
    assert [(each.value(), each.help_text) for each in fields] == [
        ("with", ""),
        ("with", ""),
        ("closed", "2 things are still missing in this language."),
    ]


def test_refusal_names_the_language_that_lacks_something_and_the_way_out(client, clock):
    release = factories.submit(factories.make_release(body_en="", body_zh_hans=""))
    client.force_login(factories.make_editor())
    data = submitted_form(client.get(page("approve", release)), "") | {"opens_en": "with"}
    data |= {"when": "now", "opens_zh_hant": "with", "opens_zh_hans": "with"}
    answer = client.post(page("approve", release), data)
    sentence = (
        "Something is still missing in 简体中文 · English: see the list. "
        "To go on without, choose “stays closed” there."
    )
    assert [str(each) for each in answer.context["messages"]] == [sentence]
    assert (
        answer.context["form"]["opens_en"].help_text == "1 thing is still missing in this language."
    )
    data |= {"opens_zh_hans": "closed", "opens_en": "closed"}
    confirm(client, page("approve", release), data)
    release.refresh_from_db()
    assert release.open_languages() == ["zh-hant"]


def test_what_was_handed_in_is_saved_and_no_draft_any_more(client):
    release = factories.make_release()
    client.force_login(factories.make_editor())

    def button():
        address = reverse("admin:releases_release_change", args=[release.pk])
        return client.get(address).content.decode().split('<button name="_continue">')[1][:10]

    assert button() == "Save draft"
    factories.submit(release)
    assert button() == "Save</butt"
