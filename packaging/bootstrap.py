"""Sets FieldKit up and runs it, or tests it. Needs Python alone; works on Linux and Windows.

    python3 packaging/bootstrap.py run                 open FieldKit
    python3 packaging/bootstrap.py run -- verify X.zip give everything after -- to `fieldkit`
    python3 packaging/bootstrap.py test [--full] [-k EXPR]

This file is kept to the language of Python 3.6, so that an old Python too can say what is
missing. Everything else is in the modules beside it.
"""

import shutil
import subprocess
import sys
from typing import List, Optional, Tuple

SUPPORTED = ((3, 11), (3, 12), (3, 13))
VERSION_QUESTION = "import sys; print(*sys.version_info[:2])"
EXIT_SET_UP_FAILED = 1
EXIT_STOPPED = 130


def is_supported(version: Tuple[int, int]) -> bool:
    """Whether FieldKit runs on that Python, given as (major, minor)."""
    return version in SUPPORTED


def is_python(command: List[str], version: Tuple[int, int]) -> bool:
    """Whether `command` starts a Python of exactly that version.

    It is really started: a name on the PATH may be a version manager's empty shell.
    """
    try:
        answer = subprocess.run(
            [*command, "-c", VERSION_QUESTION],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.split() == [b"%d" % part for part in version]


def other_python() -> Optional[List[str]]:
    """The command of a Python on this computer that FieldKit runs on, the newest first."""
    for version in reversed(SUPPORTED):
        name = "%d.%d" % version
        for command in (["python" + name], ["py", "-" + name]):
            if shutil.which(command[0]) and is_python(command, version):
                return command
    return None


def outside_any_venv() -> List[str]:
    """The command of the Python that runs this, or of the one its virtual environment is of.

    Our environment may have to be made again, which cannot be done from inside it.
    """
    base = getattr(sys, "_base_executable", None)
    inside = sys.prefix != sys.base_prefix
    return [base] if inside and base and base != sys.executable else [sys.executable]


def main(arguments: List[str]) -> int:
    """Do what the arguments ask, in a Python that can; the answer is the exit status."""
    command = outside_any_venv()
    if not is_supported(sys.version_info[:2]):
        found = other_python()
        if found is None:
            message = (
                "FieldKit needs Python 3.11, 3.12 or 3.13; this is Python {}.{}, and no other was "
                "found. Install one of them (Windows: from the installer of python.org; Debian: "
                "apt-get install python3.11 python3.11-venv) and give the same command again."
            )
            print(message.format(*sys.version_info[:2]), file=sys.stderr)
            return EXIT_SET_UP_FAILED
        command = found
    try:
        if command != [sys.executable]:
            return subprocess.call([*command, __file__, *arguments])
        import chores  # noqa: PLC0415 - an older Python cannot read it

        return chores.main(arguments)
    except KeyboardInterrupt:
        print("Stopped. Nothing is lost: give the same command again.", file=sys.stderr)
        return EXIT_STOPPED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
