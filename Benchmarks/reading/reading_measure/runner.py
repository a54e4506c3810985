"""Runs `regesta` on an article in a base of its own, and gives what it proposed as JSON Lines."""

import json
import pathlib
import shutil
import subprocess


class RunError(Exception):
    """What was run, and what it said."""


def built(root):
    """The newest build of the repository."""
    places = [root / ".build" / name / "regesta" for name in ("release", "debug")]
    there = [place for place in places if place.exists()]
    if not there:
        raise RunError("There is no build yet: run `swift build -c release` first, or say --regesta FILE.")
    return max(there, key=lambda place: place.stat().st_mtime)


class Runner:
    """A base with the catalogue, and the names of the founding article unless it is to be bare."""

    def __init__(self, regesta, seed, folder, bare=False):
        self.regesta, self.folder = str(regesta), pathlib.Path(folder)
        self.template = self.folder / "template.regesta"
        self._run("init", str(self.template))
        if not bare:
            names = [self._names_of(path) for path in self._founding(pathlib.Path(seed))]
            self._run("--db", str(self.template), "import", *names)

    @staticmethod
    def _founding(seed):
        founding = seed / "founding"
        return [founding / "sources.yaml", *sorted(founding.glob("entities-*.yaml")),
                founding / "names.yaml", founding / "background.yaml"]

    def _names_of(self, path):
        """The file without its claims: `init --demo` would bring those too, and nothing must be known."""
        words = path.read_text(encoding="utf-8").split("\nstatements:")[0] + "\n"
        copy = self.folder / path.name
        copy.write_text(words, encoding="utf-8")
        return str(copy)

    def read(self, article):
        """The lines that the reader's proposals for one file are exported as."""
        base = self.folder / "article.regesta"
        shutil.copy(self.template, base)
        self._run("--db", str(base), "import", "article", str(article))
        # The words of all passages, also of those in which nothing is proposed.
        texts = self._run("--db", str(base), "sql", "SELECT ordinal, text FROM passage", "-f", "jsonl",
                          "--limit", "all")
        lines = [json.dumps({"passage": json.loads(row)}) for row in texts.split("\n") if row.strip()]
        for what in ([], ["--mentions"], ["--dates"]):
            # A reader's proposals are read whole, however many there are.
            listed = self._run("--db", str(base), "candidates", *what, "-f", "jsonl", "--limit", "all")
            lines += listed.split("\n")
        return lines

    def _run(self, *arguments):
        done = subprocess.run([self.regesta, *arguments], capture_output=True, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            words = done.stderr.decode("utf-8", "replace").strip()
            raise RunError(f"regesta {' '.join(arguments)}\n{words}")
        return done.stdout.decode("utf-8")
