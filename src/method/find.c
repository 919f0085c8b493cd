/* From what a person types to the record that is meant. */
#include <string.h>

#include "src/base/text.h"
#include "src/method/inside.h"

enum { SHOWN_MOST = 8 };

struct match {
    const char *id, *title;
};

/* What is looked for, and what was found: up to one more than can be shown. */
struct search {
    struct method *method;
    struct arena *arena;
    const struct entity *entity;
    const char *typed, *folded;
    const char *alliance;            /* its id, or NULL: wherever */
    struct match match[SHOWN_MOST + 1];
    size_t n;
};

/* Lessons are applied across alliances; other records are named within theirs. */
static bool
is_scoped(const struct search *search)
{
    return search->alliance && entity_field(search->entity, "alliance") &&
           strcmp(search->entity->name, "lesson");
}

static bool
add_matches(struct search *search, struct query *query, struct err *err)
{
    while (search->n <= SHOWN_MOST && query_next(query, err)) {
        search->match[search->n].id = arena_string(search->arena, query_text(query, 0));
        search->match[search->n++].title = query_is_null(query, 1) ? "" :
            arena_string(search->arena, query_text(query, 1));
    }
    return query_end(query, err);
}

/* Search by `condition`, in which ?1 is what was typed, ?2 the same folded, @ the folded title. */
static bool
search_where(struct search *search, const char *condition, struct err *err)
{
    const struct field *title = entity_title(search->entity);
    struct str sql = { 0 };
    struct query *query;

    search->n = 0;
    str_addf(&sql, "SELECT id,\"%s\" FROM \"%s\" WHERE deleted=0", title ? title->name : "id",
             search->entity->name);
    if (is_scoped(search))
        str_add(&sql, " AND (alliance=?3 OR alliance IS NULL)");
    str_add(&sql, " AND ");
    for (const char *c = condition; *c; c++)
        if (*c == '@')
            str_addf(&sql, "fold(\"%s\")", title ? title->name : "id");
        else
            str_add_char(&sql, *c);
    str_add(&sql, " ORDER BY 2,1");
    query = query_start(search->method->store, err, str_text(&sql),
                        is_scoped(search) ? "ttt" : "tt", search->typed, search->folded,
                        search->alliance);
    str_free(&sql);
    return add_matches(search, query, err);
}

static bool
row_matches(const struct search *search, const char *way, const char *id, const char *title)
{
    struct str folded = { 0 };
    bool right;

    if (*way == 'i')
        return !strcmp(id, search->typed);
    text_fold(&folded, title, strlen(title));
    right = *way == '=' ? !strcmp(str_text(&folded), search->folded)
            : *way == '^' ? !strncmp(str_text(&folded), search->folded, strlen(search->folded))
            : *way == 'n' && strstr(str_text(&folded), search->folded);
    str_free(&folded);
    return right;
}

/* Rows of a step are known by what their first column shows; there are never many. */
static bool
search_rows(struct search *search, const char *field, const char *way, struct err *err)
{
    int64_t step = (field[1] - '0') * 10 + field[2] - '0';
    struct query *query = query_start(search->method->store, err,
        "SELECT id,cells FROM step_row WHERE alliance=?1 AND field=?2 AND deleted=0 AND"
        " revision=coalesce((SELECT max(revision) FROM step_state"
        " WHERE alliance=?1 AND step=?3 AND deleted=0),1)"
        " ORDER BY position,id", "tti", search->alliance, field, step);

    search->n = 0;
    while (search->n <= SHOWN_MOST && query_next(query, err)) {
        const char *id = query_text(query, 0), *cells = query_text(query, 1);
        const char *title = cells ? show_row(search->method, field, cells, search->arena) : NULL;

        title = title ? title : "";
        if (row_matches(search, way, id, title))
            search->match[search->n++] = (struct match){ arena_string(search->arena, id), title };
    }
    return query_end(query, err);
}

/* The ways: "id", "code", "=" the whole name, "^" its beginning, "near" anywhere in it. */
static bool
search_by(struct search *search, const struct method_part *part, const char *way, struct err *err)
{
    if (part->among)
        return search_rows(search, part->among, way, err);
    switch (*way) {
    case 'i':
        return search_where(search, "id=?1", err);
    case 'c':
        search->n = 0;
        return !entity_field(search->entity, "code") ||
               search_where(search, "code=?1 COLLATE NOCASE", err);
    case '=':
        return search_where(search, "@=?2", err);
    case '^':
        return search_where(search, "substr(@,1,length(?2))=?2", err);
    default:
        return search_where(search, "instr(@,?2)>0", err);
    }
}

static const char *
list_titles(const struct search *search)
{
    struct str list = { 0 };
    const char *text;

    for (size_t i = 0; i < search->n && i < SHOWN_MOST; i++)
        str_addf(&list, "%s%.60s", i ? ", " : "", search->match[i].title);
    text = arena_string(search->arena, str_text(&list));
    str_free(&list);
    return text;
}

static bool
refuse_several(const struct search *search, const struct method_register *words, bool whole,
               struct err *err)
{
    static const char *const numbers[] = { "two", "three", "four", "five",
                                           "six", "seven", "eight" };
    const char *number = search->n > SHOWN_MOST ? "more than eight" : numbers[search->n - 2];
    const char *plural = words ? texts_inside(search->arena, words->plural) : search->entity->name;

    if (whole) {
        err_set(err, ERR_INPUT, "%s %s are called '%.60s'", number, plural, search->typed);
        return err_hint(err, "Give the id, such as %s or %s.", search->match[0].id,
                        search->match[1].id);
    }
    err_set(err, ERR_INPUT, "%s %s begin with '%.60s': %.300s", number, plural, search->typed,
            list_titles(search));
    return err_hint(err, "Type more of the name.");
}

static bool
refuse_none(struct search *search, const struct method_part *part,
            const struct method_register *words, struct err *err)
{
    struct err ignored = { 0 };
    const char *name = words ? texts_inside(search->arena, words->name) : search->entity->name;

    err_set(err, ERR_INPUT, "no %s begins with '%.60s'", name, search->typed);
    if (search_by(search, part, "near", &ignored) && search->n)
        return err_hint(err, "Near %s %.200s.", search->n == 1 ? "is" : "are", list_titles(search));
    return err_hint(err, "Type the beginning of a name that is there, or add the %s first.", name);
}

const char *
choose_record(struct method *method, const struct method_part *part, const char *text,
              struct arena *arena, struct err *err)
{
    static const char *const ways[] = { "id", "code", "=", "^" };
    const struct method_register *words = method_register(method, part->field.spec, err);
    struct search search = {
        .method = method,
        .arena = arena,
        .entity = entity_find(part->field.spec),
        .typed = text,
        .alliance = *method->alliance ? method->alliance : NULL,
    };
    struct str folded = { 0 };

    if (err->kind || !search.entity)
        return NULL;
    text_fold(&folded, text, strlen(text));
    search.folded = arena_string(arena, str_text(&folded));
    str_free(&folded);
    for (size_t i = 0; i < 4; i++) {
        if (!search_by(&search, part, ways[i], err))
            return NULL;
        if (search.n == 1)
            return search.match[0].id;
        if (search.n) {
            refuse_several(&search, words, *ways[i] != '^', err);
            return NULL;
        }
    }
    refuse_none(&search, part, words, err);
    return NULL;
}
