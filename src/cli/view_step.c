/* One step of an alliance, with everything the form shows. */
#include <math.h>
#include <string.h>

#include "src/base/json.h"
#include "src/cli/view.h"

/* The words for a value; a reference to a row is its number and its first cell. */
static const char *
shown(struct call *call, struct method *method, const struct step *step,
      const struct method_part *part, const struct value *value)
{
    if (part->field.type != FIELD_REF || value->kind != VALUE_TEXT || !part->field.spec ||
        strcmp(part->field.spec, "step_row") != 0)
        return part->field.type == FIELD_DATE ? value_show(&part->field, value, &call->arena)
                                              : method_show(method, part, value, &call->arena);
    for (size_t i = 0; i < step->n_fields; i++)
        for (size_t k = 0; k < step->fields[i].n_rows; k++) {
            const struct step_row *row = &step->fields[i].rows[k];

            if (!strcmp(row->id, value->text))
                return arena_printf(&call->arena, "#%zu %s", k + 1,
                                    shown(call, method, step, &step->fields[i].method->parts[0],
                                          &row->values[0]));
        }
    return value->text;
}

/* ---- text ---- */

static void
add_row(struct call *call, struct method *method, const struct step *step,
        const struct step_field *field, size_t number)
{
    struct str line = { 0 };
    const struct step_row *row = &field->rows[number - 1];

    for (size_t i = 0; i < field->method->n_parts; i++) {
        const struct method_part *part = &field->method->parts[i];
        const char *text = shown(call, method, step, part, &row->values[i]);

        if (*text)
            str_addf(&line, "%s%s: %s", line.len ? "; " : "", part->label, text);
    }
    page_wrap(&call->page, arena_printf(&call->arena, "      #%zu ", number), 10,
              line.len ? str_text(&line) : "(empty)");
    str_free(&line);
}

static void
add_answer(struct call *call, struct method *method, const struct step *step,
           const struct step_field *field)
{
    for (size_t i = 0; i < field->method->n_parts; i++) {
        const struct method_part *part = &field->method->parts[i];
        const char *text = shown(call, method, step, part, &field->values[i]);

        if (!*text)
            continue;
        if (field->method->n_parts > 1)
            page_wrap(&call->page, "", 6, arena_printf(&call->arena, "%s: %s", part->label, text));
        else
            page_wrap(&call->page, "", 6, text);
    }
}

static void
add_field(struct call *call, struct method *method, const struct step *step,
          const struct step_field *field)
{
    const struct method_field *words = field->method;

    page_wrap(&call->page,
              arena_printf(&call->arena, "  %s%s ", words->key, words->least ? "*" : ""), 20,
              arena_printf(&call->arena, "%s%s", words->label,
                           field->filled  ? ""
                           : words->least ? "  (missing)"
                                          : ""));
    if (words->kind == METHOD_ROWS)
        for (size_t i = 0; i < field->n_rows; i++)
            add_row(call, method, step, field, i + 1);
    else if (words->kind == METHOD_RECORDS)
        page_wrap(&call->page, "", 6, arena_printf(&call->arena, "%ld %s: 'entente show ... %s'",
                  field->n_records, field->n_records == 1 ? "record" : "records", words->entity));
    else
        add_answer(call, method, step, field);
    if (field->waived)
        page_wrap(&call->page, "", 6, arena_printf(&call->arena, "Let pass: %s", field->waiver));
}

static void
add_check(struct call *call, const struct step_check *check)
{
    static const char *const boxes[] = {
        [CHECK_OPEN] = "[ ]", [CHECK_TICKED] = "[x]", [CHECK_NOT_APPLICABLE] = "[-]",
    };
    struct str line = { 0 };

    str_add(&line, check->method->text);
    if (check->mark == CHECK_TICKED && check->who)
        str_addf(&line, " (%s%s%s)", check->who, check->on ? ", " : "", check->on ? check->on : "");
    if (check->mark == CHECK_NOT_APPLICABLE)
        str_addf(&line, " (does not apply: %s)", check->reason ? check->reason : "");
    if (check->waived)
        str_addf(&line, " (let pass: %s)", check->waiver);
    page_wrap(&call->page,
              arena_printf(&call->arena, "  %s %s%s ", boxes[check->mark], check->method->key,
                           check->method->required ? "*" : ""),
              15, str_text(&line));
    str_free(&line);
}

static void
add_gate(struct call *call, const struct step *step, const struct step_gap *gaps, size_t n)
{
    page_heading(&call->page, "Gate");
    if (step->mark == STEP_DONE)
        page_line(&call->page, "Signed off by %s%s%s.", step->signed_by ? step->signed_by : "?",
                  step->signed_on ? " on " : "", step->signed_on ? step->signed_on : "");
    else if (step->mark == STEP_WAIVED)
        page_line(&call->page, "Let pass: %s (sponsor %s).",
                  step->waived_reason ? step->waived_reason : "",
                  step->waived_sponsor ? step->waived_sponsor : "?");
    else if (!n)
        page_line(&call->page, "Nothing is missing: 'entente complete' signs it off.");
    else
        for (size_t i = 0; i < n; i++)
            page_wrap(&call->page, arena_printf(&call->arena, "  %s ", gaps[i].item), 20,
                      gaps[i].text);
}

static void
add_text(struct call *call, struct method *method, const struct step *step,
         const struct step_gap *gaps, size_t n)
{
    page_heading(&call->page, "%s: step %d, %s", view_alliance_name(call, step->alliance),
                 step->number, step->method->name);
    page_line(&call->page, "%s, %d %%, revision %d", step_mark_word(step->mark),
              (int)step->figures.step_percent, step->revision);
    page_wrap(&call->page, "", 0, step->method->question);
    page_heading(&call->page, "Answers (%d of %d required)", step->figures.filled,
                 step->figures.required);
    for (size_t i = 0; i < step->n_fields; i++)
        add_field(call, method, step, &step->fields[i]);
    page_heading(&call->page, "Checklist (%d of %d)", step->figures.ticked, step->figures.checks);
    for (size_t i = 0; i < step->n_checks; i++)
        add_check(call, &step->checks[i]);
    add_gate(call, step, gaps, n);
}

/* ---- JSON ---- */

static void
add_text_or_null(struct str *out, const char *name, const char *text)
{
    str_addf(out, ",\"%s\":", name);
    if (text)
        json_add_string(out, text);
    else
        str_add(out, "null");
}

static void
add_values(struct str *out, const struct method_part *parts, size_t n, const struct value *values)
{
    str_add(out, "{");
    for (size_t i = 0; i < n; i++) {
        str_add(out, i ? "," : "");
        json_add_string(out, parts[i].field.name);
        str_add(out, ":");
        value_add_json(out, &parts[i].field, &values[i]);
    }
    str_add(out, "}");
}

static void
add_json_field(struct str *out, const struct step_field *field)
{
    static const char *const kinds[] = {
        [METHOD_SINGLE] = "single", [METHOD_PARTS] = "parts", [METHOD_ROWS] = "rows",
        [METHOD_RECORDS] = "records",
    };
    const struct method_field *words = field->method;

    str_add(out, "{\"field\":");
    json_add_string(out, words->key);
    add_text_or_null(out, "label", words->label);
    str_addf(out, ",\"kind\":\"%s\",\"least\":%d,\"filled\":%d", kinds[words->kind], words->least,
             field->filled);
    add_text_or_null(out, "waived", field->waived ? field->waiver : NULL);
    if (words->kind == METHOD_RECORDS) {
        add_text_or_null(out, "entity", words->entity);
        str_addf(out, ",\"records\":%ld", field->n_records);
    } else if (words->kind == METHOD_ROWS) {
        str_add(out, ",\"rows\":[");
        for (size_t i = 0; i < field->n_rows; i++) {
            str_addf(out, "%s{\"id\":", i ? "," : "");
            json_add_string(out, field->rows[i].id);
            str_addf(out, ",\"valid\":%d,\"cells\":", field->rows[i].valid);
            add_values(out, words->parts, words->n_parts, field->rows[i].values);
            str_add(out, "}");
        }
        str_add(out, "]");
    } else {
        str_add(out, ",\"answer\":");
        add_values(out, words->parts, words->n_parts, field->values);
    }
    str_add(out, "}");
}

static void
add_json_check(struct str *out, const struct step_check *check)
{
    static const char *const marks[] = {
        [CHECK_OPEN] = "open", [CHECK_TICKED] = "ticked", [CHECK_NOT_APPLICABLE] = "not_applicable",
    };

    str_add(out, "{\"check\":");
    json_add_string(out, check->method->key);
    add_text_or_null(out, "text", check->method->text);
    str_addf(out, ",\"required\":%d,\"state\":\"%s\"", check->method->required, marks[check->mark]);
    add_text_or_null(out, "who", check->who);
    add_text_or_null(out, "on", check->on);
    add_text_or_null(out, "reason", check->reason);
    add_text_or_null(out, "evidence", check->evidence);
    add_text_or_null(out, "waived", check->waived ? check->waiver : NULL);
    str_add(out, "}");
}

static void
add_json(struct call *call, const struct step *step, const struct step_gap *gaps, size_t n)
{
    struct str *out = call_member(call, "step");

    str_addf(out, "{\"step\":%d,\"revision\":%d,\"state\":\"%s\",\"percent\":", step->number,
             step->revision, step_mark_code(step->mark));
    json_add_number(out, step->figures.step_percent);
    add_text_or_null(out, "alliance", step->alliance);
    add_text_or_null(out, "name", step->method->name);
    add_text_or_null(out, "started_on", step->started_on);
    add_text_or_null(out, "signed_by", step->signed_by);
    add_text_or_null(out, "signed_on", step->signed_on);
    add_text_or_null(out, "sign_note", step->sign_note);
    add_text_or_null(out, "waived_reason", step->waived_reason);
    add_text_or_null(out, "waived_sponsor", step->waived_sponsor);
    str_add(out, "}");
    out = call_member(call, "checks");
    for (size_t i = 0; i < step->n_checks; i++) {
        str_add(out, i ? ",\n" : "[\n");
        add_json_check(out, &step->checks[i]);
    }
    str_add(out, step->n_checks ? "\n]" : "[]");
    out = call_member(call, "missing");
    str_add(out, "[");
    for (size_t i = 0; i < n; i++) {
        str_addf(out, "%s{\"item\":", i ? "," : "");
        json_add_string(out, gaps[i].item);
        add_text_or_null(out, "text", gaps[i].text);
        str_add(out, "}");
    }
    str_add(out, "]");
    for (size_t i = 0; i < step->n_fields; i++)
        add_json_field(call_row(call), &step->fields[i]);
}

/* Who signed is kept as an id; people read the name. */
static void
name_signer(struct call *call, struct step *step)
{
    const char *name = step->signed_by ? record_title_of(call->book.store, entity_find("person"),
                                                         step->signed_by, &call->arena)
                                       : NULL;

    if (name)
        step->signed_by = name;
}

bool
view_step(struct call *call, const char *alliance, int number, int revision, struct err *err)
{
    struct method *method = book_method_of(&call->book, alliance, err);
    struct step step;
    struct step_gap *gaps = NULL;
    size_t n = 0;

    if (!method || !step_load(&call->book, alliance, number, 0, &call->arena, &step, err))
        return false;
    if (revision > step.revision) {
        err_set(err, ERR_MISSING, "step %d has only %d %s", number, step.revision,
                step.revision == 1 ? "revision" : "revisions");
        return err_where(err, "--revision");
    }
    if ((revision && revision != step.revision &&
         !step_load(&call->book, alliance, number, revision, &call->arena, &step, err)) ||
        !step_gaps(&call->book, &step, &call->arena, &gaps, &n, err))
        return false;
    if (step.mark == STEP_DONE || step.mark == STEP_WAIVED)
        n = 0;
    if (call->form == FORM_JSON) {
        add_json(call, &step, gaps, n);
        return true;
    }
    name_signer(call, &step);
    add_text(call, method, &step, gaps, n);
    return true;
}
