"""What the office's own Word templates are for; each kind is told what a document of ours is told."""

from app.core.terms import Term


class TemplateKind(Term):
    """A kind of template."""

    MEETING = "meeting", "Cuộc họp"
    MONTH = "month", "Số liệu tháng"

    @property
    def told_as(self) -> str:
        """The code of the document whose question tells it."""
        return {TemplateKind.MEETING: "invitation", TemplateKind.MONTH: "month_report"}[self]
