#include "src/figures/load.h"

#include <stdint.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/model/entity.h"
#include "src/ops/living.h"
#include "src/store/query.h"

enum { COLUMNS_MOST = 32 };

/* What is known of a plan's columns from the entity table. */
struct layout {
    const struct entity *entity;
    const struct field *field[COLUMNS_MOST];
    const struct field *birth;
};

static bool
fits(const struct field *field, enum load_kind kind)
{
    switch (field->type) {
    case FIELD_DATE:
        return kind == LOAD_DAY || kind == LOAD_FILLED;
    case FIELD_MONEY:
        return kind == LOAD_MONEY || kind == LOAD_FILLED;
    case FIELD_SCALE: case FIELD_YESNO: case FIELD_PERCENT: case FIELD_INT: case FIELD_NUM:
        return kind == LOAD_NUMBER || kind == LOAD_FILLED;
    default:
        return kind == LOAD_TEXT || kind == LOAD_FILLED;
    }
}

static bool
lay_out(const struct load_plan *plan, struct layout *layout, struct err *err)
{
    *layout = (struct layout){ .entity = entity_find(plan->entity) };
    for (size_t i = 0; layout->entity && i < plan->n && i < COLUMNS_MOST; i++) {
        layout->field[i] = entity_field(layout->entity, plan->columns[i].field);
        if (!layout->field[i] || !fits(layout->field[i], plan->columns[i].kind))
            return err_set(err, ERR_MACHINE, "the figures ask for %s.%s, which is no such field",
                           plan->entity, plan->columns[i].field);
    }
    for (size_t i = 0; layout->entity && i < layout->entity->n; i++)
        if (layout->entity->fields[i].mark == 'B')
            layout->birth = &layout->entity->fields[i];
    return layout->entity && plan->n <= COLUMNS_MOST ? true
           : err_set(err, ERR_MACHINE, "the figures ask for too much of %s", plan->entity);
}

/* A reference that need not be there is unknown when its record is in the bin. */
static void
add_column(struct str *sql, const struct field *field, enum load_kind kind, bool required)
{
    char column[64];

    if (kind == LOAD_FILLED) {
        str_addf(sql, ",t.\"%s\" IS NOT NULL", field_column(field, 0, column));
    } else if (field->type == FIELD_REF && !required) {
        str_addf(sql, ",CASE WHEN EXISTS(SELECT 1 FROM \"%s\" x WHERE x.\"id\"=t.\"%s\" AND ",
                 field->spec, field->name);
        living_add(sql, entity_find(field->spec), "x", "alliance");
        str_addf(sql, ") THEN t.\"%s\" END", field->name);
    } else {
        for (int k = 0; k < field_columns(field); k++)
            str_addf(sql, ",t.\"%s\"", field_column(field, k, column));
    }
}

/*
 * The alliance of a row is the one that is asked about, or its parent's; only what may cross to
 * another one names an alliance that must be looked at.
 */
static bool
is_known_to_live(const struct entity *entity, const struct field *field, const char *by)
{
    const struct field *parent = entity_field(entity, by);

    return !strcmp(field->name, by) ||
           (!strcmp(field->name, "alliance") && !(parent && entity_crosses(entity, parent)));
}

/* Not in the bin, nor is what the row `t` requires; alliance and parent are known to live. */
static void
add_living(struct str *sql, const struct entity *entity, const char *by)
{
    str_add(sql, "t.\"deleted\"=0");
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->type != FIELD_REF || !field->required || is_known_to_live(entity, field, by))
            continue;
        str_addf(sql, " AND EXISTS(SELECT 1 FROM \"%s\" x WHERE x.\"id\"=t.\"%s\" AND ",
                 field->spec, field->name);
        living_add(sql, entity_find(field->spec), "x", "alliance");
        str_add(sql, ")");
    }
}

/* Fixed text for every plan, so that the store keeps the statement. */
static void
add_question(struct str *sql, const struct load_plan *plan, const struct layout *layout)
{
    const char *by = plan->by ? plan->by : "alliance";
    const struct field *parent = *by ? entity_field(layout->entity, by) : NULL;

    str_add(sql, "SELECT t.\"id\",");
    if (layout->birth)
        str_addf(sql, "t.\"%s\"", layout->birth->name);
    else
        str_add(sql, "NULL");
    for (size_t i = 0; i < plan->n; i++)
        add_column(sql, layout->field[i], plan->columns[i].kind,
                   layout->field[i]->required || !strcmp(layout->field[i]->name, "alliance"));
    if (!*by) {
        str_addf(sql, " FROM \"%s\" t WHERE ", plan->entity);
        living_add(sql, layout->entity, "t", NULL);
    } else if (!parent) {
        str_addf(sql, " FROM \"%s\" t WHERE t.\"id\"=?1 AND ", plan->entity);
        living_add(sql, layout->entity, "t", NULL);
    } else if (plan->by) {
        str_addf(sql, " FROM \"%s\" p CROSS JOIN \"%s\" t ON t.\"%s\"=p.\"id\""
                      " WHERE p.\"alliance\"=?1 AND ", parent->spec, plan->entity, by);
        living_add(sql, entity_find(parent->spec), "p", "alliance");
        str_add(sql, " AND ");
        add_living(sql, layout->entity, by);
    } else {
        str_addf(sql, " FROM \"%s\" t WHERE t.\"alliance\"=?1 AND ", plan->entity);
        add_living(sql, layout->entity, by);
    }
    str_addf(sql, " ORDER BY %st.\"id\"", parent && plan->by ? "p.\"id\"," : "");
}

static long
day_of(const char *text)
{
    long day;

    return text && date_read(text, &day) ? day : DAY_NONE;
}

static void
read_row(const struct load_plan *plan, const struct layout *layout, struct query *query,
         struct arena *arena, char *row)
{
    struct fact *fact = (struct fact *)row;
    int at = 2;

    fact->id = arena_string(arena, query_text(query, 0));
    fact->birth = day_of(query_text(query, 1));
    for (size_t i = 0; i < plan->n; i++) {
        void *member = row + plan->columns[i].at;

        switch (plan->columns[i].kind) {
        case LOAD_DAY:
            *(long *)member = day_of(query_text(query, at));
            break;
        case LOAD_NUMBER:
            *(double *)member = query_is_null(query, at) ? NAN : query_real(query, at);
            break;
        case LOAD_TEXT:
            *(const char **)member = arena_string(arena, query_text(query, at));
            break;
        case LOAD_FILLED:
            *(bool *)member = query_int(query, at) != 0;
            break;
        case LOAD_MONEY:
            *(struct money *)member = (struct money){
                query_int(query, at),
                query_is_null(query, at) ? NULL : arena_string(arena, query_text(query, at + 1))
            };
            break;
        }
        at += plan->columns[i].kind == LOAD_MONEY ? field_columns(layout->field[i]) : 1;
    }
}

/*
 * Plans are fixed, so what they ask is put together once: doing it for every alliance costs twice
 * what the answer does.
 */
struct known {
    const struct load_plan *plan;
    struct layout layout;
    char *sql;
};

enum { KNOWN_MOST = 256 };

static const struct known *
known_of(const struct load_plan *plan, struct err *err)
{
    static struct known known[KNOWN_MOST];
    size_t at = (size_t)((uintptr_t)plan / sizeof(void *) % KNOWN_MOST), looked = 0;
    struct str sql = { 0 };

    while (known[at].plan && known[at].plan != plan && looked++ < KNOWN_MOST)
        at = (at + 1) % KNOWN_MOST;
    if (known[at].plan == plan)
        return &known[at];
    if (known[at].plan) {
        err_set(err, ERR_MACHINE, "the figures ask for more than %d kinds of records", KNOWN_MOST);
        return NULL;
    }
    if (!lay_out(plan, &known[at].layout, err))
        return NULL;
    add_question(&sql, plan, &known[at].layout);
    known[at].sql = mem_string(str_text(&sql));
    known[at].plan = plan;
    str_free(&sql);
    return &known[at];
}

bool
load_table(struct store *store, const struct load_plan *plan, const char *alliance,
           struct arena *arena, struct load_table *out, struct err *err)
{
    bool all = plan->by && !*plan->by;
    const struct known *known = known_of(plan, err);
    struct query *query;
    size_t room = 0;

    *out = (struct load_table){ 0 };
    if (!known)
        return false;
    query = query_start(store, err, known->sql, all ? "" : "t", alliance);
    while (query_next(query, err)) {
        if (out->n == room) {
            char *more = arena_alloc(arena, (room = room ? 2 * room : 16) * plan->size);

            if (out->n)
                memcpy(more, out->row, out->n * plan->size);
            out->row = more;
        }
        read_row(plan, &known->layout, query, arena, out->row + out->n++ * plan->size);
    }
    return query_end(query, err);
}

struct load_table
load_as_of(const struct load_plan *plan, const struct load_table *table, long day,
           struct arena *arena)
{
    struct load_table copy = { .n = table->n };
    struct err none = { 0 };
    const struct known *known;

    if (!table->n || (known = known_of(plan, &none)) == NULL)      /* it was read by this plan */
        return copy;
    copy.row = arena_alloc(arena, table->n * plan->size);
    memcpy(copy.row, table->row, table->n * plan->size);
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->columns[i].kind != LOAD_DAY || known->layout.field[i]->mark != 'V')
            continue;
        for (size_t k = 0; k < copy.n; k++) {
            long *event = (long *)(copy.row + k * plan->size + plan->columns[i].at);

            if (*event > day)
                *event = DAY_NONE;
        }
    }
    return copy;
}

struct load_table
load_seen(const struct load_plan *plan, const struct load_table *table, long day,
          struct arena *arena)
{
    struct load_table seen = { 0 };

    if (table->n)
        seen.row = arena_alloc(arena, table->n * plan->size);
    for (size_t i = 0; i < table->n; i++) {
        const char *row = table->row + i * plan->size;

        if (((const struct fact *)row)->birth <= day)   /* none is always seen */
            memcpy(seen.row + seen.n++ * plan->size, row, plan->size);
    }
    return seen;
}
