"""Pages made from the code are what would be made now, and say what the program does."""

from __future__ import annotations

from drafter.language.placeholders import FIGURE_FILTERS, FORMS
from scripts.write_docs import page, pages


def test_the_pages_are_current() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run `make docs`"


def test_it_tells_every_form_and_every_filter() -> None:
    text = page().replace("\\|", "|")
    assert [form for form in FORMS if form not in text] == []
    assert [name for name, known in FIGURE_FILTERS.items() if known.does not in text] == []


def test_its_examples_are_what_the_program_prints() -> None:
    text = page()
    for printed in (
        "检查3120次",
        "同比下降36.2%",
        "613余件",
        "5.5万件",
        "不少于60学时",
        "达到80%以上",
        "1234次",
        "90.3%",
        "提高2.3个百分点",
    ):
        assert f"| {printed} |" in text or f"{printed} |" in text, printed
