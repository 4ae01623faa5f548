"""Sentences that give a task: who leads, with whom, what, what comes of it, and until when."""

import re

from app.briefings.meeting import AssignedTask
from app.core.text import fold
from app.core.words import capital
from app.exports import sentences as say

_ASKS = re.compile(r"(giao|yêu cầu|đề nghị|phân công)\b", re.IGNORECASE)
_SAYS_WHEN = re.compile(r"(trước|chậm nhất|trong) (ngày|tháng|quý|\d)", re.IGNORECASE)


def given(task: AssignedTask) -> str:
    """ "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát …; hoàn thành trước ngày …", without a full stop.

    A content that says by itself who is to do it stays as it is.
    """
    content = say.plain_end(task.content)
    if not task.leads or says_who(task):
        return _until(content, task)
    return _until(f"Giao {', '.join(task.leads)} {_part(task, content)}", task)


def of_agency(task: AssignedTask) -> str:
    """The same under the agency's own heading: "Chủ trì, phối hợp với Sở Tài chính rà soát …; …"."""
    content = say.plain_end(task.content)
    part = _without_lead(task, content) if says_who(task) else _part(task, content)
    return _until(capital(part), task)


def says_who(task: AssignedTask) -> bool:
    """Whether the content itself names a leading agency as the one that is to do it."""
    folded, leads = fold(task.content), [fold(lead) for lead in task.leads]
    if any(folded.startswith(lead) for lead in leads):
        return True
    return bool(_ASKS.match(task.content)) and any(lead in folded for lead in leads)


def _without_lead(task: AssignedTask, content: str) -> str:
    """A content that says "Giao Sở Y tế rà soát …", without those words: the heading over it names the agency."""
    if len(task.leads) > 1:
        return content
    return re.sub(rf"^{_ASKS.pattern}\s+{re.escape(task.leads[0])}\s+", "", content, flags=re.IGNORECASE)


def _part(task: AssignedTask, content: str) -> str:
    """What the leading agency does; it leads only where others help or lead beside it."""
    content = say.lowered(content)
    if task.coordinating:
        return f"chủ trì, phối hợp với {', '.join(task.coordinating)} {content}"
    return f"cùng chủ trì {content}" if len(task.leads) > 1 else content


def _until(sentence: str, task: AssignedTask) -> str:
    product = f"; sản phẩm: {say.lowered(say.plain_end(task.product))}" if task.product.strip() else ""
    said = says_who(task) and _SAYS_WHEN.search(sentence)  # the whole order stands in the content
    due = f"; hoàn thành {task.due}" if task.due and not said else ""
    rhythm = f"; thực hiện {task.rhythm}" if task.rhythm else ""
    return f"{sentence}{product}{due}{rhythm}"
