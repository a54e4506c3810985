"""Whether values of claims are the same: amounts with their units, and texts."""

import collections

from .things import folded

_people = {"people", "men", "man", "soldier", "troop", "dead", "killed", "casualty", "casualtie", "loss"}


def same_quantity(proposed, wanted):
    """Whether the amounts are equal and the units do not clash; no unit clashes with none."""
    try:
        if abs(float(proposed["amount"]) - float(wanted["amount"])) > 1e-6 * abs(float(wanted["amount"])):
            return False
    except (TypeError, ValueError):
        return False
    units = [
        {word.rstrip("s") for word in folded(str(value.get("unit") or "")).split()}
        for value in (proposed, wanted)
    ]
    if not units[0] or not units[1] or units[0] & units[1]:
        return True
    return bool(units[0] & _people and units[1] & _people)


def words_shared(one, other):
    """The share of words that two texts have in common, 0 to 1."""
    a, b = collections.Counter(folded(one).split()), collections.Counter(folded(other).split())
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if a and b else 0.0
