"""Whatever a report looks like, every character of it is kept, and the data file reads as the program wrote it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.finding import CannotRun
from tests.adopt.adopting import adopt_text, bare, drafted_lines, drafted_title

_NUMBERS = st.sampled_from(["一、", "二、", "三、", "（一）", "(二)", "1.", "2、", "（1）", "一是", "", "", ""])
_TITLES = st.sampled_from(
    ["主要举措和成效", "加强行政执法", "规范文件管理", "存在的问题", "下一步打算", "化解矛盾纠纷", "完善机制；", "抓好落实。"]
)
_CLAUSES = st.sampled_from(
    [
        "全年收到行政复议申请120件，受理98件",
        "评查行政执法案卷约160余卷，发现问题42个",
        "调解成功率98.6%，挽回损失1.2亿余元",
        "落实【三项制度】和“1+4+N”机制",
        "主动公开信息11,845条",
        "做法：推行“双随机、一公开”",
        "虽有成效，但仍存在执法不够规范的问题，主要是培训偏少",
        "2025年，将继续推进各项工作",
        "制定《办法》（示政发〔2024〕3号） # 见附件: {甲: 1}",
        "\t内容:|同比\\n- 数据: 无",
    ]
)


@st.composite
def reports(draw: st.DrawFn) -> str:
    """A report of a title, a lead and lines of all kinds in any order."""
    lines = ["示例县人民政府2024年法治政府建设年度报告"]
    lines += ["2024年，我县推进依法行政，现将情况报告如下："] * draw(st.booleans())
    for _ in range(draw(st.integers(3, 14))):
        number, title = draw(_NUMBERS), draw(_TITLES)
        clauses = draw(st.lists(_CLAUSES, max_size=3))
        body = "".join(f"{clause}。" for clause in clauses)
        lines.append(f"{number}{title}{'。' if body and not title.endswith(('。', '；')) else ''}{body}")
    return "\n".join(lines)


def _kept(line: str) -> str:
    return bare(line).replace("【", "〔").replace("】", "〕")


@settings(max_examples=60)
@given(reports())
def test_every_character_is_kept(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = adopt_text(text, Path(folder))
        except CannotRun as error:
            raise AssertionError(error.message) from error
        aside = {item.text for item in done.adopted.aside}
        was = [_kept(line) for line in text.split("\n") if line.strip() not in aside]
        now = [bare(line) for line in drafted_lines(done.data_file)]
        if not done.adopted.title:
            now = [line for line in now if line != bare(drafted_title(done.data_file))]
        around = [line for name in ("署名", "成文日期", "附注") for line in done.adopted.tops[name]]
        assert now == [line for line in was if line not in {_kept(text) for text in around}]
