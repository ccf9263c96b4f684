"""The page of commands says what the program does."""

from collections import Counter
from collections.abc import Iterator

import click
import pytest

from fieldkit.cli import COMMANDS
from fieldkit.cli.endings import program
from fieldkit.cli.frame import Command
from fieldkit.cli.reference import page
from tests.rules.sources import source


def commands() -> Iterator[tuple[str, click.Command]]:
    def of(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command]]:
        yield context.command_path, command
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from of(inner, click.Context(inner, context, name))

    whole = program(COMMANDS)
    yield from of(whole, click.Context(whole, info_name="fieldkit"))


ALL = dict(commands())


def test_page_of_commands_is_up_to_date() -> None:
    assert source("resources/docs/command-line.md") == page()


@pytest.mark.parametrize("path", ALL)
def test_command_has_help_and_json_and_no_option_twice(path: str) -> None:
    command = ALL[path]
    assert command.help
    if isinstance(command, click.Group):
        return
    assert isinstance(command, Command)
    names = Counter(option for each in command.params for option in each.opts)
    assert names["--json"] == 1
    assert {name for name, count in names.items() if count > 1} == set()
    for each in command.params:
        assert not isinstance(each, click.Option) or each.help
