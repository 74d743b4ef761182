#!/usr/bin/env bash
# Sets up the browser checks on Debian or Ubuntu: the system's Chromium, Playwright and axe-core.
# Usage: install.sh [FOLDER]   FOLDER becomes a Python environment (default .build/browser).
# Safe to repeat; takes no time and needs no network once everything is there.
set -euo pipefail
environment="${1:-.build/browser}"
packages=(playwright==1.65.2 axe-playwright-python==0.1.8)
stamp="$environment/installed.txt"

give_up() { echo "browser: $*" >&2; exit 1; }

as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
# Open Sans stands for the fonts that visitors have: it is as wide as theirs.
if ! [ -x /usr/bin/chromium ] || ! [ -d /usr/share/fonts/truetype/open-sans ] || ! python3 -c 'import ensurepip' 2> /dev/null; then
  command -v apt-get > /dev/null || give_up "there is no apt-get here; install chromium and python3-venv, then try again."
  [ "${#as_root[@]}" = 0 ] || command -v sudo > /dev/null ||
    give_up "Chromium is missing and there is no sudo; ask an administrator for: apt-get install chromium python3-venv"
  echo "browser: installing Chromium"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq ||
    give_up "the package lists could not be fetched; is there a network? Needed: chromium python3-venv"
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
    chromium fonts-open-sans fonts-liberation fonts-dejavu-core python3-venv > /dev/null ||
    give_up "apt-get could not install chromium and python3-venv"
fi

if [ "$(cat "$stamp" 2> /dev/null)" != "${packages[*]}" ]; then
  echo "browser: installing ${packages[*]}"
  # A folder that was made elsewhere or half made is of no use.
  rm -rf "$environment"
  python3 -m venv "$environment" || give_up "python3 could not make an environment in $environment"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$environment/bin/pip" install -q --disable-pip-version-check "${packages[@]}" ||
    give_up "pip could not install ${packages[*]}; is there a network?"
  echo "${packages[*]}" > "$stamp"
fi
