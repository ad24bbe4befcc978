"""How strange and bad files are made: by Pillow, by hand, or by spoiling a good one."""

import io
import struct
import zipfile
import zlib

from PIL import ExifTags, Image, ImageCms

TEAL = (0, 128, 128)


# --- Pictures by Pillow, and what is done to them -------------------------------------------------------


def picture(image_format="JPEG", mode="RGB", colour="teal", size=(64, 48), **options):
    target = io.BytesIO()
    Image.new(mode, size, colour).save(target, image_format, **options)
    return target.getvalue()


def noise(image_format="JPEG", size=(600, 400), **options):
    """A picture that needs many bytes."""
    target = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(target, image_format, **options)
    return target.getvalue()


def moving(image_format, frames=2):
    target = io.BytesIO()
    first, *others = [Image.new("RGB", (64, 48), (0, 128, 128 + 9 * n)) for n in range(frames)]
    first.save(target, image_format, save_all=True, append_images=others, duration=100)
    return target.getvalue()


def with_comment(words):
    return picture(comment=words)


def claiming(width, height, **options):
    """A JPEG whose header claims another size."""
    content = bytearray(picture(**options))
    frame = content.index(b"\xff\xc2" if options.get("progressive") else b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def with_frame(marker, bits=8):
    """A JPEG of another kind: its frame says so, whatever the coded data are."""
    content = bytearray(picture())
    frame = content.index(b"\xff\xc0")
    content[frame + 1], content[frame + 4] = marker, bits
    return bytes(content)


def with_exif(block):
    return picture(exif=block)


def exif(**tags):
    """An EXIF block with these tags by name; DateTimeOriginal goes where cameras put it."""
    block = Image.Exif()
    for name, value in tags.items():
        tag = getattr(ExifTags.Base, name)
        place = block.get_ifd(ExifTags.IFD.Exif) if name == "DateTimeOriginal" else block
        place[tag] = value
    return block.tobytes()


def exif_in_words():
    """An orientation that is a text instead of a number."""
    return b"Exif\0\0II*\0" + struct.pack("<IHHHI4sI", 8, 1, 0x112, 2, 3, b"up\0\0", 0)


def looping_exif():
    """A directory whose next one is itself, with a pointer to details that leads there too."""
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 8)


def endless_exif():
    """A directory of 65,535 entries, each of four gigabytes, of which there is none."""
    return b"Exif\0\0II*\0" + struct.pack("<IHHHII", 8, 65535, 0x112, 3, 0xFFFFFFFF, 0xFFFFFFF0)


def with_profile(change):
    """A JPEG with a profile of sRGB in which something is changed."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return picture(icc_profile=bytes(change(profile)))


def speaking(space):
    def change(profile):
        profile[16:20] = space
        return profile

    return with_profile(change)


def two_pictures():
    """A JPEG in which a telephone hid a second picture."""
    target = io.BytesIO()
    second = Image.new("RGB", (64, 48), "red")
    Image.new("RGB", (64, 48), "teal").save(target, "MPO", save_all=True, append_images=[second])
    return target.getvalue()


# --- PNG and WebP by hand ------------------------------------------------------------------------------

PNG = b"\x89PNG\r\n\x1a\n"
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width, height, *, bits=8, kind=2, data=None, before=(), after=(), interlaced=0):
    """A PNG; without ``data`` it is all zeros and complete."""
    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlaced)
    if data is None:
        row = bytes(1 + (width * bits * SAMPLES[kind] + 7) // 8)
        press = zlib.compressobj(1)
        parts = [press.compress(row * min(64, height - top)) for top in range(0, height, 64)]
        data = b"".join(parts) + press.flush()
    chunks = [chunk(b"IHDR", head), *before, chunk(b"IDAT", data), *after, chunk(b"IEND", b"")]
    return PNG + b"".join(chunks)


def deep(kind, *samples, before=()):
    """A PNG of 16 bits a sample, of one colour."""
    row = b"\0" + struct.pack(f">{len(samples)}H", *samples) * 64
    return png(64, 48, bits=16, kind=kind, data=zlib.compress(row * 48), before=before)


def interlaced_png():
    """Seven passes, each with its rows; all of it teal."""
    passes = [(8, 6), (8, 6), (16, 6), (16, 12), (32, 12), (32, 24), (64, 24)]
    rows = [(b"\0" + bytes(TEAL) * across) * down for across, down in passes]
    return png(64, 48, data=zlib.compress(b"".join(rows)), interlaced=1)


def turned_behind():
    """A PNG that says only behind its pixels which side is up."""
    block = exif(Orientation=6).removeprefix(b"Exif\0\0")
    return png(64, 48, after=[chunk(b"eXIf", block)])


def text_bomb():
    return png(
        64, 48, before=[chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(70_000_000), 1))]
    )


def profile_bomb():
    return png(64, 48, before=[chunk(b"iCCP", b"icc\0\0" + zlib.compress(bytes(70_000_000), 1))])


def riff(*chunks):
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_canvas(side):
    size = (side - 1).to_bytes(3, "little") * 2
    return riff((b"VP8X", bytes(4) + size), (b"VP8 ", b"\x30\x01\0\x9d\x01\x2a" + bytes(20)))


def webp_lossy(side):
    return riff((b"VP8 ", b"\x30\x01\0\x9d\x01\x2a" + struct.pack("<HH", side, side) + bytes(20)))


def webp_lossless(side):
    bits = (side - 1) | (side - 1) << 14
    return riff((b"VP8L", b"\x2f" + struct.pack("<I", bits) + bytes(20)))


# --- What is no picture -----------------------------------------------------------------------------------


def zipped():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("photo.jpg", picture())
    return target.getvalue()


def container(brand):
    """The beginning of what telephones write: a media file of a brand."""
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + b"mif1" + brand + bytes(200)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
XML = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n'
HTML = b"<!doctype html><script>alert(1)</script>"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
