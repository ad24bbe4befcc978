"""Slugs: each is taken once for all time; a former one leads to where its thing is now."""

from django.utils.translation import gettext_lazy as _

from ..models import Address, Partner, Release, Visit
from .refusals import Refused

KINDS = {Release: "release", Visit: "visit", Partner: "partner"}


def is_available(thing, slug):
    """Whether a release, visit or partner may take the slug: nobody else ever had it."""
    kind = KINDS[type(thing)]
    taken = Address.objects.filter(kind=kind, slug=slug)
    if thing.pk:
        taken = taken.exclude(**{kind: thing})
    return not taken.exists()


def claim(thing):
    """Note the slug of a saved release, visit or partner as its own, or refuse without saying whose it is."""
    kind = KINDS[type(thing)]
    address, _created = Address.objects.get_or_create(
        kind=kind, slug=thing.slug, defaults={kind: thing}
    )
    if getattr(address, f"{kind}_id") != thing.pk:
        raise Refused(_("This address is not available; choose another one."))


def former(public, slug):
    """Return what had the slug once, and has another one now, or None; of a gated queryset of releases, visits or partners."""
    kind = KINDS[public.model]
    return public.filter(addresses__kind=kind, addresses__slug=slug).exclude(slug=slug).first()
