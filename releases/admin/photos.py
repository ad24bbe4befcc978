"""The photo library: photos with their words, people and focal point, and where each is used."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.forms.widgets import Script
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..models import Photo, Release
from ..services import clock, library, photos, renditions, sweeping
from ..text import dates
from . import desk
from .crediting import CreditAction
from .living import SeenForm
from .people import InPhotoInline
from .photo_files import PhotoFiles, staff_address
from .translated import NewsroomAdmin
from .upload_view import UploadViews, make_again

# On a picture of this width one points well; a wider one only takes longer.
POINTED_AT = 960
# The usual crops, width to height.
CROPS = [(3, 2), (1, 1), (16, 9)]


class UsedFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [
            ("no", _("Used nowhere")),
            ("several", _("In several releases")),
            ("approved", _("In a scheduled or live release")),
            ("logo", _("Logo of an organisation")),
            ("portrait", _("Portrait of a person")),
        ]

    def queryset(self, request, queryset):
        found = {
            "no": lambda: library.unused(queryset),
            "several": lambda: queryset.filter(in_releases__gt=1),
            "approved": lambda: queryset.in_use_by_approved(),
            "logo": lambda: queryset.filter(as_logos__gt=0),
            "portrait": lambda: queryset.filter(as_portraits__gt=0),
        }.get(self.value())
        return found() if found else queryset


class PhotoUploadForm(forms.ModelForm):
    """A new photo: the file first, judged before anything is saved."""

    file = forms.FileField(label=capfirst(_("file")))

    class Meta:
        model = Photo
        fields = ["kind"]


class PhotoForm(SeenForm):
    class Meta:
        widgets = {
            name: AdminIntegerFieldWidget(attrs={"max": 100}) for name in ("focal_x", "focal_y")
        }


class PhotoInUseForm(PhotoForm):
    """A photo that a scheduled or live release shows: a change of it needs a note for the record."""

    note = forms.CharField(
        label=capfirst(_("note on the change")),
        help_text=_("This photo stands in a scheduled or live release; say what changes and why."),
    )


@admin.register(Photo)
class PhotoAdmin(UploadViews, PhotoFiles, CreditAction, NewsroomAdmin):
    form = PhotoForm
    inlines = [InPhotoInline]
    change_form_template = "admin/releases/photo/change_form.html"
    list_display = ["shown", "kind", "used", "sizes", "taken_on", "uploaded"]
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    list_filter = [
        UsedFilter,
        "kind",
        "sizes",
        ("uploaded_at", admin.DateFieldListFilter),
    ]
    date_hierarchy = "taken_on"
    # get_search_results() asks the library, which looks around a photo as well.
    search_fields = ["original_name"]
    search_help_text = _(
        "Caption, alternative text, credit, person, organisation or name of the file"
    )
    ordering = ["-uploaded_at", "-id"]
    actions = ["give_credit", "make_sizes_again"]
    readonly_fields = ["picture", "download", "pixels", "web_sizes", "uploaded"]
    fieldsets = [
        (
            _("Picture and focal point"),
            {
                "fields": ["picture", ("focal_x", "focal_y")],
                "description": _(
                    "Where the eye should be when the photo is cropped: click there, or give per cent."
                ),
            },
        ),
        (None, {"fields": ["kind", "alt_text", "credit", "copyright", "terms", "taken_on"]}),
        (_("File"), {"fields": ["download", "pixels", "web_sizes", "uploaded"]}),
    ]

    class Media:
        css = {"all": ["releases/admin/focal.css"]}
        js = [Script("releases/admin/focal.js", type="module")]

    # What the list says

    def get_queryset(self, request):
        return library.counted(super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        return library.found(queryset, search_term), False

    @admin.display(description=_("photo"))
    def shown(self, photo):
        """The picture and its words as one link."""
        return format_html(
            '<img class="thumbnail" loading="lazy" src="{}" alt=""> <span>{}</span>',
            staff_address(photo),
            photo,
        )

    @admin.display(description=_("used in"))
    def used(self, photo):
        counts = [
            (
                photo.in_releases,
                ngettext("%(count)s release", "%(count)s releases", photo.in_releases),
            ),
            (
                photo.withdrawn_from,
                ngettext(
                    "withdrawn from %(count)s release",
                    "withdrawn from %(count)s releases",
                    photo.withdrawn_from,
                ),
            ),
            (photo.as_logos, gettext("as a logo")),
            (photo.as_portraits, gettext("as a portrait")),
            (photo.on_every_page, gettext("as the logo of the site")),
        ]
        return " · ".join(word % {"count": count} for count, word in counts if count) or "–"

    @admin.display(description=_("uploaded"), ordering="uploaded_at")
    def uploaded(self, photo):
        by = f" · {photo.uploaded_by}" if photo.uploaded_by else ""
        return f"{dates.hong_kong(photo.uploaded_at):%Y-%m-%d %H:%M}{by}"

    # What the page of a photo shows

    @admin.display(description=_("photo"))
    def picture(self, photo):
        width = max((each for each in photo.widths if each <= POINTED_AT), default="small")
        context = {"photo": photo, "address": staff_address(photo, width), "crops": CROPS}
        return render_to_string("admin/releases/photo/_focal.html", context)

    @admin.display(description=_("original"))
    def download(self, photo):
        return format_html(
            '<a href="{}">{}</a> ({})',
            staff_address(photo, "original"),
            photo.original_name,
            filesizeformat(photo.size),
        )

    @admin.display(description=_("pixels"))
    def pixels(self, photo):
        return f"{photo.width} × {photo.height}"

    @admin.display(description=_("web sizes"))
    def web_sizes(self, photo):
        return " · ".join(filter(None, (photo.get_sizes_display(), renditions.reason(photo))))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["show_save_and_add_another"] = False
        if obj is not None:
            context["uses"] = list(self._uses(request, obj))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _uses(self, request, photo):
        """Yield what the page says of each thing that shows the photo; its name only to whoever may see it."""
        at = clock.now()
        for use in library.uses(photo, request.user, get_language()):
            name = use.thing._meta.model_name
            room = self.admin_site.get_model_admin(type(use.thing))
            yield {
                "kind": capfirst(use.thing._meta.verbose_name),
                "thing": use.thing if room.has_view_permission(request) else None,
                "address": reverse(f"admin:releases_{name}_change", args=[use.thing.pk]),
                "labels": use.labels,
                "withdrawn": use.withdrawn,
                "state": desk.state_label(use.thing, at) if isinstance(use.thing, Release) else "",
            }

    # What may be changed, and by whom

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

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

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
        allowed = super().has_delete_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return library.unused(Photo.objects.filter(pk=obj.pk)).exists()

    def save_model(self, request, obj, form, change):
        """Write what the form holds and nothing else: meanwhile the worker notes on the row what it has made."""
        columns = {each.name for each in obj._meta.concrete_fields}
        obj.save(update_fields=[*columns.intersection(form.cleaned_data), "edited_at"])

    def delete_model(self, request, obj):
        """Delete it with its files."""
        sweeping.discard(obj, by=request.user)

    # How a photo comes in

    def add_view(self, request, form_url="", extra_context=None):
        """Take the file in before any transaction is opened, since it is decoded and hashed."""
        if request.method != "POST" or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        kind = request.POST.get("kind")
        kind = kind if kind in Photo.Kind else Photo.Kind.PHOTO
        try:
            photo, is_new = photos.receive(request.FILES["file"], request.user, kind)
        except (KeyError, photos.BadPhoto) as error:
            sentence = gettext("Choose a file.") if isinstance(error, KeyError) else str(error)
            self.message_user(request, sentence, messages.ERROR)
            # With its query: a popup stays a popup.
            return redirect(request.get_full_path())
        if not is_new and IS_POPUP_VAR not in request.POST:
            self.message_user(request, gettext("This file is in the library already: here it is."))
            return self.response_post_save_add(request, photo)
        return self.response_add(request, photo)

    def response_post_save_add(self, request, obj):
        """Go on to the words of the photo that was just taken in."""
        return redirect("admin:releases_photo_change", obj.pk)

    @admin.action(description=_("Make the web sizes again"), permissions=["change"])
    def make_sizes_again(self, request, queryset):
        allowed = [photo for photo in queryset if self.has_change_permission(request, photo)]
        for photo in allowed:
            make_again(photo, request.user)
        kept = len(queryset) - len(allowed)
        if kept:
            sentence = ngettext(
                "%(count)s photo that you may not change was left as it is.",
                "%(count)s photos that you may not change were left as they are.",
                kept,
            )
            self.message_user(request, sentence % {"count": kept}, messages.WARNING)
