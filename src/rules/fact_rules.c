#include "src/rules/fact_rules.h"

#include <string.h>

#include "src/base/date.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define HAPPENED(entity, field)
#define AHEAD(entity, field, of, states)
#define ORDER(entity, early, late)
#define RANGE(entity, field, low, high, example)
#define ONE_OF(entity, first, second, why, example)
#define APART(entity, first, second, why)

#undef HAPPENED
#define HAPPENED(entity, field) { entity, field },
static const struct {
    const char *entity, *field;
} happened[] = {
#include "src/rules/fact.def"
};
#undef HAPPENED
#define HAPPENED(entity, field)

#undef AHEAD
#define AHEAD(entity, field, of, states) { entity, field, of, states },
static const struct {
    const char *entity, *field, *of, *states;
} ahead[] = {
#include "src/rules/fact.def"
};
#undef AHEAD
#define AHEAD(entity, field, of, states)

#undef ORDER
#define ORDER(entity, early, late) { entity, early, late },
static const struct {
    const char *entity, *early, *late;
} orders[] = {
#include "src/rules/fact.def"
};
#undef ORDER
#define ORDER(entity, early, late)

#undef RANGE
#define RANGE(entity, field, low, high, example) { entity, field, low, high, example },
static const struct {
    const char *entity, *field;
    int low, high;
    const char *example;
} ranges[] = {
#include "src/rules/fact.def"
};
#undef RANGE
#define RANGE(entity, field, low, high, example)

#undef ONE_OF
#define ONE_OF(entity, first, second, why, example) { entity, first, second, why, example },
static const struct {
    const char *entity, *first, *second, *why, *example;
} pairs[] = {
#include "src/rules/fact.def"
};
#undef ONE_OF
#define ONE_OF(entity, first, second, why, example)

#undef APART
#define APART(entity, first, second, why) { entity, first, second, why },
static const struct {
    const char *entity, *first, *second, *why;
} aparts[] = {
#include "src/rules/fact.def"
};

static bool
is(const struct record *record, const char *entity)
{
    return strcmp(record->entity->name, entity) == 0;
}

/* The field has another value than before. */
static bool
is_new(const struct record *record, const struct record *before, const char *field)
{
    struct value now, old;

    if (!before)
        return true;
    now = record_value(record, field);
    old = record_value(before, field);
    return !value_equal(&now, &old);
}

static bool
has_word(const char *words, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = words; *at; at += strcspn(at, " "), at += *at == ' ')
        if (strcspn(at, " ") == n && memcmp(at, word, n) == 0)
            return true;
    return false;
}

bool
fact_has_happened(const struct record *record, const struct field *field)
{
    bool marked = field->mark == 'B' || field->mark == 'V';

    for (size_t i = 0; !marked && i < COUNT(happened); i++)
        marked = is(record, happened[i].entity) && strcmp(happened[i].field, field->name) == 0;
    for (size_t i = 0; marked && i < COUNT(ahead); i++) {
        const char *of = ahead[i].of ? record_text(record, ahead[i].of) : NULL;

        if (is(record, ahead[i].entity) && strcmp(ahead[i].field, field->name) == 0)
            marked = ahead[i].of && !(of && has_word(ahead[i].states, of));
    }
    return marked;
}

/* A date that is the same as before counts as new when it is no longer a plan. */
static bool
was_asked(const struct record *record, const struct record *before, const struct field *field)
{
    return !is_new(record, before, field->name) && fact_has_happened(before, field);
}

static bool
refuse_ahead(const struct record *record, const struct field *field, const char *date, long today,
             struct err *err)
{
    char example[DATE_SIZE];
    const char *planned = NULL, *of = NULL;

    for (size_t i = 0; i < COUNT(ahead); i++)
        if (is(record, ahead[i].entity) && strcmp(ahead[i].field, field->name) == 0) {
            of = ahead[i].of;
            planned = ahead[i].states;
        }
    date_write(today - 1, example);
    err_set(err, ERR_INPUT, "%.10s is still to come, and this tells of what has happened", date);
    if (of)
        err_hint(err, "Write the day it happened, such as today or %s; while it lies ahead, set %s=%s.",
                 example, of, planned);
    else
        err_hint(err, "Write the day it happened, such as today or %s.", example);
    return err_where(err, "%s", field->name);
}

static bool
nothing_ahead(const struct record *record, const struct record *before, long today,
              struct err *err)
{
    const struct entity *entity = record->entity;
    char last[DATE_SIZE];

    if (today == FACT_NO_CLOCK)
        return true;
    date_write(today, last);
    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        const char *date = field->type == FIELD_DATE && record->values[i].kind == VALUE_TEXT
                               ? record->values[i].text : NULL;

        if (date && strcmp(date, last) > 0 && fact_has_happened(record, field) &&
            !was_asked(record, before, field))
            return refuse_ahead(record, field, date, today, err);
    }
    return true;
}

static bool
in_order(const struct record *record, const struct record *before, struct err *err)
{
    for (size_t i = 0; i < COUNT(orders); i++) {
        const char *early, *late;

        if (!is(record, orders[i].entity) || (!is_new(record, before, orders[i].early) &&
                                              !is_new(record, before, orders[i].late)))
            continue;
        early = record_text(record, orders[i].early);
        late = record_text(record, orders[i].late);
        if (!early || !late || strcmp(early, late) <= 0)
            continue;
        err_set(err, ERR_INPUT, "%.10s lies before %s, %.10s", late, orders[i].early, early);
        err_hint(err, "Write %.10s or a later day.", early);
        return err_where(err, "%s", orders[i].late);
    }
    return true;
}

static bool
in_range(const struct record *record, const struct record *before, struct err *err)
{
    for (size_t i = 0; i < COUNT(ranges); i++) {
        struct value value;
        double number;

        if (!is(record, ranges[i].entity) || !is_new(record, before, ranges[i].field))
            continue;
        value = record_value(record, ranges[i].field);
        number = value.kind == VALUE_INT ? (double)value.integer : value.number;
        if ((value.kind != VALUE_INT && value.kind != VALUE_NUMBER) ||
            (number >= ranges[i].low && number <= ranges[i].high))
            continue;
        err_set(err, ERR_INPUT, "%.12g cannot be: it lies between %d and %d", number, ranges[i].low,
                ranges[i].high);
        err_hint(err, "Write for example %s.", ranges[i].example);
        return err_where(err, "%s", ranges[i].field);
    }
    return true;
}

static bool
names_someone(const struct record *record, const struct record *before, struct err *err)
{
    for (size_t i = 0; i < COUNT(pairs); i++) {
        if (!is(record, pairs[i].entity) || (!is_new(record, before, pairs[i].first) &&
                                             !is_new(record, before, pairs[i].second)))
            continue;
        if (record_text(record, pairs[i].first) || record_text(record, pairs[i].second))
            continue;
        err_set(err, ERR_INPUT, "%s", pairs[i].why);
        err_hint(err, "Fill %s, or %s, such as %s.", pairs[i].first, pairs[i].second, pairs[i].example);
        return err_where(err, "%s", pairs[i].first);
    }
    return true;
}

/* Nothing is reversed by itself, reports to itself or hangs on itself. */
static bool
names_another(const struct record *record, const struct record *before, struct err *err)
{
    const struct entity *entity = record->entity;

    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->type != FIELD_REF || strcmp(field->spec, entity->name) != 0 ||
            record->values[i].kind != VALUE_TEXT || !is_new(record, before, field->name) ||
            strcmp(record->values[i].text, record->id) != 0)
            continue;
        err_set(err, ERR_INPUT, "it names itself");
        err_hint(err, "Name another one, or leave it empty.");
        return err_where(err, "%s", field->name);
    }
    for (size_t i = 0; i < COUNT(aparts); i++) {
        const char *first, *second;

        if (!is(record, aparts[i].entity) || (!is_new(record, before, aparts[i].first) &&
                                              !is_new(record, before, aparts[i].second)))
            continue;
        first = record_text(record, aparts[i].first);
        second = record_text(record, aparts[i].second);
        if (!first || !second || strcmp(first, second) != 0)
            continue;
        err_set(err, ERR_INPUT, "%s", aparts[i].why);
        err_hint(err, "Name another one.");
        return err_where(err, "%s", aparts[i].second);
    }
    return true;
}

bool
fact_rules(const struct record *record, const struct record *before, long today, struct err *err)
{
    return nothing_ahead(record, before, today, err) && in_order(record, before, err) &&
           in_range(record, before, err) && names_someone(record, before, err) &&
           names_another(record, before, err);
}
