#!/usr/bin/env bash
# The two servers of one data folder: given ones, containers, or private ones from the distribution's packages.
#   deploy/servers.sh start|stop|start-postgres|stop-postgres|start-broker|stop-broker DIR
#   deploy/servers.sh remove DIR     stops both and deletes their data
#   deploy/servers.sh running DIR    names those that run
# Returns when both answer; the addresses are in DIR/postgres-url, DIR/amqp-url and DIR/management-url.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in common packages postgres rabbitmq containers; do source "$HERE/lib/$part.sh"; done

# keep NAME VALUE: a setting of this data folder, the same at every later start.
keep() {
    printf '%s=%q\n' "$1" "$2" >>"$DIR/servers.conf"
    printf -v "$1" '%s' "$2"
}

open_folder() {
    mkdir -p "$DIR"
    DIR=$(cd "$DIR" && pwd)
    exec 9>"$DIR/servers.lock"
    flock 9
    umask 077
    [[ ! -f $DIR/servers.conf ]] || source "$DIR/servers.conf"
    [[ -n ${instance:-} ]] || keep instance "$(od -An -N4 -tx4 /dev/urandom | tr -d ' \n')"
}

# Both servers need a path without blanks, short enough for a socket, that their own users can walk.
choose_home() {
    [[ -z ${home:-} ]] || return 0
    ! is_root || chmod a+x "$DIR"
    local place=$DIR/servers
    if [[ $place == *[[:space:]]* || ${#place} -gt 70 ]] || { is_root && ! as_user nobody test -x "$DIR"; }; then
        place=$(mktemp -d /var/tmp/directives-XXXXXX)
        say "the servers cannot live below $DIR (blanks, length or rights): their data is in $place"
    fi
    mkdir -p "$place"
    chmod 755 "$place"
    keep home "$place"
}

# Where a server comes from is decided at its first start and kept; given ones come first every time.
postgres_source() {
    if [[ -n ${ConnectionStrings__Postgres:-} ]]; then echo given; else echo "${pg_source:-}"; fi
}
broker_source() {
    if [[ -n ${ConnectionStrings__RabbitMq:-} ]]; then echo given; else echo "${mq_source:-}"; fi
}

# decide PREFIX ROLE: containers where Docker answers and has the image, else packages.
decide() {
    if ! docker_answers; then
        keep "$1_source" packages
    elif container_exists "$2" || "$1_container_create"; then
        keep "$1_source" docker
    else
        say "Docker answers but cannot make the $2 container (see $DIR/docker.log): using packages"
        keep "$1_source" packages
    fi
}

start_postgres() {
    case $(postgres_source) in
    given) say "PostgreSQL: the given one"; printf '%s\n' "$ConnectionStrings__Postgres" >"$DIR/postgres-url"; return ;;
    '') decide pg postgres ;;
    esac
    if [[ $pg_source == docker ]]; then
        container_up postgres || pg_container_start
    else
        choose_home; pg_folder
        pg_running || pg_start
    fi
    pg_url >"$DIR/postgres-url"
}

start_broker() {
    case $(broker_source) in
    given) use_given_broker; return ;;
    '') decide mq rabbitmq ;;
    esac
    if [[ $mq_source == docker ]]; then
        container_up rabbitmq || mq_container_start
    else
        choose_home; mq_folder
        mq_running || mq_start
    fi
    mq_url >"$DIR/amqp-url"
    echo "http://127.0.0.1:$mq_management_port" >"$DIR/management-url"
}

use_given_broker() {
    say "RabbitMQ: the given one"
    local host=${ConnectionStrings__RabbitMq#*@}
    host=${host#*://}
    printf '%s\n' "$ConnectionStrings__RabbitMq" >"$DIR/amqp-url"
    printf '%s\n' "${RabbitMq__ManagementUrl:-http://${host%%[:/]*}:15672}" >"$DIR/management-url"
}

stop_postgres() {
    case ${pg_source:-} in
    docker) container_stop postgres || true ;;
    packages) pg_stop ;;
    esac
}
stop_broker() {
    case ${mq_source:-} in
    docker) container_stop rabbitmq || true ;;
    packages) mq_stop ;;
    esac
}

# One name a line, as the start- and stop- verbs take them.
running() {
    [[ -z ${home:-} ]] || { pg_folder; mq_folder; }
    case ${pg_source:-} in
    docker) ! container_up postgres || say postgres ;;
    packages) ! pg_running || say postgres ;;
    esac
    case ${mq_source:-} in
    docker) ! container_up rabbitmq || say broker ;;
    packages) ! mq_running || say broker ;;
    esac
}

# The data as well, wherever it lives; the folder itself stays.
remove() {
    stop_broker; stop_postgres
    [[ ${pg_source:-} != docker ]] || container_remove postgres
    [[ ${mq_source:-} != docker ]] || container_remove rabbitmq
    [[ -z ${home:-} ]] || rm -rf "$home"
    rm -f "$DIR"/{servers.conf,postgres-url,amqp-url,management-url}
}

[[ $# -eq 2 ]] || fail "usage: servers.sh start|stop|remove|running|start-postgres|stop-postgres|start-broker|stop-broker DIR"
DIR=$2
[[ $1 == start* || -d $DIR ]] || exit 0
open_folder
case $1 in
start) start_postgres; start_broker ;;
start-postgres) start_postgres ;;
start-broker) start_broker ;;
stop) stop_broker; stop_postgres ;;
stop-postgres) stop_postgres ;;
stop-broker) stop_broker ;;
remove) remove ;;
running) running ;;
*) fail "unknown: $1" ;;
esac
