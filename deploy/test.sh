#!/usr/bin/env bash
# Runs the tests and ends with their counts on a line of its own.
#   deploy/test.sh [unit|integration|browser …]     everything when nothing is named
# Servers for the integration tests: given ones (WORKFLOW_TEST_PG, WORKFLOW_TEST_AMQP, WORKFLOW_TEST_MGMT),
# else containers or private ones, for the time of the run.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
for part in common build packages; do source "$HERE/lib/$part.sh"; done

passed=0 failed=0 skipped=0 broken=''

clean_up() {
    trap '' INT TERM HUP
    [[ ! -d $WORK/servers ]] || "$HERE/servers.sh" remove "$WORK/servers"
    rm -rf "$WORK"
}

start_servers() {
    [[ -z ${WORKFLOW_TEST_PG:-} ]] || export ConnectionStrings__Postgres=$WORKFLOW_TEST_PG
    [[ -z ${WORKFLOW_TEST_AMQP:-} ]] || export ConnectionStrings__RabbitMq=$WORKFLOW_TEST_AMQP
    [[ -z ${WORKFLOW_TEST_MGMT:-} ]] || export RabbitMq__ManagementUrl=$WORKFLOW_TEST_MGMT
    "$HERE/servers.sh" start "$WORK/servers"
    WORKFLOW_TEST_PG=$(cat "$WORK/servers/postgres-url")
    WORKFLOW_TEST_AMQP=$(cat "$WORK/servers/amqp-url")
    WORKFLOW_TEST_MGMT=$(cat "$WORK/servers/management-url")
    export WORKFLOW_TEST_PG WORKFLOW_TEST_AMQP WORKFLOW_TEST_MGMT
    # The tests start Hosts of their own, with their own addresses.
    unset ConnectionStrings__Postgres ConnectionStrings__Keys ConnectionStrings__RabbitMq RabbitMq__ManagementUrl
}

# The browser of the pages' tests: a given one (WORKFLOW_TEST_BROWSER), else the distribution's.
need_browser() {
    [[ -z ${WORKFLOW_TEST_BROWSER:-} ]] || return 0
    local DIR=$WORK
    command -v chromium >/dev/null || packages_without_services chromium || fail "chromium is missing: install it, or name a browser in WORKFLOW_TEST_BROWSER"
    WORKFLOW_TEST_BROWSER=$(command -v chromium)
    export WORKFLOW_TEST_BROWSER
}

# run_tests NAME PROJECT [FILTER]
run_tests() {
    say "$1 tests"
    local code=0
    dotnet test "$ROOT/$2" --no-build -c Release --nologo --results-directory "$WORK/results" \
        --logger "trx;LogFileName=$1.trx" ${3:+--filter "$3"} </dev/null || code=$?
    add_counts "$1" "$WORK/results/$1.trx" "$code"
}

# Not executed is what the runner calls skipped; its own notExecuted stays 0.
add_counts() {
    local total ok bad executed
    total=$(count_of "$2" total) executed=$(count_of "$2" executed) ok=$(count_of "$2" passed)
    bad=$((executed - ok))
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
    if [[ $total -eq 0 ]]; then
        broken="the $1 tests ran nothing"
    elif [[ $3 -ne 0 && $bad -eq 0 ]]; then
        broken="the $1 tests ended with code $3"
    fi
}
count_of() {
    local number
    number=$(sed -n "s/.*<Counters [^>]*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | head -n 1)
    echo "${number:-0}"
}

need_dotnet
[[ $# -gt 0 ]] || set -- unit everything-else
for name in "$@"; do
    [[ $name =~ ^(unit|integration|browser|screenshots|everything-else)$ ]] || fail "unknown: $name; known: unit integration browser"
done
WORK=$(mktemp -d "${TMPDIR:-/tmp}/directives-test-XXXXXX")
chmod 711 "$WORK"
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say "building (Release)"
if [[ $* == unit ]]; then build "$WORK/build.log" "$ROOT/Workflow.Domain.Tests"; else build "$WORK/build.log" "$ROOT/Workflow.sln"; fi
[[ $* == unit ]] || start_servers
[[ ! $* =~ browser|screenshots|everything-else ]] || need_browser
for name in "$@"; do
    case $name in
    unit) run_tests unit Workflow.Domain.Tests ;;
    integration) run_tests integration Workflow.IntegrationTests 'Category!=Browser&Category!=Screenshots' ;;
    browser) run_tests browser Workflow.IntegrationTests 'Category=Browser' ;;
    screenshots) run_tests screenshots Workflow.IntegrationTests 'Category=Screenshots' ;;
    everything-else) run_tests integration Workflow.IntegrationTests 'Category!=Screenshots' ;;
    esac
done
[[ -z $broken ]] || say "$broken"
say "$passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 && -z $broken ]]
