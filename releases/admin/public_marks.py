"""Living pages are shown at once: the newsroom says so, on the list and after each save."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _


def mark_public(queryset, public):
    """Annotate each row with whether readers of any language see it now (is_shown)."""
    return queryset.annotate(is_shown=Exists(public.filter(pk=OuterRef("pk"))))


def say_if_public(request, public):
    """Tell the editor that what was just saved is on a public page already."""
    if public.exists():
        messages.info(request, _("This page is public: readers see the change now."))
