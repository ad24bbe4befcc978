"""By which name a visit or an organisation is found: in the language of its reader, or in another one that has it too."""

from functools import reduce
from operator import or_

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from ..models import Appearance, Partner, Person, Role, Stop, Visit
from ..models.json_lists import AsObject
from ..models.search import asks
from ..models.words import filled
from ..text import bigrams
from ..text.languages import LANGUAGES, column
from ..text.names import person_name

# What is told of somebody by name.
OF_PERSON = ("family_name", "given_name", "honorific", "honours")
# The names of an organisation in a language, and those that it has in all of them.
OWN_NAMES, SHARED_NAMES = (
    ("official_name", "short_name", "former_names"),
    ("aliases", "stock_codes"),
)


# --- The gate --------------------------------------------------------------------------------------


def organisations(language, at, needles):
    """Return the keys of organisations, public or not, that have the words in their names or their description."""
    return _found(Partner, language, at, lambda each: asks("sought", needles, each)).values("pk")


def visits(language, at, needles):
    """Return the condition that a visit has the words itself, or in a public stop, or in somebody who had a part."""
    found = _found(Visit, language, at, lambda each: _says(each, needles, "visit"))
    at_stops = _found(Stop, language, at, lambda each: _says(each, needles, "stop"))
    # What has the words is found first, once: the gate asks each row anew.
    stops = Stop.objects.public(at, language).filter(pk__in=at_stops.values("pk"))
    return Q(pk__in=found.values("pk")) | Q(pk__in=stops.values("visit"))


def _found(model, language, at, condition):
    """Rows of which condition(language) is true, or that of another language in which they are public at the instant."""
    found = (
        condition(each) if each == language else condition(each) & _is_public(model, at, each)
        for each in LANGUAGES
    )
    return model.objects.filter(reduce(or_, found)).order_by()


def _is_public(model, at, language):
    return Q(Exists(model.objects.public(at, language).filter(pk=OuterRef("pk"))))


def _says(language, needles, place):
    """Whether a visit, or a stop with its organisations, says the words in a language, or names somebody called so."""
    sought = asks("sought", needles, language)
    people = Person.objects.filter(sought).values("pk")
    met = Appearance.objects.filter(person__in=people, **{f"{place}__isnull": False})
    said = sought | Q(pk__in=met.order_by().values(place))
    if place == "visit":
        return said
    # Whoever has a name and a part at a public stop is public.
    partners = Partner.objects.filter(sought, filled("official_name", language)).values("pk")
    parts = Role.objects.filter(partner__in=partners, stop__isnull=False)
    return said | Q(pk__in=parts.order_by().values("stop"))


# --- What is told of it ----------------------------------------------------------------------------


def of_organisation(language, at, needles):
    """Return an expression: the names of an organisation in the language in which it is found, as one JSON object."""
    return Coalesce(
        Case(When(asks("sought", needles, language), _object(OWN_NAMES, language, SHARED_NAMES))),
        *(
            _if_said(Partner, at, each, needles, _object(OWN_NAMES, each))
            for each in LANGUAGES
            if each != language
        ),
    )


def of_visit(language, at, needles):
    """Return an expression: by what a visit is found beside its own words, as one JSON object."""
    own = Case(When(asks("sought", needles, language), AsObject(name=Value(""))))
    found = [own, *_at_visit(language, language, at, needles)]
    for each in LANGUAGES:
        if each != language:
            found.append(
                _if_said(Visit, at, each, needles, AsObject(name=F(column("title", each))))
            )
            found += _at_visit(language, each, at, needles)
    return Coalesce(*found)


def _if_said(model, at, language, needles, told):
    return Case(When(asks("sought", needles, language) & _is_public(model, at, language), told))


def _object(names, language, shared=()):
    columns = {name: F(column(name, language)) for name in names}
    return AsObject(**columns, **{name: F(name) for name in shared})


def _at_visit(language, each, at, needles):
    """Yield who is called so, and which stop says so, in ``each``, where readers of both languages see it."""
    public = Stop.objects.public(at, each)
    public = public if each == language else public.public(at, language)
    stops = public.filter(visit=OuterRef("pk"))
    at_stop = Q(Exists(public.filter(pk=OuterRef("stop"))), stop__visit=OuterRef("pk"))
    visits = Visit.objects.public(at, each).filter(pk=OuterRef("visit"))
    met = Appearance.objects.filter(at_stop | Q(Exists(visits), visit=OuterRef("pk")))
    parts = Role.objects.filter(at_stop, filled("partner__official_name", each))
    names = {name: F(column(f"person__{name}", each)) for name in OF_PERSON}
    person = AsObject(**names, family_first=F("person__family_name_first"), language=Value(each))
    for rows, path, told in (
        (stops, "sought", AsObject(name=F(column("title", each)))),
        (met, "person__sought", person),
        (parts, "partner__sought", AsObject(name=F(column("partner__official_name", each)))),
    ):
        said = rows.filter(asks(path, needles, each)).order_by("position", "pk")
        yield Subquery(said.annotate(told=told).values("told")[:1])


def name_of_visit(by):
    """Return the name in what of_visit() tells, as pages print it; "" where the visit says the words itself."""
    if not by or "name" in by:
        return (by or {}).get("name") or ""
    names = (by[name] or "" for name in OF_PERSON)
    return person_name(*names, by["language"], bool(by["family_first"]))


def name_of_organisation(by, name, wanted):
    """Return (what in of_organisation() has words that ``name`` lacks, or "", whether that is a former name)."""
    missing = [needle for needle in wanted.needles if needle not in bigrams.evened(name)]
    for field, lines in (by or {}).items():
        for line in (lines or "").splitlines():
            if any(needle in bigrams.evened(line) for needle in missing):
                return line, field == "former_names"
    # Found by its description; one of another language is told of by the name that it has there.
    is_foreign = missing and by and not by.keys() & set(SHARED_NAMES)
    return (by[OWN_NAMES[0]] if is_foreign else ""), False
