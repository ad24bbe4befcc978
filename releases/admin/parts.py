"""Parts of a release on its form: they follow the right to edit the release, and lock with it."""

from modeltranslation.translator import translator

from ..services import drafting
from ..text.languages import column


def closed_languages(request, release):
    """Return the languages whose words alone may be edited now, or None where everything may be."""
    if release is None or drafting.may_edit_all(release, request.user):
        return None
    return drafting.editable_languages(release, request.user)


class Part:
    """An inline of the release form; of a locked release it offers the columns of closed languages only."""

    def get_fields(self, request, obj=None):
        languages = closed_languages(request, obj)
        if languages is None:
            return super().get_fields(request, obj)
        fields = translator.get_options_for_model(self.model).all_fields
        return [column(field, language) for field in fields for language in languages]

    def has_view_permission(self, request, obj=None):
        return True  # whoever sees the release sees its parts

    def has_change_permission(self, request, obj=None):
        return obj is None or bool(drafting.editable_languages(obj, request.user))

    def has_add_permission(self, request, obj=None):
        return closed_languages(request, obj) is None

    def has_delete_permission(self, request, obj=None):
        return closed_languages(request, obj) is None
