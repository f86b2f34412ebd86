#!/usr/bin/env bash
# Stops what deploy/run.sh started on a data folder, its tour and its training included; given servers and other folders are left alone.
#   deploy/stop.sh [--data DIR]
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
for part in common host; do source "$HERE/lib/$part.sh"; done

DIR=$ROOT/.data
if [[ ${1:-} == --data && -n ${2:-} ]]; then
    DIR=$2
elif [[ $# -gt 0 ]]; then
    fail "usage: stop.sh [--data DIR]"
fi
[[ -d $DIR ]] || { say "nothing runs on $DIR"; exit 0; }
DATA=$(cd "$DIR" && pwd)
for DIR in "$DATA" "$DATA/tour" "$DATA/training"; do
    [[ -d $DIR ]] || continue
    say "stopping what runs on $DIR"
    supervisor_stop
    "$HERE/servers.sh" stop "$DIR"
done
say "stopped"
