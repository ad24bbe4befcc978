"""Photos outside their release: lead photos, strips of a visit, logos."""

from collections import Counter
from dataclasses import dataclass, replace

from ..models import FigurePhoto
from ..models.release import of_live_release
from ..text import numbering
from ..text.languages import column

# The columns of a photo that of_photo() reads.
SHOWN = ("public_id", "width", "height", "widths", "focal_x", "focal_y", "has_avif")
# Those of a release by which its address is made: no text of it is read.
OF_RELEASE = ("release__slug", "release__publish_at")


@dataclass(frozen=True)
class Thumbnail:
    """A photo with where it leads; the same names as text.article.Picture where they mean the same."""

    public_id: str
    width: int
    height: int
    widths: tuple[int, ...]
    focus: tuple[int, int]
    has_avif: bool
    alt: str
    label: str = ""
    url: str = ""


def of_photo(photo, alt):
    """Return the photo without a way on, or None while its web sizes aren't made."""
    if photo is None or not photo.widths:
        return None
    return Thumbnail(
        public_id=photo.public_id,
        width=photo.width,
        height=photo.height,
        widths=tuple(photo.widths),
        focus=(photo.focal_x, photo.focal_y),
        has_avif=photo.has_avif,
        alt=alt,
    )


def of_releases(language, at, **places):
    """Return the rows of FigurePhoto in live releases at some places, in the order of reading."""
    live = FigurePhoto.objects.filter(of_live_release(at, language, "figure__release"))
    rows = live.filter(**places).select_related("photo", "figure__release")
    alt_text = column("alt_text", language)
    of_figure = [f"figure__{name}" for name in ("first_number", "stop", *OF_RELEASE)]
    of_photo = [f"photo__{name}" for name in (*SHOWN, alt_text)]
    return rows.only("withdrawn_at", alt_text, *of_figure, *of_photo).newest_first()


def numbered(rows, language):
    """Yield (row, its photo with number and place in the release) for whole figures in the order of reading."""
    seen = Counter()
    for row in rows:
        number = row.figure.first_number + seen[row.figure_id]
        seen[row.figure_id] += 1
        # A withdrawn photo keeps its number and is shown no more.
        if row.photo.widths and row.withdrawn_at is None:
            yield row, _of_row(row, number, language)


def _of_row(row, number, language):
    return replace(
        of_photo(row.photo, row.alt_in(language)),
        label=numbering.photo_label(number, language),
        url=f"{row.figure.release.get_absolute_url(language)}#photo-{number}",
    )
