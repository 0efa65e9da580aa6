#!/bin/sh
# 把 drafter 装进您自己的主目录，不用联网，不用管理员权限。用法：sh 安装.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home_of_drafter=${XDG_DATA_HOME:-$HOME/.local/share}/drafter/venv
commands=$HOME/.local/bin

fits='import sys, sysconfig
sys.exit(not (@LOWEST_PAIR@ <= sys.version_info[:2] <= @HIGHEST_PAIR@ and sysconfig.get_platform() in ("linux-x86_64", "linux-aarch64")))'

if [ ! -f "$here/wheels/requirements.txt" ]; then
  echo "没有找到 wheels 文件夹。请先把压缩包全部解压，再运行解压后文件夹里的 安装.sh。" >&2
  exit 1
fi

python=
for version in @PYTHONS@ ""; do
  if "python${version:-3}" -c "$fits" >/dev/null 2>&1; then
    python=python${version:-3}
    break
  fi
done
if [ -z "$python" ]; then
  echo "这台电脑上没有 Python @LOWEST@ 至 @HIGHEST@（x86_64 或 arm64）。" >&2
  echo "国产系统自带的多半旧一些，请信息中心从系统的软件源里另装一个新的（不要换掉系统自带的），再运行 安装.sh。" >&2
  exit 1
fi

failed() {
  echo "没有装好，原因见上面的英文。文件没有拷全或拷坏了的（HASH、No matching distribution），请重新拷贝整个文件夹。" >&2
  exit 1
}

echo "用 $python 安装 drafter @VERSION@，请稍候……"
"$python" -m venv --clear --without-pip "$home_of_drafter" || failed
"$home_of_drafter/bin/python" "$here/wheels/@INSTALLER@/pip" --isolated install --quiet --disable-pip-version-check \
  --no-cache-dir --no-index --find-links "$here/wheels" --only-binary :all: --require-hashes \
  -r "$here/wheels/requirements.txt" || failed
"$home_of_drafter/bin/drafter" --version || failed

mkdir -p "$commands"
ln -sf "$home_of_drafter/bin/drafter" "$commands/drafter"
case ":$PATH:" in
  *":$commands:"*) echo "装好了。输入 drafter --help 试试。" ;;
  *) echo "装好了。注销后重新登录，输入 drafter --help 试试；现在就用，请输入 $commands/drafter --help。" ;;
esac
