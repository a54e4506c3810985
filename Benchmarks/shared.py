"""What the benchmarks share: the program they measure, and how its pages are asked for."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def release_build():
    """The program that scripts/demo makes; ends the benchmark when it is not there."""
    flags = ["-c", "release", "--product", "regesta"]
    if sys.platform == "linux":
        flags.append("--static-swift-stdlib")
    shown = subprocess.run(["swift", "build", *flags, "--show-bin-path"], cwd=ROOT, capture_output=True, text=True,
                           check=True)
    program = pathlib.Path(shown.stdout.strip()) / "regesta"
    if not program.exists():
        sys.exit("There is no release build yet: run scripts/demo first.")
    return str(program)


def write_pages_script(script, keys):
    """Writes what has wrk ask for the pages of things, one after another."""
    paths = ", ".join(f'"/e/{key}"' for key in keys)
    script.write_text(f"local paths = {{{paths}}}\nlocal i = 0\n"
                      "request = function() i = i % #paths + 1; return wrk.format('GET', paths[i]) end\n")
