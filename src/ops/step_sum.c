#include "src/ops/step_sum.h"

#include <string.h>

#include "src/ops/living.h"

/* Something is said, and no record that is named lies in the bin (records.md 1). */
static bool
stands(struct book *book, const struct field *field, const struct value *value,
       struct err *err)
{
    if (value->kind == VALUE_NULL || field->type != FIELD_REF || value->kind != VALUE_TEXT)
        return value->kind != VALUE_NULL;
    return living_is(book->store, entity_find(field->spec), value->text, err);
}

static bool
is_valid_row(struct book *book, const struct method_field *method,
             const struct step_row *row, struct err *err)
{
    for (size_t i = 0; row->valid && i < method->n_parts; i++)
        if (method->parts[i].field.required &&
            !stands(book, &method->parts[i].field, &row->values[i], err))
            return false;
    return row->valid;
}

static bool
is_filled(struct book *book, struct step_field *field, struct err *err)
{
    const struct method_field *method = field->method;
    long n = 0, least = method->least ? method->least : 1;

    switch (method->kind) {
    case METHOD_SINGLE:
        return stands(book, &method->parts[0].field, &field->values[0], err) &&
               !(field->values[0].kind == VALUE_LIST && !strcmp(field->values[0].text, "[]"));
    case METHOD_PARTS:
        for (size_t i = 0; i < method->n_parts; i++) {
            if (stands(book, &method->parts[i].field, &field->values[i], err))
                n++;
            else if (method->parts[i].field.required)
                return false;
        }
        return n > 0;
    case METHOD_ROWS:
        for (size_t i = 0; i < field->n_rows; i++) {
            field->rows[i].valid = is_valid_row(book, method, &field->rows[i], err);
            n += field->rows[i].valid;
        }
        return n >= least;
    case METHOD_RECORDS:
        return field->n_records >= least;
    }
    return false;
}

/* A.0: a waived field or check is left out of both counts; with nothing left a part is 100. */
void
step_sum_up(struct book *book, struct step *step, struct err *err)
{
    struct step_figures *figures = &step->figures;

    for (size_t i = 0; i < step->n_fields; i++) {
        struct step_field *field = &step->fields[i];

        field->filled = is_filled(book, field, err);
        if (field->method->least && !field->waived) {
            figures->required++;
            figures->filled += field->filled;
        }
    }
    for (size_t i = 0; i < step->n_checks; i++) {
        const struct step_check *check = &step->checks[i];

        if (check->waived || check->mark == CHECK_NOT_APPLICABLE)
            continue;
        figures->checks++;
        figures->ticked += check->mark == CHECK_TICKED;
        figures->open_required_checks += check->mark == CHECK_OPEN && check->method->required;
    }
    figures->fields_percent =
        figures->required ? 100.0 * figures->filled / figures->required : 100;
    figures->checks_percent = figures->checks ? 100.0 * figures->ticked / figures->checks : 100;
    figures->step_percent = step->mark == STEP_DONE
        ? 100 : 0.6 * figures->fields_percent + 0.4 * figures->checks_percent;
}
