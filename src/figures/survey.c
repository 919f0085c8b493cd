#include "src/figures/survey.h"

#include <stdlib.h>
#include <string.h>

#include "src/figures/plan_progress.h"
#include "src/ops/living.h"
#include "src/store/query.h"

static int
newest_first(const void *left, const void *right)
{
    const struct survey_facts *a = *(const struct survey_facts *const *)left;
    const struct survey_facts *b = *(const struct survey_facts *const *)right;

    if (a->closed_on != b->closed_on)
        return a->closed_on < b->closed_on ? 1 : -1;
    return strcmp(b->fact.id, a->fact.id);
}

const struct survey_facts **
figures_surveys(struct figures_context *context, size_t *n)
{
    size_t all;
    const struct survey_facts *survey = figures_rows(context, &survey_plan, &all);
    const struct survey_facts **closed = arena_alloc(context->arena, (all + 1) * sizeof *closed);

    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (day_known(survey[i].closed_on))
            closed[(*n)++] = &survey[i];
    if (*n)
        qsort(closed, *n, sizeof *closed, newest_first);
    return closed;
}

/* A word of the schema that lives longer than the row it stands in. */
static const char *
word_of(const char *text, const char *first, const char *second, const char *otherwise)
{
    return is_code(text, first) ? first : is_code(text, second) ? second : otherwise;
}

/* The valid answers of the survey: statements live in the arena. */
static size_t
read_ratings(struct figures_context *context, const struct survey_facts *survey,
             struct rating **ratings)
{
    bool hundred = is_code(survey->scale, "hundred");
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;
    size_t n = 0, room = 0;

    str_add(&sql, "SELECT t.\"side\",t.\"statement\",t.\"aspect\",t.\"value\" FROM \"answer\" t"
                  " WHERE t.\"survey\"=?1 AND t.\"value\" IS NOT NULL AND ");
    living_add(&sql, entity_find("answer"), "t", "survey");
    query = query_start(context->figures->book->store, err, str_text(&sql), "t", survey->fact.id);
    str_free(&sql);
    while (query_next(query, err)) {
        double value = query_real(query, 3);

        if (n == room) {
            struct rating *more = arena_alloc(context->arena,
                                              (room = room ? 2 * room : 64) * sizeof *more);

            if (n)
                memcpy(more, *ratings, n * sizeof *more);
            *ratings = more;
        }
        (*ratings)[n++] = (struct rating){
            .side = word_of(query_text(query, 0), "us", "them", "them"),
            .statement = arena_string(context->arena, query_text(query, 1)),
            .aspect = word_of(query_text(query, 2), "we", "they", "one"),
            .value = hundred ? rating_of_hundred(value) : value,
        };
    }
    return query_end(query, err) ? n : 0;
}

/* What both sides said in a health check that was read already. */
struct survey_kept {
    struct survey_kept *next;
    const char *id;
    struct statement_result result[STATEMENTS];
};

void
figures_survey_results(struct figures_context *context, const struct survey_facts *survey,
                       struct statement_result result[STATEMENTS])
{
    struct survey_kept *kept = *context->surveys;
    struct rating *ratings = NULL;

    while (kept && strcmp(kept->id, survey->fact.id) != 0)
        kept = kept->next;
    if (!kept) {
        size_t n = read_ratings(context, survey, &ratings);

        kept = arena_alloc(context->arena, sizeof *kept);
        kept->id = survey->fact.id;
        kept->next = *context->surveys;
        *context->surveys = kept;
        survey_results(ratings, n, kept->result);
    }
    memcpy(result, kept->result, sizeof kept->result);
}

const struct survey_seen *
figures_survey(struct figures_context *context)
{
    const struct survey_facts **closed;
    struct survey_seen *seen;
    size_t n;

    if (context->survey)
        return context->survey;
    closed = figures_surveys(context, &n);
    seen = arena_alloc(context->arena, sizeof *seen);
    *seen = (struct survey_seen){ .closed_on = DAY_NONE };
    if (n) {
        seen->id = closed[0]->fact.id;
        seen->closed_on = closed[0]->closed_on;
        figures_survey_results(context, closed[0], seen->result);
    } else {
        survey_results(NULL, 0, seen->result);
    }
    context->survey = seen;
    return seen;
}
