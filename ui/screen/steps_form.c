/* A step as fields of a form: what is required first, the rest folded, then the checklist. */
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "ui/screen/steps.h"

enum { CELLS_SHOWN = 6, REVISIONS_SHOWN = 20 };

/* ---- finding ---- */

const struct step_check *
steps_check(const struct steps_screen *steps, const char *key)
{
    for (size_t i = 0; i < steps->step.n_checks; i++)
        if (strcmp(steps->step.checks[i].method->key, key) == 0)
            return &steps->step.checks[i];
    return NULL;
}

const struct step_field *
steps_field(const struct steps_screen *steps, const char *key, size_t *part, const struct step_row **row)
{
    if (*key == '+')
        key++;
    *row = NULL;
    *part = 0;
    for (size_t i = 0; i < steps->step.n_fields; i++) {
        const struct step_field *field = &steps->step.fields[i];

        for (size_t p = 0; p < field->method->n_parts && field->method->kind != METHOD_ROWS; p++)
            if (strcmp(field->method->parts[p].field.name, key) == 0) {
                *part = p;
                return field;
            }
        for (size_t r = 0; r < field->n_rows; r++)
            if (strcmp(field->rows[r].id, key) == 0) {
                *row = &field->rows[r];
                return field;
            }
        if (strcmp(field->method->key, key) == 0)
            return field;
    }
    return NULL;
}

/* ---- the fields of one question ---- */

struct builder {
    struct steps_screen *steps;
    struct form_field *field;
    size_t n;
};

static struct form_field *
next(struct builder *builder, const char *key, enum form_kind kind, const char *label)
{
    struct form_field *field = &builder->field[builder->n++];

    *field = (struct form_field){ .key = key, .kind = kind, .label = label };
    return field;
}

static bool
is_hidden(const struct steps_screen *steps, const struct method_field *method)
{
    return steps->ui->presenting && method->is_private;
}

static const char *
waived(struct steps_screen *steps, const char *reason)
{
    return arena_printf(&steps->arena, "waived: %s", reason ? reason : "");
}

static void
add_answer(struct builder *builder, const struct step_field *field, size_t p)
{
    struct steps_screen *steps = builder->steps;
    const struct method_field *method = field->method;
    const struct method_part *part = &method->parts[p];
    struct form_field *out = &builder->field[builder->n++];
    bool only = method->n_parts == 1;
    char key[DRAFT_KEY_SIZE];

    part_form_field(&steps->part, part, &field->values[p], out);
    out->key = part->field.name;
    out->label = only ? method->label : part->label;
    out->help = only ? method->ask : part->hint ? part->hint : method->ask;
    out->example = only && method->example ? method->example : out->example;
    out->required = method->least > 0 && part->field.required && !field->waived;
    out->indent = !only;
    out->hidden = is_hidden(steps, method);
    out->why_not = steps->why_not;
    steps_draft_key(steps, out, key);
    if (!steps->why_not)
        typed_offer(steps->ui, &steps->arena, out, key);
    if (field->waived && !*out->value) {
        out->shown = waived(steps, field->waiver);
        out->role = ROLE_MUTED;
    }
}

static void
add_parts(struct builder *builder, const struct step_field *field)
{
    struct form_field *heading;

    if (field->method->n_parts > 1) {
        heading = next(builder, NULL, FORM_HEADING, field->method->label);
        heading->shown = field->waived ? waived(builder->steps, field->waiver) : NULL;
    }
    for (size_t p = 0; p < field->method->n_parts; p++)
        add_answer(builder, field, p);
}

/* Cells of a row behind the first, parted by tabs; of columns that say something in few letters. */
static bool
is_short(const struct method_part *part)
{
    return part->field.type != FIELD_LONG && part->field.type != FIELD_MULTI;
}

static const char *
column_titles(struct steps_screen *steps, const struct method_field *method)
{
    struct str out = { 0 };
    const char *kept;
    size_t shown = 0;

    for (size_t p = 1; p < method->n_parts && shown < CELLS_SHOWN; p++)
        if (is_short(&method->parts[p]))
            str_addf(&out, "%s%s", shown++ ? "\t" : "", method->parts[p].label);
    if (shown == 1)
        str_add(&out, "\t");        /* a tab makes it a row of titles */
    kept = arena_string(&steps->arena, str_text(&out));
    str_free(&out);
    return kept;
}

static const char *
row_cells(struct steps_screen *steps, const struct method_field *method, const struct step_row *row)
{
    struct str out = { 0 };
    const char *kept;
    size_t shown = 0;

    for (size_t p = 1; p < method->n_parts && shown < CELLS_SHOWN; p++)
        if (is_short(&method->parts[p]))
            str_addf(&out, "%s%s", shown++ ? "\t" : "", part_form_words(&steps->part, &method->parts[p], &row->values[p]));
    kept = arena_string(&steps->arena, str_text(&out));
    str_free(&out);
    return kept;
}

static void
add_rows(struct builder *builder, const struct step_field *field)
{
    struct steps_screen *steps = builder->steps;
    const struct method_field *method = field->method;
    bool hidden = is_hidden(steps, method);
    struct form_field *out = next(builder, NULL, FORM_HEADING, method->label);

    if (field->n_rows && !hidden)
        out->shown = column_titles(steps, method);
    for (size_t r = 0; r < field->n_rows && !hidden; r++) {
        const char *title = part_form_words(&steps->part, &method->parts[0], &field->rows[r].values[0]);

        out = next(builder, field->rows[r].id, FORM_ROW, *title ? title : "-");
        out->shown = row_cells(steps, method, &field->rows[r]);
        out->error = field->rows[r].valid ? NULL : "A required cell is empty: Enter opens the row";
        out->help = method->ask;
    }
    out = next(builder, arena_printf(&steps->arena, "+%s", method->key), FORM_LINK,
               hidden ? "private" : steps->why_not ? "no more rows" : field->n_rows ? "add a row" : "add the first row");
    if (field->waived)
        out->shown = waived(steps, field->waiver);
    else if ((int)field->n_rows < method->least)
        out->shown = arena_printf(&steps->arena, "at least %d", method->least);
    out->required = !field->filled && method->least > 0 && !field->waived;
    out->help = method->ask;
    out->example = method->example;
    out->why_not = steps->why_not;
}

static void
add_records(struct builder *builder, const struct step_field *field)
{
    struct steps_screen *steps = builder->steps;
    const struct method_field *method = field->method;
    const struct entity *entity = entity_find(method->entity);
    struct form_field *out = next(builder, method->key, FORM_LINK, method->label);
    long of = field->n_records < method->least ? method->least : field->n_records;
    char *noun = arena_string(&steps->arena, entity ? desk_kind_name(steps->ui, entity, of != 1) : method->entity);
    bool said = strcmp(noun, method->label) == 0;

    text_small_first(noun);
    if (field->waived)
        out->shown = waived(steps, field->waiver);
    else if (field->n_records < method->least)
        out->shown = arena_printf(&steps->arena, "%ld of at least %d%s%s", field->n_records, method->least,
                                  said ? "" : " ", said ? "" : noun);
    else
        out->shown = arena_printf(&steps->arena, "%ld%s%s", field->n_records, said ? "" : " ", said ? "" : noun);
    out->role = field->filled || field->waived || !method->least ? ROLE_TEXT : ROLE_WATCH;
    out->help = method->ask;
    out->example = method->example;
    out->required = method->least > 0 && !field->filled && !field->waived;
    if (is_hidden(steps, method))
        out->shown = "private";
}

static void
add_question(struct builder *builder, const struct step_field *field)
{
    switch (field->method->kind) {
    case METHOD_ROWS:
        add_rows(builder, field);
        break;
    case METHOD_RECORDS:
        add_records(builder, field);
        break;
    default:
        add_parts(builder, field);
        break;
    }
}

static bool
has_answer(const struct step_field *field)
{
    for (size_t p = 0; field->values && p < field->method->n_parts; p++)
        if (field->values[p].kind != VALUE_NULL)
            return true;
    return field->n_rows || field->n_records;
}

/* ---- notes, checklist, revisions ---- */

static void
add_banner(struct builder *builder)
{
    struct steps_screen *steps = builder->steps;
    const struct step *step = &steps->step;
    const char *who, *text = NULL;

    if (step->mark == STEP_DONE) {
        who = step->signed_by ? record_title_of(desk_of(steps->ui)->book.store, entity_find("person"), step->signed_by,
                                                &steps->arena) : NULL;
        text = arena_printf(&steps->arena, "Signed off by %s on %s%s%s", who ? who : "somebody",
                            step->signed_on ? step->signed_on : "an unknown day", step->sign_note ? ": " : "",
                            step->sign_note ? step->sign_note : "");
    } else if (step->mark == STEP_WAIVED) {
        text = arena_printf(&steps->arena, "Waived: %s (sponsor: %s)", step->waived_reason ? step->waived_reason : "",
                            step->waived_sponsor ? step->waived_sponsor : "");
    }
    if (text)
        next(builder, NULL, FORM_NOTE, text)->role = step->mark == STEP_DONE ? ROLE_GOOD : ROLE_WATCH;
}

/* Why it is not ticked, or what proves it: worth a line of its own. */
static const char *
remark_of(struct steps_screen *steps, const struct step_check *check)
{
    if (check->waived)
        return waived(steps, check->waiver);
    if (check->mark == CHECK_NOT_APPLICABLE)
        return arena_printf(&steps->arena, "not applicable: %s", check->reason ? check->reason : "");
    if (!check->evidence)
        return NULL;
    return arena_printf(&steps->arena, "evidence: %s",
                        record_title_of(desk_of(steps->ui)->book.store, entity_find("evidence"), check->evidence,
                                        &steps->arena));
}

static void
add_check(struct builder *builder, const struct step_check *check)
{
    struct steps_screen *steps = builder->steps;
    const char *remark = remark_of(steps, check);
    struct form_field *out = next(builder, check->method->key, FORM_TICK,
                                  arena_printf(&steps->arena, "%s%s%s%s", check->method->text,
                                               check->method->required ? " *" : "", remark ? "\n" : "",
                                               remark ? remark : ""));

    out->value = check->mark == CHECK_TICKED ? "1" : check->mark == CHECK_NOT_APPLICABLE ? "-" : "0";
    out->help = check->method->why;
    out->why_not = steps->why_not;
    if (check->mark == CHECK_TICKED && check->on)
        out->shown = arena_printf(&steps->arena, "%s %s", check->who ? check->who : "", check->on);
}

static void
add_checks(struct builder *builder)
{
    struct steps_screen *steps = builder->steps;
    const struct step_figures *figures = &steps->step.figures;
    struct form_field *heading;

    if (!steps->step.n_checks)
        return;
    heading = next(builder, NULL, FORM_HEADING, "Checklist");
    heading->shown = arena_printf(&steps->arena, "%d of %d", figures->ticked, figures->checks);
    for (size_t i = 0; i < steps->step.n_checks; i++)
        add_check(builder, &steps->step.checks[i]);
}

static void
add_revisions(struct builder *builder)
{
    struct steps_screen *steps = builder->steps;
    int current = steps->summary[steps->number - 1].revision, first;

    if (steps->revision || current < 2)
        return;
    next(builder, NULL, FORM_HEADING, "Earlier revisions")->shown = "kept as they were";
    first = current - REVISIONS_SHOWN > 1 ? current - REVISIONS_SHOWN : 1;
    for (int i = current - 1; i >= first; i--)
        next(builder, arena_printf(&steps->arena, "@revision %d", i), FORM_LINK,
             arena_printf(&steps->arena, "Revision %d", i))->help = "Enter shows the step as it was then";
}

/* ---- all of it ---- */

static size_t
room_for(const struct step *step)
{
    size_t n = 16 + REVISIONS_SHOWN + step->n_checks;

    for (size_t i = 0; i < step->n_fields; i++)
        n += 3 + step->fields[i].method->n_parts + step->fields[i].n_rows;
    return n;
}

void
steps_fields(struct steps_screen *steps)
{
    struct step *step = &steps->step;
    struct builder builder = { .steps = steps };
    size_t folded = 0, answered = 0;

    builder.field = arena_alloc(&steps->arena, room_for(step) * sizeof *builder.field);
    add_banner(&builder);
    for (size_t i = 0; i < step->n_fields; i++)
        if (step->fields[i].method->least)
            add_question(&builder, &step->fields[i]);
    for (size_t i = 0; i < step->n_fields; i++)
        if (!step->fields[i].method->least) {
            folded++;
            answered += has_answer(&step->fields[i]);
        }
    if (folded) {
        struct form_field *more = next(&builder, "@more", FORM_LINK,
                                       arena_printf(&steps->arena, "more (%zu)", folded));

        more->shown = answered ? arena_printf(&steps->arena, "%zu answered", answered) : NULL;
        more->help = steps->more ? "Enter folds these questions away" : "Enter shows the questions that may stay open";
    }
    for (size_t i = 0; steps->more && i < step->n_fields; i++)
        if (!step->fields[i].method->least)
            add_question(&builder, &step->fields[i]);
    add_checks(&builder);
    add_revisions(&builder);
    form_set(&steps->form, builder.field, builder.n);
}

/* The form's field where the question `field` begins: its first open part, its first bad row, or its last line. */
static bool
go_to_question(struct steps_screen *steps, const struct step_field *field)
{
    char key[90];

    for (size_t r = 0; r < field->n_rows; r++)
        if (!field->rows[r].valid && form_go(&steps->form, field->rows[r].id))
            return true;
    for (size_t p = 0; field->values && p < field->method->n_parts; p++)
        if (field->values[p].kind == VALUE_NULL && form_go(&steps->form, field->method->parts[p].field.name))
            return true;
    snprintf(key, sizeof key, "+%s", field->method->key);
    return form_go(&steps->form, key) || form_go(&steps->form, field->method->key) ||
           (field->values && form_go(&steps->form, field->method->parts[0].field.name));
}

void
steps_go(struct steps_screen *steps, const char *item)
{
    const struct step_field *field;
    const struct step_row *row;
    size_t part;

    steps->in_form = true;
    field = steps_field(steps, item, &part, &row);
    if (field && !field->method->least && !steps->more) {
        steps->more = true;
        steps_fields(steps);
    }
    /* A question in several parts has the key of its first part, but another one may be what is missing. */
    if (field && !field->filled && strcmp(field->method->key, item) == 0 && go_to_question(steps, field))
        return;
    if (!form_go(&steps->form, item) && field)
        go_to_question(steps, field);
}
