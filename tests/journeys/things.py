"""What somebody brings along: a camera's card."""

from pathlib import Path

PRACTICE = Path(__file__).resolve().parents[2] / "resources" / "practice" / "photos"


def card_with_photos(folder: Path, count: int, *, padding: int = 0) -> list[Path]:
    """So many real photos that differ, each larger by so many bytes."""
    folder.mkdir()
    content = (PRACTICE / "noexif.jpg").read_bytes()
    paths = [folder / f"DSC_{number:04}.jpg" for number in range(1, count + 1)]
    for number, path in enumerate(paths):
        path.write_bytes(content + bytes(padding) + number.to_bytes(2, "big"))
    return paths
