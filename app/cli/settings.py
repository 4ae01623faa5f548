"""The office's settings and the numbers of its regulation, each with its source; what a change moves is told first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app import COMMAND
from app.cli.files import today
from app.cli.opening import reading, writing
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.setting_words import REGULATION, label, said, unit
from app.core.words import short_date

if TYPE_CHECKING:
    from app.models.asking import Reads


def run(options: Namespace) -> int:
    """List all, or one, or their changes; or change one, or take over a set, and say which deadlines move."""
    if options.log:
        return _tell_changes(options)
    if options.preset is not None:
        return _take_over(options)
    if options.value is not None:
        return _change(options)
    return _tell(options)


def _tell(options: Namespace) -> int:
    from app.services.regulation_versions import changed_numbers, say_versions
    from app.services.regulations import shown
    from app.services.settings import list_settings

    with reading(options.data) as database, database.read() as session:
        found = [each for each in list_settings(session, today()) if options.key in (None, each.key)]
        versions = {key: say_versions(session, key) for key in changed_numbers(session)}
    if not found:
        raise _unknown(options.key)
    for setting in found:
        source = f"   ({setting.source})" if setting.source else ""
        value = said(shown(setting.value), unit(setting.key))
        print(f"{setting.key} = {value}   — {label(setting.key)}{source}")
        for line in versions.get(setting.key, ()):
            print(f"   {line}")
    return 0


def _tell_changes(options: Namespace) -> int:
    """The log of the regulation, newest first, of all or of one number; AppError where more is asked."""
    from app.services.number_changes import changes_of, number_changes, say_change
    from app.services.regulations import kinds

    if options.key and options.key not in kinds():
        raise _unknown(options.key)
    if options.value is not None or options.preset is not None or options.preview:
        raise AppError("--log chỉ để xem, không đi với việc sửa.", f"Ghi: {COMMAND} settings --log [TÊN]")
    with reading(options.data) as database, database.read() as session:
        found = changes_of(session, options.key) if options.key else number_changes(session)
    for change in found:
        named = short_date(date.fromisoformat(change.key)) if change.is_day else label(change.key)
        source = f"   ({change.new.source})" if change.new.source else ""
        print(f"{named}: {say_change(change)}{source}")
    if not found:
        print("Chưa có lần sửa nào.")
    return 0


def _unknown(key: str) -> AppError:
    return AppError(f"Không có cài đặt “{key}”.", f"Xem mọi tên bằng lệnh: {COMMAND} settings")


def _change(options: Namespace) -> int:
    from app.services.regulations import in_words
    from app.services.settings import change_setting

    value, from_on = in_words(options.key, options.value), _from_on(options)
    if options.preview:
        with reading(options.data) as database, database.read() as session:
            _say_moved(session, {options.key: value}, from_on)
        return 0
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        _say_moved(session, {options.key: value}, from_on)
        change_setting(session, options.key, value, source=options.source, from_on=from_on)
    since = f", áp dụng từ {short_date(from_on)}" if from_on and options.key.startswith(REGULATION) else ""
    print(f"Đã đổi “{label(options.key)}” ({options.key}) thành “{options.value}”{since}.")
    return 0


def _take_over(options: Namespace) -> int:
    from app.services.presets import apply_preset, preset_values

    values, from_on = preset_values(options.preset), _from_on(options)
    if options.preview:
        with reading(options.data) as database, database.read() as session:
            _say_moved(session, values, from_on)
        return 0
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        _say_moved(session, values, from_on)
        apply_preset(session, options.preset, from_on=from_on)
    print(f"Đã lấy các con số của bộ quy chế “{options.preset}”.")
    return 0


def _from_on(options: Namespace) -> date | None:
    """From which day a number is to hold: today unless it is said otherwise; None: always."""
    return None if options.always else options.from_on or today()


def _say_moved(session: Reads, changes: Mapping[str, object], from_on: date | None) -> None:
    from app.services.moved import say_kept, tell_moved

    lines = tell_moved(session, changes, today(), from_on=from_on)
    print("\n".join(lines or ["Không hạn nào thay đổi."]))
    if any(key.startswith(REGULATION) for key in changes):
        print(say_kept(from_on, today()))
