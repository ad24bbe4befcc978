"""Releases that lack one thing each, with what the list of requirements says and what remedies it."""

from dataclasses import dataclass
from functools import partial

from django.utils import translation

from releases.models import Release, Role
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON, trilingual


def set_words(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


@dataclass
class Lack:
    """A release that lacks one thing: where the list names it, what it says, what remedies it."""

    release: Release
    anchor: str
    languages: tuple
    sentence: str
    remedy: object


def make_photo(**fields):
    """A photo of which nothing is lacking, not even what is no more than advised."""
    return factories.make_photo(**trilingual(credit="Pine Shek") | fields)


def without_words(field, sentence, filled="<p>Text.</p>", **fields):
    """A release without one text in English."""
    release = factories.make_release(**fields)
    set_words(release, **{f"{field}_en": ""})
    return Lack(
        release, field, ("en",), sentence, lambda: set_words(release, **{f"{field}_en": filled})
    )


def no_issuer():
    release = factories.make_release()
    release.roles.all().delete()

    def remedy():
        Role.objects.create(release=release, partner=factories.make_partner(), kind="issuer")

    sentence = "Name the organisation that issues this release."
    return Lack(release, "roles", (None,), sentence, remedy)


def no_event_hour():
    release = factories.make_release(kind="invitation", **trilingual(event_place="Hall"))
    sentence = "An invitation needs the hour of the event."
    remedy = partial(set_words, release, event_starts_at=NOON)
    return Lack(release, "event_starts_at", (None,), sentence, remedy)


def no_event_place():
    return without_words(
        "event_place",
        "An invitation needs the place of the event.",
        filled="Hall",
        kind="invitation",
        event_starts_at=NOON,
        event_place_zh_hant="禮堂",
        event_place_zh_hans="礼堂",
    )


def photo_release_without_figure():
    release = factories.make_release(kind="photos")
    sentence = "A photo release needs at least one figure."
    return Lack(
        release,
        "figures",
        (None,),
        sentence,
        lambda: factories.make_figure(release, make_photo()),
    )


def figure_without_photo():
    release = factories.make_release()
    figure = factories.make_figure(release)
    sentence = "Figure 1 has no photo: add one or remove the figure."
    return Lack(release, "figures", (None,), sentence, figure.delete)


def web_sizes(state, sentence):
    release, photo = factories.make_release(), make_photo()
    factories.make_figure(release, photo)
    set_words(photo, sizes=state, widths=[])
    return Lack(release, "figures", (None,), sentence, lambda: set_words(photo, sizes="made"))


def no_caption():
    release = factories.make_release()
    figure = factories.make_figure(release, make_photo(), caption_en="")
    sentence = "Photo 1 has no caption: write it."
    return Lack(
        release, "figures", ("en",), sentence, lambda: set_words(figure, caption_en="A caption")
    )


def no_alt_text():
    release, photo = factories.make_release(), make_photo(alt_text_en="")
    figure = factories.make_figure(release, photo)
    sentence = "Photo 1 (photo.jpg) has no alternative text: write it."
    return Lack(
        release,
        "figures",
        ("en",),
        sentence,
        lambda: set_words(figure.figure_photos.get(), alt_text_en="A square"),
    )


def marker_without_footnote():
    cited = '<p>A<sup data-footnote="abc234"></sup></p>'
    release = factories.make_release(body_en=cited)
    sentence = "The text cites [^abc234], but no footnote has this key."

    def remedy():
        factories.make_footnote(release)
        set_words(release, body_zh_hant=cited, body_zh_hans=cited)

    return Lack(release, "body", ("en",), sentence, remedy)


def footnote_without_marker():
    release = factories.make_release()
    note = factories.make_footnote(release)
    sentence = (
        "Footnote “https://source.example/report” is not cited in the text: cite it or remove it."
    )
    return Lack(release, "footnotes", LANGUAGES, sentence, note.delete)


def footnote_that_says_nothing():
    cited = trilingual(body='<p>A<sup data-footnote="abc234"></sup></p>')
    release = factories.make_release(**cited)
    note = factories.make_footnote(release, url="", note_zh_hant="註", note_zh_hans="注")
    sentence = "Footnote 1, “註” says nothing: give its note, title or link."
    return Lack(
        release, "footnotes", ("en",), sentence, lambda: set_words(note, source_title_en="Report")
    )


def figure_that_is_not_there():
    release = factories.make_release(body_zh_hans='<p>甲</p><figure data-figure="abc234"></figure>')
    sentence = "The text names [圖 abc234], but no figure or photo has this key."
    return Lack(
        release,
        "body",
        ("zh-hans",),
        sentence,
        lambda: factories.make_figure(release, make_photo(), key="abc234"),
    )


def reference_in_a_caption_to_no_figure():
    release = factories.make_release()
    figure = factories.make_figure(release, make_photo(), key="abc234")
    set_words(figure, caption_en='See <a data-figure-ref="zzzzzz"></a>')
    sentence = "The text names [圖 zzzzzz], but no figure or photo has this key."
    return Lack(
        release,
        "figures",
        ("en",),
        sentence,
        lambda: set_words(figure, caption_en='See <a data-figure-ref="abc234"></a>'),
    )


def tracking_link():
    url = "https://protect.mimecast.com/s/abc123"
    release = factories.make_release(body_en=f'<p><a href="{url}">A</a></p>')
    sentence = f"A link tracks its readers or passes a mail scanner; replace it: {url}"
    return Lack(
        release,
        "body",
        ("en",),
        sentence,
        lambda: set_words(release, body_en='<p><a href="https://a.example/">A</a></p>'),
    )


def tracking_source():
    release = factories.make_release(
        **trilingual(body='<p>A<sup data-footnote="abc234"></sup></p>')
    )
    url = "https://a.example/?gclid=1"
    note = factories.make_footnote(release, url=url)
    sentence = f"A link tracks its readers or passes a mail scanner; replace it: {url}"
    return Lack(
        release, "footnotes", LANGUAGES, sentence, lambda: set_words(note, url="https://a.example/")
    )


def key_point_without_words():
    release = factories.make_release()
    point = factories.make_key_point(release)
    set_words(point, point_en=" ")
    sentence = "A key point has no words: write or remove it."
    return Lack(release, "key_points", ("en",), sentence, lambda: set_words(point, point_en="A"))


def nameless(anchor, thing, field, make):
    """A release linked with a thing that has no English name."""
    release = factories.make_release()
    make(release, thing)
    set_words(thing, **{f"{field}_en": ""})
    with translation.override("en"):
        sentence = f"“{type(thing).objects.get(pk=thing.pk)}” has no name in this language: complete it or unlink it."
    return Lack(
        release, anchor, ("en",), sentence, lambda: set_words(thing, **{f"{field}_en": "Named"})
    )


def link_role(release, partner):
    Role.objects.create(release=release, partner=partner, kind="host")
    set_words(release, subheadline_zh_hant=partner.official_name_zh_hant)


def link_figure(release, stop):
    factories.make_figure(release, make_photo(), stop=stop)


def link_post(release, organisation):
    factories.make_appearance(release=release, organisation=organisation)


def link_visit(release, visit):
    Release.objects.filter(pk=release.pk).update(visit=visit)


def nameless_contact(link):
    contact = factories.make_contact(factories.make_partner())
    return nameless("contacts", contact, "contact_name", link)


def nameless_person():
    person = factories.make_person(given_name_en="")
    return nameless(
        "appearances",
        person,
        "family_name",
        lambda release, it: factories.make_appearance(it, release=release),
    )


def empty_boilerplate():
    issuer = factories.make_partner()
    text = factories.make_boilerplate(issuer, about_en="")
    release = factories.make_release(issuer=issuer)
    release.roles.update(boilerplate=text)
    sentence = f"The “About” text of “{issuer}” has no words in this language."
    return Lack(
        release, "roles", ("en",), sentence, lambda: set_words(text, about_en="<p>About</p>")
    )


LACKS = {
    "headline": lambda: without_words("headline", "Write the headline.", filled="Headline"),
    "body": lambda: without_words("body", "Write the body."),
    "issuer": no_issuer,
    "event hour": no_event_hour,
    "event place": no_event_place,
    "figure of a photo release": photo_release_without_figure,
    "photo of a figure": figure_without_photo,
    "web sizes": lambda: web_sizes(
        "queued", "1 photo waits for its web sizes; look again in a minute."
    ),
    "web sizes that failed": lambda: web_sizes(
        "failed", "The web sizes of “photo.jpg” failed: see why beside it, and try again."
    ),
    "caption": no_caption,
    "alternative text": no_alt_text,
    "footnote of a marker": marker_without_footnote,
    "marker of a footnote": footnote_without_marker,
    "words of a footnote": footnote_that_says_nothing,
    "placed figure": figure_that_is_not_there,
    "referenced figure": reference_in_a_caption_to_no_figure,
    "clean link": tracking_link,
    "clean source": tracking_source,
    "words of a key point": key_point_without_words,
    "name of an organisation": lambda: nameless(
        "roles", factories.make_partner(), "official_name", link_role
    ),
    "title of a stop": lambda: nameless("figures", factories.make_stop(), "title", link_figure),
    "title of a visit": lambda: nameless("visit", factories.make_visit(), "title", link_visit),
    "name of a contact": lambda: nameless_contact(lambda release, it: release.contacts.add(it)),
    "name of a contact of the issuer": lambda: nameless_contact(
        lambda release, it: release.roles.update(partner=it.partner)
    ),
    "name of a person": nameless_person,
    "name of the organisation of a person": lambda: nameless(
        "appearances", factories.make_partner(), "official_name", link_post
    ),
    "words of the About text": empty_boilerplate,
}
