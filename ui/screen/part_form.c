#include "ui/screen/part_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/base/money.h"
#include "src/ops/find.h"
#include "ui/screen/row_title.h"

void
part_form_place(struct part_place *place, struct ui *ui, const char *alliance, struct arena *arena)
{
    struct desk *desk = desk_of(ui);

    *place = (struct part_place){
        .ui = ui, .method = desk_method(ui, alliance), .alliance = alliance && *alliance ? alliance : NULL,
        .arena = arena,
    };
    place->context = book_context(&desk->book, place->alliance, place->currency);
}

/* ---- choices ---- */

static struct form_choice *
vocabulary_choices(const struct part_place *place, const char *key, const char *now, size_t *n)
{
    struct err none = { 0 };
    const struct method_vocabulary *vocabulary = method_vocabulary(place->method, key, &none);
    struct form_choice *choice;

    *n = 0;
    if (!vocabulary)
        return NULL;
    choice = arena_alloc(place->arena, (vocabulary->n + 1) * sizeof *choice);
    for (size_t i = 0; i < vocabulary->n; i++) {
        const struct method_code *code = &vocabulary->codes[i];

        if (!code->hidden || (now && strstr(now, code->code)))
            choice[(*n)++] = (struct form_choice){ code->code, code->label, code->meaning };
    }
    return choice;
}

static struct form_choice *
inline_choices(const struct part_place *place, const struct method_part *part, size_t *n)
{
    const char *spec = part->field.spec;
    struct form_choice *choice;
    char code[64];
    size_t room = 1;

    for (const char *c = spec; c && *c; c++)
        room += *c == '/';
    choice = arena_alloc(place->arena, room * sizeof *choice);
    *n = 0;
    while (spec && (spec = field_next_code(spec, code)) != NULL && *n < room) {
        choice[*n].key = arena_string(place->arena, code);
        choice[*n].label = arena_string(place->arena, method_word(place->method, part, choice[*n].key));
        (*n)++;
    }
    return choice;
}

static struct form_choice *
scale_choices(const struct part_place *place, const struct method_part *part, size_t *n)
{
    static const char *const digits[] = { "1", "2", "3", "4", "5" };
    struct form_choice *choice = arena_alloc(place->arena, 5 * sizeof *choice);

    for (int i = 0; i < 5; i++)
        choice[i] = (struct form_choice){ digits[i], digits[i], part->anchors[i] };
    *n = 5;
    return choice;
}

static const struct form_choice *
choices(const struct part_place *place, const struct method_part *part, const char *now, size_t *n)
{
    *n = 0;
    if (part->field.type == FIELD_SCALE)
        return scale_choices(place, part, n);
    if (method_part_vocabulary(part))
        return vocabulary_choices(place, method_part_vocabulary(part), now, n);
    return part->field.type == FIELD_CHOICE || part->field.type == FIELD_MULTI ? inline_choices(place, part, n) : NULL;
}

/* ---- value to text ---- */

/* A list is JSON in the file and blanks between codes in a form. */
static const char *
list_text(const struct part_place *place, const struct value *value)
{
    struct err none = { 0 };
    struct json *list = json_read(place->arena, value->text, strlen(value->text), &none);
    struct str text = { 0 };
    const char *kept;

    for (const struct json *item = list ? list->first : NULL; item; item = item->next)
        if (item->kind == JSON_STRING)
            str_addf(&text, "%s%s", text.len ? " " : "", item->text);
    kept = arena_string(place->arena, str_text(&text));
    str_free(&text);
    return kept;
}

const char *
part_form_text(const struct part_place *place, const struct method_part *part, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return "";
    case VALUE_MONEY:
        return arena_printf(place->arena, "%" PRId64 " %s", value->integer, value->currency);
    case VALUE_LIST:
        return part->field.type == FIELD_MULTI ? list_text(place, value) : value->text;
    default:
        return value_show(&part->field, value, place->arena);
    }
}

const char *
part_form_words(const struct part_place *place, const struct method_part *part, const struct value *value)
{
    if (value->kind == VALUE_NULL)
        return "";
    if (part->field.type == FIELD_DATE && value->kind == VALUE_TEXT)
        return value->text;
    if (part->field.type == FIELD_REF && value->kind == VALUE_TEXT && part->field.spec &&
        strcmp(part->field.spec, "step_row") == 0)
        return row_title(place, value->text);
    return method_show(place->method, part, value, place->arena);
}

/* ---- text to value ---- */

static bool
read_money(const char *text, struct value *out, struct err *err)
{
    char *end;
    long long minor = strtoll(text, &end, 10);

    if (*end != ' ' || !money_is_currency(end + 1)) {
        err_set(err, ERR_INPUT, "'%.60s' is no amount of money", text);
        return err_hint(err, "An amount looks like 1,500,000.50 EUR");
    }
    *out = (struct value){ .kind = VALUE_MONEY, .integer = minor };
    memcpy(out->currency, end + 1, 4);
    return true;
}

static int
compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
read_list(const struct part_place *place, const char *text, struct value *out)
{
    char *copy = arena_string(place->arena, text), *rest = copy, *word;
    const char **words = arena_alloc(place->arena, (strlen(text) / 2 + 2) * sizeof *words);
    struct str json = { 0 };
    size_t n = 0;

    while ((word = strtok_r(rest, " ", &rest)) != NULL)
        words[n++] = word;
    qsort(words, n, sizeof *words, compare_words);
    for (size_t i = 0; i < n; i++) {
        if (i && strcmp(words[i], words[i - 1]) == 0)
            continue;
        str_add(&json, json.len ? "," : "[");
        json_add_string(&json, words[i]);
    }
    str_add(&json, "]");
    *out = (struct value){ .kind = VALUE_LIST, .text = arena_string(place->arena, json.data) };
    str_free(&json);
}

bool
part_form_value(const struct part_place *place, const struct method_part *part, const char *text,
           struct value *out, struct err *err)
{
    if (!*text) {
        *out = value_null();
        return true;
    }
    if (part->field.type == FIELD_MONEY)
        return read_money(text, out, err);
    if (part->field.type == FIELD_MULTI) {
        read_list(place, text, out);
        return method_check_value(place->method, &part->field, out, false, err);
    }
    method_look_in(place->method, place->alliance);
    return method_read_value(place->method, part, text, &place->context, place->arena, out, err);
}

/* ---- the field ---- */

static enum form_kind
kind_of(enum field_type type)
{
    switch (type) {
    case FIELD_LONG:
        return FORM_LONG;
    case FIELD_CHOICE:
        return FORM_CHOICE;
    case FIELD_MULTI:
        return FORM_MULTI;
    case FIELD_SCALE:
        return FORM_SCALE;
    case FIELD_YESNO:
        return FORM_YESNO;
    case FIELD_DATE:
        return FORM_DATE;
    case FIELD_MONEY:
        return FORM_MONEY;
    case FIELD_PERCENT:
    case FIELD_INT:
    case FIELD_NUM:
        return FORM_NUMBER;
    case FIELD_REF:
        return FORM_REFERENCE;
    default:
        return FORM_TEXT;
    }
}

static const char *
example_of(const struct part_place *place, const struct method_part *part)
{
    switch (part->field.type) {
    case FIELD_DATE:
        return "2027-03-01, today, +2w, fri, eoq";
    case FIELD_MONEY:
        return arena_printf(place->arena, "1,500,000 %s", place->currency);
    case FIELD_REF:
        return part->field.spec && strcmp(part->field.spec, "person") == 0 ? "Ana Rao @ Acme" : NULL;
    default:
        return NULL;
    }
}

void
part_form_field(const struct part_place *place, const struct method_part *part, const struct value *value,
           struct form_field *out)
{
    const struct field *field = &part->field;

    *out = (struct form_field){
        .kind = method_part_vocabulary(part) && field->type == FIELD_TEXT ? FORM_CHOICE : kind_of(field->type),
        .label = part->label, .help = part->hint,
        .example = example_of(place, part), .required = field->required,
        .value = part_form_text(place, part, value),
    };
    if (field->type == FIELD_TEXT)
        out->limit = field->high ? (size_t)field->high : 160;
    else if (field->type == FIELD_LONG)
        out->limit = 8000;
    else if (field->type == FIELD_PERCENT)
        out->unit = "%";
    else if (field->type == FIELD_MONEY)
        out->unit = arena_string(place->arena, place->currency);
    else if (field->type == FIELD_REF)
        out->shown = part_form_words(place, part, value);
    out->choices = choices(place, part, out->value, &out->choice_count);
}
