"""`fieldkit trust`: whose signatures count for a reader of bundles."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from fieldkit.bundle.trust import Pin, PinKind, TrustList, read_trust, write_trust
from fieldkit.cli.frame import Family
from fieldkit.cli.inputs import read_input, require_new, write_output
from fieldkit.cli.printing import Answer
from fieldkit.cli.vaults import PATH, Access, vault_access
from fieldkit.errors import InputError
from fieldkit.host.durable import write_among_others
from fieldkit.ledger.certificates import certificate_in, fingerprint_in_groups


class PinnedAlreadyError(InputError):
    """The certificate stands in the trust file already."""

    code = "trust.pinned-already"
    sentence = "{path} holds this certificate already."


@click.group(cls=Family)
def command() -> None:
    """Trust files: whose signatures count for you."""


@command.command("make")
@vault_access
@click.argument("out", type=PATH)
def make(access: Access, out: Path) -> Answer:
    """Write the trust file of a vault's people to OUT.

    Hand it to the reader yourself, or compare the fingerprints by voice: a file that came with
    a bundle proves nothing about it.
    """
    require_new(out)
    with access.open() as workspace:
        content = workspace.personnel.trust_file()
    write_output(out, content)
    return _answer(out, read_trust(content))


@command.command("show")
@click.argument("file", type=PATH)
def show(file: Path) -> Answer:
    """Show whom a trust file names, with the fingerprints."""
    return _answer(file, read_trust(read_input(file)))


@command.command("add")
@click.argument("file", type=PATH)
@click.argument("certificate", type=PATH)
@click.option("--label", required=True, help="Your own words for whose it is.")
@click.option("--authority", is_flag=True, help="It is an agency's CA, which vouches for people.")
def add(file: Path, certificate: Path, label: str, authority: bool) -> Answer:
    """Add a CERTIFICATE (PEM or DER) to a trust file.

    The trust file FILE is made if it is not there.
    """
    known = read_trust(read_input(file)).pins if os.path.lexists(file) else ()
    content = certificate_in(read_input(certificate))
    pin = Pin.of_authority(content, label) if authority else Pin.of_person(content, label)
    if any(each.certificate == pin.certificate for each in known):
        raise PinnedAlreadyError(path=file)
    trust = TrustList((*known, pin))
    write_among_others(file, write_trust(trust.pins))
    return _answer(file, trust)


def _answer(file: Path, trust: TrustList) -> Answer:
    facts = {
        "trust": str(file),
        "certificates": [
            {
                "kind": pin.kind.value,
                "label": pin.label,
                "fingerprint": fingerprint_in_groups(pin.certificate),
            }
            for pin in trust.pins
        ],
    }
    return Answer(facts, _lines(file, trust))


def _lines(file: Path, trust: TrustList) -> Iterator[str]:
    yield f"{file} trusts:" if trust.pins else f"{file} trusts nobody."
    for pin in trust.pins:
        what = "authority" if pin.kind is PinKind.AUTHORITY else "person"
        yield f"  {pin.label} ({what})"
        yield f"    {fingerprint_in_groups(pin.certificate)}"
