"""The parts that the office's documents share: heading, addressees, recipients and signature."""

from collections.abc import Sequence
from datetime import date

from app.briefings.edition import Edition
from app.briefings.office import Office
from app.core.words import long_date
from app.exports.document import Paragraph, Role, SideBySide

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = "\u00a0" * 8  # room for the clerk's pen or stamp; ordinary blanks would be folded together
NUMBER_BLANK = "\u00a0" * 14  # 16 mm in 13 pt: an electronic office stamps the number there
NARROW_BLANK = "\u00a0" * 4  # two digits in 14 pt
LONG_PLACE = 13  # letters; a longer place name leaves no room for wide blanks on its line
HEADING_SHARE = 39  # percent for the agency: the nation in 13 pt takes 95.7 of the 160 mm
SIGNATURE_SHARE = 48


def letterhead(office: Office, *, kind_code: str, issued_on: date) -> SideBySide:
    """Agency and number on the left; nation, motto, place and date on the right (appendix I, II.1-4).

    Two rows, so that number and date stay level when the agency's name takes two lines. The number is always
    left to the clerk; the day and the month too while the office's setting says so.
    """
    names = (
        (Paragraph(Role.PARENT_AGENCY, office.parent_name), Paragraph(Role.AGENCY, office.name)),
        (Paragraph(Role.NATION, NATION), Paragraph(Role.MOTTO, MOTTO)),
    )
    numbers = (
        (Paragraph(Role.NUMBER, f"Số:{NUMBER_BLANK}/{kind_code}-{office.symbol}"),),
        (Paragraph(Role.PLACE_AND_DATE, f"{office.place}, {_issue_date(office, issued_on)}"),),
    )
    return SideBySide((names, numbers), HEADING_SHARE)


def addressees(names: Sequence[str]) -> tuple[Paragraph, ...]:
    """`Kính gửi:` on one line for one, a list with dashes for several (appendix I, II.9)."""
    if len(names) == 1:
        return (Paragraph(Role.ADDRESSEE, f"Kính gửi: {names[0]}."),)
    lines = listed(names)
    return (
        Paragraph(Role.ADDRESSEE, "Kính gửi:"),
        *(Paragraph(Role.ADDRESSEE_ITEM, line) for line in lines),
    )


def signature(office: Office, recipients: Sequence[str]) -> SideBySide:
    """Recipients on the left, level with the signer's post on the right (appendix I, II.7 and II.9)."""
    archive = f"- Lưu: VT, {office.drafting_unit}." if office.drafting_unit else "- Lưu: VT."
    left = (
        Paragraph(Role.RECIPIENTS_LABEL, "Nơi nhận:"),
        *(Paragraph(Role.RECIPIENT, f"- {name};") for name in recipients),
        Paragraph(Role.RECIPIENT, archive),
    )
    right = (
        *(Paragraph(Role.SIGNER, line) for line in office.signer_lines),
        Paragraph(Role.SIGNER_NAME, office.signer_name),  # without a name too: it keeps the room to sign in
    )
    return SideBySide(((left, right),), SIGNATURE_SHARE, keep_with_previous=True)


def listed(names: Sequence[str]) -> tuple[str, ...]:
    """Names as lines of a list: a dash first, `;` at the end, `.` at the last."""
    return (*(f"- {name};" for name in names[:-1]), *(f"- {name}." for name in names[-1:]))


def attached_to(office: Office, *, kind: str, kind_code: str, issued_on: date) -> str:
    """The line under an appendix's title that names the document it comes with (appendix I, III.1)."""
    number = f"số{BLANK}/{kind_code}-{office.symbol}"
    return f"(Kèm theo {kind} {number} {_issue_date(office, issued_on)} của {office_name(office)})"


def office_name(office: Office) -> str:
    """The office as a sentence names it: "Văn phòng UBND tỉnh Đắk Lắk"."""
    return f"Văn phòng UBND {office.province}"


def _issue_date(office: Office, issued_on: date) -> str:
    if not office.leave_date_blank:
        return long_date(issued_on)
    blank = BLANK if len(office.place) <= LONG_PLACE else NARROW_BLANK
    return f"ngày{blank}tháng{blank}năm {issued_on.year}"


# --- the same for any document, told by its edition ---


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

    With addressees the recipients begin with "Như trên".
    """
    names = (*("Như trên",) * bool(edition.addressees), *edition.recipients)
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
