# A private PostgreSQL below $home/postgres: unprivileged, 127.0.0.1 only, checksums and fsync on. Sourced.

pg_folder() { pg_dir=$home/postgres; pg_mark=$pg_dir/data; pg_user=postgres; is_root || pg_user=$(id -un); }

pg_find_programs() {
    local version=''
    [[ ! -f $pg_dir/data/PG_VERSION ]] || version=$(cat "$pg_dir/data/PG_VERSION")
    pg_bin=$(printf '%s\n' /usr/lib/postgresql/"${version:-*}"/bin /usr/pgsql-"${version:-*}"/bin | sort -rV |
        while read -r pattern; do compgen -G "$pattern/initdb" | sort -rV; done | head -n 1)
    pg_bin=${pg_bin:-$(command -v initdb || true)}
    [[ -n $pg_bin ]] || return 1
    pg_bin=$(dirname "$pg_bin")
}

# Made beside and moved into place, so that an interrupted first start leaves nothing half made.
pg_create() {
    local new=$pg_dir/data.new
    rm -rf "$new"
    pg_run "$pg_bin/initdb" -D "$new" --encoding=UTF8 --locale=C.UTF-8 --data-checksums \
        --auth-local=peer --auth-host=scram-sha-256 >"$pg_dir/initdb.log" 2>&1 ||
        { last_lines "$pg_dir/initdb.log"; fail "initdb failed"; }
    pg_settings | pg_run tee -a "$new/postgresql.conf" >/dev/null
    pg_run "$pg_bin/postgres" --single -D "$new" postgres >"$pg_dir/initdb.log" 2>&1 <<SQL
CREATE ROLE directives LOGIN CREATEDB PASSWORD '$pg_password';
CREATE DATABASE directives OWNER directives;
SQL
    mv "$new" "$pg_dir/data"
}

pg_settings() {
    cat <<SETTINGS
listen_addresses = '127.0.0.1'
port = $pg_port
unix_socket_directories = '$pg_dir'
shared_buffers = 256MB
max_connections = 200
SETTINGS
}

pg_run() { (cd "$pg_dir" && as_user "$pg_user" env LC_ALL=C.UTF-8 "$@"); }
pg_running() { is_ours "$pg_dir/data/postmaster.pid" "$pg_mark"; }
pg_answers() {
    PGPASSWORD=$pg_password PGCONNECT_TIMEOUT=3 "$pg_bin/psql" -XAtq -h 127.0.0.1 -p "$pg_port" \
        -U directives directives -c 'select 1' >/dev/null 2>&1
}

pg_start() {
    pg_folder
    pg_find_programs || { packages_install PostgreSQL postgresql && pg_find_programs; } ||
        fail "no PostgreSQL programs found after the installation"
    mkdir -p "$pg_dir"
    ! is_root || chown "$pg_user" "$pg_dir"
    [[ -n ${pg_port:-} ]] || { keep pg_port "$(free_port)"; keep pg_password "$(random_secret)"; }
    [[ -d $pg_dir/data ]] || pg_create
    ! listens "$pg_port" || fail "port $pg_port of this PostgreSQL is taken by another program"
    # After a kill -9 the children hold the shared memory for a moment and the first attempt is refused.
    wait_for 20 pg_launch || { last_lines "$pg_dir/log"; fail "PostgreSQL does not start; see $pg_dir/log"; }
    wait_for 30 pg_answers || fail "PostgreSQL does not answer on port $pg_port; see $pg_dir/log"
    head -n 1 "$pg_dir/data/postmaster.pid" >"$DIR/postgres.pid"
    say "PostgreSQL answers on 127.0.0.1:$pg_port"
}
pg_launch() { pg_run "$pg_bin/pg_ctl" start -s -w -t 60 -D "$pg_dir/data" -l "$pg_dir/log" 9>&- </dev/null >/dev/null 2>&1; }

# INT is PostgreSQL's "fast": sessions are cut, everything is written, no recovery at the next start.
pg_stop() {
    pg_folder
    stop_ours "$pg_dir/data/postmaster.pid" "$pg_mark" 30 INT
    rm -f "$DIR/postgres.pid"
}

# A cancelled wait for a standby would look like success to the driver: hence the -1.
pg_url() {
    printf 'Host=127.0.0.1;Port=%s;Database=directives;Username=directives;Password=%s;' "$pg_port" "$pg_password"
    printf 'Maximum Pool Size=50;Keepalive=30;Cancellation Timeout=-1\n'
}
