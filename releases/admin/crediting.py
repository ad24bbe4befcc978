"""One credit for many photos: a panel among the figures of a release, and a page for photos chosen in the library."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.shortcuts import render
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Photo
from ..services import clock, crediting
from ..text.languages import LANGUAGES, column, html_lang, short_name


class CreditForm(forms.Form):
    """Credit, copyright notice and terms of use in each language; what is left empty changes nothing."""

    prefix = "credits"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in crediting.FIELDS:
            for language in LANGUAGES:
                self.fields[column(field, language)] = _field(field, language)

    def words(self):
        """Return the fields of words alone."""
        return [self[column(each, lang)] for each in crediting.FIELDS for lang in LANGUAGES]

    def given(self):
        """Return {column: words} of a valid form, without empty ones."""
        names = [each.name for each in self.words()]
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}

    def sentences(self):
        """Return what is wrong with it as sentences that name the field."""
        return [
            f"{self[name].label}: {error}"
            for name, errors in self.errors.items()
            for error in errors
        ]


def _field(name, language):
    of_photo = Photo._meta.get_field(name)
    field = of_photo.formfield(
        label=format_lazy("{} · {}", capfirst(of_photo.verbose_name), short_name(language))
    )
    is_long = isinstance(field.widget, forms.Textarea)
    field.widget.attrs |= {"lang": html_lang(language), "class": "vTextField"}
    field.widget.attrs |= {"rows": 2} if is_long else {}
    return field


class CreditOfChosenForm(CreditForm):
    manner = forms.ChoiceField(
        label=_("Photos that have such words already"),
        choices=[("fill", _("keep theirs")), ("replace", _("get these in their place"))],
        widget=forms.RadioSelect,
        initial="fill",
    )
    note = forms.CharField(
        label=capfirst(_("note on the change")),
        required=False,
        help_text=_("Without a note, photos in a scheduled or live release are left as they are."),
    )

    def __init__(self, *args, asks_note, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_note:
            del self.fields["note"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.given():
            raise forms.ValidationError(_("Write a credit, a copyright notice or terms of use."))
        return cleaned


class CreditPanel:
    """For ReleaseAdmin: what was written in the panel goes into the photos once the figures are saved."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for panel in filter(None, (getattr(each, "credits", None) for each in formsets)):
            if given := panel.given():
                photos = Photo.objects.filter(figure_photos__figure__release=form.instance)
                at = clock.now()
                say(request, crediting.credit(photos, given, by=request.user, at=at))


class CreditAction:
    """For PhotoAdmin: the photos chosen in the list are given the same words, which are asked on a page between."""

    @admin.action(description=_("Give credit and terms of use"), permissions=["change"])
    def give_credit(self, request, queryset):
        is_sent = "given" in request.POST
        in_use = set(queryset.in_use_by_approved().values_list("pk", flat=True))
        form = CreditOfChosenForm(
            request.POST if is_sent else None,
            asks_note=in_use and request.user.has_perm("releases.approve_release"),
        )
        if is_sent and form.is_valid():
            credited = crediting.credit(
                queryset,
                form.given(),
                by=request.user,
                at=clock.now(),
                replaces=form.cleaned_data["manner"] == "replace",
                note=form.cleaned_data.get("note", ""),
            )
            return say(request, credited)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Give credit and terms of use"),
            "form": form,
            "photos": queryset,
            "in_use": in_use,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return render(request, "admin/releases/photo/credit.html", context)


def say(request, credited):
    """Tell the person how many photos were given the words, and how many were left and why."""
    count = len(credited.changed)
    sentence = ngettext(
        "%(count)s photo was given the words.", "%(count)s photos were given the words.", count
    )
    if count:
        messages.success(request, sentence % {"count": count})
    count = len(credited.left)
    sentence = ngettext(
        "%(count)s photo in a scheduled or live release was left as it is: an editor changes it in the photo library, with a note.",
        "%(count)s photos in a scheduled or live release were left as they are: an editor changes them in the photo library, with a note.",
        count,
    )
    if count:
        messages.warning(request, sentence % {"count": count})
    elif not credited.changed:
        messages.info(request, _("No photo was changed: all have such words already."))
