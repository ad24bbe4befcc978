"""What a person does in the editor of one field: paste, press the menu's buttons, read what stands there."""

from django.urls import reverse
from playwright.sync_api import expect

from tests import factories
from tests.browser.photo_desk import PhotoDesk

PLACES = {"Home": "start", "End": "end"}
PASTE = """(area, [type, words]) => {
  const carried = new DataTransfer();
  carried.setData(type, words);
  area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true}));
}"""

# Every node of the vocabulary, as it is stored.
STORED = (
    '<p>甲<sup data-footnote="note23"></sup>乙<a data-figure-ref="{photo}"></a>丙</p>'
    '<figure data-figure="{figure}"></figure>'
    '<p><q data-quotation="say234"></q></p><ul><li><p>丁<a data-figure-ref="{figure}"></a></p></li></ul><p>戊</p>'
)


def open_form(page, release):
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    # The photo desk has begun, which gives the labels.
    PhotoDesk(page)


def add_parts(release):
    """A note and a quotation that every text may name; return the keys of the second figure and its second photo."""
    factories.make_footnote(release, key="note23", note_zh_hant="註")
    factories.make_quotation(release, key="say234", quoted_zh_hant="說話", quoted_en="Said")
    figure = release.figures.all()[1]
    return {"figure": figure.key, "photo": figure.figure_photos.last().key}


class Editor:
    def __init__(self, page, name):
        self.page = page
        self.field = page.locator(f"#id_{name}")
        self.field.evaluate(
            "field => field.closest('.form-row, .fieldBox').scrollIntoView({block: 'center'})"
        )
        self.whole = page.locator(f".prose-editor:has(#id_{name})")
        self.area = self.whole.locator(".ProseMirror[contenteditable=true]")
        # Its menu is made: it has begun.
        self.whole.locator(".prose-menubar").wait_for()

    def paste(self, words, kind="text/html"):
        self.area.evaluate(PASTE, [kind, words])

    def type(self, text, where="End"):
        """Type at the end of the text, or at its start ("Home"), a stroke a letter."""
        self.area.focus()
        # Not by a key: the editor may set its cursor anew a moment after it has the focus.
        self.area.evaluate("(area, place) => area.editor.commands.focus(place)", PLACES[where])
        self.page.keyboard.type(text)

    def ask(self, button):
        """Press a button of the menu; return the dialog."""
        self.whole.locator(f'[data-name="{button}"]').click()
        return self.dialog

    @property
    def dialog(self):
        # Not only while it is open: it is taken away when its answer is in the text.
        return self.page.locator("dialog.writing-dialog")

    def confirm(self):
        """Press the dialog's own button, and wait until the text has what it gives."""
        self.dialog.locator(".default").click()
        expect(self.dialog).to_have_count(0)

    def choose(self, words):
        """Press what is offered in the dialog under these words."""
        self.dialog.get_by_role("button", name=words, exact=True).click()
        expect(self.dialog).to_have_count(0)

    def cite(self, number):
        """Cite the note again that has this number here."""
        select = self.ask("insert:citation").locator("select").first
        found = select.locator("option").all_inner_texts()
        select.select_option(next(each for each in found if each.startswith(f"{number} · ")))
        self.confirm()

    def chips(self):
        """What the nodes of the text show, in order."""
        return self.area.locator(".writing-chip:not(.writing-thumbnails)").all_inner_texts()

    def wrong(self):
        return self.area.locator(".is-wrong").all_inner_texts()

    def said(self):
        return self.whole.locator("+ .writing-status").inner_text()
