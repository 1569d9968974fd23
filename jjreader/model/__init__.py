"""The data types that all other parts share.

Every position is a character offset into `Article.text`, 0-based and end-exclusive. The text is
never changed; what is known about it is a span over it.
"""

from jjreader.model.articles import (
    Article as Article,
    ArticleEntry as ArticleEntry,
    Block as Block,
    BlockKind as BlockKind,
    Markup as Markup,
    MarkupKind as MarkupKind,
    Place as Place,
    Span as Span,
)
from jjreader.model.indexing import (
    OnProgress as OnProgress,
    Progress as Progress,
    RefreshReport as RefreshReport,
    Stage as Stage,
)
from jjreader.model.notes import (
    Bookmark as Bookmark,
    BookmarkState as BookmarkState,
    Corrections as Corrections,
    SpeakerCorrection as SpeakerCorrection,
)
from jjreader.model.people import (
    ArticleMentions as ArticleMentions,
    Decision as Decision,
    Gender as Gender,
    Identity as Identity,
    Mention as Mention,
    Naming as Naming,
    Person as Person,
    PersonKind as PersonKind,
    PersonSummary as PersonSummary,
)
from jjreader.model.quotations import (
    Annotations as Annotations,
    Confidence as Confidence,
    PersonPage as PersonPage,
    Quote as Quote,
    QuoteKind as QuoteKind,
    QuoteRow as QuoteRow,
    QuoteWords as QuoteWords,
    without_line_marks as without_line_marks,
)
from jjreader.model.reading import (
    NEWEST_FIRST as NEWEST_FIRST,
    UNOPENED as UNOPENED,
    Order as Order,
    Reading as Reading,
    ReadingState as ReadingState,
    Sort as Sort,
)
from jjreader.model.searching import (
    Passage as Passage,
    SearchHit as SearchHit,
    SearchResults as SearchResults,
)
