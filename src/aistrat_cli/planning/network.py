"""The network: a node for every item, and its ties to other nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from aistrat_cli.calendar.business import HolidaySource
from aistrat_cli.model.days import DateExpr, Dependency, Edge, ItemKey
from aistrat_cli.model.items import Document, Milestone, Task
from aistrat_cli.model.leads import LeadTime
from aistrat_cli.model.series import Portfolio
from aistrat_cli.planning.node import Calendars, LeadTie, Node
from aistrat_cli.planning.plan import Link, Origin, Problem, WaitsForCancelled
from aistrat_cli.planning.succession import following_meetings
from aistrat_cli.planning.ties import Point, Tie, offsets_of


class Network:
    """All nodes, in the order of the model, and what was met while tying them."""

    def __init__(
        self, portfolio: Portfolio, holidays: HolidaySource, days: Mapping[ItemKey, int] | None = None
    ) -> None:
        """Tie the items of `portfolio`; `days` are their first days in a plan, by which meetings follow each other."""
        self.nodes: list[Node] = []
        self.links: list[Link] = []
        self.problems: list[Problem] = []
        self.calendars = Calendars(holidays)
        self.own = {series.id: self.calendars.of(series.calendar) for series in portfolio.series}
        self.shown = portfolio.shown
        self.number: dict[ItemKey, int] = {}
        self.next_of: dict[ItemKey, ItemKey | None] = {}
        """The meeting after each one from whose next a lead time counts."""
        for series in portfolio.series:
            for item in series.items:
                self.number[item.key] = len(self.nodes)
                self.nodes.append(Node(len(self.nodes), item, series.id, self.own[series.id]))
        for node in self.nodes:
            if isinstance(node.item, Document) and node.item.derived_from in self.number:
                node.cancelled |= self.nodes[self.number[node.item.derived_from]].item.cancelled
        ties: list[Tie] = []
        for series in portfolio.series:
            following = following_meetings(series, days or {})
            for item in series.items:
                ties += self._ties_of(self.nodes[self.number[item.key]], following)
        for tie in self._past_cancelled(ties):
            follower = self.nodes[tie.follower]
            # What is done hangs on nothing any more: it does not hold back what its day was once counted from.
            if not (tie.exact and follower.done):
                self.nodes[tie.leader].back.append(tie)
            follower.front.append(tie)

    def _ties_of(self, node: Node, following: Callable[[ItemKey], ItemKey | None]) -> Iterator[Tie]:
        item = node.item
        for dependency in item.dependencies:
            tie = self._dependency(node, dependency)
            if tie is not None:
                yield tie
        if item.not_before is not None:
            if item.not_before.anchor is None:
                node.not_before = self._point(node, item.not_before, "not_before")
            elif tie := self._anchored(node, item.not_before, "not_before", exact=False):
                yield tie
        if item.deadline is not None:
            node.deadline = self._point(node, item.deadline, "deadline")
        yield from self._placing(node, following)

    def _placing(self, node: Node, following: Callable[[ItemKey], ItemKey | None]) -> Iterator[Tie]:
        """Set how the item gets its day; yield the tie of an item that is put on another one's day."""
        item = node.item
        if isinstance(item, Task) and item.end is not None:
            node.task_end = self._point(node, item.end, "date")
            if node.task_end is not None:
                node.points.append(node.task_end)
        if item.target is not None:
            node.target = self._point(node, item.target, "target")
        for span in (item.window,) if item.window is not None else item.one_of:
            first, last = self._point(node, span.first, "window"), self._point(node, span.last, "window")
            if first is not None and last is not None:
                node.spans += ((first, last),)
        if item.date is not None:
            node.mode = "dated"
            node.date = self._point(node, item.date, "date")
            if item.date.anchor is not None and (tie := self._anchored(node, item.date, "date", exact=True)):
                yield tie
        elif item.undated:
            node.mode = "none"
        elif item.target is not None:
            node.mode = "target"
        elif item.window is not None or item.one_of:
            node.mode = "open"
        if isinstance(item, Document) and item.lead_time is not None and item.derived_from is not None:
            yield from self._derived(node, item, item.lead_time, item.derived_from, following)
        # A placing key that could not be resolved leaves the item without a day: its fault has been told already.
        if (
            (node.mode == "dated" and node.date is None)
            or (node.mode == "target" and node.target is None)
            or (node.mode == "open" and not node.spans)
        ):
            node.mode = "none"
        if node.mode == "dated" and node.date is not None:
            node.points.append(node.date)
        elif node.mode == "target" and node.target is not None:
            node.points.append(node.target)
        elif node.mode == "open":
            node.points += [point for span in node.spans for point in span]
        if node.done:
            node.mode = "done"

    def _derived(
        self,
        node: Node,
        item: Document,
        lead_time: LeadTime,
        meeting: ItemKey,
        following: Callable[[ItemKey], ItemKey | None],
    ) -> Iterator[Tie]:
        """Set what a derived deadline counts from; yield its tie, unless a day of its own is written."""
        counted_from: ItemKey | None = meeting
        if lead_time.after_next:
            counted_from = self.next_of[meeting] = following(meeting)
        leader = self.number.get(counted_from) if counted_from is not None else None
        if leader is not None:
            back = lead_time.terms[0].offset.back
            link = Link(
                self.nodes[leader].item.key,
                item.key,
                "start" if back else "end",
                "end",
                "lead_time",
                True,
                lead_time.id,
                lead_time.place,
            )
            node.lead = LeadTie(self.nodes[leader], node.i, lead_time, node.calendar, self.calendars, link)
            if item.date is None:
                self.links.append(link)
                yield node.lead
        if item.date is None:
            node.mode = "lead" if leader is not None else "none"

    def _point(self, node: Node, expr: DateExpr, origin: Origin) -> Point | None:
        calendar = node.calendar
        if not isinstance(expr.base, tuple):
            return Point(expr, expr.base.toordinal(), -1, "end", calendar)
        leader = self.number.get(expr.base.key)
        if leader is None:
            return None
        edge: Edge = expr.base.edge or "end"
        if origin not in ("date", "not_before"):
            self.links.append(Link(expr.base.key, node.item.key, edge, "end", origin, False, expr.written, expr.place))
        return Point(expr, 0, leader, edge, calendar)

    def _anchored(self, node: Node, expr: DateExpr, origin: Origin, *, exact: bool) -> Tie | None:
        anchor = expr.anchor
        leader = self.number.get(anchor.key) if anchor is not None else None
        if anchor is None or leader is None:
            return None
        edge: Edge = anchor.edge or "end"
        link = Link(anchor.key, node.item.key, edge, "start", origin, exact, expr.written, expr.place)
        self.links.append(link)
        return Tie(leader, node.i, edge, "start", expr.offsets, node.calendar, link, exact=exact)

    def _dependency(self, node: Node, dependency: Dependency) -> Tie | None:
        other = self.number.get(dependency.anchor.key)
        if other is None:
            return None
        calendar = node.calendar
        key, other_key = node.item.key, dependency.anchor.key
        relation = dependency.relation
        if relation == "before":
            edge: Edge = dependency.anchor.edge or "start"
            offsets = offsets_of(dependency, isinstance(self.nodes[other].item, Milestone))
            link = Link(key, other_key, "end", edge, relation, False, dependency.written, dependency.place, dependency)
            self.links.append(link)
            return Tie(node.i, other, "end", edge, offsets, calendar, link, reverse=True)
        edge = dependency.anchor.edge or "end"
        own_edge: Edge = "start" if relation == "after" else "end"
        offsets = offsets_of(dependency, isinstance(node.item, Milestone))
        link = Link(other_key, key, edge, own_edge, relation, False, dependency.written, dependency.place, dependency)
        self.links.append(link)
        return Tie(other, node.i, edge, own_edge, offsets, calendar, link)

    def _past_cancelled(self, ties: list[Tie]) -> Iterator[Tie]:
        """Yield the ties that bind: what follows a cancelled item waits for what that one waited for."""
        if not any(node.cancelled for node in self.nodes):
            yield from ties
            return
        into: dict[int, list[Tie]] = {}
        for tie in ties:
            if self.nodes[tie.follower].cancelled:
                into.setdefault(tie.follower, []).append(tie)
        for tie in ties:
            if isinstance(tie, LeadTie):
                yield tie
            elif self.nodes[tie.follower].cancelled:
                # Its day is still computed, for drawing it struck out, but it bounds nothing.
                if not self.nodes[tie.leader].cancelled:
                    self.nodes[tie.follower].front.append(tie)
            elif self.nodes[tie.leader].cancelled and tie.exact:
                yield tie
                self.problems.append(WaitsForCancelled(link=tie.link, instead=()))
            elif self.nodes[tie.leader].cancelled:
                is_milestone = isinstance(self.nodes[tie.follower].item, Milestone)
                instead = [found.passed_on(tie, is_milestone) for found in self._in_place_of(tie.leader, into)]
                yield from instead
                keys = tuple(dict.fromkeys(self.nodes[found.leader].item.key for found in instead))
                self.problems.append(WaitsForCancelled(link=tie.link, instead=keys))
            else:
                yield tie

    def _in_place_of(self, cancelled: int, into: dict[int, list[Tie]]) -> Iterator[Tie]:
        seen = {cancelled}
        pending = [cancelled]
        while pending:
            for tie in into.get(pending.pop(), ()):
                if not self.nodes[tie.leader].cancelled:
                    yield tie
                elif tie.leader not in seen:
                    seen.add(tie.leader)
                    pending.append(tie.leader)
