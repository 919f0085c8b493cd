#include "src/ops/objective_change.h"

#include <string.h>

#include "src/base/text.h"
#include "src/ops/record_inside.h"
#include "src/store/query.h"

enum { TEXT_MOST = 160 };

static bool
is_agreed(struct book *book, const char *alliance, struct err *err)
{
    return query_number(book->store, 0, err,
        "SELECT EXISTS(SELECT 1 FROM step_state WHERE alliance=?1 AND step=2 AND state='done' AND deleted=0)"
        " OR EXISTS(SELECT 1 FROM alliance WHERE id=?1 AND state NOT IN('idea','exploring','negotiating','abandoned'))",
        "t", alliance) != 0;
}

/* "Target 2, due 2028-12-31", as much as a line holds. */
static void
add_aim(struct str *out, const char *label, const struct field *field, const struct value *value,
        struct arena *arena)
{
    const char *shown = value_show(field, value, arena);

    str_addf(out, "%s%s %s", out->len ? ", " : "", label, *shown ? shown : "-");
}

/* A line holds so many characters; what is longer ends in a mark. */
static struct value
line(const struct str *text, struct arena *arena)
{
    const char *whole = str_text(text), *cut = whole;
    int used;

    for (int columns = TEXT_MOST - 1; columns && text_length(cut) > TEXT_MOST; columns--)
        cut = arena_printf(arena, "%.*s…", (int)text_fit(whole, columns, &used), whole);
    return value_text(arena_string(arena, cut));
}

bool
objective_keep_change(struct book *book, const struct record *before, const struct record *after, struct err *err)
{
    const struct entity *entity = entity_find("objective_change"), *objective = after->entity;
    const struct method_register *words = method_register(book->method, "objective", err);
    struct arena arena = { 0 };
    struct str from = { 0 }, to = { 0 };
    char id[ID_SIZE] = "";
    bool ok = !err->kind;

    for (size_t i = 0; ok && i < objective->n; i++) {
        const struct field *field = &objective->fields[i];
        const char *label = words && i < words->n_parts ? words->parts[i].label : field->name;

        if (field->type == FIELD_REF || before->values[i].kind == VALUE_NULL ||
            value_equal(&before->values[i], &after->values[i]))
            continue;
        add_aim(&from, label, field, &before->values[i], &arena);
        add_aim(&to, label, field, &after->values[i], &arena);
    }
    if (from.len && is_agreed(book, record_text(after, "alliance"), err)) {
        struct setting settings[] = {
            record_setting(entity, "alliance", record_value(after, "alliance")),
            record_setting(entity, "date", record_day(&arena, book_today(book))),
            record_setting(entity, "objective", value_text(after->id)),
            record_setting(entity, "from", line(&from, &arena)),
            record_setting(entity, "to", line(&to, &arena)),
        };

        ok = record_insert(book, entity, settings, 5, id, err);
    }
    str_free(&from);
    str_free(&to);
    arena_free(&arena);
    return ok && !err->kind;
}
