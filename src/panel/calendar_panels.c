#include "src/panel/calendar_panels.h"

#include <string.h>

#include "src/base/date.h"
#include "src/figures/agenda.h"
#include "src/figures/sentence.h"
#include "src/panel/picture.h"

enum { WEEKS = 26, SHOWN = 60, KIND = 17 };

/* The spans of the calendar: days from today, the last one included. */
static const struct {
    const char *name, *title;
    long from, to;
} spans[] = {
    { "overdue", "Overdue", -100000, -1 },
    { "week", "The next seven days", 0, 7 },
    { "month", "The next thirty days", 8, 30 },
    { "half", "The next half-year", 31, 182 },
    { "later", "Later", 183, 1000000 },
};

static size_t
count(const struct agenda_entry *entry, size_t n, long today, long from, long to)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++)
        found += entry[i].day - today >= from && entry[i].day - today <= to;
    return found;
}

const char *
calendar_sentence(struct figures_context *context)
{
    struct sentence sentence = { .arena = context->arena };
    size_t n, late, week, month;
    const struct agenda_entry *entry = figures_agenda(context, &n);
    long end = figures_agreement_end(context);

    late = count(entry, n, context->day, -100000, -1);
    week = count(entry, n, context->day, 0, 7);
    month = count(entry, n, context->day, 0, 30);
    if (n) {
        sentence_clause(&sentence, "%s", !late ? "nothing is overdue" : "");
        if (late)
            sentence_add(&sentence, "%zu thing%s overdue", late, late == 1 ? " is" : "s are");
        sentence_clause(&sentence, "%zu fall%s due within seven days and %zu within thirty", week,
                        week == 1 ? "s" : "", month);
    }
    if (day_known(end) && end >= context->day && end - context->day <= 365)
        sentence_clause(&sentence, "the agreement ends in %ld days", end - context->day);
    return n ? sentence_end(&sentence) : "Nothing has a date yet: plan a meeting, or promise something.";
}

/* ---- the weeks ---- */

static void
write_weeks(struct sketch *sketch, const struct agenda_entry *entry, size_t n)
{
    double course[WEEKS], most = 0;
    long today = sketch->context->day;

    for (int week = 0; week < WEEKS; week++) {
        course[week] = (double)count(entry, n, today, week * 7L, week * 7L + 6);
        most = course[week] > most ? course[week] : most;
    }
    if (most <= 0 || sketch_is_narrow(sketch))
        return;
    sketch_panel(sketch, "weeks", "The next 26 weeks");
    sketch_line(sketch, aim_none);
    sketch_fit(sketch, INK_MUTED, 12, false, sketch_day(sketch, today));
    for (int week = 0; week < WEEKS; week++) {
        picture_course(sketch, course[week] > 0 ? INK_ACCENT : INK_REST, &course[week], 1, 0, most);
        sketch_text(sketch, INK_TEXT, " ");
    }
    sketch_printf(sketch, INK_MUTED, "%s", sketch_day(sketch, today + 7L * WEEKS - 1));
    sketch_line(sketch, aim_none);
    sketch_printf(sketch, INK_MUTED, "A mark a week; the fullest has %.0f.", most);
}

/* ---- the days ---- */

static const char *
weekday(long day)
{
    static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

    return names[date_weekday(day)];
}

static void
entry_line(struct sketch *sketch, const struct agenda_entry *entry)
{
    bool late = entry->day < sketch->context->day;
    struct aim aim = entry->entity ? aim_record(sketch, entry->entity, entry->id)
                                   : aim_step(sketch, entry->step, entry->key);
    enum ink side = is_code(entry->side, "us") ? INK_US : is_code(entry->side, "them") ? INK_THEM
                                                                                        : INK_TEXT;

    if (sketch_is_narrow(sketch)) {
        sketch_wrap(sketch, late ? INK_BAD : INK_TEXT, 2, aim,
                    arena_printf(&sketch->view->arena, "%s %s: %s, %s",
                                 sketch_day(sketch, entry->day), entry->kind,
                                 entry->title ? entry->title : "",
                                 sketch_when(sketch, entry->day)));
        return;
    }
    sketch_line(sketch, aim);
    sketch_fit(sketch, INK_TEXT, 11, false, sketch_day(sketch, entry->day));
    sketch_fit(sketch, INK_MUTED, 4, false, weekday(entry->day));
    sketch_fit(sketch, late ? INK_BAD : INK_MUTED, 13, true, sketch_when(sketch, entry->day));
    sketch_text(sketch, INK_TEXT, "  ");
    sketch_fit(sketch, side, KIND, false, entry->kind);
    sketch_subject(sketch);
    sketch_text(sketch, INK_TEXT, entry->title ? entry->title : "");
}

static void
write_span(struct sketch *sketch, const struct agenda_entry *entry, size_t n, size_t span)
{
    long today = sketch->context->day;
    size_t all = count(entry, n, today, spans[span].from, spans[span].to), shown = 0;

    sketch_panel(sketch, spans[span].name,
                 arena_printf(&sketch->view->arena, "%s (%zu)", spans[span].title, all));
    for (size_t i = 0; i < n && shown < SHOWN; i++)
        if (entry[i].day - today >= spans[span].from && entry[i].day - today <= spans[span].to) {
            entry_line(sketch, &entry[i]);
            shown++;
        }
    if (shown < all) {
        sketch_line(sketch, aim_none);
        sketch_printf(sketch, INK_MUTED, "and %zu more", all - shown);
    }
}

void
calendar_panels(struct sketch *sketch)
{
    size_t n;
    const struct agenda_entry *entry = figures_agenda(sketch->context, &n);

    write_weeks(sketch, entry, n);
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        write_span(sketch, entry, n, i);
    if (!n) {
        sketch_panel(sketch, "nothing", "Nothing has a date yet");
        sketch_missing(sketch, "meeting", "plan a meeting");
        sketch_missing(sketch, "commitment", "record what was promised, and by when");
    }
}
