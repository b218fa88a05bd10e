"""What a language itself writes with a capital, and what it never does."""

from collections.abc import Iterable
from functools import cache

from babel import Locale, UnknownLocaleError

# Of these, CLDR's names of languages hold no word.
_ENGLISH = (
    "i african africans algerian algerians american americans andalusian argentinian asian asians"
    " athenian australian australians austrian austrians belgian belgians berber bolivian brazilian"
    " brazilians british buddhist byzantine canadian canadians castilian catholic catholics chilean"
    " christian christians colombian colombians cuban cubans egyptian egyptians european europeans"
    " frenchman frenchmen frenchwoman galicians germanic germans greeks hispanic hindu indian"
    " indians iranian iraqi irishman islamic israeli israelis italians jew jewish jews lebanese"
    " londoner mediterranean mexican mexicans moor moorish moroccan moroccans moslem muslim muslims"
    " nazi norwegians palestinian parisian parisians peruvian protestant roman romans russians"
    " saxon scandinavian scot scots scottish soviet spaniard spaniards swiss syrian syrians"
    " tunisian ukrainians uruguayan venezuelan victorian"
)
_FEASTS = (
    "christmas easter navidad nochebuena pascua noël pâques toussaint natal páscoa nadal pasqua"
    " internet islam"
)
_ARTICLES = "the el la los las lo le les l o a os as els na en"
_SMALL = {
    "en": "a an the and or but if as at by for from in into of on onto out over to with without is"
    " are was were be been am has have had do does did not no this that these those it its he she"
    " they we you me him her them us my your his our their who which what when where how why than"
    " then so such very too also only just there here up down about between because while",
    "es": "el la los las lo un una unos unas al del y e o u pero si como en de por para con sin"
    " sobre entre hasta desde hacia según que qué quien quién cual cuál cuando cuándo donde dónde"
    " es son era eran fue ser está están ha han he hay no ni ya más menos muy también este esta"
    " estos estas esto ese esa esos esas eso aquel aquella su sus mi mis tu tus nuestro nuestra se"
    " me te le les nos os yo él ella ellos ellas usted ustedes porque aunque mientras",
    "fr": "le la les l un une des du de d au aux et ou mais si comme en par pour avec sans sur sous"
    " entre dans chez vers jusque que qu qui quoi dont où quand est sont était a ont ai ne n pas ni"
    " plus moins très aussi ce cet cette ces ça c son sa ses mon ma mes ton ta tes notre nos votre"
    " vos leur leurs se s me m te t je j tu il elle on nous vous ils elles lui y parce quoique",
    "pt": "o a os as um uma uns umas ao aos à às do da dos das no na nos nas e ou mas se como em de"
    " por para com sem sobre entre até desde segundo que quê quem qual quando onde é são era eram"
    " foi ser está estão há não nem já mais menos muito também este esta estes estas isto esse essa"
    " esses essas isso aquele aquela seu sua seus suas meu minha teu tua nosso nossa me te lhe lhes"
    " nós vós eu tu ele ela eles elas você vocês porque embora enquanto pelo pela pelos pelas",
    "ca": "el la els les l lo un una uns unes al als del dels pel pels i o però si com en amb de d"
    " per sense sobre entre fins des cap segons que què qui quin quina quan on és són era eren fou"
    " ser està ha han he hi no ni ja més menys molt també aquest aquesta aquests aquestes això"
    " aquell aquella seu seva seus seves meu meva teu teva nostre nostra es se s em me m et te t"
    " li els ens us jo tu ell ella ells elles vostè nosaltres vosaltres perquè encara mentre",
}  # fmt: skip
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_ENGLISH_WORDS = frozenset(_ENGLISH.split())
_FEAST_WORDS = frozenset(_FEASTS.split())
_ARTICLE_WORDS = frozenset(_ARTICLES.split())
_NONE: frozenset[str] = frozenset()


def is_small(word: str, language: str) -> bool:
    """`word` in small letters: no name by itself."""
    return word in _SMALL_WORDS.get(language, _NONE)


def is_article(word: str) -> bool:
    """Such as some languages set before the names of countries and people."""
    return word in _ARTICLE_WORDS


@cache
def always(language: str) -> frozenset[str]:
    """Written with a capital wherever they stand, in small letters: names of countries and feasts;
    in English days, months and languages too."""
    return _countries(language) | _FEAST_WORDS | (in_english() if language == "en" else _NONE)


@cache
def in_english() -> frozenset[str]:
    """What other languages mostly write with a small letter."""
    known = Locale.parse("en")
    days = known.days["format"]["wide"].values()
    names = [*known.languages.values(), *known.months["format"]["wide"].values(), *days]
    return _single([*names, *(f"{day}s" for day in days)]) | _ENGLISH_WORDS


def _countries(language: str) -> frozenset[str]:
    try:
        return _single(Locale.parse(language).territories.values())
    except (UnknownLocaleError, ValueError):
        return _NONE


def _single(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names if " " not in name)
