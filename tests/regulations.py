"""The general regulation as it is shipped, for tests of rules and questions; `replace` makes another of it."""

from dataclasses import fields
from typing import Any

from app.core.setting_words import REGULATION
from app.rules.regulation import Regulation
from app.services.regulations import preset_settings


def general() -> Regulation:
    """The numbers of the general preset."""
    settings = preset_settings()
    values: dict[str, Any] = {
        field.name: settings[REGULATION + field.name].value for field in fields(Regulation)
    }
    return Regulation(**values)


GENERAL = general()
