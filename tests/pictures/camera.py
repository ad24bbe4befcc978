"""Pictures as cameras, telephones and programs leave them: CANARY stands wherever something must not leave the house."""

import io
import struct
import zlib
from zipfile import ZipFile

from PIL import ExifTags, Image, ImageCms, JpegImagePlugin

CANARY = b"CANARY"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>CANARY-XMP</dc:source>'
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)
# Format of the file, and how Pillow is to write it.
KINDS = {
    "JPEG": ("JPEG", {"quality": 90}),
    "progressive JPEG": ("JPEG", {"quality": 85, "progressive": True, "restart_marker_blocks": 3}),
    "PNG": ("PNG", {}),
    "WEBP": ("WEBP", {"quality": 80}),
    "lossless WEBP": ("WEBP", {"lossless": True}),
}


def image(mode="RGB", size=(75, 50)):
    """Return an image in which no two corners look alike."""
    upright = Image.linear_gradient("L")
    bands = [upright, upright.rotate(90), Image.radial_gradient("L"), upright.rotate(180)]
    whole = Image.merge("CMYK", bands).resize(size)
    colours = Image.merge("RGB", whole.split()[:3])
    if mode == "RGBA":
        colours.putalpha(whole.getchannel(3))
    return whole if mode == "CMYK" else colours.convert(mode)


def encoded(kind, picture=None, **options):
    """Return the bytes that Pillow makes of an image in one of KINDS, without metadata unless options say so."""
    image_format, usual = KINDS[kind]
    target = io.BytesIO()
    (picture or image()).save(target, image_format, **usual | options)
    return target.getvalue()


def exif(orientation=6):
    """Return the EXIF block of a telephone: place, camera, its number, its maker's note, a small picture."""
    block = Image.Exif()
    block[ExifTags.Base.Make] = "CANARY-MAKE"
    block[ExifTags.Base.Orientation] = orientation
    detail = block.get_ifd(ExifTags.IFD.Exif)
    detail[ExifTags.Base.MakerNote] = b"CANARY-NOTE"
    detail[ExifTags.Base.BodySerialNumber] = "CANARY-SERIAL"
    place = block.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitude] = (22.0, 25.0, 39.3)
    place[ExifTags.GPS.GPSMapDatum] = "CANARY-GPS"
    return _with_small_picture(block.tobytes())


def _with_small_picture(block):
    """Return an EXIF block with a second directory, which names a JPEG that stands behind it."""
    tiff = block.removeprefix(b"Exif\0\0")
    (count,) = struct.unpack(">H", tiff[8:10])
    next_directory = 10 + 12 * count
    start = len(tiff)
    small = encoded("JPEG", image(size=(16, 16)), comment=b"CANARY-THUMBNAIL")
    entries = [
        (0x0103, 3, 1, struct.pack(">H2x", 6)),
        (0x0201, 4, 1, struct.pack(">I", start + 2 + 3 * 12 + 4)),
        (0x0202, 4, 1, struct.pack(">I", len(small))),
    ]
    second = b"".join(struct.pack(">HHI4s", *entry) for entry in entries)
    head = tiff[:next_directory] + struct.pack(">I", start) + tiff[next_directory + 4 :]
    return b"Exif\0\0" + head + struct.pack(">H", 3) + second + bytes(4) + small


def archive():
    """Return a ZIP, which may stand behind a picture and is opened all the same."""
    target = io.BytesIO()
    with ZipFile(target, "w") as made:
        made.writestr("CANARY-ZIP.txt", "CANARY-ZIP")
    return target.getvalue()


def segment(marker, body):
    """Return one segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def coded_jpeg(jpeg):
    """Return what follows the segments of applications in a JPEG of Pillow's."""
    return jpeg[jpeg.index(b"\xff\xdb") :]


def telephone_jpeg(orientation=6, **options):
    """Return a JPEG with everything around it that telephones and programs are known to add."""
    small = bytes((3, 2)) + b"CANARY-IN-JFIF-1.."
    jpeg = encoded("JPEG", **options)
    around = [
        segment(0xE0, b"JFIF\0\x01\x02\x01\x01\x2c\x01\x2c" + small),
        segment(0xE0, b"JFXX\0\x10CANARY-JFXX"),
        segment(0xE1, exif(orientation)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0CANARY-EXTENDED"),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01" + SRGB),
        segment(0xE2, b"MPF\0CANARY-MPF"),
        segment(0xE5, b"CANARY-UNKNOWN"),
        segment(0xEB, b"JP\0\x01\0\0\0\x01\0\0\0\x20jumbCANARY-C2PA"),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x78\0\x0bCANARY-IPTC"),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01CANARY-APP14"),
        segment(0xFE, b"CANARY-COMMENT"),
    ]
    second = b"\xff\xd8" + segment(0xFE, b"CANARY-SECOND") + coded_jpeg(jpeg)
    film = b"\0\0\0\x18ftypmp42CANARY-FILM"
    return b"\xff\xd8" + b"".join(around) + coded_jpeg(jpeg) + second + film + archive()


def chunk(name, body):
    """Return one chunk of a PNG."""
    checksum = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + checksum


def coded_png(png):
    """Return the chunks of the picture itself from a PNG of Pillow's."""
    return png[png.index(b"IDAT") - 4 : png.rindex(b"IEND") - 4]


def telephone_png(orientation=6, **options):
    """Return a PNG with every chunk in which programs are known to write what they know."""
    png = encoded("PNG", **options)
    before, after = png[:33], png[33:-12]
    around = [
        chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)),
        chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(SRGB)),
        chunk(b"tEXt", b"Author\0CANARY-TEXT"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        chunk(b"iTXt", b"Comment\0\0\0en\0\0CANARY-ITXT"),
        chunk(b"tIME", struct.pack(">HBBBBB", 2026, 3, 30, 9, 41, 7)),
        chunk(b"eXIf", exif(orientation).removeprefix(b"Exif\0\0")),
        chunk(b"caBX", b"CANARY-C2PA"),
        chunk(b"prVt", b"CANARY-UNKNOWN"),
    ]
    end = chunk(b"tEXt", b"Comment\0CANARY-BEHIND") + chunk(b"IEND", b"")
    return before + b"".join(around) + after + end + archive()


def riff(name, body):
    """Return one chunk of a WebP."""
    return struct.pack("<4sI", name, len(body)) + body + bytes(len(body) % 2)


def webp(*chunks):
    """Return a WebP of these chunks."""
    return struct.pack("<4sI4s", b"RIFF", 4 + sum(map(len, chunks)), b"WEBP") + b"".join(chunks)


def coded_webp(picture):
    """Return the one chunk of a WebP of Pillow's without metadata or transparency."""
    return picture[12:]


def telephone_webp(orientation=6, kind="WEBP", **options):
    """Return a WebP with metadata, a chunk that nobody knows, and something behind its end."""
    made = encoded(kind, icc_profile=SRGB, exif=exif(orientation), xmp=XMP, **options)
    return webp(made[12:], riff(b"PRVT", b"CANARY-UNKNOWN")) + archive()


TELEPHONES = {"JPEG": telephone_jpeg, "PNG": telephone_png, "WEBP": telephone_webp}
CODED = {"JPEG": coded_jpeg, "PNG": coded_png, "WEBP": coded_webp}


def opened(picture):
    """Return the first picture of a file, decoded; whatever Pillow has against it is raised."""
    file = io.BytesIO(picture)
    # Not through Image.open: it would look for the further pictures that a JPEG names.
    is_jpeg = picture.startswith(b"\xff\xd8")
    found = JpegImagePlugin.JpegImageFile(file) if is_jpeg else Image.open(file)
    found.load()
    return found
