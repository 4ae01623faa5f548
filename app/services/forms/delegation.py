"""The form of a delegation: loaded, saved and told."""

from datetime import date

from sqlalchemy.orm import Session

from app.briefings.delegation_form import DelegationForm
from app.briefings.forms import Details, Loaded
from app.core.words import short_date
from app.models.person import Delegation
from app.rules.facts import stands
from app.services.delegations import holders_on, last_day, require_allowed
from app.services.forms.common import alive, newest_change, put, to_save
from app.services.forms.refs import Refs, ref_of
from app.services.forms.telling import facts, say

TABLE = Delegation.__tablename__


def load(session: Session, key: str | None) -> Loaded[DelegationForm]:
    """The delegation of a key, or an empty form (None)."""
    if key is None:
        return Loaded("", DelegationForm())
    row = alive(session, Delegation, key)
    values = DelegationForm(
        post=ref_of(session, "post", row.post_id),
        person=ref_of(session, "person", row.person_id),
        from_on=row.from_on,
        to_on=row.to_on,
        giver=ref_of(session, "person", row.giver_id),
        document=row.document,
        scope=row.scope,
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[DelegationForm]) -> str:
    """Write the delegation; without a giver it is the holder of the post. Returns the key.

    Raises:
        AppError: it was changed since, or is one that cannot be (`delegations.require_allowed`).
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, Delegation, loaded)
    post, person = refs.key(values.post), refs.key(values.person)
    if post is None or person is None or values.from_on is None or values.to_on is None:
        raise ValueError("a delegation without who and when")
    giver = refs.key(values.giver) or next(iter(holders_on(session, post, values.from_on)), None)
    require_allowed(
        session,
        post=post,
        person=person,
        giver=giver,
        from_on=values.from_on,
        to_on=values.to_on,
        replaced=row.id if row else None,
    )
    columns = {
        "post_id": post,
        "giver_id": giver,
        "person_id": person,
        "from_on": values.from_on,
        "to_on": values.to_on,
        "document": values.document,
        "scope": values.scope,
    }
    return put(session, Delegation, row, columns).id.hex


def describe(session: Session, key: str, *, today: date) -> Details:
    """Who acts for which post, and whether today; AppError when it is gone."""
    row = alive(session, Delegation, key)
    person, post = ref_of(session, "person", row.person_id), ref_of(session, "post", row.post_id)
    until = last_day(session, row)
    columns = (
        ("giver_id", ref_of(session, "person", row.giver_id)),
        ("from_on", row.from_on),
        ("to_on", until if until == row.to_on else _cut(until, row.to_on)),
        ("document", row.document),
        ("scope", row.scope),
    )
    state = _state(row.from_on, until, today)
    return Details(f"{say(person)} thay {say(post)}", state, facts(TABLE, columns), {})


def _cut(until: date, written: date) -> str:
    """Until when a delegation is in force that ends before the day that was written."""
    return f"{short_date(until)} (văn bản ghi {short_date(written)}; người ủy quyền thôi giữ chức danh)"


def _state(from_on: date, to_on: date, today: date) -> str:
    if stands(from_on, to_on, today):
        return "Đang có hiệu lực"
    return "Đã hết" if to_on < today else "Chưa đến ngày"
