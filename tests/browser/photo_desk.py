"""What a person does with photos on the release form: drop files, drag and press, read labels."""

import base64

from releases.models import FigurePhoto
from releases.text import numbering
from tests import factories

FIGURES = "#figures-group .inline-related:not(.empty-form)"
BAD = ("notes.jpg", b"<html>no picture</html>")
ON_THEIR_WAY = ':is([data-state="waiting"], [data-state="sending"])'
# In the page: files as a drop carries them.
CARRIED = """files => {
  const carried = new DataTransfer();
  for (const [name, text] of files) {
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name, {type: "image/jpeg"}));
  }
  return carried;
}"""


def names(numbers):
    return [f"DSC_{number:04}.jpg" for number in numbers]


def small_jpegs(count):
    """Return [(name, bytes)]; no two have the same bytes."""
    return [
        (name, factories.picture(name, size=(480, 320 + number)).read())
        for number, name in enumerate(names(range(1, count + 1)))
    ]


def make_draft():
    """A draft with three figures without words: one photo, two, one."""
    release = factories.make_release("opening")
    for group in (("a.jpg",), ("b.jpg", "c.jpg"), ("d.jpg",)):
        photos = [factories.make_photo(name=name) for name in group]
        factories.make_figure(
            release, *photos, **dict.fromkeys(factories.trilingual(caption=""), "")
        )
    return release


def kept(release):
    """The names of the photos in each figure, as they are saved."""
    found = {}
    for row in FigurePhoto.objects.filter(figure__release=release).in_order():
        found.setdefault(row.figure_id, []).append(row.photo.original_name)
    return list(found.values())


def labels(groups, language):
    """What the figures are called, given the names of the photos in each."""
    found, first = [], 1
    for group in groups:
        found.append(numbering.label(first, len(group), language))
        first += len(group)
    return found


class PhotoDesk:
    def __init__(self, page):
        self.page = page
        # Its script has begun.
        page.locator("html.has-photo-desk").wait_for(state="attached")

    def carry(self, files):
        """Files, (name, bytes), as a drop or the clipboard has them."""
        return self.page.evaluate_handle(
            CARRIED, [(name, base64.b64encode(data).decode()) for name, data in files]
        )

    def drop(self, files, on="#figures-group"):
        self.page.locator(on).first.dispatch_event("drop", {"dataTransfer": self.carry(files)})

    def wait(self):
        """Until no file is on its way."""
        self.page.locator(f".upload{ON_THEIR_WAY}").first.wait_for(state="detached", timeout=90_000)

    def lines(self):
        """What stands in the lines of the uploads: (name, words)."""
        found = self.page.locator(".upload").all()
        return [
            (
                each.locator(".upload-name").inner_text(),
                each.locator(".upload-state").inner_text(),
            )
            for each in found
        ]

    def groups(self):
        """The names of the photos in each figure that stays."""
        return self.page.locator(FIGURES).evaluate_all(
            "all => all.filter(each => !each.querySelector('[name$=\"-DELETE\"]')?.checked)"
            ".map(each => [...each.querySelectorAll('.photo-row')].map(photo => photo.dataset.name))"
        )

    def labels(self, language):
        return self._words(".figure-label", language)

    def strips(self, language):
        return self._words(".photo-strip", language)

    def _words(self, holder, language):
        found = self.page.locator(f'{FIGURES} {holder} [data-language="{language}"]')
        return found.all_text_contents()

    def shown_labels(self):
        return self.page.locator(f"{FIGURES} .figure-label").all_inner_texts()

    def photo(self, name):
        return self.page.locator(f'.photo-row[data-name="{name}"]')

    def picture(self, name):
        return self.photo(name).locator(".photo-picture")

    def figure_of(self, name):
        return self.page.locator(f'{FIGURES}:has(.photo-row[data-name="{name}"])')

    def drag(self, what, to, x, y=0.5):
        """Drag with the mouse to a point of another thing, given in shares of its width and height."""
        to.scroll_into_view_if_needed()
        self.page.mouse.move(*_point(what, 0.5, 0.5))
        self.page.mouse.down()
        self.page.mouse.move(*_point(what, 0.6, 0.6))
        self.page.mouse.move(*_point(to, x, y), steps=3)
        self.page.locator(":is(.drop-before, .drop-after, .drop-into)").first.wait_for()
        self.page.mouse.up()

    def choose(self, handle, words):
        """Press a handle and choose a place from its list, with the keyboard alone."""
        handle.focus()
        self.page.keyboard.press("Enter")
        offered = self.page.locator(".photo-moves li button").all_inner_texts()
        for _ in range(offered.index(words)):
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")

    def said(self):
        return self.page.locator(".photo-said").inner_text()


def _point(thing, x, y):
    box = thing.bounding_box()
    return box["x"] + box["width"] * x, box["y"] + box["height"] * y
