/* The answers of one person: what may stand in them, and how they wait. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/ops/survey_sheet.h"

enum { COMMENT_MOST = 160, REPLY_MOST = 8000 };

size_t
survey_sheet_filled(const struct survey_sheet *sheet)
{
    size_t n = 0;

    for (size_t i = 0; i < sheet->n; i++)
        n += !isnan(sheet->rating[i].value);
    return n;
}

static const struct method_statement *
asked(const struct survey_form *form, const char *code)
{
    for (size_t i = 0; i < form->n; i++)
        if (!strcmp(form->statement[i]->code, code))
            return form->statement[i];
    return NULL;
}

static bool
is_on_scale(const struct survey_form *form, double value)
{
    for (int i = 1; i <= METHOD_LEVELS; i++)
        if (value == (form->hundred ? 25.0 * (i - 1) : i))
            return true;
    return isnan(value);
}

static bool
check_text(const char *text, size_t most, enum text_kind kind, const char *what, struct err *err)
{
    if (!text)
        return true;
    if (!text_is_clean(text, strlen(text), kind)) {
        err_set(err, ERR_INPUT, "%s holds characters that cannot be shown", what);
        return err_hint(err, "Write plain text, without control characters.");
    }
    if (text_length(text) <= most)
        return true;
    err_set(err, ERR_INPUT, "%s has %zu characters, %zu fit", what, text_length(text), most);
    return err_hint(err, "Shorten it, or put it under an open question.");
}

static bool
check_rating(const struct survey_form *form, const struct survey_rating *rating, struct err *err)
{
    const struct method_statement *statement = asked(form, rating->statement);
    bool mirror = statement && !strcmp(statement->kind, "mirror");

    if (!statement) {
        err_set(err, ERR_INPUT, "'%.20s' is not asked in '%.100s'", rating->statement, form->name);
        return err_where(err, "%.20s", rating->statement);
    }
    if (mirror == !strcmp(rating->aspect, "one")) {
        err_set(err, ERR_INPUT, mirror ? "this statement is rated twice, for each of the two sides"
                                       : "this statement has one rating only");
        err_hint(err, mirror ? "Write %s=4/3: your own side first, then the other."
                             : "Write %s=4.", statement->code);
        return err_where(err, "%s", statement->code);
    }
    if (!is_on_scale(form, rating->value)) {
        err_set(err, ERR_INPUT, "%g is not on the scale", rating->value);
        err_hint(err, form->hundred ? "Write 0, 25, 50, 75 or 100, or ? for 'don't know'."
                                    : "Write 1, 2, 3, 4 or 5, or ? for 'don't know'.");
        return err_where(err, "%s", statement->code);
    }
    return check_text(rating->comment, COMMENT_MOST, TEXT_LINE, "the comment", err) ||
           (*err->where ? false : err_where(err, "%s", statement->code));
}

static bool
same_place(const struct survey_rating *a, const struct survey_rating *b)
{
    return !strcmp(a->statement, b->statement) && !strcmp(a->aspect, b->aspect);
}

bool
survey_sheet_check(const struct survey_form *form, const struct survey_sheet *sheet,
                   struct err *err)
{
    bool some = survey_sheet_filled(sheet) > 0;

    for (size_t i = 0; i < sheet->n; i++) {
        if (!check_rating(form, &sheet->rating[i], err))
            return false;
        for (size_t k = 0; k < i; k++)
            if (same_place(&sheet->rating[i], &sheet->rating[k])) {
                err_set(err, ERR_INPUT, "it is rated twice");
                return err_where(err, "%s", sheet->rating[i].statement);
            }
    }
    for (int i = 0; i < METHOD_QUESTIONS; i++) {
        some = some || sheet->reply[i];
        if (!check_text(sheet->reply[i], REPLY_MOST, TEXT_LINES, "the answer", err))
            return err_where(err, "Q%d", i + 1);
    }
    if (some)
        return true;
    err_set(err, ERR_INPUT, "nothing is answered in it");
    return err_hint(err, "Leave out who did not answer.");
}

/* ---- as they wait ---- */

void
survey_sheet_write(const struct survey_sheet *sheet, struct str *out)
{
    str_add(out, "{\"ratings\":[");
    for (size_t i = 0; i < sheet->n; i++) {
        const struct survey_rating *rating = &sheet->rating[i];

        str_addf(out, "%s[", i ? "," : "");
        json_add_string(out, rating->statement);
        str_add(out, ",");
        json_add_string(out, rating->aspect);
        str_add(out, ",");
        json_add_number(out, rating->value);
        if (rating->comment) {
            str_add(out, ",");
            json_add_string(out, rating->comment);
        }
        str_add(out, "]");
    }
    str_add(out, "],\"replies\":[");
    for (int i = 0; i < METHOD_QUESTIONS; i++) {
        str_add(out, i ? "," : "");
        if (sheet->reply[i])
            json_add_string(out, sheet->reply[i]);
        else
            str_add(out, "null");
    }
    str_add(out, "]}");
}

static bool
damaged(struct err *err)
{
    return err_set(err, ERR_FORMAT, "the answers that wait in the portfolio are damaged");
}

static bool
read_rating(const struct json *json, struct survey_rating *out)
{
    const struct json *statement = json->first, *aspect, *value;

    if (!statement || !(aspect = statement->next) || !(value = aspect->next) ||
        statement->kind != JSON_STRING || aspect->kind != JSON_STRING)
        return false;
    *out = (struct survey_rating){
        .statement = statement->text, .aspect = aspect->text,
        .value = value->kind == JSON_NULL ? NAN : value->number,
        .comment = value->next && value->next->kind == JSON_STRING ? value->next->text : NULL,
    };
    return true;
}

bool
survey_sheet_read(const char *text, struct arena *arena, struct survey_sheet *out, struct err *err)
{
    struct json *tree = json_read(arena, text, strlen(text), err);
    const struct json *ratings, *replies, *item;
    size_t n = 0;
    int i = 0;

    *out = (struct survey_sheet){ 0 };
    err_clear(err);
    ratings = tree ? json_member(tree, "ratings") : NULL;
    replies = tree ? json_member(tree, "replies") : NULL;
    if (!ratings || !replies)
        return damaged(err);
    for (item = ratings->first; item; item = item->next)
        n++;
    out->rating = arena_alloc(arena, (n + 1) * sizeof *out->rating);
    for (item = ratings->first; item; item = item->next)
        if (!read_rating(item, &out->rating[out->n++]))
            return damaged(err);
    for (item = replies->first; item && i < METHOD_QUESTIONS; item = item->next, i++)
        out->reply[i] = item->kind == JSON_STRING ? item->text : NULL;
    return true;
}
