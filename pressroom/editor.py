"""What the page hands over to the editor's script: how markers are typed, and every word of its menu and dialogs."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from releases.text import quoting, richtext

# By the names that the editor's own menu has in English.
_MENU = {
    "heading 2": _("Heading"),
    "heading 3": _("Smaller heading"),
    "paragraph": _("Paragraph"),
    "unordered list": _("List"),
    "ordered list": _("Numbered list"),
    "blockquote": _("Block quotation"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "subscript": _("Subscript"),
    "superscript": _("Superscript"),
    "insert link": _("Link"),
    "remove link": _("Remove the link"),
    "undo": _("Undo"),
    "redo": _("Redo"),
}
_NOTES = {
    "footnote": capfirst(_("footnote")),
    "insert_footnote": _("Insert a footnote"),
    "which_note": _("Which footnote"),
    "new_note": _("A new footnote"),
    "note_number": _("Note {number}"),
    "note": capfirst(_("note")),
    "source_title": capfirst(_("title of the source")),
    "publisher": capfirst(_("publisher")),
    "url": capfirst(_("link")),
    "language": capfirst(_("language of the source")),
    "accessed_on": capfirst(_("accessed on")),
    "archived_url": capfirst(_("archived copy")),
    "note_missing": _("Write the note, or give a title or a link."),
    "no_note": _("There is no footnote yet."),
    "note_unknown": _("No footnote of this form has this key."),
    "note_unread": _("Has a number once its figure has a photo."),
}
_FIGURES = {
    "place": _("Place a figure"),
    "place_short": capfirst(_("figure")),
    "placed": _("in this text already"),
    "refer": _("Refer to a figure or photo"),
    "refer_short": _("See photo"),
    "no_figure": _("There is no figure yet."),
    "no_photo": _("No photo yet"),
    "figure_unknown": _("No figure of this form has this key."),
    "photo_unknown": _("No figure or photo of this form has this key."),
}
_QUOTATIONS = {
    "quotation": capfirst(_("quotation")),
    "insert_quotation": _("Insert a quotation"),
    "which_quotation": _("Which quotation"),
    "new_quotation": _("A new quotation"),
    "quoted": _("Words, without quotation marks"),
    "post": capfirst(_("post held then")),
    "speaker": capfirst(_("speaker")),
    "quoted_missing": _("Write what was said."),
    "speaker_unknown": _(
        "Nobody in the directory is called so: choose from the list, or leave it empty."
    ),
    "no_quotation": _("There is no quotation yet."),
    "quotation_unknown": _("No quotation of this form has this key."),
    "quotation_empty": _("This quotation has no words in this language yet."),
    "untranslated": _("not translated"),
}
_LINKS = {
    "link": _("Link"),
    "address": _("Address"),
    "link_words": _("Words of the link"),
    "address_missing": _("Write the address that the link leads to."),
    "address_refused": _("This address can’t be used. It may begin with: {schemes}"),
    "address_unreadable": _("This is no whole address."),
}
# What came in with a paste, and what was left behind.
_PASTING = {
    "pasted_notes": _("Footnotes taken over: {count}"),
    "pasted_notes_inline": _("Footnotes written out in brackets: {count}"),
    "pasted_hidden": _("Hidden text left out: {count}"),
    "pasted_comments": _("Comments left out: {count}"),
    "pasted_tracked": _("Tracked changes taken as accepted: {count}"),
    "pasted_pictures": _("Pictures left out: {count}"),
    "pasted_tables": _("Tables turned into lines: {count}"),
    "pasted_textboxes": _("Text boxes left out: {count}"),
    "pasted_notes-without-marker": _("Footnotes without a marker left out: {count}"),
    "pasted_links": _("Links made plain: {count}"),
    "pasted_persons": _("Addresses that name persons: {names}"),
    "pasted_persons-removed": _("Addresses named persons, which was taken out: {names}"),
    "pasted_markers-without-note": _("Markers whose footnote was not copied: {count}"),
}
_DIALOGS = {
    "insert": _("Insert"),
    "save": _("Set"),
    "cancel": _("Cancel"),
    "lose": _("What you have written here would be lost."),
    "go_on": _("Go on writing"),
    "discard": _("Discard"),
}

TOLD = {
    "typed": {
        "citation": richtext.TYPED_CITATION.pattern,
        "reference": richtext.TYPED_REFERENCE.pattern,
        "quotation": richtext.TYPED_QUOTATION.pattern,
    },
    "marks": quoting.MARKS,
    "schemes": sorted(richtext.SCHEMES),
    "menu": _MENU,
    "words": _NOTES | _FIGURES | _QUOTATIONS | _LINKS | _PASTING | _DIALOGS,
}
