"""The check of a template before use: what is wrong, in which paragraph, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from app.core.errors import AppError
from app.core.template_kinds import TemplateKind
from app.exports.templates import fill as filling
from app.exports.templates import grammar
from app.exports.templates.container import AGAIN, require_docx
from app.exports.templates.field import AnyField, Field, examples
from app.exports.templates.fields import fields_of
from app.exports.templates.fill import FaultyError
from app.exports.templates.tags import Paragraph, Tag, around, home, paragraphs, stray, tags

MOST_TAGS = 3_000
LONGEST_TAG = 300
VERBS = {"for", "endfor", "if", "elif", "else", "endif"}
OPENS = {"for": "endfor", "if": "endif"}
NOWHERE = "Toàn tệp"
TRIAL = "Bản thử"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a template: where ("Đoạn 12"), the words of that paragraph, and a sentence."""

    place: str
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check found: complaints (none: it can be used), and the names of the fields that it writes."""

    complaints: tuple[Complaint, ...]
    fields: tuple[str, ...] = ()


def check(content: bytes, kind: TemplateKind) -> Checked:
    """Look a template over; a file that is no Word document is a complaint like any other."""
    fields = fields_of(kind)
    try:
        seen = _read(content)
    except AppError as error:
        return Checked((Complaint(NOWHERE, "", error.whole),))
    found = [tag for paragraph in seen for tag in tags(paragraph)]
    said = [*_by_paragraph(seen), *_by_tag(found)]
    if said:  # loops are torn: what stands in them has no meaning yet, the other fields have
        said += _by_grammar([tag for tag in found if tag.is_value and "." not in tag.words], fields)
    else:
        said = [*_by_grammar(found, fields)]
    if not said:
        said = [*_by_trial(content, fields)]
    if not said and not found:
        said = [
            Complaint(NOWHERE, "", "Mẫu không có trường nào; chèn trường như {{ ten_co_quan }} rồi thêm lại.")
        ]
    order = {paragraph.place: number for number, paragraph in enumerate(seen)}
    said.sort(key=lambda one: order.get(one.place, -1))
    return Checked(tuple(dict.fromkeys(said)), tuple(_named(found, fields)))


def _read(content: bytes) -> list[Paragraph]:
    import docx

    require_docx(content)
    try:
        return list(paragraphs(docx.Document(BytesIO(content))))
    except Exception as error:  # a foreign file: its reader answers damage by errors of many kinds
        raise AppError("Tệp mẫu bị hỏng bên trong.", AGAIN) from error


def _by_paragraph(seen: Sequence[Paragraph]) -> Iterator[Complaint]:
    for paragraph in seen:
        if sign := stray(paragraph):
            other = {"{{": "}}", "{%": "%}", "{#": "#}"}.get(sign, "")
            sentence = f"“{sign}” không có “{other}” đi cùng" if other else f"“{sign}” đứng lẻ"
            yield _at(paragraph, f"{sentence}; một thẻ phải mở và đóng trong cùng một đoạn.")


def _by_tag(found: Sequence[Tag]) -> Iterator[Complaint]:
    """What each tag is by itself, and whether blocks open and close where Word can follow."""
    if len(found) > MOST_TAGS:
        yield Complaint(NOWHERE, "", f"Mẫu có quá nhiều thẻ (hơn {MOST_TAGS}).")
        return
    for tag in found:
        if sentence := _tag(tag):
            yield _at(tag.paragraph, sentence)
    yield from _blocks(found)


def _tag(tag: Tag) -> str:
    """What is wrong with a tag alone; empty when nothing is."""
    if len(tag.words) > LONGEST_TAG:
        return "Thẻ quá dài."
    if tag.words.startswith(("-", "+")) or tag.words.rstrip().endswith(("-", "+")):
        return "Bỏ dấu “-”, “+” sát dấu ngoặc của thẻ."
    if tag.is_value:
        return f"Viết {{{{ {tag.words.strip()} }}}}, không có “{tag.prefix}”." if tag.prefix else ""
    if tag.verb not in VERBS:
        return f"Không dùng được lệnh “{tag.verb}”; chỉ dùng for, endfor, if, elif, else, endif."
    if tag.prefix in ("tr", "p", "tc") and (lost := around(tag)):
        what = {"tr": "hàng", "p": "đoạn", "tc": "ô"}[tag.prefix]
        return f"{what.capitalize()} có {{%{tag.prefix} … %}} sẽ bị bỏ đi cùng “{lost[:40]}”; đặt thẻ ở {what} riêng."
    return ""


def _blocks(found: Sequence[Tag]) -> Iterator[Complaint]:
    open_ones: list[Tag] = []
    for tag in found:
        if tag.is_value or tag.verb not in VERBS:
            continue
        if tag.verb in OPENS:
            open_ones.append(tag)
        elif not open_ones or (tag.verb in OPENS.values() and OPENS[open_ones[-1].verb] != tag.verb):
            yield _at(tag.paragraph, f"“{tag.verb}” không có “for” hoặc “if” đi cùng ở trước.")
            return
        else:
            if sentence := _apart(open_ones[-1], tag):
                yield _at(tag.paragraph, sentence)
            if tag.verb in OPENS.values():
                open_ones.pop()
    for tag in open_ones:
        yield _at(tag.paragraph, f"“{tag.verb}” chưa có “{OPENS[tag.verb]}”.")


def _apart(begin: Tag, end: Tag) -> str:
    """Why a block must not go from the one tag to the other; empty when it may."""
    if begin.prefix != end.prefix:
        want, got = (f"{{%{one.prefix} {one.verb} %}}" for one in (begin, end))
        return f"{got} đi với {want}: hai thẻ phải cùng kiểu (tr, p hoặc không có)."
    if home(begin) is home(end):
        return ""
    if not begin.prefix:
        return f"“{begin.verb}” ở đoạn khác; qua nhiều đoạn thì viết {{%p {begin.verb} … %}} và {{%p {end.verb} %}}."
    return f"“{begin.verb}” và “{end.verb}” phải ở cùng một bảng, ô hoặc phần văn bản."


def _by_grammar(found: Sequence[Tag], fields: Sequence[AnyField]) -> Iterator[Complaint]:
    """All tags, one a line, as Jinja reads them: each line leads back to its paragraph."""
    source = "\n".join(
        f"{{{{ {_line(tag)} }}}}" if tag.is_value else f"{{% {_line(tag)} %}}" for tag in found
    )
    try:
        wrong = grammar.faults(filling.parse(source), fields)
    except FaultyError as error:
        wrong = list(error.faults)
    for fault in wrong:
        place = found[min(fault.line, len(found)) - 1].paragraph if found else None
        yield _at(place, fault.sentence) if place else Complaint(NOWHERE, "", fault.sentence)


def _line(tag: Tag) -> str:
    return " ".join(tag.words.split())


def _by_trial(content: bytes, fields: Sequence[AnyField]) -> Iterator[Complaint]:
    """The template filled with examples: what neither words nor blocks show comes out here."""
    try:
        filled = filling.fill(content, fields, examples(fields), title=TRIAL)
        _read(filled.content)
    except (
        FaultyError
    ) as error:  # tags that stand where no paragraph is: in a field code, in a picture's name
        yield from (Complaint(filling.WHERE_UNKNOWN, "", fault.sentence) for fault in error.faults)
    except AppError as error:
        yield Complaint(NOWHERE, "", error.whole)


def _named(found: Sequence[Tag], fields: Sequence[AnyField]) -> Iterator[str]:
    """The fields that a template names, in the order of the list of fields."""
    words = {word for tag in found for word in tag.words.replace(".", " ").replace("|", " ").split()}
    yield from (field.name for field in fields if field.name in words)


def _at(paragraph: Paragraph, sentence: str) -> Complaint:
    return Complaint(paragraph.place, paragraph.shown, sentence)


def insert_text(field: AnyField, inner: Field | None = None) -> str:
    """What is copied to insert a field: a value, a row's value, or a loop over the list."""
    if inner is not None:
        return f"{{{{ x.{inner.name} }}}}"
    if isinstance(field, Field):
        return f"{{{{ {field.name} }}}}"
    return f"{{%tr for x in {field.name} %}}"
