"""Sentences with a trap in them: what must be read out of each, and what must not."""

import json
import pathlib

from . import edtf
from .notation import NotationError, parse
from .proposals import Proposals
from .things import folded


class Trap:
    """One sentence or two, with the claims and dates it yields and those it does not."""

    def __init__(self, row, path, catalogue):
        self.name, self.text = row.get("trap"), row.get("text")
        if not self.name or not self.text:
            raise NotationError(path, row, "a trap takes `trap` and `text`")
        self.yields = [self._checked(claim, path, catalogue) for claim in row.get("yields", [])]
        self.yields_not = [self._checked(claim, path, catalogue) for claim in row.get("yields-not", [])]
        self.dates = row.get("dates", [])
        for words in self.dates:
            if words["words"] not in self.text:
                raise NotationError(path, row["trap"], f"“{words['words']}” is not in the text")

    @staticmethod
    def _checked(row, path, catalogue):
        relations = [row["claim"][1], *row.get("or", [])]
        for relation in relations:
            if relation != "*" and relation not in catalogue.parents:
                raise NotationError(path, row, f"there is no relation {relation}")
        return row


def load(path, catalogue):
    """All traps of a file."""
    rows = parse(pathlib.Path(path).read_text(encoding="utf-8"), path)["traps"]
    return [Trap(row, path, catalogue) for row in rows]


class Result:
    """What became of one trap."""

    def __init__(self, trap, proposals, text, catalogue):
        self.trap, self.proposals, self.catalogue = trap, proposals, catalogue
        self.names = {}
        for identity, thing in proposals.things.items():
            self.names[identity] = {folded(thing.name)}
        for mention in proposals.mentions:
            self.names[mention.thing].add(folded(text[mention.start : mention.end]))
        self.missed = [row for row in trap.yields if not self._is_there(row)]
        self.sprung = [row for row in trap.yields_not if self._is_there(row)]
        self.missed_dates = [row for row in trap.dates if not self._is_dated(row, text)]

    @property
    def is_passed(self):
        return not (self.missed or self.sprung or self.missed_dates)

    def _is_dated(self, row, text):
        start = text.index(row["words"])
        end = start + len(row["words"])
        return any(date.start < end and start < date.end and edtf.same(date.edtf, row["edtf"])
                   for date in self.proposals.dates)

    def _is_there(self, row):
        return any(self._is(candidate, row) for candidate in self.proposals.candidates)

    def _is(self, candidate, row):
        subject, relation, value = row["claim"]
        relations = [relation, *row.get("or", [])]
        fitting = [one for one in relations if one == "*" or self.catalogue.fits(candidate.relation, one)]
        if not fitting or candidate.denied != row.get("denied", False):
            return False
        if candidate.modality != row.get("modality", "asserted"):
            return False
        if "attributed" in row and candidate.attributed != row["attributed"]:
            return False
        for key, given in (("on", candidate.on or candidate.since), ("from", candidate.since or candidate.on),
                           ("to", candidate.until)):
            if key in row and not (given and edtf.same(given, row[key])):
                return False
        both = self._named(candidate.subject, subject) and self._object(candidate.object, value)
        if not both and candidate.relation in self.catalogue.symmetric:
            both = self._named(candidate.object, subject) and self._object(candidate.subject, value)
        return both

    def _named(self, identity, wanted):
        return isinstance(identity, str) and (wanted == "*" or folded(wanted) in self.names[identity])

    def _object(self, value, wanted):
        if isinstance(wanted, dict):
            if not isinstance(value, dict):
                return False
            if "date" in wanted:
                return "date" in value and edtf.same(value["date"], wanted["date"])
            return "amount" in value and float(value["amount"] or 0) == float(wanted["amount"])
        return wanted == "*" or self._named(value, wanted)


def measure(path, runner, catalogue, as_json):
    """Reads every trap as a text of its own, prints what became of it, and counts; 1 if any was sprung."""
    results = []
    for trap in load(path, catalogue):
        text = f"A sentence\n\n{trap.text}\n"
        file = runner.folder / "trap.txt"
        file.write_text(text, encoding="utf-8")
        results.append(Result(trap, Proposals(runner.read(file), text), text, catalogue))
    if as_json:
        print(json.dumps([{"trap": one.trap.name, "passed": one.is_passed, "missed": one.missed,
                           "sprung": one.sprung, "dates_missed": one.missed_dates} for one in results],
                         ensure_ascii=False, indent=1))
    else:
        for one in results:
            print(("passed  " if one.is_passed else "SPRUNG  " if one.sprung else "missed  ") + one.trap.name)
            for word, rows in (("must not", one.sprung), ("must", one.missed), ("date", one.missed_dates)):
                for row in rows:
                    print(f"    {word}: {row}")
        print(f"{sum(one.is_passed for one in results)} of {len(results)} passed, "
              f"{sum(bool(one.sprung) for one in results)} sprung")
    return int(any(one.sprung for one in results))
