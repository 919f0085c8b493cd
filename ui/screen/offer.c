#include "ui/screen/offer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/ops/find.h"
#include "src/ops/reading.h"
#include "src/ops/record.h"
#include "src/store/query.h"
#include "ui/screen/row_title.h"

enum { OFFERED = 30 };

const char *
offer_rows_of(const struct method_part *column)
{
    if (column->field.type != FIELD_REF || !column->field.spec || strcmp(column->field.spec, "step_row") != 0)
        return NULL;
    if (strcmp(column->field.name, "candidate") == 0)
        return "s04.candidates";
    return strcmp(column->field.name, "criterion") == 0 ? "s04.criteria" : NULL;
}

/* ---- what is there ---- */

static void
offer_rows(const struct part_place *place, const char *rows, const char *folded, struct form_found *found)
{
    struct err none = { 0 };
    struct query *query = query_start(desk_of(place->ui)->book.store, &none,
        "SELECT id FROM step_row r WHERE alliance = ?1 AND field = ?2 AND deleted = 0 AND revision ="
        " (SELECT max(revision) FROM step_row m WHERE m.alliance = ?1 AND m.field = ?2 AND m.deleted = 0)"
        " ORDER BY position, id", "tt", place->alliance ? place->alliance : "", rows);

    while (query_next(query, &none)) {
        const char *id = arena_string(place->arena, query_text(query, 0)), *title = row_title(place, id);

        if (text_contains(title, folded))
            form_offer(found, id, title, "");
    }
    query_end(query, &none);
}

/* True for the people of an alliance: of its parties, and those who hold a post or a seat in it. */
#define IS_OF_ALLIANCE                                                                                                 \
    "(t.organisation IN (SELECT organisation FROM party WHERE alliance = ?1 AND deleted = 0)"                          \
    " OR t.id IN (SELECT person FROM role_assignment WHERE alliance = ?1 AND deleted = 0"                              \
    " UNION SELECT person FROM membership WHERE alliance = ?1 AND deleted = 0"                                         \
    " UNION SELECT our_person FROM contact_pair WHERE alliance = ?1 AND deleted = 0"                                   \
    " UNION SELECT manager FROM alliance WHERE id = ?1 UNION SELECT sponsor_us FROM alliance WHERE id = ?1))"

#define IS_OURS "t.organisation IN (SELECT id FROM organisation WHERE is_us = 1)"

/* What comes first: the people of the alliance, ours before theirs; metrics that are entered by hand. */
static const char *
first_of(const struct entity *entity)
{
    if (strcmp(entity->name, "person") == 0)
        return "t.active = 0, CASE WHEN " IS_OF_ALLIANCE " THEN CASE WHEN " IS_OURS " THEN 0 ELSE 1 END ELSE 2 END, ";
    return strcmp(entity->name, "metric") == 0 ? "t.active = 0, t.how <> 'manual', t.code, " : "";
}

/* What tells two records of the same name apart. */
static const char *
aside_column(const struct entity *entity)
{
    if (strcmp(entity->name, "person") == 0)
        return "(SELECT o.name FROM organisation o WHERE o.id = t.organisation)";
    if (strcmp(entity->name, "organisation") == 0)
        return "CASE WHEN t.is_us THEN 'our side' ELSE t.country END";
    if (strcmp(entity->name, "party") == 0)
        return "t.side";
    if (strcmp(entity->name, "contact_pair") == 0)
        return "t.topic";
    if (strcmp(entity->name, "metric") == 0)
        return "CASE t.how WHEN 'manual' THEN 'by hand' WHEN 'survey' THEN 'from health checks' ELSE 'computed' END";
    return entity_field(entity, "code") ? "t.code" : "NULL";
}

static void
offer_of_entity(const struct part_place *place, const struct entity *entity, const char *folded,
                struct form_found *found)
{
    const struct field *title = entity_title(entity), *alliance = entity_field(entity, "alliance");
    bool code = entity_field(entity, "code"), metric = strcmp(entity->name, "metric") == 0;
    struct err none = { 0 };
    struct str sql = { 0 };
    struct query *query;
    char column[64];

    str_addf(&sql, "SELECT t.id, ");
    if (strcmp(entity->name, "party") == 0)
        str_add(&sql, "(SELECT o.name FROM organisation o WHERE o.id = t.organisation)");
    else if (metric)
        str_add(&sql, "t.code || ' ' || t.name");       /* lists call it by its code */
    else if (strcmp(entity->name, "contact_pair") == 0)
        str_add(&sql, "(SELECT p.name FROM person p WHERE p.id = t.our_person) || ', ' || t.their_person");
    else
        str_addf(&sql, "t.\"%s\"", title ? field_column(title, 0, column) : "id");
    str_addf(&sql, " AS title, %s FROM \"%s\" t WHERE t.deleted = 0%s AND (has(title, ?2)%s)"
             " ORDER BY %stitle COLLATE NOCASE, t.id LIMIT %d", aside_column(entity), entity->name,
             alliance ? " AND t.alliance = ?1"
             : strcmp(entity->name, "alliance") == 0 ? " AND t.id <> ?1" : " AND ?1 IS NOT NULL",
             code && !metric ? " OR has(t.code, ?2)" : "", first_of(entity), OFFERED);
    query = query_start(desk_of(place->ui)->book.store, &none, sql.data, "tt",
                        place->alliance ? place->alliance : "", folded);
    while (query_next(query, &none))
        form_offer(found, query_text(query, 0), query_text(query, 1) ? query_text(query, 1) : "",
                   query_text(query, 2) ? query_text(query, 2) : "");
    query_end(query, &none);
    str_free(&sql);
}

/* ---- what could be ---- */

/* The only organisation of our side, or false. */
static bool
our_organisation(const struct part_place *place, char id[ID_SIZE], const char **name)
{
    struct err none = { 0 };
    struct query *query = query_start(desk_of(place->ui)->book.store, &none,
        "SELECT id, name FROM organisation WHERE is_us = 1 AND deleted = 0 LIMIT 2", "");
    int n = 0;

    while (query_next(query, &none))
        if (n++ == 0) {
            snprintf(id, ID_SIZE, "%s", query_text(query, 0));
            *name = arena_string(place->arena, query_text(query, 1));
        }
    query_end(query, &none);
    return n == 1;
}

static void
offer_new_person(const struct part_place *place, const char *typed, struct form_found *found)
{
    const char *ours = NULL;
    char id[ID_SIZE];
    struct err none = { 0 };
    struct query *query;

    if (strchr(typed, '@')) {
        form_offer(found, arena_printf(place->arena, "+%s", typed), typed, "new person");
        return;
    }
    if (!our_organisation(place, id, &ours))
        form_offer(found, arena_printf(place->arena, "+%s", typed), typed, "new person: add @ and the organisation");
    else
        form_offer(found, arena_printf(place->arena, "+%s @ %s", typed, ours), typed,
                   arena_printf(place->arena, "new person of %s", ours));
    query = query_start(desk_of(place->ui)->book.store, &none,
        "SELECT DISTINCT o.name FROM party p JOIN organisation o ON o.id = p.organisation"
        " WHERE p.alliance = ?1 AND p.deleted = 0 AND o.is_us = 0 ORDER BY o.name LIMIT 5", "t",
        place->alliance ? place->alliance : "");
    while (query_next(query, &none)) {
        const char *theirs = arena_string(place->arena, query_text(query, 0));

        form_offer(found, arena_printf(place->arena, "+%s @ %s", typed, theirs), typed,
                   arena_printf(place->arena, "new person of %s", theirs));
    }
    query_end(query, &none);
}

/* True when a title, the alliance and today are all that a record of this kind needs. */
static bool
can_be_made(const struct entity *entity)
{
    const struct field *title = entity_title(entity);

    if (!title || title->type != FIELD_TEXT)
        return false;
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->required && !field->otherwise && field != title && field->type != FIELD_DATE &&
            strcmp(field->name, "alliance") != 0)
            return false;
    }
    return true;
}

/* A default metric that is entered by hand becomes the alliance's own when it is chosen. */
static void
offer_metrics(const struct part_place *place, const char *typed, struct form_found *found)
{
    struct book *book = &desk_of(place->ui)->book;
    struct str folded = { 0 };
    const char *code, *name;
    struct err none = { 0 };

    text_fold(&folded, typed, strlen(typed));
    for (size_t i = 0; place->alliance && reading_default(book, i, &code, &name); i++) {
        const char *text = arena_printf(place->arena, "%s %s", code, name);
        struct str as = { 0 };

        text_fold(&as, text, strlen(text));
        if (strstr(str_text(&as), str_text(&folded)) &&
            !query_number(book->store, 1, &none, "SELECT count(*) FROM metric WHERE alliance=?1 AND code=?2 AND"
                          " deleted=0", "tt", place->alliance, code))
            form_offer(found, arena_printf(place->arena, "+%s", code), text, "by hand");
        str_free(&as);
    }
    str_free(&folded);
}

static void
offer_new(const struct part_place *place, const struct entity *entity, const char *typed,
          struct form_found *found)
{
    if (desk_why_readonly(place->ui))
        return;
    if (strcmp(entity->name, "metric") == 0)
        offer_metrics(place, typed, found);
    else if (!*typed)
        return;
    else if (strcmp(entity->name, "person") == 0)
        offer_new_person(place, typed, found);
    else if (can_be_made(entity) && strcmp(entity->name, "alliance") != 0)
        form_offer(found, arena_printf(place->arena, "+%s", typed), typed, "new");
}

void
offer_records(const struct part_place *place, const struct method_part *part, const char *rows,
              const char *typed, struct form_found *found)
{
    const struct entity *entity = part->field.spec ? entity_find(part->field.spec) : NULL;
    struct str folded = { 0 };

    text_fold(&folded, typed, strlen(typed));
    if (rows)
        offer_rows(place, rows, str_text(&folded), found);
    else if (entity) {
        offer_of_entity(place, entity, str_text(&folded), found);
        offer_new(place, entity, typed, found);
    }
    str_free(&folded);
}

/* ---- figures ---- */

bool
offer_is_figure(const struct entity *entity, const struct method_part *part)
{
    return entity && strcmp(entity->name, "bound") == 0 && strcmp(part->field.name, "code") == 0;
}

/* All that was typed stands in the code and the name. */
static bool
offer_figure(const struct part_place *place, const char *code, const char *name, const char *folded,
             struct form_found *found)
{
    const char *both = arena_printf(place->arena, "%s %s", code, name);

    if (!text_contains(both, folded))
        return false;
    form_offer(found, arena_string(place->arena, code), arena_string(place->arena, both), "");
    return true;
}

void
offer_figures(const struct part_place *place, const char *typed, struct form_found *found)
{
    struct str folded = { 0 };
    struct err none = { 0 };
    size_t n, offered = 0;
    const struct method_indicator *figure = method_indicators(place->method, &n, &none);
    struct query *query;

    text_fold(&folded, typed, strlen(typed));
    for (size_t i = 0; i < n; i++)
        if (!isnan(figure[i].green) && offered < OFFERED)
            offered += offer_figure(place, figure[i].code, figure[i].name, str_text(&folded), found);
    query = query_start(desk_of(place->ui)->book.store, &none, "SELECT code,name FROM metric WHERE deleted=0 AND"
                        " alliance=?1 AND kind='goal' ORDER BY code", "t", place->alliance ? place->alliance : "");
    while (query_next(query, &none))
        offer_figure(place, query_text(query, 0), query_text(query, 1), str_text(&folded), found);
    query_end(query, &none);
    str_free(&folded);
}

/* ---- making it ---- */

static bool
organisation_of(struct book *book, const char *name, char id[ID_SIZE], struct err *err)
{
    const struct entity *organisation = entity_find("organisation");
    struct err none = { 0 };
    struct setting setting = { entity_field(organisation, "name"), value_text(name) };

    if (find_named(book, organisation, name, id, &none))
        return true;
    id[0] = '\0';
    return record_insert(book, organisation, &setting, 1, id, err);
}

static bool
make_person(const struct part_place *place, const char *text, char id[ID_SIZE], struct err *err)
{
    struct book *book = &desk_of(place->ui)->book;
    const struct entity *person = entity_find("person");
    char *name = arena_string(place->arena, text), *at = strrchr(name, '@'), of[ID_SIZE] = "";
    bool ok;

    if (at)
        *at++ = '\0';
    text_trim(name);
    at = at ? text_trim(at) : NULL;
    if (!*name || !at || !*at) {
        err_set(err, ERR_INPUT, "a new person needs an organisation");
        return err_hint(err, "Write it as %s @ Acme", *name ? name : "Ana Rao");
    }
    if (!change_begin(book->store, CHANGE_EDIT, NULL, err))
        return false;
    ok = organisation_of(book, at, of, err);
    if (ok) {
        struct setting settings[] = {
            { entity_field(person, "name"), value_text(name) },
            { entity_field(person, "organisation"), value_text(of) },
        };

        ok = record_insert(book, person, settings, 2, id, err) &&
             change_commit(book->store, arena_printf(place->arena, "Person '%s' of %s: added", name, at),
                           NULL, err);
    }
    if (!ok)
        change_rollback(book->store);
    return ok;
}

static bool
make_record(const struct part_place *place, const struct entity *entity, const char *name,
            char id[ID_SIZE], struct err *err)
{
    struct setting *settings = arena_alloc(place->arena, entity->n * sizeof *settings);
    const struct field *title = entity_title(entity);
    char *today = arena_alloc(place->arena, DATE_SIZE);
    size_t n = 0;

    date_write(place->context.today, today);
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field == title)
            settings[n++] = (struct setting){ field, value_text(name) };
        else if (strcmp(field->name, "alliance") == 0)
            settings[n++] = (struct setting){ field, value_text(place->alliance) };
        else if (field->required && !field->otherwise && field->type == FIELD_DATE)
            settings[n++] = (struct setting){ field, value_text(today) };
    }
    return record_add(&desk_of(place->ui)->book, entity, settings, n, id, err);
}

const char *
offer_waits(const struct part_place *place, const struct method_part *part, const char *text)
{
    const char *code, *name;

    if (part->field.type != FIELD_REF || !part->field.spec || strcmp(part->field.spec, "metric") != 0 || *text != '+')
        return NULL;
    for (size_t i = 0; reading_default(&desk_of(place->ui)->book, i, &code, &name); i++)
        if (strcmp(code, text + 1) == 0)
            return arena_printf(place->arena, "%s %s", code, name);
    return NULL;
}

bool
offer_take(const struct part_place *place, const struct method_part *part, const char *text,
           const char **id, struct err *err)
{
    const struct entity *entity = part->field.spec ? entity_find(part->field.spec) : NULL;
    char made[ID_SIZE] = "";
    bool ok;

    if (!entity || *text != '+') {
        *id = text;
        return true;
    }
    if (strcmp(entity->name, "person") == 0)
        ok = make_person(place, text + 1, made, err);
    else if (strcmp(entity->name, "metric") == 0)
        ok = reading_make_metric(&desk_of(place->ui)->book, place->alliance, text + 1, made, err);
    else
        ok = make_record(place, entity, text + 1, made, err);
    *id = arena_string(place->arena, made);
    return ok;
}
