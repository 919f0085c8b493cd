#include "src/ops/tick.h"

#include <string.h>

#include "src/ops/record_inside.h"
#include "src/ops/record_move.h"
#include "src/ops/undo.h"

/* A day that is set, or a yes; for actions the state does it. */
static const struct {
    const char *entity, *field, *ticked, *open;
} kinds[] = {
    { "action", "state", "done", "open again" },
    { "attendance", "present", "present", "absent" },
    { "exit_task", "done_on", "done", "open again" },
    { "information_item", "delivered_on", "delivered", "not delivered" },
    { "idea", "taken_on", "taken into work", "not yet taken into work" },
};

static int
kind_of(const struct entity *entity)
{
    for (int i = 0; i < (int)(sizeof kinds / sizeof *kinds); i++)
        if (strcmp(kinds[i].entity, entity->name) == 0)
            return i;
    return -1;
}

bool
tick_takes(const struct entity *entity)
{
    return kind_of(entity) >= 0;
}

static bool
is_ticked(const struct record *record, int kind)
{
    const struct field *field = entity_field(record->entity, kinds[kind].field);
    struct value value = record_value(record, field->name);

    if (kind == 0)
        return value.kind == VALUE_TEXT && strcmp(value.text, "done") == 0;
    return field->type == FIELD_YESNO ? value.kind == VALUE_INT && value.integer : value.kind != VALUE_NULL;
}

/* What the field becomes. */
static struct setting
setting_of(struct book *book, const struct entity *entity, int kind, bool set, struct arena *arena)
{
    struct setting setting = { .field = entity_field(entity, kinds[kind].field), .value = value_null() };

    if (setting.field->type == FIELD_YESNO)
        setting.value = value_int(set);
    else if (set)
        setting.value = record_day(arena, book_today(book));
    return setting;
}

static bool
turn_action(struct book *book, const struct record *action, const char **word, struct err *err)
{
    struct record_move move = { .state = "done" };
    const char *state = record_text(action, "state"), *id = action->id;

    if (!state || strcmp(state, "done") != 0)
        return record_move(book, action->entity, &id, 1, &move, err);
    *word = kinds[0].open;
    return undo_cell(book, id, "state", NULL, 0, err);
}

bool
tick_turn(struct book *book, const struct entity *entity, const char *id, const char **word, struct err *err)
{
    int kind = kind_of(entity);
    struct arena arena = { 0 };
    struct setting setting;
    struct record record;
    struct value before;
    bool set, ok = record_load(book->store, entity, id, &arena, &record, err);

    *word = kinds[kind].ticked;
    if (ok && kind == 0) {
        ok = turn_action(book, &record, word, err);
    } else if (ok) {
        set = is_ticked(&record, kind);
        before = record_value(&record, kinds[kind].field);
        setting = setting_of(book, entity, kind, !set, &arena);
        *word = set ? kinds[kind].open : *word;
        ok = record_edit(book, entity, id, &setting, &before, 1, err);
    }
    arena_free(&arena);
    return ok;
}

bool
tick_turn_many(struct book *book, const struct entity *entity, const char *const *ids, size_t n,
               const char **word, size_t *turned, struct err *err)
{
    int kind = kind_of(entity);
    struct arena arena = { 0 };
    const char **open = arena_alloc(&arena, (n + 1) * sizeof *open);
    struct record_move move = { .state = "done" };
    struct setting setting;
    size_t left = 0;
    bool ok = true;

    for (size_t i = 0; ok && i < n; i++) {
        struct record record;

        ok = record_load(book->store, entity, ids[i], &arena, &record, err);
        if (ok && !is_ticked(&record, kind))
            open[left++] = ids[i];
    }
    *word = left ? kinds[kind].ticked : kinds[kind].open;
    *turned = left ? left : n;
    if (ok && kind == 0 && !left) {
        err_set(err, ERR_INPUT, "all %zu are done already", n);
        ok = err_hint(err, "Without marks x opens one of them again; undo takes back what was done last.");
    } else if (ok && kind == 0) {
        ok = record_move(book, entity, open, left, &move, err);
    } else if (ok) {
        setting = setting_of(book, entity, kind, left > 0, &arena);
        ok = record_edit_many(book, entity, left ? open : ids, *turned, &setting, err);
    }
    arena_free(&arena);
    return ok;
}
