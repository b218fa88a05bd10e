"""How others see a person: name, handle, picture, a few words."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import User
from causerie.accounts.models.user import BIO_LENGTH_MAX, DISPLAY_NAME_LENGTH_MAX
from causerie.accounts.selectors.names import validate_handle_for, validate_name_for
from causerie.accounts.services.portraits import make_portrait
from causerie.accounts.services.profile import HANDLE_WAIT_DAYS, handle_locked_until
from causerie.lib import dates
from causerie.lib.handles import HANDLE_LENGTH_MAX, validate_handle
from causerie.lib.names import clean_name
from causerie.lib.portraits import BYTES_MAX, PortraitRefused

PORTRAIT_TYPES = "image/jpeg,image/png,image/webp,image/avif,image/gif"
MEGABYTES_MAX = BYTES_MAX // 1_000_000
TOO_LARGE = _(
    "This file is larger than %(megabytes)s MB. Save the picture in a smaller size, then try again."
)
HELP_WITH_PICTURE = _(
    "JPEG, PNG, WebP, AVIF or GIF, up to %(megabytes)s MB. A square is cut from its middle; what "
    "the camera noted in the file is left out."
)
_EMPTY_LINES = re.compile(r"\n{3,}")
# What is drawn in no place, or turns the order of what stands around it.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class BioField(forms.CharField):
    """Browsers send two characters for the end of a line; one counts."""

    def to_python(self, value: object) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        return _EMPTY_LINES.sub("\n\n", _UNSEEN.sub("", text)).strip()


class PortraitField(forms.FileField):
    """Comes out as the file that is kept."""

    default_error_messages = {
        "bytes": TOO_LARGE,
        "pixels": _("This picture has too many pixels. Save it in a smaller size, then try again."),
        "kind": _("This is no JPEG, PNG, WebP, AVIF or GIF file. Save the picture as one of "
                  "these, then try again."),
        "broken": _("This file is broken or incomplete. Save the picture anew, then try again."),
    }  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | None:
        file = super().clean(data, initial)
        if not isinstance(file, UploadedFile):
            return None
        try:
            return make_portrait(file.read(BYTES_MAX + 1))
        except PortraitRefused as refusal:
            raise ValidationError(
                self.error_messages[refusal.code],
                code=refusal.code,
                params={"megabytes": MEGABYTES_MAX},
            ) from refusal


class ProfileForm(forms.Form):
    """`user` is the person whose profile it is."""

    name = forms.CharField(
        label=_("Name"),
        max_length=DISPLAY_NAME_LENGTH_MAX,
        help_text=_("As people call you, in your own script. It stands above what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    handle = forms.CharField(
        label=_("Handle"),
        max_length=HANDLE_LENGTH_MAX,
        validators=[validate_handle],
        error_messages={"taken": _("This handle is taken.")},
        widget=forms.TextInput(
            attrs={"dir": "ltr", "autocapitalize": "none", "spellcheck": "false",
                   "autocomplete": "off"}
        ),
    )  # fmt: skip
    portrait = PortraitField(
        label=_("New picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": PORTRAIT_TYPES, "data-bytes-max": BYTES_MAX}),
    )
    drop_portrait = forms.BooleanField(
        label=_("Take my picture away; show the emblem instead"), required=False
    )
    bio = BioField(
        label=_("About me"),
        required=False,
        max_length=BIO_LENGTH_MAX,
        help_text=_("Two or three sentences, in any language. Everybody can read them."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, user: User, initial: Any = None
    ) -> None:
        own = {"name": user.display_name, "handle": user.handle, "bio": user.bio}
        super().__init__(data, files, initial={**own, **(initial or {})}, label_suffix="")
        self.user = user
        self._explain_handle()
        self._explain_portrait()

    def _explain_portrait(self) -> None:
        field, size = self.fields["portrait"], {"megabytes": MEGABYTES_MAX}
        field.help_text = HELP_WITH_PICTURE % size
        field.widget.attrs["data-too-large"] = TOO_LARGE % size
        if not settings.READER_PICTURES:
            del self.fields["portrait"]
        if not (self.user.portrait and settings.READER_PICTURES):
            del self.fields["drop_portrait"]

    def _explain_handle(self) -> None:
        field, until = self.fields["handle"], handle_locked_until(self.user)
        if until is None:
            field.help_text = _(
                "Lower-case letters, digits and hyphens: it stands in the address of your page. It "
                "can be changed once in %(days)s days; the old address leads on to the new one."
            ) % {"days": HANDLE_WAIT_DAYS}
            return
        field.disabled, self.initial["handle"] = True, self.user.handle
        field.help_text = _("You changed it lately. It can be changed again on %(day)s.") % {
            "day": dates.day(until, get_language() or "")
        }

    def clean_name(self) -> str:
        name = clean_name(str(self.cleaned_data["name"]))
        # Rules that came later do not keep anybody from changing the rest.
        if name != self.user.display_name:
            validate_name_for(name, person=self.user)
        return name

    def clean_handle(self) -> str:
        handle = str(self.cleaned_data["handle"])
        if handle != self.user.handle:
            if User.objects.filter(handle=handle).exists():
                raise ValidationError(self.fields["handle"].error_messages["taken"], code="taken")
            validate_handle_for(handle, person=self.user)
        return handle

    @property
    def has_lost_picture(self) -> bool:
        """A browser sends a file once: after an error elsewhere it has to be chosen again."""
        return bool(self.errors and self.files and "portrait" not in self.errors)

    def refuse_handle(self) -> None:
        self.add_error("handle", ValidationError(self.fields["handle"].error_messages["taken"]))
