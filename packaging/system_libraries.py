"""What the operating system has to bring: the libraries that Qt loads, and the tests' tools."""

import ctypes
import os
import shutil
import subprocess
import sys

from environment import SetUpError

# Library to load -> Debian package. Measured on a minimal Debian 12, one package at a time; what
# is not here arrives as a dependency of these.
QT_LIBRARIES = {
    # for every Qt program, with or without a display
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    # for a window on X11
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

# Program -> Debian package: independent readers of our files, for the tests only.
TEST_TOOLS = {"openssl": "openssl", "unzip": "unzip", "7z": "p7zip-full"}


def missing_packages(libraries: dict[str, str], tools: dict[str, str]) -> list[str]:
    """The Debian packages of those libraries and tools that cannot be loaded or found here."""
    missing = [package for library, package in libraries.items() if not can_load(library)]
    return missing + [package for tool, package in tools.items() if shutil.which(tool) is None]


def can_load(library: str) -> bool:
    """Whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prepare(*, for_tests: bool) -> None:
    """See that Qt's libraries, and for tests the tools, are there; install them when possible.

    Nothing is looked for on Windows: the packages bring all that Qt needs there, and tests that
    need a tool skip themselves.

    Raises:
        SetUpError: something is missing and cannot be installed by us.
    """
    if not sys.platform.startswith("linux"):
        return
    tools = TEST_TOOLS if for_tests else {}
    missing = missing_packages(QT_LIBRARIES, tools)
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing from the system's packages: " + " ".join(missing), flush=True)
        install(missing)
        missing = missing_packages(QT_LIBRARIES, tools)
    if missing:
        raise SetUpError(advice(missing, has_apt=shutil.which("apt-get") is not None))


def install(packages: list[str]) -> None:
    """Install Debian packages. What apt-get could not do, it has said on the screen itself."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["--yes", "--quiet", "--no-install-recommends"]
    for command in (["update", "--quiet"], ["install", *options, *packages]):
        subprocess.run(
            ["apt-get", *command],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


def advice(packages: list[str], *, has_apt: bool) -> str:
    """The sentence that tells a person what to install, and how where we know it."""
    names = " ".join(packages)
    if has_apt:
        return (
            "System packages are missing. Run:\n"
            f"  sudo apt-get update && sudo apt-get install --yes {names}"
        )
    return f"System packages are missing. Install what Debian calls: {names}"
