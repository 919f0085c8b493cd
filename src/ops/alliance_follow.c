/* The state of an alliance follows its steps (B.2). */
#include <string.h>

#include "src/base/date.h"
#include "src/ops/record_inside.h"
#include "src/ops/step.h"
#include "src/store/query.h"

/* What takes an alliance on: a step that is passed, or the launch date. */
static const struct {
    const char *from, *to;
    int step;                    /* 0: the launch date */
} triggers[] = {
    { "idea", "exploring", 1 }, { "exploring", "negotiating", 4 }, { "negotiating", "agreed", 8 },
    { "agreed", "launching", 0 }, { "launching", "operating", 11 },
};

static bool
has_launch_date(struct book *book, const char *alliance, struct err *err)
{
    return query_number(book->store, 0, err,
                        "SELECT value IS NOT NULL FROM step_answer WHERE alliance=?1 AND field='s11.date'"
                        " AND deleted=0 ORDER BY revision DESC LIMIT 1", "t", alliance) != 0;
}

/* That of what took it there, though no state begins before the one it follows, or in the future. */
static struct value
day_of(struct book *book, const char *alliance, long day, struct arena *arena, struct err *err)
{
    const char *last = query_string(book->store, arena, err, "SELECT max(\"on\") FROM state_change WHERE alliance=?1"
                                    " AND deleted=0", "t", alliance);
    long before, today = book_today(book);

    if (last && date_read(last, &before) && before > day)
        day = before;
    return record_day(arena, day < today ? day : today);
}

/* Move it when its guard holds; false only on a failure. */
static bool
follow(struct book *book, const char *alliance, const char *to, long day, bool *moved, struct err *err)
{
    const struct entity *entity = entity_find("alliance"), *change = entity_find("state_change");
    struct arena arena = { 0 };
    struct record before, after;
    struct value on = day_of(book, alliance, day, &arena, err);
    struct setting settings[] = {
        record_setting(entity, "state", value_text(to)),
        record_setting(entity, "state_since", on),
    };
    struct setting event = record_setting(change, "on", on);
    struct record_said said = { &event, 1 };
    struct value seen[2];
    struct err why_not = { 0 };
    bool ok = !err->kind && record_load(book->store, entity, alliance, &arena, &before, err);

    *moved = false;
    if (ok) {
        for (int i = 0; i < 2; i++)
            seen[i] = record_value(&before, settings[i].field->name);
        after = before;
        after.values = arena_alloc(&arena, (entity->n + 1) * sizeof *after.values);
        memcpy(after.values, before.values, (entity->n + 1) * sizeof *after.values);
        after.values[entity_position(entity, settings[0].field)] = settings[0].value;
        if (record_state_guard(book, &before, &after, &why_not)) {
            ok = record_update_said(book, entity, alliance, settings, seen, 2, &said, err);
            *moved = ok;
        } else if (why_not.kind != ERR_INPUT) {
            *err = why_not;
            ok = false;
        }
    }
    arena_free(&arena);
    return ok;
}

bool
alliance_follow(struct book *book, const char *alliance, long day, struct err *err)
{
    enum step_mark marks[STEP_COUNT];
    struct arena arena = { 0 };
    const char *state = query_string(book->store, &arena, err, "SELECT state FROM alliance WHERE id=?1", "t",
                                     alliance);
    bool ok = !err->kind && state && step_marks(book, alliance, marks, err);

    for (size_t i = 0; ok && i < sizeof triggers / sizeof *triggers; i++) {
        int step = triggers[i].step;
        bool moved = false;

        if (strcmp(triggers[i].from, state) != 0)
            continue;
        if (step ? marks[step - 1] == STEP_DONE || marks[step - 1] == STEP_WAIVED
                 : has_launch_date(book, alliance, err))
            ok = follow(book, alliance, triggers[i].to, day, &moved, err);
        if (!moved)
            break;
        state = triggers[i].to;
    }
    arena_free(&arena);
    return ok && !err->kind;
}
