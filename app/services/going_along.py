"""What was written down by the numbers of the regulation or by the days off goes along when those are changed."""

from sqlalchemy.orm import Session

from app.services.agenda_papers import settle_papers
from app.services.obligations import follow_regulation


def go_along(session: Session) -> int:
    """Give reports that did not come, and contents whose papers have own last days, the days of now; how many moved."""
    return follow_regulation(session) + settle_papers(session)
