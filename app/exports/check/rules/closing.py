"""Errors 17: the end mark "./." (seen on every sample of appendix III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exports.check.findings import Fault, Mend
from app.exports.check.mend import edits
from app.exports.check.parts.document import Parts
from app.exports.check.parts.segments import whole
from app.exports.check.rules.common import fault
from app.exports.check.word.blocks import Paragraph, Table

_PLACE = "Câu cuối văn bản"
_LONGEST_MARK = 12
_MARK = re.compile(r"\s*[.…]*\s*(?:[./]\s*)*/\s*\.?(?:\s*[./])*\s*$")


def find(parts: Parts) -> Iterator[Fault]:
    """Faults of the end mark."""
    if parts.is_annex_alone or parts.kind is None or not parts.ending.found or not parts.text:
        return
    last = parts.text[-1]
    if _table_follows(parts, last):
        return
    text = last.text.rstrip()
    if re.fullmatch(r"[\s./]*", text):
        yield from _alone(parts, last)
        return
    if text.endswith("./.") and (text[-4:-3] not in "./" or text.endswith("v.v../.")):
        return
    start = max(len(text) - _LONGEST_MARK, 0)  # dots to fill a line may be thousands
    found = _MARK.search(text, start)
    if found is None:
        mends = edits.replace(last, len(text) - (text[-1:] in ".;,:"), len(text), "./.")
        yield fault("17a", _PLACE, "Thiếu “./.” sau câu cuối của văn bản.", whole(last), mends)
    else:
        mends = edits.replace(last, found.start(), len(text), "./.")
        yield fault(
            "17b",
            _PLACE,
            f"Đang ghi “{text[found.start() :].strip()}”; mẫu ghi “./.” liền sau câu cuối.",
            whole(last),
            mends,
        )


def _table_follows(parts: Parts, last: Paragraph) -> bool:
    """A document that ends with a table has no last sentence."""
    start = (
        parts.word.paragraphs[parts.ending.start].where.block
        if parts.ending.start < len(parts.word.paragraphs)
        else 0
    )
    between = parts.word.blocks[last.where.block + 1 : start]
    return any(isinstance(block, Table) for block in between)


def _alone(parts: Parts, last: Paragraph) -> Iterator[Fault]:
    mends: tuple[Mend, ...] = ()
    if len(parts.text) > 1:
        before = parts.text[-2]
        said = before.text.rstrip()
        mends = edits.replace(before, len(said) - (said[-1:] in ".;,:"), len(said), "./.")
        mends = (*mends, edits.remove(last.element)) if mends else ()
    yield fault("17c", _PLACE, "“./.” đứng riêng một đoạn; mẫu ghi liền sau câu cuối.", whole(last), mends)
