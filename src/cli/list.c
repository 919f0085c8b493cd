#include "src/cli/list.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/cli/kind.h"
#include "src/cli/reference.h"
#include "src/cli/table.h"
#include "src/io/csv_export.h"
#include "src/ops/filter.h"
#include "src/ops/register_usual.h"
#include "src/ops/step.h"

enum { PAGE_RECORDS = 500, TEXT_FIELDS = 7 };

/* What is listed, and how. */
struct listing {
    const struct entity *entity;
    const struct method_register *words;
    char alliance[ID_SIZE];            /* empty: of all */
    struct filter *filter;
    struct list_order order;
    struct table table;
    struct csv_style style;
    const struct method_part *shown[TABLE_COLUMNS];
    size_t n_shown;
    bool binned, with_id;
    long rows;
};

/* ---- columns ---- */

static bool
fits_a_column(const struct listing *listing, const struct method_part *part)
{
    if (part->field.type == FIELD_LONG || part->field.type == FIELD_ANY ||
        part->field.type == FIELD_OBJECT)
        return false;
    return !(*listing->alliance && !strcmp(part->field.name, "alliance"));
}

static bool
is_number(const struct field *field)
{
    switch (field->type) {
    case FIELD_SCALE: case FIELD_MONEY: case FIELD_PERCENT: case FIELD_INT: case FIELD_NUM:
        return true;
    default:
        return false;
    }
}

/* Whatever has no room is left out, but for the first column; days and numbers are never cut. */
static unsigned
column_kind(const struct listing *listing, const struct field *field)
{
    unsigned kind = listing->n_shown > 1 ? TABLE_SPARE : TABLE_TEXT;

    if (is_number(field))
        kind |= TABLE_RIGHT | TABLE_WHOLE;
    return field->type == FIELD_DATE ? kind | TABLE_WHOLE : kind;
}

static void
show_part(struct listing *listing, const struct method_part *part)
{
    for (size_t i = 0; i < listing->n_shown; i++)
        if (listing->shown[i] == part)
            return;
    if (listing->n_shown == TEXT_FIELDS)
        return;
    listing->shown[listing->n_shown++] = part;
    table_column(&listing->table, part->label, column_kind(listing, &part->field));
}

/* What people look for first in a list, whatever the kind. */
static bool
is_telling(const struct field *field)
{
    static const char *const names[] = {
        "due", "date", "on", "state", "stage", "owner", "side", "organisation", "review_due",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(field->name, names[i]))
            return true;
    return false;
}

/* The title, what decides in a register of this kind, what tells most, what is required, and the others: as many as a
 * line can hold. */
static void
choose_columns(struct listing *listing)
{
    const struct field *title = entity_title(listing->entity);

    listing->with_id = listing->binned || (strcmp(listing->entity->name, "organisation") != 0 &&
                                           strcmp(listing->entity->name, "person") != 0);
    if (listing->with_id)
        table_column(&listing->table, "Id", TABLE_WHOLE);
    for (int pass = 0; pass < 5; pass++)
        for (size_t k = 0; k + 1 < listing->words->n_parts; k++) {
            const struct method_part *part = &listing->words->parts[register_field(listing->entity, k)];
            bool wanted[] = {
                title && !strcmp(part->field.name, title->name),
                register_rank(listing->entity, &part->field) > 0, is_telling(&part->field),
                part->field.required, true,
            };

            if (wanted[pass] && fits_a_column(listing, part))
                show_part(listing, part);
        }
}

static void
choose_alliance_columns(struct listing *listing)
{
    static const char *const names[] = { "state", "form", "tier", "manager", "planned_end" };

    table_column(&listing->table, "Code", TABLE_WHOLE);
    table_column(&listing->table, "Name", TABLE_TEXT);
    table_column(&listing->table, "Steps", TABLE_RIGHT | TABLE_WHOLE);
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        for (size_t i = 0; i < listing->words->n_parts; i++)
            if (!strcmp(listing->words->parts[i].field.name, names[k]))
                show_part(listing, &listing->words->parts[i]);
}

static void
choose(struct call *call, struct listing *listing)
{
    call->values.book = &call->book;
    listing->style.unguarded = !config_yes(call->config, OPTION_FORMAT_CSV_GUARD);
    if (call->form == FORM_CSV)
        csv_add_header(&call->page.text, listing->entity, &listing->style);
    else if (call->form == FORM_TEXT && !strcmp(listing->entity->name, "alliance"))
        choose_alliance_columns(listing);
    else if (call->form == FORM_TEXT)
        choose_columns(listing);
}

/* ---- rows ---- */

static const char *
short_value(struct call *call, const struct method_part *part, const struct value *value)
{
    if (part->field.type == FIELD_DATE)
        return value_show(&part->field, value, &call->arena);
    return method_show(call->book.method, part, value, &call->arena);
}

static bool
add_alliance(struct call *call, struct listing *listing, const struct record *record,
             struct err *err)
{
    enum step_mark marks[STEP_COUNT];
    char steps[24];
    int done = 0, count = STEP_COUNT;

    if (!step_marks(&call->book, record->id, marks, err))
        return false;
    for (int i = 0; i < STEP_COUNT; i++) {
        done += marks[i] == STEP_DONE;
        count -= marks[i] == STEP_WAIVED;
    }
    snprintf(steps, sizeof steps, "%d/%d", done, count);
    table_cell(&listing->table, record_text(record, "code"));
    table_cell(&listing->table, record_text(record, "name"));
    table_cell(&listing->table, steps);
    return true;
}

static bool
add_record(struct call *call, struct listing *listing, const struct record *record, struct err *err)
{
    if (call->form == FORM_JSON)
        return kind_add_row(call, record, err);
    if (call->form == FORM_CSV)
        return csv_add_record(&call->values, &call->page.text, record, &listing->style, err);
    if (!strcmp(listing->entity->name, "alliance")) {
        if (!add_alliance(call, listing, record, err))
            return false;
    } else if (listing->with_id) {
        table_cell(&listing->table, record->id);
    }
    for (size_t i = 0; i < listing->n_shown; i++) {
        size_t at = entity_position(listing->entity, entity_field(listing->entity,
                                                                  listing->shown[i]->field.name));

        table_cell(&listing->table, short_value(call, listing->shown[i], &record->values[at]));
    }
    return true;
}

/* Page after page; each page's records live until the next one has been found. */
static bool
read_rows(struct call *call, struct listing *listing, long limit, struct err *err)
{
    struct arena arenas[2] = { { 0 }, { 0 } };
    struct record *records = arena_alloc(&call->arena, PAGE_RECORDS * sizeof *records);
    struct list_place place = { 0 };
    bool more = true, ok = true;

    for (int turn = 0; more && ok && listing->rows < limit; turn = !turn) {
        size_t got = 0;

        arena_free(&arenas[turn]);
        ok = list_page(&call->book, listing->entity, *listing->alliance ? listing->alliance : NULL,
                       listing->filter, &listing->order, listing->binned, &place, false,
                       PAGE_RECORDS, &arenas[turn], records, &got, &more, err);
        if (ok && got)
            place = list_place_of(&listing->order, &records[got - 1], &arenas[turn]);
        for (size_t i = 0; i < got && ok && listing->rows < limit; i++) {
            if (!kind_is_seen(call, &records[i]))
                continue;
            ok = add_record(call, listing, &records[i], err);
            listing->rows++;
        }
        more = more && got;
    }
    arena_free(&arenas[0]);
    arena_free(&arenas[1]);
    return ok;
}

/* ---- the command ---- */

/* What of a filter's word may not stand in quotes: !, @, "field:" and a comparison. */
static size_t
unquoted(const char *word)
{
    const char *colon = strchr(word, ':'), *blank = strchr(word, ' ');
    size_t n = strspn(word, "!@");

    if (colon && colon < blank) {
        n = (size_t)(colon + 1 - word);
        n += strspn(word + n, "<>=");
    }
    return n;
}

/* A word of the shell that holds blanks is one word of the filter. */
static const char *
join_filter(struct call *call, size_t first)
{
    struct str text = { 0 };
    const char *joined;

    for (size_t i = first; i < call->args->n; i++) {
        const char *word = call->args->words[i];
        size_t n = strchr(word, ' ') && !strchr(word, '"') ? unquoted(word) : 0;

        if (text.len)
            str_add(&text, " ");
        if (strchr(word, ' ') && !strchr(word, '"'))
            str_addf(&text, "%.*s\"%s\"", (int)n, word, word + n);
        else
            str_add(&text, word);
    }
    joined = arena_string(&call->arena, str_text(&text));
    str_free(&text);
    return joined;
}

static bool
read_order(struct call *call, struct listing *listing, struct err *err)
{
    const char *name = call_value(call, FLAG_SORT);
    const struct method_part *part;

    if (!name)
        return true;
    listing->order.down = *name == '-';
    part = kind_part(call, listing->entity, name + listing->order.down, err);
    if (!part)
        return err_where(err, "--sort");
    listing->order.field = entity_field(listing->entity, part->field.name);
    return true;
}

static bool
prepare(struct call *call, struct listing *listing, struct err *err)
{
    const struct entity *entity = call->args->n ? kind_read(call, call->args->words[0]) : NULL;
    const char *alliance = call_value(call, FLAG_ALLIANCE);

    listing->entity = entity ? entity : entity_find("alliance");
    listing->binned = call_has(call, FLAG_BIN);
    listing->table.arena = &call->arena;
    listing->words = kind_words(call, listing->entity, err);
    if (!listing->words || !read_order(call, listing, err))
        return false;
    if (alliance && !entity_field(listing->entity, "alliance")) {
        err_set(err, ERR_USAGE, "a record of kind %s belongs to no alliance",
                listing->entity->name);
        return err_where(err, "--alliance");
    }
    return (!alliance || find_alliance(&call->book, alliance, listing->alliance, err)) &&
           filter_parse(&call->book, listing->entity, join_filter(call, entity != NULL),
                        &call->arena, &listing->filter, err);
}

static void
print(struct call *call, struct listing *listing)
{
    if (call->form == FORM_TEXT && listing->rows)
        table_print(&listing->table, &call->page);
    else if (call->form == FORM_TEXT && listing->binned)
        call_say(call, "Nothing of this kind is in the bin.");
    else if (call->form == FORM_TEXT && !filter_is_empty(listing->filter))
        call_say(call, "Nothing matches.");
    else if (call->form == FORM_TEXT)
        call_say(call, "%s",
                 listing->words->empty && *listing->words->empty ? listing->words->empty
                                                                 : "There is none yet.");
}

bool
list_records(struct call *call, const struct entity *entity, const char *alliance, struct err *err)
{
    struct listing listing = { .entity = entity, .table.arena = &call->arena };
    bool ok;

    snprintf(listing.alliance, sizeof listing.alliance, "%s", alliance);
    listing.words = kind_words(call, entity, err);
    ok = listing.words && filter_parse(&call->book, entity, "", &call->arena, &listing.filter, err);
    if (ok)
        choose(call, &listing);
    ok = ok && read_rows(call, &listing, LONG_MAX, err);
    if (ok)
        print(call, &listing);
    table_free(&listing.table);
    return ok;
}

bool
command_list(struct call *call, struct err *err)
{
    struct listing listing = { 0 };
    bool ok = call_open_to_read(call, err);
    long limit = 0;

    if (ok && call->args->n && !strcmp(call->args->words[0], "reference"))
        return reference_list(call, err);
    ok = ok && call_number(call, FLAG_LIMIT, LONG_MAX, &limit, err) && prepare(call, &listing, err);
    if (ok)
        choose(call, &listing);
    ok = ok && read_rows(call, &listing, limit, err);
    if (ok)
        print(call, &listing);
    table_free(&listing.table);
    return ok;
}
