"""Why a deed was not done, said to the person who asked for it; nothing was changed."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):  # noqa: N818 -- it is an answer to a person, not a fault
    """The deed cannot be done now; str() is a sentence that says what to do."""

    sentence = _("This cannot be done now.")

    def __str__(self):
        return str(self.args[0] if self.args else self.sentence)


class StaleVersion(Refused):
    """The release was saved by somebody after the version that the person had before them."""

    sentence = _(
        "Somebody else has saved this release since you opened it. Your text is still in this form: "
        "open the release in another tab, compare, and save again there."
    )


class NotAllowed(Refused):
    sentence = _("You have no right to do this; ask an editor.")


class OwnWork(Refused):
    """Whoever submitted or last edited a release is not the one who approves it."""

    sentence = _(
        "You have worked on this release: a second person must approve it. If it cannot wait, use the "
        "emergency publication and give the reason."
    )


class RequirementsNotMet(Refused):
    """Carries ``problems``, the blocking ones, as requirements() returned them."""

    sentence = _("Something is still missing; see the list of requirements.")

    def __init__(self, problems):
        super().__init__()
        self.problems = problems


class Unannounced(Refused):
    """Readers must be told of the change; ``notices`` is {language: words} to begin with."""

    sentence = _(
        "Nothing is changed yet: read, or write, what readers will be told, and press the button again."
    )

    def __init__(self, notices, *sentence):
        super().__init__(*sentence)
        self.notices = notices
