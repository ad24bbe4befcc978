"""The living pages of the sample: topics, organisations, people, "About" texts, contacts, the visit."""

from dataclasses import dataclass, field
from datetime import datetime

from releases.models import (
    Agreement,
    Appearance,
    Boilerplate,
    Contact,
    Partner,
    Person,
    Photo,
    Place,
    Role,
    Sector,
    Stop,
    Topic,
    Visit,
)
from releases.services import addresses
from releases.text.dates import HONG_KONG

from . import pictures, reading
from .reading import columns

# Invented institutions that no release has to announce were listed when the press room opened.
OPENED = datetime(2023, 1, 1, tzinfo=HONG_KONG)


@dataclass
class Directory:
    """What the texts name, by their keys."""

    topics: dict = field(default_factory=dict)
    partners: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    contacts: dict = field(default_factory=dict)
    visits: dict = field(default_factory=dict)
    stops: dict = field(default_factory=dict)


def make(photos):
    """Make all of it from the texts; ``photos`` is {drawing: Photo}."""
    directory = Directory()
    newsroom, partners = reading.texts("newsroom"), reading.texts("partners")
    directory.topics = _headings(Topic, newsroom["topics"])
    _make_partners(directory, partners, photos)
    for row in reading.texts("people")["people"]:
        directory.people[row["key"]] = _person(row)
    for row in newsroom["boilerplates"]:
        about = reading.paragraphs([row["about"]])
        Boilerplate.objects.create(
            partner=directory.partners[row["partner"]],
            valid_from=row["valid_from"],
            **columns(about=about),
        )
    for position, row in enumerate(newsroom["contacts"]):
        directory.contacts[row["key"]] = _contact(directory, position, row)
    _make_visits(directory)
    return directory


def make_agreements(directory, releases, calendar):
    """Make the agreements, once the releases that speak of them are there, by slug."""
    for row in reading.texts("partners")["agreements"]:
        agreement = Agreement.objects.create(
            kind=row["kind"],
            signed_on=calendar.day(row["date"]),
            precision=row["precision"],
            release=releases.get(row.get("release")),
            # A release that only reports an agreement did not announce it.
            listed_at=releases[row["reported_in"]].publish_at if "reported_in" in row else None,
        )
        agreement.partners.set(directory.partners[key] for key in row["partners"])


def _headings(model, rows):
    return {
        row["key"]: model.objects.create(slug=row["key"], **columns(heading=row["name"]))
        for row in rows
    }


def _make_partners(directory, texts, photos):
    sectors, places = _headings(Sector, texts["sectors"]), _headings(Place, texts["places"])
    for position, each in enumerate([*sectors.values(), *places.values()]):
        each.position = position
        each.save()
    for row in texts["partners"]:
        partner = _partner(row, photos)
        partner.sector = sectors.get(row.get("sector"))
        partner.place = places.get(row.get("place"))
        partner.save()
        addresses.claim(partner)
        directory.partners[row["key"]] = partner
    for row in texts["partners"]:
        if "parent" in row:
            partner = directory.partners[row["key"]]
            partner.parent = directory.partners[row["parent"]]
            partner.save()


def _partner(row, photos):
    """Return one organisation, not saved yet."""
    logo = photos.get(row.get("logo"))
    if logo:
        pictures.describe(logo, Photo.Kind.LOGO, row["official"])
    return Partner(
        slug=row["key"],
        relation=row["relation"],
        aliases="\n".join(row.get("aliases", [])),
        stock_codes=", ".join(row.get("stock_codes", [])),
        website=row.get("website", ""),
        logo=logo,
        listed_at=OPENED if row.get("listed") else None,
        **columns(
            # A page must call it something: what the texts of the sample call it, if its own name is not confirmed.
            official_name=reading.first_of(
                row.get("official", {}), row.get("short", {}), row.get("unconfirmed", {})
            ),
            short_name=row.get("short", {}),
            former_names=_lines([each["name"] for each in row.get("former_names", [])]),
        ),
    )


def _lines(tables):
    """Return {suffix: one name a line}."""
    suffixes = dict.fromkeys(suffix for table in tables for suffix in table)
    return {
        suffix: "\n".join(table[suffix] for table in tables if suffix in table)
        for suffix in suffixes
    }


def _person(row):
    # The English text of release 1 prints a name that is not confirmed; the page must know it, too.
    unconfirmed = row.get("unconfirmed", {})
    return Person.objects.create(
        family_name_first=row.get("family_name_first", False),
        **columns(
            family_name=reading.first_of(row["family"], unconfirmed.get("family", {})),
            given_name=reading.first_of(row["given"], unconfirmed.get("given", {})),
            honorific=row["honorific"],
        ),
    )


def _contact(directory, position, row):
    return Contact.objects.create(
        partner=directory.partners[row["partner"]],
        phone=row["phone"],
        duty_phone=row.get("duty_phone", ""),
        email=row["email"],
        in_foot=row.get("in_foot", False),
        position=position,
        **columns(contact_name=row["name"]),
    )


def _make_visits(directory):
    places = {each.slug: each for each in Place.objects.all()}
    for row in reading.texts("visits")["visits"]:
        visit = directory.visits[row["key"]] = Visit.objects.create(
            slug=row["key"],
            place=places.get(row["place"]),
            precision=row["precision"],
            duration_days=row["duration_days"],
            **columns(
                title=row["title"], destination=row["destination"], date_note=row["date_note"]
            ),
        )
        addresses.claim(visit)
        for member in row["delegation"]:
            member["capacity"] = "leader" if member["leader"] else "member"
        make_appearances(directory, row["delegation"], visit=visit)
        for position, stop_row in enumerate(row["stops"]):
            stop = _stop(directory, position, stop_row, visit)
            directory.stops[stop_row["key"]] = stop
            make_appearances(directory, _met_at(stop_row, row["release"]), stop=stop)


def _stop(directory, position, row, visit):
    stop = Stop.objects.create(
        visit=visit, kind=row["kind"], position=position, **columns(title=row["name"])
    )
    make_roles(directory, row["roles"], stop=stop)
    return stop


def _met_at(stop_row, slug):
    """Return the people met at a stop; their posts stand in the release that reports the visit."""
    release = next(each for each in reading.release_texts() if each["slug"] == slug)
    posts = {each["person"]: each for each in release["appearances"]}
    return [posts[key] | {"capacity": "met"} for key in stop_row.get("people", [])]


def make_roles(directory, rows, **place):
    """Make the roles of one release or stop in the order given."""
    for position, row in enumerate(rows):
        Role.objects.create(
            partner=directory.partners[row["partner"]], kind=row["kind"], position=position, **place
        )


def make_appearances(directory, rows, **place):
    """Make the appearances in one release, stop or delegation in the order given."""
    for position, row in enumerate(rows):
        Appearance.objects.create(
            person=directory.people[row["person"]],
            organisation=directory.partners[row["organisation"]],
            capacity=row.get("capacity", Appearance.Capacity.NAMED),
            position=position,
            **columns(post=row["post"]),
            **place,
        )
