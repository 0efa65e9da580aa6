"""How long adopting takes: a report of about 10,000 characters, in this process, the first time and the best of the others.

python -m benchmarks.adopting
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from drafter.workflows.adopting import AdoptWish, adopt_file
from drafter.workflows.new import Wanted

_SECTIONS = (
    ("深入学习贯彻习近平法治思想", "全年专题学法{n}次，举办法治讲座{m}期，培训干部{m}人次。"),
    ("规范文件管理", "制定行政规范性文件{n}件，报送备案{n}件；清理规范性文件{m}件，废止{n}件。"),
    ("严格规范公正文明执法", "评查行政执法案卷{m}卷，发现问题{n}个；办理行政许可{m}件，实施行政检查{m}次。"),
    ("化解矛盾纠纷", "收到行政复议申请{m}件，受理{n}件，审结{n}件；新收一审行政应诉案件{n}件，审结{n}件。"),
    ("强化监督", "办理人大代表建议{m}件、政协提案{n}件，主动公开政府信息{m}条。"),
    ("加强法治宣传", "开展法治宣传活动{m}场次，发放宣传资料{m}余份，受教育群众{m}人次。"),
)
_FILLING = "各部门按照职责分工抓好落实，健全工作台账，定期调度通报，推动各项任务落地见效。" * 5
_CHARACTERS = 10_000
_TIMES = 5


def report() -> str:
    """A report made up for this."""
    lines = ["示例县人民政府2024年法治政府建设年度报告", "2024年，我县推进依法行政，现将情况报告如下：", "一、主要举措和成效"]
    count = 0
    while sum(map(len, lines)) < _CHARACTERS:
        title, told = _SECTIONS[count % len(_SECTIONS)]
        lines += [f"（{'一二三四五六'[count % 6]}）{title}", told.format(n=count + 11, m=count * 7 + 120) + _FILLING]
        count += 1
    return "\n".join(lines)


def seconds(path: Path, folder: Path) -> float:
    """The time for one adoption."""
    begun = time.perf_counter()
    adopt_file(path, folder, AdoptWish(Wanted("年度报告/县级", None, None, None)))
    return time.perf_counter() - begun


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        text = report()
        source = Path(name) / "旧报告.txt"
        source.write_text(text, encoding="utf-8")
        times = [seconds(source, Path(name) / str(number)) for number in range(_TIMES)]
    print(f"{len(text)} characters: the first time {times[0]:.2f} s, then {min(times[1:]):.2f} s")
