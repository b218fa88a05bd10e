"""Capitals that shout, and are no acronyms: they are words, and translated."""

import re

from causerie.translation.protection.designations import UPPER

# Of capitals in a row; two acronyms stand side by side, three hardly do.
ROW_WORDS_MIN = 3
# A line of one word in capitals: longer, it is a shout.
ALONE_LETTERS_MAX = 4

_ROW = re.compile(rf"(?<!\w)[{UPPER}]+(?:[\s’'-]+[{UPPER}]+)+(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
# What people stress by capitals.
_STRESSED = {
    "en": "no not never ever all always any both yes very really only this that these those it is"
    " are was were will would can could must should do does did done have has had who what"
    " when where why how you they we he she them us his her my our your and or but if so too"
    " more most less much many one two every each own same still now again stop please thanks"
    " thank great good bad best worst love hate want need new old hello wow such even then"
    " than here there be been the of on",
    "es": "no sí si nunca nada nadie todo todos toda todas siempre muy mucho muchos mucha muchas"
    " más menos solo sólo este esta esto ese esa eso es son era fue será hay haber he ha que"
    " qué quién quien cómo como cuándo cuando dónde donde yo tú él ella usted ellos nos mi tu"
    " su y o pero ya ahora otra otro vez bien mal mejor peor gran bueno buena hola gracias"
    " favor basta cada un una uno dos los las el la de del en por para con sin ni aún hoy",
    "fr": "non ne pas jamais rien tout tous toute toutes toujours très trop plus moins oui si ce"
    " cet cette ces ça est sont était sera qui que quoi quand où comment je tu il elle nous"
    " vous ils mon ton son ma ta sa et ou mais déjà encore bien mal mieux pire grand bon bonne"
    " merci stop assez chaque un une deux les le la des de en par pour avec sans ni même aussi"
    " salut",
    "pt": "não nao sim nunca nada ninguém tudo todos toda todas sempre muito muita muitos mais"
    " menos só este esta isto esse essa isso é são era foi será há que quê quem como quando"
    " onde eu tu ele ela você vocês nós meu teu seu e ou mas já agora outra outro vez bem mal"
    " melhor pior grande bom boa olá obrigado obrigada favor basta cada um uma dois os as o a"
    " do da em por para com sem nem",
    "ca": "no sí mai res ningú tot tots tota totes sempre molt molta molts més menys només aquest"
    " aquesta això és són era fou serà hi ha que què qui com quan on jo tu ell ella vostè"
    " nosaltres meu teu seu i o però ja ara altra altre cop bé mal millor pitjor gran bo bona"
    " hola gràcies prou cada un una dos els les el la del en per amb sense ni encara avui",
    "ru": "не нет никогда ничего никто все всё всегда очень много больше меньше только это этот эта"
    " эти был была было были будет есть кто что когда где как я ты он она мы вы они мой твой и"
    " или но уже ещё еще сейчас опять хорошо плохо лучше хуже спасибо да один два так вот там"
    " тут",
    "uk": "не ні ніколи нічого ніхто всі все завжди дуже багато більше менше тільки лише це цей ця"
    " ці був була було були буде є хто що коли де як я ти він вона ми ви вони мій твій і й або"
    " але вже ще зараз знову добре погано краще гірше дякую так один два ось там тут",
    "de": "nein nicht nie niemals nichts niemand alle alles immer sehr viel viele mehr weniger nur"
    " das dies diese dieser ist sind war waren wird wer was wann wo wie ich du er sie wir ihr"
    " und oder aber schon noch jetzt wieder gut schlecht besser danke ja ein eine zwei der die"
    " den so hier da",
}  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _STRESSED.items()}
_NONE: frozenset[str] = frozenset()


def is_shouted(text: str) -> bool:
    """All of it, apart from what is protected, which `text` is given without."""
    if text.upper() != text:
        return False
    words = _WORD.findall(text)
    if len(words) == 1:
        return len(words[0]) > ALONE_LETTERS_MAX
    return any(len(word) > 1 for word in words)


def rows(text: str) -> list[tuple[int, int]]:
    """Where three words in capitals or more stand in a row."""
    return [
        found.span()
        for found in _ROW.finditer(text)
        if len(_WORD.findall(found[0])) >= ROW_WORDS_MIN
    ]


def is_stressed(word: str, language: str) -> bool:
    return word.lower() in _WORDS.get(language, _NONE)
