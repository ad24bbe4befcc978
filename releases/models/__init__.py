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
    "SecondLook",
    "Sector",
    "Stop",
    "Topic",
    "User",
    "Visit",
]
