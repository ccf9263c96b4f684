"""`fieldkit import-results`: a laboratory's table of results into a case."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import read_input, read_json_object
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH, Access, vault_access

if TYPE_CHECKING:
    from fieldkit.results import Preview


@click.command(cls=Command)
@vault_access
@click.argument("case")
@click.argument("file", type=PATH)
@click.option("--mapping", type=PATH, metavar="FILE", help="Which column is what, as JSON.")
@click.option("--dry-run", is_flag=True, help="Look only; nothing is sealed.")
@click.option(
    "--leave-out",
    is_flag=True,
    help="Leave out rows that cannot be taken; the entry of the file names them.",
)
def command(
    access: Access,
    *,
    case: str,
    file: Path,
    mapping: Path | None,
    dry_run: bool,
    leave_out: bool,
) -> Answer:
    """Seal the results of a laboratory's CSV or XLSX, all of them or none.

    The file itself is sealed as a document, and each of its rows as a result that names it.
    Notes and sums below the table are no results, and are left out. A mapping is {"columns":
    {"sample": "样品编号", ...}, "fixed": {"laboratory": "..."}, "encoding": "", "sheet": ""};
    without one, the last is used, and the usual headings are known. The encoding, of UTF-8,
    GB18030 and UTF-16, is found out and told.
    """
    from fieldkit.evidence.laboratory import read_columns  # noqa: PLC0415 - rare, and slow

    columns = None
    if mapping is not None:
        columns = read_columns(read_json_object(read_input(mapping), str(mapping)))
    with access.open() as workspace, progress_bar() as progress:
        sequence = workspace.register.find_case(case)
        preview = workspace.results.preview(file, sequence, columns)
        if dry_run:
            return Answer(_preview_facts(preview), _preview_lines(preview))
        imported = workspace.results.take(
            file,
            sequence,
            preview.columns,
            signer=workspace.personnel.signer,
            intake=workspace.intake,
            leave_out=leave_out,
            progress=progress,
        )
    numbers = [each.entry.sequence for each in imported.results]
    facts = {
        **_preview_facts(preview),
        "document": imported.document.entry.sequence,
        "results": numbers,
    }
    line = f"Sealed #{imported.document.entry.sequence}, the file, and {len(numbers)} results."
    return Answer(facts, [*_form_lines(preview), line])


def _preview_facts(preview: "Preview") -> dict[str, object]:
    form = preview.sheet.form
    return {
        "rows": len(preview.rows),
        "mapping": preview.columns.as_json(),
        "encoding": form.encoding or None,
        "separator": form.separator or None,
        "sheet": form.sheet or None,
        "other_sheets": list(form.others),
        "hidden_sheets": list(form.hidden),
        "has_numbers": form.has_numbers,
        "above_heading": list(preview.sheet.above),
        "no_results": [row.line.number for row in preview.asides],
        "sealed_already_as": list(preview.sealed_as),
        "refused": [
            {
                "row": row.line.number,
                "problems": [
                    {"member": each.field, "problem": each.problem, "sentence": each.sentence}
                    for each in row.problems
                ],
            }
            for row in preview.refused
        ],
    }


def _preview_lines(preview: "Preview") -> list[str]:
    lines = _form_lines(preview)
    lines.append(f"{len(preview.rows)} rows, of which {len(preview.refused)} cannot be taken.")
    lines += [
        f"  row {row.line.number}: {' '.join(each.sentence for each in row.problems)}"
        for row in preview.refused
    ]
    lines += [f"  row {row.line.number}: no result; left out." for row in preview.asides]
    return lines


def _form_lines(preview: "Preview") -> list[str]:
    """How the file was found to be written, where that is not plain."""
    form, lines = preview.sheet.form, []
    if form.encoding not in {"", "utf-8"}:
        lines.append(f"Read as {form.encoding.upper()}.")
    if form.others or form.hidden:
        others = ", ".join([*form.others, *(f"{each} (hidden)" for each in form.hidden)])
        lines.append(f"Read the sheet {form.sheet}; there are also: {others}.")
    if preview.sheet.above:
        rows = ", ".join(map(str, preview.sheet.above))
        lines.append(f"Above the heading stands, and is not taken: row {rows}.")
    if form.has_numbers:
        lines.append(
            "Figures that stand as numbers are taken as stored: 0.50 may have become 0.5."
        )
    if preview.sealed_as:
        entries = ", ".join(f"#{each}" for each in preview.sealed_as)
        lines.append(f"This file is sealed in the case already, as {entries}.")
    return lines
