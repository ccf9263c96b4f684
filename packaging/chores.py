"""The two things a person asks of a checkout: run FieldKit, and test it."""

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environment
import system_libraries
from environment import BUILD_LOCK, PROGRAM_LOCK, ROOT, TEST_LOCK, SetUpError, program

USE = "python3 packaging/bootstrap.py"
WINDOW_TESTS = ("tests/app", "tests/journeys")
NO_WINDOW = 2  # exit status of `fieldkit app` where it cannot open one; see its errors


def main(arguments: list[str]) -> int:
    """Do what the arguments ask; the answer is the exit status."""
    parser = argparse.ArgumentParser(prog=USE, description="Set FieldKit up and run or test it.")
    chores = parser.add_subparsers(dest="chore", required=True)
    run = chores.add_parser("run", help="open FieldKit")
    run.add_argument("arguments", nargs="*", help="given to `fieldkit` instead (after --)")
    test = chores.add_parser("test", help="check style, types, layers and run all tests")
    test.add_argument("--full", action="store_true", help="the long forms of the tests too")
    test.add_argument("-k", metavar="EXPR", help="only the tests that match, as in pytest")
    asked = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console may not know every character
    try:
        if asked.chore == "run":
            return run_fieldkit(asked.arguments)
        return run_tests(full=asked.full, expression=asked.k)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1


# run


def run_fieldkit(arguments: list[str]) -> int:
    """Open the app, or pass the arguments to `fieldkit`; the answer is its exit status.

    Without a display, or in a version that has no window, a demo is made instead.
    """
    environment.prepare([BUILD_LOCK, PROGRAM_LOCK])
    if arguments:
        return fieldkit(*arguments)
    obstacle = window_obstacle()
    if obstacle is None:
        status = fieldkit("app")
        if status != NO_WINDOW:
            return status
        obstacle = ""  # the program has said it itself
    folder = fresh_folder(Path.home())
    print(f"{obstacle} The demo is made instead, in {folder}".lstrip(), flush=True)
    return fieldkit("demo", str(folder))


def fieldkit(*arguments: str) -> int:
    """Run the program in sight of the person; the answer is its exit status."""
    command = [str(program("fieldkit")), *arguments]
    started_by = ("py" if os.name == "nt" else "python3", USE.partition(" ")[2], "run --")
    settings = environment.child_settings() | {"FIELDKIT_COMMAND": " ".join(started_by)}
    return subprocess.run(command, env=settings, check=False).returncode


def window_obstacle() -> str | None:
    """Why no window can be opened on this computer, as a sentence; None if one can."""
    if sys.platform.startswith("linux"):
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return "There is no display here."
        try:
            system_libraries.prepare(for_tests=False)
        except SetUpError as problem:
            return f"{problem}\nUntil then there is no window."
    return None


def fresh_folder(home: Path) -> Path:
    """A folder for the demo that does not exist yet, in `home` or else among temporary files."""
    if not os.access(home, os.W_OK):
        home = Path(tempfile.mkdtemp())
    number = 1
    while (
        folder := home / (f"fieldkit-demo-{number}" if number > 1 else "fieldkit-demo")
    ).exists():
        number += 1
    return folder


# test


def run_tests(*, full: bool, expression: str | None) -> int:
    """Check everything; the answer is 0 only if all of it is in order.

    The quick checks are all run, so that one go names everything; the tests follow only when
    those are in order. The whole suite also has to cover the files named in pyproject.toml.
    """
    environment.prepare([BUILD_LOCK, PROGRAM_LOCK, TEST_LOCK])
    system_libraries.prepare(for_tests=True)
    python = str(program("python"))
    checks = {
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "lint": [python, "-m", "ruff", "check", "."],
        "types": [python, "-m", "mypy"],
        "layers": [str(program("lint-imports")), "--no-logo"],
    }
    report = [run_step(name, command)[0] for name, command in checks.items()]
    closings = ["Tests: not run, see above."]
    if all(is_good for is_good, _ in report):
        pytest = [python, "-m", "pytest", *(["--full", "--timeout=3600"] if full else [])]
        if expression is None:
            results = run_halves(pytest)
        else:
            results = [run_step("tests", [*pytest, "-k", expression])]
        report += [result for result, _ in results]
        closings = [next(filter(str.strip, reversed(output)), "") for _, output in results]
        if expression is None and all(is_good for is_good, _ in report):
            coverage = [python, "tests/rules/check_coverage.py", "coverage.json"]
            report.append(run_step("coverage", coverage)[0])
    print("\n" + "\n".join(line for _, line in report))
    for closing in closings:
        print(re.sub(r"\x1b\[[0-9;]*m", "", closing.rstrip()), flush=True)
    return 0 if all(is_good for is_good, _ in report) else 1


def run_halves(pytest: list[str]) -> list[tuple[tuple[bool, str], list[str]]]:
    """Run the tests of the window beside all others, which are measured for coverage.

    The window's do not touch what is measured, and measuring would make them slow. They are
    shown when they have ended.
    """
    measured = [*pytest, "--cov", "--cov-report=json:coverage.json"]
    measured += [f"--ignore={folder}" for folder in WINDOW_TESTS]
    with ThreadPoolExecutor(1) as beside:
        window = beside.submit(
            run_step, "window", [*pytest, "-p", "no:cacheprovider", *WINDOW_TESTS], is_shown=False
        )
        engine = run_step("tests", measured)
        shown = window.result()
    print("\n== window", flush=True)
    print("".join(shown[1]), flush=True)
    return [engine, shown]


def run_step(
    name: str, command: list[str], *, is_shown: bool = True
) -> tuple[tuple[bool, str], list[str]]:
    """Run one check, in sight of the person unless told otherwise.

    Returns:
        Whether it was in order with a line saying so, and what it wrote.
    """
    if is_shown:
        print(f"\n== {name}", flush=True)
    settings = environment.child_settings()
    if sys.stdout.isatty():
        settings |= {"FORCE_COLOR": "1"}
    start = time.monotonic()
    lines = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            if is_shown:
                print(line, end="", flush=True)
            lines.append(line)
    is_good = process.returncode == 0
    words = "in order" if is_good else f"NOT in order (exit status {process.returncode})"
    return (is_good, f"{name:9} {words}, {time.monotonic() - start:.1f} s"), lines
