#!/usr/bin/env bash
# Sets up the mail server that the tests send to: aiosmtpd, in a Python environment of its own.
# Usage: install.sh [FOLDER]   FOLDER becomes the environment (default .build/mail-server).
# Safe to repeat; takes no time and needs no network once everything is there.
set -euo pipefail
environment="${1:-.build/mail-server}"
packages=(aiosmtpd==1.4.6)
stamp="$environment/installed.txt"

give_up() { echo "mail server: $*" >&2; exit 1; }

[ "$(cat "$stamp" 2> /dev/null)" != "${packages[*]}" ] || exit 0

if ! python3 -c 'import ensurepip' 2> /dev/null; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
  command -v apt-get > /dev/null || give_up "there is no apt-get here; install python3-venv, then try again."
  [ "${#as_root[@]}" = 0 ] || command -v sudo > /dev/null ||
    give_up "there is no sudo; ask an administrator for: apt-get install python3-venv"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq || give_up "the package lists could not be fetched; is there a network?"
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends python3-venv > /dev/null ||
    give_up "apt-get could not install python3-venv"
fi

echo "mail server: installing ${packages[*]}"
# A folder that was made elsewhere or half made is of no use.
rm -rf "$environment"
python3 -m venv "$environment" || give_up "python3 could not make an environment in $environment"
"$environment/bin/pip" install -q --disable-pip-version-check "${packages[@]}" ||
  give_up "pip could not install ${packages[*]}; is there a network?"
echo "${packages[*]}" > "$stamp"
