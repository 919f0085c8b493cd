#include "src/ops/feed_row.h"

#include <string.h>

#include "src/base/date.h"
#include "src/ops/record_inside.h"
#include "src/store/query.h"

/* A cell that the record has too; KEY: it tells which record it is; TURNED: said in another way. */
#define CELL(column, field) { column, field, false, FEED_SAME }
#define KEY(column, field) { column, field, true, FEED_SAME }
#define TURNED(column, field, way) { column, field, false, way }
#define TURNED_KEY(column, field, way) { column, field, true, way }

static const struct feed_row feeds[] = {
    { .entity = "commitment", .question = "s03.exchange", .step = 3, .once = true,
      .cells = { KEY("item", "title"), TURNED_KEY("direction", "promised_by", FEED_GIVER),
                 TURNED("direction", "promised_to", FEED_TAKER), CELL("end", "due"), CELL("value", "value"),
                 CELL("criticality", "criticality") },
      .set = { { "origin", "plan" }, { "state", "proposed" } } },
    { .entity = "knowledge_item", .question = "s03.sensitivity", .step = 3,
      .cells = { KEY("item", "name"), CELL("class", "class") },
      .set = { { "owner_side", "us" } } },
    { .entity = "information_item", .question = "s05.protocol", .step = 5, .link = "protocol",
      .cells = { KEY("information", NULL), CELL("from_side", "from_side"), CELL("class", "class") } },
    { .entity = "contact_pair", .question = "s07.interface", .step = 7,
      .cells = { KEY("our_person", "our_person"), TURNED_KEY("their_person", "their_person", FEED_NAME),
                 CELL("function", "topic"), CELL("times_per_month", "times_per_month") },
      .set = { { "level", "operator" } } },
    { .entity = "exit_trigger", .question = "s08.exit", .step = 8,
      .cells = { KEY("trigger", "trigger") } },
    { .entity = "difference", .question = "s10.culture", .step = 10,
      .cells = { TURNED_KEY("layer", "domain", FEED_CULTURE), KEY("difference", "note"),
                 TURNED("use_or_bridge", "decision", FEED_USE), CELL("action", "action"), CELL("owner", "owner") },
      .set = { { "noticed_by", "us" }, { "noticed_on", "today" } } },
    { .entity = "difference", .question = "s04.culture", .step = 4, .distance = 4,
      .cells = { TURNED_KEY("layer", "domain", FEED_CULTURE), KEY("note", "note"), CELL("distance", "size") },
      .set = { { "noticed_by", "us" }, { "noticed_on", "today" } } },
    { .entity = "risk", .question = "s11.expected_trouble", .step = 11,
      .cells = { KEY("difficulty", "description"), CELL("likely", "likelihood") },
      .set = { { "source", "premortem" }, { "step", "11" }, { "identified_on", "today" } } },
};

enum { FEEDS = sizeof feeds / sizeof *feeds, MOST = 400 };

const struct feed_row *
feed_row_of(const char *entity, size_t i)
{
    for (size_t k = 0; k < FEEDS; k++)
        if (strcmp(feeds[k].entity, entity) == 0 && !i--)
            return &feeds[k];
    return NULL;
}

const struct feed_row *
feed_row_from(const char *question, size_t i)
{
    for (size_t k = 0; k < FEEDS; k++)
        if (strcmp(feeds[k].question, question) == 0 && !i--)
            return &feeds[k];
    return NULL;
}

/* ---- cells ---- */

static const char *
cell_text_of(const struct json *row, const char *column)
{
    const struct json *member = json_member(row, column);

    return member && member->kind == JSON_STRING ? member->text : NULL;
}

static struct value
cell_as_it_is(const struct feed_row *feed, const struct feed_cell *cell, const struct json *member,
              struct arena *arena)
{
    struct field field = *entity_field(entity_find(feed->entity), cell->field);
    struct err ignored = { 0 };
    struct value value = value_null();

    field.required = false;
    return value_from_json(&field, member, arena, &value, &ignored) ? value : value_null();
}

struct value
feed_row_value(struct book *book, const struct feed_row *feed, const struct feed_cell *cell, const struct json *row,
               struct arena *arena)
{
    const struct json *member = json_member(row, cell->column);
    const char *text = cell_text_of(row, cell->column);

    if (!member || member->kind == JSON_NULL)
        return value_null();
    if (!cell->field)
        return value_text(text);
    switch (cell->way) {
    case FEED_SAME:
        return cell_as_it_is(feed, cell, member, arena);
    case FEED_NAME:
        return value_text(text ? record_title_of(book->store, entity_find("person"), text, arena) : NULL);
    case FEED_CULTURE:
        return value_text(text ? arena_printf(arena, "culture_%s", text) : NULL);
    case FEED_USE:
        return value_text(text && strcmp(text, "leverage") == 0 ? "use" : text);
    case FEED_GIVER:
        return value_text(!text ? NULL : strcmp(text, "give") == 0 ? "us" : "them");
    default:
        return value_text(!text ? NULL : strcmp(text, "give") == 0 ? "them" : "us");
    }
}

/* ---- which records ---- */

/*
 * By its keys: those the row does not know tell nothing. Rows that a step carries into a new revision get new ids, so
 * one that is named is known by what it says, too; what was delivered under it is over.
 */
size_t
feed_row_find(struct book *book, const char *alliance, const struct feed_row *feed, const char *id,
              const struct json *row, struct arena *arena, const char **ids, size_t most, struct err *err)
{
    const char *key[FEED_KEYS] = { NULL };
    struct query *query;
    struct str sql = { 0 };
    size_t keys = 0, n = 0;

    str_addf(&sql, "SELECT x.id FROM \"%s\" x WHERE x.alliance=?1 AND x.deleted=0", feed->entity);
    for (const struct feed_cell *cell = feed->cells; cell->column; cell++) {
        struct value value;

        if (!cell->key || keys == FEED_KEYS)
            continue;
        value = feed_row_value(book, feed, cell, row, arena);
        key[keys++] = value.kind == VALUE_TEXT ? value.text : NULL;
        if (cell->field)
            str_addf(&sql, " AND (?%zu IS NULL OR x.\"%s\"=?%zu)", keys + 2, cell->field, keys + 2);
        else
            str_addf(&sql, " AND x.delivered_on IS NULL AND (x.\"%s\"=?2 OR"
                     " EXISTS(SELECT 1 FROM step_row r WHERE r.id=x.\"%s\" AND"
                     " json_extract(r.cells,'$.%s')=?%zu))", feed->link, feed->link, cell->column, keys + 2);
    }
    str_add(&sql, " ORDER BY x.id");
    if (key[0]) {
        query = query_start(book->store, err, str_text(&sql), "ttttt", alliance, id, key[0], key[1], key[2]);
        while (query_next(query, err))
            if (n < most)
                ids[n++] = arena_string(arena, query_text(query, 0));
        query_end(query, err);
    }
    str_free(&sql);
    return n;
}

/* ---- taking over ---- */

static bool
is_near(const struct feed_row *feed, const struct json *row)
{
    const struct json *distance = json_member(row, "distance");

    return feed->distance && !(distance && (distance->kind == JSON_INT || distance->kind == JSON_NUMBER) &&
                               distance->number >= feed->distance);
}

/* Candidates nobody chose bring no differences along; as long as nobody is chosen, all may. */
static bool
is_of_another(struct book *book, const char *alliance, const struct json *row, struct err *err)
{
    const char *candidate = cell_text_of(row, "candidate");

    return candidate && query_number(book->store, 0, err,
        "SELECT count(*) FROM step_answer a JOIN step_row c ON c.id=?2 WHERE a.alliance=?1 AND a.field='s04.choice' AND"
        " a.deleted=0 AND a.revision=" FEED_REVISION " AND a.value<>json_extract(c.cells,'$.organisation')", "tti",
        alliance, candidate, (int64_t)4) != 0;
}

/* False when something that the record must have is not known. */
static bool
compose(struct book *book, const char *alliance, const struct feed_row *feed, const char *id, const struct json *row,
        struct arena *arena, struct setting *settings, size_t *n)
{
    const struct entity *entity = entity_find(feed->entity);
    struct value_context context = { book_today(book), book->currency };
    struct err ignored = { 0 };

    *n = 0;
    settings[(*n)++] = record_setting(entity, "alliance", value_text(alliance));
    if (feed->link)
        settings[(*n)++] = record_setting(entity, feed->link, value_text(id));
    for (size_t i = 0; i < FEED_SET && feed->set[i][0]; i++) {
        settings[*n] = record_setting(entity, feed->set[i][0], value_null());
        value_read(settings[*n].field, feed->set[i][1], &context, arena, &settings[*n].value, &ignored);
        ++*n;
    }
    for (const struct feed_cell *cell = feed->cells; cell->column; cell++) {
        struct value value = feed_row_value(book, feed, cell, row, arena);

        if (!cell->field)
            continue;
        if (value.kind != VALUE_NULL)
            settings[(*n)++] = record_setting(entity, cell->field, value);
        else if (entity_field(entity, cell->field)->required && !entity_field(entity, cell->field)->otherwise)
            return false;
    }
    return true;
}

/* The next delivery under a rule: in a month, but not after its end; false when the rule has ended. */
static bool
next_delivery(struct book *book, const struct json *row, struct arena *arena, struct setting *out)
{
    const char *until = cell_text_of(row, "until");
    long day = date_add_months(book_today(book), 1), last;

    if (until && date_read(until, &last) && last < day)
        day = last;
    *out = record_setting(entity_find("information_item"), "due", record_day(arena, day));
    return day >= book_today(book);
}

static bool
take_one(struct book *book, const char *alliance, const struct feed_row *feed, const char *id, const char *cells,
         struct arena *arena, long *made, long *left, struct err *err)
{
    struct setting settings[FEED_CELLS + FEED_SET + 3];
    const struct json *row = json_read(arena, cells, strlen(cells), err);
    const char *known[1];
    char new[ID_SIZE] = "";
    size_t n;

    if (!row)
        return false;
    if (is_near(feed, row) || is_of_another(book, alliance, row, err) ||
        feed_row_find(book, alliance, feed, id, row, arena, known, 1, err))
        return !err->kind;
    if (!compose(book, alliance, feed, id, row, arena, settings, &n)) {
        ++*left;
        return true;
    }
    if (feed->link && !next_delivery(book, row, arena, &settings[n++]))
        return true;
    ++*made;
    return !err->kind && record_insert(book, entity_find(feed->entity), settings, n, new, err);
}

bool
feed_row_take(struct book *book, const char *alliance, const struct feed_row *feed, struct arena *arena, long *made,
              long *left, struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT id, cells FROM step_row WHERE alliance=?1 AND field=?2 AND deleted=0 AND revision="
        FEED_REVISION " ORDER BY position, id", "tti", alliance, feed->question, (int64_t)feed->step);
    const char *row[MOST][2];
    size_t n = 0;

    while (query_next(query, err))
        if (n < MOST) {
            row[n][0] = arena_string(arena, query_text(query, 0));
            row[n++][1] = arena_string(arena, query_text(query, 1) ? query_text(query, 1) : "{}");
        }
    query_end(query, err);
    for (size_t i = 0; !err->kind && i < n; i++)
        take_one(book, alliance, feed, row[i][0], row[i][1], arena, made, left, err);
    return !err->kind;
}
