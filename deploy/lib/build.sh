# Building the programs that run.sh starts, once, and not again while no source changed. Sourced.

PROGRAMS=(Workflow.Host Workflow.Branch Workflow.Tour)
STAMP=$ROOT/Workflow.Host/bin/Release/built-by-run

program() { echo "$ROOT/$1/bin/Release/net10.0/$1.dll"; }

need_dotnet() {
    command -v dotnet >/dev/null && [[ $'\n'$(dotnet --list-sdks) == *$'\n'10.* ]] ||
        fail "the .NET 10 SDK is needed: dotnet --list-sdks shows no version 10"
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
    # No build server may stay behind, nor hold the pipe of whoever reads what these scripts print.
    export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
}

# Folders count as sources too: their time changes when a file is taken away.
up_to_date() {
    local name
    [[ -f $STAMP ]] || return 1
    for name in "${PROGRAMS[@]}"; do [[ -f $(program "$name") ]] || return 1; done
    [[ -z $(find "$ROOT"/Workflow.* "$ROOT"/Patched.* "$ROOT"/Directory.*.props "$ROOT/global.json" \
        \( -name bin -o -name obj -o -name '*Tests' -o -name Workflow.Benchmarks -o -name '*.sln' \) -prune \
        -o -newer "$STAMP" -print -quit) ]]
}

# build LOG PROJECT-OR-SOLUTION
build() {
    dotnet build "$2" -c Release --nologo -v quiet -p:UseSharedCompilation=false </dev/null >"$1" 2>&1 ||
        { last_lines "$1"; fail "${2##*/} does not build; see $1"; }
}

# The mark bears the time before the build: what changes while it runs is built the next time. The folders
# that the build itself makes are there before, lest they look like such a change.
build_programs() (
    mkdir -p "$ROOT/Workflow.Host/bin/Release"
    exec 7>"$ROOT/Workflow.Host/bin/Release/build.lock"
    flock 7
    ! up_to_date || exit 0
    say "building (Release)"
    for folder in "$ROOT"/Workflow.*/ "$ROOT"/Patched.*/; do mkdir -p "$folder/bin" "$folder/obj"; done
    touch "$STAMP.new"
    for name in "${PROGRAMS[@]}"; do build "$DIR/build.log" "$ROOT/$name" 7>&-; done
    mv "$STAMP.new" "$STAMP"
)
