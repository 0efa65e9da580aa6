"""Typer's English → Chinese: the help, and wrong calls, each with the word that is wrong and how to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HELP = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "[required]": "（必填）",
    " <path>": "",
    " <list[Path]>": "",
    " <str>": "",
    "Show this message and exit.": "显示这段说明。",
}
_SEE_HELP = "用 drafter --help 或 drafter 命令 --help 看写法。"


class Command(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The help."""
        return _in_chinese(super().get_help(ctx))


class Group(TyperGroup):
    """The same for the program itself."""

    def get_help(self, ctx: Any) -> str:
        """The help."""
        return _in_chinese(super().get_help(ctx))


def usage_error(error: Any, program: Any) -> tuple[str, str]:
    """What is wrong with a call of the program (Typer's group of commands), and how to write it."""
    said = error.format_message()
    context = getattr(error, "ctx", None)
    command = context.command if context else program
    option = getattr(error, "option_name", None)
    if unknown := re.search(r"No such command ['\"]?([^'\"]*)", said):
        return f"没有“{unknown[1]}”这个命令", _nearest(unknown[1], program.commands, "命令")
    if "Missing command" in said:
        return "没有写命令", f"请写成 drafter 命令，命令有：{'、'.join(program.commands)}。"
    if extra := re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", said):
        remedy = f"请写成 {_call(command)}；名称里有空格的，请用英文双引号括起来。"
        return f"多写了“{extra[1]}”", remedy
    if type(error).__name__ == "NoSuchOption":
        known = [name for param in command.params for name in getattr(param, "opts", ()) if name.startswith("-")]
        return f"没有“{option}”这个选项", _nearest(str(option), known, "选项")
    if option and "not take a value" in said:
        return f"“{option}”后面不用写内容", f"请只写 {option}。"
    if option:
        return f"“{option}”后面缺少内容", _how_to_write(option, program)
    if (param := getattr(error, "param", None)) is not None:
        fault = "缺少必填的参数" if type(error).__name__ == "MissingParameter" else "参数的值不对"
        return f"{fault}：{param.metavar or param.name}", f"请写成 {_call(command)}。"
    return "命令的写法不对", _SEE_HELP


def _nearest(name: str, known: Any, kind: str) -> str:
    from drafter.language.suggest import did_you_mean

    return did_you_mean(name, known) or f"可用的{kind}有：{'、'.join(known)}。{_SEE_HELP}"


def _how_to_write(option: str, program: Any) -> str:
    """An option as its help writes it, whichever command it belongs to."""
    params = (param for command in (program, *program.commands.values()) for param in command.params)
    found = next((param for param in params if option in getattr(param, "opts", ())), None)
    return f"请写成 {option} {found.metavar}：{found.help}。" if found and found.metavar else _SEE_HELP


def _call(command: Any) -> str:
    """How a command is called: its name, its arguments, and options that must be written."""
    return " ".join(["drafter", *([command.name] if command.name else []), *_arguments(command), *_needed_options(command)])


def _needed_options(command: Any) -> Iterator[str]:
    """The options that a command cannot do without."""
    for param in command.params:
        if (getattr(param, "help", None) or "").endswith("（必填）"):
            yield f"{param.opts[0]} {param.metavar}"


def _arguments(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name == "argument":
            yield param.metavar if param.required else f"[{param.metavar}]"


def _in_chinese(text: str) -> str:
    for english, chinese in _HELP.items():
        text = text.replace(english, chinese)
    return text
