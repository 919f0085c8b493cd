/* tick, complete, waive, reopen: the checklist and the gate of a step. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/view.h"
#include "src/ops/passage.h"

/* "4.3", "c4.3", "c04.3" to "c04.3"; anything else stays. */
static const char *
check_key(struct call *call, const char *word)
{
    const char *at = word + (*word == 'c' || *word == 'C');
    char *end, *last;
    long step = strtol(at, &end, 10), number;

    if (!isdigit((unsigned char)*at) || *end != '.' || !isdigit((unsigned char)end[1]))
        return word;
    number = strtol(end + 1, &last, 10);
    if (*last || step > 99)
        return word;
    return arena_printf(&call->arena, "c%02ld.%ld", step, number);
}

static bool
find_check(struct call *call, struct method *method, const char *word,
           const struct method_check **check, struct err *err)
{
    *check = method_check(method, check_key(call, word), err);
    if (*check || err->kind)
        return *check != NULL;
    err_set(err, ERR_MISSING, "there is no such check");
    err_hint(err,
             "Checks are named like c04.3; 'entente show ALLIANCE STEP' lists those of a step.");
    return err_where(err, "%.60s", word);
}

static bool
find_evidence(struct call *call, const char **id, struct err *err)
{
    const char *ref = call_value(call, FLAG_EVIDENCE);
    struct found found;

    *id = NULL;
    if (!ref)
        return true;
    if (!call_find(call, ref, &found, err))
        return false;
    if (strcmp(found.entity->name, "evidence") != 0) {
        err_set(err, ERR_INPUT, "it is no evidence but a record of kind %s", found.entity->name);
        return err_where(err, "--evidence");
    }
    *id = arena_string(&call->arena, found.id);
    return true;
}

static bool
read_mark(struct call *call, enum check_mark *mark, struct err *err)
{
    bool not_applicable = call_has(call, FLAG_NOT_APPLICABLE), open = call_has(call, FLAG_OPEN);

    *mark = not_applicable ? CHECK_NOT_APPLICABLE : open ? CHECK_OPEN : CHECK_TICKED;
    if (!not_applicable || !open)
        return true;
    err_set(err, ERR_USAGE, "it excludes --not-applicable");
    return err_where(err, "--open");
}

static const char *const check_words[] = {
    [CHECK_OPEN] = "open", [CHECK_TICKED] = "ticked", [CHECK_NOT_APPLICABLE] = "does not apply",
};

static void
tell_check(struct call *call, const struct method_check *check, enum check_mark mark)
{
    static const char *const codes[] = {
        [CHECK_OPEN] = "open", [CHECK_TICKED] = "ticked", [CHECK_NOT_APPLICABLE] = "not_applicable",
    };

    if (call->form == FORM_JSON)
        str_addf(call_row(call), "{\"check\":\"%s\",\"state\":\"%s\"}", check->key, codes[mark]);
    else
        call_say(call, "%s %s: %s", check->key, check->text, check_words[mark]);
}

/* Several checks are one change: all of them, or none. */
static bool
tick_together(struct call *call, const char *alliance, const struct method_check *const *checks, size_t n,
              enum check_mark mark, const char *evidence, struct err *err)
{
    const char *label = n == 1 ? checks[0]->text
                               : arena_printf(&call->arena, "%s and %zu more", checks[0]->text, n - 1);
    bool ok = step_together_begin(&call->book, alliance, err);

    if (!ok)
        return false;
    for (size_t i = 0; ok && i < n; i++)
        if (!step_check_set(&call->book, alliance, checks[i]->key, mark, call_value(call, FLAG_NOT_APPLICABLE),
                            evidence, err))
            ok = *err->where ? false : err_where(err, "%s", checks[i]->key);
    return step_together_end(&call->book, ok, arena_printf(&call->arena, "%s: %s", label, check_words[mark]), err);
}

bool
command_tick(struct call *call, struct err *err)
{
    const struct args *args = call->args;
    const struct method_check **checks = arena_alloc(&call->arena, args->n * sizeof *checks);
    struct method *method;
    const char *evidence;
    char alliance[ID_SIZE];
    enum check_mark mark;

    if (!read_mark(call, &mark, err) || !call_open_to_write(call, err) ||
        !find_alliance(&call->book, args->words[0], alliance, err) ||
        !(method = book_method_of(&call->book, alliance, err)) ||
        !find_evidence(call, &evidence, err))
        return false;
    for (size_t i = 1; i < args->n; i++)
        if (!find_check(call, method, args->words[i], &checks[i], err))
            return false;
    if (!tick_together(call, alliance, checks + 1, args->n - 1, mark, evidence, err))
        return false;
    for (size_t i = 1; i < args->n; i++)
        tell_check(call, checks[i], mark);
    return true;
}

/* ---- complete, waive, reopen ---- */

static bool
find_step(struct call *call, char alliance[ID_SIZE], int *number, struct err *err)
{
    return find_alliance(&call->book, call->args->words[0], alliance, err) &&
           (step_read(&call->book, call->args->words[1], number, err) ||
            (*err->where ? false : err_where(err, "%.60s", call->args->words[1])));
}

static bool
find_signer(struct call *call, char person[ID_SIZE], struct err *err)
{
    const char *by = call_value(call, FLAG_BY);

    if (by)
        return find_named(&call->book, entity_find("person"), by, person, err) ||
               err_where(err, "--by");
    snprintf(person, ID_SIZE, "%s", call->book.me);
    if (*person)
        return true;
    err_set(err, ERR_USAGE, "it is not known who signs");
    err_hint(err, "Write --by 'Ana Lopez', or say who you are in the configuration: [me] person = "
                  "Ana Lopez.");
    return err_where(err, "--by");
}

static bool
tell_step(struct call *call, const char *alliance, int number, const char *what, struct err *err)
{
    struct step_summary steps[STEP_COUNT];
    double percent;
    int current;

    if (!step_summaries(&call->book, alliance, steps, &percent, &current, err))
        return false;
    if (call->form == FORM_JSON)
        return view_add_summary(call, call_row(call), &steps[number - 1], err);
    call_say(call, "%s: step %d %s", view_alliance_name(call, alliance), number, what);
    return true;
}

/* All that is missing, one line each, before the failure itself. */
static void
tell_gaps(struct call *call, const char *alliance, int number)
{
    struct err ignored = { 0 };
    struct step step;
    struct step_gap *gaps;
    size_t n;

    if (!step_load(&call->book, alliance, number, 0, &call->arena, &step, &ignored) ||
        step.mark == STEP_DONE || step.mark == STEP_WAIVED ||
        !step_gaps(&call->book, &step, &call->arena, &gaps, &n, &ignored))
        return;
    for (size_t i = 0; i < n; i++)
        call_note("%s: %s", gaps[i].item, gaps[i].text);
}

static bool
warn_ahead(struct call *call, const char *alliance, int number, struct err *err)
{
    struct str list = { 0 };
    unsigned steps;

    if (!step_ahead_of(&call->book, alliance, number, &steps, err))
        return false;
    for (int i = 0; i < STEP_COUNT; i++)
        if (steps & 1u << i)
            str_addf(&list, "%s%d", list.len ? ", " : "", i + 1);
    if (list.len && !call->quiet)
        call_note("step %d draws on answers of steps that are not done: %s", number,
                  str_text(&list));
    str_free(&list);
    return true;
}

/* The state of the alliance follows its steps, or says what keeps it. */
static bool
tell_passage(struct call *call, const char *alliance, const char *before, struct err *err)
{
    struct str text = { 0 };
    bool ok = call->form == FORM_JSON || passage_tell(&call->book, alliance, before, &text, err);

    if (ok && text.len)
        call_say(call, "%s", str_text(&text));
    str_free(&text);
    return ok;
}

bool
command_complete(struct call *call, struct err *err)
{
    char alliance[ID_SIZE], person[ID_SIZE];
    const char *on, *before, *note = call_value(call, FLAG_NOTE);
    int number;

    if (!call_day(call, FLAG_ON, &on, err) || !call_open_to_write(call, err) ||
        !find_step(call, alliance, &number, err) || !find_signer(call, person, err) ||
        !warn_ahead(call, alliance, number, err))
        return false;
    before = passage_state(&call->book, alliance, &call->arena);
    if (!step_complete(&call->book, alliance, number, person, on, note, err)) {
        if (err->kind == ERR_INPUT)
            tell_gaps(call, alliance, number);
        return false;
    }
    return tell_step(call, alliance, number,
                     arena_printf(&call->arena, "is done, signed by %s",
                                  record_title_of(call->book.store, entity_find("person"), person,
                                                  &call->arena)),
                     err) &&
           tell_passage(call, alliance, before, err);
}

/* "4" to "s04", "4.3" to "c04.3". */
static const char *
item_key(struct call *call, const char *word)
{
    char *end;
    long number = strtol(word, &end, 10);

    if (isdigit((unsigned char)*word) && !*end && number < 100)
        return arena_printf(&call->arena, "s%02ld", number);
    return check_key(call, word);
}

bool
command_waive(struct call *call, struct err *err)
{
    const char *sponsor = call_value(call, FLAG_SPONSOR),
               *item = item_key(call, call->args->words[1]);
    char alliance[ID_SIZE];

    if (!sponsor) {
        err_set(err, ERR_USAGE, "a sponsor has to answer for it");
        err_hint(err, "Write --sponsor 'Carl Hahn'.");
        return err_where(err, "--sponsor");
    }
    if (!call_open_to_write(call, err) ||
        !find_alliance(&call->book, call->args->words[0], alliance, err) ||
        !step_waive(&call->book, alliance, item, call->args->words[2], sponsor, err))
        return false;
    if (call->form == FORM_JSON) {
        struct str *row = call_row(call);

        str_addf(row, "{\"alliance\":\"%s\",\"item\":", alliance);
        json_add_string(row, item);
        str_add(row, "}");
    } else {
        call_say(call, "%s: %s may pass, %s answers for it", view_alliance_name(call, alliance),
                 item, sponsor);
    }
    return true;
}

bool
command_reopen(struct call *call, struct err *err)
{
    char alliance[ID_SIZE];
    int number;

    return call_open_to_write(call, err) && find_step(call, alliance, &number, err) &&
           step_reopen(&call->book, alliance, number, err) &&
           tell_step(call, alliance, number, "is open again, in a new revision", err);
}
