"""Filling a template: Jinja in its sandbox, on what was read node by node before, within bounds of rows and letters."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.core.errors import AppError
from app.core.progress import Progress
from app.core.words import capital, number
from app.exports.templates import grammar
from app.exports.templates.container import AGAIN, require_docx
from app.exports.templates.field import AnyField, Blank

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2.sandbox import ImmutableSandboxedEnvironment

BLANK_RULE = "…………"  # what stands where there is no value, once somebody has said that it may
MOST_ROWS = 100_000
MOST_LETTERS = 60_000_000
WHERE_UNKNOWN = "Không rõ đoạn"
_LOG = logging.getLogger(__name__)
_INVISIBLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


class FaultyError(Exception):
    """The template holds what must not be there; `faults` says what."""

    def __init__(self, faults: Sequence[grammar.Fault]) -> None:
        super().__init__("; ".join(fault.sentence for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Filled:
    """The document as bytes, and the labels of the fields that had no value, each as often as it was written."""

    content: bytes
    blanks: tuple[str, ...]


def fill(
    content: bytes,
    fields: Sequence[AnyField],
    told: Mapping[str, Any],
    *,
    title: str,
    progress: Progress | None = None,
) -> Filled:
    """Fill a template; nothing of it is compiled that was not read before.

    Raises:
        AppError: it is no plain .docx, or what comes out is too large or no Word document any more.
        FaultyError: something in it must not be there; `check.check` says where.
    """
    from jinja2 import TemplateError

    require_docx(content)
    press = _Press(fields, progress or (lambda _, __: None))
    try:
        template = _template(content, press)
        template.render(_context(told, press), press.environment)
        template.core_properties.title = title
        target = BytesIO()
        template.save(target)
    except TemplateError as error:
        raise FaultyError([grammar.Fault(getattr(error, "lineno", 1) or 1, _syntax(str(error)))]) from error
    except (AppError, FaultyError):
        raise
    except Exception as error:
        if error is press.stopped:
            raise
        _LOG.info("a template cannot be filled: %r", error)  # a foreign file: its faults are of all kinds
        raise AppError("Tệp mẫu bị hỏng bên trong.", AGAIN) from error
    return Filled(target.getvalue(), tuple(press.blanks))


def parse(source: str) -> Any:
    """A template as Jinja reads it, not compiled.

    Raises:
        FaultyError: its syntax is broken; the sentence says how.
    """
    from jinja2 import TemplateSyntaxError

    try:
        return environment(lambda value: value).parse(source)
    except TemplateSyntaxError as error:
        raise FaultyError([grammar.Fault(error.lineno, _syntax(error.message or ""))]) from error
    except (RecursionError, ValueError, OverflowError) as error:
        raise FaultyError([grammar.Fault(1, "Cách viết quá rắc rối, chương trình không đọc.")]) from error


def environment(finalize: Callable[[Any], Any]) -> ImmutableSandboxedEnvironment:
    """Jinja without anything of its own: no functions, no tests, no loaders, four filters; all text is escaped."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=finalize, loader=None, cache_size=0
    )
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters.update(hoa=_hoa, thuong=_thuong, hoa_dau=_hoa_dau, mac_dinh=_mac_dinh)
    return made


class _Press:
    """What one filling counts: rows, letters, values that are not there."""

    def __init__(self, fields: Sequence[AnyField], progress: Progress) -> None:
        self.fields, self.progress = tuple(fields), progress
        self.rows = self.letters = 0
        self.blanks: list[str] = []
        self.stopped: Exception | None = None
        self.environment = environment(self.write)

    def write(self, value: Any) -> Any:
        """A value as the document says it."""
        match value:
            case Blank():
                self.blanks.append(value.label)
                return BLANK_RULE
            case bool():
                return "có" if value else "không"
            case int():
                return number(value)
            case _:
                return value

    def count_row(self) -> None:
        """One more row was begun."""
        self.rows += 1
        try:
            self.progress(self.rows % 1000, 1000)
        except Exception as stop:
            self.stopped = stop
            raise
        if self.rows > MOST_ROWS:
            raise _too_large()

    def count_letters(self, letters: int) -> None:
        """So many more letters came out."""
        self.letters += letters
        if self.letters > MOST_LETTERS:
            raise _too_large()


class _Rows(list[dict[str, Any]]):
    """Rows that are counted while they are gone through."""

    def __init__(self, rows: Sequence[dict[str, Any]], press: _Press) -> None:
        super().__init__(rows)
        self._press = press

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in super().__iter__():
            self._press.count_row()
            yield row


def _context(told: Mapping[str, Any], press: _Press) -> dict[str, Any]:
    """Text without what Word cannot hold, numbers, and rows that are counted."""
    return {name: _plain(value, press) for name, value in told.items()}


def _plain(value: Any, press: _Press) -> Any:
    match value:
        case Blank() | int():
            return value
        case str():
            return value.replace("\r\n", "\n").translate(_INVISIBLE)
        case _:
            return _Rows([{name: _plain(one, press) for name, one in row.items()} for row in value], press)


def _template(content: bytes, press: _Press) -> DocxTemplate:
    from docxtpl import DocxTemplate
    from lxml import etree

    class Template(DocxTemplate):  # type: ignore[misc, unused-ignore]
        """docxtpl finds the tags in Word's XML; what is compiled and how much comes out is ours."""

        def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
            tree = parse(src_xml)
            if found := grammar.faults(tree, press.fields):
                raise FaultyError(found)
            self.current_rendering_part = part
            whole = []
            for piece in jinja_env.from_string(src_xml).generate(context):
                press.count_letters(len(piece))
                whole.append(piece)
            resolved: str = self.resolve_listing("".join(whole))
            return resolved

        def fix_tables(self, xml: str) -> Any:
            try:  # docxtpl itself mends what is broken, and words may be lost on the way
                etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
            except etree.XMLSyntaxError as error:
                raise _torn() from error
            return super().fix_tables(xml)

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """The title is ours; nothing else of the file's properties is a template."""

    return Template(BytesIO(content))


def _torn() -> AppError:
    return AppError(
        "Một vòng lặp hoặc điều kiện trong mẫu cắt ngang bảng hay đoạn văn.",
        "Đặt {%tr for … %} và {%tr endfor %} ở hai hàng riêng của cùng một bảng.",
    )


def _too_large() -> AppError:
    return AppError("Văn bản làm từ mẫu quá lớn.", "Bớt vòng lặp trong mẫu.")


def _syntax(message: str) -> str:
    """What Jinja says of a broken tag, in Vietnamese."""
    for words, sentence in _BROKEN.items():
        if words in message:
            return sentence
    return "Thẻ viết chưa đúng."


_BROKEN = {
    "endfor": "Vòng lặp {% for %} và {% endfor %} không đi đủ đôi.",
    "endif": "Điều kiện {% if %} và {% endif %} không đi đủ đôi.",
    "unknown tag": "Lệnh này không có; chỉ dùng for, endfor, if, elif, else, endif.",
    "Unexpected end of template": "Thiếu {% endfor %} hoặc {% endif %}.",
    "Expected an expression": "Thẻ trống hoặc thiếu tên trường.",
    "No filter named": f"Không có bộ lọc này; chỉ có: {', '.join(grammar.FILTERS)}.",
}


def _hoa(value: Any) -> Any:
    return value.upper() if _is_text(value) else value


def _thuong(value: Any) -> Any:
    return value.lower() if _is_text(value) else value


def _hoa_dau(value: Any) -> Any:
    return capital(value) if _is_text(value) else value


def _mac_dinh(value: Any, instead: str) -> Any:
    return instead if isinstance(value, str) and not value else value


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Blank)
