"""`fieldkit version`: which program this is, and which edition of the reference data it has."""

import click

from fieldkit.cli.frame import Command
from fieldkit.cli.printing import Answer
from fieldkit.reference import statutes, tables


@click.command(cls=Command)
def command() -> Answer:
    """Say which program this is, and the edition of its reference data.

    The edition is the SHA-256 over the tables and criminal thresholds; judgements name it.
    """
    from fieldkit import program  # noqa: PLC0415 - reads the whole program

    identity, reference = program.identity(), tables.held()
    facts = {
        "version": identity["version"],
        "build": identity["build"],
        "reference_edition": reference.edition,
        "limits": str(len(reference.limits)),
        "clauses": str(len(statutes.held().rules)),
    }
    lines = [
        f"FieldKit {facts['version']}",
        f"Program: {facts['build']}",
        f"Reference data: {facts['reference_edition']}",
        f"  {facts['limits']} limits, {facts['clauses']} clauses",
    ]
    return Answer(facts, lines)
