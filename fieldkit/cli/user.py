"""`fieldkit user`: the people of a vault."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from fieldkit.cli.frame import Family
from fieldkit.cli.inputs import read_input, require_new, write_output
from fieldkit.cli.passphrases import NEW_PASSPHRASE
from fieldkit.cli.printing import Answer
from fieldkit.cli.sealing import entry_facts, sealed_answer
from fieldkit.cli.vaults import PATH, Access, new_passphrase_option, vault_access
from fieldkit.errors import InputError

if TYPE_CHECKING:
    from fieldkit.ledger.people import People, Person

_ROLES: Final = ("inspector", "technician", "case_officer", "administrator")


class NothingToChangeError(InputError):
    """A change was asked for without saying which."""

    code = "user.nothing-to-change"
    sentence = "Say what is to change: --role, --lock or --unlock."


@click.group(cls=Family)
def command() -> None:
    """List, bring in and change the people of a vault.

    Each has a passphrase, a key and a certificate of their own.
    """


@command.command("list")
@vault_access
def list_users(access: Access) -> Answer:
    """List everybody who ever held a key in the vault."""
    with access.open() as workspace:
        people = list(workspace.personnel.everybody)
    return Answer({"users": [_person_facts(each) for each in people]}, _lines(people))


@command.command("add")
@vault_access
@click.option("--name", required=True, help="As on the enforcement certificate.")
@click.option("--unit", required=True, help="The agency or laboratory.")
@click.option("--certificate-number", required=True, help="执法证号, or staff number.")
@click.option("--role", type=click.Choice(_ROLES), required=True, help="What the person may do.")
@new_passphrase_option
def add(
    access: Access,
    *,
    name: str,
    unit: str,
    certificate_number: str,
    role: str,
    new_passphrase_file: Path | None,
) -> Answer:
    """Bring somebody in. For administrators."""
    from fieldkit.evidence.staff import Applicant  # noqa: PLC0415 - help starts fast
    from fieldkit.ledger.people import Role  # noqa: PLC0415

    applicant = Applicant(name, unit, certificate_number, Role(role))
    with access.open() as workspace:
        passphrase = NEW_PASSPHRASE.read(new_passphrase_file, is_new=True)
        sealed = workspace.personnel.add(applicant, passphrase)
        person = list(workspace.personnel.everybody)[-1]
    lines = [f"{name} is in the vault with key {person.key_id[:16]} (#{sealed.entry.sequence})."]
    return Answer({**entry_facts(sealed), "key": person.key_id}, lines)


@command.command("change")
@vault_access
@click.argument("person")
@click.option("--role", type=click.Choice(_ROLES), help="What the person may do from now on.")
@click.option("--lock/--unlock", "is_locked", default=None, help="Lock out, or let in again.")
def change(access: Access, *, person: str, role: str | None, is_locked: bool | None) -> Answer:
    """Give PERSON another role, or lock PERSON out. For administrators.

    Locking out takes the passphrase away. Whoever is let in again needs a new key too: `renew`.
    """
    from fieldkit.ledger.people import Role  # noqa: PLC0415 - help starts fast

    if role is None and is_locked is None:
        raise NothingToChangeError()
    with access.open() as workspace:
        personnel = workspace.personnel
        somebody = _anybody(personnel.everybody, person) if is_locked is False else None
        sealed = personnel.change(
            somebody or personnel.find(person),
            role=None if role is None else Role(role),
            active=None if is_locked is None else not is_locked,
        )
    return sealed_answer(sealed)


@command.command("countersign")
@vault_access
@click.argument("person")
def countersign(access: Access, person: str) -> Answer:
    """Confirm that a new key of PERSON is really theirs.

    Asked for where somebody came back with the recovery key.
    """
    with access.open() as workspace:
        return sealed_answer(workspace.personnel.countersign(workspace.personnel.find(person)))


@command.command("passphrase")
@vault_access
@new_passphrase_option
def passphrase(access: Access, new_passphrase_file: Path | None) -> Answer:
    """Change your own passphrase. The key stays the same."""
    with access.open() as workspace:
        new = NEW_PASSPHRASE.read(new_passphrase_file, is_new=True)
        workspace.personnel.change_passphrase(new)
        key = workspace.personnel.me.key_id
    return Answer({"key": key}, ["The passphrase was changed."])


@command.command("recovery-key")
@vault_access
def recovery_key(access: Access) -> Answer:
    """Make a new recovery key. For administrators.

    The former one opens nothing any more.
    """
    with access.open() as workspace:
        key = workspace.personnel.renew_recovery_key()
    lines = ("Recovery key, shown this once. Print it and keep it locked away:", "", f"    {key}")
    return Answer({"recovery_key": key}, lines)


@command.command("request")
@vault_access
@click.option("--out", type=PATH, metavar="FILE", help="Write it to a new file.")
def request(access: Access, out: Path | None) -> Answer:
    """Write a certificate request (PKCS #10, PEM) for your key."""
    if out is not None:
        require_new(out)
    with access.open() as workspace:
        text = workspace.personnel.certificate_request()
    if out is None:
        return Answer({"request": text, "file": None}, [text.rstrip("\n")])
    write_output(out, text.encode("ascii"))
    return Answer({"request": text, "file": str(out)}, [f"Wrote {out}."])


@command.command("import-certificate")
@vault_access
@click.argument("certificate", type=PATH)
def import_certificate(access: Access, certificate: Path) -> Answer:
    """Put an agency's CERTIFICATE for your key on record."""
    content = read_input(certificate)
    with access.open() as workspace:
        return sealed_answer(workspace.personnel.import_certificate(content))


@command.command("renew")
@vault_access
@click.argument("person")
@new_passphrase_option
def renew(access: Access, *, person: str, new_passphrase_file: Path | None) -> Answer:
    """Give PERSON, who lost the passphrase, a new key. For administrators."""
    with access.open() as workspace:
        somebody = workspace.personnel.find(person)
        new = NEW_PASSPHRASE.read(new_passphrase_file, is_new=True)
        return sealed_answer(workspace.personnel.renew_key(somebody, new))


def _anybody(people: "People", given: str) -> "Person | None":
    """Somebody locked out, whom nobody else resembles; None if that is not clear."""
    found = [
        each
        for each in people
        if not each.is_active
        and (given in {each.name, each.certificate_number} or each.key_id.startswith(given))
    ]
    return found[0] if len(found) == 1 else None


def _person_facts(person: "Person") -> dict[str, object]:
    return {
        "key": person.key_id,
        "name": person.name,
        "unit": person.unit,
        "certificate_number": person.certificate_number,
        "role": person.role.value,
        "active": person.is_active,
        "confirmed": person.is_confirmed,
        "since": person.since,
        "replaces": person.replaces,
    }


def _lines(people: "list[Person]") -> Iterator[str]:
    for each in people:
        state = "" if each.is_active else "  locked out or replaced"
        state += "" if each.is_confirmed else "  key not confirmed"
        yield f"{each.key_id[:16]}  {each.role.value:<13} {each.name}, {each.unit}{state}"
