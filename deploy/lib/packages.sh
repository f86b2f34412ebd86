# The distribution's packages, without any of their services starting. Sourced.

# packages_install NAME PACKAGE
packages_install() {
    is_root && command -v apt-get >/dev/null || fail "$1 is missing: install $2 (root on Debian or Ubuntu does it here by itself), \
start Docker, or give ConnectionStrings__Postgres and ConnectionStrings__RabbitMq"
    say "$1 is missing: installing the package $2"
    packages_without_services "$2" || { last_lines "$DIR/packages.log"; fail "the package $2 cannot be installed"; }
}

# policy-rc.d answering 101 is how Debian forbids package scripts to start services.
# In a sub-shell, so that its trap puts everything back whatever happens.
packages_without_services() (
    policy=/usr/sbin/policy-rc.d
    put_back() { rm -f "$policy"; [[ ! -e $policy.kept ]] || mv "$policy.kept" "$policy"; }
    trap put_back EXIT
    trap 'exit 130' INT TERM HUP
    [[ ! -e $policy ]] || mv "$policy" "$policy.kept"
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    export DEBIAN_FRONTEND=noninteractive
    {
        apt-get update -q || say "apt-get update failed; trying with the lists at hand"
        apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$1"
    } >>"$DIR/packages.log" 2>&1 9>&- </dev/null
)
