"""What 17 camera photos cost until their web sizes are made: CPU seconds and the most memory of any process.

python -m bench.photos. 17 JPEGs of 24 megapixels with the entropy of photographs are drawn into a temporary folder,
received and made smaller as the site does it, and then by a plain loop of Pillow that makes the same files.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PHOTOS, SIZE = 17, (6000, 4000)
# Bytes, as a camera of 24 megapixels writes them.
SMALLEST, LARGEST = 6_000_000, 12_000_000
# CPU seconds for all of them.
LIMITS = {"JPEG and WebP": 15, "JPEG, WebP and AVIF": 40}
# How many pixels wide a noise is, and how strong: as in photographs there is detail at every scale, less the finer it is.
OCTAVES = ((12, 45), (60, 30), (300, 18), (1500, 11), (6000, 7))


def main():
    with tempfile.TemporaryDirectory(prefix="pressroom-bench-") as folder:
        drawn = Path(folder) / "drawn"
        in_a_process("draw", drawn)
        sizes = [path.stat().st_size for path in sorted(drawn.iterdir())]
        if not all(SMALLEST <= size <= LARGEST for size in sizes):
            sys.exit(f"the photos have {min(sizes):,} to {max(sizes):,} bytes")
        print(
            f"{len(sizes)} JPEGs of {SIZE[0]} × {SIZE[1]}, {min(sizes) / 1e6:.1f} to {max(sizes) / 1e6:.1f} MB"
        )
        in_a_process("prepare", folder)
        received = in_a_process("receive", folder)
        first, later = in_a_process("make", folder), in_a_process("make_avif", folder)
        rows = {
            "received": received,
            "JPEG and WebP": first,
            "JPEG, WebP and AVIF": (first[0] + later[0], max(first[1], later[1])),
            "plain loop, JPEG and WebP": in_a_process("plain", drawn, "jpg", "webp"),
            "plain loop, AVIF": in_a_process("plain", drawn, "avif"),
        }
    table(rows)


def in_a_process(deed, *arguments):
    """Run one of the deeds below by itself; return (CPU seconds, bytes of its largest process), children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "bench.photos", deed, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(done.stdout or 0)


def largest_process():
    """The most bytes that were resident in this process or in one of its children."""
    peaks = [
        resource.getrusage(each).ru_maxrss
        for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return max(peaks) * (1 if sys.platform == "darwin" else 1024)


def progress(title, done):
    bar = "█" * (30 * done // PHOTOS)
    end = "\n" if done == PHOTOS else ""
    sys.stderr.write(f"\r{bar:<30} {title} {done} of {PHOTOS}{end}")


def table(rows):
    print(f"{PHOTOS} photos{'':<20}{'CPU s':>8}{'a photo':>9}{'most MB':>9}{'limit s':>9}")
    for name, (spent, peak) in rows.items():
        line = f"{name:<29}{spent:>8.1f}{spent / PHOTOS:>9.2f}{peak / 1e6:>9.0f}"
        print(f"{line}{LIMITS[name]:>9}" if name in LIMITS else line)


# --- The photos ---------------------------------------------------------------------------------------------


def draw(folder):
    """Draw one large field of noise in several octaves, and cut the photos from it at different places and turns."""
    from PIL import Image

    folder = Path(folder)
    folder.mkdir()
    chance = random.Random(17)
    width, height = SIZE[0] + 600, SIZE[1] + 600
    bands = [field((width, height)) for _ in range(3)]
    # Nature is mostly grey: the bands have most of their light in common.
    bands = [Image.blend(bands[0], band, 0.2) for band in bands]
    whole = Image.merge("RGB", bands)
    for number in range(PHOTOS):
        left, top = chance.randrange(600), chance.randrange(600)
        photo = whole.crop((left, top, left + SIZE[0], top + SIZE[1]))
        if number % 2:
            photo = photo.transpose(Image.Transpose.ROTATE_180)
        exif = Image.Exif()
        exif[0x0112] = 1 if number % 4 else 3
        photo.save(
            folder / f"IMG_{number:04}.jpg", quality=93 + number % 4, subsampling=2, exif=exif
        )
        progress("drawn", number + 1)


def field(size):
    """One band of noise with detail at every scale, as photographs have it."""
    from PIL import Image, ImageChops

    found = Image.new("L", size, 128)
    for across, strength in OCTAVES:
        down = max(1, across * size[1] // size[0])
        noise = Image.effect_noise((across, down), strength).resize(size, Image.Resampling.BICUBIC)
        found = ImageChops.add(found, noise, offset=-128)
    return found


# --- As the site does it ------------------------------------------------------------------------------------


def site(folder):
    os.environ["DATA_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "pressroom.settings"
    import django

    django.setup()


def prepare(folder):
    site(folder)
    from django.core.management import call_command

    from tests import factories

    call_command("migrate", verbosity=0)
    factories.make_user()


def receive(folder):
    site(folder)
    from django.core.files.uploadedfile import TemporaryUploadedFile

    from releases.models import User
    from releases.services import photos

    by = User.objects.get()
    for done, path in enumerate(sorted((Path(folder) / "drawn").iterdir()), 1):
        # As the upload handler leaves a large file.
        upload = TemporaryUploadedFile(path.name, "image/jpeg", path.stat().st_size, None)
        upload.write(path.read_bytes())
        photos.receive(upload, by)
        progress("received", done)


def make(folder):
    made(folder, "make", "JPEG and WebP")


def make_avif(folder):
    made(folder, "make_avif", "AVIF")


def made(folder, task, title):
    site(folder)
    from releases.models import Photo
    from releases.services import renditions

    for done, photo in enumerate(Photo.objects.order_by("pk"), 1):
        getattr(renditions, task).call(photo.public_id)
        photo.refresh_from_db()
        if photo.sizes_error or (photo.sizes, photo.has_avif) != ("made", task == "make_avif"):
            sys.exit(f"{photo}: {photo.sizes}, {photo.sizes_error}")
        progress(title, done)


# --- Plain Pillow -------------------------------------------------------------------------------------------


def plain(folder, *extensions):
    """The same files from the same photos, each size from the original, as one would write it in a minute."""
    from PIL import Image, ImageOps

    from releases.pictures import sizes

    with tempfile.TemporaryDirectory() as target:
        for done, path in enumerate(sorted(Path(folder).iterdir()), 1):
            for width in sizes.WIDTHS:
                for extension in extensions:
                    with Image.open(path) as original:
                        image = ImageOps.exif_transpose(original).convert("RGB")
                    height = sizes.height_of(width, *image.size)
                    image = image.resize((width, height), Image.Resampling.LANCZOS)
                    _format, options = sizes.FORMATS[extension]
                    image.save(Path(target) / f"{width}.{extension}", **options)
            progress("by a plain loop", done)


DEEDS = {each.__name__: each for each in (draw, prepare, receive, make, make_avif, plain)}

if __name__ == "__main__":
    if sys.argv[1:]:
        DEEDS[sys.argv[1]](*sys.argv[2:])
        print(largest_process())
    else:
        begun = time.perf_counter()
        main()
        print(f"{time.perf_counter() - begun:.0f} s in all")
