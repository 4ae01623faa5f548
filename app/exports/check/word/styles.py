"""The styles of a Word file: what a paragraph and a run really look like once everything is inherited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.exports.check.word.measures import is_on
from app.exports.check.word.names import PPR, RPR, A, Element, W, value
from app.exports.check.word.properties import TOGGLES, Fonts, Props, paragraph_props, run_props

_LONGEST_CHAIN = 40
_THEMES = {"major": "majorFont", "minor": "minorFont"}
_TOGGLES = frozenset(TOGGLES.values())
_BASE_RUN: Props = {"ascii": "Times New Roman", "other": "Times New Roman", "size": 10.0}


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look: two fonts (plain letters, letters with marks), size in points, switches.

    `colour` is empty for automatic, else six hexadecimal digits.
    """

    ascii: str
    other: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    shaded: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written; `parts` are the looks of a table's first row, first column and so on."""

    based_on: str
    name: str
    paragraph: Props
    run: Props
    parts: Mapping[str, tuple[Props, Props]] = field(default_factory=dict)


@dataclass(slots=True)
class StyleSheet:
    """All styles, the defaults of the document, and what was worked out already."""

    fonts: Fonts
    styles: dict[str, Style]
    defaults: dict[str, str]
    base_run: Props
    base_paragraph: Props
    _chains: dict[str, tuple[Props, Props]] = field(default_factory=dict)
    _looks: dict[tuple[object, ...], Look] = field(default_factory=dict)

    def chain(self, name: str) -> tuple[Props, Props]:
        """Paragraph and run properties of a style with all that it is based on."""
        if name not in self._chains:
            paragraph: Props = {}
            run: Props = {}
            for style in reversed(list(self.lineage(name))):
                paragraph |= style.paragraph
                run |= style.run
            self._chains[name] = paragraph, run
        return self._chains[name]

    def lineage(self, name: str) -> Iterator[Style]:
        """The style and what it is based on, a circle broken off."""
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = style.based_on

    def paragraph_style(self, element: Element | None) -> str:
        """The style that a `w:pPr` names, or the default one."""
        named = value(element, "pStyle")
        return named if named in self.styles else self.defaults.get("paragraph", "")

    def look(self, table: Props, paragraph: str, direct: Props) -> Look:
        """The look of a run in a paragraph of a style, inside a table whose style says `table`."""
        key = (tuple(sorted(table.items())), paragraph, tuple(sorted(direct.items())))
        if key not in self._looks:
            self._looks[key] = self._look(table, self.chain(paragraph)[1], direct)
        return self._looks[key]

    def _look(self, table: Props, styled: Props, direct: Props) -> Look:
        named = self.chain(direct.get("style") or self.defaults.get("character", ""))[1]
        props = {**self.base_run, **table, **styled, **named}
        for toggle in _TOGGLES:
            levels = sum(bool(level.get(toggle)) for level in (table, styled, named))
            props[toggle] = bool(self.base_run.get(toggle)) or levels % 2 == 1
        props |= direct
        return Look(
            props["ascii"],
            props["other"],
            props["size"],
            bool(props.get("bold")),
            bool(props.get("italic")),
            bool(props.get("underline")),
            bool(props.get("caps")),
            bool(props.get("hidden")),
            bool(props.get("highlight")) or bool(props.get("shade")),
            props.get("colour", ""),
        )


def read_styles(styles: Element | None, theme: Element | None) -> StyleSheet:
    """The style sheet of a file; a file without one has the defaults of the format."""
    fonts = _theme_fonts(theme)
    base_run, base_paragraph = dict(_BASE_RUN), Props()
    sheet: dict[str, Style] = {}
    defaults: dict[str, str] = {}
    for child in () if styles is None else styles:
        if child.tag == W + "docDefaults":
            base_run |= run_props(child.find(f"{W}rPrDefault/{RPR}"), fonts)
            base_paragraph |= paragraph_props(child.find(f"{W}pPrDefault/{PPR}"))
        elif child.tag == W + "style":
            name = child.get(W + "styleId", "")
            sheet[name] = _style(child, fonts)
            if child.get(W + "default") is not None and is_on(child.get(W + "default")):
                defaults[child.get(W + "type", "")] = name
    return StyleSheet(fonts, sheet, defaults, base_run, base_paragraph)


def _style(element: Element, fonts: Fonts) -> Style:
    parts = {
        part.get(W + "type", ""): (paragraph_props(part.find(PPR)), run_props(part.find(RPR), fonts))
        for part in element.iterchildren(W + "tblStylePr")
    }
    return Style(
        value(element, "basedOn") or "",
        value(element, "name") or "",
        paragraph_props(element.find(PPR)),
        run_props(element.find(RPR), fonts),
        parts,
    )


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for prefix, tag in _THEMES.items():
        latin = None if theme is None else theme.find(f".//{A}{tag}/{A}latin")
        name = "" if latin is None else latin.get("typeface", "")
        for script in ("HAnsi", "Ascii", "Bidi", "EastAsia"):
            fonts[prefix + script] = name if script in {"HAnsi", "Ascii"} else ""
    return fonts
