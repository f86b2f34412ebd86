# A private RabbitMQ node below $home/rabbitmq: own name, ports, cookie and epmd, 127.0.0.1 only. Sourced.

mq_folder() {
    mq_dir=$home/rabbitmq
    mq_mark=RABBITMQ_MNESIA_BASE=$mq_dir/mnesia
    mq_user=rabbitmq
    is_root || mq_user=$(id -un)
}

# Not the wrapper on the PATH: it insists on the system's own user and folders.
mq_find_programs() {
    mq_server=$(compgen -G '/usr/lib/rabbitmq/bin/rabbitmq-server' || compgen -G '/usr/lib/rabbitmq/lib/*/sbin/rabbitmq-server' ||
        command -v rabbitmq-server) || return 1
    mq_server=${mq_server%%$'\n'*}
}

mq_configure() {
    mkdir -p "$mq_dir/mnesia" "$mq_dir/log"
    cat >"$mq_dir/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$mq_port
management.tcp.ip = 127.0.0.1
management.tcp.port = $mq_management_port
default_user = directives
default_pass = $mq_password
CONF
    echo '[rabbitmq_management].' >"$mq_dir/enabled_plugins"
    chmod 600 "$mq_dir/rabbitmq.conf"
    chmod 700 "$mq_dir"
    ! is_root || chown -R "$mq_user" "$mq_dir"
}

# The first user comes from default_user, so guest never exists. Two brokers on one machine must not both
# bind their schedulers to the same cores (bind type u). At the default limit about 1,000 queues stop it.
mq_environment() {
    cat <<ENV
HOME=$mq_dir
PATH=$PATH
LANG=C.UTF-8
ERL_EPMD_ADDRESS=127.0.0.1
ERL_EPMD_PORT=$mq_epmd_port
ERL_CRASH_DUMP=$mq_dir/log/erl_crash.dump
RABBITMQ_NODENAME=directives-$mq_port@localhost
RABBITMQ_DIST_PORT=$mq_dist_port
RABBITMQ_CONF_ENV_FILE=$mq_dir/none
RABBITMQ_CONFIG_FILE=$mq_dir/rabbitmq.conf
RABBITMQ_ADVANCED_CONFIG_FILE=$mq_dir/none
RABBITMQ_ENABLED_PLUGINS_FILE=$mq_dir/enabled_plugins
RABBITMQ_GENERATED_CONFIG_DIR=$mq_dir/generated
RABBITMQ_MNESIA_BASE=$mq_dir/mnesia
RABBITMQ_LOG_BASE=$mq_dir/log
RABBITMQ_PID_FILE=$mq_dir/pid
RABBITMQ_SCHEDULER_BIND_TYPE=u
RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}
ENV
}
mq_launch() (
    cd "$mq_dir"
    ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -Hn)"
    mapfile -t environment < <(mq_environment)
    hand_over_to "$mq_user"
    exec 9>&- </dev/null >>"$mq_dir/start.log" 2>&1
    setsid "${as[@]}" env -i "${environment[@]}" "$mq_server" &
)

# The broker takes its own pid file away at the beginning of its shutdown: ours must last to the end.
mq_record() { ! is_ours "$mq_dir/pid" "$mq_mark" || cp "$mq_dir/pid" "$DIR/rabbitmq.pid"; }
mq_running() { mq_record; is_ours "$DIR/rabbitmq.pid" "$mq_mark"; }
mq_answers() {
    listens "$mq_port" && answers_ok "$mq_management_port" "/api/health/checks/port-listener/$mq_port" "directives:$mq_password"
}

mq_start() {
    mq_folder
    mq_find_programs || { packages_install RabbitMQ rabbitmq-server && mq_find_programs; } ||
        fail "no RabbitMQ programs found after the installation"
    [[ -n ${mq_port:-} ]] || mq_keep_ports
    for port in "$mq_port" "$mq_management_port" "$mq_dist_port"; do
        ! listens "$port" || fail "port $port of this RabbitMQ is taken by another program"
    done
    mq_configure
    rm -f "$mq_dir/pid"
    mq_launch
    wait_for 30 test -s "$mq_dir/pid" || { last_lines "$mq_dir/start.log"; fail "RabbitMQ does not start"; }
    mq_record
    wait_for 120 mq_answers || { last_lines "$mq_dir/start.log"; fail "RabbitMQ does not answer; see $mq_dir/log"; }
    say "RabbitMQ answers on 127.0.0.1:$mq_port, its management on 127.0.0.1:$mq_management_port"
}
mq_keep_ports() {
    local name
    for name in mq_port mq_management_port mq_dist_port mq_epmd_port; do keep "$name" "$(free_port)"; done
    keep mq_password "$(random_secret)"
}

# epmd is a daemon of its own that outlives the broker; on its private port it can only be ours.
mq_stop() {
    mq_folder
    mq_record
    stop_ours "$DIR/rabbitmq.pid" "$mq_mark" 40
    rm -f "$DIR/rabbitmq.pid"
    [[ -z ${mq_epmd_port:-} ]] || ERL_EPMD_ADDRESS=127.0.0.1 epmd -port "$mq_epmd_port" -kill >/dev/null 2>&1 || true
}

mq_url() { printf 'amqp://directives:%s@127.0.0.1:%s/\n' "$mq_password" "$mq_port"; }
