"""All that a composer of documents is told of one document."""

from dataclasses import dataclass
from typing import Any

from app.briefings.edition import Edition
from app.core.issuing import Standing


@dataclass(frozen=True, slots=True)
class Told:
    """A briefing and an edition; of an issued document both are what they were when it went out."""

    briefing: Any
    edition: Edition
    version: int = 1
    standing: Standing = Standing.DRAFT
