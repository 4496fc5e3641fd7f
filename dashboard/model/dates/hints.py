"""What people type where an EDTF date belongs: what is wrong with it, what they may have meant.

Nothing here decides what a date is. `advise` offers readings, and `dates` keeps those that it
understands: a rule may offer more than it is sure of.
"""

import calendar
import re
import unicodedata
from itertools import product

from dashboard.model.dates.grammar import has_form
from dashboard.model.dates.typed_dates import FORMS, LASTED, ONE_OF, Advice, one_date
from dashboard.model.dates.typed_times import is_time
from dashboard.model.dates.words import MONTHS

_FROM = r"([^/]+)/(?:open|unknown|\.\.)?|(?:(?:[io]n or )?after|since|from) (.+)|\[(.+)\.\.\]"
_UNTIL = r"(?:open|unknown|\.\.)?/([^/]+)|(?:(?:[io]n or )?before|until|till|by) (.+)|\[\.\.(.+)\]"
_LINKS = (r"\.\.", "--| - | and | to | until ", "/", " or ")
_TWO_ENDS = r"(?:between |from )?([\[({{]?)(.+?)({})(.+?)[\])}}]?"
_NO_RANGE, _LONGEST = "is not a range as EDTF writes it", 60
_TIMES = re.compile(r"\dT(\d\d):(\d\d)(?::(\d\d))?(?:([-+]\d\d)(?::(\d\d))?)?")
_OUT_OF_CALENDAR = re.compile(r"y-?\d.*|-\d{4,}.*|\d{5,}-\d\d.*", re.I)


def advise(text: str) -> Advice:
    """Explain a text that is refused as EDTF (ISO 8601-2:2019).

    Parameters
    ----------
    text : str
        What stands in the cell, of any length and content.

    Returns
    -------
    Advice
        Its problem is one line that begins with the text in quotes.
    """
    shown = repr(text[:_LONGEST])[1:-1]  # signs that cannot be seen are escaped
    if len(text) > _LONGEST:
        return Advice(f'"{shown}…" is too long for a date', [])
    tidy = _tidy(text)
    single = one_date(tidy)
    several = None if single.readings else _two_ends(tidy, has_form(text)) or _list(tidy)
    problem, readings = _one_end(tidy) or several or single
    faults = [fault for reading in readings if (fault := _impossible(reading))]
    if readings and len(faults) == len(readings):  # there is no such day: the month is left
        kept = len("2025-02-05" if "not a time" in faults[0] else "2025-02")
        problem, readings = faults[0], [*readings, *(r[:kept] for r in readings if r[5:7] < "13")]
    elif is_time(tidy):
        problem = "has a time and no day"
    readings = [re.sub(r"\s", "", tidy), *readings]
    return Advice(f'"{shown}" {_impossible(tidy) or problem}', readings)


def _tidy(text: str) -> str:
    """The text in plain digits, hyphens and single spaces, without quotes or invisible signs."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = re.sub(r"\d", lambda digit: str(int(digit[0])), text)
    text = re.sub("[‐-―−]", "-", text).replace("-??", "-XX").replace("...", "..")
    text = re.sub(r"\s*(\.\.|[/\[\]])\s*", r"\1", text)
    text = re.sub(r"\s+", " ", text).strip(" '\"`´‘’“”")
    return re.sub("^throughout (.+)", r"\1/\1", text, flags=re.I)


def _impossible(text: str) -> str | None:
    """What the calendar has against the first well-written date in a text that it does not know."""
    if _OUT_OF_CALENDAR.fullmatch(text) or "9999-12-31T24" in text:
        return "is not a date (years run from 0001 to 9999)"
    for year, month, day in re.findall(r"(?<!\d)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", text):
        if year == "0000":
            return "is not a date (years run from 0001 to 9999)"
        if not day and 21 <= int(month or 0) <= 32:
            continue  # a season
        if month and not 1 <= int(month) <= 12:
            return f"is not a date (there is no month {month})"
        days = calendar.monthrange(int(year), int(month))[1] if month else 0
        if day and not 1 <= int(day) <= days:
            return f"is not a date ({MONTHS[int(month) - 1]} has {days} days in {year})"
    for hour, minute, second, ahead, more in _TIMES.findall(text):
        if int(hour) > 23 and f"{hour}{minute}{second or '00'}" != "240000":
            return "is not a time (clocks run from 00:00 to 23:59)"
        if int(minute) > 59 or int(second or 0) > 59:
            return "is not a time (minutes and seconds run from 00 to 59)"
        if ahead and not _is_offset(ahead, more or "00"):
            return "is not a time (zones lie from -12:00 to +14:00 of UTC, which is Z)"
    return None


def _is_offset(hours: str, minutes: str) -> bool:
    """Tell whether a zone may be so far from UTC, and be written so."""
    ahead = (-1 if hours[0] == "-" else 1) * (int(hours[1:]) * 60 + int(minutes))
    return -12 * 60 <= ahead <= 14 * 60 and int(minutes) < 60 and (hours, ahead) != ("-00", 0)


def _two_ends(text: str, written_so: bool) -> Advice | None:
    """Advice on a text with a date, a link and a date; one that is written so is reversed."""
    for link in _LINKS:
        match = re.fullmatch(_TWO_ENDS.format(link), text, re.I)
        if match and (pairs := _pairs(match[2], match[4])):
            known = {"[..": (ONE_OF,), "/": (LASTED,), " or ": ("[{},{}]",)}
            forms = known.get(match[1] + match[3].lower(), FORMS)
            reverse = written_so or all(_begins_after(*pair) for pair in pairs)
            pairs = [pair[::-1] for pair in pairs] if reverse else pairs
            readings = [form.format(*pair) for pair in pairs for form in forms]
            return Advice("begins after it ends" if reverse else _NO_RANGE, readings)
    return None


def _pairs(left: str, right: str) -> list[tuple[str, str]]:
    """What two ends may mean, read the same way round; 2025-02-01 and 05 share their month."""
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", left) and re.fullmatch(r"\d\d(-\d\d)?", right):
        right = left[: -len(right)] + right
    if is_time(left) and " on " in right:
        left = f"{left} on {right.partition(' on ')[2]}"
    elif re.fullmatch(r"\d\d?", left) and (behind := re.fullmatch(r"\d\d?( [a-z].*)", right, re.I)):
        left += behind[1]
    lefts, rights = _dates(left), _dates(right)
    alike = len(lefts) == len(rights)
    return [*zip(lefts, rights, strict=True)] if alike else [*product(lefts, rights)]


def _begins_after(left: str, right: str) -> bool:
    """Whether the left end lies behind the right one, as far as both are told."""
    left, right = (re.sub(r"(-XX)?[~?%]?$", "", end) for end in (left, right))
    return next((a > b for a, b in zip(left, right, strict=False) if a != b), False)


def _one_end(text: str) -> Advice | None:
    """Advice on a text that leaves one end open."""
    for pattern, forms in ((_FROM, ["{}/..", "[{}..]"]), (_UNTIL, ["../{}", "[..{}]"])):
        if re.search("^(unknown|)/|/(unknown|)$", text, re.I):
            forms = [forms[0].replace("..", ""), *forms[1:]]
        match = re.fullmatch(pattern, text.removesuffix(" on"), re.I)
        if match and (dates := _dates(next(filter(None, match.groups())))):
            forms = forms[:1] if match[1] else forms[1:] if match[3] else forms
            return Advice(_NO_RANGE, [form.format(each) for each in dates for form in forms])
    return None


def _list(text: str) -> Advice | None:
    """Advice on one or more dates in brackets."""
    if not (match := re.fullmatch(r"[\[{]([^.]+)[\]}]", text)):
        return None
    parts = [part.strip() for part in match[1].split(",")]
    if len(parts) == 1:
        return Advice("is a list of one date", parts)
    dates = [found[0] if len(found := _dates(part)) == 1 else part for part in parts]
    listed = text[0] + ",".join(dates) + text[-1]
    return Advice("is not a list of dates as EDTF writes it", [listed])


def _dates(text: str) -> list[str]:
    """The readings of one end of a range, which is no range itself."""
    return [each for each in one_date(text).readings if re.fullmatch("[^./]+", each)]
