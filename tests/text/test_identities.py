"""Random names: long enough, in their alphabet, never the same."""

import re

import pytest

from releases.text import identities, richtext


@pytest.mark.parametrize(
    ("make", "pattern"),
    [
        (identities.public_id, r"[a-z2-7]{10}"),
        (identities.photo_id, r"[a-z2-7]{26}"),
        (identities.part_key, r"[a-hjkmnp-z2-9]{6}"),
    ],
)
def test_identity_is_drawn_from_its_alphabet(make, pattern):
    drawn = [make() for _ in range(2000)]
    assert [each for each in drawn if not re.fullmatch(pattern, each)] == []
    assert len(set(drawn)) == len(drawn)


def test_photo_identity_holds_at_least_128_bits():
    assert len(identities.ALPHABET) ** 26 >= 2**128


def test_part_key_is_a_key_of_the_text():
    assert re.fullmatch(richtext.KEY, identities.part_key())
