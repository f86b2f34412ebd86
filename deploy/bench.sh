#!/usr/bin/env bash
# The benchmarks, side by side in one run on private servers of their own; a Markdown table of ratios at the end.
#   deploy/bench.sh [lifecycle|numbering|fan-out|memory|rules|pages|layers …]      (all when none is named)
# BENCH_SECONDS per run (10), BENCH_ROUNDS (3), BENCH_ACTORS ("1 8 32 128"), BENCH_WARM_UP seconds of load on a service
# before its first run (20), BENCH_DIRECTIVES issued per round of numbering (2000), BENCH_BRANCHES of the fan-out (1000),
# BENCH_LIFE_CYCLES before memory is read (10000), BENCH_PAGES_DIRECTIVES among which pages are read (100000).
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
for part in common build; do source "$HERE/lib/$part.sh"; done

ROUNDS=${BENCH_ROUNDS:-3}
SAMPLE=${BENCH_ORGANISATION:-$ROOT/Workflow.Host/Sample/organisation.json}
DATA=$ROOT/.data/bench-$$
SUMMARY=$DATA/summary.md
HOST=$(program Workflow.Host)
BENCH=$(program Workflow.Benchmarks)
services=()
measuring=''

bench() { dotnet "$BENCH" "$@"; }

# measure VERB OPTIONS…: waited for so that a signal is heard at once.
measure() {
    local code=0
    dotnet "$BENCH" "$@" --compile-seconds "${BENCH_WARM_UP:-20}" --summary "$SUMMARY" &
    measuring=$!
    wait "$measuring" || code=$?
    measuring=''
    return "$code"
}

missed() {
    last_lines "$1"
    say "$2" >&2
    return 1
}

# serve FOLDER PORT SECONDS COMMAND…: starts a service and waits until it is ready; leaves $pid and $ready_ms.
serve() {
    local folder=$1 port=$2 seconds=$3 log=$DATA/service-$2.log started
    shift 3
    started=$(date +%s%3N)
    (cd "$folder" && exec "$@") </dev/null >"$log" 2>&1 &
    pid=$!
    services+=("$pid")
    until answers_ok "$port" /health/ready; do
        kill -0 "$pid" 2>/dev/null || { missed "$log" "the service on port $port has ended"; return; }
        (($(date +%s%3N) - started < seconds * 1000)) || { missed "$log" "the service on port $port is not ready"; return; }
        sleep 0.05
    done
    ready_ms=$(($(date +%s%3N) - started))
}

# start_host DATABASE [ORGANISATION]: on a fresh, migrated database; leaves $host, $host_pid, $host_ready_ms, $host_database.
start_host() {
    local port folder log=$DATA/db-apply.log
    port=$(free_port) folder=$(dirname "$HOST")
    host=http://127.0.0.1:$port
    host_database=$(bench database --postgres "$POSTGRES" --name "$1") || return
    local settings=(env -u ConnectionStrings__Keys ASPNETCORE_URLS="$host" ConnectionStrings__Postgres="$host_database"
        ConnectionStrings__RabbitMq="$AMQP" RabbitMq__ManagementUrl="$MANAGEMENT" Sample__Organisation="${2:-$SAMPLE}")
    (cd "$folder" && exec "${settings[@]}" dotnet "$HOST" db-apply) </dev/null >"$log" 2>&1 ||
        { missed "$log" "db-apply failed"; return; }
    serve "$folder" "$port" 600 "${settings[@]}" dotnet "$HOST" || return
    host_pid=$pid host_ready_ms=$ready_ms
    say "Host ready after $host_ready_ms ms"
}

start_crud() {
    local port
    port=$(free_port)
    crud=http://127.0.0.1:$port
    crud_database=$(bench database --postgres "$POSTGRES" --name crud) || return
    serve "$DATA" "$port" 60 dotnet "$BENCH" crud --urls "$crud" --postgres "$crud_database"
}

stop_services() {
    local each
    for each in $measuring "${services[@]}"; do kill -TERM "$each" 2>/dev/null || true; done
    for each in $measuring "${services[@]}"; do
        wait_for 20 not kill -0 "$each" 2>/dev/null || kill -KILL "$each" 2>/dev/null || true
        wait "$each" 2>/dev/null || true
    done
    services=() measuring=''
}

clean_up() {
    stop_services
    "$HERE/servers.sh" remove "$DATA" >/dev/null 2>&1 || true
    rm -rf "$DATA"
}

both() { printf 'Host=%s,CRUD=%s' "$host" "$crud"; }

bench_lifecycle() {
    start_host bench_life && start_crud &&
        measure load --targets "$(both)" --host-postgres "$host_database" --rounds "$ROUNDS" \
            --seconds "${BENCH_SECONDS:-10}" --actors "${BENCH_ACTORS:-1 8 32 128}"
}

bench_numbering() {
    start_host bench_numbers && start_crud &&
        measure numbering --targets "$(both)" --host-postgres "$host_database" --rounds "$ROUNDS" \
            --directives "${BENCH_DIRECTIVES:-2000}"
}

bench_fan-out() {
    local organisation=$DATA/organisation.json
    bench organisation --from "$SAMPLE" --to "$organisation" --branches "${BENCH_BRANCHES:-1000}" &&
        start_host bench_fan "$organisation" &&
        measure fan-out --targets "Host=$host" --host-postgres "$host_database" --amqp "$AMQP" \
            --organisation "$organisation" --rounds "$ROUNDS"
}

bench_memory() {
    start_host bench_memory &&
        measure memory --targets "Host=$host" --pid "$host_pid" --ready-ms "$host_ready_ms" \
            --life-cycles "${BENCH_LIFE_CYCLES:-10000}"
}

bench_rules() { measure rules; }

bench_pages() {
    start_host bench_pages &&
        measure pages --targets "Host=$host" --host-postgres "$host_database" --directives "${BENCH_PAGES_DIRECTIVES:-100000}" \
            --browser "${WORKFLOW_TEST_BROWSER:-/usr/bin/chromium}"
}

bench_layers() {
    start_host bench_layers && start_crud &&
        measure layers --targets "$(both)" --host-postgres "$host_database" --crud-postgres "$crud_database" \
            --seconds "${BENCH_SECONDS:-10}"
}

names=("$@")
((${#names[@]})) || names=(lifecycle numbering fan-out memory rules pages layers)
for name in "${names[@]}"; do declare -F "bench_$name" >/dev/null || fail "no benchmark is called $name"; done
[[ -f $SAMPLE ]] || fail "the sample organisation is not at $SAMPLE"

need_dotnet
mkdir -p "$DATA"
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
say "building (Release)"
for project in Workflow.Host Workflow.Benchmarks; do build "$DATA/build.log" "$ROOT/$project"; done
"$HERE/servers.sh" start "$DATA"
POSTGRES=$(cat "$DATA/postgres-url") AMQP=$(cat "$DATA/amqp-url") MANAGEMENT=$(cat "$DATA/management-url")

failed=()
for name in "${names[@]}"; do
    say "" "== $name"
    "bench_$name" || failed+=("$name")
    stop_services
done

printf '\n| measured | Host | reference | ratio | wanted |\n| --- | ---: | ---: | ---: | --- |\n'
cat "$SUMMARY" 2>/dev/null || true
((${#failed[@]} == 0)) || fail "with errors: ${failed[*]}"
