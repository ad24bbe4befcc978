"""What was taken off the links of a text that is saved, and whom they name, said to the person who saves it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..text.links import findings

KINDS = {
    "e-mail": gettext_lazy("e-mail address %(found)s"),
    "telephone": gettext_lazy("telephone number %(found)s"),
    "identifier": gettext_lazy("identifier %(found)s"),
}


def told(texts):
    """Return the sentences on some texts as they were typed, one a link: rich or plain text, or an address."""
    found = {each.before: each for text in texts for each in findings(text)}
    return [_sentence(each) for each in found.values()]


def _sentence(finding):
    said = [_plain(finding)] if finding.reasons else []
    if finding.personal:
        sentence = _("It held personal data: %(found)s.")
        said.append(sentence % {"found": _persons(finding.personal)})
    if finding.left:
        sentence = _(
            "Personal data is in this link: %(found)s. Look at it before readers do: %(url)s"
        )
        said.append(sentence % {"found": _persons(finding.left), "url": _short(finding.after)})
    return " ".join(said)


def _plain(finding):
    return _("A link was made plain: %(url)s (taken off: %(reasons)s).") % {
        "url": _short(finding.after),
        "reasons": " · ".join(finding.reasons),
    }


def _persons(personal):
    return " · ".join(str(KINDS[kind]) % {"found": found} for kind, found in personal)


def _short(url):
    return url[:200]
