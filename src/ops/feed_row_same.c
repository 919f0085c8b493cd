/* What a row of a step and the record it became both say goes on being the same, until somebody makes it differ. */
#include <string.h>

#include "src/ops/feed_row.h"
#include "src/ops/record_inside.h"
#include "src/ops/step.h"
#include "src/store/query.h"

enum { MOST = 50 };

/* ---- the row changed ---- */

static bool
record_takes(struct book *book, const struct feed_row *feed, const char *id, const struct json *before,
             const struct json *after, struct arena *arena, struct err *err)
{
    const struct entity *entity = entity_find(feed->entity);
    struct setting settings[FEED_CELLS];
    struct value seen[FEED_CELLS];
    struct record record;
    size_t n = 0;

    if (!record_load(book->store, entity, id, arena, &record, err))
        return false;
    if (record_text(&record, "delivered_on"))
        return true;                /* what is done stays as it was promised */
    for (const struct feed_cell *cell = feed->cells; cell->column; cell++) {
        struct value old = feed_row_value(book, feed, cell, before, arena);
        struct value new = feed_row_value(book, feed, cell, after, arena);
        struct value its = cell->field ? record_value(&record, cell->field) : value_null();

        if (!cell->field || value_equal(&old, &new) || !value_equal(&old, &its) ||
            (new.kind == VALUE_NULL && entity_field(entity, cell->field)->required))
            continue;
        seen[n] = its;
        settings[n++] = record_setting(entity, cell->field, new);
    }
    return !n || record_update(book, entity, id, settings, seen, n, err);
}

bool
feed_row_changed(struct book *book, const char *alliance, const char *question, const char *id, const char *before,
                 const char *after, struct err *err)
{
    const struct feed_row *feed;
    struct arena arena = { 0 };
    bool ok = true;

    for (size_t i = 0; ok && (feed = feed_row_from(question, i)) != NULL; i++) {
        const struct json *old = feed->once ? NULL : json_read(&arena, before, strlen(before), err);
        const struct json *new = old ? json_read(&arena, after, strlen(after), err) : NULL;
        const char *ids[MOST];
        size_t n = new ? feed_row_find(book, alliance, feed, id, old, &arena, ids, MOST, err) : 0;

        ok = !err->kind;
        for (size_t k = 0; ok && k < n; k++)
            ok = record_takes(book, feed, ids[k], old, new, &arena, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- the record changed ---- */

/* What the cell holds when the record says `value`; false when a record cannot say it. */
static bool
turned_back(const struct feed_cell *cell, struct value value, struct value *out)
{
    *out = value;
    if (value.kind == VALUE_NULL || cell->way == FEED_SAME)
        return true;
    if (cell->way == FEED_USE)
        *out = value_text(strcmp(value.text, "use") == 0 ? "leverage" : value.text);
    return cell->way == FEED_USE && strcmp(value.text, "open") != 0;
}

static bool
row_takes(struct book *book, const struct feed_row *feed, const struct method_field *question, const char *id,
          const struct json *row, const struct record *before, const struct record *after, struct arena *arena,
          struct err *err)
{
    bool ok = true;

    for (const struct feed_cell *cell = feed->cells; ok && cell->column; cell++) {
        struct value old = cell->field ? record_value(before, cell->field) : value_null();
        struct value new = cell->field ? record_value(after, cell->field) : value_null();
        struct value its = cell->field ? feed_row_value(book, feed, cell, row, arena) : value_null();
        struct str was = { 0 }, now = { 0 };
        size_t p = 0;

        while (p < question->n_parts && strcmp(question->parts[p].field.name, cell->column) != 0)
            p++;
        if (!cell->field || p == question->n_parts || value_equal(&old, &new) || !value_equal(&old, &its) ||
            !turned_back(cell, old, &old) || !turned_back(cell, new, &new))
            continue;
        value_add_json(&was, &question->parts[p].field, &old);
        value_add_json(&now, &question->parts[p].field, &new);
        ok = change_set(book->store, "step_row", id,
                        &(struct change_cell){ arena_printf(arena, "cells.%s", cell->column),
                                               cell_text(str_text(&was)), cell_text(str_text(&now)) }, 1, err);
        str_free(&was);
        str_free(&now);
    }
    return ok;
}

/* The row says what the record said in all that tells them apart. */
static bool
is_of(struct book *book, const struct feed_row *feed, const char *id, const struct json *row,
      const struct record *record, struct arena *arena)
{
    const char *link = feed->link ? record_text(record, feed->link) : NULL;

    if (feed->link)
        return link && strcmp(link, id) == 0;
    for (const struct feed_cell *cell = feed->cells; cell->column; cell++) {
        struct value mine = feed_row_value(book, feed, cell, row, arena), its = record_value(record, cell->field);

        if (cell->key && !value_equal(&mine, &its))
            return false;
    }
    return true;
}

static bool
rows_take(struct book *book, const struct feed_row *feed, const struct record *before, const struct record *after,
          struct arena *arena, struct err *err)
{
    const char *alliance = record_text(after, "alliance");
    struct method *method = book_method_of(book, alliance, err);
    const struct method_field *question = method ? method_field(method, feed->question, err) : NULL;
    struct query *query = query_start(book->store, err, "SELECT id, cells FROM step_row WHERE alliance=?1 AND field=?2"
                                      " AND deleted=0 AND revision=" FEED_REVISION, "tti", alliance, feed->question,
                                      (int64_t)feed->step);
    const char *ids[MOST];
    const struct json *rows[MOST];
    size_t n = 0;
    bool ok;

    while (query_next(query, err))
        if (n < MOST && query_text(query, 1)) {
            ids[n] = arena_string(arena, query_text(query, 0));
            rows[n] = json_read(arena, query_text(query, 1), strlen(query_text(query, 1)), err);
            n += rows[n] != NULL;
        }
    ok = query_end(query, err) && question;
    for (size_t i = 0; ok && i < n; i++)
        if (is_of(book, feed, ids[i], rows[i], before, arena))
            ok = row_takes(book, feed, question, ids[i], rows[i], before, after, arena, err);
    return !err->kind;
}

bool
feed_row_follows(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    enum step_mark marks[STEP_COUNT];
    struct arena arena = { 0 };
    const struct feed_row *feed;
    bool ok = true, known = false;

    for (size_t i = 0; ok && (feed = feed_row_of(after->entity->name, i)) != NULL; i++) {
        if (feed->once)
            continue;
        ok = known || step_marks(book, record_text(after, "alliance"), marks, err);
        known = true;
        if (ok && marks[feed->step - 1] != STEP_DONE && marks[feed->step - 1] != STEP_WAIVED)
            ok = rows_take(book, feed, before, after, &arena, err);
    }
    arena_free(&arena);
    return ok;
}
