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
        setting.field = entity_field(entity, kinds[kind].field);
        before = record_value(&record, kinds[kind].field);
        set = setting.field->type == FIELD_YESNO ? before.integer != 0 : before.kind != VALUE_NULL;
        if (setting.field->type == FIELD_YESNO)
            setting.value = value_int(!set);
        else
            setting.value = set ? value_null() : record_day(&arena, book_today(book));
        *word = set ? kinds[kind].open : *word;
        ok = record_edit(book, entity, id, &setting, &before, 1, err);
    }
    arena_free(&arena);
    return ok;
}
