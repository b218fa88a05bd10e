"""What a page tells a moderator of the desk."""

from django import template

from causerie.discussion.selectors import desk

register = template.Library()


@register.simple_tag
def open_case_count() -> int:
    return desk.open_case_count()


@register.simple_tag
def desk_address() -> str:
    return desk.desk_address()
