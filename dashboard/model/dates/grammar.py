"""What the subset of EDTF looks like: one date, and the forms that are made of dates."""

import re

DATE = r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
FORMS = {  # D stands for a date; the words are what in_words makes of the form
    "D": "{}",
    "D/D": "from {} to {}",
    "D/..": "from {} on",
    "../D": "until {}",
    "[D..D]": "between {} and {}",
    "[..D]": "by {}",
    "[D..]": "on or after {}",
}
_NAMELESS = re.sub(r"\(\?P<\w+>", "(?:", DATE)
SUBSET = "|".join(re.escape(form).replace("D", _NAMELESS) for form in FORMS)
