"""`fieldkit add`: a command for every kind of record that is not opened elsewhere."""

from typing import Final

import click

from fieldkit.cli.frame import Family
from fieldkit.cli.photos import photo_command
from fieldkit.cli.record_command import record_command
from fieldkit.evidence.kinds import KINDS

# They have commands of their own.
_ELSEWHERE: Final = frozenset(
    {"case", "inspection", "screening", "transfer", "supplement", "withdrawal"}
)


class Kinds(Family):
    """One command for each kind, made when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds, in the order of the catalogue."""
        return [kind for kind in KINDS if kind not in _ELSEWHERE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that adds an item of that kind."""
        if cmd_name not in self.list_commands(ctx):
            return None
        if cmd_name == "photo":
            return photo_command()
        return record_command(
            cmd_name, cmd_name, f"Seal one {KINDS[cmd_name].en} ({KINDS[cmd_name].zh})."
        )


@click.group(cls=Kinds)
def command() -> None:
    """Seal an item: sample, photo, statement, ..."""
