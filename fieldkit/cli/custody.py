"""`fieldkit custody`: handing things over, and who holds what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from fieldkit.cli.form import form_options, read_form
from fieldkit.cli.frame import Command, Family
from fieldkit.cli.passphrases import RECEIVER_PASSPHRASE
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.sealing import entry_facts, file_options, named_files, take_in_all
from fieldkit.cli.vaults import Access, receiver_passphrase_option, vault_access
from fieldkit.cli.verify import finding_line
from fieldkit.clock import SystemClock, time_text
from fieldkit.evidence.holding import Holding
from fieldkit.evidence.transfers import Transfer
from fieldkit.ledger.custody import Custody, follow_custody


@click.group(cls=Family)
def command() -> None:
    """Hand things over, and see who holds what."""


def _hand_over() -> Command:
    @vault_access
    @receiver_passphrase_option
    def hand_over(
        access: Access,
        *,
        case: str,
        receiver_confirms: bool,
        receiver_passphrase_file: Path | None,
        files: Sequence[Path],
        attachments: Sequence[tuple[str, Path]],
        **options: object,
    ) -> Answer:
        """Put a transfer of custody on record.

        A side that confirms with its key ("means": "key") is the person who seals this, or a
        receiver who types the own passphrase here (--receiver-confirms).
        """
        transfer = read_form(Transfer, options, {})
        with access.open() as workspace:
            of_case = workspace.register.find_case(case)
            passphrase = None
            if receiver_confirms or receiver_passphrase_file is not None:
                passphrase = RECEIVER_PASSPHRASE.read(receiver_passphrase_file)
            named = named_files(Transfer, files, attachments)
            with progress_bar() as progress:
                sealed = workspace.hand_over(
                    transfer,
                    case=of_case,
                    receiver_passphrase=passphrase,
                    files=take_in_all(workspace, named, progress),
                )
        facts = {"entries": [entry_facts(each.entry) for each in sealed]}
        lines = [f"Sealed as #{each.sequence} ({each.entry.entry.kind})." for each in sealed]
        return Answer(facts, lines)

    command = click.command("hand-over", cls=Command)(hand_over)
    command.params.insert(1, click.Argument(["case"]))
    command.params[-1:-1] = [
        click.Option(
            ["--receiver-confirms"],
            is_flag=True,
            help="The receiver confirms here with their own passphrase.",
        ),
        *file_options(Transfer),
        *form_options(Transfer),
    ]
    return command


command.add_command(_hand_over())


@command.command("show")
@vault_access
@click.argument("case")
def show(access: Access, case: str) -> Answer:
    """Show who holds each thing of CASE, any gap, and what waits for analysis until when."""
    with access.open() as workspace:
        register = workspace.register
        of_case = register.find_case(case)
        custody = follow_custody(register.case_entries(of_case), register.people())
        things = {each.sequence: each for each in workspace.things.of_case(of_case)}
        titles = {item: register.item(item).current.title for item in custody.items}
    now = SystemClock().read().wall
    waiting = {item: things[item].holding if item in things else () for item in titles}
    facts = {
        "items": [
            {
                **_item_facts(custody, item, title),
                "waiting": [_waiting_facts(each, now) for each in waiting[item]],
            }
            for item, title in titles.items()
        ],
        "findings": [asdict(each) for each in custody.findings],
    }
    return Answer(facts, _lines(custody, titles, waiting, now))


def _item_facts(custody: Custody, item: int, title: str) -> dict[str, object]:
    steps = [each for each in custody.handovers if each.item == item]
    holder = asdict(steps[-1].receiver) if steps else None
    return {
        "item": item,
        "title": title,
        "holder": holder,
        "handovers": [asdict(each) for each in steps],
    }


def _waiting_facts(each: Holding, now: datetime) -> dict[str, object]:
    return {
        "analyte": each.analyte,
        "until": time_text(each.until),
        "hours": f"{each.hours.normalize():f}",
        "standard": each.standard_id,
        "ends_with": each.ends_with,
        "state": each.pressing(now).value,
    }


def _lines(
    custody: Custody,
    titles: dict[int, str],
    waiting: Mapping[int, Sequence[Holding]],
    now: datetime,
) -> Iterator[str]:
    if not titles:
        yield "Nothing physical is on record in this case."
    for item, title in titles.items():
        yield f"#{item}  {title}"
        steps = [each for each in custody.handovers if each.item == item]
        for step in steps:
            yield (
                f"    {step.time}  {step.giver.name} ({step.giver_confirms}) -> "
                f"{step.receiver.name} ({step.receiver_confirms})  #{step.transfer}"
            )
        if not steps:
            yield "    still with whoever took it"
        for each in waiting[item]:
            state = each.pressing(now).value.replace("_", " ")
            yield (
                f"    {each.analyte}: {each.ends_with} by {time_text(each.until)} "
                f"({each.standard_id}), {state}, no result on record"
            )
    yield from map(finding_line, custody.findings)
