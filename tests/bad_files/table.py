"""Strange and bad files as they reach a press room, and what must become of each."""

import gzip
from collections.abc import Callable
from typing import NamedTuple

from tests.bad_files.making import (
    EICAR,
    HTML,
    SVG,
    TEAL,
    XML,
    chunk,
    claiming,
    container,
    deep,
    endless_exif,
    exif,
    exif_in_words,
    interlaced_png,
    looping_exif,
    moving,
    noise,
    picture,
    png,
    profile_bomb,
    riff,
    speaking,
    text_bomb,
    turned_behind,
    two_pictures,
    webp_canvas,
    webp_lossless,
    webp_lossy,
    with_comment,
    with_exif,
    with_frame,
    with_profile,
    zipped,
)

WHITE, GREY, BLACK = (255, 255, 255), (128, 128, 128), (0, 0, 0)


class Right(NamedTuple):
    """What a sound file becomes: its format, its size as seen, and the colour in the middle of its web sizes."""

    format: str
    size: tuple[int, int] = (64, 48)
    colour: tuple[int, int, int] = TEAL


class Odd(NamedTuple):
    """A file, and the code of its refusal or what is right."""

    make: Callable[[], bytes]
    expected: str | Right
    name: str = "harbour.jpg"


BOMBS = {
    "81 megapixels in some 300 kB": Odd(
        lambda: png(9000, 9000), Right("PNG", (9000, 9000), (0, 0, 0))
    ),
    "324 megapixels in 40 kB": Odd(lambda: png(18_000, 18_000, bits=1, kind=0), "too_many_pixels"),
    "PNG of 122.5 megapixels": Odd(lambda: png(12_250, 10_000, data=b""), "too_many_pixels"),
    "PNG of four gigapixels": Odd(lambda: png(65_535, 65_535, data=b""), "too_many_pixels"),
    "JPEG of four gigapixels": Odd(lambda: claiming(65_500, 65_500), "too_many_pixels"),
    "WebP of 268 megapixels": Odd(lambda: webp_canvas(16_384), "too_many_for_webp"),
    "lossy WebP of 268 megapixels": Odd(lambda: webp_lossy(16_383), "too_many_for_webp"),
    "lossless WebP of 268 megapixels": Odd(lambda: webp_lossless(16_384), "too_many_for_webp"),
    "WebP of 31 megapixels": Odd(lambda: webp_canvas(5600), "too_many_for_webp"),
    "PNG with a side of 65,535": Odd(lambda: png(65_535, 1), "too_long"),
    "JPEG with a side of 65,500": Odd(lambda: claiming(1, 65_500), "too_long"),
    "PNG with a side of 20,001": Odd(lambda: png(20_001, 10), "too_long"),
    "PNG with a side of 20,000": Odd(
        lambda: png(20_000, 10), Right("PNG", (20_000, 10), (0, 0, 0))
    ),
    "a tower of 20,000": Odd(lambda: png(700, 20_000), Right("PNG", (700, 20_000), (0, 0, 0))),
    "100 megapixels that are not there": Odd(lambda: png(10_000, 9_999, data=b""), "damaged"),
    "progressive JPEG of 119 megapixels in full colour": Odd(
        lambda: claiming(10_900, 10_900, progressive=True, subsampling=0), "too_costly"
    ),
    "text that unpacks to 70 MB": Odd(text_bomb, "unreadable"),
    "profile that unpacks to 70 MB": Odd(profile_bomb, "unreadable"),
    "PNG of 100,000 parts": Odd(
        lambda: png(64, 48, after=[chunk(b"teSt", b"")] * 100_000), "damaged"
    ),
}

BROKEN = {
    "nothing": Odd(lambda: b"", "empty"),
    "one byte": Odd(lambda: b"\xff", "not_a_picture"),
    "the beginning of a JPEG": Odd(lambda: b"\xff\xd8\xff\xe0", "unreadable"),
    "JPEG cut in its header": Odd(lambda: noise()[:300], "unreadable"),
    "JPEG cut in its picture": Odd(lambda: noise()[:9000], "damaged"),
    "JPEG without its last two bytes": Odd(lambda: noise()[:-2], "damaged"),
    "JPEG half of which is zeros": Odd(lambda: noise()[:9000].ljust(20_000, b"\0"), "damaged"),
    "JPEG without rows": Odd(lambda: claiming(64, 0), "unreadable"),
    # Its end is in place; browsers show the rest in grey too.
    "JPEG with more rows than it has": Odd(
        lambda: claiming(64, 4800), Right("JPEG", (64, 4800), GREY)
    ),
    "PNG without its pixels": Odd(lambda: png(600, 400, data=b""), "damaged"),
    "PNG cut in its picture": Odd(lambda: noise("PNG")[:9000], "damaged"),
    "PNG cut in its header": Odd(lambda: picture("PNG")[:20], "unreadable"),
    "PNG without its end": Odd(lambda: picture("PNG")[:-12], "damaged"),
    "PNG of no size": Odd(lambda: png(0, 0, data=b""), "unreadable"),
    "PNG whose header is spoilt": Odd(
        lambda: png(64, 48).replace(b"IHDR\0\0\0\x40", b"IHDR\0\0\0\x41"), "unreadable"
    ),
    "PNG whose pixels are no data": Odd(lambda: png(64, 48, data=b"no zlib"), "damaged"),
    "WebP cut in its picture": Odd(lambda: noise("WEBP")[:3000], "unreadable"),
    "WebP without a picture": Odd(lambda: riff(), "unreadable"),
    "WebP whose picture is no data": Odd(lambda: webp_lossless(64), "damaged"),
    "JPEG of 12 bits": Odd(lambda: with_frame(0xC1, bits=12), "unreadable"),
    "lossless JPEG": Odd(lambda: with_frame(0xC3), "damaged"),
    "JPEG-LS": Odd(lambda: with_frame(0xF7), "unreadable"),
}

DISGUISED = {
    "PNG named .jpg": Odd(lambda: picture("PNG"), Right("PNG")),
    "JPEG named .png": Odd(picture, Right("JPEG"), "harbour.png"),
    "WebP named .jpeg": Odd(lambda: picture("WEBP"), Right("WEBP"), "harbour.jpeg"),
    "JPEG named .svg": Odd(picture, Right("JPEG"), "harbour.svg"),
    "JPEG named .php.jpg": Odd(picture, Right("JPEG"), "harbour.php.jpg"),
    "JPEG without an extension": Odd(picture, Right("JPEG"), "harbour"),
    "SVG": Odd(lambda: SVG, "svg", "logo.svg"),
    "SVG named .png": Odd(lambda: SVG, "svg", "logo.png"),
    "SVG with its declarations": Odd(lambda: XML + SVG, "svg", "logo.svg"),
    "SVG in gzip": Odd(lambda: gzip.compress(SVG), "not_a_picture", "logo.svgz"),
    "HTML": Odd(lambda: HTML, "not_a_picture"),
    "ZIP": Odd(zipped, "not_a_picture"),
    "PDF": Odd(lambda: b"%PDF-1.7\n", "not_a_picture"),
    "EPS": Odd(lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not_a_picture"),
    "Photoshop": Odd(lambda: b"8BPS\0\1" + bytes(200), "not_a_picture", "harbour.psd"),
    "GIF": Odd(lambda: picture("GIF"), "not_a_picture", "harbour.gif"),
    "animated GIF": Odd(lambda: moving("GIF"), "not_a_picture", "harbour.gif"),
    "TIFF": Odd(lambda: picture("TIFF"), "not_a_picture", "harbour.tif"),
    "camera's raw file": Odd(
        lambda: b"II*\0\x10\0\0\0CR\2\0" + bytes(200), "not_a_picture", "IMG_0001.CR2"
    ),
    "BMP": Odd(lambda: picture("BMP"), "not_a_picture"),
    "JPEG 2000": Odd(lambda: picture("JPEG2000"), "not_a_picture", "harbour.jp2"),
    "JPEG XL": Odd(lambda: b"\xff\x0a" + bytes(200), "not_a_picture", "harbour.jxl"),
    "AVIF": Odd(lambda: picture("AVIF"), "not_a_picture", "harbour.avif"),
    "HEIC": Odd(lambda: container(b"heic"), "heic", "IMG_0001.HEIC"),
    "film": Odd(lambda: container(b"isom"), "not_a_picture", "IMG_0001.MOV"),
    "program": Odd(lambda: b"MZ" + bytes(200), "not_a_picture"),
    "what virus scanners test with": Odd(lambda: EICAR, "not_a_picture"),
    "text": Odd("圖片說明".encode, "not_a_picture", "caption.txt"),
}

POLYGLOT = {
    "JPEG with a ZIP behind it": Odd(lambda: picture() + zipped(), Right("JPEG")),
    "PNG with a ZIP behind it": Odd(lambda: picture("PNG") + zipped(), Right("PNG")),
    "WebP with HTML behind it": Odd(lambda: picture("WEBP") + HTML, Right("WEBP")),
    "ZIP with a JPEG in front of its end": Odd(lambda: zipped() + picture(), "not_a_picture"),
    "JPEG with HTML in its comment": Odd(lambda: with_comment(HTML), Right("JPEG")),
    "JPEG with a program in its comment": Odd(lambda: with_comment(b"<?php ?>"), Right("JPEG")),
    "JPEG with a PDF in its comment": Odd(lambda: with_comment(b"%PDF-1.7\n"), Right("JPEG")),
    "JPEG with an SVG in its comment": Odd(lambda: with_comment(SVG), Right("JPEG")),
    "GIF with a JPEG behind it": Odd(lambda: b"GIF89a" + picture(), "not_a_picture"),
    "JPEG behind a blank": Odd(lambda: b" " + picture(), "not_a_picture"),
    "JPEG with a second picture": Odd(two_pictures, Right("JPEG")),
}

LOOKS = {
    "JPEG in CMYK": Odd(
        lambda: picture(mode="CMYK", colour=(255, 0, 0, 0)), Right("JPEG", colour=(0, 255, 255))
    ),
    "JPEG in grey": Odd(lambda: picture(mode="L", colour=128), Right("JPEG", colour=GREY)),
    "progressive JPEG": Odd(lambda: picture(progressive=True), Right("JPEG")),
    "PNG of 1 bit": Odd(lambda: picture("PNG", "1", 1), Right("PNG", colour=WHITE)),
    "PNG of 2 bits": Odd(lambda: png(64, 48, bits=2, kind=0), Right("PNG", colour=BLACK)),
    "PNG of 16 bits in grey": Odd(lambda: deep(0, 0x8080), Right("PNG", colour=GREY)),
    "PNG of 16 bits, white": Odd(lambda: deep(0, 0xFFFF), Right("PNG", colour=WHITE)),
    "PNG of 16 bits in colour": Odd(lambda: deep(2, 0, 0x8080, 0x8080), Right("PNG")),
    "PNG of 16 bits, transparent": Odd(lambda: deep(6, 0, 0, 0, 0), Right("PNG", colour=WHITE)),
    "PNG of 16 bits in grey, transparent": Odd(lambda: deep(4, 0, 0), Right("PNG", colour=WHITE)),
    # Pillow does not tell which grey of so many it was: it stays grey.
    "PNG of 16 bits with one clear grey": Odd(
        lambda: deep(0, 0x8080, before=[chunk(b"tRNS", b"\x80\x80")]), Right("PNG", colour=GREY)
    ),
    "PNG of 16 bits with one clear colour": Odd(
        lambda: deep(2, 0, 0x8080, 0x8080, before=[chunk(b"tRNS", b"\0\0\x80\x80\x80\x80")]),
        Right("PNG", colour=WHITE),
    ),
    "PNG with a palette": Odd(lambda: picture("PNG", "P", 0), Right("PNG", colour=BLACK)),
    "PNG with a clear palette": Odd(
        lambda: picture("PNG", "P", 0, transparency=0), Right("PNG", colour=WHITE)
    ),
    "clear PNG": Odd(lambda: picture("PNG", "RGBA", (0, 0, 0, 0)), Right("PNG", colour=WHITE)),
    "clear PNG in grey": Odd(lambda: picture("PNG", "LA", (0, 0)), Right("PNG", colour=WHITE)),
    "half clear PNG": Odd(
        lambda: picture("PNG", "RGBA", (0, 0, 0, 127)), Right("PNG", colour=GREY)
    ),
    "interlaced PNG": Odd(interlaced_png, Right("PNG")),
    "clear WebP": Odd(lambda: picture("WEBP", "RGBA", (0, 0, 0, 0)), Right("WEBP", colour=WHITE)),
    "lossless WebP": Odd(lambda: picture("WEBP", lossless=True), Right("WEBP")),
    "animated PNG": Odd(lambda: moving("PNG"), "animated"),
    "animated WebP": Odd(lambda: moving("WEBP"), "animated"),
}

SAID = {
    "EXIF that is no EXIF": Odd(lambda: with_exif(b"Exif\0\0CANARY"), Right("JPEG")),
    "EXIF cut off": Odd(lambda: with_exif(exif(Orientation=6)[:20]), Right("JPEG")),
    "EXIF that leads to itself": Odd(lambda: with_exif(looping_exif()), Right("JPEG")),
    "EXIF without end": Odd(lambda: with_exif(endless_exif()), Right("JPEG")),
    "turned JPEG": Odd(lambda: with_exif(exif(Orientation=6)), Right("JPEG", (48, 64))),
    "turned PNG that says so behind its pixels": Odd(turned_behind, Right("PNG", (48, 64), BLACK)),
    "orientation that does not exist": Odd(lambda: with_exif(exif(Orientation=9)), Right("JPEG")),
    "orientation in words": Odd(lambda: with_exif(exif_in_words()), Right("JPEG")),
    "day that never was": Odd(
        lambda: with_exif(exif(DateTimeOriginal="2026:02:30 10:00:00")), Right("JPEG")
    ),
    "camera whose clock was never set": Odd(
        lambda: with_exif(exif(DateTimeOriginal="0000:00:00 00:00:00")), Right("JPEG")
    ),
    "day in words": Odd(lambda: with_exif(exif(DateTimeOriginal="yesterday")), Right("JPEG")),
    "profile that is none": Odd(lambda: picture(icc_profile=b"not a profile"), Right("JPEG")),
    "profile cut off": Odd(lambda: with_profile(lambda profile: profile[:200]), Right("JPEG")),
    "profile of a printer": Odd(lambda: speaking(b"CMYK"), Right("JPEG")),
    "profile of greys": Odd(lambda: speaking(b"GRAY"), Right("JPEG")),
    "profile of nothing known": Odd(lambda: speaking(b"????"), Right("JPEG")),
    "profile of which the second half is missing": Odd(
        lambda: picture(icc_profile=bytes(70_000)).replace(b"ICC_PROFILE\0\2", b"ICC_PROFILE\0\7"),
        Right("JPEG"),
    ),
}

ALL = BOMBS | BROKEN | DISGUISED | POLYGLOT | LOOKS | SAID

# What a file was called, and what the newsroom is shown of that.
NAMES = {
    "../../etc/passwd.jpg": "passwd.jpg",
    "..": "photo",
    ".": "photo",
    "": "photo",
    " . ": "photo",
    "a/b/c.jpg": "c.jpg",
    "C:\\Users\\chan\\harbour.jpg": "harbour.jpg",
    "..\\..\\boot.ini": "boot.ini",
    "harbour.jpg/": "photo",
    "har\0bour.jpg": "harbour.jpg",
    "har\r\nbour.jpg": "harbour.jpg",
    "harbour\u202egpj.exe": "harbourgpj.exe",
    "\u2067harbour\u2069.jpg": "harbour.jpg",
    "\ufeffharbour.jpg": "harbour.jpg",
    "har\ud800bour.jpg": "harbour.jpg",
    "CON.jpg": "CON.jpg",
    "aux": "aux",
    "圖一 海旁.jpg": "圖一 海旁.jpg",
    "家族👨\u200d👩\u200d👧.jpg": "家族👨👩👧.jpg",
    "<svg onload=alert(1)>.jpg": "<svg onload=alert(1)>.jpg",
    "%2e%2e%2fharbour.jpg": "%2e%2e%2fharbour.jpg",
    "海" * 100 + ".jpg": "海" * 100 + ".jpg",
    "x" * 400 + ".jpg": "x" * 251 + ".jpg",
    "海" * 300 + ".jpeg": "海" * 250 + ".jpeg",
    "x." + "y" * 400: ("x." + "y" * 400)[:255],
}
