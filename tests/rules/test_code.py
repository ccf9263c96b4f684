"""House rules about code that no linter knows. Every rule is shown to bite on a sample."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.rules.sources import modules, source

Rule = Callable[[ast.Module], Iterator[tuple[int, str]]]

# What is excepted from a rule, each with its reason.
CATCHES_EVERYTHING = {
    "fieldkit/evidence/imagery.py",  # foreign picture decoders raise anything; runs in the child
    "fieldkit/cli/endings.py",  # the outermost edge: no traceback reaches a person
}
READS_THE_CLOCK = {"fieldkit/clock.py"}
MAKES_FLOATS: set[str] = set()


def broad_handlers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Handlers that would swallow a bug. One that tidies up and raises it again does not."""
    broad = {"Exception", "BaseException"}
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            last = node.body[-1]
            if isinstance(last, ast.Raise) and last.exc is None:
                continue
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or getattr(kind, "id", "") in broad for kind in caught):
                yield node.lineno, "catches everything"


def is_put_together(value: ast.expr) -> bool:
    """Whether a text is made from pieces of which one at least is not a literal."""
    if isinstance(value, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in value.values)
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.Add | ast.Mod) and not all(
            isinstance(part, ast.Constant) for part in (value.left, value.right)
        )
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in {"format", "join", "replace"}


def composed_sql(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Statements put together from values, given to execute directly or through a variable."""
    composed = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and is_put_together(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        statement = node.args[0]
        if node.func.attr in {"execute", "executemany", "executescript"} and (
            is_put_together(statement)
            or (isinstance(statement, ast.Name) and statement.id in composed)
        ):
            yield node.lineno, "SQL is put together from values"


def wall_clock(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Places that ask the system what time it is."""
    asking = {
        *[("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")],
        *[("date", "today"), ("time", "time"), ("time", "time_ns")],
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = getattr(owner, "id", getattr(owner, "attr", ""))
            if (name, node.func.attr) in asking:
                yield node.lineno, "reads the clock; use fieldkit.clock"


def floats(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Conversions to float; reported numbers are text and Decimal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "float":
            yield node.lineno, "makes a float"


RULES: dict[str, tuple[Rule, set[str]]] = {
    "broad handlers": (broad_handlers, CATCHES_EVERYTHING),
    "composed SQL": (composed_sql, set()),
    "wall clock": (wall_clock, READS_THE_CLOCK),
    "floats": (floats, MAKES_FLOATS),
}


@pytest.mark.parametrize("name", RULES)
def test_engine_keeps_the_rule(name: str) -> None:
    rule, excepted = RULES[name]
    found = [
        f"{module}:{line}: {complaint}"
        for module in modules("fieldkit")
        if module not in excepted
        for line, complaint in rule(ast.parse(source(module)))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("broad handlers", "try: f()\nexcept Exception: pass"),
        ("broad handlers", "try: f()\nexcept (OSError, BaseException): pass"),
        ("broad handlers", "try: f()\nexcept: pass"),
        ("composed SQL", "db.execute(f'SELECT {x}')"),
        ("composed SQL", "db.execute('SELECT ' + x)"),
        ("composed SQL", "db.executemany('SELECT %s' % x, rows)"),
        ("composed SQL", "db.executescript('SELECT {}'.format(x))"),
        ("composed SQL", "q = f'SELECT {x}'\ndb.execute(q)"),
        ("wall clock", "datetime.now(UTC)"),
        ("wall clock", "datetime.datetime.now(UTC)"),
        ("wall clock", "time.time()"),
        ("floats", "float(text)"),
    ],
)
def test_rule_bites(name: str, sample: str) -> None:
    assert list(RULES[name][0](ast.parse(sample)))


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("broad handlers", "try: f()\nexcept (OSError, ValueError): pass"),
        ("broad handlers", "try: f()\nexcept BaseException:\n    undo()\n    raise"),
        ("composed SQL", "db.execute('SELECT a FROM t WHERE b = ?', (b,))"),
        ("composed SQL", "db.execute('SELECT a ' 'FROM t')"),
        ("composed SQL", "db.execute(INSERT, row)"),
        ("wall clock", "clock.now()"),
        ("wall clock", "time.monotonic_ns()"),
        ("floats", "Decimal(text)"),
    ],
)
def test_rule_leaves_sound_code_alone(name: str, sample: str) -> None:
    assert not list(RULES[name][0](ast.parse(sample)))
