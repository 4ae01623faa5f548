"""Until when a delegation lasts, in SQL: its last day, or the end of its giver's tenure in the post (duty 146)."""


def _end_of_tenure(whose: str) -> str:
    return f"""(SELECT max(coalesce(tenure.to_on, '9999-12-31')) FROM post_holding AS tenure
        WHERE tenure.post_id = delegation.post_id AND tenure.deleted_at IS NULL AND {whose}
            AND coalesce(tenure.from_on, '0001-01-01') <= delegation.to_on
            AND coalesce(tenure.to_on, '9999-12-31') >= delegation.from_on)"""


_OF_GIVER = _end_of_tenure("tenure.person_id = delegation.giver_id")
_OF_HOLDERS = _end_of_tenure("coalesce(tenure.from_on, '0001-01-01') <= delegation.from_on")
ENDS_ON = f"min(delegation.to_on, coalesce({_OF_GIVER}, {_OF_HOLDERS}, delegation.to_on))"
"""The last day on which `delegation` is in force.

Of a giver who did not hold the post himself (who was delegated, where the regulation lets him give it on) the tenure of
whoever held it on the first day counts; where nobody is known to have held it, the day that was written.
"""
