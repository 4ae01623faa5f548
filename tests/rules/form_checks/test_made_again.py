"""What has no level of secrecy, a template or a recurring task, holds nothing that bears a mark of it (duty 12)."""

from dataclasses import replace
from datetime import date

import pytest

from app.briefings.forms import Loaded, Ref
from app.briefings.recurring_form import RecurringForm
from app.briefings.template_form import StepRow, StepsForm, TemplateForm
from app.core.errors import AppError
from app.core.task_making_terms import Rhythm
from app.rules.form_checks import recurring, template
from app.services.forms import recurring as recurring_form
from app.services.forms import template as template_form

TODAY = date(2026, 11, 23)
PLAIN = TemplateForm(name="Mẫu", content="Việc", steps=(StepRow("Bước", 3),))
AGAIN = RecurringForm(content="Việc", rhythm=Rhythm.QUARTER_END, starts_on=TODAY)


@pytest.mark.parametrize("words", ["Việc này\nTỐI MẬT", "Việc này (mật)", "[Độ mật: Tuyệt mật] việc này"])
@pytest.mark.parametrize("name", ["content", "product", "note"])
def test_a_mark_is_complained_of_where_it_stands_and_refused(session, name: str, words: str) -> None:
    marked, again = replace(PLAIN, **{name: words}), replace(AGAIN, **{name: words})
    assert [one.field for one in template.check(marked)] == [name]
    assert [one.field for one in recurring.check(again, today=TODAY)] == [name]
    with pytest.raises(AppError, match="độ mật"):
        template_form.save(session, Loaded("", marked))
    with pytest.raises(AppError, match="độ mật"):
        recurring_form.save(session, Loaded("", again))


def test_a_step_is_held_likewise_and_words_about_secrets_are_none(session) -> None:
    marked = replace(PLAIN, steps=(StepRow("Bước (Mật)", 3),))
    assert [(one.field, one.row, one.column) for one in template.check(marked)] == [("steps", 0, "content")]
    with pytest.raises(AppError, match="mẫu nhiệm vụ"):
        template_form.save(session, Loaded("", marked))
    about = replace(PLAIN, content="Bảo vệ bí mật nhà nước; bảo mật (an toàn thông tin)")
    assert template.check(about) == ()
    assert template_form.save(session, Loaded("", about))


def test_steps_need_a_template_and_a_day() -> None:
    assert [one.field for one in template.check_steps(StepsForm())] == ["template", "starts_on"]
    assert template.check_steps(StepsForm(Ref("task_template", "0", "Mẫu"), TODAY)) == ()
