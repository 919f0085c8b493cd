#include "src/panel/record_line.h"

#include <string.h>

#include "src/figures/answers.h"
#include "src/figures/survey_profile.h"
#include "src/method/texts.h"
#include "src/model/record.h"
#include "src/ops/private.h"
#include "src/ops/register_usual.h"
#include "src/store/query.h"

enum { FACTS = 3, OTHERS = 100, LAST = OTHERS + 4 };

/*
 * What tells most comes first: what its register begins with, how it stands, when it happened, then
 * the other columns of the register, then the rest by what it is.
 */
static int
place_of(const struct entity *entity, const struct field *field, const struct field *happened)
{
    int rank = register_rank(entity, field);

    if (rank == 1)
        return 0;
    if (strcmp(field->name, "state") == 0)
        return 1;
    if (field == happened)
        return 2;
    if (rank)
        return 2 + rank;
    switch (field->type) {
    case FIELD_DATE:
        return OTHERS;
    case FIELD_SCALE:
    case FIELD_YESNO:
    case FIELD_INT:
    case FIELD_NUM:
    case FIELD_PERCENT:
    case FIELD_MONEY:
        return OTHERS + 1;
    default:
        return OTHERS + 2;
    }
}

/* The first date of something done. */
static const struct field *
happened_of(const struct record *record)
{
    for (size_t i = 0; i < record->entity->n; i++)
        if (record->entity->fields[i].mark == 'V' && record->values[i].kind != VALUE_NULL)
            return &record->entity->fields[i];
    return NULL;
}

/* A rating of 2 is not told by the 2 in a date. */
static bool
stands_in(const char *title, const char *shown)
{
    return strlen(shown) > 3 && strstr(title, shown);
}

/* What already stands in the title, or says nothing to a reader. */
static bool
is_shown(const struct field *field, const char *shown, const char *title)
{
    return *shown && strcmp(field->name, "alliance") != 0 && !stands_in(title, shown) &&
           field->type != FIELD_LONG && field->type != FIELD_OBJECT && field->type != FIELD_ANY;
}

static void
add_facts(struct sketch *sketch, struct method *method, const struct record *record,
          const char *title)
{
    const struct method_register *words =
        method_register(method, record->entity->name, sketch->figures->err);
    size_t last = words && words->n_parts ? words->n_parts - 1 : 0;    /* the note is private */
    const struct field *happened = happened_of(record);
    int n = 0;

    for (int place = 0; place < LAST && n < FACTS; place++)
        for (size_t i = 0; i < last && n < FACTS; i++) {
            const char *shown;

            if (place_of(record->entity, &record->entity->fields[i], happened) != place)
                continue;
            shown = method_show(method, &words->parts[i], &record->values[i],
                                &sketch->view->arena);
            if (!is_shown(&words->parts[i].field, shown, title))
                continue;
            sketch_printf(sketch, INK_MUTED, "%s%s: %s", n++ ? ", " : "  ",
                          texts_inside(&sketch->view->arena, words->parts[i].label), shown);
        }
}

/* ---- rows and answers of steps ---- */

static int
step_of(const char *key)
{
    return key[0] == 's' && key[1] && key[2] ? (key[1] - '0') * 10 + key[2] - '0' : 0;
}

/* The question that a row or an answer belongs to; NULL: it is neither. */
static const char *
question_of(struct sketch *sketch, const struct record *record)
{
    const struct method_field *field;
    const char *key = NULL;

    if (!strcmp(record->entity->name, "step_row") || !strcmp(record->entity->name, "step_answer"))
        key = record_text(record, "field");
    field = key ? method_field(sketch->context->method, key, sketch->figures->err) : NULL;
    if (key && !field)
        method_answer(sketch->context->method, key, &field, sketch->figures->err);
    return field ? arena_printf(&sketch->view->arena, "step %d, %s", step_of(key), field->label)
                 : NULL;
}

bool
record_hides_question(struct sketch *sketch, const char *key)
{
    return sketch->presenting && private_question(sketch->context->method, key);
}

bool
record_hides(struct sketch *sketch, const char *id)
{
    struct store *store = sketch->figures->book->store;
    struct err *err = sketch->figures->err;
    const struct entity *entity = sketch->presenting ? record_entity_of(store, id, err) : NULL;
    const char *key = NULL;

    if (!entity)
        return false;
    if (!strcmp(entity->name, "step_row") || !strcmp(entity->name, "step_answer"))
        key = query_string(store, &sketch->view->arena, err,
                           arena_printf(&sketch->view->arena, "SELECT field FROM \"%s\" WHERE id=?1",
                                        entity->name), "t", id);
    return private_kind(sketch->context->method, entity) || record_hides_question(sketch, key);
}

/* The answer in words; "no answer yet". */
static const char *
answer_shown(struct sketch *sketch, const char *key)
{
    struct figures_context *context = sketch->context;
    struct arena *arena = &sketch->view->arena;
    const struct figures_answer *answer = answer_of(context, key);
    const struct method_part *part = method_answer(context->method, key, NULL,
                                                   sketch->figures->err);
    const struct method_field *field = method_field(context->method, key, sketch->figures->err);
    struct value value;
    struct cell cell;
    size_t n;

    if (field && field->kind == METHOD_ROWS) {
        answer_rows(context, key, &n);
        return n ? arena_printf(arena, "%zu row%s", n, n == 1 ? "" : "s") : "no row yet";
    }
    if (!answer || !part)
        return "no answer yet";
    cell = answer->text ? cell_text(answer->text) : cell_real(answer->number);
    value = value_from_answer(&part->field, &cell, arena);
    return method_show(context->method, part, &value, arena);
}

void
question_line(struct sketch *sketch, const char *key)
{
    const struct method_field *field = NULL;
    const struct method_part *part = method_answer(sketch->context->method, key, &field,
                                                   sketch->figures->err);

    if (record_hides_question(sketch, key))
        return;
    if (!part)
        field = method_field(sketch->context->method, key, sketch->figures->err);
    sketch_line(sketch, aim_step(sketch, step_of(key), key));
    sketch_text(sketch, INK_TEXT, !field ? key : part && field->n_parts > 1 ? part->label
                                                                            : field->label);
    sketch_printf(sketch, INK_MUTED, "  step %d: %s", step_of(key), answer_shown(sketch, key));
}

void
statement_line(struct sketch *sketch, const char *code, const char *survey)
{
    const struct survey_profile *profile = survey_profile(sketch->context, survey);
    const struct method_statement *words =
        profile ? method_statement(profile->words, code) : NULL;
    const struct statement_result *result = result_of(figures_survey(sketch->context)->result, code);
    double us = result_mean(result, SURVEY_US), them = result_mean(result, SURVEY_THEM);

    sketch_line(sketch, aim_record(sketch, "survey", survey));
    sketch_printf(sketch, INK_TEXT, "Health check, \"%s\"", words ? words->brief : code);
    sketch_text(sketch, INK_MUTED,
                !known(us) && !known(them) ? "  fewer than three answers"
                : arena_printf(&sketch->view->arena, "  ours %s, theirs %s",
                               known(us) ? arena_printf(&sketch->view->arena, "%.1f", us) : "–",
                               known(them) ? arena_printf(&sketch->view->arena, "%.1f", them)
                                           : "–"));
}

/* ---- records ---- */

void
record_line(struct sketch *sketch, const char *id)
{
    struct book *book = sketch->figures->book;
    struct method *method = sketch->context->method;
    const struct entity *entity = record_entity_of(book->store, id, sketch->figures->err);
    struct record record;
    const char *title, *question;

    if (!entity || record_hides(sketch, id) || !record_load(book->store, entity, id, &sketch->view->arena, &record,
                                sketch->figures->err))
        return;
    question = question_of(sketch, &record);
    title = method_title(method, &record, &sketch->view->arena);
    sketch_line(sketch, question ? aim_step(sketch, step_of(record_text(&record, "field")),
                                            record_text(&record, "field"))
                                 : aim_record(sketch, entity->name, id));
    sketch_text(sketch, INK_TEXT, title);
    if (!question)
        add_facts(sketch, method, &record, title);
    else if (!strcmp(entity->name, "step_answer"))
        sketch_printf(sketch, INK_MUTED, "  %s: %s", question,
                      answer_shown(sketch, record_text(&record, "field")));
    else
        sketch_printf(sketch, INK_MUTED, "  %s", question);
}
