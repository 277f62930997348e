# shellcheck shell=bash
# The variables of one of these files are used in the others.
# shellcheck disable=SC2034,SC2154
# The commands that run something of ours. Each ends with exec, so that signals reach the JVM itself.

server_flags=(
    -XX:MaxRAMPercentage=40
    -XX:+UseG1GC
    -XX:+UseStringDeduplication
    -XX:+ExitOnOutOfMemoryError
    -Djdk.serialFilter='!*'
    --enable-native-access=ALL-UNNAMED
)

# Each was measured, see docs/performance.md: 75 MB resident with these. A small young generation, memory given back soon,
# and compiled code only for what runs often: an agent does little, and its compiler and code cost more than they save.
agent_flags=(
    -Xms4m -Xmn1m -Xmx64m -XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:TrimNativeHeapInterval=10000
    -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=500 -XX:ReservedCodeCacheSize=16m
    -Xss256k -XX:MaxMetaspaceSize=48m -XX:-UsePerfData -Djdk.serialFilter='!*' --enable-native-access=ALL-UNNAMED
)

# For whoever starts an agent or a desktop, since Java itself cannot set it: glibc keeps room for few threads, and what SQLite
# takes for a large result, or a picture of the screen, goes back to the system at once.
spare_memory() {
    export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2} MALLOC_MMAP_THRESHOLD_=${MALLOC_MMAP_THRESHOLD_:-131072}
}

run_demo() {
    read_server_options demo "$@"
    [ -n "$data" ] || data=$(default_data "$top/data/demo" /var/lib/lanet-demo)
    need_free_port "$port"
    need_data "$data"
    local agent_script=''
    if [ "$agent" = yes ]; then
        need_server server agent
        agent_script=$top/lanet
    else
        need_server server
    fi
    say starting
    exec "$JAVA_HOME/bin/java" "${server_flags[@]}" ${aot[@]+"${aot[@]}"} -jar "$app/server.jar" \
        --spring.profiles.active=demo --server.port="$port" --lanet.data="$data" \
        --lanet.demo.agent-script="$agent_script"
}

run_server() {
    read_server_options server "$@"
    [ -n "$data" ] || data=${LANET_DATA:-$(default_data "$top/data/server" /var/lib/lanet)}
    need_free_port "$port"
    need_data "$data"
    need_server server
    exec "$JAVA_HOME/bin/java" "${server_flags[@]}" ${aot[@]+"${aot[@]}"} -jar "$app/server.jar" \
        --server.port="$port" --lanet.data="$data" ${rest[@]+"${rest[@]}"}
}

# Sets port, data, agent and rest from the command line.
read_server_options() {
    local command=$1 option
    shift
    port=${LANET_PORT:-5001} data='' agent=yes rest=()
    while [ $# -gt 0 ]; do
        option=$1
        shift
        case $command:$option in
            *:--port=* | *:--data=*)
                set -- "${option%%=*}" "${option#*=}" "$@"
                ;;
            *:--port | *:--data)
                [ -n "${1:-}" ] || refuse option_needs_value "$option"
                if [ "$option" = --port ]; then port=$1; else data=$(absolute "$1"); fi
                shift
                ;;
            demo:--no-agent) agent=no ;;
            *:--help | *:-h)
                show_help "$command"
                exit 0
                ;;
            server:--*=*) rest+=("$option") ;;
            *) refuse unknown_option "$command" "$option" "$command" ;;
        esac
    done
    case $port in
        '' | *[!0-9]* | ??????*) refuse bad_port "$port" ;;
    esac
    [ "$((10#$port))" -le 65535 ] || refuse bad_port "$port"
}

absolute() {
    case $1 in
        /*) echo "$1" ;;
        *) echo "$PWD/$1" ;;
    esac
}

# The folder in the checkout, unless we are root and PostgreSQL's unprivileged user cannot get there.
default_data() {
    if is_root && [ -z "${LANET_DB_URL:-}" ] && ! open_to_others "$(dirname -- "$1")"; then
        say data_moved "$top" "$2" >&2
        echo "$2"
    else
        echo "$1"
    fi
}

open_to_others() {
    local folder=$1 mode
    while [ "$folder" != / ]; do
        if [ -d "$folder" ]; then
            mode=$(LC_ALL=C ls -ld -- "$folder")
            case ${mode:9:1} in
                x | t) ;;
                *) return 1 ;;
            esac
        fi
        folder=$(dirname -- "$folder")
    done
}

# Found now and said plainly, not after the database has started.
need_free_port() {
    if [ "$1" != 0 ] && (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
        fail port_in_use "$1"
    fi
}

# Java reads arguments and names of files in the terminal's encoding: in one without accents, "cotización.pdf" is no
# file. The language stays the person's.
speak_utf8() {
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*) ;;
        *)
            export LC_MESSAGES=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}} LC_CTYPE=C.UTF-8
            unset LC_ALL
            ;;
    esac
}

# A folder that cannot be written, or a disk that is full, is said plainly, too, before anything is built for it.
need_data() {
    local folder=$1 place=$1 trial free
    while [ ! -e "$place" ]; do
        place=$(dirname -- "$place")
    done
    [ -d "$place" ] || fail data_is_a_file "$place"
    trial=$(mktemp "$place/.lanet.XXXXXX" 2>/dev/null) || fail data_not_writable "$place" "$(id -un)"
    rm -f -- "$trial"
    # A new database takes 60 MB, its programs 60, its journal 80; one that has grown knows how to live with little.
    [ ! -d "$folder/pg18" ] && [ -z "${LANET_DB_URL:-}" ] || return 0
    free=$(LC_ALL=C df -Pk -- "$place" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "${free:-300}" -ge 300 ] || fail disk_full "$place" "$free"
}

run_agent() {
    need_jdk
    need_built agent
    speak_utf8
    spare_memory
    exec "$JAVA_HOME/bin/java" "${agent_flags[@]}" -jar "$(jar_of agent)" "$@"
}

# Small like the agent: it stands on the machines of people who have other things to do.
desktop_flags=(
    -Xms8m -Xmn3m -Xmx96m -XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20
    -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=100 -XX:ReservedCodeCacheSize=24m -Xss512k -XX:MaxMetaspaceSize=72m -XX:-UsePerfData
    -XX:TrimNativeHeapInterval=10000
    -Djdk.serialFilter='!*' --enable-native-access=ALL-UNNAMED
)

run_tray() {
    need_jdk
    need_built desktop
    speak_utf8
    # Of a language that is named but not installed the C library makes plain C, and "Daniela Ríos" would lose her accent on
    # the way to the system's notices.
    case $(locale charmap 2>/dev/null) in
        *[Uu][Tt][Ff]*) ;;
        *) export LANET_LANGUAGE=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} LC_ALL=C.UTF-8 ;;
    esac
    spare_memory
    exec "$JAVA_HOME/bin/java" "${desktop_flags[@]}" -jar "$(jar_of desktop)" "$@"
}

run_simulate() {
    local option
    for option in "$@"; do
        if [ "$option" = --chaos ]; then
            run_chaos "$@"
        fi
    done
    need_jdk
    need_built simulator
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -jar "$(jar_of simulator)" "$@"
}

# Everything real: the server and the agents as they are shipped.
run_chaos() {
    need_server server agent simulator
    local flag
    local -a options=("--server-jar=$app/server.jar" "--agent-jar=$(jar_of agent)")
    for flag in "${server_flags[@]}" ${aot[@]+"${aot[@]}"}; do
        options+=("--jvm=$flag")
    done
    for flag in "${agent_flags[@]}"; do
        options+=("--agent-jvm=$flag")
    done
    spare_memory
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -jar "$(jar_of simulator)" "$@" "${options[@]}"
}

# Names come with accents, also from a terminal whose locale is the plain C one.
run_admin() {
    need_server server
    export LANET_DATA=${LANET_DATA:-$(default_data "$top/data/server" /var/lib/lanet)}
    speak_utf8
    exec "$JAVA_HOME/bin/java" "${server_flags[@]}" ${aot[@]+"${aot[@]}"} -jar "$app/server.jar" admin "$@"
}
