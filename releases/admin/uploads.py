"""Photos dropped on the release form: taken in before the form's transaction opens, so none is lost with it."""

import re

from django.contrib import messages
from django.utils.translation import ngettext

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
        kept += len(received)
        data[ids_name] = ",".join([*ids, *received])
        del request.FILES[name]
    request.POST = data
    if kept:
        sentence = ngettext(
            "%(count)s photo was uploaded.", "%(count)s photos were uploaded.", kept
        )
        messages.success(request, sentence % {"count": kept})


def _received(request, files):
    ids = []
    for file in files:
        try:
            ids.append(photos.receive(file, request.user).public_id)
        except photos.BadPhoto as error:
            messages.error(request, str(error))
    return ids
