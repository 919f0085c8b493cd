#include "src/figures/figure_parts.h"

#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/figures/answers.h"
#include "src/figures/learning.h"
#include "src/figures/plan_risk.h"
#include "src/figures/progress.h"
#include "src/figures/progress_default.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/risk.h"
#include "src/figures/risk_factors.h"
#include "src/figures/survey.h"
#include "src/method/texts.h"
#include "src/store/query.h"

enum { WORD = 64, DAYS_OF_WARNING = 60, RECORDS_MOST = 200 };

struct search {
    struct figures_context *context;
    struct figure_parts *parts;
};

static void
add(struct search *search, struct figure_part part)
{
    struct figure_parts *parts = search->parts;

    if (parts->n == parts->room) {
        struct figure_part *more;

        parts->room = parts->room ? 2 * parts->room : 16;
        more = arena_alloc(search->context->arena, parts->room * sizeof *more);
        if (parts->n)
            memcpy(more, parts->part, parts->n * sizeof *more);
        parts->part = more;
    }
    parts->part[parts->n++] = part;
}

/* ---- figures ---- */

static void
add_figure(struct search *search, const struct figures_list *list, const char *code,
           const char *side, long then)
{
    const struct figure *figure = figures_find(list, code, side);

    if (figure)
        add(search, (struct figure_part){ .kind = PART_FIGURE, .list = list, .figure = figure,
                                          .then = then });
}

/* Every figure of the list whose code begins like that: "L6.O1" ... */
static void
add_figures(struct search *search, const struct figures_list *list, const char *begins)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strncmp(list->figure[i].code, begins, strlen(begins)))
            add(search, (struct figure_part){ .kind = PART_FIGURE, .list = list,
                                              .figure = &list->figure[i], .then = DAY_NONE });
}

/* The figures with a weight in the index. */
static void
add_weighted(struct search *search, const struct figures_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct method_indicator *indicator =
            method_indicator(search->context->method, list->figure[i].code,
                             search->context->figures->err);

        if (indicator && indicator->weight && !strchr(list->figure[i].code, '.'))
            add(search, (struct figure_part){ .kind = PART_FIGURE, .list = list,
                                              .figure = &list->figure[i], .then = DAY_NONE });
    }
}

/* The metrics of "R4", shipped and added ones, as far as they are active. */
static void
add_metrics(struct search *search, const struct figures_list *list, const char *rule)
{
    size_t n;
    const struct metric_facts **own = progress_added(search->context, "progress", &n);

    for (size_t i = 0; i < PROGRESS_DEFAULTS; i++)
        if (progress_defaults[i].code[1] == rule[1])
            add_figure(search, list, progress_defaults[i].code, NULL, DAY_NONE);
    for (size_t i = 0; i < n; i++)
        if (is_code(own[i]->rule, rule))
            add_figure(search, list, own[i]->code, NULL, DAY_NONE);
}

static void
add_goals(struct search *search)
{
    size_t n;
    const struct metric_facts **goal = progress_added(search->context, "goal", &n);

    for (size_t i = 0; i < n; i++)
        add_figure(search, figures_progress(search->context), goal[i]->code, NULL, DAY_NONE);
}

static void
add_warning(struct search *search, const struct figures_list *list)
{
    struct figures_context *then =
        figures_at(search->context, search->context->day - DAYS_OF_WARNING);

    add_figure(search, list, "HW2", NULL, DAY_NONE);
    add_figure(search, list, "HW3", NULL, DAY_NONE);
    if (!then)
        return;
    add_figure(search, figures_progress_indices(then), "HW2", NULL, then->day);
    add_figure(search, figures_progress_indices(then), "HW3", NULL, then->day);
}

/* ---- records ---- */

/*
 * "learning_event:direction=joint": the records of the alliance, those with the code alone;
 * "value_entry:realised_minor": those where it is filled.
 */
static void
add_records(struct search *search, const struct entity *entity, const char *field,
            const char *code)
{
    struct figures_context *context = search->context;
    struct err *err = context->figures->err;
    bool whole = !strcmp(entity->name, "alliance");
    const char *birth = NULL, *sql;
    char day[DATE_SIZE];
    struct query *query;

    for (size_t i = 0; i < entity->n; i++)
        if (entity->fields[i].mark == 'B')
            birth = entity->fields[i].name;
    date_write(context->day, day);
    sql = arena_printf(context->arena,
                       "SELECT id FROM \"%s\" WHERE %s AND deleted=0 AND \"%s\" IS NOT NULL"
                       " AND (\"%s\"=?2 OR ?2='')"
                       " AND (%s%s%s IS NULL OR %s%s%s<=?3) ORDER BY id LIMIT %d",
                       entity->name,
                       whole ? "id=?1" : entity_field(entity, "alliance") ? "alliance=?1" : "?1=?1",
                       *field ? field : "id", *field ? field : "id", birth ? "\"" : "", birth ? birth : "NULL",
                       birth ? "\"" : "", birth ? "\"" : "", birth ? birth : "NULL",
                       birth ? "\"" : "", RECORDS_MOST);
    query = query_start(context->figures->book->store, err, sql, "ttt", context->alliance->fact.id,
                        code, day);
    while (query_next(query, err))
        add(search, (struct figure_part){
                        .kind = PART_RECORD, .entity = entity->name, .then = DAY_NONE,
                        .id = arena_string(context->arena, query_text(query, 0)) });
    query_end(query, err);
}

static void
add_statement(struct search *search, const char *code)
{
    const struct survey_seen *survey = figures_survey(search->context);

    if (survey->id)
        add(search, (struct figure_part){ .kind = PART_STATEMENT, .entity = "survey",
                                          .id = survey->id, .then = DAY_NONE,
                                          .key = arena_string(search->context->arena, code) });
}

/* ---- words ---- */

static void
add_word(struct search *search, char *word)
{
    struct figures_context *context = search->context;
    char *colon = strchr(word, ':'), *slash = strchr(word, '/'), *equal = strchr(word, '=');

    if (colon)
        *colon++ = '\0';
    if (slash)
        *slash++ = '\0';
    if (equal)
        *equal++ = '\0';
    if (!strcmp(word, "survey"))
        add_statement(search, colon ? colon : "");
    else if (!strcmp(word, "goals"))
        add_goals(search);
    else if (!strcmp(word, "LHI"))
        add(search, (struct figure_part){ .kind = PART_INDEX, .list = figures_learning(context),
                                          .then = DAY_NONE });
    else if (word[0] == 's' && strchr("01", word[1]) && word[3] == '.')
        add(search, (struct figure_part){ .kind = PART_QUESTION, .then = DAY_NONE,
                                          .key = arena_string(context->arena, word) });
    else if (entity_find(word))
        add_records(search, entity_find(word), colon ? colon : "", equal ? equal : "");
    else
        add_figure(search, word[0] == 'M' ? figures_progress(context)
                                          : factor_family(context, word), word, slash, DAY_NONE);
}

static void
add_words(struct search *search, const char *words)
{
    char word[WORD];

    for (const char *at = words; (at = texts_next_word(at, word)) != NULL;)
        add_word(search, word);
}

/* ---- risk ---- */

/* Open risks, and warnings somebody has confirmed. */
static void
add_exposed(struct search *search, const struct figures_list *list)
{
    size_t n;
    const struct risk_facts *risk = figures_rows(search->context, &risk_plan, &n);

    for (size_t i = 0; i < n; i++)
        if (risk_is_open(&risk[i]))
            add(search, (struct figure_part){ .kind = PART_RECORD, .entity = "risk",
                                              .id = risk[i].fact.id, .then = DAY_NONE });
    for (size_t i = 0; i < FAILURE_FACTORS; i++) {
        const char *code = failure_factors[i].code;
        const struct response_facts *response = figures_risk_response(search->context, code);

        if (response && is_code(response->response, "confirm") &&
            figures_risk_signal(search->context, code) == SIGNAL_ALARM)
            add_figure(search, list, code, NULL, DAY_NONE);
    }
}

static void
add_successes(struct search *search, const struct figures_list *list)
{
    for (size_t i = 0; i < SUCCESS_FACTORS; i++)
        add_figure(search, list, success_factors[i].code, NULL, DAY_NONE);
}

/* ---- all together ---- */

static const struct {
    const char *code, *rests;
} composed[] = {
    { "L9.K1", "L6.O2 L6.O4 L7" },
    { "L9.K2", "L6.O1 L6.O5 L6.O3" },
    { "L9.K3", "L6.O6 survey:T2 survey:T4" },
    { "L2", "L1/us L1/them" },
    { "L3", "L1/us L1/them" },
    { "G10", "G9/us G9/them" },
    { "HW2", "HW1.R1 HW1.R2 HW1.R3 HW1.R4 HW1.R5" },
    { "HW3", "goals" },
    { "HW4", "HW2 HW3" },
    { "patience_until", "s08.effective s08.patience" },
    { "neg_gap", "neg_index/us neg_index/them" },
};

const char *
figure_rests(const char *code)
{
    for (size_t i = 0; i < sizeof composed / sizeof *composed; i++)
        if (!strcmp(composed[i].code, code))
            return composed[i].rests;
    for (size_t i = 0; i < FAILURE_FACTORS; i++)
        if (!strcmp(failure_factors[i].code, code))
            return failure_factors[i].rests;
    for (size_t i = 0; i < SUCCESS_FACTORS; i++)
        if (!strcmp(success_factors[i].code, code))
            return success_factors[i].rests;
    return NULL;
}

struct figure_parts
figure_parts_of(struct figures_context *context, const struct figures_list *list,
                const char *code)
{
    struct figure_parts parts = { 0 };
    struct search search = { context, &parts };
    const char *rests = figure_rests(code);

    if (!strcmp(list->name, "portfolio"))
        return parts;
    if (rests)
        add_words(&search, rests);
    if (!strcmp(code, "RISK"))
        add_exposed(&search, list);
    else if (list->index.code && !strcmp(list->index.code, code))
        add_weighted(&search, list);
    else if (!strcmp(code, "success_score"))
        add_successes(&search, list);
    else if (!strcmp(code, "HW10"))
        add_warning(&search, list);
    else if (!strncmp(code, "HW1.", 4))
        add_metrics(&search, list, code + 4);
    else if (!strcmp(code, "L6") || !strcmp(code, "L9") || !strcmp(code, "L18"))
        add_figures(&search, list, arena_printf(context->arena, "%s.", code));
    return parts;
}
