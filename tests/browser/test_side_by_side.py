"""Two languages of a form next to each other, the choice of them, and what is missing in which: seen, counted, announced."""

import pytest
from django.urls import reverse

from releases.models import User
from releases.text.languages import LANGUAGES, suffix
from releases.text.side_by_side import ARRANGEMENTS
from tests import factories
from tests.browser.form import Form
from tests.browser.test_desk_axe import violations
from tests.conftest import DEEP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE, TABLET, PHONE = 1440, 820, 390
# Where the field of each language stands; an editor takes the place of its textarea.
PLACES = """ids => ids.map(id => {
  const box = document.getElementById(id).closest("td, .form-row").getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top), Math.round(box.width)];
})"""
VISIBLE = """name => ["zh_hant", "zh_hans", "en"].filter(each =>
  document.getElementById(`id_${name}_${each}`).closest("td, .form-row").checkVisibility())"""


def change(thing):
    return reverse(f"admin:releases_{thing._meta.model_name}_change", args=[thing.pk])


@pytest.fixture
def user():
    return factories.make_editor("writer")


@pytest.fixture
def release():
    """A release with a row of each kind."""
    release = factories.make_release()
    factories.make_key_point(release)
    factories.make_figure(release, factories.make_photo())
    factories.make_footnote(release)
    return release


def alt_text(release):
    """The part of the names of the alternative texts that comes before the language."""
    return f"figures-0-photos-alt-{release.figures.get().figure_photos.get().photo.public_id}"


def opened(open_page, user, thing, chosen, width=WIDE, **options):
    User.objects.filter(pk=user.pk).update(side_by_side=chosen)
    page = open_page(user, width, **options)
    page.goto(change(thing))
    return page


def choose(page, languages):
    with page.expect_response("**/side-by-side/"):
        page.check(f'.language-switch input[value="{languages}"]', force=True)


def counts(page):
    """Return {language: the number beside it}, none where nothing is missing."""
    shown = page.evaluate("""() => [...document.querySelectorAll(".language-switch .gaps")].map(each =>
      [each.closest("label").dataset.language, getComputedStyle(each).visibility == "visible" ? Number(each.querySelector("b").textContent) : 0])""")
    return dict(shown)


def marks(page):
    """Return {name of the field: what is written beside it}."""
    return page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("[data-gap]")].map(each => {
      const field = each.control ?? each.querySelector("textarea, input");
      return [field.name, each.dataset.gap];
    }))""")


# --- Columns ---


@pytest.mark.parametrize("pair", [each for each in ARRANGEMENTS if each.count(" ") == 1])
def test_two_languages_stand_next_to_each_other_field_beside_field(
    open_page, user, release, pair, complaints
):
    page = opened(open_page, user, release, pair)
    first, second = map(suffix, pair.split())
    for name, mark in (
        ("headline", "_"),
        ("body", "_"),
        ("key_points-0-point", "_"),
        ("figures-0-caption", "_"),
        ("footnotes-0-note", "_"),
        (alt_text(release), "-"),
    ):
        ids = [f"id_{name}{mark}{each}" for each in (first, second)]
        one, other = page.evaluate(PLACES, ids)
        assert one[1] == other[1], name
        assert one[0] + one[2] <= other[0], name
        assert one[2] > 300, name
    assert page.evaluate("document.documentElement.scrollWidth") == WIDE
    assert complaints == []


@pytest.mark.parametrize("width", [TABLET, PHONE])
def test_two_languages_stand_one_below_the_other_where_it_is_narrow(
    open_page, user, release, width
):
    page = opened(open_page, user, release, "zh-hant en", width)
    for name, mark in (("headline", "_"), ("key_points-0-point", "_"), (alt_text(release), "-")):
        ids = [f"id_{name}{mark}{each}" for each in ("zh_hant", "en")]
        one, other = page.evaluate(PLACES, ids)
        assert one[0] == other[0], name
        assert one[1] < other[1], name
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_event_that_is_unfolded_has_its_languages_in_two_columns(open_page, user, release):
    page = opened(open_page, user, release, "zh-hans en")
    ids = [f"id_event_place_{each}" for each in ("zh_hans", "en")]
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    one, other = page.evaluate(PLACES, ids)
    assert (one[1], one[0] < other[0]) == (other[1], True)


def test_row_that_is_added_later_has_its_languages_in_two_columns(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant zh-hans")
    form = Form(page)
    form.add("footnotes")
    form.add("key_points")
    for name in ("footnotes-1-source_title", "key_points-1-point"):
        assert page.evaluate(VISIBLE, name) == ["zh_hant", "zh_hans"]
        one, other = page.evaluate(PLACES, [f"id_{name}_{each}" for each in ("zh_hant", "zh_hans")])
        assert (one[1], one[0] < other[0]) == (other[1], True)


def test_photo_page_and_organisation_have_two_columns_too(open_page, user):
    for thing, name in (
        (factories.make_photo(), "credit"),
        (factories.make_partner(), "official_name"),
    ):
        page = opened(open_page, user, thing, "zh-hant en")
        one, other = page.evaluate(PLACES, [f"id_{name}_{each}" for each in ("zh_hant", "en")])
        assert (one[1], one[0] < other[0]) == (other[1], True)


# --- The choice ---


@pytest.mark.parametrize("scripts", [True, False])
def test_form_shows_what_was_chosen_and_nothing_else(open_page, user, release, scripts):
    page = opened(open_page, user, release, "zh-hant", java_script_enabled=scripts)
    for chosen in ARRANGEMENTS:
        page.check(f'.language-switch input[value="{chosen}"]', force=True)
        seen = [
            each for each in LANGUAGES if page.locator(f"#id_headline_{suffix(each)}").is_visible()
        ]
        assert seen == chosen.split()


def test_choice_is_remembered_on_every_form_of_this_user_alone(
    open_page, user, release, complaints
):
    other = factories.make_editor("other")
    before = User.objects.get(pk=other.pk).side_by_side
    choose(opened(open_page, user, release, "zh-hant"), "zh-hans en")
    page = open_page(user)
    for thing, name in ((release, "headline"), (factories.make_partner(), "official_name")):
        page.goto(change(thing))
        assert page.evaluate(VISIBLE, name) == ["zh_hans", "en"]
    kept = dict(User.objects.values_list("username", "side_by_side"))
    assert (kept["writer"], kept["other"]) == ("zh-hans en", before)
    assert complaints == []


def test_choice_is_remembered_without_script(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant", java_script_enabled=False)
    page.check('.language-switch input[value="zh-hant en"]', force=True)
    page.click(".language-switch button")
    assert page.url.endswith(change(release))
    assert page.is_checked('.language-switch input[value="zh-hant en"]')
    assert page.locator("#id_headline_en").is_visible()
    assert User.objects.get(pk=user.pk).side_by_side == "zh-hant en"


def test_arrow_keys_walk_through_the_choices(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant")
    page.focus(".language-switch input:checked")
    for expected in (["zh_hans"], ["en"], ["zh_hant", "zh_hans"], ["zh_hant", "en"]):
        page.keyboard.press("ArrowRight")
        assert page.evaluate(VISIBLE, "headline") == expected
    group = page.get_by_role("group", name="Languages of the form")
    assert group.get_by_role("radio").count() == len(ARRANGEMENTS)
    assert group.get_by_role("radio", name="繁體中文").count() == 1


def test_what_was_typed_is_there_whatever_is_shown(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant")
    page.fill("#id_headline_zh_hant", "開放日")
    choose(page, "zh-hans en")
    page.fill("#id_headline_en", "Open day")
    choose(page, "zh-hans")
    Form(page).save()
    release.refresh_from_db()
    assert (release.headline_zh_hant, release.headline_en) == ("開放日", "Open day")


def test_nothing_moves_when_a_language_gets_its_number(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant en")
    places = "() => [...document.querySelectorAll('.language-switch label, .form-row')].map(each => each.getBoundingClientRect().top + each.getBoundingClientRect().left)"
    page.wait_for_function("() => document.querySelector('.gaps.is-none')")
    before = page.evaluate(places)
    page.fill("#id_headline_en", "")
    assert counts(page) == {"zh-hant": 0, "zh-hans": 0, "en": 1}
    assert page.evaluate(places) == before


# --- What is missing ---


def test_empty_fields_that_another_language_has_are_counted_and_marked_as_one_types(
    open_page, user, release, complaints
):
    page = opened(open_page, user, release, "zh-hant zh-hans en")
    assert (counts(page), marks(page)) == (dict.fromkeys(LANGUAGES, 0), {})
    page.fill("#id_headline_en", "")
    page.fill("#id_subheadline_zh_hans", "副题")
    choose(page, "zh-hant en")
    assert counts(page) == {"zh-hant": 1, "zh-hans": 0, "en": 2}
    assert marks(page) == {
        "headline_en": "Empty; filled in 繁 · 简",
        "subheadline_zh_hant": "Empty; filled in 简",
        "subheadline_en": "Empty; filled in 简",
    }
    page.fill("#id_headline_en", "Open day")
    assert counts(page) == {"zh-hant": 1, "zh-hans": 0, "en": 1}
    assert complaints == []


def test_editor_that_is_emptied_counts_and_says_so_to_who_listens(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant en")
    Form(page).rewrite("figures-0-caption_en", "")
    page.wait_for_function(
        "() => document.querySelector('[data-language=en] .gaps b').textContent == '1'"
    )
    assert marks(page) == {"figures-0-caption_en": "Empty; filled in 繁 · 简"}
    editor = page.locator(".prose-editor:has(#id_figures-0-caption_en) .ProseMirror")
    assert editor.get_attribute("aria-description") == "Empty; filled in 繁 · 简"
    Form(page).write("figures-0-caption_en", "A hall")
    page.wait_for_function(
        "() => document.querySelector('[data-language=en] .gaps').matches('.is-none')"
    )
    assert editor.get_attribute("aria-description") is None


def test_rows_that_come_and_go_are_counted(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant en")
    Form(page).add("key_points")
    page.fill("#id_key_points-1-point_zh_hant", "重點")
    assert counts(page) == {"zh-hant": 0, "zh-hans": 1, "en": 1}
    assert page.locator("#id_key_points-1-point_en").get_attribute("aria-description")
    page.click("#key_points-1 .inline-deletelink")
    page.wait_for_function("() => document.querySelectorAll('.gaps.is-none').length == 3")
    page.fill("#id_key_points-0-point_en", "")
    assert counts(page)["en"] == 1
    page.check("#id_key_points-0-DELETE")
    page.wait_for_function("() => document.querySelectorAll('.gaps.is-none').length == 3")
    assert marks(page) == {}


def test_new_number_is_announced_once_the_writer_pauses(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant en")
    status = page.locator('.language-switch [role="status"]')
    assert status.inner_text() == ""
    page.fill("#id_headline_en", "")
    page.wait_for_function(
        "() => document.querySelector('.language-switch [role=status]').textContent"
    )
    assert status.inner_text() == "English: 1 to fill"


def test_number_belongs_to_the_name_of_its_language(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant en")
    page.fill("#id_headline_en", "")
    assert page.get_by_role("radio", name="English 1 to fill", exact=True).count() == 1
    assert page.get_by_role("radio", name="繁體中文", exact=True).count() == 1


# --- What is wrong ---


def test_error_in_a_hidden_language_is_shown_with_the_focus_in_its_field(open_page, user, release):
    page = opened(open_page, user, release, "zh-hant zh-hans")
    choose(page, "en")
    page.fill("#id_headline_en", "one\ntwo\nthree")
    choose(page, "zh-hant zh-hans")
    Form(page).save()
    assert page.evaluate(VISIBLE, "headline") == ["zh_hant", "en"]
    page.wait_for_function("() => document.activeElement.id == 'id_headline_en'")
    assert page.get_by_role("radio", name="English has an error", exact=True).count() == 1
    assert User.objects.get(pk=user.pk).side_by_side == "zh-hant zh-hans"


def test_line_of_the_requirements_brings_its_language_in_beside_the_first(open_page, user):
    release = factories.make_release(headline_en="")
    page = opened(open_page, user, release, "zh-hant zh-hans")
    page.locator('.requirements[data-language="en"] summary').click()
    page.locator('.missing a[href="#id_headline_en"]').press("Enter")
    assert page.evaluate(VISIBLE, "headline") == ["zh_hant", "en"]
    assert page.evaluate("document.activeElement.id") == "id_headline_en"
    assert User.objects.get(pk=user.pk).side_by_side == "zh-hant zh-hans"


# --- axe ---

LOOKS = [
    (WIDE, "zh-hant", "light"),
    (PHONE, "en", "dark"),
    *((WIDE, *look) for look in (("en", "dark"), ("zh-hant", "dark"), ("en", "light"))),
    *((PHONE, *look) for look in (("zh-hant", "light"), ("zh-hant", "dark"), ("en", "light"))),
]
MODES = ["zh-hant en", "zh-hant zh-hans en", "zh-hans", "zh-hans en", "zh-hant zh-hans", "zh-hant"]


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS if DEEP else LOOKS[:2])
def test_axe_finds_nothing_on_the_form(open_page, user, release, language, scheme, width):
    User.objects.filter(pk=user.pk).update(language=language)
    options = {"color_scheme": scheme, "bypass_csp": True}
    page = opened(open_page, user, release, "zh-hant", width, **options)
    found = {}
    for mode in MODES if DEEP else MODES[:3]:
        choose(page, mode)
        page.evaluate("""() => {
          const field = document.querySelector(".language-switch input:checked").value.includes("en") ? "en" : "zh_hans";
          for (const name of ["headline", "key_points-0-point"]) {
            const input = document.getElementById(`id_${name}_${field}`);
            input.value = "";
            input.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }""")
        assert marks(page)
        found[mode] = violations(page)
    assert {mode: problems for mode, problems in found.items() if problems} == {}


# --- What may only be read ---


@pytest.fixture
def translator():
    return factories.make_user("translator", "view_release", "view_photo", "translate_en")


def test_locked_language_stands_beside_the_own_and_its_words_count_as_filled(
    open_page, translator, release, complaints
):
    factories.make_key_point(release)
    page = opened(open_page, translator, release, "zh-hant en")
    assert counts(page) == {"zh-hant": 0, "zh-hans": 0, "en": 0}
    one, other = page.evaluate(
        """() => [".field-headline_zh_hant", ".field-headline_en"].map(each => {
          const box = document.querySelector(each).getBoundingClientRect();
          return [box.top, box.left, box.width];
        })"""
    )
    assert (one[0], one[2], one[1] < other[1]) == (other[0], other[2], True)
    page.fill("#id_headline_en", "")
    page.fill("#id_key_points-1-point_en", "")
    assert counts(page) == {"zh-hant": 0, "zh-hans": 0, "en": 2}
    assert marks(page) == dict.fromkeys(
        ["headline_en", "key_points-1-point_en"], "Empty; filled in 繁 · 简"
    )
    shown = "() => getComputedStyle(document.querySelector('label[for=id_headline_en]'), '::after').content"
    assert page.evaluate(shown) == '"Empty; filled in 繁 · 简"'
    choose(page, "zh-hans en")
    page.reload()
    assert page.is_checked('.language-switch input[value="zh-hans en"]')
    assert page.locator('[data-column="headline_zh_hans"]').is_visible()
    assert complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_axe_finds_nothing_where_a_language_may_only_be_read(
    open_page, translator, release, width, scheme
):
    options = {"color_scheme": scheme, "bypass_csp": True}
    page = opened(open_page, translator, release, "zh-hant zh-hans en", width, **options)
    assert page.locator(".locked-words.is-rich").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []
