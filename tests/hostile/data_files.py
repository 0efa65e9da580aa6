"""Hostile data files: YAML that grows, nests, builds objects or says things twice; values that no report has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case, each, refused, survived
from tests.hostile.made import HEAD, content_of, files, text

DATA = ("check data.yaml", "draft data.yaml -o out/a.docx", "status data.yaml", "form data.yaml -o out/a.xlsx")
CHECK, DRAFT = DATA[:2], DATA[1:2]
LAUGHS = "a: &a [哈,哈,哈,哈,哈,哈,哈,哈,哈]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def data(content: str) -> Callable[[Path], object]:
    """A data file that begins as it should."""
    return text("data.yaml", HEAD + content)


def deed(words: str) -> Callable[[Path], object]:
    """A data file with this narrative, typed as a block."""
    lines = "".join(f"          {line}\n" for line in words.split("\n"))
    return data(f"章节:\n  - 对应: 化解\n    做法:\n      - 内容: |\n{lines}")


def figure(typed: str) -> Callable[[Path], object]:
    """A data file in which this is typed for a figure."""
    return data(f"章节:\n  - 对应: 化解\n    数据:\n      复议: {{收到: {typed}, 审结: 5}}\n")


def everywhere(typed: str) -> Callable[[Path], object]:
    """A data file with this text wherever a text may stand. It is YAML in double quotes."""
    return text(
        "data.yaml",
        HEAD.replace("示例县人民政府", f"示例县人民政府{typed}")
        .replace("我县", f"我县{typed}")
        .replace("{全称: ", '{全称: "')
        .replace(", 自称: ", '", 自称: "')
        .replace("}", '"}')
        + f"""\
标题: "{typed}"
报送件:
  - {{名称: "报市{typed}", 署名: ["{typed}"], 主送: ["{typed}"], 抄送: ["{typed}"], 成文日期: 2027-02-18, 附注: "{typed}", 签发人: ["{typed}"]}}
导语: "{typed}"
章节:
  - 对应: 化解
    标题: "{typed}"
    数据: {{复议: {{收到: {{数值: 5, 来源: "{typed}", 说明: "{typed}"}}}}}}
    做法: [{{小标题: "{typed}", 内容: "{typed}"}}]
问题: [{{表现: "{typed}", 原因: "{typed}"}}]
安排: [{{序号: 1, 小标题: "{typed}", 内容: "{typed}"}}]
附件: [{{名称: "{typed}", 内容: "{typed}", 表格: {{表头: ["{typed}"], 行: [["{typed}"]]}}}}]
结束语: "{typed}"
""",
    )


DATA_FILES: tuple[Case, ...] = (
    Case("数据：十亿个哈", data(LAUGHS), each(DATA, refused("引用"))),
    Case("数据：锚点引用自己", data("章节: &a [*a]\n"), each(DATA, refused("引用"))),
    Case("数据：合并键", data("章节: &a {标题: 甲}\n附件:\n  - <<: *a\n"), each(DATA, refused("引用"))),
    Case("数据：没有用到的锚点", data("标题: &a 依法行政\n"), each(DRAFT, refused("&"))),
    Case("数据：方括号套得极深", data("章节: " + "[" * 200_000), each(DATA, refused("嵌套太深"))),
    Case("数据：花括号套得极深", data("章节: " + "{a: " * 100_000), each(DATA, refused("嵌套太深"))),
    Case("数据：列表套得极深", data("章节:\n  " + "- " * 100_000 + "甲\n"), each(DATA, refused("嵌套太深"))),
    Case(
        "数据：缩进套得极深",
        data("章节:\n" + "".join(" " * n + "a:\n" for n in range(1, 1_500))),
        each(DATA, refused("读不懂")),
    ),
    Case("数据：造对象的标记", data("标题: !!python/object/apply:os.system ['touch out/evil']\n"), each(DATA, refused("R207"))),
    Case("数据：造对象的标记在名称上", data("!!python/name:os.system 标题: 甲\n"), each(DATA, refused("R207"))),
    Case("数据：文字的标记", data("标题: !!python/object/new:subprocess.Popen 甲\n"), each(DATA, refused("标记"))),
    Case("数据：同一个键两次", data("标题: 甲\n标题: 乙\n"), each(DATA, refused("写了两次"))),
    Case("数据：一万个同样的键", data("标题: 甲\n" * 10_000), each(DATA, refused("写了两次"))),
    Case("数据：键是列表", data("? [a, b]\n: 甲\n"), each(DATA, refused("名称不是文字"))),
    Case("数据：两份文档", data("---\n标题: 甲\n"), each(DATA, refused("多份数据"))),
    Case("数据：指令", text("data.yaml", "%TAG ! tag:evil,2026:\n---\n" + HEAD), each(CHECK, survived())),
    Case("数据：没有完的引号", data('标题: "' + "甲" * 100_000), each(DATA, refused("引号没有成对"))),
    Case("数据：一兆的键", data("甲" * 300_000 + ": 乙\n"), each(DATA, refused("读不懂"))),
    Case("数据：四万个未知的键", data("".join(f"键{n}: 1\n" for n in range(40_000))), each(DRAFT, refused("内容太多"))),
    Case(
        "数据：一万个章节", data("章节:\n" + "  - {标题: 甲, 做法: [{内容: 乙}]}\n" * 10_000), each(DRAFT, refused("内容太多"))
    ),
    Case("数据：五千个未知的键", data("".join(f"键{n}: 1\n" for n in range(5_000))), each(DRAFT, refused("不认识“键1”"))),
    Case("数据：两千个章节", data("章节:\n" + "  - {标题: 甲, 做法: [{内容: 乙}]}\n" * 2_000), each(CHECK, survived())),
    Case("数据：两万行正文", deed("依法行政。\n" * 20_000), each(DRAFT, refused("内容太多"))),
    Case("数据：根是列表", text("data.yaml", "- 1\n- 2\n"), each(DATA, refused("据"))),
    Case("数据：根是文字", text("data.yaml", "依法行政\n"), each(DATA, refused("据"))),
    # Numbers
    Case("数：一万位", figure("9" * 10_000), each(DRAFT, refused("超过18位"))),
    Case("数：幂", figure("10^100000"), each(DRAFT, refused("不止一个数"))),
    Case("数：两个星号的幂", figure("10**100000"), each(DRAFT, refused("不止一个数"))),
    Case("数：指数", figure("1e100000"), each(DRAFT, refused("不止一个数"))),
    Case("数：负的指数", figure("1e-100000"), each(DRAFT, refused("不止一个数"))),
    Case("数：NaN", figure(".nan"), each(DRAFT, refused("不是数"))),
    Case("数：NaN 的名称", figure("NaN"), each(DRAFT, refused("不是数"))),
    Case("数：无穷", figure("-.inf"), each(DRAFT, refused("不是数"))),
    Case("数：Infinity", figure("Infinity"), each(DRAFT, refused("不是数"))),
    Case("数：十六进制", figure("0xffffffff"), each(DRAFT, refused("的单位是"))),
    Case("数：六十进制", figure("1:30:00"), each(DRAFT, refused("不止一个数"))),
    Case("数：别的文字的数字", figure("٣٤٥"), each(DRAFT, refused("不是普通数字"))),
    Case("数：带着从右往左的记号", figure('"\\u202e755"'), each(DRAFT, refused("不是数"))),
    Case("数：带着零宽的空格", figure('"5\\u200b57"'), each(DRAFT, refused("不止一个数"))),
    Case("数：万亿万亿", figure("1" + "万亿" * 1_000), each(DRAFT, refused("的单位是"))),
    Case("年度：五千位", text("data.yaml", HEAD.replace("2026", "2" * 5_000)), each(DRAFT, refused("V207"))),
    Case("日期：没有这一天", data("统计截止: 99999999-99-99\n"), each(DRAFT, refused("不是完整的日期"))),
    # Characters
    Case("字：孤立的代理", everywhere("\\ud800"), each(DATA, refused("反斜线"))),
    Case("字：成对的代理", everywhere("\\ud83d\\ude00"), each(DATA, refused("反斜线"))),
    Case("字：NUL", everywhere("甲\\0乙"), each(DATA[:3], refused("控制字符"))),
    Case("字：XML 不许的控制字符", everywhere("甲\\x0b\\x1b[2J\\b乙"), each(DATA[:3], refused("控制字符"))),
    Case("字：非字符", everywhere("甲\\ufdd0\\ufffe乙"), each(DATA[:3], refused("控制字符"))),
    Case("字：行分隔符", everywhere("甲\\L\\P乙"), each(DATA[:3], refused("控制字符"))),
    Case("字：从右往左和零宽", everywhere("甲\\u202e乙\\u200b丙\\u2066丁"), each(DATA, survived())),
    Case("字：XML 的记号", everywhere("甲<w:p>&amp;]]>乙'&#0;"), each(DATA, survived())),
    Case("字：私用区和增补平面", everywhere("甲\\ue000\\U0001f600\\U0010fffd乙"), each(DATA, survived())),
    Case("字：组合用符号", everywhere("a" + "\\u0301" * 3_000), each(CHECK, survived())),
    Case(
        "文件：GBK 里夹着坏字节", content_of("data.yaml", HEAD.encode("gbk") + b"\xff\xff"), each(DATA, refused("编码既不是"))
    ),
    Case("文件：UTF-16 断在一半", content_of("data.yaml", HEAD.encode("utf-16")[:-1]), each(DATA, refused("编码既不是"))),
    Case("文件：NUL", content_of("data.yaml", HEAD.encode() + b"\0"), each(DATA, refused("控制字符"))),
    Case("文件：其实是压缩包", content_of("data.yaml", b"PK\3\4" + bytes(range(256)) * 40), each(DATA, refused("不是文本"))),
    # Jinja in data: it is text, or refused; it is never run
    *(
        Case(f"数据里的 Jinja：{name}", everywhere(typed), each(DATA[:2], survived()))
        for name, typed in {
            "算式": "{{ 7 * 6 }}",
            "类": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
            "过滤器": "{{ x|attr('__class__') }}",
            "语句": "{% for x in range(999999999) %}{% endfor %}",
            "docxtpl": "{%p if 1 %}{{r x }}{%tr for a in b %}{{ x }}{%- endraw -%}",
            "注释": "{# {{ x }} #}",
        }.items()
    ),
    *(
        Case(f"引用里的花样：{name}", deed(typed), each(DRAFT, refused("V230")))
        for name, typed in {
            "下划线": "【复议.__class__】",
            "过滤器": "【复议.收到|attr】",
            "别的对象": "【套语.__init__】",
            "算式": "【复议.收到 * 999999999】",
            "路径": "【../../etc/passwd】",
        }.items()
    ),
    Case("引用：五千个", deed("【复议.收到】件" * 5_000), each(CHECK, survived())),
    Case("引用：没有完", deed("【复议.收到" * 5_000), each(CHECK, survived())),
    # Names that data choose
    Case(
        "名称：提纲指到外面",
        text("data.yaml", HEAD.replace("年度报告/县级@1", "../../../etc/passwd")),
        each(DATA, refused("没有提纲")),
    ),
    Case(
        "名称：提纲带着 NUL",
        text("data.yaml", HEAD.replace("年度报告/县级@1", '"年度报告/\\0"')),
        each(DATA, refused("没有提纲")),
    ),
    Case(
        "名称：报送件指到外面",
        data("报送件:\n  - {名称: ../../../evil, 署名: [甲], 成文日期: 2027-02-18}\n"),
        {"draft data.yaml -o out": survived(), "check data.yaml": survived()},
    ),
    Case(
        "名称：单位指到外面",
        text("data.yaml", HEAD.replace("示例县人民政府", "/etc/../../示例县")),
        {"draft data.yaml -o out": survived(), "form data.yaml --by-department -o out": survived()},
    ),
    Case(
        "名称：单位是保留的设备名",
        text("data.yaml", HEAD.replace("示例县人民政府", "CON")),
        {"draft data.yaml -o out": survived()},
    ),
    Case(
        "名称：单位长得放不下",
        text("data.yaml", HEAD.replace("示例县人民政府", "示例" * 500)),
        {"draft data.yaml -o out": survived(), "check data.yaml": survived()},
    ),
    Case(
        "名称：责任单位指到外面",
        data("责任单位: {司法: ../../evil, 府办: NUL, 执法: ['C:\\evil', '..', '甲/乙']}\n"),
        {"form data.yaml --by-department -o out": survived()},
    ),
    Case(
        "名称：收表里的文件指到外面",
        data("收表:\n  - {单位: 甲, 文件: ../../../etc/passwd, 数据: {复议: {收到: {数值: 1, 单元格: 数据!F6}}}}\n"),
        {"check data.yaml": survived(), "status data.yaml": survived()},
    ),
    Case(
        "设置：资料包指到外面",
        files({"data.yaml": HEAD, "drafter.yaml": "格式: 1\n资料包: [../../../../etc]\n"}),
        each(DATA, refused("资料包")),
    ),
    Case(
        "设置：版式指到外面",
        files({"data.yaml": HEAD, "drafter.yaml": "格式: 1\n版式: ../../../etc/passwd\n"}),
        each(DATA, refused("没有版式")),
    ),
    Case("设置：YAML 炸弹", files({"data.yaml": HEAD, "drafter.yaml": "格式: 1\n" + LAUGHS}), each(DATA, refused("引用"))),
    Case(
        "设置：一万个资料包",
        files({"data.yaml": HEAD, "drafter.yaml": f"格式: 1\n资料包: [{', '.join(f'p{n}' for n in range(10_000))}]\n"}),
        each(DRAFT, refused("没有资料包文件夹")),
    ),
)
