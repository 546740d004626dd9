#!/usr/bin/env python3
"""How fast is diglot beside other checkers? Whole processes, on the same pairs.

    python3 benches/compare.py [--pairs 10000] [--runs 3] [--limit 900] [--keep]

makes a project with the generator of `benches/speed`, writes the same pairs as Fluent files for
compare-locales and moz.l10n and as PO for translate-toolkit's pofilter, installs these from PyPI
into `target/compare/venv` and nowhere else, and prints a table: the least processor time (user and
system) and wall time of some runs, and how many times diglot's that is. The tools check different
things; the table says how long a person or a hook waits, not who finds more.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "target" / "compare"
# What compare-locales checks, as diglot calls it.
RULES = (
    "syntax duplicate-id invalid-id missing orphan placeable-mismatch unknown-reference "
    "attribute-mismatch missing-value plural-categories"
).split()
PACKAGES = ["compare-locales==9.0.5", "moz.l10n==0.15.0", "translate-toolkit==3.20.4"]


def tools() -> Path:
    """The folder of the other tools' programs."""
    programs = PLACE / "venv" / "bin"
    if not (programs / "pofilter").exists():
        venv.create(PLACE / "venv", with_pip=True)
        subprocess.run([programs / "pip", "install", "--quiet", *PACKAGES], check=True)
    return programs


def generate(folder: Path, pairs: int, documents: int) -> None:
    """Writes diglot's project."""
    size = {"DIGLOT_BENCH_PAIRS": str(pairs), "DIGLOT_BENCH_DOCUMENTS": str(documents)}
    command = ["cargo", "bench", "--quiet", "--bench", "speed", "--", "--generate", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | size)


def convert(project: Path, fluent: Path, po: Path) -> None:
    """Writes the same pairs as Fluent files with an `l10n.toml`, and as PO."""
    for folder in [fluent / "fr", fluent / "en", po]:
        folder.mkdir(parents=True)
    (fluent / "l10n.toml").write_text(
        'basepath = "."\nlocales = ["en"]\n\n[[paths]]\n'
        '    reference = "fr/**/*.ftl"\n    l10n = "{locale}/**/*.ftl"\n'
    )
    for content in sorted((project / "content").glob("d*.toml")):
        segments = tomllib.loads(content.read_text())["segment"]
        name = f"{content.stem}.ftl"
        messages = (project / "locales" / "en" / name).read_text()
        (fluent / "en" / name).write_text(messages)
        source = "".join(f"{segment['id']} = {segment['text']}\n" for segment in segments)
        (fluent / "fr" / name).write_text(source)
        english = dict(re.findall(r"^(\S+) = (.*)$", messages, re.M))
        with open(po / f"{content.stem}.po", "w") as out:
            out.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n')
            for segment in segments:
                texts = [segment["text"], english[segment["id"]]]
                source, target = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
                # The id as context: the same words may occur twice.
                out.write(f'\nmsgctxt "{segment["id"]}"\nmsgid "{source}"\nmsgstr "{target}"\n')


def measure(
    command: list, runs: int, environment: dict, limit: float
) -> tuple[float, float] | None:
    """The least processor and wall time of some runs, in seconds; none where one takes too long."""
    best = (float("inf"), float("inf"))
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        try:
            subprocess.run(command, **quiet, env=os.environ | environment, timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = (min(best[0], used), min(best[1], wall))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--runs", type=int, default=3, help="runs of diglot; the others run once")
    parser.add_argument("--limit", type=float, default=900, help="seconds that a run may take")
    parser.add_argument("--keep", action="store_true", help="keep the data for the next time")
    arguments = parser.parse_args()
    programs, data = tools(), PLACE / f"data-{arguments.pairs}-{arguments.documents}"
    subprocess.run(["cargo", "build", "--release", "--quiet"], check=True, cwd=ROOT)
    diglot = ROOT / "target" / "release" / "diglot"
    project, fluent, po = data / "diglot", data / "fluent", data / "po"
    if not data.exists():
        generate(project, arguments.pairs, arguments.documents)
        convert(project, fluent, po)
    one = {"RAYON_NUM_THREADS": "1"}
    commands = [
        ("diglot check", [diglot, "check", "--project", project], arguments.runs, {}),
        ("diglot check, one thread", [diglot, "check", "--project", project], arguments.runs, one),
        ("diglot check, Fluent files only", [diglot, "check", "--project", fluent], arguments.runs, {}),
        (
            "the same, with compare-locales' rules",
            [diglot, "check", "--project", fluent, *(f"--rule={rule}" for rule in RULES)],
            arguments.runs,
            {},
        ),
        ("compare-locales", [programs / "compare-locales", fluent / "l10n.toml", fluent, "en"], 1, {}),
        (
            "moz-l10n compare",
            [programs / "moz-l10n", "compare", "--source", fluent / "l10n.toml", fluent / "en"],
            1,
            {},
        ),
        ("moz-l10n lint", [programs / "moz-l10n", "lint", fluent / "en"], 1, {}),
        ("pofilter", [programs / "pofilter", "--language=en", po, data / "pofilter"], 1, {}),
    ]
    print(f"{arguments.pairs} pairs in {arguments.documents} documents\n")
    print("| program | processor time | wall time | times diglot's (processor) | (wall) |")
    print("|---|--:|--:|--:|--:|")
    first = None
    for name, command, runs, environment in commands:
        measured = measure(command, runs, environment, arguments.limit)
        if measured is None:
            print(f"| {name} | more than {arguments.limit:.0f} s | | | |", flush=True)
            continue
        used, wall = measured
        first = first or measured
        print(
            f"| {name} | {used:.2f} s | {wall:.2f} s | {used / first[0]:.1f} | {wall / first[1]:.1f} |",
            flush=True,
        )
    if not arguments.keep:
        shutil.rmtree(data)


if __name__ == "__main__":
    sys.exit(main())
