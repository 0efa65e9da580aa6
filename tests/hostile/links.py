"""Links, pipes and devices in the place of files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case, each, refused, survived
from tests.hostile.made import HEAD, sound_docx, text

DATA = ("check data.yaml", "draft data.yaml -o out/a.docx", "status data.yaml", "form data.yaml -o out/a.xlsx")


def linked(name: str, target: str, *, with_data: bool = True) -> Callable[[Path], object]:
    """A sound data file, and a link of this name."""

    def make(folder: Path) -> None:
        if with_data:
            text("data.yaml", HEAD)(folder)
            (folder / "a.docx").write_bytes(sound_docx())
        (folder / "out").mkdir()
        (folder / name).symlink_to(target)

    return make


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "data.yaml")
    os.mkfifo(folder / "a.docx")


LINKS: tuple[Case, ...] = (
    Case("链接：数据文件成圈", linked("data.yaml", "data.yaml", with_data=False), each(DATA, refused("系统错误"))),
    Case("链接：数据文件断了", linked("data.yaml", "nowhere", with_data=False), each(DATA, refused("找不到"))),
    Case("链接：数据文件是设备", linked("data.yaml", "/dev/zero", with_data=False), each(DATA, refused("不是普通文件"))),
    Case("链接：数据文件是文件夹", linked("data.yaml", "/etc", with_data=False), each(DATA, refused("文件夹"))),
    Case(
        "管道在文件的位置",
        _pipe,
        each((*DATA, "check a.docx", "trace a.docx", "adopt a.docx -o out/b.yaml"), refused("不是普通文件")),
    ),
    Case("链接：写出的文件成圈", linked("out/a.docx", "a.docx"), {"draft data.yaml -o out/a.docx": refused("读不出来")}),
    Case(
        "链接：写出的文件是设备", linked("out/a.docx", "/dev/zero"), {"draft data.yaml -o out/a.docx": refused("不是普通文件")}
    ),
    Case("链接：写出的文件断了", linked("out/a.docx", "b.docx"), {"draft data.yaml -o out/a.docx": survived("已写出")}),
    Case(
        "链接：文件夹成圈",
        linked("out/b", "b"),
        {
            "draft data.yaml -o out/b/": refused("out/b"),
            "form data.yaml --by-department -o out/b": refused("out/b"),
            "template a.docx -o out/b": refused("out/b"),
        },
    ),
    Case("链接：资料包的位置是链接", linked("out/b", "/etc"), {"template a.docx -o out/b": refused("已经有了")}),
    Case("链接：drafter.yaml 成圈", linked("drafter.yaml", "drafter.yaml"), {"check data.yaml": survived()}),
    Case("链接：drafter.yaml 是设备", linked("drafter.yaml", "/dev/zero"), {"check data.yaml": survived()}),
)
