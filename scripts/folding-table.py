#!/usr/bin/env python3
"""Writes Sources/Names/FoldingTable.swift from the Unicode data that Python carries.

Run it from the top of the repository: python3 scripts/folding-table.py

Rule. For every scalar: take its compatibility decomposition, lower-case it, decompose again, leave
out the combining marks, and give every letter that is left its plain Latin spelling (below). The
scalar gets a line in the table when the outcome is one to four Latin letters or digits.

Spellings. A Latin letter "X WITH ..." that has no decomposition is read as X (stroke, hook, bar);
Cyrillic follows the ALA-LC tables for Russian without their marks, and Greek ISO 843 with ch for chi.
Three letters depend on their neighbour and are written with a capital, which the fold resolves:
Y Greek upsilon (u after a, e, o), W Armenian yiwn (u after o, else v), A hard sign (a before a
consonant, else nothing). "_" is a letter or quotation mark that is left out.
"""

import re
import unicodedata

LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ħ": "h", "ı": "i",
    "ĸ": "k", "ł": "l", "ŋ": "n", "ŧ": "t", "ſ": "s", "ȷ": "j", "ə": "a", "ǝ": "e", "ɛ": "e",
    "ɔ": "o", "ɣ": "g", "ɩ": "i", "ʊ": "u", "ʋ": "v", "ʒ": "z", "ʃ": "s", "ƿ": "w", "ȝ": "gh",
    "ɑ": "a", "ɡ": "g", "ɪ": "i", "ɵ": "o", "ʌ": "v", "ȣ": "ou", "ƕ": "hv", "ɂ": "_", "ʔ": "_",
    "ɓ": "b", "ɗ": "d", "ɖ": "d", "ɨ": "i", "ʉ": "u", "ꞌ": "_", "ꜳ": "aa", "ꜵ": "ao", "ꜷ": "au",
    "ꜹ": "av", "ꜻ": "av", "ꜽ": "ay", "ꝏ": "oo", "ꝡ": "vy", "ꝺ": "d", "ꝼ": "f", "ᵹ": "g",
    "ꞃ": "r", "ꞅ": "s", "ꞇ": "t", "ꝛ": "r", "ꝫ": "et", "ꝧ": "th", "ꝥ": "th", "ƣ": "gh",
    "ƨ": "s", "ʀ": "r", "ɯ": "u",
}
GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsst-fo")) | {
    "υ": "Y", "θ": "th", "χ": "ch", "ψ": "ps", "ϝ": "w", "ϙ": "q", "ϛ": "st", "ϳ": "j", "ϲ": "s",
    "\u0345": "i",
}
CYRILLIC = dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf")) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "A", "ы": "y",
    "ь": "_", "э": "e", "ю": "iu", "я": "ia", "є": "ie", "і": "i", "ґ": "g", "ѣ": "e", "ѳ": "f",
    "ѵ": "i", "ѕ": "dz", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz", "ѡ": "o",
    "ѧ": "ia", "ѩ": "ia", "ѫ": "u", "ѭ": "iu", "ѯ": "ks", "ѱ": "ps", "ѹ": "u", "ꙋ": "u", "ѥ": "ie",
    "ꙗ": "ia", "ꙇ": "i", "ꙃ": "dz", "ꙁ": "z", "ꙑ": "y", "ѿ": "ot", "ѻ": "o", "ꙍ": "o", "ҩ": "o",
    "ә": "a", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ӏ": "_", "ғ": "g", "қ": "k", "ң": "n",
    "ҥ": "n", "ҕ": "g", "җ": "j", "ҷ": "j", "ӌ": "j", "ҹ": "j", "ҵ": "ts", "ӕ": "ae", "ӡ": "dz",
    "ҽ": "ch", "ҏ": "r", "ҍ": "_", "ԝ": "w", "ԛ": "q",
}
ARMENIAN = dict(zip(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts W p k o f".split()))
GEORGIAN = dict(zip(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h e y w q o f".split()))
# Asomtavruli and Nuskhuri, the older Georgian alphabets, keep the order of Mkhedruli.
GEORGIAN |= {chr(0x2D00 + ord(k) - 0x10D0): v for k, v in GEORGIAN.items() if ord(k) <= 0x10F5}
SPELLING = LATIN | GREEK | CYRILLIC | ARMENIAN | GEORGIAN

# Apostrophes, primes, quotation marks, modifier letters that stand for one, the Catalan dot.
DROPPED = set(
    "\u00ab\u00b4\u00b7\u00bb\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c0\u02c1\u02c8\u02ca\u02cb"
    "\u02ee\u0384\u055a\u0559\u05f3\u05f4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033"
    "\u2034\u2035\u2036\u2037\u2039\u203a\u2057\u2e42\u300c\u300d\u300e\u300f\ua78b\ua78c\uff02\uff07"
    "\u1fbd\u1fbf\u1ffe\u1fef\u1ffd\u0385\u1fc1\u1fcd\u1fce\u1fcf\u1fdd\u1fde\u1fdf\u1fed\u1fee\u0374\u02d9\u00a8\u00b8\u02dd\u02db\u02d8\u00af\u02da\u02dc")


def mark(c):
    """The marks that a name can lose; the vowel signs of India and the voicing of kana are not."""
    n = ord(c)
    return unicodedata.category(c) in ("Mn", "Me") and n != 0x345 and any(
        a <= n <= b for a, b in (
            (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F),
            (0x670, 0x670), (0x6D6, 0x6ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
            (0x2DE0, 0x2DFF), (0xA66F, 0xA67D), (0xA69E, 0xA69F), (0xFB1E, 0xFB1E), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)))


def base(c):
    """The letter X of LATIN or CYRILLIC SMALL LETTER X WITH SOMETHING, else the letter itself."""
    name = unicodedata.name(c, "")
    small = re.match(r"(LATIN|CYRILLIC) (?:SMALL LETTER|LETTER SMALL CAPITAL) (\w+)(?: WITH .*)?$", name)
    if not small:
        return c
    try:
        return unicodedata.lookup(f"{small[1]} SMALL LETTER {small[2]}")
    except KeyError:
        return c


def letters(c):
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", c).lower())
    out = ""
    for d in decomposed:
        if mark(d):
            continue
        if d in DROPPED:
            out += "_"
            continue
        for e in (d, base(d), d.casefold()):
            if e in SPELLING:
                out += SPELLING[e]
                break
            if e.isascii() and e.isalnum():
                out += e
                break
        else:
            return None
    return out


def table():
    lines = {}
    for n in range(0x80, 0x110000):
        c = chr(n)
        if unicodedata.category(c) in ("Cn", "Cs", "Co", "Cc") or mark(c):
            continue
        spelt = "_" if c in DROPPED else letters(c)
        if not spelt:
            continue
        spelt = spelt.replace("_", "") or "_"
        if len(spelt) <= 4 and re.fullmatch(r"[a-z0-9AYW]+|_", spelt):
            lines.setdefault(spelt, []).append(c)
    return lines


def others():
    """Canonical decompositions of the other scripts; Hangul is computed, Han is left as it is."""
    out = []
    for n in range(0x80, 0x110000):
        c = chr(n)
        d = unicodedata.normalize("NFD", c)
        if d == c or 0xAC00 <= n <= 0xD7A3 or 0x1D100 <= n <= 0x1D1FF:
            continue
        if 0xF900 <= n <= 0xFAFF and n or 0x2F800 <= n <= 0x2FA1F:
            continue
        if unicodedata.category(c)[0] != "L" and unicodedata.category(c)[0] != "M":
            continue
        if letters(c) is not None or mark(c):
            continue
        d = "".join(x for x in d if not mark(x))
        out.append(f"{n:X}=" + "+".join(f"{ord(x):X}" for x in d))
    return out


def wrap(words, width=96):
    line = ""
    for w in words:
        if line and len(line) + 1 + len(w) > width:
            yield line
            line = ""
        line += (" " if line else "") + w
    if line:
        yield line


def main():
    rows = []
    for spelt, sources in sorted(table().items()):
        for i in range(0, len(sources), 80):
            rows.append(spelt + " " + "".join(sources[i:i + 80]))
    with open("Sources/Names/FoldingTable.swift", "w", encoding="utf-8") as file:
        file.write(HEADER.format(version=unicodedata.unidata_version))
        file.write('  static let latin = """\n')
        file.writelines(f"    {row}\n" for row in rows)
        file.write('    """\n\n')
        file.write("  /// `scalar=scalar+scalar` in hexadecimal: canonical decompositions of other scripts.\n")
        file.write('  static let decompositions = """\n')
        file.writelines(f"    {row}\n" for row in wrap(others()))
        file.write('    """\n}\n')


HEADER = '''// Made by scripts/folding-table.py from Unicode {version}; change the script, not this file.

/// The plain Latin spelling of every letter that has one, and what other scripts decompose to.
///
/// Each line is a spelling, a space, and the scalars that are spelt so: those whose compatibility
/// decomposition, lower-cased, without combining marks and transliterated letter by letter, is that
/// spelling. The script states the rule and the transliterations. `Y`, `W` and `A` depend on the
/// letter next to them (see ``NameFolding``); `_` is left out.
enum FoldingTable {{
  /// `spelling scalars`, one pair a line.
'''

if __name__ == "__main__":
    main()
