"""Killed at any moment or step, the vault opens again with all that was acknowledged."""

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.vault.vault import examine
from tests.engine.vault.making import PASSPHRASE, found, open_again, stored_files

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")

MOMENTS = 300 if os.environ.get("FIELDKIT_FULL") else 20

# Serves one child for each line it is given: the child opens the vault, writes entries with
# files of 1 KB to 12 MB, and prints a line when one is on the disk. A number in the line says
# at which call that reaches the disk the child kills itself; 0 leaves that to others.
SERVER = """
import os, random, signal, sys
from pathlib import Path
from fieldkit.clock import SystemClock
from fieldkit.vault.vault import open_vault
from tests.engine.vault.making import write_entry

CALLS = ("open", "mkdir", "fsync", "fdatasync", "replace", "unlink")

def counted(real):
    def call(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return call

for line in sys.stdin:
    left, seed = map(int, line.split())
    child = os.fork()
    if child == 0:
        vault = open_vault(Path(sys.argv[1]), passphrase=sys.argv[2], clock=SystemClock())
        if left:
            for name in CALLS:
                setattr(os, name, counted(getattr(os, name)))
        chance = random.Random(seed)
        for _ in range(1 if left else 10_000):
            size = 3000 if left else chance.choice([1000, 300_000, 5_000_000, 12_000_000])
            content = chance.randbytes(16) + bytes(size)
            sequence = write_entry(vault, content)
            os.write(1, b"sealed %d %d %s\\n" % (sequence, size + 16, content[:16].hex().encode()))
        os._exit(0)
    os.write(1, b"child %d\\n" % child)
    os.write(1, b"end %d\\n" % os.waitpid(child, 0)[1])
"""


class Server:
    """Starts children that write to a vault, and tells what they acknowledged."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", SERVER, str(path), PASSPHRASE]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self.acknowledged: dict[int, tuple[int, str]] = {}
        self._text = b""

    def run(self, step: int = 0, seed: int = 0, seconds: float = 0) -> int:
        """One child to its end.

        Args:
            step: the child kills itself there; 0 if it is to be killed
            seconds: after that long.
            seed: of what it writes.

        Returns:
            How it ended, as from os.waitpid.
        """
        assert self.process.stdin is not None
        self.process.stdin.write(b"%d %d\n" % (step, seed))
        child = 0
        while True:
            line = self._line(seconds if child and seconds else None)
            match (line or b"kill").split():
                case [b"kill"]:
                    os.kill(child, signal.SIGKILL)
                    seconds = 0
                case [b"child", number]:
                    child = int(number)
                case [b"sealed", sequence, size, start]:
                    self.acknowledged[int(sequence)] = int(size), start.decode()
                case [b"end", status]:
                    return int(status)

    def _line(self, seconds: float | None) -> bytes | None:
        """The next line; None if there is none in that time."""
        assert self.process.stdout is not None
        while b"\n" not in self._text:
            if not select.select([self.process.stdout], [], [], seconds)[0]:
                return None
            self._text += self.process.stdout.read(4096)
        line, self._text = self._text.split(b"\n", 1)
        return line


def require_whole(path: Path, acknowledged: dict[int, tuple[int, str]]) -> None:
    # Being killed while opening counts as an attempt; five of them would make us wait.
    (path / "attempts.json").unlink(missing_ok=True)
    with open_again(path) as vault:
        assert {each.code for each in vault.notices} <= {"LEFTOVERS_REMOVED"}
        assert examine(vault, every_byte=True) == []
        files = stored_files(vault)
        for sequence, (size, start) in acknowledged.items():
            assert (len(files[sequence]), files[sequence][:16].hex()) == (size, start)
        # Entry 0 has no file; every other has, whole, even one that was not acknowledged.
        assert set(files) == {
            row[0] for row in vault.database.rows("SELECT sequence FROM entry")
        } - {0}
        assert not list(vault.objects.folder.glob("*.tmp"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    vault, _ = found(tmp_path / "vault")
    vault.close()
    return tmp_path / "vault"


@pytest.fixture
def server(path: Path) -> Iterator[Server]:
    server = Server(path)
    yield server
    server.process.communicate()


def test_vault_killed_at_random_moments_loses_nothing_acknowledged(
    path: Path, server: Server
) -> None:
    chance = random.Random()
    for moment in range(MOMENTS):
        # The time runs anew with every line, so this is about a moment between two of them.
        status = server.run(seed=moment, seconds=chance.uniform(0.001, 0.06))
        assert status == signal.SIGKILL
        if moment % 5 == 4:
            require_whole(path, server.acknowledged)
    require_whole(path, server.acknowledged)


def test_vault_killed_at_every_step_loses_nothing_acknowledged(path: Path, server: Server) -> None:
    for step in range(1, 100):
        status = server.run(step=step, seed=step)
        require_whole(path, server.acknowledged)
        if status == 0:
            break
        assert status == signal.SIGKILL
    assert 6 < step < 99
    assert len(server.acknowledged) >= 1
