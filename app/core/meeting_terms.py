"""Terms of meetings before they begin: the steps of their preparation."""

from app.core.terms import Term


class Step(Term):
    """The five steps of a meeting that the office sees to, in their order (duty 62)."""

    HOLDING = "holding", "Xin ý kiến Chủ tịch về việc tổ chức"
    PROGRAMME = "programme", "Chuẩn bị chương trình, nội dung"
    PAPERS = "papers", "Đôn đốc các cơ quan gửi tài liệu"
    RECORD = "record", "Ghi biên bản, ra thông báo kết luận"
    PRESS = "press", "Họp báo, thông cáo báo chí"
