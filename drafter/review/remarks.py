"""Comments (批注) of people → opinions, replies below what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from drafter.model.finding import nested
from drafter.model.manuscript import Comment, Manuscript
from drafter.model.opinion import Excerpt, Kind, Opinion
from drafter.ooxml.names import COMMENTATOR
from drafter.review.places import Held
from drafter.review.wording import excerpt_of, shortened, signature

#: A comment without words of its own, a mere picture perhaps.
_SILENT = "（批注没有文字，请看来源文件）"
#: Where a comment covers no words, so many of its paragraph are quoted.
_HEAD = 30


def remarks(held: Held, manuscript: Manuscript, sent: Manuscript) -> Iterator[Opinion]:
    """All comments but the program's own and those that stood in what was sent; replies to these stand for themselves."""
    old = {_said(comment) for comment in sent.comments}

    def is_old(comment: Comment) -> bool:
        return comment.author == COMMENTATOR or _said(comment) in old

    known = {comment.id: comment for comment in manuscript.comments}
    passage_of = [number for number, passage in enumerate(held.everything) for _ in passage.lines]
    talks: dict[str, list[Comment]] = defaultdict(list)
    for comment in manuscript.comments:
        if not is_old(comment):
            above = [parent.id for parent in _above(comment, known) if not is_old(parent)]
            talks[above[-1] if above else comment.id].append(comment)
    for first, comments in talks.items():
        root = known[first]
        replies = [
            _opinion(comment, root, held, passage_of)._replace(kind=Kind.REPLY) for comment in comments if comment != root
        ]
        opinion = _opinion(root, root, held, passage_of)
        yield _to_ours(opinion, root, known)._replace(replies=tuple(replies))


def _to_ours(opinion: Opinion, root: Comment, known: Mapping[str, Comment]) -> Opinion:
    """What answers one of our comments says which."""
    asked = next(iter(_above(root, known)), None)
    if asked is None:
        return opinion
    wish = f"{opinion.wish}（回复{asked.author}“{nested(shortened(asked.text.strip()))}”）"
    return opinion._replace(kind=Kind.REPLY, wish=wish)


def _opinion(comment: Comment, root: Comment, held: Held, passage_of: list[int]) -> Opinion:
    number = passage_of[root.line] if root.line < len(passage_of) else 0
    quote = root.quote.strip()
    text = held.everything[number].text if held.everything else ""
    start = text.find(quote) if quote else 0
    if start >= 0:
        excerpt = excerpt_of(text, start, start + len(quote)) if quote else Excerpt(shortened(text, _HEAD))
    else:
        excerpt = Excerpt(words=shortened(quote))
    wish = comment.text.strip() or _SILENT
    return Opinion(
        Kind.COMMENT,
        held.spot(number, max(start, 0)),
        held.where(number),
        excerpt,
        wish,
        signature(comment.author),
        comment.date,
    )


def _said(comment: Comment) -> tuple[str, str]:
    """What tells that a comment is the very one that was sent, however its white space was saved."""
    return comment.author, "".join(comment.text.split())


def _above(comment: Comment, known: Mapping[str, Comment]) -> list[Comment]:
    """The comments that one answers, the nearest first; none where they answer each other in a circle."""
    found: list[Comment] = []
    step = comment
    while (parent := known.get(step.answers)) is not None:
        if parent == comment or parent in found:
            return []
        found.append(parent)
        step = parent
    return found
