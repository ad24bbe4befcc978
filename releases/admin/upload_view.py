"""Where the photo desk of the release form sends files, asks for rows and for the state of web sizes; answers in JSON."""

from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ..models import Photo
from ..services import audit, library, photos, renditions
from ..services.figures import Place
from ..text import identities
from ..text.languages import LANGUAGES, words
from .photos_field import Row, is_key, row_html, sizes_state

# A form has no more; an address has its length.
MOST = 200
# Nothing is wrong with the file: sent again it may be kept.
PASSING = ("busy", "not_kept")


class UploadViews:
    """Further addresses of the photo library, for its ModelAdmin."""

    def get_urls(self):
        views = {
            "receive": require_POST(self.receive),
            "rows": require_GET(self.rows),
            "sizes": require_http_methods(["GET", "POST"])(self.states),
        }
        own = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"releases_photo_{name}")
            for name, view in views.items()
        ]
        return own + super().get_urls()

    def receive(self, request):
        """Keep one file as a Photo and answer with its row, or with a sentence that says what is wrong with it.

        Both are answers to the question and no failures (200); ``may_pass``: sent again, the file may be kept.
        """
        if not self._may_receive(request.user):
            return _said(_("You may not upload photos."), may_pass=True, status=403)
        if "file" not in request.FILES:
            return _said(_("Choose a file."))
        try:
            photo, is_new = photos.receive(request.FILES["file"], request.user)
        except photos.BadPhoto as error:
            return _said(str(error), may_pass=error.code in PASSING)
        was_withdrawn = not is_new and library.was_withdrawn(photo)
        told = {"is_new": is_new, "was_withdrawn": was_withdrawn}
        return JsonResponse(_row(photo, was_withdrawn) | told)

    def _may_receive(self, user):
        """Whoever may add photos, or write the release on whose form they are dropped."""
        rights = ("add_photo", "add_release", "change_release")
        return any(user.has_perm(f"releases.{right}") for right in rights)

    def rows(self, request):
        """Answer with the rows of photos chosen from the library, ``?pk=1&pk=2``."""
        if not self.has_view_permission(request):
            return _said(_("You may not see photos."), may_pass=True, status=403)
        chosen = [each for each in request.GET.getlist("pk")[:MOST] if is_key(each)]
        found = self.get_queryset(request).filter(pk__in=chosen)
        return JsonResponse({"rows": [_row(each, each.withdrawn_from > 0) for each in found]})

    def states(self, request):
        """Answer how far the web sizes of photos are, ``?id=…&id=…``; a POST lets those that are not made be made again."""
        if not self.has_view_permission(request):
            return _said(_("You may not see photos."), may_pass=True, status=403)
        given = request.POST if request.method == "POST" else request.GET
        asked = self.get_queryset(request).filter(public_id__in=given.getlist("id")[:MOST])
        if request.method == "POST":
            self._make_again(request, asked.exclude(sizes=Photo.Sizes.MADE))
        return JsonResponse(
            {"photos": {photo.public_id: sizes_state(photo) for photo in asked.all()}}
        )

    def _make_again(self, request, unmade):
        for photo in unmade:
            if self.has_change_permission(request, photo):
                make_again(photo, request.user)


def make_again(photo, by):
    """Queue the web sizes of a photo once more, on the record; outside any transaction, since the worker must find it."""
    fields = [["sizes", photo.sizes, Photo.Sizes.QUEUED]]
    audit.record(audit.What.CHANGE, by=by, thing=photo, fields=fields)
    renditions.queue(photo)


def _said(sentence, *, may_pass=False, status=200):
    return JsonResponse({"error": sentence, "may_pass": may_pass}, status=status)


def _row(photo, was_withdrawn):
    texts = {language: words(photo, "alt_text", language) for language in LANGUAGES}
    # Given at once, so that a text can name the photo before the form is saved.
    place = vars(Place(photo, texts))
    row = Row(**place, key=identities.part_key(), was_withdrawn=was_withdrawn)
    return {"id": photo.public_id, "name": photo.original_name, "html": row_html(row)}
