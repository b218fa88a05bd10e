"""A file of terms, sent and then confirmed: it travels with the page, and is kept nowhere."""

import zlib
from base64 import b64decode, b64encode
from binascii import Error

from django import forms
from django.utils.translation import gettext_lazy as _

from causerie.translation.terms.sheet import SHEET_BYTES_MAX

# Of what a browser sends once more: Django takes 2.5 MB.
PACKED_LENGTH_MAX = 2_000_000


class GlossaryFileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_(
            "With a line of column names: kind, keep, case, note, and for each language its code,"
            " as en. What you write out here has them all."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def data_sent(self) -> bytes:
        """No more of it than one byte too many, which reading it complains of."""
        data: bytes = self.cleaned_data["file"].read(SHEET_BYTES_MAX + 1)
        return data


def packed(data: bytes) -> str:
    """Empty where it is too large to travel."""
    text = b64encode(zlib.compress(data, 9)).decode()
    return text if len(text) <= PACKED_LENGTH_MAX else ""


def unpacked(text: str) -> bytes:
    """Empty where it is nothing of ours."""
    try:
        data = b64decode(text[:PACKED_LENGTH_MAX], validate=True)
        return zlib.decompressobj().decompress(data, SHEET_BYTES_MAX + 1)
    except (Error, ValueError, zlib.error):
        return b""
