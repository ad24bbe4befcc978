"""What came into a column by no form is printed harmless, and what comes by a form never gets there."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError

from releases.models import Footnote, Partner, Release, StoredArticle
from releases.services import drafting, stored_articles
from tests import factories
from tests.xss import judge, payloads

pytestmark = pytest.mark.django_db

RAW = "<p>words<script>fired(1)</script><img src=x onerror=fired(1)></p>"
PAGES = ("", "print/")


def fed(client):
    """What a reader's program makes of the one entry of the feed."""
    return re.search(r'<content type="html">(.*?)</content>', client.get("/en/feed/").text, re.S)[1]


def page(client, release, below=""):
    return client.get(f"{release.get_absolute_url('en')}{below}").content.decode()


@pytest.mark.parametrize("is_stored", [False, True])
@pytest.mark.parametrize("below", PAGES)
def test_text_altered_past_every_form_is_printed_without_what_could_run(client, below, is_stored):
    release = factories.make_release(
        **factories.trilingual(body='A<sup data-footnote="abc234"></sup>')
    )
    factories.make_footnote(release)
    factories.make_figure(release, factories.make_photo())
    release = factories.approve(drafting.finish(release, factories.make_user()))
    cited = f'{RAW}<sup data-footnote="abc234"></sup>'
    Release.objects.filter(pk=release.pk).update(body_en=cited, notes_to_editors_en=RAW)
    release.figures.update(caption_en=RAW)
    release.footnotes.update(note_en=RAW, url="javascript:fired(1)", archived_url="data:x,y")
    StoredArticle.objects.all().delete()
    if is_stored:
        stored_articles.keep(Release.objects.get(pk=release.pk))
    shown = page(client, release, below)
    assert judge.faults_of_page(shown) == []
    # Body, notes to editors and caption, and the note, which is shown at a glance too.
    assert shown.partition("<body")[2].count("words") == (4 if below else 5)
    assert judge.faults_of_page(unescape(fed(client))) == []
    assert fed(client).count("words") == 4


def test_saving_a_release_cleans_what_a_service_wrote():
    release = factories.make_release()
    Release.objects.filter(pk=release.pk).update(body_en=RAW)
    release.refresh_from_db()
    assert drafting.finish(release, factories.make_user()).body_en == "<p>words</p>"


@pytest.mark.parametrize("address", [*payloads.ADDRESSES, *payloads.BROKEN_ADDRESSES])
def test_no_column_takes_an_address_that_leads_to_a_script(address):
    for model, name in ((Footnote, "url"), (Footnote, "archived_url"), (Partner, "website")):
        with pytest.raises(ValidationError):
            model._meta.get_field(name).clean(address, None)
