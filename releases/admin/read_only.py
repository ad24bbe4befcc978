"""Rooms of the newsroom in which nobody writes: what stands there is written elsewhere."""


class ReadOnly:
    """For a ModelAdmin: a list, and a page for each row; neither forms nor a history."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        room = f"{self.opts.app_label}_{self.opts.model_name}"
        kept = (f"{room}_changelist", f"{room}_change")
        return [each for each in super().get_urls() if each.name in kept]
