#include "src/figures/answers.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/id.h"
#include "src/ops/living.h"
#include "src/store/query.h"

/* "s04.candidates" belongs to step 4; 0 when it cannot be told. */
static int
step_of(const char *field)
{
    int step = 0;

    if (field && field[0] == 's' && field[1] && field[2])
        step = (field[1] - '0') * 10 + field[2] - '0';
    return step >= 1 && step <= 12 ? step : 0;
}

static bool
is_current(const struct figures_step_answers *answers, const char *field, int64_t revision)
{
    int step = step_of(field);

    return step && answers->revision[step - 1] == revision;
}

/* The part of the outline of a step that is stored under `key`, or the column `name` of its rows. */
static const struct field *
field_of(struct figures_context *context, const char *key, const char *name)
{
    struct err *err = context->figures->err;
    const struct method_step *step = method_outline(context->method, step_of(key), err);

    for (size_t i = 0; step && i < step->n_fields; i++) {
        const struct method_field *field = &step->fields[i];
        bool rows = field->kind == METHOD_ROWS;

        if (rows != (name != NULL) || (rows && strcmp(field->key, key) != 0) ||
            (!rows && field->kind != METHOD_SINGLE && field->kind != METHOD_PARTS))
            continue;
        for (size_t p = 0; p < field->n_parts; p++)
            if (!strcmp(field->parts[p].field.name, rows ? name : key))
                return method_outline_parts(context->method, field, err)
                       ? &field->parts[p].field : NULL;
    }
    return NULL;
}

/*
 * True for the id of a record that is in the bin: where it is named, nothing is said
 * (records.md 1). Most texts are no ids, so the method is seldom asked.
 */
static bool
is_gone(struct figures_context *context, const char *key, const char *name, const char *text)
{
    const struct field *field = text && id_is_valid(text) ? field_of(context, key, name) : NULL;
    const struct entity *entity = field && field->type == FIELD_REF ? entity_find(field->spec)
                                                                    : NULL;

    return entity && !living_is(context->figures->book->store, entity, text,
                                context->figures->err);
}

static struct json *
drop_gone(struct figures_context *context, const char *key, struct json *cells)
{
    for (struct json *cell = cells ? cells->first : NULL; cell; cell = cell->next)
        if (cell->kind == JSON_STRING && is_gone(context, key, cell->key, cell->text))
            cell->kind = JSON_NULL;
    return cells;
}

static bool
read_revisions(struct figures_context *context, struct figures_step_answers *answers)
{
    struct err *err = context->figures->err;
    struct query *query = query_start(context->figures->book->store, err,
        "SELECT step,max(revision) FROM step_state WHERE alliance=?1 AND deleted=0 GROUP BY step",
        "t", context->alliance->fact.id);

    for (int i = 0; i < 12; i++)
        answers->revision[i] = 1;
    while (query_next(query, err))
        if (query_int(query, 0) >= 1 && query_int(query, 0) <= 12 && !query_is_null(query, 1))
            answers->revision[query_int(query, 0) - 1] = (int)query_int(query, 1);
    return query_end(query, err);
}

static bool
read_answers(struct figures_context *context, struct figures_step_answers *answers)
{
    struct err *err = context->figures->err;
    struct figures_answer *list = NULL;
    size_t room = 0;
    struct query *query = query_start(context->figures->book->store, err,
        "SELECT id,field,revision,value FROM step_answer WHERE alliance=?1 AND deleted=0"
        " AND value IS NOT NULL ORDER BY field,id", "t", context->alliance->fact.id);

    while (query_next(query, err)) {
        struct cell cell = query_cell(query, 3);

        if (!is_current(answers, query_text(query, 1), query_int(query, 2)) ||
            (cell.kind == CELL_TEXT && is_gone(context, query_text(query, 1), NULL, cell.text)))
            continue;
        if (answers->n_answers == room) {
            struct figures_answer *more;

            room = room ? 2 * room : 64;
            more = arena_alloc(context->arena, room * sizeof *more);
            if (answers->n_answers)
                memcpy(more, list, answers->n_answers * sizeof *more);
            list = more;
        }
        list[answers->n_answers++] = (struct figures_answer){
            .id = arena_string(context->arena, query_text(query, 0)),
            .key = arena_string(context->arena, query_text(query, 1)),
            .number = cell.kind == CELL_INT    ? (double)cell.integer
                      : cell.kind == CELL_REAL ? cell.real : NAN,
            .text = cell.kind == CELL_TEXT ? arena_string(context->arena, cell.text) : NULL,
        };
    }
    answers->answer = list;
    return query_end(query, err);
}

static bool
read_rows(struct figures_context *context, struct figures_step_answers *answers)
{
    struct err *err = context->figures->err, ignored = { 0 };
    struct figures_row *list = NULL;
    size_t room = 0;
    struct query *query = query_start(context->figures->book->store, err,
        "SELECT id,field,revision,position,cells FROM step_row WHERE alliance=?1 AND deleted=0"
        " ORDER BY field,position,id", "t", context->alliance->fact.id);

    while (query_next(query, err)) {
        const char *cells = query_text(query, 4);

        if (!is_current(answers, query_text(query, 1), query_int(query, 2)))
            continue;
        if (answers->n_rows == room) {
            struct figures_row *more;

            room = room ? 2 * room : 64;
            more = arena_alloc(context->arena, room * sizeof *more);
            if (answers->n_rows)
                memcpy(more, list, answers->n_rows * sizeof *more);
            list = more;
        }
        err_clear(&ignored);
        list[answers->n_rows++] = (struct figures_row){
            .id = arena_string(context->arena, query_text(query, 0)),
            .field = arena_string(context->arena, query_text(query, 1)),
            .position = (long)query_int(query, 3),
            .cells = drop_gone(context, query_text(query, 1),
                               json_read(context->arena, cells ? cells : "{}",
                                         cells ? strlen(cells) : 2, &ignored)),
        };
    }
    answers->row = list;
    return query_end(query, err);
}

/* Answers have no marks: they are the same on every day, and read once. NULL after a failure. */
static const struct figures_step_answers *
answers_of(struct figures_context *context)
{
    struct figures_step_answers *answers = *context->answers;

    if (answers || context->figures->err->kind)
        return answers;
    answers = arena_alloc(context->arena, sizeof *answers);
    if (!read_revisions(context, answers) || !read_answers(context, answers) ||
        !read_rows(context, answers))
        return NULL;
    return *context->answers = answers;
}

const struct figures_answer *
answer_of(struct figures_context *context, const char *key)
{
    const struct figures_step_answers *answers = answers_of(context);

    for (size_t i = 0; answers && i < answers->n_answers; i++)
        if (!strcmp(answers->answer[i].key, key))
            return &answers->answer[i];
    return NULL;
}

double
answer_number(struct figures_context *context, const char *key)
{
    const struct figures_answer *answer = answer_of(context, key);

    return answer ? answer->number : NAN;
}

const char *
answer_text(struct figures_context *context, const char *key)
{
    const struct figures_answer *answer = answer_of(context, key);

    return answer ? answer->text : NULL;
}

static long
day_of(const char *text)
{
    long day;

    return text && date_read(text, &day) ? day : DAY_NONE;
}

long
answer_day(struct figures_context *context, const char *key)
{
    return day_of(answer_text(context, key));
}

static struct money
money_of(const struct json *json)
{
    const struct json *minor = json_member(json, "minor");
    const struct json *currency = json_member(json, "currency");

    if (!minor || minor->kind != JSON_INT || !currency || currency->kind != JSON_STRING)
        return (struct money){ 0 };
    return (struct money){ minor->integer, currency->text };
}

struct money
answer_money(struct figures_context *context, const char *key)
{
    const char *text = answer_text(context, key);
    struct err ignored = { 0 };
    const struct json *json =
        text ? json_read(context->arena, text, strlen(text), &ignored) : NULL;

    return json && json->kind == JSON_OBJECT ? money_of(json) : (struct money){ 0 };
}

const struct figures_row *
answer_rows(struct figures_context *context, const char *field, size_t *n)
{
    const struct figures_step_answers *answers = answers_of(context);
    size_t first = 0;

    *n = 0;
    while (answers && first < answers->n_rows && strcmp(answers->row[first].field, field))
        first++;
    while (answers && first + *n < answers->n_rows &&
           !strcmp(answers->row[first + *n].field, field))
        ++*n;
    return *n ? answers->row + first : NULL;
}

static const struct json *
cell_of(const struct figures_row *row, const char *column)
{
    return row->cells && row->cells->kind == JSON_OBJECT ? json_member(row->cells, column) : NULL;
}

double
row_number(const struct figures_row *row, const char *column)
{
    const struct json *cell = cell_of(row, column);

    return cell && (cell->kind == JSON_INT || cell->kind == JSON_NUMBER) ? cell->number : NAN;
}

const char *
row_text(const struct figures_row *row, const char *column)
{
    const struct json *cell = cell_of(row, column);

    return cell && cell->kind == JSON_STRING ? cell->text : NULL;
}

long
row_day(const struct figures_row *row, const char *column)
{
    return day_of(row_text(row, column));
}

struct money
row_money(const struct figures_row *row, const char *column)
{
    const struct json *cell = cell_of(row, column);

    return cell && cell->kind == JSON_OBJECT ? money_of(cell) : (struct money){ 0 };
}
