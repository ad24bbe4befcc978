"""What a password may not lean on: words that whoever knows the house would try first."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from releases.models import Partner
from releases.models.words import columns

ALWAYS = {"pressroom", "newsroom", "press", "news", "room", "release", "password", "admin"}
NOT_COUNTED = re.compile(r"[\W_]+")


class HouseWordsValidator:
    """Words of the house, of the site's name and of our own institutions count for nothing in a password."""

    def __init__(self, others=12):
        self.others = others

    def validate(self, password, user=None):
        """Raise ValidationError where fewer than ``others`` letters and digits are left without those words."""
        rest = NOT_COUNTED.sub("", password.casefold())
        for word in sorted(_house_words(), key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < self.others:
            raise ValidationError(self.get_help_text(), code="password_house_words")

    def get_help_text(self):
        return ngettext(
            "Words like “newsroom”, and the names of the site and of your institution, count for nothing: "
            "there must be %(others)d other letter or digit.",
            "Words like “newsroom”, and the names of the site and of your institution, count for nothing: "
            "there must be %(others)d other letters or digits.",
            self.others,
        ) % {"others": self.others}


def _house_words():
    """Return the words, as they stand in a password without spaces and capitals; single letters are none."""
    host = urlsplit(settings.SITE_ORIGIN).hostname or ""
    words = ALWAYS | set(host.split("."))
    for names in Partner.objects.filter(relation=Partner.Relation.OWN).values_list(
        *columns("official_name"), *columns("short_name")
    ):
        for name in filter(None, names):
            words |= {name, *name.split()}
    bare = {NOT_COUNTED.sub("", word.casefold()) for word in words}
    return {word for word in bare if len(word) > 2 or not word.isascii()}
