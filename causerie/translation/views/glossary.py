"""The list of terms, searched and filtered as other lists of the CMS are."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from causerie.lib.locales import bcp47, direction, own_name
from causerie.translation.models import Term
from causerie.translation.models.term import KindChoice
from causerie.translation.selectors.term_order import by_title, by_uses
from causerie.translation.selectors.terms import (
    all_problems,
    missing_locales,
    site_locales,
    terms_with_names,
    title_of,
)
from causerie.translation.selectors.uses import uses

TERMS_A_PAGE = 50
# A telephone has room for what a term is called, and for what is wrong with it; a tablet for more.
WIDE_ONLY, MIDDLE_ON = "glossary-wide", "glossary-middle"
POLICY = ModelPermissionPolicy(Term)
# In addresses, besides the columns of the table.
BY_TITLE, BY_USES = "title", "uses"
_ORDERS = {BY_TITLE: by_title, BY_USES: by_uses}


class TermFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=KindChoice.choices)
    missing = django_filters.ChoiceFilter(
        label=_("Without a name in"),
        choices=lambda: [(code, own_name(code)) for code in site_locales()],
        method="without_name_in",
    )
    wrong = django_filters.ChoiceFilter(
        label=_("Problems"), choices=[("yes", _("With problems only"))], method="with_problems"
    )

    class Meta:
        model = Term
        fields = ["kind"]

    def without_name_in(self, terms: "QuerySet[Term]", _name: str, locale: str) -> Any:
        named = {locale, locale.split("-")[0]}
        return terms.filter(is_kept=False).exclude(
            pk__in=Term.objects.filter(names__locale__in=named).values("pk")
        )

    def with_problems(self, terms: "QuerySet[Term]", _name: str, _value: str) -> Any:
        return terms.filter(pk__in=all_problems())


class OfTerm(Column):
    """A cell with a template of its own."""

    def __init__(self, name: str, template: str, **options: Any) -> None:
        super().__init__(name, **options)
        self.cell_template_name = f"translation/admin/cells/{template}.html"


class GlossaryView(IndexView):
    model = Term
    permission_policy = POLICY
    filterset_class = TermFilterSet
    index_url_name = "glossary"
    index_results_url_name = "glossary_results"
    add_url_name = "add_term"
    edit_url_name = "edit_term"
    delete_url_name = "delete_term"
    header_icon = "openquote"
    page_title = _("Glossary")
    add_item_label = _("Add a term")
    search_fields = ["names__name", "note"]
    is_searchable = True
    default_ordering = "-changed_at"
    paginate_by = TERMS_A_PAGE
    template_name = "translation/admin/glossary.html"

    @cached_property
    def problems(self) -> Mapping[int, Any]:
        return all_problems()

    @cached_property
    def counted(self) -> Mapping[int, int]:
        return uses()

    @cached_property
    def locales(self) -> list[str]:
        return site_locales()

    @cached_property
    def columns(self) -> list[Any]:
        title: Any = self._get_title_column_class(TitleColumn)
        return [
            title(
                "title",
                label=_("Term"),
                accessor=title_of,
                sort_key=BY_TITLE,
                width="16%",
                get_url=self.get_edit_url,
            ),
            OfTerm("names", "names", label=_("Names"), accessor=_named),
            Column(
                "kind",
                label=_("Kind"),
                accessor="get_kind_display",
                sort_key="kind",
                classname=WIDE_ONLY,
            ),
            OfTerm(
                "missing",
                "missing",
                label=_("Missing in"),
                accessor=self._missing,
                classname=WIDE_ONLY,
            ),
            OfTerm("problems", "problems", label=_("Problems"), accessor=self._problems),
            OfTerm(
                "uses",
                "uses",
                label=_("Uses"),
                accessor=self._uses,
                sort_key=BY_USES,
                classname=MIDDLE_ON,
            ),
            DateColumn(
                "changed_at", label=_("Changed"), sort_key="changed_at", classname=MIDDLE_ON
            ),
        ]

    def _missing(self, term: Term) -> list[str]:
        return [own_name(one) for one in missing_locales(term, self.locales)]

    def _problems(self, term: Term) -> list[str]:
        return [one.sentence for one in self.problems.get(term.pk, [])]

    def _uses(self, term: Term) -> int:
        return self.counted.get(term.pk, 0)

    def get_queryset(self) -> Any:
        found = super().get_queryset()
        is_down, key = self.ordering.startswith("-"), self.ordering.removeprefix("-")
        if key not in _ORDERS:
            return found
        return _ORDERS[key](found, is_down=is_down)

    def order_queryset(self, queryset: Any) -> Any:
        """Some orders the database does not know; those come when it is known what is found."""
        is_known = self.ordering.removeprefix("-") not in _ORDERS
        return super().order_queryset(queryset) if is_known else queryset

    def get_base_queryset(self) -> "QuerySet[Term]":
        return terms_with_names()

    def search_queryset(self, queryset: Any) -> Any:
        """A term is found once, whatever number of its names fits."""
        found = super().search_queryset(queryset)
        return queryset.filter(pk__in=found.values("pk")) if self.is_searching else found

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = [
            Button(_("Write out as CSV"), reverse("export_glossary"), icon_name="download"),
        ]
        if self.user_has_permission("change"):
            buttons.append(
                Button(_("Read in from CSV"), reverse("import_glossary"), icon_name="upload")
            )
        return buttons


def _named(term: Term) -> list[dict[str, str]]:
    """Each name once, with the languages that it is the same in."""
    found: dict[str, dict[str, str]] = {}
    for one in term.names.all():
        tag = bcp47(one.locale)
        if one.name in found:
            found[one.name]["tags"] += f", {tag}"
        else:
            way = direction(one.locale)
            found[one.name] = {"tag": tag, "tags": tag, "dir": way, "name": one.name}
    return list(found.values())


_list = GlossaryView.as_view()
_results = GlossaryView.as_view(results_only=True)


@require_admin_access
def glossary(request: HttpRequest) -> HttpResponse:
    shown: HttpResponse = _list(request)
    return shown


@require_admin_access
def results(request: HttpRequest) -> HttpResponse:
    shown: HttpResponse = _results(request)
    return shown
