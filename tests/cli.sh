#!/bin/sh
# Every command with good, bad and hostile input: exit status, standard output, the form of messages.
# $ENTENTE is the program. Each case is one line of the report; the first failures are shown in full.
set -u

: "${ENTENTE:?ENTENTE must name the program}"
home=$(mktemp -d "${TMPDIR:-/tmp}/entente-cli.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
HOME=$home
XDG_CONFIG_HOME=$home/config
XDG_DATA_HOME=$home/data
XDG_STATE_HOME=$home/state
TMPDIR=$home/tmp
LC_ALL=C.UTF-8
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME TMPDIR LC_ALL
unset ENTENTE_PORTFOLIO NO_COLOR ENTENTE_THEME COLUMNS 2>/dev/null
mkdir "$home/tmp" "$home/work" && cd "$home/work" || exit 1

cases=0 failures=0
esc=$(printf '\033')
python=$(command -v python3 || true)

fail() {
    failures=$((failures + 1))
    echo "FAIL: $*" >&2
    if [ "$failures" -le 12 ]; then
        sed 's/^/    out: /' "$home/out" | head -n 8 >&2
        sed 's/^/    err: /' "$home/err" | head -n 8 >&2
    fi
}

# run STATUS WORD... : run the program, expect the exit status, check what holds for every call.
run() {
    want=$1
    shift
    cases=$((cases + 1))
    "$ENTENTE" "$@" >"$home/out" 2>"$home/err" </dev/null
    got=$?
    [ "$got" -eq "$want" ] || fail "status $got, not $want: entente $*"
    if [ "$got" -ge 2 ]; then
        [ -s "$home/out" ] && fail "a failed command printed something: entente $*"
        grep -q '^entente: [^ ].*: ' "$home/err" || fail "no 'entente: WHERE: WHAT': entente $*"
    fi
    grep -v '^entente: ' "$home/err" >/dev/null && fail "a message without 'entente:': entente $*"
    case " $* " in
        *" --csv "*) tr -d '\r' <"$home/out" >"$home/plain" ;;
        *) cp "$home/out" "$home/plain" ;;
    esac
    if LC_ALL=C grep -q "[$(printf '\001-\010\013-\037\177')]" "$home/plain" "$home/err"; then
        fail "a control character was printed: entente $*"
    fi
    [ -z "$(ls -A "$TMPDIR")" ] || fail "something was left in TMPDIR: entente $*"
}

# ok WORD... : it must succeed.
ok() { run 0 "$@"; }

# says TEXT, tells TEXT: on standard output, on standard error.
says() { grep -qF -- "$1" "$home/out" || fail "standard output lacks: $1"; }
tells() { grep -qF -- "$1" "$home/err" || fail "the message lacks: $1"; }
never_says() { grep -qF -- "$1" "$home/out" && fail "standard output has: $1"; }

# json [EXPRESSION] : the last output is one JSON object, entente 1, with rows; EXPRESSION about `d` holds.
json() {
    [ -n "$python" ] || return 0
    "$python" -c '
import json, sys
d = json.load(open(sys.argv[1]))
assert d["entente"] == 1 and isinstance(d["rows"], list)
assert eval(sys.argv[2]), sys.argv[2]' "$home/out" "${1:-True}" 2>"$home/why" || {
        fail "JSON: ${1:-valid}: $(tail -n 1 "$home/why")"
    }
}

mode() { stat -c %a "$1" 2>/dev/null || stat -f %Lp "$1"; }
is_mode() { [ "$(mode "$2")" = "$1" ] || fail "$2 has mode $(mode "$2"), not $1"; }

# ---- the command line itself ----

ok --version
says "entente "
says "SQLite "
ok --help
says "entente COMMAND"
ok list --help
says "Examples"
ok help
for command in $("$ENTENTE" help commands | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    ok help "$command"
    says "entente $command"
    ok "$command" --help
done
run 2 lsit
tells "list"
run 2 frobnicate
run 2 list --jsno
tells "Did you mean --json"
run 2 list --by x
run 2 list --json=yes
tells "takes no value"
run 2 list -f
tells "a value must follow"
run 2 list -Z
run 2 --frob
run 2 --json
run 2 show
tells "The form is: entente show REF [VIEW]"
run 2 undo a b
run 2 list --color=purple
run 2 list --json --csv
run 2 a/b.entente c/d.entente
run 2 "$(printf 'evil\033]0;title\007')"
run 2 "list$(printf '\033[2J')"

# ---- no portfolio yet ----

run 3 list
tells "entente init"
run 3 list -f nothing.entente
run 3 list -f no/such/folder.entente
run 3 verify -f nothing.entente
run 3 undo

# ---- init ----

ok init work.entente --name 'Alliances of Acme'
says "new, empty portfolio"
is_mode 600 work.entente
run 3 undo -f work.entente
run 4 init work.entente
tells "already"
run 2 init x.entente --kind nonsense
ok init training.entente --kind training --json
json 'd["rows"][0]["file"] == "training.entente"'
ok init dry.entente --dry-run
says "Nothing was changed"
[ -e dry.entente ] && fail "--dry-run made a file"
run 3 init no/such/folder.entente
run 2 init
ok init 'name with blanks
and a line end.entente'
rm -f name*
ENTENTE_PORTFOLIO=$home/work/work.entente
export ENTENTE_PORTFOLIO

# ---- add ----

ok add organisation name=Acme is_us=yes
says "Organisation 'Acme': added"
ok add organisation "name=Quest International" country=Germany
ok add person "name=Ana Lopez" organisation=Acme email=ana@example.org
ok add alliance "name=Biocon–Quest"
says "its code is BQ"
ok add alliance name=Second code=TWO tier=strategic --json
json 'd["rows"][0]["code"] == "TWO" and d["rows"][0]["tier"] == "strategic"'
ok add party alliance=BQ organisation=Quest side=them
ok add commitment alliance=BQ "title=Deliver the report" promised_by=us promised_to=them due=2027-03-31
says "Wednesday, 31 March 2027"
ok add commitment alliance=BQ title=Dry promised_by=us promised_to=them due=eoq --dry-run
says "Nothing was changed"
ok list commitment
never_says Dry
says "Due         Promised by"
ok add organisation name=Silent --quiet
[ -s "$home/out" ] && fail "--quiet said something"
run 2 add nonsense name=x
run 2 add commitmnt title=x
tells "commitment"
run 2 add organisation nme=x
tells "name"
run 2 add organisation name
tells "FIELD=VALUE"
run 2 add organisation name=a name=b
tells "twice"
run 2 add step_row alliance=BQ
run 2 add portfolio name=x
run 2 add alliance tier=strategic
run 4 add organisation country=x
run 4 add commitment alliance=BQ title=x promised_by=us promised_to=them due=03/04
tells "due"
run 4 add commitment alliance=BQ title=x promised_by=nobody promised_to=them due=eoq
tells "promised_by"
run 4 add alliance name=x code=TWO
for bad in alliance=NOPE alliance=; do
    "$ENTENTE" add commitment $bad title=x promised_by=us promised_to=them due=eoq >"$home/out" 2>"$home/err"
    [ $? -ge 2 ] || fail "accepted: $bad"
done
ok add organisation "name=$(printf 'Evil\033[31m\007\342\200\256name')"
ok list organisation
ok list organisation --json
ok list organisation --csv
ok export -o hostile.json
LC_ALL=C grep -q "$esc" hostile.json && fail "an escape sequence left with an export"
run 7 add organisation name=x --readonly

# ---- list ----

ok list
says "BQ"
says "Biocon–Quest"
ok list alliance
ok list alliances
ok list --json
json 'len(d["rows"]) == 2'
ok list commitment -a BQ --json
json 'd["rows"][0]["title"] == "Deliver the report"'
ok list --csv
says "id,code,name"
ok list organisation country:Germany
says "Quest"
never_says "Acme"
ok list organisation --sort -name
ok list organisation --limit 1 --json
json 'len(d["rows"]) == 1'
ok list nothingmatchesthis
says "Nothing matches"
ok list --as-of 2027-01-01
ok list trust_record
run 2 list --as-of never
run 2 list --limit zero
run 2 list --limit 0
run 2 list --sort nofield
run 2 list organisation -a BQ
run 3 list commitment -a NOPE
run 4 list nofield:x
ok list reference
says "baserates"
ok list reference baserates
says "Cautions"
says "In pictures"
ok list reference baserates --json
json 'len(d["cautions"]) > 0 and len(d["rows"]) == 8'
ok list reference table2 --csv
run 3 list reference nothing
[ "$("$ENTENTE" list | awk '{ if (length($0) > 80) print }' | wc -l)" -eq 0 ] || fail "list is wider than 80"

# ---- show ----

ok show BQ
says "Steps"
says "Quest International"
ok show BQ overview
ok show bq
ok show BQ --json
json 'd["rows"][0]["code"] == "BQ" and len(d["steps"]) == 12'
ok show BQ steps
ok show BQ steps --json
json '[r["step"] for r in d["rows"]] == list(range(1, 13))'
ok show BQ 4
says "s04.criteria"
ok show BQ 4 --json
json 'd["step"]["step"] == 4 and len(d["checks"]) > 3 and d["missing"]'
ok show BQ s04
ok show BQ commitment
ok show BQ journal
ok show Quest
ok show "Quest Int" --json
json 'd["rows"][0]["country"] == "Germany"'
ok show portfolio
says "Alliances of Acme"
run 3 show NOPE
run 4 show ''
run 2 show BQ nonsense
run 2 show BQ 13
run 2 show Quest steps
run 3 show BQ 4 --revision 9

# ---- set ----

run 4 set BQ state=exploring
tells "sponsor"
run 4 set BQ state=operating
tells "does not follow"
ok set BQ 'sponsor_us=Ana Lopez'
ok set BQ state=exploring
says "exploring"
ok set BQ tier=strategic planned_end=+1y --json
json 'd["rows"][0]["tier"] == "strategic"'
ok set BQ tier=
ok show BQ --json
json 'd["rows"][0]["tier"] is None'
ok set portfolio name=Renamed
ok show portfolio
says "Renamed"
ok set BQ 's01.vision=A car for everybody' s01.goals+ 'goal=Grow' priority=5 s01.goals+ 'goal=Learn' priority=2
says "row added"
ok show BQ 1 --json
json '[len(r["rows"]) for r in d["rows"] if r["field"] == "s01.goals"] == [2]'
ok set BQ s01.goals#2 priority=4
ok set BQ s01.goals#2=1
ok show BQ 1
says "#1  Goal: Learn"
ok set BQ s01.goals#1-
ok show BQ 1 --json
json '[len(r["rows"]) for r in d["rows"] if r["field"] == "s01.goals"] == [1]'
ok set BQ s01.vision=
ok set BQ s04.candidates+ organisation=Quest s04.criteria+ criterion=Skill weight=100
ok set BQ s04.scores+ candidate=s04.candidates#1 criterion=s04.criteria#1 score=4
ok show BQ 4
says "#1 Quest International"
ok set BQ s01.vision=Dry --dry-run
ok show BQ 1
never_says "Dry"
run 2 set BQ s01.visoin=x
tells "s01.vision"
run 2 set BQ s01.goals=x
run 2 set BQ s01.goals+
run 2 set BQ s01.vision+ x=1
run 2 set BQ s01.goals+ gaol=x
run 3 set BQ s01.goals#9 priority=4
run 2 set BQ s01.goals#x priority=4
run 2 set BQ s99.x=1
run 2 set BQ s09.bodies=x
tells "entente add body"
run 4 set BQ s01.goals#1 priority=9
run 4 set BQ s04.scores+ candidate=s04.candidates#7 score=4
run 2 set BQ nofield=x
run 2 set BQ
run 4 set BQ state=nonsense
run 4 set BQ name=
run 3 set NOPE name=x
run 7 set BQ name=x --readonly
long=$(awk 'BEGIN { for (i = 0; i < 500; i++) printf "x" }')
run 4 set BQ "name=$long"

# ---- move, record, plan ----

id_of() { sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$home/out" | head -n 1; }
ok add commitment alliance=BQ title=Report promised_by=us promised_to=them due=+1m --json
promise=$(id_of)
ok move "$promise"
says "in_progress"
says "renegotiated"
run 4 move "$promise" verified
tells "delivered"
run 2 move "$promise" nonsense=1
run 4 move "$promise" nonsense
ok move "$promise" in_progress
ok move "$promise" delivered delivered_on=yesterday --json
json 'd["rows"][0]["delivered_on"] is not None and d["rows"][0]["state"] == "delivered"'
ok undo
ok move "$promise" renegotiated new_due=+2m by_side=them reason='New test'
ok list due_change -a BQ --json
json '[r["reason"] for r in d["rows"]] == ["New test"]'
run 4 move "$promise" renegotiated
tells "new_due"
ok add issue alliance=BQ title=Late type=operational raised_by=us raised_on=today severity=3 --json
issue=$(id_of)
ok move "$issue" inquiry
run 4 move "$issue" escalated
tells "helped to cause"
ok move "$issue" escalated 'our_contribution=We were slow' 'their_contribution=So were they' joint=yes --json
json 'd["rows"][0]["level"] == 2'
ok list escalation -a BQ --json
json 'd["rows"][0]["joint"] == 1 and d["rows"][0]["to_level"] == 2'
ok undo
ok list escalation -a BQ --json
json 'd["rows"] == []'
run 4 move "$issue" escalated our_contribution=x their_contribution=y to_level=4
tells "severity 5"
ok move "$issue" --json
json '[r["state"] for r in d["rows"]] == ["resolved", "escalated"]'
ok record BQ M1.4 2 --on yesterday --confidence high --evidence 'Weekly call'
ok record BQ 'breaches' 3
ok record BQ o1.3 '4 mostly in process control'
says "next O1.1: Do we still know"
ok list inkpen_answer question:O1.3 --json
says '"value":4'
says '"answer":"mostly in process control"'
run 4 record BQ O1.3 mostly
tells "O1.3: 'mostly' is no rating from 1 to 5"
ok record BQ O1.2 casting
ok help O1.3
says "How much would that knowledge strengthen"
says "5  Yes, fully"
ok list reading -a BQ --json
json 'sorted(r["value"] for r in d["rows"]) == [2, 3]'
ok list metric -a BQ --json
json '[r["code"] for r in d["rows"]] == ["M1.4"]'
run 3 record BQ M1.7 2
tells "M1.4"
run 4 record BQ M1.2 2
tells "computed"
run 4 record BQ M1.4 2 --on 2027-02-30
run 4 record BQ M1.4 2 --on tomorrow
tells "still to come"
run 4 record BQ M4.4 250
tells "a share from 0 to 100 %"
run 2 record BQ M1.4 -5
tells "A number below zero stands behind '--': 'entente record ... -- -5'"
run 4 record BQ M1.4 -- -2
tells "counts what happened"
run 4 add reading alliance=BQ metric='Breaches of' date=today value=-2
tells "counts what happened"
run 4 record BQ M1.4 many
ok add exit_plan alliance=BQ --json
plan=$(id_of)
run 4 add exit_plan alliance=BQ
tells "$plan"
run 4 add metric alliance=BQ code=M1.4 name=Twice kind=progress rule=R1
tells "is there already"
ok bin "$plan"
ok add exit_plan alliance=BQ state=outline --json
[ "$(id_of)" = "$plan" ] || fail "an exit plan has one id"
run 4 restore "$plan"
run 2 survey show BQ --csv
tells "--json"
run 4 add bound code=ZZ green=1 red=2
tells "M2.1"
run 4 add bound code=G5 green=30 red=14
tells "green=14 red=30"
run 4 add contact alliance=BQ date=tomorrow
tells "still to come"
run 4 add review alliance=BQ kind=steering date=+1m
tells "state=planned"
ok add review alliance=BQ kind=steering date=+1m state=planned
run 4 add time_log alliance=BQ date=today kind=joint hours=-3
tells "cannot be"
run 4 add role_assignment alliance=BQ role=sponsor side=them from=today
tells "nobody holds it"
run 4 add alliance_link alliance=BQ other=BQ relation=complement strength=1
printf 'alliance,date,kind,hours\nBQ,2199-01-01,joint,2\nBQ,2026-01-05,joint,-2\nBQ,2026-01-05,joint,2\n' >late.csv
run 1 import late.csv --kind time_log
grep -q 'still to come' late.csv.rejects && grep -q 'cannot be' late.csv.rejects || fail "reasons are written"
rm -f late.csv late.csv.rejects
ok bin "$plan"
run 4 record BQ M1.4 2 --confidence sure
run 3 record NOPE M1.4 2
ok export commitment --json
sed 's/"state":"in_progress"/"state":"verified","delivered_on":"2026-01-01"/; s/"delivered_on":null,//' "$home/out" >skip.json
run 1 import skip.json
tells "does not follow"
ok show "$promise" --json
json 'd["rows"][0]["state"] == "in_progress"'
rm -f skip.json skip.json.rejects
ok add body alliance=BQ name=Steering kind=steering meets=quarterly --json
body=$(id_of)
ok plan "$body"
says "4 new meetings"
ok plan "$body"
says "0 new meetings"
ok plan BQ --count 6
says "2 new meetings"
ok plan BQ --until +1m
says "0 new meetings"
run 4 plan BQ --until 2020-01-01
run 4 plan BQ --until 2999-12-31
tells "that is more than 200 meetings"
tells "such as --until"
run 4 plan "$promise"
ok add membership alliance=BQ body="$body" 'person=Ana Lopez' side=us role=chair
ok list meeting -a BQ --json
meeting=$(id_of)
ok plan "$meeting"
says "1 expected seat"
ok plan "$meeting"
says "0 expected seats"

ok add inkpen_answer alliance=BQ question=O4.1 date=today value=4
ok add inkpen_answer alliance=BQ 'question=they know what we want' date=today value=3
run 4 add inkpen_answer alliance=BQ question=O9.9 date=today value=3
tells "none of the"
run 4 set "$issue" root=nonsense
ok set "$issue" root=comm
ok fill BQ decision_right
says "11 taken over"
ok fill BQ decision_right
says "0 taken over"
ok add objective alliance=BQ 'statement=Two new enzymes' owner_side=joint measure='Enzymes launched' unit=count baseline=0 target=2 due=+2y
ok fill BQ metric --json
json 'd["rows"][0]["made"] >= 24'
ok list metric kind:goal -a BQ --json
json '[(r["code"], r["target"]) for r in d["rows"]] == [("GM1", 2)]'
run 4 fill BQ flag
ok fill BQ review --json
json 'd["rows"][0] == {"made": 4, "left": 0}'
ok set BQ s05.protocol+ information='Order volumes' from_side=us until=eoy
ok set BQ s05.protocol+ information='Forecasts'
ok fill BQ information_item
says "1 taken over from the sharing rules of step 5; 1 row"
run 2 fill BQ nonsense
run 3 fill NOPE metric
ok list action incomplete -a BQ
ok list commitment incomplete -a BQ --json
json 'len(d["rows"]) >= 1'
run 4 list organisation incomplete
ok add exit_plan alliance=BQ state=agreed
run 4 set BQ state=negotiating
tells "s0"
ok list role_assignment -a BQ --json
json '[(r["role"], r["side"]) for r in d["rows"]] == [("sponsor", "us")]'

# ---- bin, restore ----

ok add organisation "name=Throw away"
ok bin 'Throw away'
says "in the bin"
ok list organisation
never_says 'Throw away'
ok list organisation --bin --json
json 'len(d["rows"]) == 1'
binned=$("$ENTENTE" list organisation --bin --csv | tail -n 1 | cut -d, -f1)
ok show "$binned"
says "In the bin"
run 4 set "$binned" name=x
ok restore "$binned"
run 4 restore "$binned"
run 3 restore NOPE
run 3 bin NOPE
run 4 bin portfolio
ok bin TWO --dry-run
ok show TWO
ok bin TWO
ok show TWO
says "In the bin"
ok restore TWO --json
json 'd["rows"][0]["kind"] == "alliance"'
ok bin 'Throw away' TWO
ok restore TWO

# ---- the steps ----

ok tick BQ c01.1
ok tick BQ 1.2 1.3
ok undo
ok redo
run 3 tick BQ 1.5 c01.99
ok tick BQ c01.4 --not-applicable 'no such thing'
ok tick BQ c01.1 --open --json
json 'd["rows"][0]["state"] == "open"'
run 3 tick BQ c01.99
run 3 tick BQ nonsense
run 2 tick BQ c01.1 --open --not-applicable x
run 4 tick BQ c01.1 --not-applicable ''
run 2 tick BQ
run 3 tick NOPE c01.1
run 4 complete BQ 1 --by Ana
tells "s01.title"
run 2 complete BQ 1
tells "[me] person"
run 3 complete BQ 1 --by Nobody
run 3 complete BQ 13 --by Ana
run 2 complete BQ 1 --by Ana --on never
run 2 waive BQ s02 'not now'
ok waive BQ s02 'not now' --sponsor 'Carl Hahn'
run 3 waive BQ nonsense 'not now' --sponsor x
run 4 waive BQ s03 '' --sponsor x
ok show BQ 2
says "Carl Hahn"
ok waive BQ s01.title 'no title' --sponsor 'Carl Hahn' --json
ok reopen BQ 2
run 4 reopen BQ 2
run 3 reopen BQ 13

# ---- journal, undo, redo ----

ok journal
says "Ana Lopez"
ok journal --limit 2 --json
json 'len(d["rows"]) == 2 and d["rows"][0]["at"] >= d["rows"][1]["at"]'
ok journal BQ
ok journal Quest
ok journal BQ --field state
says "exploring"
ok journal BQ --field s01.vision --json
json 'len(d["rows"]) >= 2'
entry=$("$ENTENTE" journal --limit 1 --json | sed -n 's/.*{"id":"\([^"]*\)".*/\1/p')
ok journal "$entry"
ok journal "$entry" --json
json
run 3 journal nothing:1
run 3 journal NOPE
run 2 journal --field state
run 2 journal BQ --field nofield
run 2 journal BQ --field s01.nothing
ok set BQ name=Changed
ok undo --dry-run
says "Taken back"
ok show BQ
says "Changed"
ok undo
says "Taken back"
ok show BQ
never_says "Changed"
ok redo
says "Brought back"
ok show BQ
says "Changed"
ok undo --json
json 'd["rows"][0]["done"] == "undone"'
run 3 undo nothing:1
run 3 undo nonsense
run 7 undo --readonly

# ---- export, import ----

ok export -o one.json
is_mode 600 one.json
ok init copy.entente
ok import one.json -f copy.entente
ok export -f copy.entente -o two.json
cmp -s one.json two.json || fail "export, import, export is not the same text"
ok import one.json -f copy.entente
says "0 added"
ok export --json
"$ENTENTE" export | cmp -s - one.json || fail "export to standard output differs"
ok export commitment --csv
says "Deliver the report"
ok export organisation
run 2 export --csv
run 2 export nonsense
run 3 import nothing.json
printf 'not json' >bad.json
run 4 import bad.json
tells "bad.json"
printf '{"entente":1,"records":{"organisation":[{"id":"X1","name":"Good"},{"id":"X2","nme":"Bad"}]}}' >half.json
run 1 import half.json
[ -s half.json.rejects ] || fail "no file of rejects"
is_mode 600 half.json.rejects
ok show X1
run 3 show X2
run 1 import half.json --dry-run
says "Nothing was changed"
run 3 export -o no/such/folder.json
run 7 import one.json --readonly

printf 'Full name,Mail,Firm\r\nJo Green,jo@example.org,Quest International\r\n,no@example.org,Acme\r\n' >people.csv
run 2 import people.csv --kind nonsense
run 3 import people.csv --kind person --map nothing
run 4 import people.csv --kind person --map 'No column=name'
run 1 import people.csv --kind person --map 'Full name=name' --map Mail=email --map Firm=organisation --dry-run
says "Nothing was changed"
says "Jo Green"
[ -e people.csv.rejects ] && fail "--dry-run wrote rejects"
run 1 import people.csv --kind person --map 'Full name=name' --map Mail=email --map Firm=organisation
says "1 added"
tells "people.csv:3:"
is_mode 600 people.csv.rejects
grep -q 'no@example.org' people.csv.rejects || fail "the rejected row is not in the file"
run 1 import people.csv --kind person --map 'Full name=name' --map Mail=email --map Firm=organisation --json
json 'd["rows"][0]["added"] == 0 and d["rows"][0]["rejected"] == 1 and len(d["mapping"]) == 3'
printf '[mapping]\nkind = person\n[columns]\nFull name = name\nMail = email\nFirm = organisation\n' >people.ini
run 1 import people.csv --map people.ini
says "0 added"
run 2 import one.json --kind person
run 2 import one.json --map people.ini
ok list person --csv
cp "$home/out" again.csv
ok import again.csv --kind person
says "0 added, 0 updated"
printf '\377\376broken \000 bytes' >bytes.csv
run 4 import bytes.csv
: >nothing.csv
run 4 import nothing.csv
printf '=cmd,x\r\n' >hostile.csv
"$ENTENTE" import hostile.csv --kind person >"$home/out" 2>"$home/err"
[ $? -ge 1 ] || fail "a hostile table was accepted"
printf 'name,organisation\r\n"\033]0;x\007Evil",Acme\r\n' >hostile.csv
"$ENTENTE" import hostile.csv --kind person >"$home/out" 2>"$home/err"
LC_ALL=C grep -q "$esc" "$home/out" "$home/err" && fail "an escape sequence of a table was printed"
ok undo

# ---- several at once ----

for i in 1 2 3 4 5 6 7 8; do
    "$ENTENTE" add organisation "name=At once $i" >/dev/null 2>>"$home/together" &
done
wait
[ -s "$home/together" ] && fail "commands at the same time: $(head -n 1 "$home/together")"
ok list organisation --json
json 'sum(r["name"].startswith("At once") for r in d["rows"]) == 8'
cases=$((cases + 8))

# ---- verify, backup, upgrade, purge ----

ok verify
says "sound"
ok verify --json
json 'd["rows"][0]["sound"] == 1'
ok backup
ls work.backups | grep -q manual || fail "no backup was made"
for file in work.backups/*; do is_mode 600 "$file"; done
ok backup -o copy-of-it.entente
run 4 backup -o copy-of-it.entente
ok set BQ name=Later
ok backup --restore copy-of-it.entente
ok show BQ
never_says "Later"
ls work.entente.before-restore-1 >/dev/null 2>&1 || fail "the file before the restore is gone"
run 3 backup --restore nothing.entente
run 2 backup --restore copy-of-it.entente -o x.entente
ok upgrade
ok upgrade --dry-run
ok purge -o clean.entente
ok list organisation --bin -f clean.entente
says "Nothing of this kind"
ok verify -f clean.entente
run 4 purge -o clean.entente
run 2 purge

# ---- files that are no portfolio ----

printf 'hello, this is not a portfolio, but it is longer than one hundred bytes, which is what the first look reads.' >text.entente
run 6 list -f text.entente
: >empty.entente
run 6 list -f empty.entente
mkdir folder.entente
run 6 list -f folder.entente
ln -s work.entente link.entente
run 7 list -f link.entente
cp work.entente broken.entente
"$ENTENTE" list -f broken.entente >/dev/null 2>&1
cp broken.entente newer.entente
printf '\000\000\000\143' | dd of=newer.entente bs=1 seek=60 conv=notrunc 2>/dev/null
ok list -f newer.entente
tells "a newer version of the program wrote it"
run 6 set BQ name=x -f newer.entente
dd if=/dev/zero of=broken.entente bs=1 seek=200 count=8000 conv=notrunc 2>/dev/null
run 6 list -f broken.entente
run 6 verify -f broken.entente
ok doctor -f nothing-here/x.entente --help
cp work.entente readonly.entente
chmod 400 readonly.entente
ok list -f readonly.entente
if [ "$(id -u)" -ne 0 ]; then
    run 7 set BQ name=x -f readonly.entente
fi

# ---- the program ----

ok config show
says "screen.theme"
ok config show --origin
says "default"
ok config show screen.theme --json
json 'd["rows"][0]["value"] == "default"'
run 3 config show screen.teme
tells "screen.theme"
run 2 config nonsense
ok config init
is_mode 600 "$XDG_CONFIG_HOME/entente/config.ini"
run 4 config init
ok config init -o -
says "[screen]"
printf '[screen]\ntheme = "dark"\n[nonsense]\nx = 1\n' >"$XDG_CONFIG_HOME/entente/config.ini"
ok config show --origin
tells "config.ini:4"
says "config.ini:2"
printf '[me]\nperson = Ana Lopez\n' >"$XDG_CONFIG_HOME/entente/config.ini"
run 4 complete BQ 1
rm "$XDG_CONFIG_HOME/entente/config.ini"
ok doctor
says "health"
never_says "Deliver the report"
never_says "Biocon"
ok doctor --json
json
ok help topics
ok help step 6
says "Checklist"
ok help 6
ok help s04.choice
says "Why we ask this"
ok help s05.nda_date
ok help c04.7
ok help E.13
ok help commitment
says "promised_by"
ok help values
ok help filter
ok help exit
ok help options
ok help reference
ok help G9
says "Commitments kept in time"
says "Green from"
ok help n06
says "working days its level"
ok help figures
says "N06"
ok help charter
says "'entente help kind charter'"
ok help kind charter
says "approved_us"
ok help survey
says "'entente help kind survey'"
ok help nofit
says "Do first"
ok help kinds
ok help steps
ok help vocabularies
ok help twelve-steps
ok help step 6 --json
json '"Checklist" in d["rows"][0]["text"]'
run 3 help nonsense
run 3 help s04.nothing
saved=$ENTENTE_PORTFOLIO
ENTENTE_PORTFOLIO=
ok help E.13
ENTENTE_PORTFOLIO=$saved
ok schema
if [ -n "$python" ]; then
    "$python" -c '
import json, sys
schema, document = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
for kind, records in document["records"].items():
    definition = schema["$defs"][kind]
    for record in records:
        assert list(record) == definition["required"], kind
        assert set(record) == set(definition["properties"]), kind' "$home/out" one.json ||
        fail "the schema does not describe the document"
fi
for shell in bash zsh fish; do
    ok completion $shell
    command -v $shell >/dev/null && { $shell -n "$home/out" || fail "the completion for $shell does not parse"; }
done
ok completion bash
says "words='governance learning progress risk steps portfolio'"
ok completion zsh
says "(governance learning progress risk steps portfolio)"
ok completion codes
says "BQ"
run 2 completion tcsh
ok man
says ".TH ENTENTE 1"
if command -v groff >/dev/null; then
    groff -man -Tutf8 -ww "$home/out" >/dev/null 2>"$home/why"
    [ -s "$home/why" ] && fail "groff: $(head -n 1 "$home/why")"
fi

# ---- health checks ----

check="-f check.entente"
ok init check.entente
ok add alliance name='Alpha–Beta' code=AB $check
ok survey $check
says "There is none yet"
run 3 survey show AB $check
tells "has no health check"
run 3 survey invite AB us manager $check
tells "Make one: entente survey new AB"
run 2 survey frobnicate $check
run 2 survey new AB $check
run 2 survey list x $check
run 2 survey new AB Check colour=red $check
run 4 survey new AB Check statements='W1 Z9' $check
tells "'Z9' is no statement"
run 4 survey new AB Check opened_on=03/04 $check
ok survey statements
says "W2  What has been promised"
ok survey statements --json
json 'len(d["rows"]) == 33'
ok survey new AB 'Check 2027' kind=baseline statements='W1 W2 H1' --json $check
json 'd["rows"][0]["statements"] == 3 and d["rows"][0]["closed_on"] is None'
run 4 survey new AB Again $check
tells "still open"
run 4 survey invite AB ours manager $check
run 4 survey invite AB us boss $check
run 4 survey invite AB us manager=2 boss $check
run 4 survey invite AB us manager=-1 $check
run 4 survey invite AB us manager= $check
run 4 survey invite AB us manager=0 $check
run 4 survey invite AB us "manager=Ana ${esc}[31m" $check
ok survey invite AB us manager=2 'finance=Ana Lopez' $check
says "Not in balance"
ok survey invite AB them working=3 $check
says "The two sides are in balance."
run 2 survey files AB $check
tells "--output"
ok survey files AB -o papers $check
says "6 answer files written"
is_mode 600 papers/us-finance-1-ana-lopez.txt
ok survey files AB -o papers $check
says "6 were there already and stay"
ok survey files AB --csv $check
says "person,side,group,W1,W2.we,W2.they,H1,Q1,Q2,Q3"

run 3 answer nowhere.txt
run 4 answer check.entente
run 4 answer papers
run 4 answer papers/us-manager-1.txt W1=7
tells "Write 1, 2, 3, 4 or 5"
run 4 answer papers/us-manager-1.txt W2=4
tells "W2=4/3"
run 4 answer papers/us-manager-1.txt W9=4
run 4 answer papers/us-manager-1.txt "W1.comment=${esc}[31mred"
run 2 answer papers/us-manager-1.txt W1
ok answer papers/us-manager-1.txt
says "0 of 4 marks"
for paper in papers/us-*; do
    ok answer "$paper" W1=4 W2=5/3 H1=2 Q1='Keep the meetings' --json
    json 'd["rows"][0]["open"] == 0'
done
for paper in papers/them-*; do ok answer "$paper" W1=3 W2=4/2 'W1.comment=now and then'; done
ok answer papers/us-manager-1.txt W1=1 --dry-run
ok answer papers/us-manager-1.txt
says "4 of 4 marks"
cp papers/us-manager-1.txt copy.txt
sed 's/^Code:.*/Code:         00000-00000-00000-00000/' copy.txt >forged.txt
head -n 20 copy.txt >cut.txt
sed 's/a newcomer/nobody/' copy.txt >changed.txt
run 4 survey merge forged.txt $check
tells "belongs to nobody who was invited"
run 4 survey merge cut.txt $check
tells "cut off"
run 4 survey merge changed.txt $check
tells "changed.txt:28: the words of W1 are not those that were asked"
run 4 survey merge forged.txt cut.txt $check
tells "none of the 2 files can be taken in"
run 4 survey merge copy.txt papers/us-manager-1.txt $check
tells "is of the same person"
run 4 survey merge copy.txt -f work.entente
tells "not in this portfolio"
ok survey show AB $check
says "0 of 6 have answered"
ok survey merge copy.txt --dry-run $check
ok survey show AB $check
says "0 of 6 have answered"
run 1 survey merge papers forged.txt $check
says "Answered so far: 3 of us and 3 of them"
tells "forged.txt: its code"
ok survey merge copy.txt $check
says "the same as before"
ok answer copy.txt W1=5
ok survey merge copy.txt $check
says "it replaces the earlier answers"
run 7 list answer $check
run 7 export answer $check
run 7 add answer side=us statement=W1 $check
run 4 set AB/survey/Check closed_on=today $check
tells "by its own command"
run 4 survey enter AB us manager W1=9 $check
run 4 survey enter AB us manager W2=4 $check
run 4 survey enter AB us manager X1=4 $check
run 4 survey enter AB us manager $check
tells "nothing is answered"
run 2 survey enter AB ours manager W1=4 $check
ok survey enter AB us manager W1=4 W2=4/? $check
printf 'side,group,W1,W2,H1\nthem,working,2,4/2,9\n' >papers.csv
run 4 survey enter AB papers.csv $check
tells "papers.csv:2: H1: '9' is not on the scale"
printf 'side,group,W1,W2,H1\nthem,working,2,4/2,3\n,,,,\n' >papers.csv
ok survey enter AB papers.csv $check
says "answers of 1 person taken in"
run 4 survey close AB --on 2001-01-01 $check
ok survey close AB $check
says "4 of us and 4 of them are mixed"
run 3 survey close AB $check
run 4 survey merge copy.txt $check
tells "was closed on"
cp check.entente second.entente
second="-f second.entente"
ok survey new AB Second statements='W1 H1' $second
ok survey invite AB us manager=3 $second
ok survey invite AB them working=3 $second
ok survey files AB -o back $second
for paper in back/*; do ok answer "$paper" W1=4; done
cp copy.txt back/a-of-the-first.txt
mkdir kept && mv back/them-* kept
run 1 survey merge back $second
tells "back/a-of-the-first.txt: "
tells "was closed on"
says "Answered so far: 3 of us"
run 4 survey close AB $second
tells "of them (0 of 3 answered)"
tells "--yes"
ok survey show AB $second
says "3 of 6 have answered"
ok survey close AB --yes $second
ok survey show AB $check
says "1----:----2----:----3----:----4----:----5"
says "W1 Decisions understood"
says "Keep the meetings"
says "now and then"
ok survey show AB --json $check
json 'd["survey"]["balanced"] == 1 and len(d["rows"]) == 3'
json '[r for r in d["rows"] if r["statement"] == "W2"][0]["us"]["blind"] == 2.75'
json '[r for r in d["rows"] if r["statement"] == "H1"][0]["them"]["mean"] is None'
json '[r for r in d["rows"] if r["statement"] == "H1"][0]["them"]["hidden"] == 1'
ok journal $check
never_says "now and then"
for entry in $("$ENTENTE" journal $check --json | sed -n 's/.*"id":"\([^"]*\)".*/\1/p'); do
    ok journal "$entry" --json $check
    json 'not [r for r in d["rows"] if r["kind"] in ("answer", "survey_comment")]'
    json 'not [r for r in d["rows"] if "value" in str(r) and r.get("kind") != "step_answer"]'
    never_says "Keep the meetings"
done
ok undo $check
ok verify $check
ok survey show AB $check
says "8 of 8 have answered"
ok redo $check
ok purge -o purged.entente $check
ok survey show AB -f purged.entente
says "W1 Decisions understood"
ok export -o check.json $check
ok init taken.entente
ok import check.json -f taken.entente
ok survey show AB -f taken.entente
says "W1 Decisions understood"

# ---- demo ----

ok demo sample.entente
ok list -f sample.entente --json
json 'len(d["rows"]) == 12'
ok verify -f sample.entente
run 1 attend -f sample.entente
says "N07"
run 1 attend -f sample.entente --json --limit 2
json 'len(d["rows"]) == 2 and d["rows"][0]["urgency"] >= d["rows"][1]["urgency"] and d["as_of"]'
run 1 attend -f sample.entente --limit 3
says "N06  "
ok attend -f training.entente
says "Nothing needs you"
ok export --json -f sample.entente -o sample.json
ok init again.entente --kind demo
ok import sample.json -f again.entente
ok export --json -f again.entente -o again.json
cmp -s sample.json again.json || fail "the sample does not survive export and import"
ok show SVW -f sample.entente
ok show SVW 12 -f sample.entente
ok show SVW learning -f sample.entente
says "Knowledge that moved in a year"
ok show SVW progress -f sample.entente
says "running on credit"
ok show SVW progress --json -f sample.entente
says '"dashboard":"progress"'
ok show SVW G9 -f sample.entente
says "Commitments kept in time"
says "What it counts"
ok show SVW ghi -f sample.entente
says "Beside our other alliances"
run 2 show SVW G99 -f sample.entente
run 2 show SVW portfolio -f sample.entente
tells "Views are overview"
ok show SVW RISK -f sample.entente
says "How it comes about"
ok show SVW risk -f sample.entente
says "Early warnings"
ok dashboard benchmark SVW -f sample.entente
says "Beside 10 other live alliances"
says "Governance index"
ok dashboard benchmark SVW --json -f sample.entente
says '"others":10'
says '"percentile":null'
run 2 dashboard benchmark -f sample.entente
tells "entente dashboard benchmark SVW"
ok set SVW name=Spoilt -f sample.entente
ok demo sample.entente
ok show SVW -f sample.entente
says Spoilt
ok demo --reset sample.entente
ok show SVW -f sample.entente
never_says Spoilt
run 4 demo --reset work.entente
run 4 demo work.entente
ok demo
[ -s "$XDG_DATA_HOME/entente/demo.entente" ] || fail "no sample at its usual place"

# ---- what a first day brings ----

first="-f first.entente"
ok init first.entente
made=$("$ENTENTE" journal --json $first | grep -o '"[0-9A-Z]*:1"' | tr -d '"')
run 4 undo "$made" $first
tells "has to have its portfolio record"
ok verify $first
ok add organisation name=Us is_us=yes $first
ok add person name='Ana Rao' organisation=Us $first
ok add alliance name=Obvia code=OBV $first
for item in title vision mission goals motives purpose horizon gap gap_note options sponsor; do
    ok waive OBV s01.$item 'Agreed before' --sponsor 'Ana Rao' $first
done
for item in 1 2 3 4 5; do ok waive OBV c01.$item 'Agreed before' --sponsor 'Ana Rao' $first; done
ok complete OBV 1 --by 'Ana Rao' --on 2024-11-15 $first
ok list alliance --json $first
json 'd["rows"][0]["state"] == "exploring" and d["rows"][0]["state_since"] == "2024-11-15"'
ok list state_change --json $first
json 'd["rows"][0]["on"] == "2024-11-15"'
ok fill OBV decision_right $first
says "10 without a"
ok fill OBV body $first
says "10 decision"
ok add objective alliance=OBV statement='Win ten' owner_side=joint measure=Wins $first
ok fill OBV metric $first
ok show OBV GM1 $first
says "Wins"
run 4 add metric alliance=OBV code=G1 name=Calls kind=goal $first
tells "G1 is a figure already: Meeting rhythm. Take a code of its own, for example code=GM1."
run 4 set OBV/metric/Wins code=L3 $first
ok set OBV/metric/Wins code=W1 $first
ok list body --json $first
body=$(grep -o '"id":"[^"]*"' "$home/out" | head -n 1 | cut -d'"' -f4)
ok add meeting alliance=OBV body="$body" due=2024-12-02 $first
ok list meeting --json $first
meeting=$(grep -o '"id":"[^"]*"' "$home/out" | head -n 1 | cut -d'"' -f4)
ok add attendance alliance=OBV meeting="$meeting" person='Ana Rao' side=us $first
run 4 add attendance alliance=OBV meeting="$meeting" person='Ana Rao' side=us $first
tells "a person is at a meeting once"
ok add attendance alliance=OBV meeting="$meeting" side=them $first
ok add attendance alliance=OBV meeting="$meeting" side=them $first
ok verify $first
ok add commitment alliance=OBV title='Send the list' promised_by=us promised_to=them due=2027-12-01 origin=agreement $first
run 4 move 'OBV/commitment/Send the list' renegotiate $first
tells "Write 'renegotiated' and the new day"
run 4 add signal_response alliance=OBV factor=comm response=dismiss $first
tells "until: it must not be empty when response is dismiss. Write for example until="

# ---- rights ----

cp "$ENTENTE" "$home/other" 2>/dev/null
if [ "$(id -u)" -eq 0 ] && chown 65534 "$home/other" && chmod 4755 "$home/other" &&
    [ "$("$home/other" --version 2>&1 >/dev/null | wc -l)" -gt 0 ]; then
    "$home/other" list >"$home/out" 2>"$home/err"
    [ $? -eq 7 ] || grep -q LeakSanitizer "$home/err" || fail "it ran setuid"
    cases=$((cases + 1))
fi
USER=mallory LOGNAME=mallory "$ENTENTE" add organisation name=Forged >/dev/null 2>&1
ok journal --limit 1
never_says mallory

# ---- output that cannot be written ----

if [ -c /dev/full ]; then
    "$ENTENTE" list >/dev/full 2>"$home/err"
    [ $? -eq 8 ] || fail "a full disk is not status 8"
    cases=$((cases + 1))
fi
"$ENTENTE" man | head -n 1 >/dev/null || fail "a closed pipe"

echo "$cases calls, $failures failures"
[ "$failures" -eq 0 ]
