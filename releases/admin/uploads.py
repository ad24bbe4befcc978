"""Photos sent with the release form: taken in before the form's transaction opens, so none is lost with it."""

import re

from django.contrib import messages
from django.utils.translation import gettext, ngettext

from ..services import photos

FILES = re.compile(r"(figures-\d+-photos)-files\Z")


def receive(request):
    """Keep each sound file as a Photo and put its id into its row of the form; name what is wrong with the others.

    A form that is refused afterwards comes back with the photos in it. One bad file stops nothing else.
    """
    taken = {name for name in request.FILES if FILES.match(name)}
    if not taken:
        return
    data = request.POST.copy()
    kept = 0
    for name in sorted(taken):
        ids_name = f"{FILES.match(name)[1]}-ids"
        ids = [each for each in data.get(ids_name, "").split(",") if each]
        received = _received(request, request.FILES.getlist(name))
        kept += sum(each.is_new for each in received)
        ids += [each.photo.public_id for each in received]
        data[ids_name] = ",".join(dict.fromkeys(ids))
        del request.FILES[name]
    request.POST = data
    if kept:
        sentence = ngettext(
            "%(count)s photo was uploaded.", "%(count)s photos were uploaded.", kept
        )
        messages.success(request, sentence % {"count": kept})


def _received(request, files):
    found = []
    for file in files:
        try:
            found.append(photos.receive(file, request.user))
        except photos.BadPhoto as error:
            messages.error(request, str(error))
    for name in [each.photo.original_name for each in found if not each.is_new]:
        sentence = gettext("“%(name)s” was in the photo library already: that photo is used.")
        messages.info(request, sentence % {"name": name})
    return found
