# shellcheck shell=bash
# The variables of one of these files are used in the others.
# shellcheck disable=SC2034,SC2154
# Tests, and what they need.

run_check() {
    [ $# -eq 0 ] || refuse unknown_option check "$1" check
    verify -q -Dlanet.excludedGroups=browser,desktop,slow
}

run_test() {
    [ $# -eq 0 ] || refuse unknown_option test "$1" test
    need_test_tools
    need_screen
    verify
}

run_format() {
    [ $# -eq 0 ] || refuse unknown_option format "$1" format
    need_jdk
    need_maven
    exec "$mvn" -q -B -ntp -f "$top/pom.xml" spotless:apply
}

# Runs every module's tests even when one fails, then counts. The exit code is that of the tests. Two modules at once: the
# others' tests wait more than they work, and are done while the server's still run. A test that failed is tried a second
# time; one that passes then is unsteady, and is named as such at the end, for somebody to mend. What the tests print is
# in target/surefire-reports, not between their results.
verify() {
    need_jdk
    need_maven
    local code=0 counts
    rm -rf "$top"/*/target/surefire-reports
    "$mvn" -B -ntp -T 2 -f "$top/pom.xml" verify -Dmaven.test.failure.ignore=true -Dsurefire.rerunFailingTestsCount=1 \
        -Dmaven.test.redirectTestOutputToFile=true "$@" </dev/null || code=1
    unsteady_tests
    counts=$(count_tests)
    # Three numbers.
    # shellcheck disable=SC2086
    say test_counts $counts
    case $counts in
        *' 0 '*) ;;
        *) code=1 ;;
    esac
    exit "$code"
}

# Prints passed, failed and skipped, summed over all reports.
count_tests() {
    find "$top" -path '*/target/surefire-reports/TEST-*.xml' -exec grep -h '<testsuite ' {} + 2>/dev/null |
        awk '
            function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
            { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
            END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

# Names every test that failed first and passed then.
unsteady_tests() {
    local report test
    while IFS= read -r report; do
        while IFS= read -r test; do
            test=${report##*/TEST-}${test:+.$test}
            say test_unsteady "${test/.xml/}"
        done < <(grep -B 1 -E '<flaky(Failure|Error)' "$report" | sed -n 's/.*<testcase name="\([^"]*\)".*/\1/p')
    done < <(grep -l -r --include='TEST-*.xml' -E '<flaky(Failure|Error)' "$top"/*/target/surefire-reports 2>/dev/null)
}

# A screen that nobody sees, for the windows of the desktop's tests. Java looks for it once, at the start.
need_screen() {
    local number
    mkdir -p "$work"
    Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$work/screen.number" >"$work/screen.log" 2>&1 &
    screen=$!
    trap 'kill "$screen" 2>/dev/null || true' EXIT
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        number=$(cat "$work/screen.number")
        [ -z "$number" ] || break
        sleep 1
    done
    [ -n "$number" ] || fail no_screen "$work/screen.log"
    export DISPLAY=":$number"
}

need_test_tools() {
    local missing='' log=$work/install.log
    command -v mvn >/dev/null || missing="$missing maven"
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing="$missing chromium"
    command -v shellcheck >/dev/null || missing="$missing shellcheck"
    # A screen, a window manager, a bar with a place for icons, and somebody who moves the mouse.
    local program
    for program in openbox tint2 xdotool; do
        command -v "$program" >/dev/null || missing="$missing $program"
    done
    command -v Xvfb >/dev/null || missing="$missing xvfb"
    # Without a font with these letters, pictures of pages prove nothing.
    ls /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf >/dev/null 2>&1 || missing="$missing fonts-noto-core"
    missing=${missing# }
    [ -n "$missing" ] || return 0
    if ! is_root || ! command -v apt-get >/dev/null; then
        fail please_install "$missing" "$missing"
    fi
    say installing "$missing"
    mkdir -p "$work"
    # Words on purpose.
    # shellcheck disable=SC2086
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } \
        </dev/null >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail install_failed "$missing" "$log"; }
}
