/* The state of a record that is imported, against the state of the one in the file. */
#include <stdio.h>
#include <string.h>

#include "src/io/intake.h"
#include "src/ops/record_move.h"
#include "src/rules/state_rules.h"
#include "src/store/query.h"

bool
intake_check_state(struct intake *intake, const struct record *record, struct err *err)
{
    const struct entity *entity = record->entity;
    const char *to = record_text(record, "state"), *from;
    struct arena arena = { 0 };
    char sql[120];
    bool ok;

    if (!to || (intake->empty && intake->place) || !state_has_moves(entity) ||
        strcmp(entity->name, "step_state") == 0)
        return true;
    snprintf(sql, sizeof sql, "SELECT state FROM \"%s\" WHERE id=?1 AND deleted=0", entity->name);
    from = query_string(intake->book->store, &arena, err, sql, "t", record->id);
    ok = !err->kind && (!from || strcmp(from, to) == 0 ||
                        (record_may_go(intake->book, entity, from, to, err) && state_guard(record, err)));
    arena_free(&arena);
    return ok;
}
