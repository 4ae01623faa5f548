"""The failures we foresaw; everything else is a bug."""


class AppError(Exception):
    """Something the user can understand and mend.

    `str(error)` is one Vietnamese sentence that says what is wrong and where; `advice` says what to do next.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.advice = advice

    @property
    def whole(self) -> str:
        """The sentence and, if there is any, the advice."""
        return f"{self} {self.advice}".strip()
