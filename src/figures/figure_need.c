/* The words of "needs" (schema/method/indicators.ini), followed to the first thing that is missing. */
#include "src/figures/figure_need.h"

#include <stdio.h>
#include <string.h>

#include "src/figures/answers.h"
#include "src/figures/figure_parts.h"
#include "src/figures/learning.h"
#include "src/figures/progress.h"
#include "src/figures/progress_metrics.h"
#include "src/figures/risk.h"
#include "src/figures/risk_factors.h"
#include "src/figures/step_figures.h"
#include "src/figures/survey.h"
#include "src/method/texts.h"
#include "src/rules/asymmetry_rules.h"
#include "src/rules/survey_rules.h"
#include "src/store/query.h"

enum { WORD = 64, DEPTH = 16 };

/* A figure that is followed, and the ones that led to it. */
struct trail {
    struct figures_context *context;
    const char *code, *side;
    int depth;
    bool anyway;                 /* nothing is missing: what it was made of last */
};

/* A word in its pieces: "learning_objective:wanted_by=them", "L17/us". */
struct word {
    char text[WORD];
    const char *name, *field, *value, *side;
};

bool
figure_has_data(const struct figure *figure)
{
    return figure->word ? strcmp(figure->word, "no_data") != 0 : known(figure->value);
}

static void
take_apart(struct word *word, const char *side)
{
    char *colon = strchr(word->text, ':'), *slash = strchr(word->text, '/');
    char *equal = strchr(word->text, '=');

    word->field = word->value = word->side = "";
    if (colon) {
        *colon = '\0';
        word->field = colon + 1;
    }
    if (slash) {
        *slash = '\0';
        word->side = slash + 1;
    }
    if (equal) {
        *equal = '\0';
        word->value = equal + 1;
    }
    word->name = word->text;
    if (!strcmp(word->value, "side"))
        word->value = side ? side : "us";
}

static bool
is_whole(const struct figures_context *context)
{
    return !context->alliance->fact.id || !*context->alliance->fact.id;
}

/* ---- records ---- */

/* The column that holds a field; conditions may name a column of it ("value_minor"). */
static const char *
column_of(const struct entity *entity, const char *name, const struct field **field, char out[WORD])
{
    char bare[WORD], *tail;

    snprintf(bare, sizeof bare, "%s", name);
    *field = entity_field(entity, bare);
    if (!*field && (tail = strrchr(bare, '_')) != NULL) {
        *tail = '\0';
        *field = entity_field(entity, bare);
    }
    return *field ? field_column(*field, 0, out) : NULL;
}

/* The field by which a record belongs to another one of the same alliance, or NULL. */
static const struct field *
parent_field(const struct entity *entity)
{
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->required && field->type == FIELD_REF && strcmp(field->name, "alliance") != 0 &&
            entity_find(field->spec) && entity_field(entity_find(field->spec), "alliance"))
            return field;
    }
    return NULL;
}

/* " AND name.column IS NOT NULL", " AND name.column='code'", or nothing; codes are plain letters. */
static const char *
condition(struct figures_context *context, const struct entity *entity, const struct word *word,
          const char *alias)
{
    const struct field *field;
    char column[WORD];

    if (!*word->field || !column_of(entity, word->field, &field, column))
        return "";
    return *word->value
           ? arena_printf(context->arena, " AND %s.\"%s\"='%s'", alias, column, word->value)
           : arena_printf(context->arena, " AND %s.\"%s\" IS NOT NULL", alias, column);
}

/* "r" is of the alliance; what belongs to another record is found by it. */
static const char *
of_alliance(struct figures_context *context, const struct entity *entity)
{
    const struct field *via = parent_field(entity);

    if (!strcmp(entity->name, "alliance"))
        return is_whole(context) ? "?1=?1" : "r.id=?1";
    if (is_whole(context) || !entity_field(entity, "alliance"))
        return "?1=?1";
    if (!via)
        return "r.alliance=?1";
    return arena_printf(context->arena, "r.alliance=?1 AND r.\"%s\" IN"
                        " (SELECT id FROM \"%s\" WHERE alliance=?1)", via->name, via->spec);
}

/* The newest record that meets `more`; NULL: none. `*n` is how many there are, two for several. */
static const char *
newest(struct figures_context *context, const struct entity *entity, const char *more, size_t *n)
{
    const char *sql = arena_printf(context->arena, "SELECT id FROM \"%s\" r WHERE %s AND"
                                   " r.deleted=0%s ORDER BY id DESC LIMIT 2", entity->name,
                                   of_alliance(context, entity), more);
    const char *id = NULL;
    struct err *err = context->figures->err;
    struct query *query = query_start(context->figures->book->store, err, sql, "t",
                                      is_whole(context) ? "" : context->alliance->fact.id);

    for (*n = 0; query_next(query, err); ++*n)
        if (!id)
            id = arena_string(context->arena, query_text(query, 0));
    query_end(query, err);
    return id;
}

/* The newest record that `owner` stands for, those first that have none of `entity` yet. */
static const char *
owner_of(struct figures_context *context, const struct entity *entity, const struct field *via,
         const struct word *owner, bool *has)
{
    struct err *err = context->figures->err;
    const struct entity *parent = entity_find(via->spec);
    const char *sql = arena_printf(
        context->arena, "SELECT r.id, EXISTS(SELECT 1 FROM \"%s\" c WHERE c.\"%s\"=r.id AND"
        " c.deleted=0) AS had FROM \"%s\" r WHERE r.alliance=?1 AND r.deleted=0%s"
        " ORDER BY had, r.id DESC LIMIT 1", entity->name, via->name, parent->name,
        condition(context, parent, owner, "r"));
    struct query *query = query_start(context->figures->book->store, err, sql, "t",
                                      context->alliance->fact.id);
    const char *id = NULL;

    *has = false;
    if (query_next(query, err)) {
        id = arena_string(context->arena, query_text(query, 0));
        *has = query_int(query, 1);
    }
    query_end(query, err);
    return id;
}

static struct figure_need
one_more(const struct entity *entity)
{
    return (struct figure_need){ .kind = NEED_RECORD, .entity = entity, .day = DAY_NONE };
}

/* Questions of one of the six objectives that our side has not answered come one after the other. */
static const char *
question_of(const struct trail *trail)
{
    struct figures_context *context = trail->context;
    const struct method_vocabulary *questions =
        method_vocabulary(context->method, "E.66", context->figures->err);
    size_t n = strlen("L6.");

    for (size_t i = 0; questions && i < questions->n; i++) {
        const char *code = questions->codes[i].code;
        const char *more = arena_printf(context->arena, " AND r.side='us' AND r.question='%s'", code);
        size_t there;

        if (strlen(trail->code) > n && strncmp(code, trail->code + n, 2) != 0)
            continue;
        if (!newest(context, entity_find("inkpen_answer"), more, &there))
            return code;
    }
    return NULL;
}

/* What a new record starts with, as the figure or the condition says. */
static const char *
begun(const struct trail *trail, const struct entity *entity, const struct word *word)
{
    struct arena *arena = trail->context->arena;

    if (!strcmp(entity->name, "inkpen_answer"))      /* all the open ones that begin like that */
        return strncmp(trail->code, "L6.O", 4) ? "question=O"
               : arena_printf(arena, "question=%s.", trail->code + 3);
    if (!strcmp(entity->name, "asymmetry") && !strncmp(trail->code, "L18.Y", 5))
        return arena_printf(arena, "kind=%s", asymmetry_kinds[trail->code[5] - '1']);
    return *word->field && *word->value ? arena_printf(arena, "%s=%s", word->field, word->value)
                                        : NULL;
}

/* True when the record that the word stands for is missing; `need` is set either way. */
static bool
need_record(const struct trail *trail, const struct word *word, const struct word *before,
            struct figure_need *need)
{
    struct figures_context *context = trail->context;
    const struct entity *entity = entity_find(word->name);
    const struct field *via = is_whole(context) ? NULL : parent_field(entity), *field = NULL;
    struct word owner = { .name = via ? via->spec : NULL, .field = "", .value = "", .side = "" };
    char column[WORD];
    bool has = true;
    size_t n;
    const char *id, *owned = NULL;

    if (via && before && !strcmp(before->name, via->spec))
        owner = *before;
    if (via && need_record(trail, &owner, NULL, need))
        return true;
    if (via)
        owned = owner_of(context, entity, via, &owner, &has);
    *need = one_more(entity);
    need->via = owned ? via->name : NULL;
    need->id = owned;
    need->begun = owned ? NULL : begun(trail, entity, word);
    if (!strcmp(entity->name, "inkpen_answer"))
        need->key = question_of(trail);
    id = newest(context, entity, "", &n);
    if (!id || !has)
        return true;
    if (!*word->field)
        return !strcmp(entity->name, "inkpen_answer") ? need->key != NULL : need->begun != NULL;
    if (newest(context, entity, condition(context, entity, word, "r"), &n))
        return false;
    newest(context, entity, "", &n);
    if (!*word->value && column_of(entity, word->field, &field, column))
        *need = (struct figure_need){ .kind = NEED_VALUE, .entity = entity, .field = field->name,
                                      .id = n == 1 ? id : NULL, .day = DAY_NONE };
    return true;
}

/* ---- readings ---- */

static struct figure_need
one_reading(struct figures_context *context, const char *code)
{
    const struct metric_facts *metric = progress_record(context, code);

    return (struct figure_need){
        .kind = NEED_READING, .entity = entity_find("reading"), .day = DAY_NONE,
        .begun = metric ? arena_printf(context->arena, "metric=%s", metric->fact.id)
                        : arena_printf(context->arena, "metric=+%s", code),
    };
}

/* A goal metric, then a reading of each, then patience. */
static bool
need_goals(struct figures_context *context, struct figure_need *need)
{
    size_t n;
    const struct metric_facts **goal = progress_added(context, "goal", &n);

    *need = one_more(entity_find("metric"));
    need->begun = "kind=goal";
    for (size_t i = 0; i < n; i++)
        if (!readings_of(figures_readings(context), goal[i]->fact.id).id) {
            *need = one_reading(context, goal[i]->code);
            return true;
        }
    if (!n)
        return true;
    *need = one_reading(context, goal[0]->code);
    if (step_is_past_patience(context))
        return false;
    *need = (struct figure_need){ .kind = NEED_TIME, .key = "s08.patience",
                                  .day = step_patience_until(context) };
    if (day_known(need->day))
        return false;                        /* what else is missing can be recorded meanwhile */
    *need = (struct figure_need){ .kind = NEED_QUESTION, .key = "s08.effective", .day = DAY_NONE };
    return true;
}

/* ---- answers ---- */

static bool
has_answer(struct figures_context *context, const char *key, bool *all)
{
    const struct method_field *field = method_field(context->method, key, context->figures->err);
    size_t n = 0, with = 0;

    answer_rows(context, key, &n);
    *all = n || answer_of(context, key);
    for (size_t i = 0; field && field->kind == METHOD_PARTS && i < field->n_parts; i++)
        with += answer_of(context, field->parts[i].field.name) != NULL;
    if (field && field->kind == METHOD_PARTS)
        *all = with == field->n_parts;
    if (field && field->kind == METHOD_RECORDS)
        *all = newest(context, entity_find(field->entity), "", &n) != NULL;
    return *all || with;
}

static bool
need_answer(const struct trail *trail, const struct word *word, struct figure_need *need)
{
    bool all;

    if (*word->side && trail->side && strcmp(word->side, trail->side) != 0)
        return false;
    *need = (struct figure_need){ .kind = NEED_QUESTION, .day = DAY_NONE,
                                  .key = arena_string(trail->context->arena, word->name) };
    need->more = has_answer(trail->context, need->key, &all);
    return !all;
}

static bool
need_survey(const struct trail *trail, const struct word *word, struct figure_need *need)
{
    const struct survey_seen *survey = figures_survey(trail->context);
    const struct statement_result *result =
        survey->id && *word->field ? result_of(survey->result, word->field) : NULL;

    size_t n;
    const char *open = newest(trail->context, entity_find("survey"), " AND r.closed_on IS NULL", &n);

    *need = one_more(entity_find("survey"));
    if (open)
        *need = (struct figure_need){ .kind = NEED_VALUE, .entity = entity_find("survey"),
                                      .field = "closed_on", .id = open, .day = DAY_NONE };
    return !survey->id || (result && !known(result_both(result)));
}

/* ---- figures ---- */

static bool follow(const struct trail *trail, struct figure_need *need);

/* The list that has the figure, or whose index it is. */
static const struct figures_list *
list_of(struct figures_context *context, const char *code)
{
    for (size_t i = 0; i < FAILURE_FACTORS; i++)
        if (!strcmp(failure_factors[i].code, code))
            return figures_risk(context);
    for (size_t i = 0; i < SUCCESS_FACTORS; i++)
        if (!strcmp(success_factors[i].code, code))
            return figures_risk(context);
    return factor_family(context, code);
}

static bool
need_figure(const struct trail *trail, const struct word *word, struct figure_need *need)
{
    const struct figures_list *list = list_of(trail->context, word->name);
    const struct figure *figure = figures_find(list, word->name, *word->side ? word->side : NULL);
    bool index = list->index.code && !strcmp(list->index.code, word->name);
    bool has = figure ? figure_has_data(figure) : index && known(list->index.value);
    struct trail next = { .context = trail->context, .code = word->name,
                          .side = *word->side ? word->side : NULL, .depth = trail->depth + 1,
                          .anyway = has || trail->anyway };

    if (has && !trail->anyway)
        return false;
    return trail->depth < DEPTH && follow(&next, need) && !has;
}

/* ---- words ---- */

static bool
need_word(const struct trail *trail, const struct word *word, const struct word *before,
          struct figure_need *need)
{
    if (!strcmp(word->name, "reading")) {
        *need = one_reading(trail->context, trail->code);
        return true;
    }
    if (!strcmp(word->name, "goals"))
        return need_goals(trail->context, need);
    if (!strcmp(word->name, "survey"))
        return need_survey(trail, word, need);
    if (entity_find(word->name))
        return need_record(trail, word, before, need);
    if (word->name[0] == 's' && strchr("01", word->name[1]) && word->name[3] == '.')
        return need_answer(trail, word, need);
    return need_figure(trail, word, need);
}

/* What the program puts together from others follows them, unless the set has words of its own. */
static const char *
words_of(struct figures_context *context, const char *code)
{
    const struct method_indicator *own = method_indicator(context->method, code,
                                                          context->figures->err);
    const char *rests = figure_rests(code);

    if (rests && !(own && own->needs && !strcmp(own->code, code)))
        return rests;
    return method_needs(context->method, code, context->figures->err);
}

/* True when something is missing; without that `need` is the last thing the figure is made of. */
static bool
follow(const struct trail *trail, struct figure_need *need)
{
    const char *at = words_of(trail->context, trail->code);
    char text[WORD], last[WORD] = "";

    while (at && (at = texts_next_word(at, text)) != NULL) {
        struct word word, before;

        snprintf(word.text, sizeof word.text, "%s", text);
        take_apart(&word, trail->side);
        snprintf(before.text, sizeof before.text, "%s", last);
        take_apart(&before, trail->side);
        if (need_word(trail, &word, *last ? &before : NULL, need))
            return true;
        snprintf(last, sizeof last, "%s", text);
    }
    return false;
}

struct figure_need
figure_need_of_code(struct figures_context *context, const char *code, const char *side)
{
    struct trail trail = { .context = context, .code = code, .side = side };
    struct figure_need need = { .kind = NEED_NOTHING, .day = DAY_NONE };

    if (follow(&trail, &need))
        return need;
    if (is_code(code, "HW10"))                   /* it compares with figures of an earlier day */
        return (struct figure_need){ .kind = NEED_TIME, .day = DAY_NONE };
    trail.anyway = true;
    if (need.kind == NEED_NOTHING)
        follow(&trail, &need);
    return need;
}

struct figure_need
figure_need_of(struct figures_context *context, const struct figure *figure)
{
    return figure->name ? one_reading(context, figure->code)     /* a metric of its own */
                        : figure_need_of_code(context, figure->code, figure->side);
}
