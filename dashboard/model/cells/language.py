"""A cell with the language of words: a tag of BCP 47, whose language is one that there is."""

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from dashboard.model.cells.kinds import Form, doubt

TAG = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z0-9]{2,8})*")
HINT = "Use a BCP 47 tag like en, uk or zh-Hans"
LISTED = """
aa aar Afar; ab abk Abkhazian; ae ave Avestan; af afr Afrikaans; ak aka Akan; am amh Amharic; an
arg Aragonese; ar ara Arabic; as asm Assamese; av ava Avaric; ay aym Aymara; az aze Azerbaijani;
ba bak Bashkir; be bel Belarusian; bg bul Bulgarian; bi bis Bislama; bm bam Bambara; bn ben
Bengali; bo bod Tibetan; br bre Breton; bs bos Bosnian; ca cat Catalan; ce che Chechen; ch cha
Chamorro; co cos Corsican; cr cre Cree; cs ces Czech; cu chu Church Slavic; cv chv Chuvash; cy
cym Welsh; da dan Danish; de deu German; dv div Divehi; dz dzo Dzongkha; ee ewe Ewe; el ell
Greek; en eng English; eo epo Esperanto; es spa Spanish; et est Estonian; eu eus Basque; fa fas
Persian; ff ful Fulah; fi fin Finnish; fj fij Fijian; fo fao Faroese; fr fra French; fy fry
Western Frisian; ga gle Irish; gd gla Scottish Gaelic; gl glg Galician; gn grn Guarani; gu guj
Gujarati; gv glv Manx; ha hau Hausa; he heb Hebrew; hi hin Hindi; ho hmo Hiri Motu; hr hrv
Croatian; ht hat Haitian; hu hun Hungarian; hy hye Armenian; hz her Herero; ia ina Interlingua;
id ind Indonesian; ie ile Interlingue; ig ibo Igbo; ii iii Sichuan Yi; ik ipk Inupiaq; io ido
Ido; is isl Icelandic; it ita Italian; iu iku Inuktitut; ja jpn Japanese; jv jav Javanese; ka
kat Georgian; kg kon Kongo; ki kik Kikuyu; kj kua Kuanyama; kk kaz Kazakh; kl kal Kalaallisut;
km khm Khmer; kn kan Kannada; ko kor Korean; kr kau Kanuri; ks kas Kashmiri; ku kur Kurdish; kv
kom Komi; kw cor Cornish; ky kir Kirghiz; la lat Latin; lb ltz Luxembourgish; lg lug Ganda; li
lim Limburgan; ln lin Lingala; lo lao Lao; lt lit Lithuanian; lu lub Luba-Katanga; lv lav
Latvian; mg mlg Malagasy; mh mah Marshallese; mi mri Maori; mk mkd Macedonian; ml mal Malayalam;
mn mon Mongolian; mr mar Marathi; ms msa Malay; mt mlt Maltese; my mya Burmese; na nau Nauru; nb
nob Norwegian Bokmål; nd nde North Ndebele; ne nep Nepali; ng ndo Ndonga; nl nld Dutch; nn nno
Norwegian Nynorsk; no nor Norwegian; nr nbl South Ndebele; nv nav Navajo; ny nya Chichewa; oc
oci Occitan; oj oji Ojibwa; om orm Oromo; or ori Oriya; os oss Ossetian; pa pan Panjabi; pi pli
Pali; pl pol Polish; ps pus Pushto; pt por Portuguese; qu que Quechua; rm roh Romansh; rn run
Rundi; ro ron Romanian; ru rus Russian; rw kin Kinyarwanda; sa san Sanskrit; sc srd Sardinian;
sd snd Sindhi; se sme Northern Sami; sg sag Sango; sh hbs Serbo-Croatian; si sin Sinhala; sk slk
Slovak; sl slv Slovenian; sm smo Samoan; sn sna Shona; so som Somali; sq sqi Albanian; sr srp
Serbian; ss ssw Swati; st sot Southern Sotho; su sun Sundanese; sv swe Swedish; sw swa Swahili;
ta tam Tamil; te tel Telugu; tg tgk Tajik; th tha Thai; ti tir Tigrinya; tk tuk Turkmen; tl tgl
Tagalog; tn tsn Tswana; to ton Tonga; tr tur Turkish; ts tso Tsonga; tt tat Tatar; tw twi Twi;
ty tah Tahitian; ug uig Uighur; uk ukr Ukrainian; ur urd Urdu; uz uzb Uzbek; ve ven Venda; vi
vie Vietnamese; vo vol Volapük; wa wln Walloon; wo wol Wolof; xh xho Xhosa; yi yid Yiddish; yo
yor Yoruba; za zha Zhuang; zh zho Chinese; zu zul Zulu
"""  # ISO 639-1 (code, that of three letters, name), which BCP 47 wants where it has a code
_PARTS = [one.split(maxsplit=2) for one in LISTED.split(";")]
NAMES = {code: " ".join(name.split()) for code, _, name in _PARTS}
SHORTER = {three: code for code, three, _ in _PARTS}
OF_COUNTRIES = {  # what is written for a language, and is the country where it is spoken
    **{"ua": "uk", "by": "be", "kz": "kk", "ge": "ka", "rs": "sr", "cz": "cs", "gr": "el"},
    **{"al": "sq", "dk": "da", "ir": "fa", "il": "he", "jp": "ja", "cn": "zh", "md": "ro"},
    **{"at": "de", "us": "en", "gb": "en", "vn": "vi"},
}


def language_name(tag: str) -> str:
    """Name the language of a tag in English, with the tag where it says more; else the tag."""
    name = NAMES.get(tag.partition("-")[0].lower())
    if name is None:
        return tag
    return f"{name} ({tag})" if "-" in tag else name


def known_language(tag: str) -> bool:
    """Tell whether a text is a tag, of whose language nothing speaks against that there is one.

    Languages without a code of two letters are not looked up: there are thousands.
    """
    found = TAG.fullmatch(tag)
    code = found[1].lower() if found else ""
    return (len(code) == 3 and code not in SHORTER) or code in NAMES


def _known(tag: str, info: ValidationInfo) -> str:
    """Doubt what is no tag, and a code that is none or is that of a country."""
    if not TAG.fullmatch(tag):
        doubt(info, "not-a-language", "is not a language tag", HINT)
    elif not known_language(tag):
        code, _, rest = tag.partition("-")
        meant = SHORTER.get(code.lower()) or OF_COUNTRIES.get(code.lower())
        whole = f"{meant}-{rest}" if rest else meant
        hint = f"Did you mean {whole}? {HINT}" if meant else HINT
        doubt(info, "unknown-language", "begins with no code of a language", hint)
    return tag


Language = Annotated[
    str, AfterValidator(_known), Form("BCP 47 language tag", pattern=f"^{TAG.pattern}$")
]
