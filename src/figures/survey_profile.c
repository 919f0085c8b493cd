#include "src/figures/survey_profile.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/figures/plan_progress.h"
#include "src/ops/living.h"
#include "src/store/query.h"

/* What both sides wrote about one thing, while it is read. */
struct remark {
    const char *place;           /* "W2", "1" */
    int side;
    const char *text;
};

struct remarks {
    struct remark *remark;
    size_t n, room;
};

static int
side_of(const char *side)
{
    return is_code(side, "us") ? SURVEY_US : SURVEY_THEM;
}

/* ---- what is read ---- */

/*
 * `columns`, of the table `entity`: place, side, text. Ids of answers are random, so that their
 * order tells nothing of who wrote what.
 */
static bool
read_remarks(struct figures_context *context, const char *entity, const char *columns,
             const char *survey, struct remarks *out)
{
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;

    str_addf(&sql, "SELECT %s FROM \"%s\" t WHERE t.\"survey\"=?1 AND ", columns, entity);
    living_add(&sql, entity_find(entity), "t", "survey");
    str_add(&sql, " ORDER BY t.\"id\"");
    query = query_start(context->figures->book->store, err, str_text(&sql), "t", survey);
    str_free(&sql);
    while (query_next(query, err)) {
        if (out->n == out->room) {
            struct remark *more = arena_alloc(context->arena,
                                              (out->room = out->room ? 2 * out->room : 64) *
                                              sizeof *more);

            if (out->n)
                memcpy(more, out->remark, out->n * sizeof *more);
            out->remark = more;
        }
        out->remark[out->n++] = (struct remark){
            .place = arena_string(context->arena, query_text(query, 0)),
            .side = side_of(query_text(query, 1)),
            .text = arena_string(context->arena, query_text(query, 2)),
        };
    }
    return query_end(query, err);
}

static struct survey_words
words_about(struct figures_context *context, const struct remarks *remarks, const char *place,
            int side)
{
    struct survey_words words = { 0 };

    for (size_t i = 0; i < remarks->n; i++) {
        const struct remark *remark = &remarks->remark[i];

        if (!is_code(remark->place, place) || remark->side != side || !remark->text)
            continue;
        if (!words.text)
            words.text = arena_alloc(context->arena, remarks->n * sizeof *words.text);
        words.text[words.n++] = remark->text;
    }
    return words;
}

static bool
was_asked(const struct remarks *answers, const char *statement)
{
    for (size_t i = 0; i < answers->n; i++)
        if (is_code(answers->remark[i].place, statement))
            return true;
    return false;
}

static bool
count_people(struct figures_context *context, struct survey_profile *profile)
{
    struct err *err = context->figures->err;
    struct str sql = { 0 };
    struct query *query;

    str_add(&sql, "SELECT t.\"side\",t.\"answered\" FROM \"respondent\" t WHERE t.\"survey\"=?1"
                  " AND ");
    living_add(&sql, entity_find("respondent"), "t", "survey");
    query = query_start(context->figures->book->store, err, str_text(&sql), "t", profile->id);
    str_free(&sql);
    while (query_next(query, err)) {
        int side = side_of(query_text(query, 0));

        profile->invited[side]++;
        profile->answered[side] += query_int(query, 1) == 1;
    }
    for (int side = 0; side < 2; side++)
        profile->rate[side] = profile->invited[side] ? 100.0 * (double)profile->answered[side] /
                                                       (double)profile->invited[side] : NAN;
    profile->balanced = survey_is_balanced(profile->answered[SURVEY_US],
                                           profile->answered[SURVEY_THEM]);
    return query_end(query, err);
}

/* ---- what follows from it ---- */

/* The most answers any statement has of a side: so many people stand behind its open answers. */
static size_t
most_answers(const struct statement_result result[STATEMENTS], int side)
{
    size_t most = 0;

    for (size_t i = 0; i < STATEMENTS; i++)
        most = result[i].self[side].n > most ? result[i].self[side].n : most;
    return most;
}

static struct survey_line *
add_lines(struct figures_context *context, const struct method_survey *words,
          const struct statement_result result[STATEMENTS],
          const struct statement_result *earlier, const struct remarks *answers,
          struct survey_profile *profile)
{
    struct bounds gap = figures_bounds(context, "HW5"), blind = figures_bounds(context, "HW6");
    struct survey_line *line = arena_alloc(context->arena, (words->n + 1) * sizeof *line);

    for (size_t i = 0; i < words->n; i++) {
        const struct method_statement *statement = &words->statements[i];
        const struct statement_result *now = result_of(result, statement->code);
        struct survey_line *at = &line[profile->n];

        if (!now || !was_asked(answers, statement->code))
            continue;
        profile->n++;
        *at = (struct survey_line){ .words = statement, .view = survey_view(now, &gap, &blind) };
        at->change = (struct survey_change){ { NAN, NAN }, NAN, { false, false } };
        if (earlier)
            at->change = survey_change(now, result_of(earlier, statement->code));
        for (int side = 0; side < 2; side++)
            if (!at->view.hidden[side])
                at->comment[side] = words_about(context, answers, statement->code, side);
    }
    profile->line = line;
    return line;
}

/* The five highest; of equal ones the first asked. */
static void
rank_lines(struct survey_profile *profile, struct survey_line *line)
{
    while (profile->n_first < SURVEY_FIRST) {
        struct survey_line *best = NULL;

        for (size_t i = 0; i < profile->n; i++)
            if (!line[i].rank && known(line[i].view.priority) &&
                (!best || is_above(line[i].view.priority, best->view.priority)))
                best = &line[i];
        if (!best)
            return;
        profile->first[profile->n_first++] = best;
        best->rank = (int)profile->n_first;
    }
}

static void
add_themes(const struct method_survey *words, const struct statement_result result[STATEMENTS],
           struct survey_profile *profile)
{
    static const char *const rules[SURVEY_THEMES] = { "R1", "R2", "R3", "R4", "R5", "trust",
                                                      "fit" };

    for (size_t i = 0; i < SURVEY_THEMES; i++) {
        struct survey_theme *theme = &profile->theme[i];

        *theme = (struct survey_theme){ .rule = rules[i], .name = rules[i] };
        for (size_t k = 0; k < words->n; k++)
            if (is_code(words->statements[k].rule, rules[i]))
                theme->name = words->statements[k].theme;
        theme->score = survey_rule_score(result, rules[i], &theme->n);
        theme->light = light_of_index(theme->score);
    }
}

static enum light
light_by(struct figures_context *context, const char *code, double value)
{
    struct bounds bounds = figures_bounds(context, code);

    return light_of_score(light_score(&bounds, value));
}

static void
add_indices(struct figures_context *context, const struct statement_result result[STATEMENTS],
            struct survey_profile *profile)
{
    profile->gap = survey_gap(result, &profile->gap_n);
    profile->gap_light = light_by(context, "HW5", profile->gap);
    for (int side = 0; side < 2; side++) {
        profile->blind[side] = survey_blind(result, (enum survey_side)side,
                                            &profile->blind_n[side]);
        profile->blind_light[side] = light_by(context, "HW6", profile->blind[side]);
    }
}

static void
add_replies(struct figures_context *context, const struct statement_result result[STATEMENTS],
            const struct remarks *replies, struct survey_profile *profile)
{
    static const char *const numbers[METHOD_QUESTIONS] = { "1", "2", "3" };

    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < METHOD_QUESTIONS; i++)
            if (most_answers(result, side) >= ANSWERS_LEAST)
                profile->reply[i][side] = words_about(context, replies, numbers[i], side);
}

/* ---- all of it ---- */

static struct statement_result *
results_of(struct figures_context *context, const struct survey_facts *survey)
{
    struct statement_result *result =
        arena_alloc(context->arena, STATEMENTS * sizeof *result);

    figures_survey_results(context, survey, result);
    return result;
}

/* What was asked is shown in the words it was asked in, whatever set the alliance uses now. */
static const struct method_survey *
words_of(struct figures_context *context, const char *survey)
{
    struct err *err = context->figures->err;
    struct book *book = context->figures->book;
    const char *version = query_string(book->store, context->arena, err,
                                       "SELECT method FROM survey_form WHERE survey=?1", "t",
                                       survey);
    struct method *method = err->kind ? NULL
                            : version ? book_method_version(book, version, err)
                                      : context->method;

    return method ? method_survey(method, err) : NULL;
}

static const struct survey_profile *
make(struct figures_context *context, const struct survey_facts *survey,
     const struct survey_facts *earlier)
{
    struct survey_profile *profile = arena_alloc(context->arena, sizeof *profile);
    const struct statement_result *result = results_of(context, survey);
    const struct statement_result *then = earlier ? results_of(context, earlier) : NULL;
    const struct method_survey *words = words_of(context, survey->fact.id);
    struct remarks answers = { 0 }, replies = { 0 };

    *profile = (struct survey_profile){
        .id = survey->fact.id, .name = survey->name, .kind = survey->kind,
        .words = words, .scale = survey->scale, .opened_on = survey->opened_on, .closed_on = survey->closed_on,
        .earlier = earlier ? earlier->fact.id : NULL,
        .earlier_on = earlier ? earlier->closed_on : DAY_NONE,
    };
    if (!words || !count_people(context, profile) ||
        !read_remarks(context, "answer", "t.\"statement\",t.\"side\",t.\"comment\"", profile->id,
                      &answers) ||
        !read_remarks(context, "survey_comment", "CAST(t.\"question\" AS TEXT),t.\"side\","
                      "t.\"text\"", profile->id, &replies))
        return NULL;
    rank_lines(profile, add_lines(context, words, result, then, &answers, profile));
    add_themes(words, result, profile);
    add_indices(context, result, profile);
    add_replies(context, result, &replies, profile);
    return context->figures->err->kind ? NULL : profile;
}

const struct survey_profile *
survey_profile(struct figures_context *context, const char *id)
{
    size_t n;
    const struct survey_facts **closed = figures_surveys(context, &n);

    for (size_t i = 0; i < n; i++)
        if (!id || !strcmp(closed[i]->fact.id, id))
            return make(context, closed[i], i + 1 < n ? closed[i + 1] : NULL);
    return NULL;
}
