#!/bin/sh
# Measures everything of bench/limits.tsv some times over and prints the table (bench/README.md).
#
#   ENTENTE=./entente BIN=./bench sh bench/run.sh [GROUP...]
#
# GROUP is screen, filter, search, open, idle, save, load, import, list, commands, dashboards or portfolio;
# without one, all of them. RUNS (5), BIG (100000), SMALL (500) and MEDIUM (10000, for imports) can be set,
# DEEP (2000) alliances with READINGS (50) each for the figures of a portfolio; WORK is the folder for
# the portfolios, some 2 GB with the standard sizes; KEEP=1 leaves it there and uses again what it holds.
set -u

SRC=$(cd "$(dirname "$0")/.." && pwd)
: "${ENTENTE:=$PWD/entente}" "${BIN:=$PWD/bench}" "${WORK:=$PWD/bench/work}" "${KEEP:=}"
: "${RUNS:=5}" "${BIG:=100000}" "${SMALL:=500}" "${MEDIUM:=10000}" "${DEEP:=2000}" "${READINGS:=50}"
ALL_GROUPS='screen filter search open idle save load import list commands dashboards portfolio'
GROUPS_WANTED=${*:-$ALL_GROUPS}

fail() {
    echo "bench: $*" >&2
    exit 1
}

skip() {
    echo "bench: $*" >&2
}

wanted() {
    case " $GROUPS_WANTED " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

[ -x "$ENTENTE" ] || fail "$ENTENTE is not there; make builds it"
for tool in floor empty pty start make save open deep dashboards; do
    [ -x "$BIN/$tool" ] || fail "$BIN/$tool is not there; make bench builds it"
done
mkdir -p "$WORK/home" || fail "$WORK cannot be made"
WORK=$(cd "$WORK" && pwd)
BIN=$(cd "$BIN" && pwd)
ENTENTE=$(cd "$(dirname "$ENTENTE")" && pwd)/$(basename "$ENTENTE")
[ -n "$KEEP" ] || trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Nothing of the user's own configuration, and the same terminal for everyone.
unset ENTENTE_PORTFOLIO NO_COLOR COLORTERM LINES COLUMNS LC_CTYPE
export HOME="$WORK/home" XDG_CONFIG_HOME="$WORK/home/config" XDG_DATA_HOME="$WORK/home/data"
export XDG_STATE_HOME="$WORK/home/state" TERM=xterm-256color LC_ALL=C.UTF-8

SQLITE=$(command -v sqlite3) || SQLITE=
[ -n "$SQLITE" ] || skip "there is no sqlite3 shell: what is measured against it has no ratio"

results=$WORK/results
: >"$results"
run=0

# Run a tool; its lines become results of this run. Run 0 warms the caches and does not count.
take() {
    "$@" >"$WORK/taken" || { skip "left out: $*"; return 0; }
    [ "$run" = 0 ] || awk -v run="$run" '{ print run "\t" $0 }' "$WORK/taken" >>"$results"
}

# The sqlite3 shell: SUBJECT TIMES ARGUMENTS..., when there is one.
shell() {
    subject=$1 times=$2
    shift 2
    [ -z "$SQLITE" ] || take "$BIN/start" "$times" "$subject" "$SQLITE" "$@"
}

# ---- portfolios, by the program's own import ----

portfolio() {   # FILE ALLIANCES
    [ -n "$KEEP" ] && [ -s "$1" ] && return
    rm -rf "$1" "$1".* "${1%.entente}.backups"
    "$BIN/make" "$2" "$WORK/document.json" >/dev/null || fail "the document cannot be written"
    "$ENTENTE" init "$1" --name "Benchmark" --quiet || fail "entente init failed"
    "$ENTENTE" import "$WORK/document.json" -f "$1" --quiet || fail "entente import failed"
    rm -rf "$WORK/document.json" "${1%.entente}.backups"
}

# With all that figures are computed from: FILE ALLIANCES COMMITMENTS DECISIONS METRICS READINGS.
deep() {
    [ -n "$KEEP" ] && [ -s "$1" ] && return
    rm -rf "$1" "$1".* "${1%.entente}.backups"
    "$BIN/deep" "$2" "$3" "$4" "$5" "$6" "$WORK/document.json" >/dev/null || fail "the document cannot be written"
    "$ENTENTE" init "$1" --name "Benchmark" --quiet || fail "entente init failed"
    "$ENTENTE" import "$WORK/document.json" -f "$1" --quiet || fail "entente import failed"
    rm -rf "$WORK/document.json" "${1%.entente}.backups"
}

if wanted dashboards; then
    echo "bench: making an alliance with 1,000,000 readings in $WORK" >&2
    one=$WORK/portfolio-one.entente
    deep "$one" 1 1000 500 200 1000000
fi
if wanted portfolio; then
    echo "bench: making $DEEP alliances with $((DEEP * READINGS)) readings in $WORK" >&2
    many=$WORK/portfolio-$DEEP-$READINGS.entente
    deep "$many" "$DEEP" 30 20 10 "$READINGS"
fi

plain_wanted=
for group in screen filter search open idle save load import list commands; do
    ! wanted $group || plain_wanted=1
done
tiny=$WORK/portfolio-12.entente small=$WORK/portfolio-$SMALL.entente big=$WORK/portfolio-$BIG.entente
if [ -n "$plain_wanted" ]; then
    echo "bench: making portfolios of $SMALL and $BIG alliances in $WORK" >&2
    portfolio "$tiny" 12
    portfolio "$small" "$SMALL"
    portfolio "$big" "$BIG"
fi

# ---- the groups ----

# Ready is when the first row and the last line of the screen are there.
screen() {      # SUBJECT PORTFOLIO SIZE OPTIONS-OF-PTY...
    subject=$1 file=$2 size=$3
    shift 3
    # Into the system's cache, wherever the last tool left it; and because reading 800 MB leaves nothing
    # else in the processor's caches, one start that does not count.
    cat "$file" >/dev/null
    "$BIN/pty" -s "$size" -r Amber -r help "$subject" "$ENTENTE" -f "$file" >/dev/null
    take "$BIN/pty" -s "$size" -r Amber -r help "$@" "$subject" "$ENTENTE" -f "$file"
}

# Down inside the page moves the highlight only; at its end the list scrolls.
MOVES='-Home Down*9 -Home Down*9 -Home Down*9 -Home Down*9 -Home Down*9 -Home Down*9 -Home Down*9'
MOVES="$MOVES $MOVES -Home -Down*40 scroll=Down*100 -Home PageDown*50"

group_screen() {
    for size in 80x24 120x40; do
        take "$BIN/pty" -s $size -r row -c -k "$MOVES" "floor $size" "$BIN/floor" "$BIG"
        screen "large $size" "$big" $size -c -k "$MOVES"
        screen "small $size" "$small" $size -c -k "$MOVES"
        take "$BIN/pty" -s $size -r row -c -k "$MOVES" "lean floor $size" "$BIN/floor" -m -f "$BIG"
    done
    screen "busy 80x24" "$big" 80x24 -k '-Home Down*9 -Home Down*9 -Home -Down*40 Down*60'
    shell "shell first page" 20 -readonly "$big" \
        'SELECT * FROM alliance WHERE deleted=0 ORDER BY name COLLATE NOCASE, id LIMIT 40'
}

# Words that many, few and no alliances have, typed at the pace of a quick typist; then with a rest after
# the last letter, until everything has been found.
group_filter() {
    keys='-/ filter=text:cedar -Escape -/ filter=text:zephyr filter=Backspace*6 -Escape'
    screen "large filter" "$big" 80x24 -c -p 80 -k "$keys -/ filter=text:qqq -Escape"
    screen "small filter" "$small" 80x24 -c -p 80 -k "$keys -/ filter=text:qqq -Escape"
    screen "large filter all" "$big" 80x24 -c -p 500 \
        -k '-/ -text:zephy all=r -Escape -/ -text:ceda all=r -Escape -/ -text:qq all=q -Escape'
    shell "shell filter" 5 -readonly "$big" "SELECT id, name FROM alliance
        WHERE name LIKE '%zephyr%' ORDER BY name COLLATE NOCASE LIMIT 40"
    # what the filter really looks through: name, code, note and the parties
    shell "shell filter all" 2 -readonly "$big" "SELECT count(*) FROM alliance a
        WHERE deleted=0 AND (name LIKE '%zephyr%' OR code LIKE '%zephyr%' OR note LIKE '%zephyr%' OR EXISTS
        (SELECT 1 FROM party p JOIN organisation o ON o.id=p.organisation
         WHERE p.alliance=a.id AND p.deleted=0 AND o.name LIKE '%zephyr%'))"
}

group_search() {
    keys='-Ctrl-F search=text:zephyr -Escape -Ctrl-F search=text:harbour -Escape'
    screen "large search" "$big" 80x24 -c -p 80 -k "$keys"
    screen "small search" "$small" 80x24 -c -p 80 -k "$keys"
    screen "large search all" "$big" 80x24 -c -p 800 -k '-Ctrl-F -text:zephy all=r -Escape'
    shell "shell search" 5 -readonly "$big" "SELECT id, name FROM alliance
        WHERE deleted=0 AND (name LIKE '%zephyr%' OR note LIKE '%zephyr%') LIMIT 40"
}

group_open() {
    screen "large open" "$big" 80x24 -c -t 20 -p 30 -k '-Down*7 open=Enter steps=2 -0'
    screen "small open" "$small" 80x24 -c -t 20 -p 30 -k '-Down*7 open=Enter steps=2 -0'
}

group_idle() {
    screen "large idle" "$big" 80x24 -i 5
    take "$BIN/pty" -s 80x24 -r row -i 2 "floor idle" "$BIN/floor" "$BIG"
}

# The file is changed: a copy is. It lies in the same folder, because durable saving is what is measured.
group_save() {
    if [ "$run" = 0 ]; then
        cp "$big" "$WORK/big-copy.entente"
        cp "$small" "$WORK/small-copy.entente"
    fi
    take "$BIN/save" large "$WORK/big-copy.entente" 200
    take "$BIN/save" small "$WORK/small-copy.entente" 200
}

group_load() {
    take "$BIN/open" large "$big" 500
    take "$BIN/open" small "$small" 300
}

# The same records, as a document into an empty portfolio and as CSV into the same tables.
group_import() {
    if [ "$run" = 0 ]; then
        mkdir -p "$WORK/csv"
        "$BIN/make" "$MEDIUM" "$WORK/import.json" "$WORK/csv" >"$WORK/import.count"
        {
            echo ".read '$SRC/schema/001.sql'"
            echo ".mode csv"
            for table in "$WORK"/csv/*.csv; do
                echo ".import '$table' $(basename "$table" .csv)"
            done
        } >"$WORK/import.sql"
    fi
    rm -rf "$WORK/import.entente" "$WORK/import.backups" "$WORK/import.db"
    "$ENTENTE" init "$WORK/import.entente" --quiet || return 0
    take "$BIN/start" 1 import "$ENTENTE" import "$WORK/import.json" -f "$WORK/import.entente" --quiet
    shell "shell import" 1 "$WORK/import.db" ".read '$WORK/import.sql'"
    rate=$(awk -v run="$run" -v n="$(cat "$WORK/import.count")" -F '\t' \
        '$1 == run && $2 == "import" { print n / $4 * 1000; exit }' "$results")
    [ -z "$rate" ] || printf '%s\timport\trecords/s\t%s\n' "$run" "$rate" >>"$results"
}

group_list() {
    take "$BIN/start" 1 "list json" "$ENTENTE" list --json -f "$big"
    shell "shell json" 1 -readonly -json "$big" \
        'SELECT * FROM alliance WHERE deleted=0 ORDER BY name COLLATE NOCASE, id'
}

group_commands() {
    take "$BIN/start" 40 empty "$BIN/empty" -- version "$ENTENTE" --version \
        -- list "$ENTENTE" list -f "$tiny" -- show "$ENTENTE" show B000000 -f "$tiny" \
        -- journal "$ENTENTE" journal --limit 20 -f "$tiny" -- help "$ENTENTE" help list
}

# The records of an alliance in a table; in one whose index is on the record they hang on.
rows_of() {
    printf "SELECT * FROM \"%s\" WHERE alliance='A0000000000000' AND deleted=0;" "$1"
}
rows_below() {
    printf "SELECT t.* FROM \"%s\" p JOIN \"%s\" t ON t.\"%s\"=p.id WHERE p.alliance='A0000000000000'
        AND t.deleted=0;" "$2" "$1" "$3"
}
newest_readings="SELECT m.id, r.date, r.value FROM metric m JOIN reading r ON r.id=(SELECT x.id FROM reading x
    WHERE x.metric=m.id AND x.deleted=0 AND x.date<='2999' ORDER BY x.date DESC, x.id DESC LIMIT 1)
    WHERE m.alliance='A0000000000000';"

# The shell reads the same records, and computes nothing of them.
group_dashboards() {
    take "$BIN/dashboards" one "$one" 20
    shell "shell governance" 5 -readonly "$one" "$(for t in body meeting decision decision_right commitment issue \
        ladder_level trust_record safeguard flag role_assignment charter exit_plan value_entry time_log party; do
        rows_of $t; done; rows_below attendance meeting meeting; rows_below due_change commitment commitment
        rows_below escalation issue issue)"
    shell "shell learning" 5 -readonly "$one" "$(for t in learning_objective knowledge_item learning_event \
        contact_pair contact lesson absorptive_capacity inkpen_answer doz_cycle asymmetry; do rows_of $t; done
        rows_below learning_progress learning_objective objective; rows_below doz_cell doz_cycle cycle)"
    shell "shell progress" 5 -readonly "$one" "$(for t in metric survey difference stakeholder idea \
        information_item action decision issue commitment time_log; do rows_of $t; done
        rows_below plan_point metric metric; rows_below answer survey survey) $newest_readings"
    shell "shell steps" 5 -readonly "$one" "$(for t in step_state step_answer step_row objective metric contact_pair \
        value_entry alliance_link; do rows_of $t; done)"
    shell "shell risk" 5 -readonly "$one" "$(for t in risk signal_response body meeting decision decision_right \
        commitment issue trust_record safeguard flag role_assignment charter value_entry time_log party \
        learning_objective knowledge_item learning_event contact_pair contact inkpen_answer doz_cycle metric \
        survey difference stakeholder idea step_state step_answer step_row review exit_trigger; do rows_of $t; done
        rows_below attendance meeting meeting; rows_below answer survey survey) $newest_readings"
}

# What needs you today, and the portfolio dashboard, of many alliances. The file is changed.
group_portfolio() {
    take "$BIN/dashboards" -a many "$many" 10
    take "$BIN/start" 5 "many attend" "$ENTENTE" attend -f "$many"
    take "$BIN/start" 5 "many dashboard" "$ENTENTE" dashboard portfolio -f "$many"
    shell "shell many" 5 -readonly "$many" 'SELECT * FROM alliance WHERE deleted=0; SELECT * FROM digest;'
}

while [ "$run" -le "$RUNS" ]; do
    echo "bench: run $run of $RUNS" >&2
    for group in $ALL_GROUPS; do
        ! wanted $group || group_$group
    done
    run=$((run + 1))
done

# ---- the table ----

cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | sed -n 1p)
commit=$(git -C "$SRC" rev-parse --short HEAD 2>/dev/null)
echo "Entente $("$ENTENTE" --version | sed -n '1s/^[^0-9]*//p')${commit:+ ($commit)}, $(date -u +%Y-%m-%d)," \
    "${cpu:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN 2>/dev/null || echo '?') cores, $(uname -sr)," \
    "$RUNS runs, large $BIG, small $SMALL alliances."
awk -f "$SRC/bench/table.awk" "$SRC/bench/limits.tsv" "$results"
[ -z "$KEEP" ] || echo "bench: every figure of every run is in $results" >&2
