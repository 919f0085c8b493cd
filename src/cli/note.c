/* record, plan, fill: a reading in passing, meetings made ahead, registers filled from the steps. */
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/cli/kind.h"
#include "src/ops/feed.h"
#include "src/ops/question.h"
#include "src/ops/reading.h"
#include "src/ops/rhythm.h"

/* One of the 26 questions about learning instead of a metric. */
static bool
record_answer(struct call *call, const char *alliance, const struct question *question, struct err *err)
{
    char id[ID_SIZE];
    struct record record;
    long left;
    struct question next;

    if (!question_record(&call->book, alliance, question, call->args->words[2], call_value(call, FLAG_ON), id, err) ||
        !record_load(call->book.store, entity_find("inkpen_answer"), id, &call->arena, &record, err))
        return false;
    if (call->form == FORM_JSON)
        return kind_add_row(call, &record, err);
    call_say(call, "%s %s: %s on %s", question->code, question->label, call->args->words[2], record_text(&record, "date"));
    if (question_next(&call->book, alliance, "", "", &next, &left, err))
        call_say(call, "%ld question%s of this half year %s open; next %s: %s", left, left == 1 ? "" : "s",
                 left == 1 ? "is" : "are", next.code, next.sentence);
    return !err->kind;
}

bool
command_record(struct call *call, struct err *err)
{
    const struct entity *entity = entity_find("reading");
    const char *const *words = call->args->words;
    struct reading_note note = {
        .metric = words[1], .value = words[2], .on = call_value(call, FLAG_ON),
        .evidence = call_value(call, FLAG_EVIDENCE), .confidence = call_value(call, FLAG_CONFIDENCE),
    };
    char alliance[ID_SIZE], id[ID_SIZE];
    struct question question;
    struct record record;

    if (!call_open_to_write(call, err) || !find_alliance(&call->book, words[0], alliance, err))
        return false;
    if (question_find(&call->book, words[1], &question))
        return record_answer(call, alliance, &question, err);
    if (!reading_record(&call->book, alliance, &note, id, err) ||
        !record_load(call->book.store, entity, id, &call->arena, &record, err))
        return false;
    if (call->form == FORM_JSON)
        return kind_add_row(call, &record, err);
    call_say(call, "%s: %s on %s", kind_name_record(call, entity_find("metric"), record_text(&record, "metric")),
             words[2], record_text(&record, "date"));
    return true;
}

/* ---- plan ---- */

static bool
read_reach(struct call *call, struct rhythm_reach *reach, struct err *err)
{
    const char *until;

    if (!call_day(call, FLAG_UNTIL, &until, err) ||
        !call_number(call, FLAG_MEETINGS, until ? 0 : 4, &reach->count, err))
        return false;
    reach->until = 0;
    if (until && (!date_read(until, &reach->until) || reach->until < book_today(&call->book))) {
        err_set(err, ERR_INPUT, "%s is over", until);
        return err_where(err, "--until");
    }
    return true;
}

bool
command_plan(struct call *call, struct err *err)
{
    struct rhythm_reach reach;
    struct found found;
    const char *kind, *what = "new meeting";
    long made = 0;
    bool ok;

    if (!call_open_to_write(call, err) || !call_find(call, call->args->words[0], &found, err) ||
        !read_reach(call, &reach, err))
        return false;
    kind = found.entity->name;
    if (strcmp(kind, "body") == 0) {
        ok = rhythm_plan(&call->book, found.id, &reach, &made, err);
    } else if (strcmp(kind, "alliance") == 0) {
        ok = rhythm_plan_all(&call->book, found.id, &reach, &made, err);
    } else if (strcmp(kind, "meeting") == 0) {
        what = "expected seat";
        ok = rhythm_expect(&call->book, found.id, &made, err);
    } else {
        err_set(err, ERR_INPUT, "%s %s is not planned ahead", text_article(kind), kind);
        err_hint(err, "Name a body, an alliance or a meeting.");
        return err_where(err, "%.60s", call->args->words[0]);
    }
    if (!ok)
        return false;
    if (call->form == FORM_JSON)
        str_addf(call_row(call), "{\"made\":%ld}", made);
    call_say(call, "%s: %ld %s%s", kind_name_record(call, found.entity, found.id), made, what,
             made == 1 ? "" : "s");
    return true;
}

/* ---- fill ---- */

bool
command_fill(struct call *call, struct err *err)
{
    const char *const *words = call->args->words;
    const struct entity *entity;
    struct feed_taken taken;
    char alliance[ID_SIZE];

    if (!call_open_to_write(call, err) || !find_alliance(&call->book, words[0], alliance, err) ||
        !(entity = kind_find(call, words[1], err)) ||
        !feed_take(&call->book, alliance, entity, NULL, &taken, err))
        return false;
    if (call->form == FORM_JSON)
        str_addf(call_row(call), "{\"made\":%ld,\"left\":%ld}", taken.made, taken.left);
    call_say(call, "%s: %ld taken over from %s%s", kind_name_record(call, entity_find("alliance"), alliance),
             taken.made, feed_source(entity, NULL), feed_left(&taken, &call->arena));
    return true;
}
