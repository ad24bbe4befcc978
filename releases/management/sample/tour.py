"""What a visitor of the demo should look at first."""

from django.urls import reverse

from releases.models import Release, Visit


def sights(at):
    """Return (sentence, path) of five things as they are at an instant; what was since removed is left out."""
    found = [
        _page(
            Release.objects.filter(slug="shanghai-visit-march-2023"),
            "zh-hant",
            "A release with 17 photos in 10 numbered figures, a footnote and two other languages",
        ),
        _page(
            Visit.objects.filter(slug="shanghai-2023"),
            "en",
            "The visit behind it: ten stops with their hosts, people and photos",
        ),
        _embargo(at),
        _page(
            Release.objects.filter(slug="hackathon-results"),
            "en",
            "A withdrawn release, which says so and shows nothing else",
        ),
        (
            "The newsroom itself, as “editor”: one release waits for review, one was returned",
            reverse("admin:index"),
        ),
    ]
    return [sight for sight in found if sight]


def _page(things, language, sentence):
    thing = things.first()
    return thing and (sentence, thing.get_absolute_url(language))


def _embargo(at):
    """The release under embargo, if it still has its hour; its page is not found, and that is the point."""
    scheduled = Release.objects.filter(slug="silverleaf-agreement", publish_at__isnull=False)
    if scheduled.live(at, "en").exists():
        return _page(scheduled, "en", "A release whose embargo has ended since it was loaded")
    sentence = "A release under embargo: until 10:00 on the day after loading its page is not found"
    return _page(scheduled, "en", sentence)
