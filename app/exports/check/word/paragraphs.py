"""One paragraph read: what is shown of it, with which look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.exports.check.word import drawings
from app.exports.check.word.blocks import Paragraph, Piece, Where
from app.exports.check.word.drawings import Line
from app.exports.check.word.names import MATH, MC, PPR, R_RUN, RPR, SDT, Element, T, W
from app.exports.check.word.numbering import Numbering
from app.exports.check.word.properties import Props, paragraph_props, run_props
from app.exports.check.word.styles import Look, StyleSheet

_SKIPPED = {PPR, W + "del", W + "moveFrom", W + "sdtPr", W + "sdtEndPr", W + "proofErr"}
_KEYS = (
    "align",
    "first",
    "left",
    "right",
    "before",
    "after",
    "line",
    "rule",
    "contextual",
    "keep",
    "page_break",
    "top",
    "bottom",
    "shaded",
    "frame",
    "tabs",
)
_SIGNS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_AUTO_GAP = 14.0  # points that Word puts where a web page's gap is asked for
_MATH_SIGN = "\ufffc"


@dataclass(slots=True)
class Fields:
    """The fields that are open at this place of a story, innermost last: [code, whether the result has begun]."""

    open: list[list[str | bool]] = field(default_factory=list)

    def result_of(self) -> str:
        """The field whose result is read now, "" outside of one."""
        return str(self.open[-1][0]) if self.open and self.open[-1][1] else ""

    def in_code(self) -> bool:
        """Whether what is read now is a field's code, which is not shown."""
        return bool(self.open) and not self.open[-1][1]


@dataclass(slots=True)
class Reading:
    """What one paragraph gathers while it is read."""

    styles: StyleSheet
    table: Props
    style: str
    fields: Fields
    pieces: list[Piece] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    breaks: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    changes: int = 0
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph, the text boxes that hang on it, and the tracked changes in it."""

    paragraph: Paragraph
    boxes: tuple[Element, ...]
    changes: int


def read_paragraph(
    element: Element,
    styles: StyleSheet,
    numbering: Numbering,
    table: tuple[Props, Props],
    where: Where,
    fields: Fields,
) -> Read:
    """Read a `w:p`; `table` are the paragraph and run properties that its table's style gives."""
    own = element.find(PPR)
    style = styles.paragraph_style(own)
    props, label = _layout(own, styles, numbering, table[0], style)
    reading = Reading(styles, table[1], style, fields)
    _walk(element, reading, "")
    paragraph = Paragraph(
        element,
        tuple(reading.pieces),
        "".join(piece.text for piece in reading.pieces),
        label,
        where,
        style,
        **{key: props[key] for key in _KEYS if key in props},
        fields=frozenset(reading.codes),
        lines=tuple(reading.lines),
        breaks=frozenset(reading.breaks),
        hidden="".join(reading.hidden),
        pictured=reading.pictured,
    )
    return Read(paragraph, tuple(reading.boxes), reading.changes)


def _layout(
    own: Element | None, styles: StyleSheet, numbering: Numbering, table: Props, style: str
) -> tuple[Props, str]:
    """The effective properties of a paragraph and its automatic number."""
    direct, styled = paragraph_props(own), styles.chain(style)[0]
    wanted = {**styled, **direct}
    level = numbering.level(wanted)
    label = numbering.next_label(wanted)
    listed = {} if level is None else level.paragraph
    if (
        level is not None and "list" not in direct
    ):  # a list that the style brings yields to the style's indents
        props = {**styles.base_paragraph, **table, **listed, **styled, **direct}
    else:
        props = {**styles.base_paragraph, **table, **styled, **listed, **direct}
    for key in ("before", "after"):
        if props.get(f"{key}_auto"):
            props[key] = _AUTO_GAP
    props["shaded"] = props.get("shade", False)
    return props, label


def _walk(element: Element, reading: Reading, result: str) -> None:
    for child in element:
        tag = child.tag
        if tag == R_RUN:
            _read_run(child, reading, result)
        elif tag in _SKIPPED or not isinstance(tag, str):
            reading.changes += tag in {W + "del", W + "moveFrom"}
        elif tag in {W + "ins", W + "moveTo"}:
            reading.changes += 1
            _walk(child, reading, result)
        elif tag == W + "fldSimple":
            code = _code(child.get(W + "instr", ""))
            reading.codes.add(code)
            _walk(child, reading, code)
        elif tag.startswith(MATH):
            _add(
                reading,
                _MATH_SIGN,
                reading.styles.look(reading.table, reading.style, {}),
                child,
                child,
                "MATH",
            )
        elif len(child):
            content = child.find(W + "sdtContent") if tag == SDT else child
            if content is not None:
                _walk(content, reading, result)


def _read_run(run: Element, reading: Reading, result: str) -> None:
    direct = run_props(run.find(RPR), reading.styles.fonts)
    look = reading.styles.look(reading.table, reading.style, direct)
    for child in run:
        tag = child.tag
        if tag == T:
            _add_text(reading, child, look, run, result)
        elif tag in _READERS:
            _READERS[tag](child, reading, look, run)
        elif tag in _SIGNS:
            _add(reading, _SIGNS[tag], look, run, child, result)


def _add_text(reading: Reading, node: Element, look: Look, run: Element, result: str) -> None:
    text = node.text or ""
    if reading.fields.in_code():
        return
    if look.hidden:
        reading.hidden.append(text)
        return
    _add(reading, text.upper() if look.caps else text, look, run, node, result)


def _add(reading: Reading, text: str, look: Look, run: Element, node: Element, result: str) -> None:
    if not reading.fields.in_code() and not look.hidden:
        reading.pieces.append(Piece(text, look, run, node, result or reading.fields.result_of()))


def _read_break(node: Element, reading: Reading, look: Look, run: Element) -> None:
    kind = node.get(W + "type", "textWrapping")
    if kind == "textWrapping":
        _add(reading, "\n", look, run, node, "")
    else:
        reading.breaks.add(kind)


def _read_rendered(_node: Element, reading: Reading, _look: Look, _run: Element) -> None:
    seen = any(piece.text.strip() for piece in reading.pieces)
    reading.breaks.add("rendered inside" if seen else "rendered before")


def _read_symbol(node: Element, reading: Reading, look: Look, run: Element) -> None:
    _add(reading, _MATH_SIGN, look, run, node, "SYMBOL")


def _read_field(node: Element, reading: Reading, _look: Look, _run: Element) -> None:
    kind, fields = node.get(W + "fldCharType"), reading.fields
    if kind == "begin":
        fields.open.append(["", False])
    elif kind == "separate" and fields.open:
        fields.open[-1] = [_code(str(fields.open[-1][0])), True]
    elif kind == "end" and fields.open:
        reading.codes.add(_code(str(fields.open.pop()[0])))


def _read_code(node: Element, reading: Reading, _look: Look, _run: Element) -> None:
    fields = reading.fields
    if fields.in_code():
        fields.open[-1][0] = str(fields.open[-1][0]) + (node.text or "")
        reading.codes.add(_code(str(fields.open[-1][0])))


def _read_drawing(node: Element, reading: Reading, _look: Look, _run: Element) -> None:
    if node.tag == MC + "AlternateContent":
        branch = drawings.seen_branch(node)
        if branch is None:
            return
        node = branch
    reading.lines.extend(drawings.lines(node))
    reading.boxes.extend(drawings.text_boxes(node))
    reading.pictured = reading.pictured or drawings.is_picture(node)


def _code(instruction: str) -> str:
    words = instruction.split(None, 1)
    return words[0].upper()[:20] if words else ""


_READERS: dict[str, Callable[[Element, Reading, Look, Element], None]] = {
    W + "br": _read_break,
    W + "lastRenderedPageBreak": _read_rendered,
    W + "sym": _read_symbol,
    W + "fldChar": _read_field,
    W + "instrText": _read_code,
    W + "drawing": _read_drawing,
    W + "pict": _read_drawing,
    W + "object": _read_drawing,
    MC + "AlternateContent": _read_drawing,
}
