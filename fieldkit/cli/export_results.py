"""`fieldkit export-results`: the results of a case as a table for people and programs."""

import hashlib
from pathlib import Path

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.inputs import require_new
from fieldkit.cli.printing import Answer
from fieldkit.cli.progress_bar import progress_bar
from fieldkit.cli.vaults import PATH, Access, vault_access


@click.command(cls=Command)
@vault_access
@click.argument("case")
@click.argument("file", type=PATH)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    help="Of the table's headings and words; Chinese unless said.",
)
def command(access: Access, case: str, file: Path, language: str) -> Answer:
    """Write the results of CASE, each beside its limit, to FILE.csv or FILE.xlsx.

    All cells are text, so that no spreadsheet runs or rounds them. What is to be minded stands
    there by its code. The file is a copy outside the vault, not encrypted, and proves nothing;
    for the police export a bundle.
    """
    from fieldkit.results_file import export_results, form_of  # noqa: PLC0415 - help starts fast

    form_of(file)
    require_new(file)
    with access.open() as workspace, progress_bar() as progress:
        sequence = workspace.register.find_case(case)
        made = export_results(workspace, sequence, file, language=language, progress=progress)
    facts = {
        "file": str(file),
        "rows": made.rows,
        "size": len(made.content),
        "sha256": hashlib.sha256(made.content).hexdigest(),
    }
    return Answer(facts, [f"Wrote {made.rows} results to {file}, unencrypted."])
