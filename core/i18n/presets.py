"""The languages this site can be offered in, with name, direction, digits, plural rule and alphabet of each.

English and Arabic come with the site: their words lie in `locale/`. The others wait until an administrator adds them.
Names of months and weekdays come from CLDR, through Babel, by the region.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_noop

ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
ONE_OR_MORE = "nplurals=2; plural=(n != 1);"
UP_TO_ONE_OR_MORE = "nplurals=2; plural=(n > 1);"


class Fonts(Enum):
    """Whether the fonts the site sends along have the letters of a language."""

    OWN = "own"
    SYSTEM = "system"


@dataclass(frozen=True)
class Preset:
    """What the site needs to know of a language."""

    code: str
    name: str
    """What its speakers call it."""
    label: str
    """What it is called in English, to be translated where it is shown."""
    region: str
    """Language and territory, as Babel and Open Graph write them: Iraq says تشرين الثاني where Egypt says نوفمبر."""
    direction: str = "ltr"
    script: str = "Latn"
    """What it is written in, by its name in ISO 15924: styles choose fonts and line heights by it."""
    native_digits: str = ""
    """Its own digits, which the site may choose to write; empty where there are none but 0 to 9."""
    plural: str = ONE_OR_MORE
    """The rule of its plurals, as gettext writes it."""
    fallback: str = "en"
    """The language in which words of the interface stand that nobody has translated yet."""
    letters: str = ""
    """The letters of its alphabet; a test looks for them in the site's fonts."""
    fonts: Fonts = Fonts.OWN
    note: str = ""


LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"

SHIPPED = [
    Preset("en", "English", gettext_noop("English"), "en_GB", letters=LATIN_LETTERS),
    Preset(
        "ar",
        "العربية",
        gettext_noop("Arabic"),
        "ar_IQ",
        "rtl",
        "Arab",
        ARABIC_INDIC,
        plural="nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
        letters="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    ),
]

WAITING = [
    Preset(
        "ckb",
        "کوردیی ناوەندی",
        gettext_noop("Sorani Kurdish"),
        "ckb_IQ",
        "rtl",
        "Arab",
        ARABIC_INDIC,
        fallback="ar",
        letters="ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەیێ",
        note=gettext_noop("Months are called as in Iraq: کانوونی دووەم, شوبات, ئازار."),
    ),
    Preset(
        "ku",
        "Kurdî (kurmancî)",
        gettext_noop("Kurmanji Kurdish"),
        "ku_TR",
        letters=LATIN_LETTERS + "çêîşû",
        note=gettext_noop("In Latin letters. Kurmanji of Duhok in Arabic letters is not prepared."),
    ),
    Preset(
        "syr",
        "ܣܘܪܝܝܐ",
        gettext_noop("Syriac"),
        "syr_IQ",
        "rtl",
        "Syrc",
        fallback="ar",
        letters="ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ",
        fonts=Fonts.SYSTEM,
        note=gettext_noop(
            "No picture with the title is drawn where pages are passed on, because that needs the letters too."
        ),
    ),
    Preset(
        "tr",
        "Türkçe",
        gettext_noop("Turkish"),
        "tr_TR",
        plural=UP_TO_ONE_OR_MORE,
        letters=LATIN_LETTERS + "çğıöşüâîûİ",
        note=gettext_noop("Turkmens of Iraq write with the same letters."),
    ),
    Preset(
        "fa",
        "فارسی",
        gettext_noop("Persian"),
        "fa_IR",
        "rtl",
        "Arab",
        PERSIAN,
        plural=UP_TO_ONE_OR_MORE,
        letters="آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤ",
        note=gettext_noop("Dates follow the same calendar as in English."),
    ),
    Preset("it", "Italiano", gettext_noop("Italian"), "it_IT", letters=LATIN_LETTERS + "àèéìòù"),
    Preset(
        "fr",
        "Français",
        gettext_noop("French"),
        "fr_FR",
        plural=UP_TO_ONE_OR_MORE,
        letters=LATIN_LETTERS + "àâæçèéêëîïôœùûüÿ",
    ),
    Preset("es", "Español", gettext_noop("Spanish"), "es_ES", letters=LATIN_LETTERS + "áéíñóúü¿¡"),
    Preset("de", "Deutsch", gettext_noop("German"), "de_DE", letters=LATIN_LETTERS + "äöüßÄÖÜ"),
]

PRESETS = {preset.code: preset for preset in [*SHIPPED, *WAITING]}
SHIPPED_CODES = frozenset(preset.code for preset in SHIPPED)
WAITING_CODES = frozenset(preset.code for preset in WAITING)


def language_info() -> dict[str, dict]:
    """Return the languages to be added later in the form of Django's LANG_INFO, which lacks some of them."""
    return {
        preset.code: {
            "bidi": preset.direction == "rtl",
            "code": preset.code,
            "name": preset.label,
            "name_local": preset.name,
        }
        for preset in WAITING
    }
