"""The record that stands in a form: as it was loaded, as it is typed, and what differs between the two."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.briefings.attached import AttachedFile
from app.briefings.drafts import KeptDraft
from app.briefings.forms import Loaded
from app.ui.forms.drafting import Typed
from app.ui.forms.field_frame import FieldFrame
from app.ui.forms.plain import base_of, from_plain
from app.ui.forms.screen import Entry

UNREADABLE = (TypeError, ValueError, LookupError, AttributeError)
"""What comes of a state that another program, or another version, wrote into a draft."""

_LOG = logging.getLogger(__name__)

Standing = dict[str, tuple[Any, str]]
"""The value and the words of each field, by its name."""


class Record:
    """A record in the entries of a form."""

    def __init__(self, loaded: Loaded[Any], frames: Mapping[str, FieldFrame]) -> None:
        self.loaded = loaded
        self._frames = frames
        self._kept: Standing = {}
        for name in frames:
            self._show(name, loaded.values)

    def values(self) -> Any:
        """The values as they stand."""
        found: dict[str, Any] = {}
        for name, frame in self._frames.items():
            found[name] = frame.entry.value()
            if frame.field.words:
                found[frame.field.words] = frame.entry.words()
        return replace(self.loaded.values, **found)

    def touched(self) -> list[FieldFrame]:
        """The fields in which something else stands than what is kept."""
        return [frame for frame in self._frames.values() if self._is_touched(frame)]

    def standing(self) -> Standing:
        """What stands in the fields."""
        return {name: (frame.entry.value(), frame.entry.words()) for name, frame in self._frames.items()}

    def keep(self, saved: Loaded[Any], standing: Standing) -> None:
        """This was saved, standing so; what was typed meanwhile counts as touched."""
        self.loaded, self._kept = saved, dict(standing)

    def merge(self, loaded: Loaded[Any]) -> bool:
        """Show what was changed elsewhere, but leave alone what is being typed; whether both met in a field."""
        before, self.loaded = self.loaded, loaded
        met = False
        if before == loaded:
            return met
        for name, frame in self._frames.items():
            new = getattr(loaded.values, name)
            if not self._is_touched(frame):
                self._show(name, loaded.values)
            elif new != getattr(before.values, name):
                words = frame.field.words
                self._kept[name] = new, getattr(loaded.values, words) if words else ""
                met = True
        return met

    def typed(self, files: tuple[AttachedFile, ...]) -> Typed | None:
        """What a draft keeps: what stands in the touched fields, the files that wait; nothing when it is nothing."""
        touched = self.touched()
        if not touched and not files:
            return None
        base = {} if self.loaded.key else base_of(self.loaded.values, set(self._frames))
        states = {frame.field.name: frame.entry.state() for frame in touched}
        return Typed(self.loaded.key, self._title(), states, base, files)

    def use(self, draft: KeptDraft) -> list[FieldFrame]:
        """Show what a draft kept; the fields that it filled. What cannot be read of it stays as it is loaded."""
        try:
            base = {name: from_plain(value) for name, value in draft.base.items()}
            self.loaded = replace(self.loaded, values=replace(self.loaded.values, **base))
        except UNREADABLE as error:
            _LOG.warning("draft %s began otherwise: %r", draft.row.id, error)
        return [
            self._frames[name] for name in draft.fields if name in self._frames and self._refill(name, draft)
        ]

    def _refill(self, name: str, draft: KeptDraft) -> bool:
        entry = self._frames[name].entry
        try:
            entry.set_state(draft.fields[name])
        except UNREADABLE as error:
            _LOG.warning("field %s of draft %s cannot be read: %r", name, draft.row.id, error)
            entry.show_value(self._kept[name][0])
            return False
        return True

    def _is_touched(self, frame: FieldFrame) -> bool:
        entry = frame.entry
        value, words = self._kept[frame.field.name]
        has_other_words = bool(frame.field.words) and entry.words() != words
        return entry.value() != value or has_other_words or bool(entry.trouble()) or entry.is_busy()

    def _show(self, name: str, values: Any) -> None:
        frame = self._frames[name]
        value, words = getattr(values, name), frame.field.words
        if name not in self._kept or frame.entry.value() != value:  # else the cursor would jump
            frame.entry.show_value(value)
        if words:
            frame.entry.show_words(getattr(values, words))
        self._kept[name] = frame.entry.value(), frame.entry.words()

    def _title(self) -> str:
        """What a draft is called: the first text of the form."""
        for frame in self._frames.values():
            if frame.field.entry in (Entry.LINE, Entry.TEXT) and (text := frame.entry.value()):
                return " ".join(str(text).split())
        return ""
