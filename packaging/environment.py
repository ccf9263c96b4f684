"""The virtual environment of a checkout: exactly the locked packages, and the project itself."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = "fieldkit-stamp.json"
BUILD_LOCK = "requirements-build.txt"
PROGRAM_LOCK = "requirements.txt"
TEST_LOCK = "requirements-dev.txt"
ROOM_NEEDED = 1_000_000_000  # bytes; measured: 0.64 GB installed, 0.2 GB of downloads beside it

NO_NETWORK_WORDS = (
    *["NewConnectionError", "NameResolutionError", "Failed to establish a new connection"],
    *["Temporary failure in name resolution", "Max retries exceeded", "ConnectTimeout"],
    *["ReadTimeout", "ProxyError", "ConnectionResetError", "Network is unreachable"],
    *["getaddrinfo failed", "connection broken by"],
)


class SetUpError(Exception):
    """Set-up cannot go on; the text is one sentence or two for the person in front of it."""


def program(name: str, environment: Path = ENVIRONMENT) -> Path:
    """Where a program of the environment is, `python` itself or one that a package brings."""
    if os.name == "nt":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def child_settings() -> dict[str, str]:
    """Environment variables for the programs we start: UTF-8 everywhere, no foreign packages."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"}


# What an environment was made from


def current_stamp(root: Path, locks: list[str]) -> dict[str, str]:
    """What an environment made now for these lock files would be made from."""

    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()

    stamp = {name: digest(root / "packaging" / name) for name in locks}
    stamp["python"] = f"{sys.version_info[0]}.{sys.version_info[1]}"
    stamp["root"] = str(root)
    stamp["project"] = digest(root / "pyproject.toml")
    return stamp


def read_stamp(environment: Path) -> dict[str, str] | None:
    """What the environment was made from; None unless it was finished and is readable."""
    try:
        stamp = json.loads((environment / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def write_stamp(environment: Path, stamp: dict[str, str]) -> None:
    """Say that the environment is finished. The stamp is there in full or not at all."""
    temporary = environment / (STAMP + ".new")
    temporary.write_text(json.dumps(stamp, indent=1, sort_keys=True), "utf-8")
    temporary.replace(environment / STAMP)


def reason_to_remake(found: dict[str, str] | None, wanted: dict[str, str]) -> str | None:
    """Why an environment cannot be kept, as a sentence; None when it can be kept or completed."""
    if found is None:
        return "It was not finished."
    if found.get("python") != wanted["python"]:
        return f"It is for Python {found.get('python')}."
    if found.get("root") != wanted["root"]:
        return f"It was made in another place, {found.get('root')}."
    locks = [name for name in wanted if name.endswith(".txt")]
    if any(found.get(name, wanted[name]) != wanted[name] for name in locks):
        return "The locked packages have changed."
    return None


def missing_parts(found: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """The lock files, or "project", that an environment worth keeping still has to take in."""
    return [name for name, value in wanted.items() if found.get(name) != value]


# Making it


def prepare(locks: list[str]) -> None:
    """Make .venv hold the named lock files' packages and the project, doing only what is missing.

    Raises:
        SetUpError: it could not be done; the environment is then not taken for a finished one.
    """
    wanted = current_stamp(ROOT, locks)
    found = read_stamp(ENVIRONMENT)
    reason = reason_to_remake(found, wanted)
    if reason is None and not is_alive(program("python")):
        reason = "Its Python does not start."
    if reason is not None:
        if ENVIRONMENT.exists():
            print(f"Making {ENVIRONMENT} again. {reason}", flush=True)
        make_empty()
        found = {name: wanted[name] for name in ("python", "root")}
    missing = missing_parts(found or {}, wanted)
    if not missing:
        return
    (ENVIRONMENT / STAMP).unlink(missing_ok=True)
    for name in locks:
        if name in missing:
            install_locked(name)
    install_project()
    write_stamp(ENVIRONMENT, (found or {}) | wanted)


def is_alive(python: Path) -> bool:
    """Whether that Python starts; it does not once the one it was made from has gone."""
    try:
        answer = subprocess.run(
            [python, "-c", ""], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0


def make_empty() -> None:
    """Put a fresh virtual environment with nothing but pip where the old one was, if any."""
    if find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetUpError(
            f"This Python cannot make virtual environments. Run: "
            f"apt-get update && apt-get install --yes python{version}-venv"
        )
    free = shutil.disk_usage(ROOT).free
    if free < ROOM_NEEDED and not ENVIRONMENT.exists():
        raise SetUpError(disk_full(free))
    try:
        if ENVIRONMENT.exists():
            (ENVIRONMENT / STAMP).unlink(missing_ok=True)
            shutil.rmtree(ENVIRONMENT)
    except OSError as error:
        raise SetUpError(
            f"{ENVIRONMENT} cannot be removed ({error.strerror}). Close the programs that use it, "
            "then give the same command again."
        ) from error
    print(f"Making {ENVIRONMENT} with Python {sys.version.split()[0]}", flush=True)
    run_set_up_step([sys.executable, "-m", "venv", str(ENVIRONMENT)], "The virtual environment")


def install_locked(name: str) -> None:
    """Install the packages of one lock file, each checked against its hash."""
    count = (ROOT / "packaging" / name).read_text("utf-8").count("==")
    print(f"Installing {count} packages of packaging/{name}", flush=True)
    options = ["--require-hashes", "--no-deps", "--no-build-isolation"]
    # One package of the tests, bagit, is published as source only.
    options += ["--only-binary=:all:", "--no-binary=bagit"]
    run_pip([*options, "-r", str(ROOT / "packaging" / name)])


def install_project() -> None:
    """Make the checkout itself importable and its `fieldkit` command startable."""
    run_pip(["--no-build-isolation", "--no-deps", "--editable", str(ROOT)])


def run_pip(arguments: list[str]) -> None:
    """Let the environment's pip install something.

    Raises:
        SetUpError: pip failed.
    """
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    pip = [str(program("python")), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    run_set_up_step([*pip, "install", *quiet, *arguments], "Installing packages")


def run_set_up_step(command: list[str], subject: str) -> None:
    """Run a program whose failure ends set-up; `subject` opens the sentence then said.

    Raises:
        SetUpError: it failed, or could not be started.
    """
    try:
        answer = subprocess.run(
            command,
            cwd=ROOT,
            env=child_settings(),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SetUpError(f"{subject} did not start: {error.strerror}.") from error
    if answer.returncode != 0:
        free = shutil.disk_usage(ROOT).free
        raise SetUpError(explain(subject, answer.stderr, free))


def explain(subject: str, complaint: str, free: int) -> str:
    """Say in a person's words why a step failed.

    Args:
        subject: what was being done; the sentence begins with it when the cause is not known.
        complaint: what the program wrote to its error stream.
        free: bytes free on the disk that holds the checkout.
    """
    if "No space left on device" in complaint or "not enough space on the disk" in complaint:
        return disk_full(free)
    if "DO NOT MATCH THE HASHES" in complaint:
        return (
            "A downloaded package is not the one that was locked: its hash differs. Nothing of it "
            "was installed. Look at what stands between this computer and its package index."
        )
    if "CERTIFICATE_VERIFY_FAILED" in complaint:
        return (
            "The package index shows a certificate that this computer does not trust. If a proxy "
            "stands in between, tell pip of its certificate: pip config set global.cert FILE"
        )
    if any(words in complaint for words in NO_NETWORK_WORDS):
        return (
            "The package index cannot be reached. Set-up needs the network once (or pip set to a "
            "folder of wheels); FieldKit itself never does."
        )
    lines = [line for line in complaint.splitlines() if not line.startswith("WARNING")]
    return "\n".join([f"{subject} failed. It said:", *(f"  {line}" for line in lines[-12:])])


def disk_full(free: int) -> str:
    """Name the disk, the room on it and the room that set-up needs."""
    return (
        f"The disk that holds {ROOT} has {free / 1e6:.0f} MB free; set-up needs about "
        f"{ROOM_NEEDED / 1e6:.0f} MB there or in the folder for temporary files. Make room, then "
        "give the same command again."
    )
