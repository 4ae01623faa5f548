"""Until when a delegation lasts, in SQL: its last day, or the end of its giver's tenure in the post (duty 146)."""


def ends_on(given: str = "delegation") -> str:
    """The last day on which the delegation that is called `given` is in force.

    Of a giver who did not hold the post himself (who was delegated, where the regulation lets him give it on) the
    tenure of whoever held it on the first day counts; where nobody is known to have held it, the day that was written.
    """
    of_giver = _end_of_tenure(given, f"tenure.person_id = {given}.giver_id")
    of_holders = _end_of_tenure(given, f"coalesce(tenure.from_on, '0001-01-01') <= {given}.from_on")
    return f"min({given}.to_on, coalesce({of_giver}, {of_holders}, {given}.to_on))"


def _end_of_tenure(given: str, whose: str) -> str:
    return f"""(SELECT max(coalesce(tenure.to_on, '9999-12-31')) FROM post_holding AS tenure
        WHERE tenure.post_id = {given}.post_id AND tenure.deleted_at IS NULL AND {whose}
            AND coalesce(tenure.from_on, '0001-01-01') <= {given}.to_on
            AND coalesce(tenure.to_on, '9999-12-31') >= {given}.from_on)"""
