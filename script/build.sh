# shellcheck shell=bash
# The variables of one of these files are used in the others.
# shellcheck disable=SC2034,SC2154
# Builds what is not built, or older than its sources.

work=$top/.lanet

# need_built MODULE…: returns when the modules' jars are as new as their sources and those of protocol.
need_built() {
    local module stale=
    for module in "$@"; do
        is_fresh "$module" || stale="$stale,$module"
    done
    stale=${stale#,}
    [ -n "$stale" ] || return 0
    need_maven
    mkdir -p "$work"
    say building "$stale" >&2
    local log=$work/build.log
    # Two builds at once would spoil each other's files.
    if ! locked "$mvn" -q -B -ntp -f "$top/pom.xml" package -Dmaven.test.skip=true -Dspotless.check.skip=true \
        -pl "$stale" -am </dev/null >"$log" 2>&1; then
        say build_failed "$log" >&2
        tail -n 40 "$log" >&2
        exit 1
    fi
    for module in "$@"; do
        [ -n "$(jar_of "$module")" ] || fail not_built "$module/target/*.jar"
        # A source that was saved before but not changed in what it compiles to must not build again each time.
        touch "$work/$module.built"
    done
}

locked() {
    if command -v flock >/dev/null; then
        flock "$work/build.lock" "$@"
    else
        "$@"
    fi
}

is_fresh() {
    local jar stamp=$work/$1.built below=protocol
    # The desktop stands on the agent's channel.
    [ "$1" != desktop ] || below=agent
    jar=$(jar_of "$1")
    [ -n "$jar" ] || return 1
    # Whoever built it: the newer of our mark and the jar counts.
    [ "$stamp" -nt "$jar" ] || stamp=$jar
    # Folders too: they change when a file is removed.
    [ -z "$(find "$top/pom.xml" "$top/protocol/pom.xml" "$top/protocol/src/main" \
        "$top/$below/pom.xml" "$top/$below/src/main" "$top/$1/pom.xml" "$top/$1/src/main" \
        -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

jar_of() {
    local jar
    case $1 in
        server) set -- "$top"/server/target/server-*-exec.jar ;;
        *) set -- "$top/$1/target/$1.jar" "$top/$1/target/$1"-[0-9]*[0-9].jar ;;
    esac
    for jar in "$@"; do
        [ ! -f "$jar" ] || echo "$jar"
    done | head -n 1
}

# Sets app to the folder of the extracted server, which starts quicker than the jar of jars, and aot to the options that
# use its cache of loaded classes. A new jar gets a new folder, since the old one may be in use.
need_server() {
    need_jdk
    need_built "$@"
    local jar name
    jar=$(jar_of server)
    name=$(stat -c '%Y-%s' "$jar" 2>/dev/null || stat -f '%m-%z' "$jar")
    app=$work/server/$name
    aot=()
    local cache
    cache=$app/$(jdk_name).aot
    one_at_a_time prepare_server "$jar" "$cache" || exit
    [ ! -f "$cache" ] || aot=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off)
}

# one_at_a_time FUNCTION…: waits for another ./lanet that is at the same, whose files would be spoilt.
one_at_a_time() {
    mkdir -p "$work"
    if command -v flock >/dev/null; then
        (
            flock 9
            "$@" 9>&-
        ) 9>"$work/prepare.lock"
    else
        "$@"
    fi
}

prepare_server() {
    local jar=$1 cache=$2
    if [ ! -f "$app/server.jar" ]; then
        extract_server "$jar"
    fi
    [ "${LANET_AOT:-on}" = off ] || [ -f "$cache" ] || [ -f "$cache.failed" ] || train "$cache"
}

extract_server() {
    rm -rf "$app.unfinished" "$app"
    mkdir -p "$work/server"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$1" extract --destination "$app.unfinished" >"$work/extract.log" 2>&1 ||
        fail build_failed "$work/extract.log"
    mv "$app.unfinished/$(basename -- "$1")" "$app.unfinished/server.jar"
    mv "$app.unfinished" "$app"
    # The newest two stay, since the older one may still run; each takes 200 MB.
    local old
    # The names are numbers.
    # shellcheck disable=SC2012
    ls -dt "$work"/server/*/ | tail -n +3 | while IFS= read -r old; do
        rm -rf "$old"
    done
}

jdk_name() {
    sed -n 's/^IMPLEMENTOR_VERSION="\(.*\)"/\1/p; s/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release" | tr -c 'A-Za-z0-9.\n' - | paste -sd_ -
}

# A training run: the server starts on an empty folder and ends, and the JVM writes down what it loaded. Without this
# cache everything works, only slower; so nobody is alarmed when it fails.
train() {
    local cache=$1 data code=0
    say preparing >&2
    data=$(mktemp -d "${TMPDIR:-/tmp}/lanet-training.XXXXXX")
    chmod 711 "$data"
    limited env -u LANET_DB_URL "$JAVA_HOME/bin/java" "${server_flags[@]}" -XX:AOTCacheOutput="$cache.unfinished" \
        -Dspring.context.exit=onRefresh -jar "$app/server.jar" --server.port=0 --lanet.data="$data" \
        </dev/null >"$work/training.log" 2>&1 || code=$?
    rm -rf "$data"
    # Ctrl-C ends the JVM with this code, and must end us too.
    [ "$code" != 130 ] || exit 130
    if [ -f "$cache.unfinished" ]; then
        mv "$cache.unfinished" "$cache"
    else
        cp "$work/training.log" "$cache.failed"
    fi
}

# What is only a comfort may not hang for ever. macOS has no timeout.
limited() {
    if command -v timeout >/dev/null; then
        timeout --foreground 180 "$@"
    else
        "$@"
    fi
}
