"""The form with which a picture is uploaded."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from causerie.lib.pictures import without_metadata


class PictureFileField(WagtailImageField):
    """Wagtail's opens a picture before it counts the pixels, and fails where it is not whole.

    What comes out is what is stored: without the place and the device that a camera has noted.
    """

    default_error_messages = {
        "broken": _("This file is broken or incomplete. Save the picture anew, then try again."),
        "bomb": _("This picture has too many pixels. Save it in a smaller size, then try again."),
    }

    def to_python(self, data: Any) -> Any:
        if data:
            self._check_pixels(data)
        try:
            file = super().to_python(data)
            return file and self._bare(file)
        except ValidationError:
            raise
        except Exception as error:
            # Whatever a decoder runs into in a hostile file: it is no sound picture.
            raise ValidationError(self.error_messages["broken"], code="broken") from error

    def _bare(self, file: Any) -> Any:
        content = file.read()
        bare = without_metadata(content)
        file.seek(0)
        if bare == content:
            return file
        return SimpleUploadedFile(file.name, bare, content_type=file.content_type)

    def _check_pixels(self, file: Any) -> None:
        """From the file's head alone: opened, few bytes may fill the memory of the machine."""
        too_many = ValidationError(self.error_messages["bomb"], code="bomb")
        try:
            with PillowImage.open(file) as picture:
                if picture.width * picture.height > self.max_image_pixels:
                    raise too_many
        except (PillowImage.DecompressionBombError, PillowImage.DecompressionBombWarning) as error:
            raise too_many from error
        except (OSError, SyntaxError, ValueError):
            # No picture at all, or not of a known kind: Wagtail says so in its own words.
            return
        finally:
            file.seek(0)


class PictureForm(BaseImageForm):
    file = PictureFileField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])
