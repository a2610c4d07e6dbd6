#!/bin/sh
# Makes the three environments from their lock files; does nothing when they are up to date.
# Needs Python 3 with venv. Python 3.10 and 3.12 are taken from this machine when it has them.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
uv=.venvs/uv/bin/uv

say() { printf '%s\n' "$*"; }

if ! cmp -s requirements/uv.txt .venvs/uv/lock.txt; then
  say "Gereedschap uv ophalen ..."
  "$python" -m venv .venvs/uv || {
    say "Python kan geen omgeving maken. Op Debian of Ubuntu: apt-get install python3-venv"; exit 1; }
  .venvs/uv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt
  cp requirements/uv.txt .venvs/uv/lock.txt
fi

# pyenv hides the versions it has until they are named.
if command -v pyenv >/dev/null 2>&1; then
  PYENV_VERSION=$(pyenv versions --bare | paste -sd: -)
  export PYENV_VERSION
fi

environment() { # name, Python version
  cmp -s "requirements/$1.txt" ".venvs/$1/lock.txt" && return 0
  say "Omgeving '$1' maken met Python $2 (de eerste keer enkele minuten) ..."
  [ -x ".venvs/$1/bin/python" ] || "$uv" venv --quiet --python "$2" ".venvs/$1"
  "$uv" pip sync --quiet --python ".venvs/$1" --require-hashes --compile-bytecode "requirements/$1.txt"
  cp "requirements/$1.txt" ".venvs/$1/lock.txt"
}

environment bot 3.10
environment web 3.12
environment editor 3.12
