"""Every rule that finds a speaker has a sentence that tells the reader why, and no other has."""

import ast
from pathlib import Path

import jjreader.quotes
from jjreader.quotes.reasons import REASONS, reason

MAKERS = {"Finding", "Quote", "finding_of", "sentence_subject"}
"""What is called with the name of a rule."""
BY_THE_READER = {"corrected"}


def rules_of_the_chain() -> set[str]:
    """The names that the rules themselves give."""
    found = {"none"}
    for file in Path(jjreader.quotes.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS:
                values = (*node.args, *(keyword.value for keyword in node.keywords))
                found |= {
                    value.value
                    for value in values
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                }
    return found


def test_the_table_of_reasons_is_in_step_with_the_rules() -> None:
    rules = rules_of_the_chain()
    assert len(rules) > 20
    assert REASONS.keys() == rules | BY_THE_READER


def test_every_reason_is_one_short_sentence() -> None:
    for sentence in REASONS.values():
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence[-1] in ".”"
        assert len(sentence) < 80


def test_a_rule_of_another_version_is_named() -> None:
    assert reason("telepathy") == "The rule “telepathy” says so."
