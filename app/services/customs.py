"""What the general regulation took from another province's act, told as the custom it is in data of before, too.

Until then its numbers cited those acts as if they bound every office. What an office touched since stays as it is: who
took the word of custom away has confirmed the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.regulation_words import HABIT
from app.core.setting_words import REGULATION
from app.models.asking import ask
from app.services.regulations import preset_settings, presets

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_MARK = f"{HABIT}: "
_KEPT = "SELECT key, source FROM setting WHERE deleted_at IS NULL"
_TOUCHED = """
    SELECT key FROM setting
    JOIN change_log AS log ON log.row_id = setting.id AND log.table_name = 'setting' AND log.operation <> 'insert'"""


def unmarked_customs(session: Reads) -> tuple[str, ...]:
    """Return the settings that cite another's act as a ground, untouched since the general regulation came in.

    Where all of them belong to one named regulation the office follows that one, and they are its grounds.
    """
    kept = set(ask(session, _KEPT))
    cited = [key for key, source in _cited().items() if (key, source) in kept]
    if any(set(cited) <= own for own in _own_keys()):
        return ()
    touched = {key for (key,) in ask(session, _TOUCHED)}
    return tuple(key for key in cited if key not in touched)


def mark_customs(session: Session) -> None:
    """Write the word of custom before the sources of `unmarked_customs`; numbers stay.

    Reports that did not come yet cite their number's source in letters that urge them, so theirs goes along.
    """
    from sqlalchemy import select

    from app.models.office import Setting
    from app.models.report import ReportObligation as Report

    keys = unmarked_customs(session)
    sources = {source for key, source in _cited().items() if key in keys}
    settings = select(Setting).where(Setting.key.in_(keys), Setting.deleted_at.is_(None))
    owed = Report.received_on.is_(None), Report.deleted_at.is_(None)
    reports = select(Report).where(Report.source.in_(sources), *owed)
    for row in (*session.scalars(settings), *session.scalars(reports)):
        row.source = _MARK + row.source
    session.flush()


def _cited() -> dict[str, str]:
    """The sources of the general numbers without the word of custom, by key."""
    rows = (row for row in preset_settings().values() if row.key.startswith(REGULATION))
    return {row.key: row.source.removeprefix(_MARK) for row in rows if row.source.startswith(_MARK)}


def _own_keys() -> list[set[str]]:
    """The numbers that each named regulation says itself."""
    return [
        {row.key for row in preset.overrides if not row.source.startswith(HABIT)} for preset in presets()[1:]
    ]
