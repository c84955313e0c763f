"""P008: a business day was asked in a year for which no holidays are known."""

from __future__ import annotations

from collections.abc import Iterator

from aistrat_cli import faults
from aistrat_cli.diagnostic import Diagnostic, Message
from aistrat_cli.planning.plan import Uncountable
from aistrat_cli.rules.base import Context, Rule, finding
from aistrat_cli.rules.say import listed, told
from aistrat_cli.source.place import Place


def check(context: Context) -> Iterator[Diagnostic]:
    """Report each country once, and each year without data once a series, at the first item that asked."""
    items: dict[tuple[str, str, int], list[str]] = {}
    first: dict[tuple[str, str, int], Uncountable] = {}
    for problem in context.problems["Uncountable"]:
        if problem.reason not in ("no-holiday-data", "unknown-country"):
            continue
        year = 0 if problem.reason == "unknown-country" else problem.year
        group = (problem.key.series, problem.country, year)
        first.setdefault(group, problem)
        items.setdefault(group, []).append(problem.key.item)
    for group, problem in first.items():
        needed = listed(items[group])
        item = context.portfolio.index[problem.key]
        if problem.reason == "unknown-country":
            yield finding(faults.NO_HOLIDAY_DATA, item, _unknown_at(context, problem), *_unknown(problem, needed))
        else:
            yield finding(faults.NO_HOLIDAY_DATA, item, problem.place, *_no_data(problem, needed))


def _unknown_at(context: Context, problem: Uncountable) -> Place:
    """Return where a country or its subdivision is written: in the series' own calendar, else in a lead time's."""
    calendar = context.by_id[problem.key.series].calendar
    if calendar.country != problem.country:
        return problem.place
    return calendar.place.at("subdivision" if problem.subdivision else "country")


def _unknown(problem: Uncountable, items: Message) -> tuple[Message, Message]:
    """Return what is not known, and the edit."""
    if problem.subdivision:
        return told(
            "no holidays are known for the subdivision {subdivision} of {country}, needed by {items}",
            "{country} の地域 {subdivision} の祝日データがありません（{items} に必要です）",
            subdivision=f'"{problem.subdivision}"',
            country=problem.country,
            items=items,
        ), Message(
            "write the code of ISO 3166-2 without its country, or leave `subdivision` out",
            "ISO 3166-2 のコードを国の部分を除いて書くか、`subdivision` を消してください",
        )
    return told(
        "no holidays are known for country {country}, needed by {items}",
        "国 {country} の祝日データがありません（{items} に必要です）",
        country=f'"{problem.country}"',
        items=items,
    ), Message(
        'write the two letters of ISO 3166: `country = "JP"`',
        'ISO 3166 の2文字で書いてください: `country = "JP"`',
    )


def _no_data(problem: Uncountable, items: Message) -> tuple[Message, Message]:
    """Return what cannot be counted, and the edit."""
    return told(
        "{items} cannot be counted: no holidays of {country} are known for {year}, only for {first} to {last}",
        "{items} を数えられません: {country} の祝日データは {first}～{last}年で、{year}年がありません",
        items=items,
        country=problem.country,
        year=problem.year,
        first=problem.first_year,
        last=problem.last_year,
    ), told(
        "check the year {year}; if it is meant, count in d or w instead of bd",
        "{year}年が正しいか確かめ、正しければ bd でなく d か w で数えてください",
        year=problem.year,
    )


RULE = Rule(
    fault=faults.NO_HOLIDAY_DATA,
    summary=Message(
        "A business day is needed in a year without holiday data.", "祝日データのない年の営業日が必要です。"
    ),
    why=Message(
        "Counting as if that year had no holidays would give a wrong deadline without a word. Most often the year is a "
        "slip. Only questions about business days need the data: calendar days are counted in any year.",
        "祝日がないものとして数えると、黙って誤った期限になります。多くは年の書き誤りです。営業日を問うときだけ必要"
        "で、暦日はどの年でも"
        "数えられます。",
    ),
    bad="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2921-10-26

[[document]]
id = "minutes"
date = "study-1 + 5bd"
""",
    good="""\
[[meeting]]
id = "study-1"
body = "council"
date = 2021-10-26

[[document]]
id = "minutes"
date = "study-1 + 5bd"
""",
    check=check,
)
