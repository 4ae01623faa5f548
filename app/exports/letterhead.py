"""The parts that the office's documents share: heading, addressees, recipients and signature."""

from collections.abc import Sequence

from app.briefings.edition import Edition
from app.core.words import long_date
from app.exports.document import Block, Paragraph, Role, SideBySide

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
AS_ABOVE = "Như trên"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = "\u00a0" * 8  # room for the clerk's pen or stamp; ordinary blanks would be folded together
NUMBER_BLANK = "\u00a0" * 14  # 16 mm in 13 pt: an electronic office stamps the number there
NARROW_BLANK = "\u00a0" * 4  # two digits in 14 pt
LONG_PLACE = 13  # letters; a longer place name leaves no room for wide blanks on its line
HEADING_SHARE = 39  # percent for the agency: the nation in 13 pt takes 95.7 of the 160 mm
SIGNATURE_SHARE = 48


def addressees(edition: Edition) -> tuple[Block, ...]:
    """`Kính gửi:` on one line for one, a list with dashes for several; nothing for none (appendix I, II.9)."""
    names = edition.addressees
    if not names:
        return ()
    if len(names) == 1:
        return (Paragraph(Role.ADDRESSEE, f"Kính gửi: {names[0]}."),)
    lines = listed(names)
    return (
        Paragraph(Role.ADDRESSEE, "Kính gửi:"),
        *(Paragraph(Role.ADDRESSEE_ITEM, line) for line in lines),
    )


def listed(names: Sequence[str]) -> tuple[str, ...]:
    """Names as lines of a list: a dash first, `;` at the end, `.` at the last."""
    return (*(f"- {name};" for name in names[:-1]), *(f"- {name}." for name in names[-1:]))


def heading(edition: Edition, *, about: str = "") -> SideBySide:
    """Agency and number on the left; nation, motto, place and date on the right (appendix I, II.1-5).

    `about` is what an official letter is about; it stands as "V/v …" under the number.
    """
    parents = (Paragraph(Role.PARENT_AGENCY, edition.parent_name),) if edition.parent_name else ()
    issuer = (*parents, Paragraph(Role.AGENCY, "\n".join(edition.agency_lines)))
    number = f" {edition.number}" if edition.number else NUMBER_BLANK
    left: tuple[Paragraph, ...] = (Paragraph(Role.NUMBER, f"Số:{number}/{edition.symbol}"),)
    if about:
        left += (Paragraph(Role.LETTER_SUMMARY, f"V/v {about}"),)
    right = (Paragraph(Role.PLACE_AND_DATE, f"{edition.place}, {_dated(edition)}"),)
    names = (issuer, (Paragraph(Role.NATION, NATION), Paragraph(Role.MOTTO, MOTTO)))
    return SideBySide((names, (left, right)), HEADING_SHARE)


def closing(edition: Edition) -> SideBySide:
    """Recipients on the left, level with the signer's post on the right (appendix I, II.7 and II.9).

    The recipients begin with "Như trên" if and only if there are addressees.
    """
    others = (name for name in edition.recipients if name.casefold() != AS_ABOVE.casefold())
    names = (*(AS_ABOVE,) * bool(edition.addressees), *others)
    left = (
        Paragraph(Role.RECIPIENTS_LABEL, "Nơi nhận:"),
        *(Paragraph(Role.RECIPIENT, f"- {name};") for name in names),
        Paragraph(Role.RECIPIENT, f"- Lưu: {edition.archive}."),
    )
    right = (
        *(Paragraph(Role.SIGNER, line) for line in edition.signer_lines),
        Paragraph(Role.SIGNER_NAME, edition.signer_name),
    )
    return SideBySide(((left, right),), SIGNATURE_SHARE, keep_with_previous=True)


def comes_with(edition: Edition, kind: str) -> str:
    """The line under an appendix's title that names the document it comes with (appendix I, III.1)."""
    number = f"số {edition.number}" if edition.number else f"số{BLANK}"
    return f"(Kèm theo {kind} {number}/{edition.symbol} {_dated(edition)} của {edition.issuer})"


def _dated(edition: Edition) -> str:
    if edition.has_day:
        return long_date(edition.dated)
    blank = BLANK if len(edition.place) <= LONG_PLACE else NARROW_BLANK
    return f"ngày{blank}tháng{blank}năm {edition.dated.year}"
