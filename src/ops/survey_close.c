/* Closing a health check: what waited is mixed and enters; who gave what is forgotten. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/feed.h"
#include "src/ops/record.h"
#include "src/ops/step_change.h"
#include "src/ops/survey_guard.h"
#include "src/ops/survey_sheet.h"
#include "src/store/query.h"

/* One record to be: an answer, or (question > 0) words to an open question. */
struct entering {
    const char *side, *statement, *aspect, *text;
    double value;
    int question;
};

struct mix {
    struct arena arena;
    struct entering *item;
    size_t n, room;
};

static void
put(struct mix *mix, struct entering item)
{
    if (mix->n == mix->room) {
        struct entering *more = arena_alloc(&mix->arena,
                                            (mix->room = mix->room ? 2 * mix->room : 256) *
                                            sizeof *more);

        if (mix->n)
            memcpy(more, mix->item, mix->n * sizeof *more);
        mix->item = more;
    }
    mix->item[mix->n++] = item;
}

static bool
put_sheet(struct mix *mix, const char *side, const char *answers, struct err *err)
{
    struct survey_sheet sheet;

    if (!survey_sheet_read(answers, &mix->arena, &sheet, err))
        return false;
    for (size_t i = 0; i < sheet.n; i++) {
        const struct survey_rating *rating = &sheet.rating[i];

        put(mix, (struct entering){ side, rating->statement, rating->aspect, rating->comment,
                                    rating->value, 0 });
    }
    for (int i = 0; i < METHOD_QUESTIONS; i++)
        if (sheet.reply[i])
            put(mix, (struct entering){ .side = side, .text = sheet.reply[i], .question = i + 1 });
    return true;
}

/* What waits of people who are still on the list as having answered: an undone one is not. */
static bool
collect(struct book *book, const char *survey, struct mix *mix, struct err *err)
{
    struct query *query = query_start(book->store, err,
        "SELECT r.side,w.answers FROM survey_waiting w JOIN respondent r ON r.id=w.respondent"
        " WHERE w.survey=?1 AND r.survey=?1 AND r.deleted=0 AND r.answered=1", "t", survey);
    bool ok = true;

    while (ok && query_next(query, err))
        ok = put_sheet(mix, query_text(query, 0) && !strcmp(query_text(query, 0), "us") ? "us"
                                                                                        : "them",
                       arena_string(&mix->arena, query_text(query, 1)), err);
    return query_end(query, err) && ok;
}

/* A number below n, each as likely. */
static size_t
random_below(struct env *env, size_t n)
{
    uint64_t number, rest = UINT64_MAX - UINT64_MAX % n;

    do
        env_random(env, &number, sizeof number);
    while (number >= rest);
    return (size_t)(number % n);
}

static void
shuffle(struct mix *mix, struct env *env)
{
    for (size_t i = mix->n; i > 1; i--) {
        size_t k = random_below(env, i);
        struct entering other = mix->item[k];

        mix->item[k] = mix->item[i - 1];
        mix->item[i - 1] = other;
    }
}

static bool
enter(struct book *book, const char *survey, const struct mix *mix, struct err *err)
{
    char id[ID_SIZE], stamp[21];
    bool ok = true;

    env_stamp(store_env(book->store), stamp);    /* one for all */
    for (size_t i = 0; ok && i < mix->n; i++) {
        const struct entering *item = &mix->item[i];
        struct change_cell answer[] = {
            { .column = "survey", .new = cell_text(survey) },
            { .column = "side", .new = cell_text(item->side) },
            { .column = "statement", .new = cell_text(item->statement) },
            { .column = "aspect", .new = cell_text(item->aspect) },
            { .column = "value",
              .new = isnan(item->value) ? cell_null() : cell_real(item->value) },
            { .column = "comment", .new = cell_text(item->text) },
            { .column = "created_at", .new = cell_text(stamp) },
            { .column = "updated_at", .new = cell_text(stamp) },
        };
        struct change_cell words[] = {
            { .column = "survey", .new = cell_text(survey) },
            { .column = "side", .new = cell_text(item->side) },
            { .column = "question", .new = cell_int(item->question) },
            { .column = "text", .new = cell_text(item->text) },
            { .column = "created_at", .new = cell_text(stamp) },
            { .column = "updated_at", .new = cell_text(stamp) },
        };

        id_make_random(store_env(book->store), id);
        ok = item->question
             ? change_insert(book->store, "survey_comment", id, words, 6, err)
             : change_insert(book->store, "answer", id, answer, 8, err);
    }
    return ok;
}

/* Answers that an undone closing put into the bin come back: nobody else could bring them. */
static bool
bring_back(struct book *book, const char *table, const char *survey, bool *some, struct err *err)
{
    struct arena arena = { 0 };
    struct str sql = { 0 };
    const char **ids = NULL;
    size_t n = 0, room = 0;
    struct query *query;
    bool ok;

    str_addf(&sql, "SELECT id FROM \"%s\" WHERE survey=?1 AND deleted=1", table);
    query = query_start(book->store, err, str_text(&sql), "t", survey);
    while (query_next(query, err)) {
        if (n == room) {
            const char **more = arena_alloc(&arena, (room = room ? 2 * room : 256) * sizeof *more);

            if (n)
                memcpy(more, ids, n * sizeof *more);
            ids = more;
        }
        ids[n++] = arena_string(&arena, query_text(query, 0));
    }
    ok = query_end(query, err);
    for (size_t i = 0; ok && i < n; i++) {
        struct change_cell cell = { "deleted", cell_int(1), cell_int(0) };

        ok = change_set(book->store, table, ids[i], &cell, 1, err);
    }
    *some = *some || n;
    str_free(&sql);
    arena_free(&arena);
    return ok;
}

/* Nobody may count twice: as many answers to a question as people of the side answered, at most. */
static bool
nobody_twice(struct book *book, const char *survey, const struct survey_people *people,
             struct err *err)
{
    static const char *const sides[] = { "us", "them" };
    bool ok = true;

    for (int side = 0; ok && side < 2; side++) {
        int64_t most = query_number(book->store, 0, err,
            "SELECT max(n) FROM (SELECT count(*) n FROM answer WHERE survey=?1 AND side=?2 AND"
            " deleted=0 GROUP BY statement,aspect)", "tt", survey, sides[side]);

        ok = !err->kind;
        if (ok && most > (int64_t)people->answered[side]) {
            ok = err_set(err, ERR_INPUT, "there would be %lld answers of %zu people of %s",
                         (long long)most, people->answered[side], sides[side]);
            err_hint(err, "Bring back what you undid ('entente redo') instead of taking the same "
                          "answers in again.");
        }
    }
    return ok;
}

static bool
set_closed(struct book *book, const struct survey_form *form, const char *on, struct err *err)
{
    struct change_cell cell = { "closed_on", cell_null(), cell_text(on) };

    if (!survey_day_came(book, "closed_on", on, err))
        return false;
    if (strcmp(on, form->opened_on) < 0) {
        err_set(err, ERR_INPUT, "it cannot be closed on %s, it was opened on %s", on,
                form->opened_on);
        return err_where(err, "closed_on");
    }
    return change_set(book->store, "survey", form->id, &cell, 1, err);
}

static bool
close_in_change(struct book *book, const struct survey_form *form, const char *on,
                struct survey_people *people, struct mix *mix, struct err *err)
{
    struct record closed;
    bool back = false;

    if (!survey_people_load(book, form->id, &mix->arena, people, err) ||
        !collect(book, form->id, mix, err) || !set_closed(book, form, on, err) ||
        !bring_back(book, "answer", form->id, &back, err) ||
        !bring_back(book, "survey_comment", form->id, &back, err))
        return false;
    if (!mix->n && !back) {
        err_set(err, ERR_INPUT, "nobody has answered yet");
        return err_hint(err, "Take answers in first; a check that was never held can go into the "
                             "bin.");
    }
    shuffle(mix, store_env(book->store));
    return enter(book, form->id, mix, err) &&
           (!back || nobody_twice(book, form->id, people, err)) &&
           change_private(book->store, err, "DELETE FROM survey_waiting WHERE survey=?1", "t",
                          form->id) &&
           record_load(book->store, entity_find("survey"), form->id, &mix->arena, &closed, err) &&
           feed_baseline(book, &closed, err) &&
           step_settle_for(book, form->alliance, "survey", err);
}

bool
survey_close(struct book *book, const char *survey, const char *on, struct survey_closing *out,
             struct err *err)
{
    struct mix mix = { 0 };
    struct survey_form form;
    struct survey_people people = { 0 };
    char today[DATE_SIZE];
    bool ok = survey_form_load(book, survey, &mix.arena, &form, err);

    date_write(book_today(book), today);
    if (ok && form.closed_on)
        ok = err_set(err, ERR_INPUT, "'%.100s' was closed on %s already", form.name,
                     form.closed_on);
    ok = ok && alliance_is_there(book, form.alliance, err) &&
         change_begin(book->store, CHANGE_EDIT, form.alliance, err);
    if (ok) {
        ok = close_in_change(book, &form, on ? on : today, &people, &mix, err);
        if (ok)
            ok = change_commit(book->store,
                               arena_printf(&mix.arena, "Health check '%s': closed, answers of %s",
                                            form.name,
                                            survey_count_words(&mix.arena, people.answered[0],
                                                               people.answered[1])), NULL, err);
        else
            change_rollback(book->store);
    }
    *out = (struct survey_closing){ { people.answered[0], people.answered[1] } };
    arena_free(&mix.arena);
    return ok;
}
