"""Ids are made of what something is called: neither the order of rows and files nor what else is there changes them."""

from __future__ import annotations

from itertools import permutations

from imports import calendar, event, made, of_table

ROWS = (
    "2022-04-01,文化審議会,出版課,報告",
    "2022-04-01,文化審議会,北野,別の報告",
    "2022-04-02,産業構造審議会,北野,",
    "2022-04-03,検討会,安宅,",
    "2022-04-03,研究会,,",
    "2022-04-03,町会,,",
)


def named(rows: tuple[str, ...]) -> dict[str, str]:
    """Return the ids of bodies and persons by their names, of items by day, body and title."""
    given = of_table("日付,会議名,担当,件名", *rows)
    assert not given.errors
    bodies = {str(body["name"]): str(body["id"]) for body in given.tables("body")}
    persons = {str(person["name"]): str(person["id"]) for person in given.tables("person")}
    items = {f"{item['date']}{item['body']}{item.get('title', '')}": str(item["id"]) for item in given.items}
    return bodies | persons | items


def test_the_order_of_rows_changes_no_id() -> None:
    whole = named(ROWS)
    assert len(set(whole.values())) == len(whole)
    assert whole["文化審議会"] == "culture-council"
    for order in permutations(ROWS):
        assert named(order) == whole


def test_what_else_is_there_changes_no_id_of_a_body() -> None:
    whole = named(ROWS)
    for row in ROWS[:3]:
        name = row.split(",")[1]
        assert named((row,))[name] == whole[name]


def test_the_order_of_files_changes_no_id() -> None:
    files = {
        f"{number}.ics": calendar(event("DTSTART;VALUE=DATE:20220401", f"SUMMARY:第{number}回{name}", uid=name))
        for number, name in enumerate(["町会", "市会", "分科会", "小委員会"], 1)
    }
    expected = {item["x-uid"]: item["id"] for item in made(files).items}
    assert len(set(expected.values())) == len(files)
    for order in permutations(files.items()):
        assert {item["x-uid"]: item["id"] for item in made(dict(order)).items} == expected


def test_two_with_one_address_before_the_at_sign() -> None:
    rows = ("2022-04-01,council,kim@a.example", "2022-04-02,council,kim@b.example")
    for order in (rows, rows[::-1]):
        given = of_table("date,body,owner", *order)
        assert {str(one["email"]): one["id"] for one in given.tables("person")} == {
            "kim@a.example": "kim",
            "kim@b.example": "kim-2",
        }
