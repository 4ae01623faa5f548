"""The page beside the settings is headed and signed as documents of its kind."""

from datetime import date

import pytest

from app.core.document_kinds import KINDS, kind_of
from app.exports.document import Document, Paragraph, Role, SideBySide
from app.exports.specimen import compose
from app.rules.editions import compose_edition
from app.services.issuing import ways_of
from tests.exports.sample import OFFICE


def made(code: str) -> Document:
    kind = kind_of(code)
    return compose(kind, compose_edition(kind, ways_of(OFFICE, code), today=date(2026, 11, 3)))


def roles(document: Document) -> set[Role]:
    found = set()
    for block in document.sections[0].blocks:
        rows = block.rows if isinstance(block, SideBySide) else (((block,),),)
        found |= {part.role for row in rows for cell in row for part in cell if isinstance(part, Paragraph)}
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_has_a_page_with_its_number_and_a_title_or_what_it_is_about(kind) -> None:
    found = roles(made(kind.code))
    assert {Role.NATION, Role.SIGNER, Role.RECIPIENT} <= found
    assert (Role.NUMBER in found) is (kind.abbreviation is not None)
    assert (Role.LETTER_SUMMARY in found) is (kind.abbreviation == "")
    assert (Role.KIND in found) is (kind.abbreviation != "")


def test_a_report_is_addressed_upward() -> None:
    assert Role.ADDRESSEE in roles(made("month_report"))
    assert Role.ADDRESSEE not in roles(made("month_bulletin"))
