"""The photo library, and figures as flat rows of the release form with their photos as one field."""

from django import forms
from django.contrib import admin, messages
from django.core.files.storage import default_storage
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..models import Figure, Photo
from ..services import audit, delivery, figures, photos, renditions
from .living import SeenForm
from .parts import Part, RowForm, closed_languages
from .photos_field import PhotosField
from .translated import NewsroomAdmin, PositionedFormSet, StackedInline, found_by

ORIGINAL_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


class FigureForm(RowForm):
    photos = PhotosField(label=capfirst(_("photos")), required=False)
    # Set by FigureInline: the languages that alone may be written, None for all and everything else.
    languages = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photos"].widget.languages = self.languages
        if self.instance.pk:
            self.initial["photos"] = figures.places(self.instance)


class FigureFormSet(PositionedFormSet):
    def save(self, commit=True):
        saved = super().save(commit)
        for form in self.forms:
            if (
                form.instance.pk
                and "photos" in form.changed_data
                and form not in self.deleted_forms
            ):
                places = form.cleaned_data["photos"]
                if form.languages is None:
                    figures.arrange(form.instance, places)
                else:
                    figures.translate(form.instance, places, form.languages)
        return saved


class FigureInline(Part, StackedInline):
    model = Figure
    form = FigureForm
    formset = FigureFormSet
    autocomplete_fields = ["stop"]
    classes = ["positioned", "figures"]
    fields = ["photos", "caption", ("position", "layout", "key"), "stop"]
    verbose_name_plural = _("figures, in the order of their numbers")

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return fields if "photos" in fields else ["photos", *fields]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.languages = closed_languages(request, obj)
        return formset

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("figure_photos__photo")


class UsedFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("no", _("Used nowhere")), ("approved", _("In a scheduled or live release"))]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.filter(figure_photos=None, logo_of=None, portrait_of=None)
        if self.value() == "approved":
            return queryset.in_use_by_approved()
        return queryset


class PhotoUploadForm(forms.ModelForm):
    """A new photo: the file first, judged before anything is saved."""

    file = forms.FileField(label=capfirst(_("file")))

    class Meta:
        model = Photo
        fields = ["kind"]


class PhotoInUseForm(SeenForm):
    """A photo that a scheduled or live release shows: a change of it needs a note for the record."""

    note = forms.CharField(
        label=capfirst(_("note on the change")),
        help_text=_("This photo stands in a scheduled or live release; say what changes and why."),
    )


@admin.register(Photo)
class PhotoAdmin(NewsroomAdmin):
    list_display = ["thumbnail", "__str__", "kind", "pixels", "sizes", "uploaded_at", "uploaded_by"]
    list_display_links = ["thumbnail", "__str__"]
    list_select_related = ["uploaded_by"]
    list_filter = ["sizes", "kind", UsedFilter]
    search_fields = [*found_by("alt_text", "credit"), "original_name", "public_id"]
    ordering = ["-uploaded_at", "-id"]
    actions = ["make_sizes_again"]
    readonly_fields = [
        "thumbnail",
        "original_name",
        "pixels",
        "sizes",
        "sizes_error",
        "uploaded_at",
    ]
    fieldsets = [
        (None, {"fields": ["thumbnail", "kind", "alt_text", "credit", "terms"]}),
        (_("File"), {"fields": ["original_name", "pixels", "sizes", "sizes_error", "uploaded_at"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["file", "kind"]})]
        fieldsets = super().get_fieldsets(request, obj)
        if self._is_approved(obj) and self.has_change_permission(request, obj):
            return [(None, {"fields": ["note"]}), *fieldsets]
        return fieldsets

    def get_form(self, request, obj=None, **kwargs):
        if obj is None:
            kwargs["form"] = PhotoUploadForm
        elif self._is_approved(obj):
            kwargs["form"] = PhotoInUseForm
        return super().get_form(request, obj, **kwargs)

    @staticmethod
    def _is_approved(photo):
        return Photo.objects.in_use_by_approved().filter(pk=photo.pk).exists()

    def has_change_permission(self, request, obj=None):
        """A photo that a scheduled or live release shows is changed only by whoever may approve."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed or request.user.has_perm("releases.approve_release"):
            return allowed
        return not self._is_approved(obj)

    def has_delete_permission(self, request, obj=None):
        """A photo in use is never deleted; the database refuses it too."""
        used = obj is not None and obj.figure_photos.exists()
        return super().has_delete_permission(request, obj) and not used

    def add_view(self, request, form_url="", extra_context=None):
        """Take the file in before any transaction is opened, since it is decoded and hashed."""
        if request.method != "POST" or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        try:
            photo = photos.receive(request.FILES["file"], request.user)
        except (KeyError, photos.BadPhoto) as error:
            sentence = gettext("Choose a file.") if isinstance(error, KeyError) else str(error)
            self.message_user(request, sentence, messages.ERROR)
            # With its query: a popup stays a popup.
            return redirect(request.get_full_path())
        if request.POST.get("kind") in Photo.Kind:
            Photo.objects.filter(pk=photo.pk).update(kind=request.POST["kind"])
        return self.response_add(request, photo)

    def response_post_save_add(self, request, obj):
        """Go on to the words of the photo that was just taken in."""
        return redirect("admin:releases_photo_change", obj.pk)

    @admin.display(description=_("picture"))
    def thumbnail(self, photo):
        if photo.pk is None:
            return ""
        return format_html(
            '<img class="thumbnail" loading="lazy" src="{}" alt="">', staff_address(photo)
        )

    @admin.display(description=_("pixels"))
    def pixels(self, photo):
        return f"{photo.width} × {photo.height}"

    @admin.action(description=_("Make the web sizes again"), permissions=["change"])
    def make_sizes_again(self, request, queryset):
        kept = 0
        for photo in queryset:
            if self.has_change_permission(request, photo):
                fields = [["sizes", photo.sizes, Photo.Sizes.QUEUED]]
                audit.record(audit.What.CHANGE, by=request.user, thing=photo, fields=fields)
                # Not in one transaction with it: the worker must find the photo waiting.
                renditions.queue(photo)
            else:
                kept += 1
        if kept:
            sentence = ngettext(
                "%(count)s photo that you may not change was left as it is.",
                "%(count)s photos that you may not change were left as they are.",
                kept,
            )
            self.message_user(request, sentence % {"count": kept}, messages.WARNING)

    def get_urls(self):
        view = self.admin_site.admin_view(self.staff_photo)
        own = [path("<str:public_id>/file/<str:size>/", view, name="releases_photo_file")]
        return own + super().get_urls()

    def staff_photo(self, request, public_id, size):
        """Show a photo, public or not, to whoever may see it in the newsroom; nothing is kept by caches."""
        if not self.has_view_permission(request):
            raise Http404
        photo = get_object_or_404(self.get_queryset(request), public_id=public_id)
        name, content_type = _file(photo, size)
        if not default_storage.exists(name):
            raise Http404
        return delivery.send(
            name,
            content_type=content_type,
            cache_control="private, no-store",
            byte_range=request.headers.get("Range", ""),
        )


def _file(photo, size):
    """Return (name, content type) of one web size, of the smallest, or of the original where none is made."""
    if size == "original" or not photo.widths:
        return photo.original.name, ORIGINAL_TYPES[photo.format]
    width = next((each for each in photo.widths if str(each) == size), photo.widths[0])
    return renditions.name(photo, width, "jpg"), renditions.CONTENT_TYPES["jpg"]


def staff_address(photo, size="small"):
    """The address of a photo inside the newsroom."""
    return reverse("admin:releases_photo_file", args=[photo.public_id, size])
