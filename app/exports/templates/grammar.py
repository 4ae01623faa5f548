"""What may stand in a template: the names of fields, loops over declared lists, conditions, four filters. Nothing else.

Jinja's own sandbox stands behind this, but nothing that it would have to stop gets so far: every node of the parsed
template is looked at before it is compiled, and a node that is not on the list is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.core.text import fold
from app.exports.templates.field import AnyField, Field, ListField

if TYPE_CHECKING:
    from jinja2 import nodes

FILTERS = ("hoa", "thuong", "hoa_dau", "mac_dinh")
LOOP = {"index", "first", "last", "length"}
COMPARED = {"eq", "ne", "lt", "lteq", "gt", "gteq"}
DEEPEST = 40
MOST_WORDS = 200  # letters of a text between quotes

Scope = Mapping[str, ListField | None]
"""What stands behind the names of loops: the list that a row is of; None for "loop" itself."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line of what was parsed."""

    line: int
    sentence: str


def faults(tree: nodes.Template, fields: Sequence[AnyField]) -> list[Fault]:
    """Everything in a parsed template that must not be there, or is not known."""
    return list(_Reader({field.name: field for field in fields}).template(tree))


class _Reader:
    """Walks through a template with the fields that it may name."""

    def __init__(self, fields: Mapping[str, AnyField]) -> None:
        self._fields = fields

    def template(self, tree: nodes.Template) -> Iterator[Fault]:
        for node in tree.body:
            yield from self._statement(node, {}, 0)

    def _statement(self, node: nodes.Node, scope: Scope, depth: int) -> Iterator[Fault]:
        from jinja2 import nodes

        if depth > DEEPEST:
            yield Fault(node.lineno, "Lồng quá nhiều tầng.")
            return
        match node:
            case nodes.Output():
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        yield from self._value(part, scope, depth)
            case nodes.For():
                yield from self._loop(node, scope, depth)
            case nodes.If():
                yield from self._value(node.test, scope, depth, is_condition=True)
                for one in (*node.body, *node.elif_, *node.else_):
                    yield from self._statement(one, scope, depth + 1)
            case _:
                yield _forbidden(node)

    def _loop(self, node: nodes.For, scope: Scope, depth: int) -> Iterator[Fault]:
        from jinja2 import nodes

        if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
            yield _forbidden(node)
            return
        target = node.target.name
        if not isinstance(node.iter, nodes.Name):
            yield Fault(
                node.lineno, "Chỉ lặp được qua một danh sách có trong bảng trường, như “for x in noi_nhan”."
            )
            return
        if target in self._fields or target in scope or target.startswith("_") or target == "loop":
            yield Fault(node.lineno, f"Tên “{target}” sau “for” đã dùng cho việc khác; đặt tên khác.")
            return
        field = self._fields.get(node.iter.name)
        if not isinstance(field, ListField):
            yield from self._no_list(node.iter, field)
            return
        if any(scope.values()):
            yield Fault(node.lineno, "Không lặp một danh sách bên trong một danh sách khác.")
            return
        inner = {**scope, target: field, "loop": None}
        for one in (*node.body, *node.else_):
            yield from self._statement(one, inner, depth + 1)

    def _no_list(self, name: nodes.Name, field: AnyField | None) -> Iterator[Fault]:
        if field is None:
            lists = [one for one, known in self._fields.items() if isinstance(known, ListField)]
            yield Fault(name.lineno, f"Không có danh sách “{name.name}”{_nearest(name.name, lists)}.")
        else:
            yield Fault(
                name.lineno,
                f"“{name.name}” là một giá trị, không phải danh sách: viết {{{{ {name.name} }}}}.",
            )

    def _value(
        self, node: nodes.Node | None, scope: Scope, depth: int, *, is_condition: bool = False
    ) -> Iterator[Fault]:
        """A value that goes into the document, or what a condition asks."""
        from jinja2 import nodes

        if node is None or depth > DEEPEST:
            yield Fault(node.lineno if node else 1, "Lồng quá nhiều tầng.")
            return

        def each(*parts: nodes.Node | None, asked: bool = is_condition) -> Iterator[Fault]:
            for part in parts:
                yield from self._value(part, scope, depth + 1, is_condition=asked)

        match node:
            case nodes.Const():
                yield from _constant(node)
            case nodes.Name():
                yield from self._name(node, scope, is_condition=is_condition)
            case nodes.Getattr():
                yield from self._attribute(node, scope)
            case nodes.Filter():
                yield from self._filter(node, each)
            case nodes.CondExpr() if node.expr2 is not None:
                yield from each(node.test, asked=True)
                yield from each(node.expr1, node.expr2)
            case _ if is_condition and (parts := _asked(node)):
                yield from each(*parts)
            case _:
                yield _forbidden(node)

    def _name(self, node: nodes.Name, scope: Scope, *, is_condition: bool) -> Iterator[Fault]:
        field, name = self._fields.get(node.name), node.name
        if isinstance(field, Field) or (field is not None and is_condition):
            return
        if field is not None:
            how = f"{{%tr for x in {name} %}} … {{%tr endfor %}}"
            yield Fault(node.lineno, f"“{name}” là danh sách: viết {how}.")
        elif name in scope:
            first = (_row(scope, name) or ["index"])[0]
            yield Fault(node.lineno, f"“{name}” là một dòng: viết {{{{ {name}.{first} }}}}.")
        else:
            known = [one for one in (*self._fields, *scope) if one != "loop"]
            yield Fault(node.lineno, f"Không có trường “{name}”{_nearest(name, known)}.")

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Iterator[Fault]:
        from jinja2 import nodes

        owner = node.node
        if not isinstance(owner, nodes.Name) or node.attr.startswith("_"):
            yield _forbidden(node)
        elif owner.name not in scope and owner.name in self._fields:
            yield Fault(node.lineno, f"Trường “{owner.name}” không có phần “.{node.attr}”.")
        elif owner.name not in scope:
            yield from self._name(owner, scope, is_condition=False)
        elif owner.name == "loop" and scope["loop"] is None:
            if node.attr not in LOOP:
                yield _forbidden(node)
        elif node.attr not in (known := _row(scope, owner.name)):
            near = _nearest(node.attr, known)
            yield Fault(node.lineno, f"Dòng “{owner.name}” không có trường “{node.attr}”{near}.")

    def _filter(self, node: nodes.Filter, each: Callable[..., Iterator[Fault]]) -> Iterator[Fault]:
        from jinja2 import nodes

        if node.name not in FILTERS:
            known = ", ".join(FILTERS)
            yield Fault(node.lineno, f"Không dùng được “|{node.name}”; chỉ có: {known}.")
            return
        wanted = 1 if node.name == "mac_dinh" else 0
        arguments = [one for one in node.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
        is_odd = node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None
        if is_odd or len(node.args) != wanted or len(arguments) != wanted:
            how = '|mac_dinh("…")' if wanted else f"|{node.name}"
            yield Fault(node.lineno, f"Viết đúng là “{how}”.")
            return
        yield from each(node.node, *arguments)


def _asked(node: nodes.Node) -> list[nodes.Node]:
    """What a condition asks of, if it is one: and, or, not, a comparison."""
    from jinja2 import nodes

    match node:
        case nodes.And() | nodes.Or():
            return [node.left, node.right]
        case nodes.Not():
            return [node.node]
        case nodes.Compare() if all(one.op in COMPARED for one in node.ops):
            return [node.expr, *(one.expr for one in node.ops)]
    return []


def _row(scope: Scope, name: str) -> list[str]:
    field = scope[name]
    return [one.name for one in field.row] if field else []


def _constant(node: nodes.Const) -> Iterator[Fault]:
    value = node.value
    if isinstance(value, str) and len(value) > MOST_WORDS:
        yield Fault(node.lineno, "Chữ trong dấu nháy quá dài.")
    elif not isinstance(value, str | int | bool) or (isinstance(value, int) and abs(value) > 10**9):
        yield _forbidden(node)


def _nearest(name: str, known: Sequence[str]) -> str:
    """What was perhaps meant, also when it was written with accents or capitals."""
    plain = fold(name).replace(" ", "_")
    found = get_close_matches(plain, known, 1, cutoff=0.6)
    return f"; có phải là “{found[0]}”" if found else ""


def _forbidden(node: nodes.Node) -> Fault:
    return Fault(node.lineno, f"Không cho phép {_SAID.get(type(node).__name__, 'cách viết này')} trong mẫu.")


_SAID = {
    "Call": "gọi hàm",
    "Getitem": "dấu ngoặc vuông",
    "Getattr": "cách lấy phần bên trong này",
    "Include": "{% include %}",
    "Import": "{% import %}",
    "FromImport": "{% import %}",
    "Extends": "{% extends %}",
    "Block": "{% block %}",
    "Macro": "{% macro %}",
    "CallBlock": "{% call %}",
    "FilterBlock": "{% filter %}",
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "With": "{% with %}",
    "Add": "phép tính",
    "Sub": "phép tính",
    "Mul": "phép tính",
    "Div": "phép tính",
    "FloorDiv": "phép tính",
    "Mod": "phép tính",
    "Pow": "phép tính",
    "Concat": "phép nối “~”",
    "List": "danh sách tự viết",
    "Tuple": "danh sách tự viết",
    "Dict": "danh sách tự viết",
    "Test": "phép thử “is”",
}
