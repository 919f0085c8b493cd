#include "src/ops/question.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/ops/record.h"
#include "src/rules/inkpen_rules.h"
#include "src/store/query.h"

#define VOCABULARY "E.66"

static struct question
question_of(const struct method_code *code)
{
    return (struct question){ code->code, code->label, code->meaning, inkpen_is_scored(code->code) };
}

bool
question_find(struct book *book, const char *code, struct question *out)
{
    struct err ignored = { 0 };
    const struct method_vocabulary *all = book->method ? method_vocabulary(book->method, VOCABULARY, &ignored) : NULL;

    for (size_t i = 0; all && i < all->n; i++)
        if (strcasecmp(all->codes[i].code, code) == 0) {
            *out = question_of(&all->codes[i]);
            return true;
        }
    return false;
}

static bool
is_open(struct book *book, const char *alliance, const char *code, struct err *err)
{
    char since[DATE_SIZE];

    date_write(inkpen_half_year(book_today(book)), since);
    return !query_number(book->store, 0, err, "SELECT count(*) FROM inkpen_answer WHERE alliance=?1 AND question=?2"
                         " AND side='us' AND date>=?3 AND deleted=0", "ttt", alliance, code, since);
}

bool
question_next(struct book *book, const char *alliance, const char *within, const char *after,
              struct question *out, long *left, struct err *err)
{
    const struct method_vocabulary *all = method_vocabulary(book->method, VOCABULARY, err);
    bool behind = !*after;

    *left = 0;
    for (size_t i = 0; all && i < all->n && !err->kind; i++) {
        const struct method_code *code = &all->codes[i];

        if (behind && !code->hidden && strncmp(code->code, within, strlen(within)) == 0 &&
            is_open(book, alliance, code->code, err) && ++*left == 1)
            *out = question_of(code);
        behind = behind || strcmp(code->code, after) == 0;
    }
    return !err->kind && *left;
}

/* The rating before the words, which are left then; null when there is none. */
static struct value
rating_of(const char **text)
{
    const char *at = *text;
    int64_t rating = *at - '0';

    if (rating < 1 || rating > 5 || (at[1] && !isspace((unsigned char)at[1])))
        return value_null();
    for (at++; isspace((unsigned char)*at); at++)
        continue;
    *text = at;
    return (struct value){ .kind = VALUE_INT, .integer = rating };
}

bool
question_record(struct book *book, const char *alliance, const struct question *question, const char *answer,
                const char *on, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("inkpen_answer");
    struct arena arena = { 0 };
    const char *words = text_trim(arena_string(&arena, answer)), *rest = words;
    struct value rating = rating_of(&rest);
    char day[DATE_SIZE];
    long date = book_today(book);
    bool ok = !on || date_read_words(on, book_today(book), &date, err);

    if (ok && (question->scored ? rating.kind == VALUE_NULL : !*rest)) {
        ok = err_set(err, ERR_INPUT, question->scored ? "'%.40s' is no rating from 1 to 5" : "'%.40s' says nothing in words",
                     words);
        err_hint(err, question->scored ? "%s Write 4, or '4 since the reorganisation'." : "%s", question->sentence);
        err_where(err, "%s", question->code);
    }
    if (ok && date > book_today(book)) {
        ok = err_set(err, ERR_INPUT, "an answer cannot be given on a day still to come");
        err_hint(err, "Give the day it was given, such as today or 2027-01-31.");
    }
    if (ok) {
        struct setting settings[] = {
            { entity_field(entity, "alliance"), value_text(alliance) },
            { entity_field(entity, "question"), value_text(question->code) },
            { entity_field(entity, "side"), value_text("us") },
            { entity_field(entity, "date"), value_text(day) },
            { entity_field(entity, "value"), rating },
            { entity_field(entity, "answer"), *rest ? value_text(rest) : value_null() },
        };

        date_write(date, day);
        *id = '\0';
        ok = record_add(book, entity, settings, sizeof settings / sizeof *settings, id, err);
    }
    arena_free(&arena);
    return ok;
}
