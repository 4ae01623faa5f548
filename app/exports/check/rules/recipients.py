"""Errors 15: recipients (appendix I, part I, II.9.b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.text import fold
from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import Segment
from app.exports.check.rules.common import fault, upright_bold, wrong_size

_PLACE = "Nơi nhận"
_LABEL = re.compile(r"^\s*Nơi nhận\s*:\s*$")
_ARCHIVE = re.compile(r"^\W*luu\b")
_COPIES = re.compile(r"\(?[^\W\d_]+(?:[.\s]*[^\W\d_]+){0,3}[._\s]*\(?\d*[^\W\d_]?\)?\.?")
_SIGN = 24  # letters: a typist's sign is no longer
_DASHES = "-–—−"


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the recipients."""
    ending = parts.ending
    if not parts.is_official:
        return
    if ending.label is None:
        if parts.kind is not None and parts.front.found and ending.found:
            yield fault("15h", _PLACE, "Không thấy “Nơi nhận”.")
        return
    yield from _label(ending.label)
    items = _items([line for line in ending.items if line.letters])
    lines = [line for item in items for line in item]
    yield from wrong_size("15b", "recipients", _PLACE, lines)
    if not any(True for _ in wrong_size("15b", "recipients", _PLACE, lines)):
        yield from upright_bold("15b", _PLACE, lines, bold=False)
    items = _without_copies(items)
    yield from _dashes(items)
    yield from _ends(items)
    yield from _archive(items, ending.label)
    if not ending.level and parts.kind is not None and parts.kind.code != "BB":
        yield fault(
            "15g", _PLACE, "“Nơi nhận” không ngang hàng với quyền hạn, chức vụ của người ký.", ending.label
        )


def _label(label: Segment) -> Iterator[Fault]:
    if not _LABEL.match(label.text):
        found = re.match(r"^(\W*)(.*?)(\s*[:;.]*)(\s*)$", label.raw, re.DOTALL)
        plain = fold(label.text).strip(" :;.") in {"noi nhan", "noi gui"}
        mends = edits.replace(label.paragraph, label.start, label.end, "Nơi nhận:") if found and plain else ()
        yield fault("15i", _PLACE, f"“{label.text}”; quy định “Nơi nhận:”.", label, mends)
    faults = [
        *wrong_size("15a", "recipients_label", _PLACE, [label]),
        *upright_bold("15a", _PLACE, [label], bold=True, italic=True),
    ]
    if faults:
        said = " ".join(each.message for each in faults)
        yield fault(
            "15a", _PLACE, f"“Nơi nhận”: {said}", label, tuple(m for each in faults for m in each.mends)
        )


def _items(lines: list[Segment]) -> list[list[Segment]]:
    """Recipients, each with all lines it goes over."""
    items: list[list[Segment]] = []
    for line in lines:
        goes_on = items and not _dashed(line) and not items[-1][-1].text.endswith((";", "."))
        if goes_on and not _ARCHIVE.match(fold(line.text)):
            items[-1].append(line)
        else:
            items.append([line])
    return items


def _without_copies(items: list[list[Segment]]) -> list[list[Segment]]:
    """The recipients without who typed the document and how many copies there are (IV.2, box 12): "PL.(300)"."""
    last = items[-1][0].text if len(items) > 1 else ""
    if 0 < len(last) <= _SIGN and _COPIES.fullmatch(last) and _ARCHIVE.match(fold(items[-2][0].text)):
        return items[:-1]
    return items


def _dashed(line: Segment) -> bool:
    return line.text[:1] in _DASHES or line.text[:1] in "+*•" or bool(line.paragraph.label)


def _dashes(items: list[list[Segment]]) -> Iterator[Fault]:
    wrong = [item[0] for item in items if not _has_dash(item[0])]
    if wrong:
        mends = tuple(m for line in wrong if not line.paragraph.label for m in _with_dash(line))
        yield fault(
            "15c", _PLACE, f"“{wrong[0].text}” không có gạch đầu dòng “-”{_more(wrong)}.", wrong[0], mends
        )


def _with_dash(line: Segment) -> tuple[Mend, ...]:
    raw = line.raw
    at = line.start + len(raw) - len(raw.lstrip())
    end = at + (raw.lstrip()[:1] in "+*•–—−")
    return edits.replace(line.paragraph, at, end, "- " if end == at else "-")


def _has_dash(line: Segment) -> bool:
    return line.text[:1] == "-" or line.paragraph.label[:1] in {"-", "–"}


def _more(wrong: list[Segment]) -> str:
    return f" và {len(wrong) - 1} dòng khác" if len(wrong) > 1 else ""


def _ends(items: list[list[Segment]]) -> Iterator[Fault]:
    wrong = [item[-1] for item in items[:-1] if not item[-1].text.endswith(";")]
    if wrong:
        mends = tuple(m for line in wrong for m in _ended(line, ";"))
        yield fault(
            "15d",
            _PLACE,
            f"“{wrong[0].text}” không kết thúc bằng dấu chấm phẩy{_more(wrong)}.",
            wrong[0],
            mends,
        )


def _ended(line: Segment, mark: str) -> tuple[Mend, ...]:
    end = line.start + len(line.raw.rstrip())
    start = end - (line.raw.rstrip()[-1:] in {",", ";", ".", ":"})
    return edits.replace(line.paragraph, start, end, mark)


def _archive(items: list[list[Segment]], label: Segment) -> Iterator[Fault]:
    archives = [n for n, item in enumerate(items) if _ARCHIVE.match(fold(item[0].text))]
    if not archives:
        yield fault("15e", _PLACE, "Thiếu dòng cuối “- Lưu: VT, …”.", items[-1][0] if items else label)
        return
    item = items[archives[-1]]
    said = " ".join(line.text for line in item)
    if archives[-1] != len(items) - 1:
        yield fault("15e", _PLACE, f"“{said}” không phải dòng cuối.", item[0])
    elif not re.search(r"Lưu\s*:", said) or not re.search(r"\b(VT|Văn thư|Văn thư)\b", said):
        yield fault("15e", _PLACE, f"“{said}”; quy định “- Lưu: VT, …”.", item[0])
    if archives[-1] == len(items) - 1 and not item[-1].text.endswith("."):
        yield fault("15f", _PLACE, f"“{said}” không kết thúc bằng dấu chấm.", item[0], _ended(item[-1], "."))
