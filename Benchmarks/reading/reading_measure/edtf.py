"""The first and the last day that a date of EDTF can mean; enough of EDTF to compare dates."""

import re

first, last = (-99999, 1, 1), (99999, 12, 31)
_day = re.compile(r"(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?$")
_seasons = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12)}


def bounds(edtf):
    """((year, month, day), (year, month, day)); None where this module does not know the form."""
    edtf = edtf.strip()
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        lower = (first, first) if left in ("", "..") else bounds(left)
        upper = (last, last) if right in ("", "..") else bounds(right)
        return (lower[0], upper[1]) if lower and upper else None
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        parts = [part.strip() for part in edtf[1:-1].split(",")]
        lowers, uppers = [], []
        for part in parts:
            left, dots, right = part.partition("..")
            lower = bounds(left) if left else (first, first)
            upper = (bounds(right) if right else (last, last)) if dots else lower
            if not lower or not upper:
                return None
            lowers.append(lower[0])
            uppers.append(upper[1])
        return min(lowers), max(uppers)
    found = _day.match(re.sub(r"[?~%]", "", edtf))
    if not found:
        return None
    year, month, day = found.groups()
    if "X" in year[: len(year) - 3] or (month and "X" in month and day and "X" not in day):
        return None
    years = [int(year.replace("X", digit)) for digit in "09"]
    if year.startswith("-"):
        years.reverse()
    if not month or "X" in month:
        return (years[0], 1, 1), (years[1], 12, 31)
    if month in _seasons:
        return (years[0], _seasons[month][0], 1), (years[1], _seasons[month][1], 31)
    if not day or "X" in day:
        return (years[0], int(month), 1), (years[1], int(month), length(years[1], int(month)))
    return (years[0], int(month), int(day)), (years[1], int(month), int(day))


def length(year, month):
    """Days of a month of the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def same(one, other):
    """Whether both mean the same days; "about" is not compared."""
    if one == other:
        return True
    a, b = bounds(one), bounds(other)
    return a is not None and a == b


def compatible(one, other):
    """Whether some day is meant by both."""
    a, b = bounds(one), bounds(other)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]
