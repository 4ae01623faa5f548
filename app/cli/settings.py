"""The office's settings and the numbers of its regulation, each with its source; what a change moves is told first."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app import COMMAND
from app.cli.files import today
from app.cli.opening import reading, writing
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.setting_words import label, said, unit

if TYPE_CHECKING:
    from app.models.asking import Reads


def run(options: Namespace) -> int:
    """List all, or one; or change one, or take over a set, and say which deadlines move; or only say it."""
    if options.preset is not None:
        return _take_over(options)
    if options.value is not None:
        return _change(options)
    return _tell(options)


def _tell(options: Namespace) -> int:
    from app.services.regulations import shown
    from app.services.settings import list_settings

    with reading(options.data) as database, database.read() as session:
        found = [each for each in list_settings(session) if options.key in (None, each.key)]
    if not found:
        raise AppError(f"Không có cài đặt “{options.key}”.", f"Xem mọi tên bằng lệnh: {COMMAND} settings")
    for setting in found:
        source = f"   ({setting.source})" if setting.source else ""
        value = said(shown(setting.value), unit(setting.key))
        print(f"{setting.key} = {value}   — {label(setting.key)}{source}")
    return 0


def _change(options: Namespace) -> int:
    from app.services.regulations import in_words
    from app.services.settings import change_setting

    value = in_words(options.key, options.value)
    if options.preview:
        with reading(options.data) as database, database.read() as session:
            _say_moved(session, {options.key: value})
        return 0
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        _say_moved(session, {options.key: value})
        change_setting(session, options.key, value, source=options.source)
    print(f"Đã đổi “{label(options.key)}” ({options.key}) thành “{options.value}”.")
    return 0


def _take_over(options: Namespace) -> int:
    from app.services.presets import apply_preset, preset_values

    values = preset_values(options.preset)
    if options.preview:
        with reading(options.data) as database, database.read() as session:
            _say_moved(session, values)
        return 0
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        _say_moved(session, values)
        apply_preset(session, options.preset)
    print(f"Đã lấy các con số của bộ quy chế “{options.preset}”.")
    return 0


def _say_moved(session: Reads, changes: Mapping[str, object]) -> None:
    from app.services.moved import tell_moved

    lines = tell_moved(session, changes, today())
    print("\n".join(lines or ["Không hạn nào thay đổi."]))
