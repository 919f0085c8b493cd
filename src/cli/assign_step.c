/* Words that speak of answers and rows of a step. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/json.h"
#include "src/cli/assign.h"
#include "src/ops/near.h"

bool
assign_is_step(const char *word)
{
    return word[0] == 's' && isdigit((unsigned char)word[1]) && isdigit((unsigned char)word[2]) &&
           word[3] == '.';
}

static struct step *
loaded(struct call *call, struct assign_steps *all, int number, struct err *err)
{
    struct step **step = &all->steps[number];

    if (!*step) {
        *step = arena_alloc(&call->arena, sizeof **step);
        if (!step_load(&call->book, all->alliance, number, 0, &call->arena, *step, err))
            *step = NULL;
    }
    return *step;
}

static bool
unknown_key(struct assign_steps *all, const char *key, struct err *err)
{
    struct near near;
    char nearest[200];
    struct err ignored = { 0 };

    near_start(&near, key);
    for (int number = 1; number <= STEP_COUNT; number++) {
        const struct method_step *step = method_step(all->method, number, &ignored);

        for (size_t i = 0; step && i < step->n_fields; i++) {
            near_offer(&near, step->fields[i].key, NULL);
            for (size_t k = 0; step->fields[i].kind == METHOD_PARTS && k < step->fields[i].n_parts;
                 k++)
                near_offer(&near, step->fields[i].parts[k].field.name, NULL);
        }
    }
    err_set(err, ERR_USAGE, "no step asks for this");
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente show ALLIANCE STEP' lists the questions of a step.");
    return err_where(err, "%.60s", key);
}

/* The field of a step with this key, and the step as it is stored now. */
static const struct step_field *
find_field(struct call *call, struct assign_steps *all, const char *key, struct step **step,
           struct err *err)
{
    int number = (key[1] - '0') * 10 + key[2] - '0';

    if (number < 1 || number > STEP_COUNT || !(*step = loaded(call, all, number, err))) {
        if (!err->kind)
            unknown_key(all, key, err);
        return NULL;
    }
    for (size_t i = 0; i < (*step)->n_fields; i++)
        if (!strcmp((*step)->fields[i].method->key, key))
            return &(*step)->fields[i];
    return NULL;
}

static bool
wrong_form(const struct method_field *field, const char *word, struct err *err)
{
    if (field->kind == METHOD_RECORDS) {
        err_set(err, ERR_USAGE, "it is answered by records of kind %s", field->entity);
        err_hint(err, "Write: entente add %s alliance=...", field->entity);
    } else if (field->kind == METHOD_ROWS) {
        err_set(err, ERR_USAGE, "it is answered by rows");
        err_hint(err, "Write %s+ %s=... to add one, %s#1 %s=... to change the first.", field->key,
                 field->parts[0].field.name, field->key, field->parts[0].field.name);
    } else {
        err_set(err, ERR_USAGE, "it has no rows");
        err_hint(err, "Write %s=...", field->parts[0].field.name);
    }
    return err_where(err, "%.60s", word);
}

/* "s04.candidates#2" as the value of a column that refers to a row. */
static bool
read_row_reference(struct call *call, struct assign_steps *all, const char *text,
                   struct value *value, struct err *err)
{
    const char *hash = strchr(text, '#');
    const struct step_field *field;
    struct step *step;
    long place;
    char *end;

    field =
        find_field(call, all, arena_bytes(&call->arena, text, (size_t)(hash - text)), &step, err);
    place = strtol(hash + 1, &end, 10);
    if (!field)
        return err->kind ? false : unknown_key(all, text, err);
    if (*end || place < 1 || (size_t)place > field->n_rows) {
        err_set(err, ERR_INPUT, "there is no such row; %s has %zu", field->method->key,
                field->n_rows);
        return err_where(err, "%.60s", text);
    }
    *value = value_text(field->rows[place - 1].id);
    return true;
}

static bool
read_value(struct call *call, struct assign_steps *all, const struct method_part *part,
           const char *text, struct value *value, struct err *err)
{
    struct value_context context;
    char currency[4];

    if (part->field.type == FIELD_REF && part->field.spec &&
        !strcmp(part->field.spec, "step_row") && assign_is_step(text) && strchr(text, '#'))
        return read_row_reference(call, all, text, value, err);
    context = book_context(&call->book, all->alliance, currency);
    return method_read_value(all->method, part, text, &context, &call->arena, value, err) ||
           err_where(err, "%s", part->field.name);
}

static bool
read_answer(struct call *call, struct assign_steps *all, const char *word, const char *equals,
            struct err *err)
{
    struct assign_step *act = &all->acts[all->n];
    const char *key = arena_bytes(&call->arena, word, (size_t)(equals - word));
    const struct method_field *field;
    const struct step_field *stored;
    struct step *step;
    size_t at;

    act->part = method_answer(all->method, key, &act->field, err);
    if (!act->part) {
        field = err->kind ? NULL : method_field(all->method, key, err);
        return err->kind ? false
               : field   ? wrong_form(field, word, err)
                         : unknown_key(all, key, err);
    }
    stored = find_field(call, all, act->field->key, &step, err);
    if (!stored)
        return err->kind ? false : unknown_key(all, key, err);
    at = (size_t)(act->part - act->field->parts);
    act->act = ASSIGN_ANSWER;
    act->number = step->number;
    act->key = key;
    act->seen = stored->values[at];
    if (!read_value(call, all, act->part, equals + 1, &act->value, err))
        return err_where(err, "%s", key);
    all->n++;
    return true;
}

/* "s01.goals+", "s01.goals#2", "s01.goals#2-", "s01.goals#2=1" */
static bool
read_row(struct call *call, struct assign_steps *all, const char *word, const char *sign,
         struct err *err)
{
    struct assign_step *act = &all->acts[all->n];
    const char *key = arena_bytes(&call->arena, word, (size_t)(sign - word));
    const struct step_field *stored;
    struct step *step;
    char *end = (char *)sign + 1;
    long place = *sign == '#' ? strtol(sign + 1, &end, 10) : 0, to = 0;

    stored = find_field(call, all, key, &step, err);
    if (!stored)
        return err->kind ? false : unknown_key(all, key, err);
    if (stored->method->kind != METHOD_ROWS)
        return wrong_form(stored->method, word, err);
    act->number = step->number;
    act->field = stored->method;
    act->act = *sign == '+' ? ASSIGN_ROW_ADD : !strcmp(end, "-") ? ASSIGN_ROW_BIN
               : *end == '=' ? ASSIGN_ROW_MOVE : ASSIGN_ROW_SET;
    if (act->act == ASSIGN_ROW_MOVE)
        to = strtol(end + 1, &end, 10);
    else if (act->act == ASSIGN_ROW_BIN)
        end++;
    if (*end || (*sign == '#' && end == sign + 1)) {
        err_set(err, ERR_USAGE, "this form is not known");
        err_hint(err, "Write %s+, %s#2, %s#2- or %s#2=1.", key, key, key, key);
        return err_where(err, "%.60s", word);
    }
    if (*sign == '#' &&
        (place < 1 || (size_t)place > stored->n_rows ||
         (act->act == ASSIGN_ROW_MOVE && (to < 1 || (size_t)to > stored->n_rows)))) {
        err_set(err, ERR_MISSING, "there is no such row; %s has %zu", key, stored->n_rows);
        return err_where(err, "%.60s", word);
    }
    if (place)
        act->row = &stored->rows[place - 1];
    act->place = (size_t)place;
    act->to = (size_t)to;
    act->cells = arena_alloc(&call->arena, act->field->n_parts * sizeof *act->cells);
    act->set = arena_alloc(&call->arena, act->field->n_parts * sizeof *act->set);
    all->n++;
    return true;
}

static bool
unknown_column(const struct method_field *field, const char *name, struct err *err)
{
    struct near near;
    char nearest[200];

    near_start(&near, name);
    for (size_t i = 0; i < field->n_parts; i++)
        near_offer(&near, field->parts[i].field.name, NULL);
    err_set(err, ERR_USAGE, "%s has no such column", field->key);
    if (*near_list(&near, nearest, sizeof nearest))
        err_hint(err, "Did you mean %s?", nearest);
    else
        err_hint(err, "'entente help %s' lists its columns.", field->key);
    return err_where(err, "%.60s", name);
}

static bool
read_cell(struct call *call, struct assign_steps *all, const char *word, struct err *err)
{
    struct assign_step *act = all->n ? &all->acts[all->n - 1] : NULL;
    const char *name, *text;

    if (!assign_split(call, word, &name, &text, err))
        return false;
    if (!act || (act->act != ASSIGN_ROW_ADD && act->act != ASSIGN_ROW_SET)) {
        err_set(err, ERR_USAGE, "it is not clear which row this belongs to");
        err_hint(
            err,
            "Name fields of the record first, then rows such as s01.goals+ with their columns.");
        return err_where(err, "%.60s", word);
    }
    for (size_t i = 0; i < act->field->n_parts; i++)
        if (!strcmp(act->field->parts[i].field.name, name)) {
            act->set[i] = true;
            return read_value(call, all, &act->field->parts[i], text, &act->cells[i], err);
        }
    return unknown_column(act->field, name, err);
}

static bool
check_cells(const struct assign_step *act, struct err *err)
{
    for (size_t i = 0; i < act->field->n_parts; i++)
        if (act->set[i])
            return true;
    err_set(err, ERR_USAGE, "no column is named");
    err_hint(err, "Write for example %s=...", act->field->parts[0].field.name);
    return err_where(err, "%s%s", act->field->key, act->act == ASSIGN_ROW_ADD ? "+" : "");
}

bool
assign_read_steps(struct call *call, const char *alliance, const char *const *words, size_t n,
                  struct assign_steps *out, struct err *err)
{
    bool ok;

    *out = (struct assign_steps){ .alliance = alliance };
    out->method = book_method_of(&call->book, alliance, err);
    out->acts = arena_alloc(&call->arena, n * sizeof *out->acts);
    ok = out->method != NULL;
    for (size_t i = 0; i < n && ok; i++) {
        size_t key = 4 + strspn(words[i] + (assign_is_step(words[i]) ? 4 : 0),
                                "abcdefghijklmnopqrstuvwxyz_0123456789");

        if (!assign_is_step(words[i]))
            ok = read_cell(call, out, words[i], err);
        else if (words[i][key] == '=')
            ok = read_answer(call, out, words[i], words[i] + key, err);
        else if (words[i][key] == '+' || words[i][key] == '#')
            ok = read_row(call, out, words[i], words[i] + key, err);
        else
            ok = assign_split(call, words[i], &(const char *){ NULL }, &(const char *){ NULL },
                              err) ||
                 unknown_key(out, words[i], err);
    }
    for (size_t i = 0; i < out->n && ok; i++)
        if (out->acts[i].act == ASSIGN_ROW_ADD || out->acts[i].act == ASSIGN_ROW_SET)
            ok = check_cells(&out->acts[i], err);
    return ok;
}

/* ---- doing ---- */

static void
tell(struct call *call, struct assign_steps *all, const struct assign_step *act, const char *id)
{
    static const char *const words[] = {
        [ASSIGN_ANSWER] = "answered",     [ASSIGN_ROW_ADD] = "row_added",
        [ASSIGN_ROW_SET] = "row_changed", [ASSIGN_ROW_BIN] = "row_binned",
        [ASSIGN_ROW_MOVE] = "row_moved",
    };
    const char *label = act->field->label;
    struct str *row;

    if (call->form == FORM_JSON) {
        row = call_row(call);
        str_addf(row,
                 "{\"alliance\":\"%s\",\"field\":\"%s\",\"done\":\"%s\",\"id\":", all->alliance,
                 act->act == ASSIGN_ANSWER ? act->key : act->field->key, words[act->act]);
        if (id)
            json_add_string(row, id);
        else
            str_add(row, "null");
        str_add(row, "}");
        return;
    }
    switch (act->act) {
    case ASSIGN_ANSWER:
        call_say(call, "%s: %s", act->field->n_parts > 1 ? act->part->label : label,
                 act->value.kind == VALUE_NULL ? "no answer any more"
                 : method_show(all->method, act->part, &act->value, &call->arena));
        break;
    case ASSIGN_ROW_ADD:
        call_say(call, "%s: row added", label);
        break;
    case ASSIGN_ROW_SET:
        call_say(call, "%s: row %zu changed", label, act->place);
        break;
    case ASSIGN_ROW_BIN:
        call_say(call, "%s: row %zu put into the bin", label, act->place);
        break;
    case ASSIGN_ROW_MOVE:
        call_say(call, "%s: row %zu is row %zu now", label, act->place, act->to);
        break;
    }
}

static bool
set_row(struct call *call, struct assign_steps *all, const struct assign_step *act, struct err *err)
{
    for (size_t i = 0; i < act->field->n_parts; i++)
        if (act->set[i] && !step_row_set(&call->book, all->alliance, act->field->key, act->row->id,
                                         act->field->parts[i].field.name, &act->row->values[i],
                                         &act->cells[i], err))
            return false;
    return true;
}

bool
assign_do_steps(struct call *call, struct assign_steps *all, struct err *err)
{
    for (size_t i = 0; i < all->n; i++) {
        struct assign_step *act = &all->acts[i];
        bool ok = false;

        switch (act->act) {
        case ASSIGN_ANSWER:
            ok = step_answer(&call->book, all->alliance, act->key, &act->seen, &act->value, err);
            break;
        case ASSIGN_ROW_ADD:
            ok = step_row_add(&call->book, all->alliance, act->field->key, act->cells, act->id, err);
            break;
        case ASSIGN_ROW_SET:
            ok = set_row(call, all, act, err);
            break;
        case ASSIGN_ROW_BIN:
            ok = step_row_bin(&call->book, all->alliance, act->row->id, err);
            break;
        case ASSIGN_ROW_MOVE:
            ok = step_row_move(&call->book, all->alliance, act->field->key, act->row->id,
                               (int)act->to - (int)act->place, err);
            break;
        }
        if (!ok)
            return *err->where ? false : err_where(err, "%s", act->field->key);
    }
    return true;
}

void
assign_tell_steps(struct call *call, struct assign_steps *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct assign_step *act = &all->acts[i];

        tell(call, all, act, *act->id ? act->id : act->row ? act->row->id : NULL);
    }
}

const char *
assign_steps_label(struct call *call, const struct assign_steps *all)
{
    const struct assign_step *act = all->acts;
    const char *label = act->act == ASSIGN_ANSWER && act->field->n_parts > 1 ? act->part->label : act->field->label;

    return all->n == 1 ? label : arena_printf(&call->arena, "%s and %zu more", label, all->n - 1);
}
