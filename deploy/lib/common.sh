# What every script here shares: talking, processes, ports. Sourced, never run.

say() { printf '%s\n' "$@"; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

is_root() { [[ $EUID -eq 0 ]]; }

# Servers refuse root, so root hands over to the package's own user: the words to put before a command.
hand_over_to() {
    as=()
    ! is_root || as=(setpriv --reuid="$1" --regid="$(id -g "$1")" --init-groups --)
}
as_user() {
    hand_over_to "$1"
    shift
    "${as[@]}" "$@"
}

# wait_for SECONDS COMMAND…: until the command succeeds; non-zero when the time is over.
wait_for() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < until)) || return 1
        sleep 0.2
    done
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range that the kernel gives to outgoing connections, so that none of them takes it meanwhile.
free_port() {
    local port
    for _ in {1..50}; do
        port=$((RANDOM % 12000 + 20000))
        listens "$port" || { echo "$port"; return; }
    done
    fail "no free port found on 127.0.0.1"
}

random_secret() { od -An -N18 -tx1 /dev/urandom | tr -d ' \n'; }

# http_status PORT PATH [USER:PASSWORD]: the status code, nothing when nobody answers.
# By bash alone: a fresh machine may have no curl.
http_status() {
    local login=''
    [[ -z ${3:-} ]] || login="Authorization: Basic $(printf '%s' "$3" | base64 -w0)"$'\r\n'
    {
        exec 3<>"/dev/tcp/127.0.0.1/$1" || return 0
        printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n%s\r\n' "$2" "$1" "$login" >&3
        read -r -t 5 _ code _ <&3 && printf '%s' "$code"
        exec 3>&-
    } 2>/dev/null || true
}
answers_ok() { [[ $(http_status "$@") == 200 ]]; }

# is_ours PIDFILE MARK: the recorded process lives and its command line or environment holds MARK,
# so that a number given meanwhile to a stranger's process is never killed.
is_ours() {
    local pid
    pid=$(head -n 1 "$1" 2>/dev/null) && [[ $pid =~ ^[0-9]+$ ]] || return 1
    grep -zFxq -- "$2" "/proc/$pid/cmdline" "/proc/$pid/environ" 2>/dev/null
}

# stop_ours PIDFILE MARK SECONDS [SIGNAL]: asks to end, insists after SECONDS.
stop_ours() {
    is_ours "$1" "$2" || return 0
    local pid
    pid=$(head -n 1 "$1")
    kill "-${4:-TERM}" "$pid" 2>/dev/null || true
    wait_for "$3" not is_ours "$1" "$2" || kill -KILL "$pid" 2>/dev/null || true
    wait_for 5 not is_ours "$1" "$2" || fail "process $pid does not end"
}
not() { ! "$@"; }

# last_lines FILE: what a failed step said, for the reader of the one clear line that follows.
last_lines() { tail -n 15 "$1" >&2 2>/dev/null || true; }
