"""Whose data lie in another folder, for who is asked whether to open them."""

from datetime import datetime
from pathlib import Path

from app.core.errors import AppError
from app.core.words import short_date
from app.models.asking import ask
from app.models.database import open_database
from app.services.settings import read_office

_LAST = "SELECT at, actor FROM change_log ORDER BY seq DESC LIMIT 1"
OLDER = "của phiên bản trước, sẽ được nâng cấp khi mở"


def whose_data(folder: Path) -> str:
    """Return whose office's data these are and when they were saved last, in words."""
    try:
        database = open_database(folder, writable=False)
    except AppError:  # only data of an older version come so far
        return OLDER
    try:
        with database.look() as snapshot:
            office, last = read_office(snapshot), ask(snapshot, _LAST)
    finally:
        database.close()
    named = f"{office.name}, {office.province}"
    if not last:
        return named
    at = datetime.fromisoformat(last[0].at).astimezone()
    return f"{named}; lưu lần cuối {at:%H:%M} ngày {short_date(at.date())}"
