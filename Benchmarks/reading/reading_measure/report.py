"""The tables that `measure` prints."""

import collections

from .scoring import Score

order = ["mentions, names", "mentions, references", "mentions, all", "mentions, exact span",
         "entity links", "dates, span", "dates, right", "claims"]


def percent(value):
    """A share as a whole number of hundredths, or a dash."""
    return "–" if value is None else f"{100 * value:.0f} %"


def table(head, rows):
    """Columns in step, the first to the left, the others to the right."""
    rows = [head, *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def score_row(label, score):
    """One line of a table of scores."""
    return [label, str(score.proposed), str(score.wanted), percent(score.precision),
            percent(score.recall), percent(score.f1)]


score_head = ["", "proposed", "gold", "precision", "recall", "F1"]


class Total:
    """The counts of several articles together: the micro average."""

    def __init__(self, measured):
        self.scores, self.relations = collections.defaultdict(Score), collections.defaultdict(Score)
        self.bins = collections.defaultdict(lambda: [0, 0, 0.0])
        self.times, self.details = collections.Counter(), collections.Counter()
        for one in measured:
            for name, score in one.scores.items():
                self.scores[name] += score
            for relation, score in one.relations.items():
                self.relations[relation] += score
            for place, counts in one.bins.items():
                self.bins[place] = [sum(pair) for pair in zip(self.bins[place], counts)]
            self.times += one.times
            self.details += one.details

    def printed(self):
        """All tables but those of single articles."""
        parts = [table(score_head, [score_row(name, self.scores[name]) for name in order]),
                 self._times(), self._details(), self._relations(), self._calibration()]
        return "\n\n".join(part for part in parts if part)

    def _times(self):
        asked = sum(self.times.values())
        if not asked:
            return ""
        kinds = ", ".join(f"{self.times[kind]} {kind}" for kind in
                          ("right", "compatible", "missing", "wrong"))
        return f"Time of the claims found that have one in the gold: {kinds} of {asked}."

    def _details(self):
        return "\n".join(f"{name}: {count}" for name, count in self.details.items())

    def _relations(self):
        rows = sorted(self.relations.items(), key=lambda item: (-item[1].wanted, -item[1].proposed, item[0]))
        return table(["claims by relation", *score_head[1:]],
                     [score_row(relation, score) for relation, score in rows]) if rows else ""

    def _calibration(self):
        rows = []
        for place in sorted(self.bins):
            proposed, right, total = self.bins[place]
            rows.append([f"{place / 10:.1f}–{(place + 1) / 10:.1f}", str(proposed), str(right),
                         percent(right / proposed), percent(total / proposed)])
        sure = [sum(self.bins[place][n] for place in self.bins if place >= 8) for n in (0, 1)]
        if sure[0]:
            rows.append(["0.8 and more", str(sure[0]), str(sure[1]), percent(sure[1] / sure[0]), ""])
        return table(["score", "proposed", "right", "share right", "mean score"], rows) if rows else ""

    def values(self):
        """The same for machines."""
        return {
            "scores": {name: score_values(self.scores[name]) for name in order},
            "relations": {name: score_values(score) for name, score in sorted(self.relations.items())},
            "calibration": [
                {"from": place / 10, "proposed": counts[0], "right": counts[1],
                 "mean_score": counts[2] / counts[0]}
                for place, counts in sorted(self.bins.items())
            ],
            "times": dict(self.times),
            "details": dict(self.details),
        }


def score_values(score):
    """A score as JSON has it."""
    return {"proposed": score.proposed, "right": score.right, "gold": score.wanted, "found": score.found,
            "precision": score.precision, "recall": score.recall, "f1": score.f1}


def errors(measured):
    """What went wrong, in the order of the text, with the words it is about."""
    lines = [f"== {measured.gold.article} =="]
    for what, start, end, detail in sorted(measured.errors, key=lambda error: (error[0][:5], error[1])):
        words = " ".join(measured.text[start:end].split())
        lines.append(f"{start}-{end} {what}: {detail}\n    “{words}”")
    return "\n".join(lines)


def shown(gold, text, measured_words):
    """The gold with the words it stands for, for whoever corrects it."""
    lines = [f"== {gold.article} =="]
    surfaces = collections.defaultdict(collections.Counter)
    for mention in gold.mentions:
        mark = " (reference)" if mention.reference else ""
        surfaces[mention.thing][" ".join(text[mention.start : mention.end].split()) + mark] += 1
    for key, thing in gold.things.items():
        known = f", known as {thing.known}" if thing.known else ""
        acts = f", acts for {', '.join(thing.acts_for)}" if thing.acts_for else ""
        words = "; ".join(f"{words} ×{count}" for words, count in surfaces[key].items())
        lines.append(f"{key}: {thing.kind}{known}{acts}: {words}")
    for date in gold.dates:
        mark = ", inferred" if date.inferred else ""
        lines.append(f"{date.start}-{date.end} “{text[date.start:date.end]}”: {date.edtf}{mark}")
    for claim in gold.claims:
        words = " ".join(text[claim.start : claim.end].split())
        mark = ", minor" if claim.minor else ""
        lines.append(f"{claim.start}-{claim.end} {measured_words(claim)}{mark}\n    “{words}”")
    return "\n".join(lines)
