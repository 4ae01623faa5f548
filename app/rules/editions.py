"""How one document goes out, decided from the settings, its kind and what it says of its own."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.briefings.edition import Edition
from app.briefings.issuing import Details, KindIssuing, SigningRule, Ways
from app.core.document_kinds import DocumentKind
from app.core.issuing import Issuer
from app.core.text import fold
from app.rules import signing
from app.rules.post_names import bare_post

OFFICE_SIGNER, TYPED_POST = "{office_signer}", "{post}"
COMMITTEE = "ỦY BAN NHÂN DÂN"
UNITS = ("tỉnh", "thành phố")
"""How a province is named without its name: over a room stands "VĂN PHÒNG UBND TỈNH", which keeps to one line."""

HEAD_OF_ROOM = ("TRƯỞNG PHÒNG",)
"""The line of whoever is at the head of a room, a centre or a board: each has his own post."""


def compose_edition(
    kind: DocumentKind,
    ways: Ways,
    *,
    today: date,
    details: Details = Details(),  # noqa: B008 - a frozen value
    number: str = "",
    corrects: str = "",
    written: Mapping[str, str] | None = None,
) -> Edition:
    """Return how a document of this kind goes out: a draft until it is issued, so the day is mostly blank."""
    how, office = settled(ways.kind, details), ways.office
    lines, name = _signed(ways, how.signing, details)
    room = how.room or (ways.room.letters if ways.room else "") or office.drafting_unit
    return Edition(
        parent_name=_parent(ways, how.issuer),
        agency_lines=_agency(ways, how.issuer),
        issuer=_named(ways, how.issuer),
        symbol=symbol(kind, ways, how.issuer, room),
        place=office.place,
        dated=details.dated or today,
        has_day=details.dated is not None or not office.leave_date_blank,
        signer_lines=lines,
        signer_name=name if details.signer_name is None else details.signer_name,
        number="" if ways.issuing.leave_number_blank else number,
        addressees=how.addressees,
        recipients=how.recipients,
        archive=", ".join(filter(None, ("VT", room))),
        summary=details.summary,
        urgency=details.urgency,
        circulation=details.circulation,
        copies=details.copies,
        contact=_contact(kind, ways, details),
        corrects=corrects,
        written=written or {},
    )


def settled(how: KindIssuing, details: Details) -> KindIssuing:
    """Return the ways of a kind with those of one document over them."""
    return KindIssuing(
        how.issuer if details.issuer is None else details.issuer,
        how.signing if details.signing is None else details.signing,
        how.addressees if details.addressees is None else details.addressees,
        how.recipients if details.recipients is None else details.recipients,
        how.room if details.room is None else details.room,
    )


def signer_lines(ways: Ways, code: str, post: str = "") -> tuple[str, ...]:
    """Return the lines over a signature of a rule, its places filled."""
    filled: list[str] = []
    for line in ways.rules[code].lines:
        match line:
            case "{office_signer}":
                filled += ways.office.signer_lines
            case "{post}":
                filled.append(post.upper())
            case _:
                filled.append(line)
    return tuple(filter(None, filled))


def symbol(kind: DocumentKind, ways: Ways, issuer: Issuer, room: str) -> str:
    """What stands after the number: "BC-VP"; an official letter names who drafted it: "UBND-TH" (appendix I, II.3)."""
    letters = ways.office.symbol if issuer is Issuer.OFFICE else ways.issuing.committee_symbol
    if ways.room is not None and ways.room.letters and issuer is Issuer.OFFICE:
        letters = ways.room.letters
    return symbol_of(kind.abbreviation or "", letters, room)


def symbol_of(letters: str, agency: str, room: str) -> str:
    """The same from the letters of a kind, empty for an official letter, and of the agency."""
    return "-".join(filter(None, (letters, agency) if letters else (agency, room)))


def issuer_name(province: str, issuer: Issuer) -> str:
    """Return the issuer as a sentence names it: "Văn phòng UBND tỉnh Đắk Lắk"."""
    return f"Văn phòng UBND {province}" if issuer is Issuer.OFFICE else f"Ủy ban nhân dân {province}"


def wrong_signature(rules: Mapping[str, SigningRule], code: str, issuer: Issuer, post: str = "") -> str:
    """Return why a document of this issuer cannot be signed by this rule; empty: it can."""
    rule = rules.get(code)
    if rule is None:
        return f"Không có cách ký “{code}”."
    if rule.issuer is not issuer:
        return f"“{rule.title}” là cách ký văn bản của {rule.issuer.label}, không phải của {issuer.label}."
    if TYPED_POST in rule.lines and not post:
        return "Ký thừa ủy quyền phải ghi chức vụ của người được ủy quyền."
    return signing.complaint([post.upper() if line == TYPED_POST else line for line in _fixed(rule.lines)])


def _fixed(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines with an office's usual signer in his place; his own lines are checked where they are set."""
    return tuple("CHÁNH VĂN PHÒNG" if line == OFFICE_SIGNER else line for line in lines)


def _parent(ways: Ways, issuer: Issuer) -> str:
    """The agency over the issuer: of the committee none, of a room the office."""
    if issuer is Issuer.COMMITTEE:
        return ""
    if ways.room is None:
        return ways.office.parent_name
    unit = next((unit for unit in UNITS if ways.office.province.casefold().startswith(unit)), "")
    return f"{ways.office.name} UBND {unit or ways.office.province}".upper()


def _named(ways: Ways, issuer: Issuer) -> str:
    """The issuer inside a sentence."""
    if ways.room is not None and issuer is Issuer.OFFICE:
        return ways.room.name
    return issuer_name(ways.office.province, issuer)


def _agency(ways: Ways, issuer: Issuer) -> tuple[str, ...]:
    if ways.room is not None and issuer is Issuer.OFFICE:
        return (ways.room.name.upper(),)
    return (ways.office.name,) if issuer is Issuer.OFFICE else (COMMITTEE, ways.office.province.upper())


def _signed(ways: Ways, code: str, details: Details) -> tuple[tuple[str, ...], str]:
    """The lines over a signature and who signs; who signs alone and is represented is signed for by his deputy.

    Article 13 clause 1 of Decree 30/2020; a document that says its own way to sign keeps it.
    """
    lines = signer_lines(ways, code, details.signer_post)
    if ways.room is not None and lines == HEAD_OF_ROOM:
        return ((ways.room.post.upper(),) if ways.room.post else lines), ways.room.head
    prefix, post = signing.split(lines[-1]) if lines else ("", "")
    deputy = "" if prefix or details.signing is not None else ways.acting.get(fold(bare_post(post)), "")
    if deputy:
        return (*lines[:-1], f"KT. {post}", f"{signing.DEPUTY}{post}"), deputy
    return lines, _name(ways, code, lines)


def _name(ways: Ways, code: str, lines: Sequence[str]) -> str:
    """Who signs: the office's signer by the settings, others and he too, if he is not named there, by their post."""
    if OFFICE_SIGNER in ways.rules[code].lines and ways.office.signer_name:
        return ways.office.signer_name
    return ways.holders.get(fold(bare_post(signing.split(lines[-1])[1])), "") if lines else ""


def _contact(kind: DocumentKind, ways: Ways, details: Details) -> tuple[str, ...]:
    """Address and telephone at the foot of official letters (sample 1.5), or as the document says."""
    if details.contact is not None:
        return details.contact
    return ways.issuing.contact if kind.abbreviation == "" else ()
