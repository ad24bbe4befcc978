"""The settings of the sample's site: its name and logo, its colour, and what it says of itself."""

from releases.models import SiteSettings

from . import reading
from .reading import columns


def make(photos):
    """Make them from the texts; ``photos`` is {drawing: Photo}."""
    site = reading.texts("newsroom")["site"]
    return SiteSettings.objects.create(
        logo=photos[site["logo"]],
        accent=site["accent"],
        accent_at_night=site["accent_at_night"],
        **columns(
            site_name=site["name"],
            description=site["description"],
            introduction=reading.inline(site["introduction"]),
        ),
    )
