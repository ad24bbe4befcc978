"""What is true. One module a subject; the whole floor is importable from here."""

from .addresses import Address
from .agreements import Agreement
from .figures import Figure, FigurePhoto, Photo
from .links import LinkReport
from .newsroom import Boilerplate, Contact, Place, Sector, Topic, User
from .partners import Partner, Role
from .parts import Footnote, KeyPoint, Quotation
from .people import Appearance, Person
from .record import AuditEntry, SecondLook
from .release import Release
from .search import SearchEntry, SearchIndex
from .site import SiteSettings
from .stored import Filing, StoredArticle
from .visits import Stop, Visit

__all__ = [
    "Address",
    "Agreement",
    "Appearance",
    "AuditEntry",
    "Boilerplate",
    "Contact",
    "Figure",
    "FigurePhoto",
    "Filing",
    "Footnote",
    "KeyPoint",
    "LinkReport",
    "Partner",
    "Person",
    "Photo",
    "Place",
    "Quotation",
    "Release",
    "Role",
    "SearchEntry",
    "SearchIndex",
    "SecondLook",
    "Sector",
    "SiteSettings",
    "Stop",
    "StoredArticle",
    "Topic",
    "User",
    "Visit",
]
