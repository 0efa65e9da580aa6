"""Which characters of a title stay together: words that titles of reports are made of, names of offices, what is in 《》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.write.measure import width

#: A line never ends within one of these. What is on no list may be broken, at a price.
_WORDS = frozenset(
    re.findall(
        r"\S+",
        "推进法治建设 推进法治政府建设 第一责任人 主要负责人 负责同志 党政 法治政府建设 法治政府 "
        "法治建设 依法行政 全面 建设 年度 关于 进一步 推进 加强 深化 优化 提升 落实 贯彻 实施 "
        "执行 开展 履行 研究处理 研究 处理 办理 整改 审议意见 审议 意见 建议 提案 组成人员 "
        "职责 责任 责任制 自查 总结 评估 考核 督察 情况 工作 要点 计划 规划 方案 纲要 "
        "实施纲要 实施方案 通知 通报 报告 汇报 说明 汇总 目录 清单 台账 事项 数据 数据表 "
        "一览表 统计表 附表 主要 重点 有关 其他 需要 以及 征求 印发 行政执法 行政检查 行政处罚 "
        "行政许可 行政复议 行政应诉 应诉 规范性文件 行政规范性文件 规范化 规范 重大 决策 行政决策 "
        "合法性审查 政务公开 政府信息公开 营商环境 普法 法治宣传 宣传教育 社会 矛盾纠纷 化解 调解 "
        "司法 改革 创新 示范 创建 监督 管理 服务 备案 审查 备查 人民政府 人大常委会 "
        "人民代表大会常务委员会 人民代表大会 常务委员会 监察委员会 管理委员会 委员会 办事处 办公室 "
        "司法局",
    )
)
_LONGEST = max(map(len, _WORDS))
_OFFICE = re.compile(
    "中共.{1,8}?(?:委员会|[省市县区州镇乡]委(?!员))"
    "|.{0,6}?[省市县区州盟旗乡镇](?:人民政府|人大常委会|人民代表大会常务委员会|监察委员会)(?:办公室)?"
)
_NUMBER = re.compile("[0-9]{4}(?:[—-][0-9]{4})?年度?|[0-9A-Za-z]+")
_QUOTED = "《[^》]*》|“[^”]*”|（[^）]*）"
_OPENING = ("《", "“", "（")
_SHORTEST_OFFICE = 6


def atoms_of(text: str, names: tuple[str, ...], per_line: int) -> Iterator[str]:
    """The text in pieces that are not broken. `names` come first; quoted titles are whole where they fit on a line."""
    for piece in re.split("(" + "|".join([*map(re.escape, names), _QUOTED]) + ")", text):
        if piece in names or (len(piece) > 1 and piece.startswith(_OPENING) and width(piece) + 1 <= per_line):
            yield piece
            continue
        at = 0
        while at < len(piece):
            word = _word_at(piece, at)
            yield from [word] if width(word) + 1 <= per_line else word
            at += len(word)


def is_office(atom: str, names: tuple[str, ...]) -> bool:
    """Whether a piece is an office's full name."""
    return atom in names or (len(atom) >= _SHORTEST_OFFICE and _OFFICE.fullmatch(atom) is not None)


def _word_at(text: str, at: int) -> str:
    """The longest word that begins here; an office, where no word does; one character, where nothing is known."""
    if number := _NUMBER.match(text, at):
        return number[0]
    for length in range(_LONGEST, 1, -1):
        if text[at : at + length] in _WORDS:
            return text[at : at + length]
    office = _OFFICE.match(text, at)
    return office[0] if office else text[at]
