/* Reading health checks: what they ask, and who was invited. */
#include <stdio.h>
#include <string.h>

#include "src/model/record.h"
#include "src/ops/record.h"
#include "src/ops/survey.h"
#include "src/store/query.h"

const char *const survey_groups[SURVEY_GROUPS] = { "executive", "manager", "working", "finance",
                                                   "other" };

/* The set it was made with; one that came without is asked by the alliance's. */
static bool
find_words(struct book *book, const char *version, struct survey_form *form, struct err *err)
{
    struct method *method = version ? book_method_version(book, version, err)
                                    : book_method_of(book, form->alliance, err);

    form->words = method ? method_survey(method, err) : NULL;
    return form->words != NULL;
}

/* The statements of the list that the set has; NULL: all of them. */
static void
choose(struct survey_form *form, const char *list, struct arena *arena)
{
    char code[8];
    size_t n;

    form->statement = arena_alloc(arena, (form->words->n + 1) * sizeof *form->statement);
    for (size_t i = 0; i < form->words->n; i++) {
        const struct method_statement *statement = &form->words->statements[i];
        bool wanted = !list;

        for (const char *at = list; at && *at && !wanted; at += n, at += strspn(at, " ")) {
            n = strcspn(at, " ");
            snprintf(code, sizeof code, "%.*s", (int)(n < 7 ? n : 7), at);
            wanted = !strcmp(code, statement->code);
        }
        if (wanted)
            form->statement[form->n++] = statement;
    }
}

bool
survey_form_load(struct book *book, const char *id, struct arena *arena, struct survey_form *out,
                 struct err *err)
{
    struct record record;
    struct query *query;
    const char *statements = NULL, *version = NULL;

    *out = (struct survey_form){ 0 };
    if (!record_load(book->store, entity_find("survey"), id, arena, &record, err))
        return false;
    if (record.deleted) {
        err_set(err, ERR_INPUT, "the health check '%.100s' is in the bin",
                record_title(&record, arena));
        return err_hint(err, "Take it out of the bin first.");
    }
    snprintf(out->id, sizeof out->id, "%s", id);
    snprintf(out->alliance, sizeof out->alliance, "%s", record_text(&record, "alliance"));
    out->name = record_title(&record, arena);
    out->kind = record_text(&record, "kind");
    out->opened_on = record_text(&record, "opened_on");
    out->closed_on = record_text(&record, "closed_on");
    out->hundred = record_text(&record, "scale") && !strcmp(record_text(&record, "scale"),
                                                            "hundred");
    out->of = record_title_of(book->store, entity_find("alliance"), out->alliance, arena);
    query = query_start(book->store, err, "SELECT method,statements,secret FROM survey_form"
                        " WHERE survey=?1", "t", id);
    if (query_next(query, err)) {
        version = arena_string(arena, query_text(query, 0));
        statements = arena_string(arena, query_text(query, 1));
        out->secret = arena_string(arena, query_text(query, 2));
    }
    if (!query_end(query, err) || !find_words(book, version, out, err))
        return false;
    choose(out, statements, arena);
    return true;
}

bool
survey_newest(struct book *book, const char *alliance, bool closed, char id[ID_SIZE],
              struct err *err)
{
    struct query *query = query_start(book->store, err, closed
        ? "SELECT id FROM survey WHERE alliance=?1 AND deleted=0 AND closed_on IS NOT NULL"
          " ORDER BY closed_on DESC,id DESC LIMIT 1"
        : "SELECT id FROM survey WHERE alliance=?1 AND deleted=0 AND closed_on IS NULL"
          " ORDER BY opened_on DESC,id DESC LIMIT 1", "t", alliance);

    *id = '\0';
    if (query_next(query, err))
        snprintf(id, ID_SIZE, "%s", query_text(query, 0));
    return query_end(query, err);
}

static size_t
group_of(const char *group)
{
    for (size_t i = 0; group && i + 1 < SURVEY_GROUPS; i++)
        if (!strcmp(survey_groups[i], group))
            return i;
    return SURVEY_GROUPS - 1;
}

bool
survey_people_load(struct book *book, const char *survey, struct arena *arena,
                   struct survey_people *out, struct err *err)
{
    struct query *query;
    size_t room = 0;

    *out = (struct survey_people){ 0 };
    query = query_start(book->store, err,
        "SELECT id,side,\"group\",note,answered FROM respondent WHERE survey=?1 AND deleted=0"
        " ORDER BY side<>'us',CASE \"group\" WHEN 'executive' THEN 1 WHEN 'manager' THEN 2"
        " WHEN 'working' THEN 3 WHEN 'finance' THEN 4 ELSE 5 END,id", "t", survey);
    while (query_next(query, err)) {
        struct survey_person *person;
        int side;

        if (out->n == room) {
            person = arena_alloc(arena, (room = room ? 2 * room : 32) * sizeof *person);
            if (out->n)
                memcpy(person, out->person, out->n * sizeof *person);
            out->person = person;
        }
        person = &out->person[out->n++];
        snprintf(person->id, sizeof person->id, "%s", query_text(query, 0));
        person->side = query_text(query, 1) && !strcmp(query_text(query, 1), "us") ? "us" : "them";
        person->group = query_is_null(query, 2) ? NULL
                                                : arena_string(arena, query_text(query, 2));
        person->note = arena_string(arena, query_text(query, 3));
        person->answered = query_int(query, 4) == 1;
        side = strcmp(person->side, "us") != 0;
        out->invited[side]++;
        out->answered[side] += person->answered;
        out->group[side][group_of(person->group)]++;
    }
    return query_end(query, err);
}

const char *
survey_count_words(struct arena *arena, size_t us, size_t them)
{
    return arena_printf(arena, "%zu of us and %zu of them", us, them);
}
