#include "ui/screen/say.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"
#include "src/ops/step.h"
#include "src/store/query.h"
#include "ui/screen/desk.h"
#include "ui/screen/place.h"

/* Open actions whose day is past; `alliance` NULL: of all. */
static long
overdue(struct book *book, const char *alliance, struct err *err)
{
    char today[DATE_SIZE];

    date_write(book_today(book), today);
    return (long)query_number(book->store, 0, err,
        "SELECT count(*) FROM \"action\" WHERE deleted = 0 AND state = 'open' AND due < ?1"
        " AND (?2 IS NULL OR alliance = ?2)", "tt", today, alliance);
}

static void
say_overdue(long n, struct str *out)
{
    if (n)
        str_addf(out, ", %ld action%s overdue", n, n == 1 ? "" : "s");
    else
        str_add(out, ", nothing overdue");
}

/* A name must leave room for what is said of it. */
static void
say_name(const char *name, int columns, struct str *out)
{
    int width;

    while (*name && columns > 0) {
        size_t n = text_cluster(name, strlen(name), &width);

        if ((columns -= width) >= 0)
            str_add_bytes(out, name, n);
        name += n;
    }
}

static bool
say_step(struct ui *ui, const struct place *place, struct str *out, struct err *err)
{
    struct book *book = &desk_of(ui)->book;
    struct arena arena = { 0 };
    struct step_gap *gaps = NULL;
    struct step step;
    size_t n = 0;
    bool ok = step_load(book, place->alliance, place->step, 0, &arena, &step, err) &&
              step_gaps(book, &step, &arena, &gaps, &n, err);

    if (ok) {
        str_addf(out, "Step %d, ", place->step);
        say_name(step.method->name, 40, out);
        str_addf(out, ": %s", step_mark_word(step.mark));
        if (step.mark == STEP_DONE && step.signed_on)
            str_addf(out, " on %.10s", step.signed_on);
        else if (step.mark != STEP_DONE && step.mark != STEP_WAIVED && n)
            str_addf(out, ", %zu point%s missing", n, n == 1 ? "" : "s");
        else if (step.mark != STEP_DONE && step.mark != STEP_WAIVED)
            str_add(out, ", nothing missing, waits for sign-off");
    }
    arena_free(&arena);
    return ok;
}

static bool
say_alliance(struct ui *ui, const char *alliance, struct str *out, struct err *err)
{
    struct book *book = &desk_of(ui)->book;
    enum step_mark marks[STEP_COUNT];
    struct arena arena = { 0 };
    int done = 0, waived = 0, current = 0;
    const char *name;
    long late;
    bool ok;

    name = query_string(book->store, &arena, err, "SELECT name FROM alliance WHERE id = ?1", "t", alliance);
    late = overdue(book, alliance, err);
    ok = !err->kind && step_marks(book, alliance, marks, err);
    for (int i = 0; ok && i < STEP_COUNT; i++) {
        done += marks[i] == STEP_DONE;
        waived += marks[i] == STEP_WAIVED;
        if (!current && marks[i] != STEP_DONE && marks[i] != STEP_WAIVED)
            current = i + 1;
    }
    if (ok) {
        say_name(name ? name : "", 48, out);
        str_addf(out, ": %d of %d steps done", done, STEP_COUNT - waived);
        if (current)
            str_addf(out, ", step %d %s", current, step_mark_word(marks[current - 1]));
        say_overdue(late, out);
    }
    arena_free(&arena);
    return ok;
}

static bool
say_portfolio(struct ui *ui, struct str *out, struct err *err)
{
    struct desk *desk = desk_of(ui);
    long n = (long)query_number(desk->book.store, 0, err, "SELECT count(*) FROM alliance WHERE deleted = 0", "");
    long late = overdue(&desk->book, NULL, err);

    str_addf(out, "%ld alliance%s", n, n == 1 ? "" : "s");
    if (!desk->attend.done)
        str_add(out, ", still looking for what needs you");
    else if (desk_needs(ui))
        str_addf(out, ", %ld thing%s need%s you today", desk_needs(ui), desk_needs(ui) == 1 ? "" : "s",
                 desk_needs(ui) == 1 ? "s" : "");
    else
        str_add(out, ", nothing needs you today");
    say_overdue(late, out);
    return !err->kind;
}

bool
say_line(struct ui *ui, struct str *out, struct err *err)
{
    const struct place *place = place_here(ui);

    if (place->kind == PLACE_STEPS && place->step)
        return say_step(ui, place, out, err);
    if (*place->alliance && place->kind != PLACE_PORTFOLIO)
        return say_alliance(ui, place->alliance, out, err);
    return say_portfolio(ui, out, err);
}

void
say(struct ui *ui)
{
    struct str line = { 0 };
    struct err err = { 0 };

    if (say_line(ui, &line, &err))
        ui_message(ui, "%s", str_text(&line));
    else
        ui_error(ui, &err);
    str_free(&line);
}
