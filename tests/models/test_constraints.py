"""What a row must be: each constraint says so to the editor, and the database refuses what slips by."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import translation

from releases.models import (
    Address,
    Agreement,
    Appearance,
    AuditEntry,
    Boilerplate,
    Contact,
    Figure,
    FigurePhoto,
    Filing,
    Footnote,
    Partner,
    Quotation,
    Release,
    Role,
    SearchEntry,
    SecondLook,
    SiteSettings,
    Stop,
    StoredArticle,
    Visit,
)
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

TAKEN = "This address is not available; choose another one."
HAS_ROLE = "This organisation already has this role here."


def second_role(**place):
    role = Role.objects.create(partner=factories.make_partner(), kind="host", **place)
    return Role(partner=role.partner, kind="host", **place)


def second_photo():
    figure = factories.make_figure(factories.make_release(), factories.make_photo())
    return FigurePhoto(figure=figure, photo=figure.figure_photos.get().photo)


def second_key():
    figure = factories.make_figure(factories.make_release(), factories.make_photo())
    key = figure.figure_photos.get().key
    return FigurePhoto(figure=figure, photo=factories.make_photo(), key=key)


def photo_pointed_at_outside():
    photo = factories.make_photo()
    photo.pk, photo.public_id, photo.focal_y = None, "b" * 26, 101
    return photo


def own_parent():
    partner = factories.make_partner()
    partner.parent = partner
    return partner


def second_entry():
    release = factories.make_release()
    entry = {"what": "save", "kind": "release", "thing_id": "1", "thing": "x", "at": NOON}
    return AuditEntry(release=release.public_id, version=0, **entry)


def look():
    release = factories.make_live()
    return {
        "release": release,
        "what": "correction",
        "reason": "x",
        "by": release.approved_by,
        "at": NOON,
    }


def second_filing():
    release = factories.make_live()
    filing = {"topic": factories.make_topic(), "release": release, "publish_at": NOON}
    Filing.objects.create(**filing)
    return Filing(**filing)


def second_article():
    stored = StoredArticle.objects.filter(language="en").get(release=factories.make_live())
    return StoredArticle(
        release=stored.release,
        language="en",
        recipe="",
        version=0,
        edited_at=NOON,
        content={"blocks": []},
        page={"pieces": []},
        entry={"text": ""},
    )


def look_at_ones_own(**fields):
    row = look()
    return SecondLook(**row, reviewed_by=row["by"], **fields)


# Constraint: (a row that breaks it, what the editor reads).
CASES = {
    "address_taken_once": (
        lambda: Address(kind="visit", slug=Address.objects.create(kind="visit", slug="x").slug),
        TAKEN,
    ),
    # Rows of addresses are made by services/addresses.py alone; nobody reads this.
    "address_leads_to_its_kind": (
        lambda: Address(kind="visit", slug="x", partner=factories.make_partner()),
        "Constraint “address_leads_to_its_kind” is violated.",
    ),
    # Rows of the record and second looks are made by services alone; only the last has a sentence for people.
    "audit_one_entry_a_version": (
        second_entry,
        "Constraint “audit_one_entry_a_version” is violated.",
    ),
    "second_look_by_a_second_person": (
        lambda: look_at_ones_own(reviewed_at=NOON),
        "A second person must look at it.",
    ),
    "second_look_has_person_and_hour": (
        lambda: SecondLook(**look(), reviewed_at=NOON),
        "Constraint “second_look_has_person_and_hour” is violated.",
    ),
    "agreement_date_or_not_stated": (
        lambda: Agreement(precision="month"),
        "Give the date, or say that it is not stated.",
    ),
    # Filings are made by services alone; nobody reads this.
    "filing_once_a_topic": (
        second_filing,
        "Filing with this Topic and Release already exists.",
    ),
    "figure_key_once_a_release": (
        lambda: Figure(
            release=factories.make_figure(factories.make_release(), key="abc234").release,
            key="abc234",
        ),
        "Two figures have the same key; change one of them.",
    ),
    "figure_photo_once": (second_photo, "A photo stands only once in a figure."),
    "figure_photo_key_once_a_figure": (
        second_key,
        "Two photos have the same key; upload one of them again.",
    ),
    "photo_focal_point_inside": (photo_pointed_at_outside, "A focal point lies inside its photo."),
    "boilerplate_one_a_day": (
        lambda: Boilerplate(
            partner=factories.make_boilerplate(factories.make_partner()).partner,
            valid_from=date(2020, 1, 1),
        ),
        "This organisation has a text from that day already.",
    ),
    "contact_can_be_reached": (
        lambda: Contact(partner=factories.make_partner()),
        "Give a telephone number or an e-mail address.",
    ),
    "partner_slug_unique": (lambda: Partner(slug=factories.make_partner().slug), TAKEN),
    "partner_one_own": (
        lambda: Partner(slug=factories.make_partner(relation="own").slug + "-2", relation="own"),
        "Another organisation is already marked as our own.",
    ),
    "partner_not_its_own_parent": (own_parent, "An organisation is not its own parent."),
    "role_in_release_or_stop": (
        lambda: Role(partner=factories.make_partner()),
        "A role belongs to one release or to one stop.",
    ),
    "role_once_a_release": (lambda: second_role(release=factories.make_release()), HAS_ROLE),
    "role_once_a_stop": (lambda: second_role(stop=factories.make_stop()), HAS_ROLE),
    "footnote_key_once_a_release": (
        lambda: Footnote(
            release=factories.make_footnote(factories.make_release()).release, key="abc234"
        ),
        "Two footnotes have the same key; change one of them.",
    ),
    "quotation_key_once_a_release": (
        lambda: Quotation(
            release=factories.make_quotation(factories.make_release()).release, key="say234"
        ),
        "Two quotations have the same key; change one of them.",
    ),
    "appearance_in_one_place": (
        lambda: Appearance(person=factories.make_person()),
        "A person appears in one release, stop, delegation or photo.",
    ),
    "release_slug_unique": (lambda: Release(slug=factories.make_release().slug), TAKEN),
    "release_approved_has_hour": (
        lambda: Release(slug="x", state="approved"),
        "An approved release needs the hour of publication.",
    ),
    "release_withdrawn_has_hour": (
        lambda: Release(slug="x", state="withdrawn", publish_at=NOON),
        "A withdrawn release needs the hour of withdrawal.",
    ),
    "release_other_date_has_reason": (
        lambda: Release(slug="x", dateline_date=date(2026, 1, 1)),
        "Say why the dateline carries another date.",
    ),
    "release_event_ends_after_start": (
        lambda: Release(slug="x", event_starts_at=NOON, event_ends_at=NOON - timedelta(seconds=1)),
        "The event ends before it begins: correct its hours.",
    ),
    # No form has it; nobody reads this.
    "search_entry_once_a_language": (
        lambda: SearchEntry(
            id=1, release=factories.make_live(), language="en", head="x", evened="x", tokens="x"
        ),
        "Search entry with this Release and Language already exists.",
    ),
    "site_settings_once": (
        lambda: SiteSettings(is_the_only=factories.make_site_settings().is_the_only),
        "Somebody else has made the settings since you opened this page: look at theirs first.",
    ),
    # No form has the column; nobody reads this.
    "site_settings_the_only_ones": (
        lambda: SiteSettings(is_the_only=False),
        "Constraint “site_settings_the_only_ones” is violated.",
    ),
    # No form has it; nobody reads this.
    "stored_article_once_a_language": (
        second_article,
        "Stored article with this Release and Language already exists.",
    ),
    "visit_slug_unique": (
        lambda: Visit(slug=factories.make_visit().slug, precision="none"),
        TAKEN,
    ),
    "visit_ends_after_start": (
        lambda: Visit(slug="x", starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1)),
        "The visit ends before it begins: correct its days.",
    ),
    "visit_days_or_not_stated": (
        lambda: Visit(slug="x"),
        "Give the first day, or say that it is not stated.",
    ),
    "stop_hour_has_day": (
        lambda: Stop(visit=factories.make_visit(), hour="10:00"),
        "An hour needs its day.",
    ),
}


def own_constraints():
    return {
        constraint.name
        for model in apps.get_app_config("releases").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.BaseConstraint)
    }


def test_each_constraint_is_tested():
    assert own_constraints() == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_constraint_refuses_with_its_message_and_in_the_database(name):
    make, message = CASES[name]
    with translation.override("en"):
        row = make()
        with pytest.raises(ValidationError) as refusal:
            row.validate_constraints()
        assert refusal.value.messages == [message]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Release(slug="x", dateline_date=date(2026, 1, 1), dateline_reason="held over"),
        lambda: Release(slug="x", event_starts_at=NOON, event_ends_at=NOON),
        lambda: Release(slug="x", state="approved", publish_at=NOON),
        lambda: Visit(slug="x", starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 1)),
        lambda: Visit(slug="x", precision="none"),
        lambda: Contact(partner=factories.make_partner(), phone="2345 6789"),
        lambda: Stop(visit=factories.make_visit(), day=date(2026, 1, 1), hour="10:00"),
        lambda: Agreement(precision="none"),
        lambda: Address(kind="visit", slug="x"),
        lambda: Partner(slug="x", parent=factories.make_partner()),
    ],
)
def test_row_within_its_constraints_is_kept(make):
    row = make()
    row.validate_constraints()
    row.save()
    assert row.pk
