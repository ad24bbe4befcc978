"""Our own columns clean what comes in, whichever way it comes."""

import pytest
from django.core.exceptions import ValidationError

from releases.models import Footnote, Release
from releases.models.fields import RichTextFormField


def form_field(model, column):
    return model._meta.get_field(column).formfield()


@pytest.mark.parametrize("column", ["body", "body_zh_hant", "body_zh_hans", "body_en"])
def test_form_stores_typed_markers_as_nodes_and_drops_what_is_not_allowed(column):
    found = form_field(Release, column).clean("<p>A[^abc234]<script>alert(1)</script></p>")
    assert found == '<p>A<sup data-footnote="abc234"></sup></p>'


def test_form_of_a_note_keeps_one_run_of_inline_text():
    found = form_field(Footnote, "note_en").clean("<p>one</p><p>two</p><h2>three</h2>")
    assert found == "one<br>twothree"


def test_writer_sees_markers_as_they_are_typed():
    field = form_field(Release, "body_en")
    assert isinstance(field, RichTextFormField)
    assert field.prepare_value('<p>A<sup data-footnote="abc234"></sup></p>') == "<p>A[^abc234]</p>"


def test_text_that_was_only_looked_at_has_not_changed():
    field = form_field(Release, "body_en")
    stored = '<p>A<sup data-footnote="abc234"></sup></p>'
    assert field.has_changed(stored, field.prepare_value(stored)) is False
    assert field.has_changed(stored, "<p>B[^abc234]</p>") is True


def test_address_typed_without_a_scheme_is_taken_as_https():
    assert form_field(Footnote, "url").clean("source.example") == "https://source.example"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/"])
def test_web_address_is_http_or_https(url):
    with pytest.raises(ValidationError):
        Footnote._meta.get_field("url").clean(url, None)
