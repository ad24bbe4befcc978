"""The checks of the matrix for files: originals, web sizes, and whatever lies beside them."""

from django.core.files.storage import default_storage

from releases.services import renditions
from tests.embargo.answers import leaked


def originals(case):
    """An original has a random name, which leads nowhere."""
    photo = case.world.received("former")
    names = [photo.original.name, *(each.original.name for _surface, each in case.world.photos)]
    words = case.world.canaries.of("former")
    assert leaked(photo.original.name, "", words) == set()
    for each in names:
        assert not _has_an_address(each), each
        for folder in ("/", "/media/", "/static/", "/photos/"):
            assert case.get(folder + each).status == 404, each
    photo.delete()


def _has_an_address(name):
    try:
        return bool(default_storage.url(name))
    except ValueError:
        return False


def insides_of_files(case):
    """What is made of a photo holds nothing of what the camera and the file's name said."""
    photo = case.world.received("former")
    renditions.make.call(photo.public_id)
    words = case.world.canaries.of("former")
    for extension in renditions.FORMATS:
        with default_storage.open(renditions.name(photo, 480, extension)) as file:
            text = file.read().decode("utf-8", "backslashreplace")
        assert leaked(text, photo.public_id, words) == set(), extension
    photo.delete()


def paths_beside(case):
    """Nothing lies beside the static files, and no folder lists what is in it."""
    photo = case.world.photos[0][1]
    beside = [
        f"/static/{photo.original.name}",
        f"/static/{photo.original_name}",
        f"/static/renditions/{photo.public_id}/480.jpg",
        f"/media/{renditions.name(photo, 480, 'jpg')}",
        f"/media/originals/{photo.original_name}",
        "/static/releases/",
        "/db.sqlite3",
        "/media/",
        "/staticfiles/",
    ]
    _assert_nothing_at(case, beside)


def climbing_paths(case):
    """Nobody climbs out of a folder, or into one."""
    photo, release = case.world.photos[0][1], case.world.release
    name = photo.original.name
    climbs = ["/static/../media/", "/static/%2e%2e/media/", "/static/..%2fmedia/", "/static/....//"]
    climbs += ["/photos/../media/", "/photos/%2e%2e%2f", "/static/%252e%252e/media/"]
    folders = [
        f"/{name}",
        "/photos/",
        f"/photos/{photo.public_id}/",
        "/r/",
        "/originals/",
        "/renditions/",
    ]
    folders += [f"/en/releases/{release.slug}/", "/en/releases/2026/", "/en/topics/"]
    _assert_nothing_at(case, [*(climb + name for climb in climbs), *folders])


def _assert_nothing_at(case, addresses):
    for address in addresses:
        answer = case.get(address)
        assert answer.status == 404, address
        case.assert_says_nothing(address, answer)
