"""How the tests of the gate ask: in which languages do readers see it?"""

from releases.text.languages import LANGUAGES
from tests.factories import NOON


def languages_of(thing, at=NOON):
    """Return the languages in which readers see a row; "any language" must agree with them."""
    rows = type(thing).objects
    found = [each for each in LANGUAGES if rows.public(at, each).filter(pk=thing.pk).exists()]
    assert rows.public(at).filter(pk=thing.pk).exists() == bool(found)
    return found


def hidden_releases(factories):
    """Return a release in each state in which readers see nothing of it, by the name of the state."""
    submitted = factories.make_release()
    submitted.state = "submitted"
    submitted.save()
    return {
        "draft": factories.make_release(),
        "submitted": submitted,
        "scheduled": factories.make_scheduled(publish_at=NOON + factories.timedelta(seconds=1)),
        "withdrawn": factories.withdraw(factories.make_live()),
    }
