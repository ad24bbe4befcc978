"""Readers of the environment that fail loudly on nonsense, so that a typing error never becomes a setting."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# Where systems keep the fonts that have every Chinese character, the best for a headline first.
FONT_FOLDERS = ("opentype/noto", "truetype/noto", "noto-cjk", "google-noto-cjk", "noto")
FONTS = (
    "NotoSerifCJK-Bold.ttc",
    "NotoSansCJK-Bold.ttc",
    "NotoSerifCJK-Regular.ttc",
    "NotoSansCJK-Regular.ttc",
)
WORDS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def text(name, default=""):
    """Return the variable as a string without surrounding spaces."""
    return os.environ.get(name, default).strip()


def flag(name, default):
    """Return the variable as a bool; anything but yes/no, true/false, 1/0 is an error."""
    value = text(name)
    if not value:
        return default
    if value.lower() not in WORDS:
        raise ImproperlyConfigured(f"{name} is {value!r}; write yes or no.")
    return WORDS[value.lower()]


def number(name, default):
    """Return the variable as a whole number from 1 up; anything else is an error."""
    value = text(name) or str(default)
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number from 1 up.")
    return int(value)


def names(name):
    """Return the variable as a list of words separated by spaces or commas."""
    return text(name).replace(",", " ").split()


def origin(name, default):
    """Return the variable as scheme://host[:port]; anything more or less is an error."""
    value = text(name) or default
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
        raise ImproperlyConfigured(f"{name} is {value!r}; write it like https://press.example.org.")
    return f"{parts.scheme}://{parts.netloc}"


def font(name):
    """Return the path of a font: the variable, which must be a file, "none" for "", else the first that is found."""
    value = text(name)
    if value == "none":
        return ""
    if value and not Path(value).is_file():
        raise ImproperlyConfigured(f"{name} is {value!r}; write the path of a font, or none.")
    known = (f"/usr/share/fonts/{folder}/{each}" for each in FONTS for folder in FONT_FOLDERS)
    return value or next((path for path in known if Path(path).is_file()), "")
