#include "src/ops/record_move.h"

#include <string.h>

#include "src/base/date.h"
#include "src/ops/record_inside.h"
#include "src/rules/state_rules.h"

enum { DAYS_TO_BROKEN = 60 };

static bool
is_event(const char *state)
{
    return strcmp(state, MOVE_RENEGOTIATED) == 0;
}

const char *
record_move_label(struct book *book, const struct entity *entity, const char *state,
                  struct arena *arena)
{
    struct err ignored = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, &ignored);
    size_t at = entity_position(entity, entity_field(entity, "state"));
    struct value value = value_text(state);

    if (is_event(state))
        return "renegotiated: a new due date";
    return words && at < words->n_parts ? method_show(book->method, &words->parts[at], &value, arena) : state;
}

/* ---- what may come next ---- */

/* Something worth saying, or that must be said and is not known yet. */
static bool
asks(const struct record *record, const char *state, bool *must)
{
    struct arena arena = { 0 };
    size_t n;
    const struct state_ask *ask = state_asks(record->entity, state, &arena, &n);
    bool any = false;

    *must = false;
    for (size_t i = 0; i < n; i++) {
        bool own = strcmp(ask[i].of, record->entity->name) == 0;
        bool known = own && record_value(record, ask[i].field).kind != VALUE_NULL;

        if (ask[i].weight == STATE_MAY || known)
            continue;
        any = true;
        *must |= ask[i].weight == STATE_MUST;
    }
    arena_free(&arena);
    return any;
}

/* What can be asked for is no obstacle; only what cannot is. */
static void
look_ahead(struct book *book, const struct record *record, struct record_next *next, struct arena *arena)
{
    const struct entity *entity = record->entity;
    struct record after = *record;
    struct err *err = &next->why_not;
    bool must;

    next->asks = asks(record, next->state, &must);
    if (is_event(next->state))
        return;
    after.values = arena_alloc(arena, (entity->n + 1) * sizeof *after.values);
    memcpy(after.values, record->values, (entity->n + 1) * sizeof *after.values);
    after.values[entity_position(entity, entity_field(entity, "state"))] = value_text(next->state);
    if (record_state_guard(book, record, &after, err) && !must)
        state_guard(&after, err);
}

static bool
can_renegotiate(const struct record *record)
{
    const char *state = record_text(record, "state");

    return strcmp(record->entity->name, "commitment") == 0 && state &&
           (strcmp(state, "accepted") == 0 || strcmp(state, "in_progress") == 0 || strcmp(state, "at_risk") == 0);
}

long
record_days_late(struct book *book, const struct record *commitment)
{
    const char *state = record_text(commitment, "state"), *due = record_text(commitment, "due");
    long day;

    if (!state || !due || !date_read(due, &day) ||
        !(can_renegotiate(commitment) || strcmp(state, "disputed") == 0))
        return 0;
    return book_today(book) > day ? book_today(book) - day : 0;
}

bool
record_next(struct book *book, const struct entity *entity, const char *id, struct arena *arena,
            struct record_next **out, size_t *n, struct err *err)
{
    struct record record;
    const char *state, **next;
    long late;
    size_t count;

    *n = 0;
    if (!entity_field(entity, "state") || !state_has_moves(entity)) {
        err_set(err, ERR_INPUT, "records of this kind have no order of states");
        return err_where(err, "%s", entity->name);
    }
    if (!record_load(book->store, entity, id, arena, &record, err))
        return false;
    state = record_text(&record, "state");
    next = state_next(entity, state ? state : "", arena, &count);
    *out = arena_alloc(arena, (count + 1) * sizeof **out);
    late = strcmp(entity->name, "commitment") == 0 ? record_days_late(book, &record) : 0;
    for (size_t i = 0; i < count; i++)
        (*out)[(*n)++].state = next[i];
    if (can_renegotiate(&record))
        (*out)[(*n)++].state = MOVE_RENEGOTIATED;
    for (size_t i = 0; i < *n; i++) {
        struct record_next *at = &(*out)[i];

        at->label = record_move_label(book, entity, at->state, arena);
        if (strcmp(at->state, "broken") == 0 && late > DAYS_TO_BROKEN)
            at->note = arena_printf(arena, "%ld days late: the method proposes to declare it", late);
        look_ahead(book, &record, at, arena);
    }
    return true;
}

/* ---- doing it ---- */

/* A renegotiation sets the due date; anything else the state. */
static bool
compose(const struct entity *entity, const struct record_move *move, struct setting *settings, size_t *n,
        struct err *err)
{
    *n = 0;
    for (size_t i = 0; i < move->n; i++)
        settings[(*n)++] = move->fields[i];
    if (!is_event(move->state)) {
        settings[(*n)++] = record_setting(entity, "state", value_text(move->state));
        return true;
    }
    for (size_t i = 0; i < move->said.n; i++)
        if (strcmp(move->said.settings[i].field->name, "new_due") == 0) {
            settings[(*n)++] = record_setting(entity, "due", move->said.settings[i].value);
            return true;
        }
    for (size_t i = 0; i < move->n; i++)
        if (strcmp(move->fields[i].field->name, "due") == 0)
            return true;
    err_set(err, ERR_INPUT, "a renegotiated promise needs its new due date");
    err_hint(err, "Write new_due=+2w.");
    return err_where(err, "new_due");
}

static bool
move_one(struct book *book, const struct entity *entity, const char *id, const struct record_move *move,
         struct arena *arena, struct record *record, struct err *err)
{
    struct setting *settings = arena_alloc(arena, (move->n + 2) * sizeof *settings);
    struct value *before = arena_alloc(arena, (move->n + 2) * sizeof *before);
    const char *state;
    size_t n;

    if (!record_load(book->store, entity, id, arena, record, err) ||
        !compose(entity, move, settings, &n, err))
        return false;
    state = record_text(record, "state");
    if (is_event(move->state) && !can_renegotiate(record)) {
        err_set(err, ERR_INPUT, "only a promise that is accepted and not yet delivered is renegotiated");
        return err_where(err, "state");
    }
    if (state && strcmp(state, move->state) == 0) {
        err_set(err, ERR_INPUT, "it is '%s' already", record_move_label(book, entity, state, arena));
        return err_where(err, "state");
    }
    for (size_t i = 0; i < n; i++)
        before[i] = record_value(record, settings[i].field->name);
    return record_update_said(book, entity, id, settings, before, n, &move->said, err);
}

bool
record_move(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
            const struct record_move *move, struct err *err)
{
    struct arena arena = { 0 };
    struct err ignored = { 0 };
    const struct method_register *words = method_register(book->method, entity->name, &ignored);
    const char *label = is_event(move->state) ? MOVE_RENEGOTIATED
                                              : record_move_label(book, entity, move->state, &arena);
    struct record record = { 0 };
    bool ok = n && record_load(book->store, entity, ids[0], &arena, &record, err) &&
              change_begin(book->store, CHANGE_EDIT, record_alliance(&record), err);

    for (size_t i = 0; ok && i < n; i++) {
        ok = move_one(book, entity, ids[i], move, &arena, &record, err);
        if (!ok && n > 1)
            err_where(err, "%.150s", method_title(book->method, &record, &arena));
    }
    if (ok)
        ok = change_commit(book->store,
                           n == 1 ? arena_printf(&arena, "%s '%s': %s", record_word(book, entity),
                                                 method_title(book->method, &record, &arena), label)
                                  : arena_printf(&arena, "%zu %s: %s", n,
                                                 words && words->plural ? words->plural : entity->name, label),
                           NULL, err);
    else
        change_rollback(book->store);
    arena_free(&arena);
    return ok;
}

bool
record_knows_state(struct book *book, const struct entity *entity, const char *id)
{
    const struct field *state = entity_field(entity, "state");
    struct arena arena = { 0 };
    struct err ignored = { 0 };
    struct record record;
    const char *now = state && record_load(book->store, entity, id, &arena, &record, &ignored)
                          ? record_text(&record, "state") : NULL;
    bool known = !now || field_has_vocabulary(state);
    char code[64];

    for (const char *at = known ? "" : state->spec; (at = field_next_code(at, code)) != NULL;)
        known |= strcmp(code, now) == 0;
    arena_free(&arena);
    return known;
}
