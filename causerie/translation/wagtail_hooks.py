"""Where translation meets the CMS: the glossary, and what engines do."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from causerie.translation.selectors.suggestions import open_suggestions
from causerie.translation.views import glossary, glossary_file, operations, suggestions, terms
from causerie.translation.views.guarded import CHANGE, OPERATE, may

# Apps above put pages of theirs there, too.
GLOSSARY_MENU_HOOK = "register_glossary_menu_item"


@hooks.register("register_admin_urls")
def glossary_urls() -> list[URLPattern]:
    return [
        path("glossary/", glossary.glossary, name="glossary"),
        path("glossary/results/", glossary.results, name="glossary_results"),
        path("glossary/add/", terms.add_term, name="add_term"),
        path("glossary/export/", glossary_file.export_glossary, name="export_glossary"),
        path("glossary/import/", glossary_file.import_glossary, name="import_glossary"),
        path("glossary/suggestions/", suggestions.suggestions, name="suggestions"),
        path(
            "glossary/suggestions/<int:suggestion_id>/",
            suggestions.decide_suggestion,
            name="decide_suggestion",
        ),
        path("glossary/<int:term_id>/", terms.edit_term, name="edit_term"),
        path("glossary/<int:term_id>/delete/", terms.remove_term, name="delete_term"),
    ]


class GlossaryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, CHANGE)


@hooks.register("register_admin_menu_item")
def glossary_menu() -> MenuItem:
    menu = Menu(register_hook_name=GLOSSARY_MENU_HOOK)
    return SubmenuMenuItem(_("Glossary"), menu, name="glossary", icon_name="openquote", order=260)


@hooks.register(GLOSSARY_MENU_HOOK)
def terms_menu_item() -> MenuItem:
    return GlossaryMenuItem(
        _("Terms"), reverse_lazy("glossary"), name="terms", icon_name="list-ul", order=100
    )


class SuggestionsMenuItem(GlossaryMenuItem):
    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The item itself is made once, for every language and whatever there is to do."""
        count = open_suggestions().count()
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


@hooks.register(GLOSSARY_MENU_HOOK)
def suggestions_menu_item() -> MenuItem:
    return SuggestionsMenuItem(
        _("Suggestions"),
        reverse_lazy("suggestions"),
        name="suggestions",
        icon_name="comment",
        order=300,
    )


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    return [
        path("translation/", operations.operations, name="translation"),
        path("translation/retry/", operations.retry_translations, name="retry_translations"),
        path("translation/wake/", operations.wake, name="wake_engine"),
    ]


class OperationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, OPERATE)


@hooks.register("register_reports_menu_item")
def operations_menu_item() -> MenuItem:
    return OperationsMenuItem(
        _("Translation"),
        reverse_lazy("translation"),
        name="translation",
        icon_name="globe",
        order=1110,
    )
