"""What `regesta candidates -f jsonl` (and `--mentions`, `--dates`) wrote: JSON Lines of three forms."""

import json
from dataclasses import dataclass, field

from .alignment import Alignment


class ProposalError(Exception):
    """A line that is not what the schema promises."""


@dataclass
class Proposed:
    """Words taken for a thing, or for a date: `thing` or `edtf` is set."""

    start: int
    end: int
    thing: str = None
    reference: bool = False
    edtf: str = None
    inferred: bool = False


@dataclass
class ProposedThing:
    """A thing that the reader speaks of."""

    key: str  # its key in the base, or its name where it would be new
    name: str
    kind: str
    new: bool


@dataclass
class Candidate:
    """A claim that the reader proposes; the span counts scalars of the file."""

    start: int
    end: int
    subject: str
    relation: str
    object: object  # a thing's identity, or {date}, {text} or {amount, unit}
    on: str = None
    since: str = None
    until: str = None
    denied: bool = False
    modality: str = "asserted"
    attributed: bool = False
    notes: list = field(default_factory=list)
    score: float = 0.0

    def identity(self):
        """Two candidates with the same are one proposal made twice."""
        value = json.dumps(self.object, sort_keys=True, ensure_ascii=False)
        return (self.subject, self.relation, value, self.denied, self.modality, self.on, self.since,
                self.until)


class Proposals:
    """All that was proposed for one article, with offsets in its file."""

    def __init__(self, lines, article_text):
        self.things, self.mentions, self.dates, self.candidates = {}, [], [], []
        rows, passages = [], {}
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ProposalError(f"line {number} is not JSON: {error}") from error
            passage = row.get("passage")
            if isinstance(passage, dict):
                ordinal = passage.get("ordinal")
                if passage.get("text") is not None:
                    passages[ordinal] = passage["text"]
            else:
                ordinal = passage
            if ordinal is not None:
                rows.append((number, ordinal, row))
        self.alignment = Alignment(article_text, passages)
        self.unplaced = 0
        for number, ordinal, row in rows:
            if not {"relation", "edtf", "date", "thing"} & row.keys() or "start" not in row:
                continue  # a passage alone
            span = self.alignment.span(ordinal, row["start"], row["end"])
            if span is None:
                self.unplaced += 1
                continue
            try:
                self._take(row, *span)
            except (KeyError, TypeError, AttributeError) as error:
                raise ProposalError(f"line {number} lacks {error}") from error

    def _thing(self, value):
        if isinstance(value, str):
            value = {"key": value, "name": value}
        name = value.get("name") or value.get("key") or ""
        new = bool(value.get("new", value.get("key") is None))
        identity = value.get("key") or "new:" + name
        self.things.setdefault(identity, ProposedThing(identity, name, value.get("kind"), new))
        return identity

    def _take(self, row, start, end):
        if "relation" in row:
            self._take_candidate(row, start, end)
        elif "edtf" in row or "date" in row:
            date = row.get("date") or row
            inferred = bool(date.get("inferred"))
            self.dates.append(Proposed(start, end, edtf=date["edtf"] or "", inferred=inferred))
        else:
            thing = self._thing(row["thing"])
            self.mentions.append(Proposed(start, end, thing, bool(row.get("reference"))))

    def _take_candidate(self, row, start, end):
        value = row["object"]
        if "thing" in value:
            value = self._thing(value["thing"])
        elif "date" in value:
            value = {"date": _edtf(value["date"]) or ""}
        elif "quantity" in value:
            quantity = value["quantity"]
            if not isinstance(quantity, dict):
                quantity = {"amount": quantity}
            amount = quantity.get("amount", quantity.get("number"))
            value = {"amount": amount, "unit": quantity.get("unit")}
        else:
            value = {"text": value["text"]}
        notes = [note.get("label") if isinstance(note, dict) else note for note in row.get("notes") or []]
        self.candidates.append(
            Candidate(
                start,
                end,
                self._thing(row["subject"]),
                row["relation"],
                value,
                on=_edtf(row.get("on")),
                since=_edtf(row.get("from")),
                until=_edtf(row.get("to")),
                denied=bool(row.get("denied")),
                modality=row.get("modality") or "asserted",
                attributed=bool(row.get("attribution")),
                notes=[str(note) for note in notes],
                score=float(row.get("score") or 0),
            )
        )


def _edtf(value):
    return value.get("edtf") if isinstance(value, dict) else value
