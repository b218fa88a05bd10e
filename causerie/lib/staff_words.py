"""Words by which somebody speaks for a publication, in the languages of the interface."""

import re
from functools import cache

from causerie.lib.confusables import likeness

# Nobody is called so, wherever in a name it stands.
_ROLES = """
    admin admins administrator administrators administration moderator moderators moderation
    webmaster sysadmin superuser verified official editorial
    administrador administradora administradores administración moderador moderadora moderadores
    moderación redactora redacción oficial verificado verificada
    administrateur administratrice modérateur modératrice modération rédacteur rédactrice
    rédaction officiel officielle vérifié vérifiée
    administração moderação redação editorial redator redatora
    administració moderació redacció verificat
    administratorin administratoren moderatorin moderatoren redaktion redakteur redakteurin
    offiziell verifiziert
    админ админы администратор администраторы администрация модератор модераторы модерация
    редактор редакторы редакция официальный официальная официально
    адмін адміни адміністратор адміністраторка адміністратори адміністрація модераторка модератори
    модерація редакторка редактори редакція офіційний офіційна офіційно
"""
# Names of people too, or short: refused alone, or as a whole part of a name (`Ana, staff`).
_ALONE = """
    staff mod mods team crew editor editors editora editores editor-in-chief editrice éditeur
    éditrice éditeurs chief root system support help helpdesk service security abuse press causerie
    the of in site owner bot robot anonymous
    equipo soporte ayuda sistema redactor propietario anónimo
    équipe assistance aide système propriétaire anonyme
    equipe suporte ajuda equip suport
    herausgeber herausgeberin mitarbeiter kundendienst hilfe anonym das
    поддержка помощь команда система аноним підтримка допомога анонім
    مشرف مشرفة المشرف مدير المدير محرر محررة المحرر التحرير إدارة الإدارة رسمي الرسمي الدعم فريق
"""
_PARTS = re.compile("[,.&·・‐‑-]")
_WORDS = re.compile(r"[\s,.&·・‐‑-]+")
_ENDING = re.compile(r"[\d\s]+$")


@cache
def _role_likenesses() -> frozenset[str]:
    return frozenset(likeness(word) for word in _ROLES.split())


@cache
def _lone_likenesses() -> frozenset[str]:
    return _role_likenesses() | {likeness(word) for word in _ALONE.split()}


def speaks_for_publication(name: str) -> bool:
    """Whether `name` is one of a role: `Admin 2`, `Ana Moderator`, `Ana, staff`, `М0дератор`."""
    plain = _ENDING.sub("", name)
    if likeness(plain) in _lone_likenesses():
        return True
    if any(likeness(word) in _role_likenesses() for word in _WORDS.split(plain)):
        return True
    return any(_is_role(part) for part in _PARTS.split(plain))


def _is_role(part: str) -> bool:
    words = part.split()
    return bool(words) and all(likeness(word) in _lone_likenesses() for word in words)
