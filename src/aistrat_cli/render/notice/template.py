"""A small template language, a part of Mustache: who knows that can write one, and nothing in it can run.

    {{name}}                     the value
    {{#name}} … {{/name}}        what is between, if there is a value; for each of a list
    {{^name}} … {{/name}}        what is between, if there is none
    {{! … }}                     a comment

A tag that opens, closes or comments and stands alone on its line takes the line with it. Values are put in as they are:
what looks like a tag in one is text. A name that does not exist is a mistake, not nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from aistrat_cli.diagnostic import Message
from aistrat_cli.record import Record
from aistrat_cli.wording import nearest

if TYPE_CHECKING:
    Value = str | bool | Sequence["Values"]
    Values = Mapping[str, Value]

_TAG = re.compile(r"\{\{\s*([#^/!]?)\s*(.*?)\s*\}\}", re.S)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class BadTemplate(Exception):
    """A template that cannot be used, with the line where it goes wrong."""

    def __init__(self, line: int, message: Message) -> None:
        super().__init__(message.en)
        self.line = line
        self.message = message


class _Node(Record):
    """A text, a value, or a section with what is between its tags."""

    kind: str
    """`text`, `value`, `#` or `^`."""
    text: str
    """The text, or the name."""
    line: int = 0
    inside: tuple[_Node, ...] = ()


def fill(template: str, values: Values, escape: Callable[[str], str]) -> str:
    """Return the template with the values in it, each escaped for the form of the template. Raises BadTemplate."""
    return "".join(_filled(parse(template), (values,), escape))


def parse(template: str) -> tuple[_Node, ...]:
    """Return the template in parts. Raises BadTemplate."""
    template = template.replace("\r\n", "\n")
    stack: list[tuple[str, str, int, list[_Node]]] = [("", "", 0, [])]
    position = 0
    for tag in _TAG.finditer(template):
        sign, name = tag[1], tag[2]
        line = template.count("\n", 0, tag.start()) + 1
        start, end = _alone(template, tag) if sign else tag.span()
        stack[-1][3].append(_Node(kind="text", text=template[position : max(start, position)]))
        position = end
        if sign == "!":
            continue
        if not _NAME.fullmatch(name):
            raise BadTemplate(line, Message(f'"{name}" is no name', f"「{name}」は名前ではありません"))
        if sign in ("#", "^"):
            stack.append((sign, name, line, []))
        elif sign == "/":
            kind, opened, begun, inside = stack.pop()
            if opened != name or not stack:
                raise BadTemplate(
                    line, Message(f"{{{{/{name}}}}} closes nothing", f"{{{{/{name}}}}} に対応する開始がありません")
                )
            stack[-1][3].append(_Node(kind=kind, text=name, line=begun, inside=tuple(inside)))
        else:
            stack[-1][3].append(_Node(kind="value", text=name, line=line))
    if len(stack) > 1:
        name, line = stack[-1][1], stack[-1][2]
        raise BadTemplate(line, Message(f"{{{{#{name}}}}} is never closed", f"{{{{#{name}}}}} が閉じられていません"))
    stack[0][3].append(_Node(kind="text", text=template[position:]))
    return tuple(stack[0][3])


def _alone(template: str, tag: re.Match[str]) -> tuple[int, int]:
    """Return the span of the tag, of its whole line where nothing else stands on it."""
    start = template.rfind("\n", 0, tag.start()) + 1
    end = template.find("\n", tag.end())
    end = len(template) if end < 0 else end
    if template[start : tag.start()].strip() or template[tag.end() : end].strip():
        return tag.span()
    return start, min(end + 1, len(template))


def _filled(nodes: Sequence[_Node], scopes: tuple[Values, ...], escape: Callable[[str], str]) -> Iterator[str]:
    for node in nodes:
        if node.kind == "text":
            yield node.text
            continue
        value = _look_up(node, scopes)
        if node.kind == "value":
            if not isinstance(value, str):
                raise BadTemplate(
                    node.line,
                    Message(
                        f"{node.text} is no text: write {{{{#{node.text}}}}} … {{{{/{node.text}}}}}",
                        f"{node.text} は文字列ではなく、{{{{#{node.text}}}}} … {{{{/{node.text}}}}} と使います",
                    ),
                )
            yield escape(value)
        elif node.kind == "^":
            if not value:
                yield from _filled(node.inside, scopes, escape)
        elif isinstance(value, (str, bool)):
            if value:
                yield from _filled(node.inside, scopes, escape)
        else:
            for one in value:
                yield from _filled(node.inside, (one, *scopes), escape)


def _look_up(node: _Node, scopes: tuple[Values, ...]) -> Value:
    for scope in scopes:
        if node.text in scope:
            return scope[node.text]
    known = [name for scope in scopes for name in scope]
    near = nearest(node.text, known)
    raise BadTemplate(
        node.line,
        Message(
            f'there is no "{node.text}"' + (f'; did you mean "{near}"?' if near else ""),
            f"「{node.text}」という値はありません" + (f"。「{near}」ではありませんか" if near else ""),
        ),
    )
