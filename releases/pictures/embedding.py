"""The one door by which a picture leaves with our words inside, and with nothing else that is not the picture."""

from __future__ import annotations

from typing import BinaryIO

from . import copying, jpeg, png, webp
from .copying import BrokenPicture
from .said import Said

__all__ = ["BrokenPicture", "Said", "embed"]

_CONTAINERS = {"JPEG": jpeg.pieces, "PNG": png.pieces, "WEBP": webp.pieces}


def embed(source: BinaryIO, target: BinaryIO, image_format: str, said: Said | None) -> None:
    """Copy a picture with what it says of itself; None only cleans it.

    The coded picture is copied byte for byte, in memory that doesn't grow with it. What goes with it is what is
    needed to show it right: profile, colours, orientation. Where it was taken, with which camera, small pictures,
    comments and all that stands behind its end stay behind.

    ``source`` is read from its beginning, in any order; ``target`` is written once, from its beginning to its end.
    ``image_format`` is a Photo's: JPEG, PNG or WEBP, else KeyError. Raises BrokenPicture, nearly always before the
    first byte is written; a target that has got some is then worth nothing.
    """
    copying.write(source, _CONTAINERS[image_format](source, said), target)
