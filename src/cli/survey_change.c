/* survey new, invite, files, merge, enter, close. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/cli/assign.h"
#include "src/cli/survey.h"
#include "src/io/answer_folder.h"
#include "src/io/answer_sheet.h"
#include "src/io/sink.h"
#include "src/rules/survey_rules.h"

/* ---- new ---- */

static bool
read_day(struct call *call, const char *name, const char *text, const char **out, struct err *err)
{
    char iso[DATE_SIZE];
    long day;

    if (!date_read_words(text, env_today(&call->env), &day, err))
        return err_where(err, "%s", name);
    date_write(day, iso);
    *out = arena_string(&call->arena, iso);
    return true;
}

static bool
set_want(struct call *call, struct survey_want *want, const char *word, struct err *err)
{
    const char *name, *value;

    if (!assign_split(call, word, &name, &value, err))
        return false;
    if (!strcmp(name, "opened_on"))
        return read_day(call, name, value, &want->opened_on, err);
    if (!strcmp(name, "kind"))
        want->kind = value;
    else if (!strcmp(name, "scale"))
        want->scale = value;
    else if (!strcmp(name, "statements"))
        want->statements = value;
    else {
        err_set(err, ERR_USAGE, "a new health check takes no such word");
        err_hint(err, "Words are kind=, scale=, opened_on= and statements=.");
        return err_where(err, "%.60s", name);
    }
    return true;
}

bool
survey_do_new(struct call *call, const char *const *words, size_t n, struct err *err)
{
    struct survey_want want = { 0 };
    char alliance[ID_SIZE], id[ID_SIZE];

    if (n < 2)
        return survey_usage(call, n, 2, "new ALLIANCE NAME [kind=...] [statements=...]", err);
    if (!call_open_to_write(call, err) || !find_alliance(&call->book, words[0], alliance, err))
        return *err->where ? false : err_where(err, "%.60s", words[0]);
    want.alliance = alliance;
    want.name = words[1];
    for (size_t i = 2; i < n; i++)
        if (!set_want(call, &want, words[i], err))
            return false;
    if (!survey_make(&call->book, &want, id, err))
        return false;
    call_say(call, "Health check '%s': made, id %s", want.name, id);
    call_say(call, "Next: entente survey invite %s us manager=2", words[0]);
    return call->form != FORM_JSON || survey_tell_state(call, id, err);
}

/* ---- invite ---- */

/* "manager", "manager=2", "manager=Ana Lopez" */
static bool
read_guest(struct call *call, const char *word, struct survey_guest *guest, struct err *err)
{
    const char *equals = strchr(word, '='), *value = equals ? equals + 1 : "1";
    char *end;
    long count = strtol(value, &end, 10);

    guest->group = equals ? arena_bytes(&call->arena, word, (size_t)(equals - word)) : word;
    guest->note = NULL;
    guest->count = 1;
    if (*value && !*end && (count < 1 || count > 500)) {
        err_set(err, ERR_INPUT, "%.20s people cannot be invited at once", value);
        err_hint(err, "Write a number from 1 to 500.");
        return err_where(err, "%.60s", word);
    }
    if (!*value) {
        err_set(err, ERR_INPUT, "how many, or who, is missing behind '='");
        err_hint(err, "Write for example manager=2 or manager='Ana Lopez'.");
        return err_where(err, "%.60s", word);
    }
    if (!*end)
        guest->count = (size_t)count;
    else
        guest->note = value;
    return true;
}

bool
survey_do_invite(struct call *call, const char *const *words, size_t n, struct err *err)
{
    struct survey_guest *guest;
    char id[ID_SIZE];

    if (n < 3)
        return survey_usage(call, n, 3, "invite ALLIANCE us manager=2 finance", err);
    if (!call_open_to_write(call, err) || !survey_open_of(call, words[0], id, err))
        return false;
    guest = arena_alloc(&call->arena, (n - 2) * sizeof *guest);
    for (size_t i = 2; i < n; i++)
        if (!read_guest(call, words[i], &guest[i - 2], err))
            return false;
    return survey_invite(&call->book, id, words[1], guest, n - 2, err) &&
           survey_tell_state(call, id, err);
}

/* ---- files ---- */

static bool
write_table(struct call *call, const char *id, const char *target, struct err *err)
{
    struct survey_form form;
    struct survey_people people;
    struct str text = { 0 };
    struct sink sink = { 0 };
    bool to_file = target && strcmp(target, "-");
    bool ok = survey_form_load(&call->book, id, &call->arena, &form, err) &&
              survey_people_load(&call->book, id, &call->arena, &people, err);

    if (ok) {
        answer_table_write(&form, &people, &text);
        ok = to_file ? sink_open_file(&sink, target, err)
                     : sink_open_fd(&sink, STDOUT_FILENO, err);
        ok = ok && sink_write(&sink, str_text(&text), text.len) && sink_finish(&sink, err);
    }
    sink_discard(&sink);
    str_free(&text);
    call->form = FORM_TEXT;
    if (ok && to_file)
        call_say(call, "%s: a line a person, a column a statement", target);
    return ok;
}

bool
survey_do_files(struct call *call, const char *const *words, size_t n, struct err *err)
{
    const char *folder = call_value(call, FLAG_OUTPUT);
    struct answer_written written;
    char id[ID_SIZE];

    if (n != 1)
        return survey_usage(call, n, 1, "files ALLIANCE -o FOLDER", err);
    if (!folder && !call_has(call, FLAG_CSV)) {
        err_set(err, ERR_USAGE, "the folder for the files has to be named");
        err_hint(err, "Write: entente survey files %.60s -o to-send", words[0]);
        return err_where(err, "--output");
    }
    if (!(call_has(call, FLAG_CSV) ? call_open(call, err) : call_open_to_write(call, err)) ||
        !survey_open_of(call, words[0], id, err))
        return false;
    if (call_has(call, FLAG_CSV))
        return write_table(call, id, folder, err);
    if (call->dry_run) {
        call_say(call, "%s: a file for each person who has not answered", folder);
        return true;
    }
    if (!answer_files_write(&call->book, id, folder, &written, err))
        return false;
    if (call->form == FORM_JSON) {
        str_addf(call_row(call), "{\"written\":%zu,\"left\":%zu}", written.written, written.there);
        return true;
    }
    call_say(call, "%s: %zu answer files written, such as %s", folder, written.written,
             written.example);
    if (written.there)
        call_say(call, "%zu were there already and stay as they are", written.there);
    call_say(call, "Send each to its person; what comes back: entente survey merge FOLDER");
    return true;
}

/* ---- merge ---- */

static void
tell_arrival(struct call *call, const struct answer_arrival *arrival, bool alone)
{
    const char *what = !arrival->taken          ? "refused"
                       : arrival->take.same     ? "the same as before"
                       : arrival->take.replaced ? "taken in; it replaces the earlier answers of "
                                                  "this person"
                                                : "taken in";
    struct str *row;

    if (call->form == FORM_JSON) {
        row = call_row(call);
        str_add(row, "{\"file\":");
        json_add_string(row, arrival->path);
        str_addf(row, ",\"taken\":%d,\"replaced\":%d,\"same\":%d,\"why\":", arrival->taken,
                 arrival->take.replaced, arrival->take.same);
        if (arrival->err.kind)
            json_add_string(row, arrival->err.what);
        else
            str_add(row, "null");
        str_add(row, "}");
    }
    if (arrival->taken)
        call_say(call, "%s: %s", arrival->path, what);
    else if (!alone)
        call_note("%s: %s%s%s", *arrival->err.where ? arrival->err.where : arrival->path,
                  arrival->err.what, *arrival->err.hint ? ". " : "", arrival->err.hint);
}

static bool
tell_counts(struct call *call, const struct answer_arrival *arrival, size_t n, struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        struct survey_people people;
        bool first = arrival[i].taken;

        for (size_t k = 0; k < i && first; k++)
            first = !arrival[k].taken || strcmp(arrival[k].survey, arrival[i].survey) != 0;
        if (!first)
            continue;
        if (!survey_people_load(&call->book, arrival[i].survey, &call->arena, &people, err))
            return false;
        call_say(call, "Answered so far: %s, of %zu invited",
                 survey_count_words(&call->arena, people.answered[0], people.answered[1]),
                 people.n);
    }
    return true;
}

bool
survey_do_merge(struct call *call, const char *const *words, size_t n, struct err *err)
{
    struct answer_arrival *arrival;
    size_t count, good = 0;

    if (n < 1)
        return survey_usage(call, n, 1, "merge FILE...", err);
    if (!call_open_to_write(call, err) ||
        !answer_files_read(&call->book, words, n, &call->arena, &arrival, &count, err))
        return false;
    if (!answer_files_take(&call->book, arrival, count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        good += arrival[i].taken;
    for (size_t i = 0; i < count && (good || count > 1); i++)
        tell_arrival(call, &arrival[i], false);
    if (!good) {
        *err = arrival[0].err;
        if (count > 1) {
            err_set(err, arrival[0].err.kind, "none of the %zu files can be taken in", count);
            err_hint(err, "Nothing was changed.");
            err_where(err, "%.190s", words[0]);
        }
        return false;
    }
    call->status = good < count;
    return tell_counts(call, arrival, count, err);
}

/* ---- enter ---- */

static bool
enter_table(struct call *call, const struct survey_form *form, const char *path, struct err *err)
{
    struct source source = { .fd = -1 };
    struct survey_take *take = NULL;
    size_t n = 0;
    bool ok = source_open(&source, path, err) &&
              answer_table_read(form, &source, &call->arena, &take, &n, err);

    source_close(&source);
    if (!ok || !survey_take_in(&call->book, form->id, take, n, err))
        return *err->where ? false : err_where(err, "%.190s", path);
    call_say(call, "%s: answers of %zu %s taken in", path, n, n == 1 ? "person" : "people");
    return true;
}

static bool
enter_words(struct call *call, const struct survey_form *form, const char *const *words, size_t n,
            struct err *err)
{
    struct survey_sheet *sheet = answer_sheet_new(form, &call->arena);
    struct survey_take take = { .sheet = sheet, .side = words[0] };
    const char *name, *value;
    size_t at = 1;

    if (at < n && !strchr(words[at], '='))
        take.group = words[at++];
    for (; at < n; at++)
        if (!assign_split(call, words[at], &name, &value, err) ||
            !answer_sheet_set(form, sheet, name, value, &call->arena, err))
            return false;
    if (!survey_take_in(&call->book, form->id, &take, 1, err))
        return false;
    call_say(call, "Health check '%s': one paper entered, marks: %zu", form->name,
             survey_sheet_filled(sheet));
    return true;
}

bool
survey_do_enter(struct call *call, const char *const *words, size_t n, struct err *err)
{
    static const char form_words[] = "enter ALLIANCE us manager W1=4 W2=4/3, or enter ALLIANCE "
                                     "FILE.csv";
    struct survey_form form;
    char id[ID_SIZE];
    bool person;

    if (n < 2)
        return survey_usage(call, n, 2, form_words, err);
    person = !strcmp(words[1], "us") || !strcmp(words[1], "them");
    if (n > 2 && !person) {
        err_set(err, ERR_USAGE, "it is neither us nor them");
        err_hint(err, "Write: entente survey %s", form_words);
        return err_where(err, "%.60s", words[1]);
    }
    if (!call_open_to_write(call, err) || !survey_open_of(call, words[0], id, err) ||
        !survey_form_load(&call->book, id, &call->arena, &form, err))
        return false;
    return (person ? enter_words(call, &form, words + 1, n - 1, err)
                   : enter_table(call, &form, words[1], err)) &&
           (call->form != FORM_JSON || survey_tell_state(call, id, err));
}

/* ---- close ---- */

/* What is hidden once it is closed stays hidden for good: a side of which too few answered. */
static bool
may_hide(struct call *call, const char *survey, const char *ref, struct err *err)
{
    struct survey_people people;
    struct str sides = { 0 };

    if (!survey_people_load(&call->book, survey, &call->arena, &people, err))
        return false;
    for (int side = 0; side < 2; side++)
        if (people.answered[side] < ANSWERS_LEAST)
            str_addf(&sides, "%s%s (%zu of %zu answered)", sides.len ? " and of " : "", side ? "them" : "us",
                     people.answered[side], people.invited[side]);
    if (sides.len) {
        err_set(err, ERR_INPUT, "fewer than three people: what was said would stay hidden for good of %s",
                str_text(&sides));
        err_hint(err, "Wait for more answers, or close it all the same: 'entente survey close %.60s --yes'.", ref);
        err_where(err, "%.60s", ref);
    }
    str_free(&sides);
    return !err->kind;
}

bool
survey_do_close(struct call *call, const char *const *words, size_t n, struct err *err)
{
    struct survey_closing closing;
    const char *on;
    char id[ID_SIZE];

    if (n != 1)
        return survey_usage(call, n, 1, "close ALLIANCE", err);
    if (!call_day(call, FLAG_ON, &on, err) || !call_open_to_write(call, err) ||
        !survey_open_of(call, words[0], id, err) ||
        (!call_has(call, FLAG_YES) && !may_hide(call, id, words[0], err)) ||
        !survey_close(&call->book, id, on, &closing, err))
        return false;
    call_say(call, "Closed: answers of %s are mixed now; nobody can tell who gave which",
             survey_count_words(&call->arena, closing.answered[0], closing.answered[1]));
    for (int side = 0; side < 2; side++)
        if (closing.answered[side] < ANSWERS_LEAST)
            call_say(call, "Fewer than three people of %s answered: what they said stays hidden",
                     side ? "them" : "us");
    return call->form != FORM_JSON || survey_tell_state(call, id, err);
}
