"""From offsets in a stored passage to offsets in the file it was read from.

An importer may join lines, drop markup and take note marks out, so that only the characters that are
no space and no markup are compared, in their order.
"""

import bisect
import re

_marks = re.compile(r"\[(?:\d+|edit|[a-z]|citation needed)\]|''+|_", re.I)
_same = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
                       "\u2013": "-", "\u2014": "-", "\u2212": "-"})


class Stream:
    """The characters of a text that count, each with its offset."""

    def __init__(self, text):
        left_out = set()
        for mark in _marks.finditer(text):
            left_out.update(range(*mark.span()))
        self.offsets = [
            offset
            for offset, character in enumerate(text)
            if offset not in left_out and not character.isspace()
        ]
        # An importer may write a title out of its capitals.
        plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_same))
        self.characters = "".join(plain[offset] for offset in self.offsets)
        self.length = len(text)


class Alignment:
    """Where each passage of an import stands in the file."""

    def __init__(self, file_text, passages):
        """`passages`: text by ordinal."""
        self.file = Stream(file_text)
        self.maps, self.lost = {}, []
        cursor = 0
        for ordinal in sorted(passages):
            passage = Stream(passages[ordinal])
            pairs = self._whole(passage, cursor) or self._whole(passage, 0)
            if pairs is None:
                pairs = self._in_pieces(passage, cursor)
            if not pairs:
                self.lost.append(ordinal)
                continue
            self.maps[ordinal] = pairs
            cursor = pairs[-1][2] + 1

    def _whole(self, passage, cursor):
        at = self.file.characters.find(passage.characters, cursor) if passage.characters else -1
        if at < 0:
            return None
        return [
            (offset, self.file.offsets[at + index], at + index)
            for index, offset in enumerate(passage.offsets)
        ]

    def _in_pieces(self, passage, cursor):
        """What was changed on the way is passed over; the words before and after it are found."""
        pairs, index, size = [], 0, 12
        while index < len(passage.characters):
            piece = passage.characters[index : index + size]
            # The start may be anywhere; after it the next words are near.
            end = cursor + 400 if pairs else len(self.file.characters)
            at = self.file.characters.find(piece, cursor, end)
            if at < 0 or len(piece) < 3:
                index += 1
                continue
            while index < len(passage.characters) and at < len(self.file.characters) and (
                passage.characters[index] == self.file.characters[at]
            ):
                pairs.append((passage.offsets[index], self.file.offsets[at], at))
                index, at = index + 1, at + 1
            cursor = at
        return pairs if len(pairs) * 2 >= len(passage.characters) else None

    def span(self, ordinal, start, end):
        """The words in the file, or None where they are not found there."""
        pairs = self.maps.get(ordinal, ())
        low = bisect.bisect_left(pairs, start, key=lambda pair: pair[0])
        high = bisect.bisect_left(pairs, end, key=lambda pair: pair[0])
        return (pairs[low][1], pairs[high - 1][1] + 1) if low < high else None
