"""What the columns of a list of samples show."""

from fieldkit.evidence.samples import Sample
from fieldkit.evidence.things import Thing
from ui import formatting
from ui.translation import is_chinese
from ui.widgets.waiting import PRESSING_DRAWN, pressing_of, time_left


def sample_of(row: Thing) -> Sample:
    """The sample that a row stands for."""
    if not isinstance(row.record, Sample):
        raise TypeError("the table lists samples")
    return row.record


def number_of(row: Thing) -> str:
    """Its number."""
    return sample_of(row).number


def medium_of(row: Thing) -> str:
    """What was sampled."""
    medium = sample_of(row).medium
    return medium.zh if is_chinese() else medium.en.capitalize()


def taken_at(row: Thing) -> str:
    """When it was taken."""
    return formatting.moment(sample_of(row).sampled_at)


def container_of(row: Thing) -> str:
    """In what, how many of them, and how much."""
    sample = sample_of(row)
    amount = f"{sample.amount} {sample.amount_unit or ''}".strip() if sample.amount else ""
    count = f" × {sample.container_count}" if sample.container_count > 1 else ""
    return " · ".join(each for each in (f"{sample.container}{count}", amount) if each)


def drawing_of(row: Thing) -> tuple[str, str]:
    """Whether it still counts."""
    return ("undo-2", "warning") if row.is_withdrawn else ("stamp", "sealed")


def due_of(row: Thing) -> str:
    """How long its most pressing analyte may still wait; "—" where that is not known."""
    return time_left(row)


def waits_drawn(row: Thing) -> tuple[str, str] | None:
    """How much that presses."""
    pressing = pressing_of(row)
    return None if pressing is None else PRESSING_DRAWN[pressing]


def chain_of(row: Thing) -> tuple[str, str] | None:
    """What does not fit in its chain of custody."""
    if row.is_withdrawn:
        return None
    if row.is_broken:
        return ("circle-alert", "danger")
    has_faults = any(each.faults for each in row.keepings)
    return ("triangle-alert", "warning") if has_faults else None
