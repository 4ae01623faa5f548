"""The figures of a month, for people or as JSON."""

import json
from argparse import Namespace

from app.briefings.as_json import figures_as_json
from app.briefings.figures import Figures
from app.cli.opening import reading
from app.core.tables import Kind, show
from app.core.words import long_date, month_year
from app.exports.documents.month_tables import key_lines
from app.rules.periods import month_period


def run(options: Namespace) -> int:
    """Count and print."""
    from app.services.figures import count_figures
    from app.services.settings import read_calendar, read_regulation

    with reading(options.data) as database, database.read() as session:
        period = month_period(options.month.year, options.month.month, as_of=options.as_of)
        figures = count_figures(session, period, read_regulation(session), read_calendar(session))
    if options.json:
        print(json.dumps(figures_as_json(figures), ensure_ascii=False, indent=1))
    else:
        month = month_year(options.month.year, options.month.month)
        print(f"Số liệu {month}, tính đến hết {long_date(figures.period.as_of)}")
        print_key_figures(figures)
    return 0


def print_key_figures(figures: Figures) -> None:
    """The same lines as the workbook's first sheet."""
    for name, value, rate in key_lines(figures):
        percent = f"{show(rate, Kind.PERCENT)}%" if rate is not None else ""
        print(f"  {name:<75}{show(value):>8}{percent:>10}".rstrip())
