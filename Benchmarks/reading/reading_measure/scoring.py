"""Counts: what was proposed, what of it is right, what was to be found, what of it was found."""

import collections
import re
from dataclasses import dataclass

from . import edtf
from .things import Matching, best, overlap
from .values import same_quantity, words_shared


@dataclass
class Score:
    """Precision, recall and F1 from four counts."""

    proposed: int = 0
    right: int = 0
    wanted: int = 0
    found: int = 0

    def __add__(self, other):
        return Score(self.proposed + other.proposed, self.right + other.right,
                     self.wanted + other.wanted, self.found + other.found)

    @property
    def precision(self):
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self):
        return self.found / self.wanted if self.wanted else None

    @property
    def f1(self):
        p, r = self.precision, self.recall
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0


class Measured:
    """One article: its scores by name, claims by relation, calibration, and what went wrong."""

    def __init__(self, gold, proposals, text, catalogue, names_known=True):
        self.gold, self.text, self.catalogue = gold, text, catalogue
        self.names_known = names_known
        self.matching = Matching(gold, proposals, text)
        self.scores = {}
        self.relations = collections.defaultdict(Score)
        self.bins = collections.defaultdict(lambda: [0, 0, 0.0])  # proposed, right, sum of scores
        self.times = collections.Counter()
        self.details = collections.Counter()
        self.errors = []  # (what, start, words)
        within = lambda rows: [row for row in rows if gold.covers(row.start, row.end)]
        self._mentions(within(proposals.mentions))
        self._kinds(within(proposals.mentions), proposals)
        self._dates(within(proposals.dates))
        self._claims(within(proposals.candidates), proposals)

    # Mentions and links

    def _mentions(self, proposed):
        trimmed = {id(row): self._trimmed(row) for row in [*proposed, *self.gold.mentions]}
        names, references = Score(), Score()
        exact, links = Score(), Score()
        seen = {trimmed[id(row)] for row in proposed}
        wanted_spans = {trimmed[id(row)] for row in self.gold.mentions}
        for row in proposed:
            score = references if row.reference else names
            score.proposed += 1
            exact.proposed += 1
            exact.right += trimmed[id(row)] in wanted_spans
            found = best(self.gold.mentions, row)
            if not found:
                self._error("mention: nothing is there", row, row.thing)
                continue
            score.right += 1
            links.proposed += 1
            if self._linked(row, found):
                links.right += 1
            else:
                self._error("link: wrong thing", row, f"{row.thing}, and is {found.thing}")
        for row in self.gold.mentions:
            if row.minor:
                continue
            score = references if row.reference else names
            score.wanted += 1
            exact.wanted += 1
            links.wanted += 1
            exact.found += trimmed[id(row)] in seen
            found = best(proposed, row)
            if not found:
                self._error("mention: missed", row, row.thing)
                continue
            score.found += 1
            links.found += self._linked(found, row)
        self.scores["mentions, names"] = names
        self.scores["mentions, references"] = references
        self.scores["mentions, all"] = names + references
        self.scores["mentions, exact span"] = exact
        self.scores["entity links"] = links

    def _linked(self, proposed, wanted):
        thing = self.gold.things[wanted.thing]
        if self.names_known and thing.known and not wanted.reference:
            return proposed.thing == thing.known
        return wanted.thing in self.matching.of.get(proposed.thing, ())

    def _kinds(self, proposed, proposals):
        for identity in {row.thing for row in proposed}:
            thing = proposals.things[identity]
            keys = self.matching.of.get(identity)
            if not thing.new or not keys or not thing.kind:
                continue
            kinds = [self.gold.things[key].kind for key in keys]
            right = any(self.catalogue.kind_fits(thing.kind, kind) for kind in kinds)
            self.details["new things that are in the gold"] += 1
            self.details["of these of the right kind, or one above or below it"] += right
            if not right:
                first = next(row for row in proposed if row.thing == identity)
                self._error("kind: wrong", first, f"{thing.kind}, and is {kinds[0]}")

    def _trimmed(self, row):
        words = self.text[row.start : row.end]
        start = row.start + (re.match(r"(?:(?:the|a|an)\s+)?", words, re.I).end())
        return start, row.end - len(re.search(r"(?:['\u2019]s?)?\s*$", words)[0])

    # Dates

    def _dates(self, proposed):
        spans, right = Score(), Score()
        for row in proposed:
            spans.proposed += 1
            right.proposed += 1
            found = best(self.gold.dates, row)
            if not found:
                self._error("date: nothing is there", row, row.edtf)
                continue
            spans.right += 1
            if found.is_meant_by(row.edtf):
                right.right += 1
                self.details["dates right"] += 1
                self.details["of these rightly called inferred or not"] += row.inferred == found.inferred
            else:
                self._error("date: wrong", row, f"{row.edtf}, and is {found.edtf}")
        for row in self.gold.dates:
            if row.minor:
                continue
            spans.wanted += 1
            right.wanted += 1
            found = [one for one in proposed if overlap(one, row) > 0]
            if not found:
                self._error("date: missed", row, row.edtf)
            spans.found += bool(found)
            right.found += any(row.is_meant_by(one.edtf) for one in found)
        self.scores["dates, span"] = spans
        self.scores["dates, right"] = right

    # Claims

    def _claims(self, candidates, proposals):
        score, proposed = Score(), {}
        for row in sorted(candidates, key=lambda row: -row.score):
            proposed.setdefault(row.identity(), row)
        proposed = list(proposed.values())
        pairs = []
        fitting = {id(row): [] for row in proposed}
        for row in proposed:
            for index, claim in enumerate(self.gold.claims):
                if exact := self.fits(row, claim):
                    fitting[id(row)].append(claim)
                    apart = not (row.start < claim.end and claim.start < row.end)
                    pairs.append((claim.minor, apart, exact < 2, self._time(row, claim) == "wrong",
                                  -row.score, index, row))
        taken, found = set(), {}
        for *_, index, row in sorted(pairs, key=lambda pair: pair[:6]):
            if id(row) not in taken and index not in found:
                taken.add(id(row))
                found[index] = row
        for row in proposed:
            right = bool(fitting[id(row)])
            score.proposed += 1
            score.right += right
            self.relations[row.relation] += Score(proposed=1, right=int(right))
            counts = self.bins[min(int(row.score * 10), 9)]
            counts[0] += 1
            counts[1] += right
            counts[2] += row.score
            if not right:
                self._error(f"claim: not in the gold, score {row.score:.2f}", row,
                            self.candidate_words(row, proposals))
        for index, claim in enumerate(self.gold.claims):
            if index in found:
                self._found(found[index], claim, proposals)
            elif not claim.minor:
                self._error("claim: missed", claim, self.claim_words(claim))
            if not claim.minor:
                score.wanted += 1
                score.found += index in found
                self.relations[claim.relation] += Score(wanted=1, found=int(index in found))
        self.scores["claims"] = score

    def _found(self, row, claim, proposals):
        time = self._time(row, claim)
        if time:
            self.times[time] += 1
            if time == "wrong":
                self._error("claim: right but for its time", row,
                            self.candidate_words(row, proposals) + ", and is " + self.claim_words(claim))
        self.details["claims found"] += 1
        self.details["of these rightly called another's word or not"] += row.attributed == claim.attributed
        if claim.notes:
            self.details["claims found that have notes"] += 1
            self.details["of these with the right notes"] += set(claim.notes) <= set(row.notes)

    def fits(self, row, claim):
        """0 where the candidate is not the claim, 1 where it counts as it, 2 where it is just it."""
        if row.denied != claim.denied or row.modality != claim.modality:
            return 0
        for number, (subject, relation, value) in enumerate(claim.readings()):
            if not self.catalogue.fits(row.relation, relation):
                continue
            fitting = self.matching.is_it(row.subject, subject) and self._object(row.object, value)
            if not fitting and relation in self.catalogue.symmetric and isinstance(row.object, str):
                fitting = self.matching.is_it(row.object, subject) and self._object(row.subject, value)
            if fitting:
                return 2 if number == 0 and row.relation == relation else 1
        return 0

    def _object(self, proposed, wanted):
        if isinstance(wanted, str):
            return isinstance(proposed, str) and self.matching.is_it(proposed, wanted)
        if isinstance(proposed, str):
            return False
        if "date" in wanted:
            return "date" in proposed and edtf.same(proposed["date"], wanted["date"])
        if "amount" in wanted:
            return "amount" in proposed and same_quantity(proposed, wanted)
        start, end = (int(offset) for offset in wanted["span"])
        return "text" in proposed and words_shared(proposed["text"], self.text[start:end]) >= 0.5

    @staticmethod
    def _time(row, claim):
        """None where the gold asks for no time; else right, compatible, missing or wrong."""
        wanted = [(claim.on or claim.since, row.on or row.since), (claim.until, row.until)]
        wanted = [pair for pair in wanted if pair[0]]
        if not wanted:
            return None
        if any(given is None for _, given in wanted):
            return "missing"
        if all(edtf.same(asked, given) for asked, given in wanted):
            return "right"
        return "compatible" if all(edtf.compatible(*pair) for pair in wanted) else "wrong"

    # Words for people

    def _error(self, what, row, detail):
        self.errors.append((what, row.start, row.end, detail))

    def claim_words(self, claim):
        """A claim of the gold in its notation."""
        value = claim.object
        if isinstance(value, dict):
            value = f"“{self.text[int(value['span'][0]):int(value['span'][1])]}”" if "span" in value \
                else " ".join(str(part) for part in value.values() if part)
        return _sentence(claim.subject, claim, value)

    def candidate_words(self, row, proposals):
        """A candidate in the same notation."""
        value = row.object
        value = proposals.things[value].name if isinstance(value, str) \
            else " ".join(str(part) for part in value.values() if part)
        return _sentence(proposals.things[row.subject].name, row, value)


def _sentence(subject, row, value):
    words = f"[{subject}, {row.relation}, {value}]"
    for label, time in (("on", row.on), ("from", row.since), ("to", row.until)):
        if time:
            words += f" {label} {time}"
    if row.denied:
        words += " denied"
    if row.modality != "asserted":
        words += " " + row.modality
    return words + (" attributed" if row.attributed else "")
