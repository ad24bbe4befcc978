"""The files of a photo inside the newsroom: web sizes, and the original without what the camera wrote into it."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import path, reverse

from ..models import Photo
from ..pictures.embedding import BrokenPicture
from ..services import delivery, library, renditions
from ..text.file_names import CONTENT_TYPES, EXTENSIONS

# Stands where no web size is made yet.
NO_SIZES = "releases/admin/no_sizes.svg"


class PhotoFiles:
    """For PhotoAdmin: its files have addresses for staff with the right; admin_view() keeps caches away."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.staff_photo)
        own = [path("<str:public_id>/file/<str:size>/", view, name="releases_photo_file")]
        return own + super().get_urls()

    def staff_photo(self, request, public_id, size):
        """Show a web size of a photo, public or not, or hand out its original, to whoever may see it here."""
        if not self.has_view_permission(request):
            raise Http404
        photo = get_object_or_404(Photo.objects.visible_to(request.user), public_id=public_id)
        try:
            return _original(photo) if size == "original" else _web_size(request, photo, size)
        except (FileNotFoundError, BrokenPicture) as error:
            raise Http404 from error


def _original(photo):
    file, content_type = library.cleaned(photo), CONTENT_TYPES[EXTENSIONS[photo.format]]
    return FileResponse(
        file, as_attachment=True, filename=photo.original_name, content_type=content_type
    )


def _web_size(request, photo, size):
    """The web size of that width, or the smallest."""
    if not photo.widths:
        return redirect(static(NO_SIZES))
    width = next((each for each in photo.widths if str(each) == size), photo.widths[0])
    return delivery.send(
        renditions.name(photo, width, "jpg"),
        content_type=CONTENT_TYPES["jpg"],
        cache_control="private, no-store",
        byte_range=request.headers.get("Range", ""),
    )


def staff_address(photo, size="small"):
    """The address of a photo inside the newsroom; ``size`` a width in pixels, "small" or "original"."""
    return reverse("admin:releases_photo_file", args=[photo.public_id, size])


def preview_address(public_id, width, _extension):
    """The address of one web size inside the newsroom, where all of them are JPEG."""
    return reverse("admin:releases_photo_file", args=[public_id, width])
