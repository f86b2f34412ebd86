# The same two servers as containers of the official images, for machines where a Docker engine answers. Sourced.

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

# container_run ROLE ARGUMENT…: makes the container once; the name and the volume belong to this data folder.
container_run() {
    local role=$1
    shift
    docker create --name "directives-$instance-$role" --label "directives.data=$DIR" \
        --ulimit nofile=65536:65536 "$@" >/dev/null 2>>"$DIR/docker.log"
}
container_start() { docker start "directives-$instance-$1" >/dev/null 2>>"$DIR/docker.log"; }
container_up() { [[ $(docker inspect -f '{{.State.Running}}' "directives-$instance-$1" 2>/dev/null) == true ]]; }
container_exists() { docker inspect "directives-$instance-$1" >/dev/null 2>&1; }
container_pid() { docker inspect -f '{{.State.Pid}}' "directives-$instance-$1" >"$DIR/$1.pid"; }
container_stop() { container_up "$1" && docker stop -t 30 "directives-$instance-$1" >/dev/null; rm -f "$DIR/$1.pid"; }
container_remove() { docker rm -f -v "directives-$instance-$1" >/dev/null 2>&1 || true; }

pg_container_create() {
    [[ -n ${pg_port:-} ]] || { keep pg_port "$(free_port)"; keep pg_password "$(random_secret)"; }
    container_run postgres -p "127.0.0.1:$pg_port:5432" -e POSTGRES_USER=directives -e POSTGRES_PASSWORD="$pg_password" \
        -e POSTGRES_INITDB_ARGS='--data-checksums --locale=C.UTF-8' --shm-size 256m \
        postgres:17 -c shared_buffers=256MB -c max_connections=200
}
pg_container_answers() { docker exec "directives-$instance-postgres" pg_isready -q -h 127.0.0.1 -U directives; }
pg_container_start() {
    container_start postgres && wait_for 120 pg_container_answers && wait_for 10 listens "$pg_port" ||
        fail "the PostgreSQL container does not answer; see docker logs directives-$instance-postgres"
    container_pid postgres
    say "PostgreSQL answers in a container on 127.0.0.1:$pg_port"
}

mq_container_create() {
    [[ -n ${mq_port:-} ]] || mq_keep_ports
    container_run rabbitmq -p "127.0.0.1:$mq_port:5672" -p "127.0.0.1:$mq_management_port:15672" --hostname directives \
        -e RABBITMQ_DEFAULT_USER=directives -e RABBITMQ_DEFAULT_PASS="$mq_password" rabbitmq:4-management
}
mq_container_answers() {
    listens "$mq_port" && answers_ok "$mq_management_port" /api/health/checks/port-listener/5672 "directives:$mq_password"
}
mq_container_start() {
    container_start rabbitmq && wait_for 180 mq_container_answers ||
        fail "the RabbitMQ container does not answer; see docker logs directives-$instance-rabbitmq"
    container_pid rabbitmq
    say "RabbitMQ answers in a container on 127.0.0.1:$mq_port, its management on 127.0.0.1:$mq_management_port"
}
