"""Tells who saves a form which links were made plain on the way, and whom they would have named."""

from django.contrib import messages

from ..services import unwrapping


def tell(request, forms):
    """Add a message for each link that the texts of some bound forms had wrapped when they were sent."""
    texts = [text for form in forms for text in _typed(form)]
    for sentence in unwrapping.told(texts):
        messages.info(request, sentence)


def _typed(form):
    """The changed texts that may hold an address, as they were sent."""
    if not form.is_bound:
        return []
    typed = [form.data.get(form.add_prefix(name)) for name in form.changed_data]
    return [text for text in typed if isinstance(text, str) and "." in text]
