#!/bin/sh
# Installs the Debian packages the tests need (requirements/debian.txt) when they are missing.
set -eu
cd "$(dirname "$0")/.."

missing=""
while read -r package; do
  case "$package" in ''|\#*) continue ;; esac
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done < requirements/debian.txt
[ -z "$missing" ] && exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
echo "Debian-pakketten installeren:$missing ..."
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of names, meant to be split
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
