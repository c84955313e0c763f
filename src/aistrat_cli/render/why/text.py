"""The story of a day as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from aistrat_cli.diagnostic import Message
from aistrat_cli.model.days import ItemKey
from aistrat_cli.model.items import Document
from aistrat_cli.planning.plan import Link, Plan
from aistrat_cli.record import Record
from aistrat_cli.render import said
from aistrat_cli.render.cells import fit, visible
from aistrat_cli.render.days import day_and_weekday
from aistrat_cli.render.why import phrases
from aistrat_cli.render.why.against import Against
from aistrat_cli.render.why.steps import Step
from aistrat_cli.render.why.story import Story
from aistrat_cli.render.wrap import wrap
from aistrat_cli.source.place import Place
from aistrat_cli.wording import counted


class WhyOptions(Record):
    """Everything the text depends on beside the story."""

    width: int
    lang: str
    era: bool = False
    color: bool = False


def render(
    plan: Plan, story: Story, options: WhyOptions, on: date | None = None, not_on: tuple[Against, ...] = ()
) -> str:
    """Return the story; with `on` also what speaks against that day. No line is wider than asked."""
    return "\n".join(_Teller(plan, story, options).lines(on, not_on)) + "\n"


class _Teller:
    def __init__(self, plan: Plan, story: Story, options: WhyOptions) -> None:
        self.plan = plan
        self.story = story
        self.options = options
        self.lang = options.lang
        self.series = story.placement.key.series

    def lines(self, on: date | None, not_on: tuple[Against, ...]) -> Iterator[str]:
        placement, options = self.story.placement, self.options
        certainty = said.CERTAINTY[placement.certainty].in_(self.lang)
        head = f"{visible(placement.key.item)}  {said.days(placement, self.lang, options.era)}  {certainty}"
        if placement.critical:
            head += Message("  critical", "  クリティカル").in_(self.lang)
        yield said.painted(fit(head, options.width), said.BOLD, options.color)
        yield from self._set(said.title(placement, self.lang), 2)
        if on is not None:
            yield ""
            yield from self._not_on(on, not_on)
        yield ""
        yield self._heading(Message("Why that day:", "その日になる理由:"))
        for index, step in enumerate(self.story.chain):
            if self.story.left_out and index == len(self.story.chain) // 2:
                more = self.story.left_out
                yield from self._set(Message(f".. {more} more", f".. ほか{more}件").in_(self.lang), 2)
            yield from self._step(step)
        yield from self._waits()
        yield ""
        yield self._heading(Message("What its float depends on:", "余裕を決めるもの:"))
        for line in self._float():
            yield from self._set(line, 2)

    def _heading(self, text: Message) -> str:
        return said.painted(fit(text.in_(self.lang), self.options.width), said.DIM, self.options.color)

    def _set(self, text: str, indent: int) -> Iterator[str]:
        for line in wrap(text, self.options.width - indent):
            yield " " * indent + line

    def _day(self, day: date) -> str:
        return day_and_weekday(day, None, self.lang, self.options.era)

    def _id(self, key: ItemKey) -> str:
        return said.id_of(key, self.series)

    @staticmethod
    def _at(place: Place | None) -> str:
        return f"  ({visible(place.source.path)}:{place.location.line})" if place is not None else ""

    def _step(self, step: Step) -> Iterator[str]:
        placement = step.placement
        days = said.days(placement, self.lang, self.options.era)
        yield from self._set(f"{self._id(placement.key)}  {days}", 2)
        yield from self._set(phrases.reason(step, self.lang, self.options.era) + self._at(step.place), 6)
        held = phrases.day_that_holds(step, self.lang, self.options.era)
        passed = phrases.passed_over(step.passed, self.lang, self.options.era)
        for line in (held, passed, phrases.length(step, self.lang, self.options.era)):
            if line is not None:
                yield from self._set(line, 6)

    def _waits(self) -> Iterator[str]:
        for link in self.story.waits_for:
            other = self._id(link.leader)
            yield from self._set(
                Message(f"it also waits for {other}, which has no day", f"{other} も待つが、その日付は未定").in_(
                    self.lang
                ),
                2,
            )

    def _float(self) -> Iterator[str]:
        placement = self.story.placement
        if placement.earliest_start is not None:
            yield self._earliest(placement.earliest_start, self.story.earliest_by)
        if placement.latest_start is None:
            yield self._no_limit()
        else:
            yield from self._limit(placement.latest_start)
        if placement.free_float is not None:
            free = counted(placement.free_float, "business day")
            yield Message(
                f"free float: {free} before a follower moves",
                f"自由余裕: 後続を動かさずに{placement.free_float}営業日",
            ).in_(self.lang)

    def _earliest(self, day: date, by: Link | None) -> str:
        said_day = self._day(day)
        if by is None:
            return Message(f"earliest {said_day}", f"最早 {said_day}").in_(self.lang)
        other = self._id(by.leader)
        return Message(f"earliest {said_day}, after {other}", f"最早 {said_day}（{other} の後）").in_(self.lang)

    def _limit(self, latest: date) -> Iterator[str]:
        limit, total = self.story.limit, self.story.placement.total_float
        day = self._day(latest)
        if limit is None:
            by = Message("", "")
        else:
            kind, when = phrases.LIMITS[limit.kind], self._day(limit.day)
            whose = self._id(limit.key)
            by = Message(f", bound by {whose}: {kind.en} {when}", f"。決め手は {whose} の{kind.ja} {when}")
        yield Message(f"latest {day}{by.en}", f"最遅 {day}{by.ja}").in_(self.lang)
        if limit is not None and len(limit.path) > 1:
            path = " -> ".join(self._id(key) for key in limit.path)
            yield Message(f"by way of {path}", f"経路 {path}").in_(self.lang)
        if total is not None:
            yield Message(f"total float: {counted(total, 'business day')}", f"全余裕: {total}営業日").in_(self.lang)

    def _no_limit(self) -> str:
        item = self.story.placement.item
        if self.story.placement.certainty in ("done", "cancelled"):
            return Message("none: it is over", "なし: もう終わっている").in_(self.lang)
        if self.story.placement.start is None:
            return Message("none: it has no day", "なし: 日付が未定").in_(self.lang)
        if isinstance(item, Document) and item.derived_from is not None:
            other = self._id(item.derived_from)
            return Message(f"none of its own: it moves with {other}", f"固有の余裕はない: {other} とともに動く").in_(
                self.lang
            )
        return Message(
            "unbounded: nothing that follows has a deadline, a target, a window or a written day",
            "限りなし: 後に期限・目途・期間・書かれた日を持つものがない",
        ).in_(self.lang)

    def _not_on(self, day: date, found: Iterable[Against]) -> Iterator[str]:
        said_day = self._day(day)
        yield self._heading(Message(f"Why not {said_day}:", f"{said_day} でない理由:"))
        lines = [self._against(one) + self._at(one.place) for one in found]
        if not lines:
            lines = [
                Message(
                    "nothing speaks against it; the plan takes another day of those that are possible",
                    "妨げるものはない。計画は、可能な日のうち別の日を選んでいる",
                ).in_(self.lang)
            ]
        for line in lines:
            yield from self._set(line, 2)

    def _against(self, one: Against) -> str:
        day = self._day(one.day) if one.day is not None else ""
        written = visible(one.written or "")
        match one.kind:
            case "planned":
                text = Message("it is planned on that day", "計画はその日である")
            case "done":
                text = Message(f"it was done on {day}", f"{day} に済んでいる")
            case "cancelled":
                text = Message("it is cancelled", "中止されている")
            case "written":
                text = Message(
                    f'another day is written: date = "{written}"', f'別の日が書かれている: date = "{written}"'
                )
            case "derived":
                other = self._id(one.by) if one.by else ""
                text = Message(f"it is counted from {other} and falls on {day}", f"{other} から数え、{day} になる")
            case "closed":
                why = phrases.closed(one.closure, self.lang) if one.closure else ""
                text = Message(f"closed: {why}", f"休業日: {why}")
            case "dependency" | "not_before":
                other = self._id(one.link.leader) if one.link else ""
                key = one.link.origin if one.link else "not_before"
                text = Message(
                    f'too early: {key} "{written}" needs {day} or later' + (f" ({other})" if other else ""),
                    f"早すぎる: {key}「{written}」により {day} 以後" + (f"（{other}）" if other else ""),
                )
            case "outside":
                last = self._day(one.last) if one.last is not None else ""
                text = Message(f'outside "{written}": {day} to {last}', f"「{written}」の外: {day} から {last} まで")
            case "too_late":
                other = self._id(one.by) if one.by else ""
                text = Message(
                    f"too late: {day} at the latest, bound by {other}", f"遅すぎる: 遅くとも {day}（決め手は {other}）"
                )
        return text.in_(self.lang)
