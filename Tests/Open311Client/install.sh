#!/usr/bin/env bash
# Sets up the client that the tests of Open311 read with: georeport, in a Python environment of its own.
# Usage: install.sh [FOLDER]   FOLDER becomes the environment (default .build/open311-client).
# Safe to repeat; takes no time and needs no network once everything is there.
set -euo pipefail
environment="${1:-.build/open311-client}"
packages=(georeport==0.3.1)
stamp="$environment/installed.txt"

give_up() { echo "open311 client: $*" >&2; exit 1; }

[ "$(cat "$stamp" 2> /dev/null)" != "${packages[*]}" ] || exit 0
python3 -c 'import ensurepip' 2> /dev/null || give_up "python3-venv is missing: run Tests/MailServer/install.sh first"

echo "open311 client: installing ${packages[*]}"
# A folder that was made elsewhere or half made is of no use.
rm -rf "$environment"
python3 -m venv "$environment" || give_up "python3 could not make an environment in $environment"
"$environment/bin/pip" install -q --disable-pip-version-check "${packages[@]}" ||
  give_up "pip could not install ${packages[*]}; is there a network?"
echo "${packages[*]}" > "$stamp"
