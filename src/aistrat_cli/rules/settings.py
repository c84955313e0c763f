"""`[rules]` of a series: which rules are reported, and how severe they are."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Severity
from aistrat_cli.model.items import AnyItem
from aistrat_cli.model.policy import RulesConfig
from aistrat_cli.model.series import Series
from aistrat_cli.rules import registry
from aistrat_cli.rules.base import finding
from aistrat_cli.rules.registry import Entry
from aistrat_cli.rules.say import told
from aistrat_cli.source.place import Place

EXACT = 99
"""How closely a full code or a name means a rule; a prefix means it as closely as it is long."""


class Settings:
    """What `[rules]` says of each rule. The word that means it most closely counts; between equals, `ignore`."""

    def __init__(self, config: RulesConfig) -> None:
        self._plain = not (config.select or config.ignore)
        self._select = {} if self._plain else _closeness(config.select)
        self._ignore = {} if self._plain else _closeness(config.ignore)
        self._all = not config.select
        self._severities: dict[str, tuple[int, Severity]] = {}
        for token, severity in config.severity.items():
            for code, close in _closeness((token,)).items():
                if close > self._severities.get(code, (-1, severity))[0]:
                    self._severities[code] = (close, severity)

    def reports(self, entry: Entry) -> bool:
        """Tell whether the rule is reported at all."""
        if self._plain:
            return True
        selected = self._select.get(entry.code, 0 if self._all else -1)
        return selected > self._ignore.get(entry.code, -1)

    def severity(self, entry: Entry, severity: Severity) -> Severity | None:
        """Return the severity to report a finding with, None for not at all."""
        if not self.reports(entry):
            return None
        return self._severities[entry.code][1] if entry.code in self._severities else severity


def _closeness(tokens: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for token in tokens:
        entries = registry.selected_by(token)
        exact = len(entries) == 1 and token.casefold() in (entries[0].code.casefold(), entries[0].name)
        for entry in entries:
            found[entry.code] = max(found.get(entry.code, -1), EXACT if exact else len(token))
    return found


def config_faults(series: Series) -> Iterator[Diagnostic]:
    """Yield what is wrong with `[rules]`: unknown rules, rules that cannot be silenced, options."""
    config = series.rules
    for key, tokens in (("select", config.select), ("ignore", config.ignore)):
        for index, token in enumerate(tokens):
            place = config.place.at(key, index) if len(tokens) > 1 else config.place.at(key)
            yield from _word(token, series, place, silencing=key == "ignore")
    for token in config.severity:
        yield from _word(token, series, config.place.at("severity", token).named(), silencing=True)
    for name in config.options:
        entry = registry.find(name)
        place = config.place.at("options", name).named()
        if entry is None:
            yield unknown_rule(name, series.id, place)
        else:
            from aistrat_cli.rules.options import faults_of

            yield from faults_of(series, entry.load(), name)


def _word(token: str, series: Series, place: Place, *, silencing: bool) -> Iterator[Diagnostic]:
    entries = registry.selected_by(token)
    if not entries:
        yield unknown_rule(token, series.id, place)
    elif silencing and all(entry.fixed for entry in entries):
        from aistrat_cli.rules.w003_rule_cannot_be_silenced import fixed_rule

        yield fixed_rule(token, series.id, place)


def unknown_rule(word: str, whose: AnyItem | str, place: Place) -> Diagnostic:
    """Return the finding that no rule is called so; `whose` is the item or the series' id."""
    from aistrat_cli.loading.shown import quoted
    from aistrat_cli.wording import nearest

    close = nearest(word, registry.words())
    return finding(
        faults.UNKNOWN_REFERENCE,
        whose,
        place,
        told("there is no rule {word}", "{word} という規則はありません", word=f'"{quoted(word)}"'),
        told("did you mean {close}?", "{close} ではありませんか？", close=close)
        if close
        else told("`aistrat rule` lists all rules", "`aistrat rule` で規則の一覧を見られます"),
    )
