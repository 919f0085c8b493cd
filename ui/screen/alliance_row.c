#include "ui/screen/alliance_row.h"

#include <string.h>

#include "src/ops/step.h"
#include "src/store/query.h"
#include "ui/screen/ink_role.h"
#include "ui/screen/part_form.h"
#include "ui/screen/summary.h"

const struct list_column alliance_columns[] = {
    { "Alliance", 18, 48, 10, 0, -1 }, { "Parties", 10, 40, 6, 4, -1 }, { "Form", 14, 28, 2, 6, -1 },
    { "Steps", 12, 12, 0, 2, -1 },    { "State", 12, 13, 1, 1, -1 },    { "Light", 7, 7, 0, 2, -1 },
    { "Late", 4, 4, 0, 3, 1 },        { "Next", 8, 26, 2, 5, -1 },
};
const char *const alliance_column_names[] = { NULL, "parties", "form", "steps", "state", "light", "late", "next" };
const size_t alliance_column_count = sizeof alliance_columns / sizeof *alliance_columns;

/* Ours first, then theirs. */
static void
add_parties(struct record_rows *rows, const char *alliance, struct list_rows *out)
{
    struct err none = { 0 };
    struct str names = { 0 };
    struct query *query = query_start(desk_of(rows->ui)->book.store, &none,
        "SELECT o.name FROM party p JOIN organisation o ON o.id = p.organisation"
        " WHERE p.alliance = ?1 AND p.deleted = 0 ORDER BY p.side DESC, p.id LIMIT 8", "t", alliance);

    while (query_next(query, &none))
        str_addf(&names, "%s%s", names.len ? ", " : "", query_text(query, 0));
    query_end(query, &none);
    list_cell(out, ROLE_TEXT, str_text(&names));
    str_free(&names);
}

static void
add_word(struct part_place *place, const struct record *record, const char *name, enum role role,
         struct list_rows *out)
{
    struct err none = { 0 };
    const struct method_register *words = method_register(place->method, "alliance", &none);
    struct value value = record_value(record, name);
    size_t at = entity_position(record->entity, entity_field(record->entity, name));

    list_cell(out, role, words ? part_form_words(place, &words->parts[at], &value) : "");
}

static void
add_steps(struct record_rows *rows, const char *alliance, enum step_mark marks[STEP_COUNT], int *current,
          struct list_rows *out)
{
    struct err none = { 0 };
    struct str bar = { 0 };

    *current = 0;
    if (!step_marks(&desk_of(rows->ui)->book, alliance, marks, &none))
        memset(marks, 0, STEP_COUNT * sizeof *marks);
    for (int i = 0; i < STEP_COUNT; i++) {
        bool over = marks[i] == STEP_DONE || marks[i] == STEP_WAIVED;

        if (!over && !*current)
            *current = i + 1;
        str_add(&bar, ui_glyph(rows->ui, marks[i] == STEP_DONE ? GLYPH_FILLED :
                                         marks[i] == STEP_WAIVED ? GLYPH_NODATA : GLYPH_EMPTY));
    }
    list_cell(out, ROLE_PROGRESS, bar.data);
    str_free(&bar);
}

static enum role
state_role(const char *state)
{
    if (state && (strcmp(state, "closed") == 0 || strcmp(state, "abandoned") == 0))
        return ROLE_MUTED;
    return state && strcmp(state, "suspended") == 0 ? ROLE_WATCH : ROLE_TEXT;
}

static void
add_next(struct record_rows *rows, struct method *method, const enum step_mark marks[STEP_COUNT],
         int current, const char *state, struct list_rows *out)
{
    struct err none = { 0 };
    const struct method_step *step = current ? method_step(method, current, &none) : NULL;

    if (!step || state_role(state) == ROLE_MUTED)
        list_cell(out, ROLE_MUTED, "");
    else
        list_cellf(out, summary_role(marks[current - 1]), "%s %d %s", summary_mark(rows->ui, marks[current - 1]),
                   current, step->name);
}

/* Nothing is shown where nothing is known: most alliances in their first steps have no index yet. */
static void
add_light(struct record_rows *rows, const struct attend_light *seen, struct list_rows *out)
{
    enum light light = seen ? seen->light : LIGHT_NONE;
    bool ascii = rows->ui->canvas.ascii;

    list_cell(out, light_role(light), light == LIGHT_NONE ? picture_light_glyph(light, ascii)
                                                          : picture_light_text(light, ascii));
}

/* Commitments and actions past their due date. */
static void
add_late(const struct attend_light *seen, struct list_rows *out)
{
    if (seen && seen->overdue)
        list_cellf(out, ROLE_BAD, "%ld", seen->overdue);
    else
        list_cell(out, ROLE_MUTED, "");
}

void
alliance_row(struct record_rows *rows, const struct record *record, struct arena *arena,
             struct list_rows *out)
{
    struct method *method = desk_of(rows->ui)->book.method;
    struct part_place place = { .ui = rows->ui, .method = method, .arena = arena };
    const char *name = record_text(record, "name"), *state = record_text(record, "state");
    const struct attend_light *seen = attend_light(&desk_of(rows->ui)->attend, record->id);
    enum step_mark marks[STEP_COUNT];
    int current;

    record_rows_begin(rows, record, out);
    list_cell(out, state_role(state) == ROLE_MUTED ? ROLE_MUTED : ROLE_TEXT, name ? name : record->id);
    add_parties(rows, record->id, out);
    add_word(&place, record, "form", ROLE_TEXT, out);
    add_steps(rows, record->id, marks, &current, out);
    add_word(&place, record, "state", state_role(state), out);
    add_light(rows, seen, out);
    add_late(seen, out);
    add_next(rows, method, marks, current, state, out);
}
