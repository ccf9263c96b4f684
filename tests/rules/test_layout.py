"""Where things are, what they are called, how long they get, and what no file may hold."""

import re

from tests.rules.sources import ROOT, modules, project_files, source

TOP_LEVEL = {
    *["fieldkit", "ui", "resources", "tests", "packaging"],
    *["pyproject.toml", "README.md", "LICENSE"],
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"}
LONGEST_MODULE = 450  # lines; 400 is the aim

# Addresses of package indexes, and paths of one person's machine. Put together here, so that this
# file does not hold what it forbids.
HOSTS = ["pypi" + ".org", "python" + "hosted", "npm" + "js.", "deb.debian" + ".org"]
MACHINE_PATH = re.compile(rb"(?<![\w.$}~-])/(?:work|root|opt/pypi)/|[A-Z]:\\Users\\\w")


def test_top_level_holds_only_the_agreed_names() -> None:
    found = {name.split("/")[0] for name in project_files()}
    assert {name for name in found if not name.startswith(".")} <= TOP_LEVEL


def test_no_module_is_a_drawer() -> None:
    parts = {
        (part, name)
        for name in modules("fieldkit", "ui", "resources", "packaging", "tests")
        for part in name.removesuffix(".py").split("/")
    }
    assert [name for part, name in parts if part in DRAWERS] == []


def test_modules_are_short() -> None:
    lengths = {
        name: source(name).count("\n") for name in modules("fieldkit", "ui", "packaging", "tests")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_file_names_a_package_index_or_a_place_on_one_machine() -> None:
    found = []
    for name in project_files():
        body = (ROOT / name).read_bytes()
        if any(host.encode() in body for host in HOSTS) or MACHINE_PATH.search(body):
            found.append(name)
    assert found == []


def test_lock_files_hold_only_names_versions_and_hashes() -> None:
    package = re.compile(r"[a-z0-9-]+==[\w.]+( ; .+)? \\")
    digest = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    locks = [name for name in project_files() if name.startswith("packaging/requirements")]
    assert len(locks) == 3
    for name in locks:
        for line in source(name).splitlines():
            assert package.fullmatch(line) or digest.fullmatch(line), f"{name}: {line}"
