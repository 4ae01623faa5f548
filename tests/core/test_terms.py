"""Every stored code has a label of its own, and can be looked up."""

import re

import pytest

from app.core import terms
from app.core.terms import Term

KINDS = [
    kind
    for kind in vars(terms).values()
    if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_term_has_its_own_label(kind: type[Term]) -> None:
    labels = [term.label for term in kind]
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("kind", KINDS)
def test_codes_are_plain_words_that_find_their_term(kind: type[Term]) -> None:
    for term in kind:
        assert re.fullmatch(r"[a-z_]{1,32}", term.value)
        assert kind(term.value) is term


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        terms.TaskKind("nowhere")
