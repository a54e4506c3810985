"""The part of YAML that the gold is written in, so that no package is needed to read it.

Mappings and lists by indentation; in them `{key: value}` and `[a, b]` on one line; scalars plain or in
double quotes, as in JSON. A comment has its own line. Every scalar is a string, save true and false.
"""

import json
import re


class NotationError(Exception):
    """Where a file does not read, and why."""

    def __init__(self, path, line, reason):
        super().__init__(f"{path}:{line}: {reason}")


_key = re.compile(r"""([A-Za-z][\w-]*):(?: (.*))?$""")
_plain = re.compile(r"""[^\s,\[\]{}"][^,\[\]{}"]*""")


def parse(text, path="text"):
    """What the text says, as dictionaries, lists, strings and booleans."""
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words and not words.startswith("#"):
            lines.append((number, len(line) - len(line.lstrip(" ")), words))
    if not lines:
        return {}
    value, rest = _block(lines, 0, lines[0][1], path)
    if rest < len(lines):
        raise NotationError(path, lines[rest][0], "the indentation fits nothing above")
    return value


def _block(lines, at, indent, path):
    if lines[at][2].startswith("- "):
        return _list(lines, at, indent, path)
    return _mapping(lines, at, indent, path)


def _list(lines, at, indent, path):
    values = []
    while at < len(lines) and lines[at][1] == indent and lines[at][2].startswith("- "):
        number, _, words = lines[at]
        words = words[2:].strip()
        if words[0] not in '{["' and _key.match(words):
            # A mapping that begins behind the dash goes on at the column of its first key.
            inner = indent + 2
            lines[at] = (number, inner, words)
            value, at = _mapping(lines, at, inner, path)
        else:
            value, at = _flow(words, number, path), at + 1
        values.append(value)
    return values, at


def _mapping(lines, at, indent, path):
    values = {}
    while at < len(lines) and lines[at][1] == indent:
        number, _, words = lines[at]
        found = _key.match(words)
        if not found:
            raise NotationError(path, number, f"no `key: value` here: {words[:40]}")
        key, value = found.groups()
        if key in values:
            raise NotationError(path, number, f"`{key}` stands here twice")
        at += 1
        if value:
            values[key] = _flow(value.strip(), number, path)
        elif at < len(lines) and lines[at][1] > indent:
            values[key], at = _block(lines, at, lines[at][1], path)
        else:
            values[key] = []
    return values, at


def _flow(words, number, path):
    if words[0] not in '{["':
        if " #" in words or ": " in words or words[0] in "]},&*!|>'%@`":
            raise NotationError(path, number, f"this needs double quotes: {words[:40]}")
        return {"true": True, "false": False}.get(words, words)
    value, at = _value(words, 0, number, path)
    if words[at:].strip():
        raise NotationError(path, number, f"nothing may follow here: {words[at:][:40]}")
    return value


def _value(words, at, number, path):
    at = _skip(words, at)
    if at >= len(words):
        raise NotationError(path, number, "a value is missing at the end of the line")
    if words[at] == "{":
        return _pairs(words, at + 1, number, path)
    if words[at] == "[":
        return _items(words, at + 1, number, path)
    if words[at] == '"':
        try:
            return json.JSONDecoder().raw_decode(words, at)
        except ValueError as error:
            raise NotationError(path, number, f"a string that does not end: {error}") from error
    found = _plain.match(words, at)
    if not found:
        raise NotationError(path, number, f"no value here: {words[at:][:40]}")
    scalar = found[0].strip()
    return {"true": True, "false": False}.get(scalar, scalar), found.end()


def _pairs(words, at, number, path):
    values = {}
    while True:
        at = _skip(words, at)
        if words[at : at + 1] == "}":
            return values, at + 1
        colon = words.find(":", at)
        if colon < 0:
            raise NotationError(path, number, "a `{` that is not closed")
        key = words[at:colon].strip()
        values[key], at = _value(words, colon + 1, number, path)
        at = _comma(words, at, "}", number, path)


def _items(words, at, number, path):
    values = []
    while True:
        at = _skip(words, at)
        if words[at : at + 1] == "]":
            return values, at + 1
        value, at = _value(words, at, number, path)
        values.append(value)
        at = _comma(words, at, "]", number, path)


def _comma(words, at, end, number, path):
    at = _skip(words, at)
    if words[at : at + 1] == ",":
        return at + 1
    if words[at : at + 1] != end:
        raise NotationError(path, number, f"`,` or `{end}` is missing before: {words[at:][:40]}")
    return at


def _skip(words, at):
    while at < len(words) and words[at] == " ":
        at += 1
    return at
