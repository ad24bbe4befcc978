"""The address of a page is the one that its route has, though it was resolved once."""

import pytest
from django.urls import reverse

from releases.models import paths
from releases.text.languages import LANGUAGES

# Of each part something that no other one reads as.
VALUES = {
    "year": 2026,
    "slug": "a-slug_9",
    "key": "k2345z",
    "public_id": "a2" * 13,
    "width": 480,
    "extension": "jpg",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(paths.PARTS.keys() - {"photo"}))
def test_address_is_that_of_the_route(name, language):
    parts = {part: VALUES[part] for part in paths.PARTS[name]}
    expected = reverse(f"releases:{name}", kwargs={"language": language, **parts})
    assert paths.path(name, language, *parts.values()) == expected


def test_address_of_a_web_size_is_that_of_its_route():
    parts = {part: VALUES[part] for part in paths.PARTS["photo"]}
    assert paths.photo(*parts.values()) == reverse("releases:photo", kwargs=parts)
