"""What the weekly schedule is made of."""

from app.core.terms import Term


class AppointmentKind(Term):
    """What a leader does at an hour (duties 83, 84, 136, 137)."""

    MEETING = "meeting", "Họp, làm việc"
    RECEPTION = "reception", "Tiếp công dân"
    TRIP = "trip", "Đi công tác, kiểm tra"
    GUESTS = "guests", "Tiếp khách"
    VOTERS = "voters", "Tiếp xúc cử tri, giám sát, khảo sát"
    CEREMONY = "ceremony", "Dự lễ, hội nghị"
    DESK = "desk", "Làm việc tại cơ quan"
    ON_DUTY = "on_duty", "Trực"
    OTHER = "other", "Việc khác"


class Overlap(Term):
    """How surely two things meet: by their hours, or only in the same half of a day."""

    CERTAIN = "certain", "Trùng giờ"
    POSSIBLE = "possible", "Cùng buổi"
