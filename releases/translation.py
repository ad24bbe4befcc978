"""Which columns exist once for each language; modeltranslation looks here."""

from modeltranslation.translator import TranslationOptions, translator

from . import models

TRANSLATED = {
    models.Release: [
        "notice",
        "headline",
        "subheadline",
        "dateline_places",
        "body",
        "notes_to_editors",
        "event_place",
        "event_registration",
        "withdrawal_reason",
    ],
    models.KeyPoint: ["point"],
    models.Footnote: ["note", "source_title", "publisher"],
    models.Quotation: ["post", "quoted"],
    models.Photo: ["alt_text", "credit", "copyright", "terms"],
    models.Figure: ["caption"],
    models.FigurePhoto: ["alt_text"],
    models.Visit: ["title", "destination", "date_note", "summary"],
    models.Stop: ["title", "summary"],
    models.Sector: ["heading"],
    models.Place: ["heading"],
    models.Topic: ["heading"],
    models.Partner: ["official_name", "short_name", "sort_text", "former_names", "description"],
    models.Person: ["family_name", "given_name", "honorific", "honours"],
    models.Appearance: ["post"],
    models.Boilerplate: ["about"],
    models.Contact: ["contact_name"],
    models.SiteSettings: ["site_name", "description", "introduction"],
}

for model, fields in TRANSLATED.items():
    translator.register(
        model, type(f"{model.__name__}Words", (TranslationOptions,), {"fields": fields})
    )
