"""Uploads are private: this storage keeps them and never gives them an address."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files under MEDIA_ROOT that only services/delivery.py sends, after a door has asked the gate."""

    def url(self, name):
        """Refuse: a file's public address is that of a gated view, made by reverse()."""
        raise ValueError("An upload has no address of its own; link to the gated view.")
