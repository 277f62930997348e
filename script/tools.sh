# shellcheck shell=bash
# The variables of one of these files are used in the others.
# shellcheck disable=SC2034,SC2154
# Finds a JDK 25 and Maven, wherever they stand.

# Folders whose children may be JDKs. Tests point this elsewhere.
jdk_places=${LANET_JDK_PLACES-/usr/lib/jvm:${HOME:-/nonexistent}/.sdkman/candidates/java:${HOME:-/nonexistent}/.jdks:/opt:/opt/java:/usr/java:/Library/Java/JavaVirtualMachines}

# Sets and exports JAVA_HOME, or explains what to install.
need_jdk() {
    local home
    if [ -n "${LANET_JAVA_HOME:-}" ]; then
        is_jdk_25 "$LANET_JAVA_HOME" || refuse wrong_jdk "$LANET_JAVA_HOME"
        use_jdk "$LANET_JAVA_HOME"
        return
    fi
    while IFS= read -r home; do
        if is_jdk_25 "$home"; then
            use_jdk "$home"
            return
        fi
    done < <(jdk_candidates)
    local system=linux
    [ "$(uname -s)" != Darwin ] || system=macos
    fail no_jdk "$(say "install_jdk_$system")" "${jdk_places//:/, }"
}

use_jdk() {
    JAVA_HOME=$1
    export JAVA_HOME
}

jdk_candidates() {
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    local java place home
    if java=$(command -v java); then
        java=$(resolved "$java")
        dirname -- "$(dirname -- "$java")"
    fi
    local -a places
    IFS=: read -r -a places <<<"$jdk_places"
    for place in ${places[@]+"${places[@]}"}; do
        for home in "$place"/*/ "$place"/*/Contents/Home; do
            [ ! -d "$home" ] || echo "${home%/}"
        done
    done
    [ -n "${LANET_JDK_PLACES+set}" ] || [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v 25 2>/dev/null || true
}

# Follows links; macOS has no readlink -f in its older versions.
resolved() {
    local path=$1 target
    while target=$(readlink -- "$path"); do
        case $target in
            /*) path=$target ;;
            *) path=$(dirname -- "$path")/$target ;;
        esac
    done
    echo "$path"
}

# A JDK has a compiler; its version stands in a file, so that nothing must be started.
is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] &&
        grep -Eq '^JAVA_VERSION="25([."+-]|$)' "$1/release"
}

# Sets mvn, or explains what to install.
need_maven() {
    local candidate
    mvn=
    for candidate in "${MAVEN_HOME:-/nonexistent}/bin/mvn" "${M2_HOME:-/nonexistent}/bin/mvn" "$(command -v mvn || true)" \
        /usr/share/maven/bin/mvn "${HOME:-/nonexistent}"/.sdkman/candidates/maven/current/bin/mvn /opt/*maven*/bin/mvn; do
        if [ -n "$candidate" ] && [ -x "$candidate" ]; then
            mvn=$candidate
            return
        fi
    done
    fail no_maven
}

is_root() {
    [ "$(id -u)" = 0 ]
}
