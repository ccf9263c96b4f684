"""What every command is made of: `--json` everywhere, and families that load when needed."""

from collections.abc import Iterable
from importlib import import_module

import click

from fieldkit.cli.printing import Answer, print_answer


class Command(click.Command):
    """A command whose function returns an `Answer`, which is printed here and nowhere else."""

    def __init__(self, *arguments: object, **settings: object) -> None:
        """As `click.Command`, with `--json` added as the last option."""
        super().__init__(*arguments, **settings)  # type: ignore[arg-type]  # passed on as given
        told = "Answer with one JSON object, whatever happens."
        self.params.append(click.Option(["--json", "as_json"], is_flag=True, help=told))

    def invoke(self, ctx: click.Context) -> int:
        """Runs the command and prints its answer; gives its exit status."""
        as_json = ctx.params.pop("as_json")
        answer = super().invoke(ctx)
        if not isinstance(answer, Answer):
            raise TypeError(f"{ctx.command_path} returned no answer")
        print_answer(answer, as_json=as_json)
        return answer.status


class Family(click.Group):
    """Commands with a common first word; its commands are of `Command`."""

    command_class = Command


class LazyFamily(Family):
    """Commands that lie in modules of their own, each loaded when it is called for."""

    def __init__(self, name: str, package: str, names: Iterable[str], summary: str) -> None:
        """A family from modules that each hold a `command`.

        Args:
            name: the family's own.
            package: where the modules are.
            names: of the commands and their modules, in the order in which help lists them.
            summary: what help says of the family.
        """
        super().__init__(name, help=summary)
        self._package = package
        self._names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in their order."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        if cmd_name not in self._names:
            return None
        command = import_module(f"{self._package}.{cmd_name.replace('-', '_')}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} holds no command")
        return command
