"""Why somebody is taken for the speaker: a sentence for each rule that can say so."""

REASONS: dict[str, str] = {
    "after": "The words that report the speech follow it: “…,” Lindt said.",
    "according-to": "“According to” somebody, or the like, stands before the quotation.",
    "according-to-after": "“According to” somebody, or the like, follows the quotation.",
    "as-put": "“As … put it” leads in to the quotation.",
    "be-like": "Somebody “was like” what is quoted.",
    "before": "The words that report the speech stand before it: Lindt said, “…”",
    "chant": "A noun tells who called it: chants of “…”",
    "clause": "The sentence that holds the quotation is about them; no verb reports.",
    "colon": "A colon leads in from a sentence about them.",
    "corrected": "You have said so.",
    "dash": "The name is signed after a dash.",
    "echo": "The same words are quoted elsewhere in the article, as theirs.",
    "fronted": "The sentence opens with the report: Saying it was “…,” Lindt left.",
    "headline": "The headline names them beside the quotation.",
    "inverted": "The verb that reports the speech follows it, then the name: “…,” said Lindt.",
    "label": "Their name stands before it as a label, as in an interview.",
    "lead-in": "A verb that reports speech leads in to the quotation.",
    "middle": "The sentence goes on after its report: “…,” Lindt said, “…”",
    "nested": "It is quoted within another quotation, which tells who said it.",
    "none": "Nothing in the text says who speaks.",
    "paragraph-before": "The paragraph before is about them.",
    "passive": "The sentence says what was asked or called so, not by whom.",
    "possessor": "The words are called theirs: Lindt’s claim that “…”",
    "reported-on": "The sentence goes on reporting what they said before.",
    "same-paragraph": "They are quoted just before, in the same paragraph.",
    "sentence-before": "The sentence before the quotation is about them.",
    "trailing": "The words that report the speech close the whole sentence.",
    "turn": "They spoke last, or were asked, and it stands in a paragraph of its own.",
    "turn-before": "They spoke last, some paragraphs before.",
    "unmarked": "It is set off without marks, after a paragraph about them.",
    "wording": "The sentence says whose phrase, term or slogan it is.",
}


def reason(rule: str) -> str:
    """The sentence for a rule; for one that another version knew, its name."""
    return REASONS.get(rule, f"The rule “{rule}” says so.")
