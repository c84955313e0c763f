"""What `move`, `done`, `confirm`, `cancel` share: a change is tried, its consequences shown, and written if asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from aistrat_cli.cli.declare import CannotGoOn
from aistrat_cli.cli.items import item_of
from aistrat_cli.cli.session import Session
from aistrat_cli.cli.trouble import code_of, tell, trouble
from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record

if TYPE_CHECKING:
    from aistrat_cli.api import Loaded, Plan
    from aistrat_cli.diagnostic import Diagnostic
    from aistrat_cli.edit.changes import Changes
    from aistrat_cli.edit.followers import Moves
    from aistrat_cli.edit.when import When
    from aistrat_cli.model.days import ItemKey, Offset
    from aistrat_cli.model.items import AnyItem
    from aistrat_cli.model.policy import Followers
    from aistrat_cli.planning.plan import Placement
    from aistrat_cli.render.whatif.values import WhatIf
    from aistrat_cli.source.place import Source


class Asked(Record):
    """How a change was asked for."""

    command: str
    write: bool
    pinned: bool = False
    followers: Followers | None = None
    """None: as the file says."""
    format: str = "text"


class Target(Record):
    """The item that is to change, in its plan."""

    session: Session
    plan: Plan
    placement: Placement
    asked: Asked

    @property
    def item(self) -> AnyItem:
        """The item."""
        return self.placement.item

    def when(self, text: str) -> When:
        """Return the day that was typed. Raises CannotEdit."""
        from aistrat_cli.edit.when import read_when

        return read_when(text, self.plan, self.item.key)

    def today(self) -> date:
        """Return today in the item's series."""
        return self.session.today(self.plan.portfolio.by_id[self.item.key.series])


Act = Callable[["Changes", Target], "tuple[Offset, ...]"]
"""Makes the change; returns how far the item was asked to move, nothing where a day was typed."""


def what_if(session: Session, item: str, files: tuple[str, ...], asked: Asked, act: Act) -> int:
    """Show what a change would do, with `asked.write` make it; return the exit code. Raises CannotGoOn."""
    from aistrat_cli.edit.refusals import CannotEdit

    if asked.write and session.shared["set"]:
        raise CannotGoOn(
            Message("--write does not go with --set", "--write と --set は一緒に使えません"),
            Message("--set is not written into any file", "--set の内容はファイルに書かれません"),
        )
    loaded = session.load(files)
    if loaded.unparsed:
        return trouble(session, loaded, session.plan(loaded))
    plan = session.plan(loaded)
    key = item_of(session, loaded, plan, item)
    if key.series not in loaded.portfolio.shown:
        path = loaded.portfolio.by_id[key.series].source.path
        raise CannotGoOn(
            Message(
                f"{key.item} is in {path}, which was not named", f"{key.item} は、指定していない {path} にあります"
            ),
            Message(f"name {path}, too", f"{path} も指定してください"),
        )
    try:
        return _Run(session, loaded, plan, key, asked, "-" in files).run(act)
    except CannotEdit as refusal:
        raise CannotGoOn(refusal.message, refusal.help) from None


class _Run:
    def __init__(
        self, session: Session, loaded: Loaded, plan: Plan, key: ItemKey, asked: Asked, from_stdin: bool
    ) -> None:
        from aistrat_cli.edit.changes import Changes

        self.session = session
        self.loaded = loaded
        self.plan = plan
        self.key = key
        self.asked = asked
        self.from_stdin = from_stdin
        self.changes = Changes(loaded.portfolio, session.shared["scenario"], plan.calendars)

    def run(self, act: Act) -> int:
        from aistrat_cli.api import compare
        from aistrat_cli.baseline.freeze import freeze_all
        from aistrat_cli.render.whatif.values import EditMade, FileEdit, WhatIf, news

        session, placement = self.session, self.plan.placements[self.key]
        offsets = act(self.changes, Target(session=session, plan=self.plan, placement=placement, asked=self.asked))
        loaded, plan = self._replanned()
        moves = self._follow(plan, offsets)
        for follower, day in moves.days.items():
            self.changes.put_on(self.loaded.portfolio.index[follower], day)
        if moves.days:
            loaded, plan = self._replanned()
        texts = self.changes.results()
        before, after = self._found(self.loaded, self.plan), self._found(loaded, plan)
        told = news(before, after)
        comparison = compare(freeze_all(self.plan, "now"), plan, "now", session.holidays, saved=False)
        made = self.changes.made
        if self.asked.write and not session.shared["dry_run"]:
            self._write(texts, loaded)
            written = bool(texts)
        else:
            written = False
        found = WhatIf(
            command=self.asked.command,
            key=self.key,
            before=self.plan,
            after=plan,
            edits=tuple(EditMade(one.item.key, one.key, one.was, one.now) for one in made),
            files=tuple(FileEdit(source.path, source.text, text) for source, text in texts.items()),
            comparison=comparison,
            followers=moves.policy,
            along=moves.days,
            held=moves.held,
            broken=told.broken,
            mended=told.mended,
            changed=told.changed,
            warnings=tuple(self._warnings(plan, (*told.broken, *told.changed), moves)),
            written=written,
        )
        self._show(found)
        self._say(texts, written)
        new = {id(one) for one in (*told.broken, *told.changed)}
        tell(session, loaded, [one for one in after if one.severity == "error" and id(one) not in new])
        return code_of(loaded, plan)

    def _replanned(self) -> tuple[Loaded, Plan]:
        """Return what the edited files read as, and their plan."""
        from aistrat_cli.loading.build import File, build

        texts = self.changes.results()
        loaded = build(
            [File(source.path, texts.get(source, source.text).encode()) for source in self.loaded.sources],
            {one.source.path for one in self.session.series(self.loaded)},
            scenario=self.session.shared["scenario"],
            overrides=tuple(self.session.shared["set"]),
            holidays=self.session.holidays,
        )
        loaded = loaded.replace(beside=self.loaded.beside)  # busy times are those of the same folder
        return loaded, self.session.plan(loaded)

    def _follow(self, plan: Plan, offsets: tuple[Offset, ...]) -> Moves:
        """Return the followers that are to be written anew."""
        from aistrat_cli.edit.ends import same_distance
        from aistrat_cli.edit.followers import Moves, policy_for, pushed, shifted

        item, was = self.loaded.portfolio.index[self.key], self.plan.placements[self.key]
        policy = self.asked.followers or policy_for(item, self.loaded.portfolio.by_id[self.key.series])
        now = plan.placements.get(self.key)
        if now is None or was.end is None or now.end is None or now.certainty == "cancelled" or policy == "keep":
            return Moves(policy=policy, days={}, held={})
        if policy == "shift":
            if was.end == now.end:
                return Moves(policy="shift", days={}, held={})
            offsets = offsets or same_distance(was.end, now.end, self.plan.calendars[self.key.series])
            return shifted(self.plan, self.key, offsets, pinned=self.asked.pinned)
        return pushed(self.plan, plan, self.key, self.session.holidays, pinned=self.asked.pinned)

    def _found(self, loaded: Loaded, plan: Plan) -> tuple[Diagnostic, ...]:
        from aistrat_cli.api import lint

        return lint(loaded, plan, {one.id: self.session.today(one) for one in self.session.series(loaded)})

    def _warnings(self, plan: Plan, broken: tuple[Diagnostic, ...], moves: Moves) -> list[Message]:
        """Return what speaks against the new days, as far as no finding says it already."""
        from aistrat_cli.edit.closed import closed_day
        from aistrat_cli.edit.ends import CANNOT_COUNT

        told = {(one.series, one.item) for one in broken if one.fault.code in ("C001", "C002", "C003")}
        found = []
        for key in (self.key, *moves.days):
            placement, was = plan.placements.get(key), self.plan.placements[key]
            if placement is None or placement.start is None or placement.start == was.start:
                continue
            if (key.series, key.item) in told:
                continue
            if placement.certainty in ("done", "cancelled") or not placement.item.on_business_days:
                continue
            try:
                message = closed_day(key.item, placement.start, plan.calendars[key.series])
            except CANNOT_COUNT:
                continue
            if message is not None:
                found.append(message)
        item = self.loaded.portfolio.index[self.key]
        if self._needs_pinned(plan):
            found.append(
                Message(
                    f"{item.id} is pinned: --write moves it only with --pinned",
                    f"{item.id} は固定（pinned）されています。--write で動かすには --pinned が必要です",
                )
            )
        return found

    def _needs_pinned(self, plan: Plan) -> bool:
        item, was = self.loaded.portfolio.index[self.key], self.plan.placements[self.key]
        now = plan.placements.get(self.key)
        moved = now is not None and (now.start, now.end) != (was.start, was.end)
        return item.pinned and moved and self.asked.command in ("move", "confirm") and not self.asked.pinned

    def _write(self, texts: dict[Source, str], loaded: Loaded) -> None:
        from aistrat_cli.cli.rewriting import rewrite

        if self._needs_pinned(self.session.plan(loaded)):
            raise CannotGoOn(
                Message(
                    f"{self.key.item} is pinned: it was announced", f"{self.key.item} は固定（pinned）されています"
                ),
                Message("--pinned moves it nevertheless", "--pinned を付けると動かせます"),
            )
        known = {(one.fault.code, one.item, one.message.en) for one in self.loaded.diagnostics}
        for one in loaded.diagnostics:
            if one.severity == "error" and (one.fault.code, one.item, one.message.en) not in known:
                raise CannotGoOn(
                    Message(
                        f"nothing is written, the file would have an error: {one.message.en}",
                        f"ファイルに誤りが生じるため、何も書きません: {one.message.ja}",
                    ),
                    one.help,
                )
        stdin = self.session.shared["stdin_filename"].removeprefix("./")
        if self.from_stdin and any(source.path == stdin for source in texts):
            raise CannotGoOn(
                Message("what was read from - cannot be written", "- から読んだものには書き込めません"),
                Message("name the file instead", "ファイルを指定してください"),
            )
        rewrite({source.path: (source.text, text) for source, text in texts.items()})

    def _show(self, found: WhatIf) -> None:
        from aistrat_cli.render.whatif.text import Looks, render

        session = self.session
        lang = session.lang or self.plan.portfolio.by_id[self.key.series].language
        if self.asked.format == "json":
            from aistrat_cli.render.whatif.as_json import render as as_json

            session.deliver_json(as_json(found, lang))
        else:
            session.deliver(render(found, Looks(width=session.console.width, lang=lang, color=session.console.color())))

    def _say(self, texts: dict[Source, str], written: bool) -> None:
        lang = self.session.lang or self.plan.portfolio.by_id[self.key.series].language
        if written:
            for source in texts:
                self.session.console.say(Message(f"{source.path}: written", f"{source.path}: 書き込みました").in_(lang))
        elif texts:
            said = Message(
                "nothing is written; --write writes it", "まだ何も書き込んでいません。書き込むには --write を付けます"
            )
            self.session.console.say(said.in_(lang))
