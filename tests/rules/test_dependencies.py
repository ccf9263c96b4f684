"""resources/docs/dependencies.md and the lock files tell of the same packages."""

import re
import tomllib

from tests.rules.sources import ROOT, source

FONTS = "## Fonts and drawings"


def normal(name: str) -> str:
    """The name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def documented() -> set[str]:
    """The names in the first column of the page's tables."""
    before, _, rest = source("resources/docs/dependencies.md").partition(FONTS)
    rows = re.findall(r"^\| ([^|]+?) \|", before + rest.partition("\n## ")[2], re.MULTILINE)
    names = {normal(name.strip()) for row in rows for name in row.split(",")}
    return names - {"package"}


def locked() -> set[str]:
    locks = ["requirements-build.txt", "requirements.txt", "requirements-dev.txt"]
    return {
        normal(name)
        for lock in locks
        for name in re.findall(r"^([\w.-]+)==", source(f"packaging/{lock}"), re.MULTILINE)
    }


def test_every_named_dependency_is_locked_and_documented() -> None:
    project = tomllib.loads(source("pyproject.toml"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in asked}
    assert names <= locked()
    assert names <= documented()


def test_page_and_lock_files_name_the_same_packages() -> None:
    assert documented() == locked()


def test_page_names_every_font_and_every_licence_that_is_shipped() -> None:
    page = source("resources/docs/dependencies.md").partition(FONTS)[2]
    folders = [ROOT / "resources" / name for name in ("fonts", "icons")]
    files = {each.name for folder in folders for each in folder.iterdir()}
    told = {name for name in files if not name.endswith((".svg", ".md"))}
    assert len(told) == 5
    assert {name for name in told if f"`{name}`" not in page} == set()


def test_lock_files_agree_on_every_version() -> None:
    versions: dict[str, set[str]] = {}
    for lock in ("requirements-build.txt", "requirements.txt", "requirements-dev.txt"):
        text = source(f"packaging/{lock}")
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE):
            versions.setdefault(normal(name), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
