"""What stands around every public page: the institution's name, and whom journalists call."""

from dataclasses import dataclass

from django.db.models import FilteredRelation, Q

from ..models import Partner
from ..text.article import Enquiry
from ..text.languages import column


@dataclass(frozen=True)
class Frame:
    name: str = ""
    enquiries: tuple[Enquiry, ...] = ()


# For the page that says that the database doesn't answer.
NAMELESS = Frame()


def frame(language):
    """Return the frame in a language, in one query; the duty line is no part of it."""
    own = Partner.objects.filter(relation=Partner.Relation.OWN)
    own = own.annotate(foot=FilteredRelation("contacts", condition=Q(contacts__in_foot=True)))
    rows = own.order_by("foot__position", "foot__id").values_list(
        column("official_name", language),
        column("foot__contact_name", language),
        "foot__phone",
        "foot__email",
    )
    name, enquiries = "", []
    for own_name, contact_name, phone, email in rows:
        name = own_name or ""
        if phone or email:
            enquiries.append(Enquiry(name=contact_name or "", phone=phone, email=email))
    return Frame(name=name, enquiries=tuple(enquiries))
