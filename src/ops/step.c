#include "src/ops/step.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "src/base/date.h"
#include "src/store/query.h"

enum { STALLED_DAYS = 21 };

static const struct {
    const char *code, *word;
} marks[] = {
    [STEP_NOT_STARTED] = { "not_started", "not started" },
    [STEP_IN_PROGRESS] = { "in_progress", "in progress" },
    [STEP_READY] = { "ready", "ready to sign" },
    [STEP_DONE] = { "done", "done" },
    [STEP_REOPENED] = { "reopened", "reopened" },
    [STEP_WAIVED] = { "waived", "waived" },
};

const char *
step_mark_code(enum step_mark mark)
{
    return marks[mark].code;
}

const char *
step_mark_word(enum step_mark mark)
{
    return marks[mark].word;
}

bool
step_mark_read(const char *code, enum step_mark *out)
{
    for (size_t i = 0; code && i < sizeof marks / sizeof *marks; i++)
        if (strcmp(marks[i].code, code) == 0) {
            *out = (enum step_mark)i;
            return true;
        }
    return false;
}

bool
step_marks(struct book *book, const char *alliance, enum step_mark out[STEP_COUNT],
           struct err *err)
{
    struct query *query = query_start(book->store, err, "SELECT step,state FROM step_state"
                                      " WHERE alliance=?1 AND deleted=0 ORDER BY step,revision", "t",
                                      alliance);

    for (int i = 0; i < STEP_COUNT; i++)
        out[i] = STEP_NOT_STARTED;
    while (query_next(query, err)) {        /* the greatest revision comes last and stays */
        int64_t number = query_int(query, 0);

        if (number >= 1 && number <= STEP_COUNT)
            step_mark_read(query_text(query, 1), &out[number - 1]);
    }
    return query_end(query, err);
}

static bool
is_stalled(struct book *book, const struct step *step)
{
    char iso[DATE_SIZE] = "";
    long day;

    if (step->mark != STEP_IN_PROGRESS || !step->edited_at)
        return false;
    memcpy(iso, step->edited_at, strnlen(step->edited_at, 10));
    return date_read(iso, &day) && book_today(book) - day >= STALLED_DAYS;
}

bool
step_summaries(struct book *book, const char *alliance, struct step_summary out[STEP_COUNT],
               double *percent, int *current, struct err *err)
{
    struct arena arena = { 0 };
    struct step steps[STEP_COUNT];
    bool ok = step_load_all(book, alliance, &arena, steps, err);
    double sum = 0;
    int counted = 0;

    *current = 0;
    for (int i = 0; ok && i < STEP_COUNT; i++) {
        const struct step *step = &steps[i];

        out[i] = (struct step_summary){ i + 1, step->revision, step->mark, step->figures,
                                        is_stalled(book, step) };
        if (step->mark == STEP_WAIVED)
            continue;
        sum += step->figures.step_percent;
        counted++;
        if (!*current && step->mark != STEP_DONE)
            *current = i + 1;
    }
    *percent = counted ? sum / counted : -1;
    arena_free(&arena);
    return ok;
}

bool
step_ahead_of(struct book *book, const char *alliance, int number, unsigned *steps,
              struct err *err)
{
    enum step_mark now[STEP_COUNT];
    struct method *method = book_method_of(book, alliance, err);
    const struct method_step *step = method ? method_step(method, number, err) : NULL;

    *steps = 0;
    if (!step || !step_marks(book, alliance, now, err))
        return false;
    for (int i = 0; i < number - 1; i++)
        if ((step->after >> i & 1) && now[i] != STEP_DONE && now[i] != STEP_WAIVED)
            *steps |= 1U << i;
    return true;
}

bool
step_read(struct book *book, const char *text, int *number, struct err *err)
{
    const char *digits = text + (tolower((unsigned char)*text) == 's' &&
                                 isdigit((unsigned char)text[1]));
    char *end;
    long n = strtol(digits, &end, 10);
    int found = 0;

    if (end != digits && !*end) {
        if (n >= 1 && n <= STEP_COUNT) {
            *number = (int)n;
            return true;
        }
    } else if (*text) {
        for (int i = 1; i <= STEP_COUNT; i++) {
            const struct method_step *step = method_step(book->method, i, err);

            if (step && strncasecmp(step->name, text, strlen(text)) == 0) {
                *number = i;
                found++;
            }
        }
        if (found == 1)
            return true;
    }
    err_set(err, found > 1 ? ERR_INPUT : ERR_MISSING,
            found > 1 ? "several steps begin with '%.40s'" : "there is no step '%.40s'", text);
    return err_hint(err, "Write a number from 1 to 12 or the beginning of a name, such as 4 or partner.");
}
