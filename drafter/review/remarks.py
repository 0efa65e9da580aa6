"""Comments (批注) of people → opinions, replies below what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from drafter.model.manuscript import Comment, Manuscript
from drafter.model.opinion import Excerpt, Kind, Opinion
from drafter.ooxml.names import COMMENTATOR
from drafter.review.places import Held
from drafter.review.wording import excerpt_of, shortened, signature

#: A comment without words of its own, a mere picture perhaps.
_SILENT = "（批注没有文字，请看来源文件）"
#: Where a comment covers no words, so many of its paragraph are quoted.
_HEAD = 30


def remarks(held: Held, manuscript: Manuscript, sent: Manuscript, saved_by: str) -> Iterator[Opinion]:
    """All comments that did not stand in what was sent; replies to those that did stand for themselves."""
    ours = {_said(comment) for comment in sent.comments}
    known = {comment.id: comment for comment in manuscript.comments}
    passage_of = [number for number, passage in enumerate(held.everything) for _ in passage.lines]
    answers: dict[str, list[Comment]] = defaultdict(list)
    roots: list[Comment] = []
    for comment in manuscript.comments:
        thread = _thread(comment, known)
        is_below = any(_said(known[above]) not in ours for above in thread)
        if _said(comment) in ours:
            continue
        if is_below:
            answers[next(above for above in thread if _said(known[above]) not in ours)].append(comment)
        else:
            roots.append(comment)
    for comment in roots:
        yield from _talk(comment, held, passage_of, answers, known, saved_by)


def _talk(
    root: Comment,
    held: Held,
    passage_of: list[int],
    answers: dict[str, list[Comment]],
    known: dict[str, Comment],
    saved_by: str,
) -> Iterator[Opinion]:
    """A comment with the replies to it, and the replies to those."""
    waiting, replies = list(answers.get(root.id, ())), []
    while waiting:
        comment = waiting.pop(0)
        replies.append(_opinion(comment, root, held, passage_of, saved_by)._replace(kind=Kind.REPLY))
        waiting[:0] = answers.get(comment.id, ())
    opinion = _opinion(root, root, held, passage_of, saved_by)
    if root.answers in known:  # an answer to one of ours
        opinion = opinion._replace(
            kind=Kind.REPLY, wish=f"{opinion.wish}（回复核对提示“{shortened(known[root.answers].text)}”）"
        )
    yield opinion._replace(replies=tuple(replies))


def _opinion(comment: Comment, root: Comment, held: Held, passage_of: list[int], saved_by: str) -> Opinion:
    number = passage_of[root.line] if root.line < len(passage_of) else 0
    quote = root.quote.strip()
    text = held.everything[number].text if held.everything else ""
    start = text.find(quote) if quote else 0
    if start >= 0:
        excerpt = excerpt_of(text, start, start + len(quote)) if quote else Excerpt(shortened(text, _HEAD))
    else:
        excerpt = Excerpt(words=shortened(quote))
    person = signature(comment.author)
    if person == COMMENTATOR:  # ours, with other words than we wrote
        person = saved_by
    wish = comment.text.strip() or _SILENT
    return Opinion(Kind.COMMENT, held.spot(number, max(start, 0)), held.where(number), excerpt, wish, person, comment.date)


def _said(comment: Comment) -> tuple[str, str]:
    """What tells that a comment is the very one that was sent, however its white space was saved."""
    return comment.author, "".join(comment.text.split())


def _thread(comment: Comment, known: dict[str, Comment]) -> list[str]:
    """The comments that one answers, the nearest first; a circle ends where it began."""
    found: list[str] = []
    above = comment.answers
    while above in known and above not in found and above != comment.id:
        found.append(above)
        above = known[above].answers
    return found
