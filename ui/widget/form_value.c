/* Values of fields: as they are shown, as they are typed, as they are stored. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/mem.h"
#include "src/base/money.h"
#include "src/base/text.h"
#include "ui/widget/form_inside.h"

bool
form_passes(const struct form_field *field)
{
    return field->kind == FORM_HEADING || field->kind == FORM_NOTE;
}

bool
form_typed(enum form_kind kind)
{
    return kind == FORM_TEXT || kind == FORM_LONG || kind == FORM_DATE || kind == FORM_NUMBER ||
           kind == FORM_MONEY || kind == FORM_REFERENCE;
}

bool
form_picked(enum form_kind kind)
{
    return kind == FORM_CHOICE || kind == FORM_MULTI || kind == FORM_SCALE || kind == FORM_YESNO;
}

const struct form_choice *
form_choices(const struct form_field *field, size_t *n)
{
    static const struct form_choice yesno[] = { { "1", "yes", NULL }, { "0", "no", NULL } };

    *n = field->choice_count;
    if (field->kind != FORM_YESNO || field->choice_count)
        return field->choices;
    *n = 2;
    return yesno;
}

int
form_choice_of(const struct form_field *field, const char *key)
{
    size_t n;
    const struct form_choice *choices = form_choices(field, &n);

    for (size_t i = 0; key && i < n; i++)
        if (!strcmp(choices[i].key, key))
            return (int)i;
    return FORM_NOTHING;
}

bool
form_holds(const char *keys, const char *key)
{
    size_t n = strlen(key);

    while (keys && *keys) {
        size_t word = strcspn(keys, " ");

        if (word == n && !strncmp(keys, key, n))
            return true;
        keys += word;
        keys += strspn(keys, " ");
    }
    return false;
}

/* ---- showing ---- */

static void
show_choice(const struct form_field *field, const char *key, struct str *out)
{
    size_t n;
    const struct form_choice *choices = form_choices(field, &n);
    int at = form_choice_of(field, key);

    if (at < 0) {
        str_add(out, key);      /* a word of an older version of the method */
    } else if (field->kind == FORM_SCALE) {
        str_addf(out, "%s", choices[at].label);
        if (choices[at].sentence)
            str_addf(out, "  %s", choices[at].sentence);
    } else {
        str_add(out, choices[at].label);
    }
}

static void
show_several(const struct form_field *field, const char *keys, struct str *out)
{
    char *copy = mem_string(keys), *rest = copy, *key;
    bool first = true;

    while ((key = strtok_r(rest, " ", &rest))) {
        str_add(out, first ? "" : ", ");
        show_choice(field, key, out);
        first = false;
    }
    mem_free(copy);
}

static void
show_money(const char *value, struct str *out)
{
    char *currency, text[64];
    int64_t minor = strtoll(value, &currency, 10);

    while (*currency == ' ')
        currency++;
    if (!money_is_currency(currency)) {
        str_add(out, value);
        return;
    }
    money_write(minor, currency, text, sizeof text);
    str_add(out, text);
}

void
form_show_value(const struct form_field *field, const char *value, struct str *out)
{
    char text[64];
    long day;

    if (!value || !*value)
        return;
    switch (field->kind) {
    case FORM_CHOICE:
    case FORM_SCALE:
    case FORM_YESNO:
        show_choice(field, value, out);
        break;
    case FORM_MULTI:
        show_several(field, value, out);
        break;
    case FORM_DATE:
        if (date_read(value, &day)) {
            date_write_long(day, text, sizeof text);
            str_add(out, text);
        } else {
            str_add(out, value);
        }
        break;
    case FORM_MONEY:
        show_money(value, out);
        break;
    case FORM_NUMBER:
        str_addf(out, "%s%s%s", value, field->unit ? " " : "", field->unit ? field->unit : "");
        break;
    default:
        str_add(out, value);
        break;
    }
}

void
form_text_to_edit(const struct form_field *field, struct str *out)
{
    if (field->draft)
        str_add(out, field->draft);
    else if (field->kind == FORM_MONEY)
        form_show_value(field, field->value, out);
    else if (field->kind == FORM_REFERENCE)
        str_add(out, field->shown ? field->shown : "");
    else
        str_add(out, field->value ? field->value : "");
}

/* ---- reading ---- */

/* "1,500.5", "30 %": digits, commas only between groups of three, one point. */
static bool
read_number(const char *typed, const char *unit, struct str *value, struct err *err)
{
    const char *s = typed;
    size_t digits = 0, after_comma = 0;
    bool commas = false, point = false;

    if (*s == '-' || *s == '+') {
        if (*s == '-')
            str_add_char(value, '-');
        s++;
    }
    for (; *s; s++) {
        if (isdigit((unsigned char)*s)) {
            str_add_char(value, *s);
            digits++;
            after_comma++;
        } else if (*s == ',' && !point && digits && (!commas || after_comma == 3)) {
            commas = true;
            after_comma = 0;
        } else if (*s == '.' && !point && digits && (!commas || after_comma == 3)) {
            point = true;
            commas = false;
            str_add_char(value, '.');
        } else {
            break;
        }
    }
    while (*s == ' ')
        s++;
    if (digits && !(commas && after_comma != 3) && (!*s || (unit && !strcmp(s, unit))) &&
        value->data[value->len - 1] != '.')
        return true;
    err_set(err, ERR_INPUT, "\"%.60s\" is not a number", typed);
    return err_hint(err, "Write it like 12, 1500 or 2.5, with a point before the decimals");
}

static bool
read_date(const char *typed, long today, struct str *value, struct str *echo, struct err *err)
{
    char iso[DATE_SIZE], words[64];
    long day;

    if (!date_read_words(typed, today, &day, err))
        return false;
    date_write(day, iso);
    str_add(value, iso);
    if (echo) {
        date_write_long(day, words, sizeof words);
        str_add(echo, words);
    }
    return true;
}

static bool
read_money(const char *typed, const char *currency, struct str *value, struct str *echo,
           struct err *err)
{
    char read[4], words[64];
    int64_t minor;

    if (!money_read(typed, currency && money_is_currency(currency) ? currency : "EUR", &minor, read,
                    err))
        return false;
    str_addf(value, "%" PRId64 " %s", minor, read);
    if (echo) {
        money_write(minor, read, words, sizeof words);
        str_add(echo, words);
    }
    return true;
}

bool
form_read_value(const struct form_field *field, const char *typed, long today, struct str *value,
                struct str *echo, struct err *err)
{
    char *copy = mem_string(typed), *text = text_trim(copy);
    bool good = true;

    if (!*text) {
        str_add(value, "");
    } else {
        switch (field->kind) {
        case FORM_DATE:
            good = read_date(text, today, value, echo, err);
            break;
        case FORM_NUMBER:
            good = read_number(text, field->unit, value, err);
            break;
        case FORM_MONEY:
            good = read_money(text, field->unit, value, echo, err);
            break;
        default:
            str_add(value, text);
            break;
        }
    }
    if (!good && field->example && !*err->hint)
        err_hint(err, "For example: %s", field->example);
    mem_free(copy);
    return good;
}
