# The Host of one data folder and its supervisor. Sourced.

host_mark() { echo "DIRECTIVES_DATA=$DIR"; }
supervisor_runs() { is_ours "$DIR/supervisor.pid" "$(host_mark)"; }
host_ready() { answers_ok "$PORT" /health/ready; }

host_environment() {
    export DIRECTIVES_DATA=$DIR ASPNETCORE_URLS=http://127.0.0.1:$PORT
    export Sample__Organisation=$ROOT/Workflow.Host/Sample/organisation.json
    export Pages__KeyFolder=$DIR/page-keys
    [[ -z ${TRAINING:-} ]] || export Training=true
    ConnectionStrings__Postgres=$(cat "$DIR/postgres-url")
    ConnectionStrings__RabbitMq=$(cat "$DIR/amqp-url")
    RabbitMq__ManagementUrl=$(cat "$DIR/management-url")
    export ConnectionStrings__Postgres ConnectionStrings__RabbitMq RabbitMq__ManagementUrl
}

# A session of its own: Ctrl-C in the terminal reaches run.sh alone, which then stops things in order.
supervisor_start() {
    echo "$PORT" >"$DIR/port"
    [[ ! -f $DIR/host.log ]] || mv "$DIR/host.log" "$DIR/host.log.1"
    setsid "$HERE/lib/supervise.sh" "$DIR" "$(program Workflow.Host)" 8>&- </dev/null >"$DIR/supervisor.log" 2>&1 &
    supervisor=$!
    wait_for 5 supervisor_runs || fail "the supervisor does not start; see $DIR/supervisor.log"
}

supervisor_stop() {
    stop_ours "$DIR/supervisor.pid" "$(host_mark)" 40
    stop_ours "$DIR/host.pid" "$(host_mark)" 30
    rm -f "$DIR/supervisor.pid" "$DIR/host.pid"
}

# The people of the sample that the README's walk and the guided run meet, each with the first post held.
sample_users() {
    grep -oE '"(username|name|person|body|post)": *"[^"]*"' "$1" | awk -F'"' '
        $2 == "username" { user = $4 }
        $2 == "name" && user { name[user] = $4; user = "" }
        $2 == "person" { person = $4 }
        $2 == "body" { body = $4 }
        $2 == "post" && person && !(person in post) { post[person] = $4 " " body; person = "" }
        END {
            count = split("hanh.luu thanh.dinh bich.ho mai.dang ha.tran bao.le khai.nguyen nga.cao kien.ta quan.tri bt.cb-cntt", shown, " ")
            for (i = 1; i <= count; i++) printf "  %-14s %s, %s\n", shown[i], name[shown[i]], post[shown[i]]
        }'
}
