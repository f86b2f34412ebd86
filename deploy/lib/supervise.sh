#!/usr/bin/env bash
# Keeps the Host of one data folder running until it is asked to end: an exit nobody asked for is followed
# by a restart, at once the first time, later and later while it ends within a minute. Started by run.sh with the Host's configuration in its environment.
#   supervise.sh DIR HOST-DLL
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
DIR=$1
stopping=''
host=''
pause=1
trap 'stopping=yes; [[ -z $host ]] || kill -TERM "$host" 2>/dev/null || true' TERM INT

echo "$$" >"$DIR/supervisor.pid"
while [[ -z $stopping ]]; do
    dotnet "$2" </dev/null >>"$DIR/host.log" 2>&1 &
    host=$!
    echo "$host" >"$DIR/host.pid"
    started=$SECONDS
    [[ -z $stopping ]] || kill -TERM "$host"
    code=0
    wait "$host" 2>/dev/null || code=$?
    [[ -z $stopping ]] || break
    ((SECONDS - started < 60)) || pause=1
    say "$(date '+%F %T') the Host ended by itself (code $code); starting it again in $pause s"
    host=''
    sleep "$pause" &
    wait "$!" || true
    pause=$((pause < 16 ? pause * 2 : 30))
done
stop_ours "$DIR/host.pid" "DIRECTIVES_DATA=$DIR" 25
rm -f "$DIR/supervisor.pid" "$DIR/host.pid"
say "$(date '+%F %T') the Host was stopped"
