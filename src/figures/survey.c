#include "src/figures/survey.h"

#include <string.h>

#include "src/figures/plan_progress.h"
#include "src/ops/living.h"
#include "src/store/query.h"

static const struct survey_facts *
newest_closed(struct figures_context *context)
{
    size_t n;
    const struct survey_facts *survey = figures_rows(context, &survey_plan, &n);
    const struct survey_facts *newest = NULL;

    for (size_t i = 0; i < n; i++)       /* sorted by id: of one day the last counts */
        if (day_known(survey[i].closed_on) &&
            (!newest || survey[i].closed_on >= newest->closed_on))
            newest = &survey[i];
    return newest;
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

const struct survey_seen *
figures_survey(struct figures_context *context)
{
    const struct survey_facts *survey;
    struct survey_seen *seen;
    struct rating *ratings = NULL;
    size_t n = 0;

    if (context->survey)
        return context->survey;
    survey = newest_closed(context);
    seen = arena_alloc(context->arena, sizeof *seen);
    *seen = (struct survey_seen){ .closed_on = DAY_NONE };
    if (survey) {
        seen->id = survey->fact.id;
        seen->closed_on = survey->closed_on;
        n = read_ratings(context, survey, &ratings);
    }
    survey_results(ratings, n, seen->result);
    context->survey = seen;
    return seen;
}
