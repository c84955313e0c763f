"""A network as a schedule file."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.network import Network, Step, Tie


def to_toml(network: Network) -> str:
    """Return the network as a schedule file."""
    return "\n".join(_lines(network)) + "\n"


def _lines(network: Network) -> Iterator[str]:
    yield f"# {network.about}"
    yield "format = 1"
    yield from ("", "[series]", f'id = "{network.name}"', f'title = "{network.name}"', 'timezone = "UTC"')
    yield from ("", "[calendar]")
    if network.closed:
        yield f"closed = [{', '.join(day.isoformat() for day in network.closed)}]"
    for step in network.steps:
        yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    yield from ("", f"[[{'task' if step.length else 'milestone'}]]", f'id = "{step.id}"')
    if step.length:
        yield f'duration = "{step.length}{step.unit}"'
    if step.not_before:
        yield f"not_before = {step.not_before.isoformat()}"
    if step.deadline:
        yield f"deadline = {step.deadline.isoformat()}"
    if step.late:
        yield 'place_at = "late"'
    for relation in ("after", "before", "ends_after"):
        written = [_written(tie) for tie in step.ties if tie.relation == relation]
        if written:
            yield f"{relation} = [{', '.join(written)}]"


def _written(tie: Tie) -> str:
    anchor = f"{tie.other}.start" if tie.from_start else tie.other
    if tie.lag is None:
        return f'"{anchor}"'
    return f'"{anchor} {"-" if tie.relation == "before" else "+"} {tie.lag}{tie.unit}"'
