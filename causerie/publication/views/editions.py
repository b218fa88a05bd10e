"""The editor's page on which an edition in another locale is begun."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.models import Locale, Page

from causerie.publication.services.editions import EditionRefused, begin_edition


class BeginForm(forms.Form):
    locale = forms.ModelChoiceField(
        label=_("Language"), queryset=Locale.objects.none(), empty_label=None
    )

    def __init__(self, *args: object, page: Page, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type] # passed on as they came
        taken = Page.objects.filter(translation_key=page.translation_key).values("locale")
        locales = self.fields["locale"]
        assert isinstance(locales, forms.ModelChoiceField)
        locales.queryset = Locale.objects.exclude(pk__in=taken)


@require_admin_access
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    assert request.user.is_authenticated  # the decorator lets nobody else in
    page = get_object_or_404(Page, pk=page_id, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = BeginForm(request.POST or None, page=page)
    if form.is_valid():
        try:
            edition = begin_edition(
                page=page, locale=form.cleaned_data["locale"], user=request.user
            )
        except EditionRefused as refusal:
            form.add_error("locale", str(refusal))
        else:
            return redirect("wagtailadmin_pages:edit", edition.pk)
    return render(request, "publication/admin/begin_edition.html", {"page": page, "form": form})
