#!/usr/bin/env bash
# Starts the directive system with the sample organisation and keeps it running.
#   deploy/run.sh [--tour | --training] [--reset] [--background] [--port N] [--data DIR]
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
for part in common build host; do source "$HERE/lib/$part.sh"; done

read_options() {
    DATA=$ROOT/.data PORT='' TOUR='' TRAINING='' RESET='' BACKGROUND=''
    while [[ $# -gt 0 ]]; do
        case $1 in
        --tour) TOUR=yes ;;
        --training) TRAINING=yes ;;
        --reset) RESET=yes ;;
        --background) BACKGROUND=yes ;;
        --port) PORT=${2:-}; [[ $PORT =~ ^[0-9]+$ ]] || fail "--port needs a number"; shift ;;
        --data) DATA=${2:-}; [[ -n $DATA ]] || fail "--data needs a folder"; shift ;;
        *) fail "unknown option $1; known: --tour --training --reset --background --port N --data DIR" ;;
        esac
        shift
    done
    [[ -z $TOUR || -z $TRAINING ]] || fail "--tour and --training are two things: choose one"
}

open_folder() {
    DIR=$DATA${TOUR:+/tour}${TRAINING:+/training}
    mkdir -p "$DIR"
    DIR=$(cd "$DIR" && pwd)
    exec 8>"$DIR/run.lock"
    flock 8
}

# attend COMMAND…: waits for it so that a signal is heard at once, not when the command ends. The command
# is a process group of its own (-m): the terminal's Ctrl-C passes it by, and it can be ended as a whole.
attend() {
    set -m
    "$@" 8>&- </dev/null &
    attended=$!
    set +m
    local code=0
    wait "$attended" || code=$?
    attended=''
    return "$code"
}

# Stops what this run started, in order, and nothing else. Servers on their way up are waited for first.
stop_started() {
    local code=$?
    trap - EXIT
    trap '' INT TERM HUP
    exec 8>&-
    if [[ -n ${attended:-} ]]; then
        [[ -n ${patient:-} ]] || kill -TERM -- "-$attended" 2>/dev/null || true
        wait "$attended" 2>/dev/null || true
    fi
    if [[ -n ${started_host:-} || -n ${started_servers:-} ]]; then
        say "stopping"
        [[ -z ${started_host:-} ]] || supervisor_stop
        local server
        for server in ${started_servers:-}; do "$HERE/servers.sh" "stop-$server" "$DIR"; done
    fi
    exit "$code"
}

# What was given is not ours to wipe.
wipe() {
    [[ -z ${ConnectionStrings__Postgres:-}${ConnectionStrings__RabbitMq:-} ]] ||
        fail "--reset does not wipe servers that were given: empty them yourself, or unset ConnectionStrings__Postgres and ConnectionStrings__RabbitMq"
    say "wiping $DIR"
    supervisor_stop
    "$HERE/servers.sh" remove "$DIR"
    if [[ -n $TOUR ]]; then
        find "$DIR" -mindepth 1 -maxdepth 1 ! -name '*.lock' -exec rm -rf {} +
    else
        rm -f "$DIR"/*.log "$DIR/host.log.1" "$DIR/port"
    fi
}

# The names that did not run before are the ones this run may stop again.
start_servers() {
    local before
    before=$("$HERE/servers.sh" running "$DIR" 8>&-)
    started_servers=$(printf '%s\n' broker postgres | grep -Fxv -- "${before:-none}" || true)
    patient=yes
    attend "$HERE/servers.sh" start "$DIR" || fail "the servers could not be started"
    patient=''
}

start_host() {
    attend build_programs || exit 1
    host_environment
    say "applying the database schema"
    attend dotnet "$(program Workflow.Host)" db-apply >"$DIR/db-apply.log" 2>&1 ||
        { last_lines "$DIR/db-apply.log"; fail "the database schema could not be applied; see $DIR/db-apply.log"; }
    say "starting the Host on http://127.0.0.1:$PORT"
    started_host=yes
    supervisor_start
}

await_ready() {
    attend wait_for 120 host_ready ||
        { last_lines "$DIR/host.log"; fail "the Host did not get ready in 120 s; see $DIR/host.log"; }
}

choose_port() {
    if supervisor_runs; then
        local used
        used=$(cat "$DIR/port")
        [[ -z $PORT || $PORT == "$used" ]] || fail "$DIR is already served on port $used"
        PORT=$used
        return
    fi
    # A Host that lost its supervisor to a kill -9 gives way to one that is watched.
    stop_ours "$DIR/host.pid" "$(host_mark)" 30
    [[ -n $PORT || -z $TOUR ]] || PORT=$(free_port)
    [[ -n $PORT || -z $TRAINING ]] || PORT=5081
    PORT=${PORT:-5080}
    ! listens "$PORT" || fail "port $PORT is taken by another program; choose one with --port N"
}

introduce() {
    say "" "http://127.0.0.1:$PORT" "data in $DIR"
    [[ -z $TRAINING ]] || say "training: nothing in it counts; exercises at http://127.0.0.1:$PORT/tap-duot"
    say "sample users (password demo):"
    sample_users "$ROOT/Workflow.Host/Sample/organisation.json"
    say ready
}

guided_run() {
    local broker
    broker=$(cat "$DIR/amqp-url")
    attend dotnet "$(program Workflow.Tour)" --api "http://127.0.0.1:$PORT" --amqp "amqp://${broker##*@}" \
        --data "$DIR" --agent "$(program Workflow.Branch)"
}

read_options "$@"
need_dotnet
# The guided run begins with nothing, and what is only practice never mixes with what counts: both have servers of their own.
[[ -z $TOUR$TRAINING ]] || unset ConnectionStrings__Postgres ConnectionStrings__Keys ConnectionStrings__RabbitMq RabbitMq__ManagementUrl
open_folder
trap stop_started EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[[ -z $RESET$TOUR ]] || wipe
choose_port
start_servers
supervisor_runs || start_host
await_ready
introduce
exec 8>&-
if [[ -n $TOUR ]]; then
    guided_run
elif [[ -n $BACKGROUND || -z ${started_host:-} ]]; then
    trap - EXIT
else
    tail -n 0 -f --pid="$supervisor" "$DIR/supervisor.log" &
    wait "$supervisor" || true
fi
