"""What the steps of dossiers would come to, told before they are done (duties 60, 97, 98)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Changed
from app.core.opinion_terms import Decision, DossierPoint, DossierStanding
from app.models.dossier import Dossier
from app.rules.dossiers import standing_of
from app.rules.secrets import is_secret
from app.services.dossier_changes import DecisionTold, say_decision, standing_decision
from app.services.dossiers import facts_of, points_of, why_not_decided
from app.services.forms.common import alive

KEPT = "; ý kiến đã có chuyển vào “Ý kiến lãnh đạo trước đây”"


def of_examining(session: Session, keys: Sequence[str], *, all_points: bool) -> list[Changed]:
    """Say of each dossier on how many points it was judged, and whether it may be found in order."""
    return [
        Changed(_name(row), *_examined(session, row, all_points=all_points)) for row in _rows(session, keys)
    ]


def of_submitting(session: Session, keys: Sequence[str], *, submitted_on: date) -> list[Changed]:
    """Say of each dossier where it stands, and that what was not examined should be first (duty 60)."""
    return [
        Changed(_name(row), standing.label.lower(), _submitted(standing) + (KEPT if row.decision else ""))
        for row in _rows(session, keys)
        for standing in (standing_of(facts_of(session, row), submitted_on),)
    ]


def of_deciding(
    session: Session, keys: Sequence[str], *, decision: Decision, decided_on: date, words: str
) -> list[Changed]:
    """Say of each dossier what the leader decided so far, and what it would say; the earlier one is kept (99).

    Of one that is not with a leader that day, why it cannot be noted.
    """
    return [
        Changed(
            _name(row),
            say_decision(stands) if stands else "chưa có ý kiến",
            f"không ghi được: {refused}" if refused else _decided(new, stands),
        )
        for row in _rows(session, keys)
        for refused in (why_not_decided(session, row, decided_on),)
        for stands in (standing_decision(session, row),)
        for new in (
            DecisionTold(decision, decided_on, words, row.submitted_on, stands.leader if stands else ""),
        )
    ]


def _rows(session: Session, keys: Sequence[str]) -> Iterator[Dossier]:
    return (alive(session, Dossier, key) for key in keys)


def _name(row: Dossier) -> str:
    return row.number if is_secret(row.secrecy) else row.content


def _examined(session: Session, row: Dossier, *, all_points: bool) -> tuple[str, str]:
    found = points_of(session, row)
    good, bad = (sum(one is wanted for one in found.values()) for wanted in (True, False))
    unseen = len(DossierPoint) - good - bad
    now = f"{good} đạt, {bad} không đạt, {unseen} chưa xem"
    if bad:
        return now, "không ghi được: còn điểm chưa bảo đảm"
    return (
        now,
        "đạt cả " + f"{len(DossierPoint)} điểm"
        if all_points or not unseen
        else f"đạt, {unseen} điểm chưa xem",
    )


def _submitted(standing: DossierStanding) -> str:
    match standing:
        case DossierStanding.EXAMINING:
            return "đã trình khi CHƯA THẨM TRA"
        case DossierStanding.RETURNED | DossierStanding.LACKING:
            return "không trình được: đã trả lại"
        case _:
            return "đã trình"


def _decided(new: DecisionTold, stands: DecisionTold | None) -> str:
    said = new.decision.label + (f": {new.words}" if new.words else "")
    return "không đổi" if new == stands else said + (KEPT if stands else "")
