#!/usr/bin/env bash
# Sets up the browser checks on Debian or Ubuntu: the system's Chromium, Playwright and axe-core.
# Usage: install.sh [FOLDER]   FOLDER becomes a Python environment (default .build/browser). Safe to repeat.
set -euo pipefail
environment="${1:-.build/browser}"
export DEBIAN_FRONTEND=noninteractive
if ! command -v chromium >/dev/null; then
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-dejavu-core python3-venv >/dev/null
fi
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$environment/bin/pip" install -q --disable-pip-version-check \
  'playwright==1.65.2' 'axe-playwright-python==0.1.8'
