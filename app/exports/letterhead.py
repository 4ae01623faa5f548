"""The parts that the office's documents share: heading, addressees, recipients and signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from app.briefings.edition import Edition
from app.core.issuing import AS_ABOVE, Circulation, Urgency
from app.core.words import long_date
from app.exports.document import Block, Cell, Paragraph, Role, Section, SideBySide
from app.exports.metrics import LINE_HEIGHT, POINTS_PER_MM, text_width
from app.exports.styles import CELL_GAP, LOOKS, text_mm

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = "\u00a0" * 8  # room for the clerk's pen or stamp; ordinary blanks would be folded together
NUMBER_BLANK = "\u00a0" * 14  # 16 mm in 13 pt: an electronic office stamps the number there
NARROW_BLANK = "\u00a0" * 4  # two digits in 14 pt
LONG_PLACE = 13  # letters; a longer place name leaves no room for wide blanks on its line
HEADING_SHARE = 39  # percent for the agency: the nation in 13 pt takes 95.7 of the 160 mm
STAMP_SHARE = 26  # percent: 41.6 mm hold the widest stamp, and Kính gửi keeps to its box (IV.2, 9a and 10b)
SIGNATURE_SHARE = 48
KEPT_BELOW = 8  # lines of recipients under signatures that stay on their page
LONG_LIST = 30  # lines of recipients; more are not kept on one page
TWO_SIGNATURES_SHARE = 50


def heading(edition: Edition, *, about: str = "", numbered: bool = True, dated: bool = True) -> SideBySide:
    """Agency and number on the left; nation, motto, place and date on the right (appendix I, II.1-5).

    Two rows, so that number and date stay level when the agency's name takes two lines. `about` is what an official
    letter is about; it stands as "V/v …" under the number. How far the document may go stands over the nation (IV.2,
    box 11); how urgent it is under the number, unless it has addressees: then `addressees` brings it (box 10b).
    A paper that is in no register has no number (`numbered` off), minutes have no place and date (sample 1.9).
    """
    left: Cell = (Paragraph(Role.NUMBER, _number(edition)),) * numbered
    if about:
        left += (Paragraph(Role.LETTER_SUMMARY, f"V/v {about}"),)
    if not edition.addressees:
        left += _stamp(edition)
    right = (Paragraph(Role.PLACE_AND_DATE, _place_and_date(edition)),) * dated
    return SideBySide((*names_only(edition).rows, (left, right)), HEADING_SHARE)


def names_only(edition: Edition) -> SideBySide:
    """The heading of a paper without number and date: a slip, or a text issued with a decision."""
    names = (_issuer(edition), (Paragraph(Role.NATION, NATION), Paragraph(Role.MOTTO, MOTTO)))
    return SideBySide((*_circulation(edition), names), HEADING_SHARE)


def addressees(edition: Edition) -> tuple[Block, ...]:
    """`Kính gửi:` on one line for one, a list with dashes for several; nothing for none (appendix I, II.9).

    The dashes stand under the colon. With a degree of urgency its stamp stands beside them.
    """
    said = _addressed(edition.addressees)
    stamp = _stamp(edition)
    return (SideBySide(((stamp, said),), STAMP_SHARE),) if stamp and said else said


def closing(edition: Edition) -> SideBySide:
    """Recipients on the left, level with the signer's post on the right (appendix I, II.7 and II.9).

    The recipients begin with "Như trên" if and only if there are addressees. A long list goes on under the signature,
    over pages if it must, so that the signature itself stays with the text.
    """
    left, right = recipients(edition), _signed(Signature(edition.signer_lines, edition.signer_name))
    rows: tuple[tuple[Cell, Cell], ...] = ((left, right),)
    if len(left) > LONG_LIST:
        level = _lines_beside(right)
        rows = ((left[:level], right), (left[level:], ()))
    return SideBySide(rows, SIGNATURE_SHARE, keep_with_previous=True, open_ended=len(rows) > 1)


def _lines_beside(signature: Cell) -> int:
    """How many lines of `Nơi nhận` are at least as high as the signature beside them."""
    high = sum(LOOKS[part.role].before + LOOKS[part.role].size * LINE_HEIGHT for part in signature)
    return ceil(high / (LOOKS[Role.RECIPIENT].size * LINE_HEIGHT))


def recipients(edition: Edition) -> Cell:
    """`Nơi nhận:` with its list, for documents whose signatures do not stand beside it (sample 1.9)."""
    others = (name for name in edition.recipients if name.casefold() != AS_ABOVE.casefold())
    names = (*(AS_ABOVE,) * bool(edition.addressees), *others)
    copies = (Paragraph(Role.COPIES, edition.copies),) if edition.copies else ()
    return (
        Paragraph(Role.RECIPIENTS_LABEL, "Nơi nhận:"),
        *(Paragraph(Role.RECIPIENT, f"- {name};") for name in names),
        Paragraph(Role.RECIPIENT, f"- Lưu: {edition.archive}."),
        *copies,
    )


def recipients_below(edition: Edition) -> SideBySide:
    """The recipients under signatures that stand side by side (sample 1.9), on their page.

    Of a long list the first lines are, and it goes on over pages if it must.
    """
    said = recipients(edition)
    parts = (said[:KEPT_BELOW], said[KEPT_BELOW:]) if len(said) > KEPT_BELOW else (said,)
    rows: tuple[tuple[Cell, Cell], ...] = tuple((part, ()) for part in parts)
    return SideBySide(rows, SIGNATURE_SHARE, keep_with_previous=True, open_ended=len(rows) > 1)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: authority and post, one a line; the name if it is known; "Ngày …" if it has a day of its own."""

    lines: tuple[str, ...]
    name: str = ""
    on: str = ""


def two_signatures(left: Signature, right: Signature) -> SideBySide:
    """Two signatures side by side, each with its own day (minutes: the secretary left, the chair right)."""
    return signatures((left, right))


def signatures(names: Sequence[Signature], *, beside_last: Cell = ()) -> SideBySide:
    """Signatures, two a row and all on one page; what stands `beside_last` fills the row that is left half empty.

    Where none is, it has a row of its own.
    """
    signed = [_signed(name) for name in names]
    rows = [tuple(signed[place : place + 2]) for place in range(0, len(signed), 2)]
    pairs = [(row[0], row[1]) for row in rows if len(row) > 1]
    if len(signed) % 2:
        pairs.append((beside_last, signed[-1]) if beside_last else (signed[-1], ()))
    elif beside_last:
        pairs.append((beside_last, ()))
    return SideBySide(tuple(pairs), TWO_SIGNATURES_SHARE, keep_with_previous=True)


def listed(names: Sequence[str]) -> tuple[str, ...]:
    """Names as lines of a list: a dash first, `;` at the end, `.` at the last."""
    return (*(f"- {name};" for name in names[:-1]), *(f"- {name}." for name in names[-1:]))


def comes_with(edition: Edition, kind: str, *, numbered: bool = True) -> str:
    """The line under an appendix's title that names the document it comes with (appendix I, III.1)."""
    number = f"số {edition.number}" if edition.number else f"số{BLANK}"
    named = f"{kind} {number}/{edition.symbol}" if numbered else kind
    return f"(Kèm theo {named} {_dated(edition)} của {edition.issuer})"


def replaced(edition: Edition) -> tuple[Paragraph, ...]:
    """What the body says of the issued document that this one replaces; nothing where it replaces none."""
    if not edition.corrects:
        return ()
    return (Paragraph(Role.BODY, f"Văn bản này thay thế {edition.corrects}."),)


def _issuer(edition: Edition) -> Cell:
    """The parent, and the agency's lines, the last of which has the rule."""
    parents = (Paragraph(Role.PARENT_AGENCY, edition.parent_name),) if edition.parent_name else ()
    *upper, last = edition.agency_lines
    return (*parents, *(Paragraph(Role.AGENCY_LINE, line) for line in upper), Paragraph(Role.AGENCY, last))


def _circulation(edition: Edition) -> tuple[tuple[Cell, Cell], ...]:
    if edition.circulation is Circulation.NONE:
        return ()
    return (((), (Paragraph(Role.CIRCULATION, edition.circulation.label),)),)


def _stamp(edition: Edition) -> Cell:
    if edition.urgency is Urgency.NONE:
        return ()
    return (Paragraph(Role.URGENCY, edition.urgency.label),)


def _addressed(names: Sequence[str]) -> Cell:
    match names:
        case ():
            return ()
        case (only,):
            return (Paragraph(Role.ADDRESSEE, f"Kính gửi: {only}."),)
        case _:
            items = (Paragraph(Role.ADDRESSEE_ITEM, line) for line in listed(names))
            return (Paragraph(Role.ADDRESSEES_LABEL, "Kính gửi:"), *items)


def _signed(signature: Signature) -> Cell:
    """Day, post and name; without a name too, for it keeps the room to sign in."""
    return (
        *((Paragraph(Role.SIGNED_ON, signature.on),) if signature.on else ()),
        *(Paragraph(Role.SIGNER, line) for line in signature.lines),
        Paragraph(Role.SIGNER_NAME, signature.name),
    )


def _number(edition: Edition) -> str:
    """Number and symbol on one line: a long symbol leaves less room for the number."""
    if edition.number:
        return f"Số: {edition.number}/{edition.symbol}"
    blanks = (NUMBER_BLANK[:length] for length in range(len(NUMBER_BLANK), 0, -1))
    lines = [f"Số:{blank}/{edition.symbol}" for blank in blanks]
    return next((line for line in lines if _fits(line, Role.NUMBER, HEADING_SHARE)), lines[-1])


def _place_and_date(edition: Edition) -> str:
    """On one line if it can be; a long name of a place has the line for itself, and the date the next."""
    line = f"{edition.place}, {_dated(edition)}"
    if _fits(line, Role.PLACE_AND_DATE, 100 - HEADING_SHARE):
        return line
    return f"{edition.place}, {_dated(edition).replace(' ', NARROW_BLANK[0])}"


def _fits(line: str, role: Role, share: int) -> bool:
    """Whether a line fits a column of so many percent of an upright page."""
    look, room = LOOKS[role], text_mm(Section(()))[0] * POINTS_PER_MM * share / 100 - CELL_GAP
    return text_width(line, look.size, look.bold, look.italic) <= room


def _dated(edition: Edition) -> str:
    if edition.has_day:
        return long_date(edition.dated)
    blank = BLANK if len(edition.place) <= LONG_PLACE else NARROW_BLANK
    return f"ngày{blank}tháng{blank}năm {edition.dated.year}"
