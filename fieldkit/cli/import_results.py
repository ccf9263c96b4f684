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
def command(access: Access, case: str, file: Path, mapping: Path | None, dry_run: bool) -> Answer:
    """Seal the results of a laboratory's CSV or XLSX, all of them or none.

    The file itself is sealed as a document, and each of its rows as a result that names it. A
    mapping is {"columns": {"sample": "样品编号", ...}, "fixed": {"laboratory": "..."},
    "encoding": "utf-8"}; without one, the last is used, and the usual headings are known.
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
            progress=progress,
        )
    numbers = [each.entry.sequence for each in imported.results]
    facts = {
        **_preview_facts(preview),
        "document": imported.document.entry.sequence,
        "results": numbers,
    }
    line = f"Sealed #{imported.document.entry.sequence}, the file, and {len(numbers)} results."
    return Answer(facts, [line])


def _preview_facts(preview: "Preview") -> dict[str, object]:
    return {
        "rows": len(preview.rows),
        "mapping": preview.columns.as_json(),
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
    lines = [f"{len(preview.rows)} rows, of which {len(preview.refused)} cannot be taken."]
    lines += [
        f"  row {row.line.number}: {' '.join(each.sentence for each in row.problems)}"
        for row in preview.refused
    ]
    return lines
