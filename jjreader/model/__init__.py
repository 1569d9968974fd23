"""The nouns: what the rest of the program talks about.

Every position is a character offset into `Article.text`, 0-based and end-exclusive. The text is
never changed; what is known about it is a span over it.
"""

from jjreader.model.articles import (
    Article,
    ArticleEntry,
    Block,
    BlockKind,
    Markup,
    MarkupKind,
    Place,
    Span,
)
from jjreader.model.indexing import (
    OnProgress,
    Progress,
    RefreshReport,
    Stage,
)
from jjreader.model.notes import (
    Bookmark,
    BookmarkState,
    Corrections,
    SpeakerCorrection,
)
from jjreader.model.people import (
    ArticleMentions,
    Decision,
    Gender,
    Identity,
    Mention,
    Naming,
    Person,
    PersonKind,
    PersonSummary,
)
from jjreader.model.quotations import (
    Annotations,
    Confidence,
    PersonPage,
    Quote,
    QuoteKind,
    QuoteRow,
    QuoteWords,
    without_line_marks,
)
from jjreader.model.reading import (
    NEWEST_FIRST,
    Order,
    Reading,
    ReadingState,
    Sort,
)
from jjreader.model.searching import (
    Passage,
    SearchHit,
    SearchResults,
)

__all__ = [
    "NEWEST_FIRST",
    "Annotations",
    "Article",
    "ArticleEntry",
    "ArticleMentions",
    "Block",
    "BlockKind",
    "Bookmark",
    "BookmarkState",
    "Confidence",
    "Corrections",
    "Decision",
    "Gender",
    "Identity",
    "Markup",
    "MarkupKind",
    "Mention",
    "Naming",
    "OnProgress",
    "Order",
    "Passage",
    "Person",
    "PersonKind",
    "PersonPage",
    "PersonSummary",
    "Place",
    "Progress",
    "Quote",
    "QuoteKind",
    "QuoteRow",
    "QuoteWords",
    "Reading",
    "ReadingState",
    "RefreshReport",
    "SearchHit",
    "SearchResults",
    "Sort",
    "Span",
    "SpeakerCorrection",
    "Stage",
    "without_line_marks",
]
