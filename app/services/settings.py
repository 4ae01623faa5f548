"""The office's settings: filled from the presets, read by rules and documents, changed by the office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.issuing import Issuing
from app.briefings.office import Office
from app.core.setting_words import REGULATION
from app.core.terms import DayKind
from app.models.asking import Question, ask
from app.rules.regulation import Calendar
from app.services.regulation_versions import as_stored, change_number, drop_number, numbers_on, read_stored
from app.services.regulations import (
    DATE_BLANK,
    IS_SAMPLE,
    ISSUING,
    OFFICE,
    SIGNER,
    PresetDay,
    SettingRow,
    Value,
    checked,
    kinds,
    preset_days,
    preset_settings,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_KEPT = "SELECT key, value, source FROM setting WHERE deleted_at IS NULL"
_DAYS = Question(
    "SELECT day, kind, name, confirmed, deleted_at FROM special_day",
    {"day": date.fromisoformat, "kind": DayKind},
)


def load_preset(session: Session) -> None:
    """Copy the general regulation, its days off and the sample office into the database.

    What is there already, or was there and was deleted, stays as it is; so a second call changes nothing.
    """
    from app.models.office import Setting, SpecialDay

    settings, days = lacks_of_preset(session)
    session.add_all(Setting(key=row.key, value=as_stored(row.value), source=row.source) for row in settings)
    session.add_all(
        SpecialDay(day=special.day, kind=special.kind, name=special.name, confirmed=special.confirmed)
        for special in days
    )
    session.flush()


def lacks_of_preset(session: Reads) -> tuple[list[SettingRow], list[PresetDay]]:
    """Return the settings and days of the general preset that the database never held."""
    known = {key for (key,) in ask(session, "SELECT key FROM setting")}
    days = {day for (day,) in ask(session, "SELECT day FROM special_day")}
    return (
        [row for row in preset_settings().values() if row.key not in known],
        [special for special in preset_days() if special.day.isoformat() not in days],
    )


def read_office(session: Reads) -> Office:
    """Return how the office is named and signs; what the database does not hold comes from the sample."""
    return Office(**_values(session, OFFICE))


def read_issuing(session: Reads) -> Issuing:
    """Return what holds for all documents that go out; what the database does not hold comes from the preset."""
    return Issuing(**_values(session, ISSUING))


def read_calendar(session: Reads) -> Calendar:
    """Return the days off and make-up days; a database that never held any is told the preset's."""
    rows = ask(session, _DAYS)
    days = [
        PresetDay(day, kind, name, confirmed=bool(confirmed))
        for day, kind, name, confirmed, deleted_at in rows
        if deleted_at is None
    ]
    if not rows:
        days = list(preset_days())
    return Calendar(
        days_off=frozenset(each.day for each in days if each.kind is DayKind.OFF),
        make_up_days=frozenset(each.day for each in days if each.kind is DayKind.MAKE_UP),
        names={each.day: each.name for each in days if each.name},
        confirmed=frozenset({each.day.year for each in days})
        - frozenset({each.day.year for each in days if not each.confirmed}),
    )


def list_settings(session: Reads, day: date = date.max) -> tuple[SettingRow, ...]:
    """Return every setting in force on a day, in the order of the presets; else what was decided last of each."""
    rows = {**_rows(session), **numbers_on(session, day)}
    return tuple(rows.get(key, preset) for key, preset in preset_settings().items())


def change_setting(
    session: Session, key: str, value: object, *, source: str | None = None, from_on: date | None = None
) -> None:
    """Set `key` to `value`; the source stays unless a new one is given.

    A number of the regulation holds `from_on` that day; without one it holds for all days, the past as well, and what
    it was before goes. The first change of the letterhead ends the sample office, and with it the sample's invented
    signer. Raises AppError for an unknown key and for a value of the wrong kind.
    """
    value = checked(key, value)
    is_letterhead = key.startswith(OFFICE) and key not in (IS_SAMPLE, DATE_BLANK)
    if is_letterhead and read_office(session).is_sample:
        _set(session, IS_SAMPLE, value=False)
        _set(session, SIGNER, value="")
    if not key.startswith(REGULATION):
        _set(session, key, value=value, source=source)
        return
    from app.services.going_along import go_along

    if from_on is None:
        _set(session, key, value=value, source=source)
    change_number(session, key, value, source=source, from_on=from_on)
    go_along(session)


def drop_change(session: Session, key: str, from_on: date) -> None:
    """Take back a change of a number from a day on; AppError where none begins then."""
    from app.services.going_along import go_along

    drop_number(session, key, from_on)
    go_along(session)


def change_settings(
    session: Session,
    values: Mapping[str, object],
    sources: Mapping[str, str] | None = None,
    *,
    from_on: date | None = None,
) -> None:
    """Change several settings in one save, each as `change_setting` does; those of `sources` get a new source.

    A signer that is given stays, though the letterhead that comes with it ends the sample.
    """
    sources = sources or {}
    kept = {row.key: row.value for row in list_settings(session, from_on or date.max)}
    for key in sorted({*values, *sources}, key=lambda key: key == SIGNER):
        change_setting(session, key, values.get(key, kept.get(key)), source=sources.get(key), from_on=from_on)


def _set(session: Session, key: str, *, value: Value, source: str | None = None) -> None:
    from sqlalchemy import select

    from app.models.office import Setting

    written = as_stored(value)
    row = session.scalars(
        select(Setting).where(Setting.key == key, Setting.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        row = Setting(key=key, value=written, source=preset_settings()[key].source)
        session.add(row)
    row.value = written
    if source is not None:
        row.source = source
    session.flush()


def _values(session: Reads, prefix: str) -> dict[str, Any]:
    rows = _rows(session)
    return {
        key.removeprefix(prefix): rows.get(key, preset).value
        for key, preset in preset_settings().items()
        if key.startswith(prefix)
    }


def _rows(session: Reads) -> Mapping[str, SettingRow]:
    found = ask(session, _KEPT)
    return {
        key: SettingRow(key, read_stored(key, value), source)
        for key, value, source in found
        if key in kinds()
    }
