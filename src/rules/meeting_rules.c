#include "src/rules/meeting_rules.h"

#include <string.h>

#include "src/rules/light.h"

enum { MINUTES_WORKING_DAYS = 10 };

const struct body_facts *
meeting_body(const struct meetings *meetings, const char *id)
{
    size_t low = 0, high = meetings->n_bodies;

    while (id && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(meetings->body[middle].fact.id, id);

        if (!order)
            return &meetings->body[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

int
meeting_tolerance(const struct body_facts *body)
{
    static const struct {
        const char *kind;
        int days;
    } tolerances[] = {
        { "executive", 21 }, { "steering", 14 }, { "management", 3 }, { "operational", 7 },
    };

    for (size_t i = 0; body && i < sizeof tolerances / sizeof *tolerances; i++)
        if (is_code(body->kind, tolerances[i].kind))
            return tolerances[i].days;
    return 5;
}

static bool
held_in_w(const struct meetings *meetings, const struct meeting_facts *meeting)
{
    return window_event(meeting->held_on, meetings->today, DAYS_OF_W);
}

/* The attendance of a meeting: its first row, and how many there are. */
static const struct attendance_facts *
attendance_of(const struct meetings *meetings, const char *meeting, size_t *n)
{
    size_t low = 0, high = meetings->n_attendance;

    *n = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(meetings->attendance[middle].meeting, meeting) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *n < meetings->n_attendance &&
           !strcmp(meetings->attendance[low + *n].meeting, meeting))
        ++*n;
    return meetings->attendance + low;
}

double
meeting_rhythm(const struct meetings *meetings, struct tally *base)
{
    for (size_t i = 0; i < meetings->n; i++) {
        const struct meeting_facts *meeting = &meetings->meeting[i];
        int tolerance = meeting_tolerance(meeting_body(meetings, meeting->body));
        bool cancelled = is_code(meeting->state, "cancelled"), held = day_known(meeting->held_on);

        if (!window_due(meeting->due, meetings->today, DAYS_OF_W) ||
            (!held && !cancelled && meeting->due + tolerance >= meetings->today))
            continue;
        tally_count(base, meeting->fact.id,
                    held && !cancelled && meeting->held_on <= meeting->due + tolerance &&
                    meeting->held_on >= meeting->due - tolerance);
    }
    return tally_percent(base);
}

/* The people expected of a side, and those of them who were there. */
static long
expected_of(const struct attendance_facts *rows, size_t n, const char *side, long *present)
{
    long expected = 0;

    *present = 0;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].expected != 1 || !is_code(rows[i].side, side))
            continue;
        expected++;
        *present += rows[i].present == 1;
    }
    return expected;
}

double
meeting_quorum(const struct meetings *meetings, struct tally *base)
{
    for (size_t i = 0; i < meetings->n; i++) {
        const struct meeting_facts *meeting = &meetings->meeting[i];
        const struct body_facts *body = meeting_body(meetings, meeting->body);
        double quorum_us = body && known(body->quorum_us) ? body->quorum_us : 1;
        double quorum_them = body && known(body->quorum_them) ? body->quorum_them : 1;
        const struct attendance_facts *rows;
        long us, them, expected;
        size_t n;

        if (!held_in_w(meetings, meeting))
            continue;
        rows = attendance_of(meetings, meeting->fact.id, &n);
        expected = expected_of(rows, n, "us", &us);
        expected += expected_of(rows, n, "them", &them);
        if (expected)
            tally_count(base, meeting->fact.id,
                        (double)us >= quorum_us && (double)them >= quorum_them);
    }
    return tally_percent(base);
}

double
meeting_balance(const struct meetings *meetings, struct tally *base)
{
    double us, them;
    long present_us = 0, present_them = 0, expected_us = 0, expected_them = 0;

    for (size_t i = 0; i < meetings->n; i++) {
        const struct attendance_facts *rows;
        long present;
        size_t n;

        if (!held_in_w(meetings, &meetings->meeting[i]))
            continue;
        rows = attendance_of(meetings, meetings->meeting[i].fact.id, &n);
        expected_us += expected_of(rows, n, "us", &present);
        present_us += present;
        expected_them += expected_of(rows, n, "them", &present);
        present_them += present;
        for (size_t k = 0; k < n; k++)
            if (rows[k].expected == 1)
                tally_add(base, rows[k].fact.id);
    }
    if (!expected_us || !expected_them || present_us + present_them == 0)
        return NAN;
    us = (double)present_us / (double)expected_us;
    them = (double)present_them / (double)expected_them;
    return 100 * (us < them ? us / them : them / us);
}

long
meeting_minutes_due(const struct meetings *meetings, const struct meeting_facts *meeting)
{
    return calendar_add_working_days(meetings->calendar, meeting->held_on, MINUTES_WORKING_DAYS);
}

double
meeting_minutes(const struct meetings *meetings, struct tally *base)
{
    for (size_t i = 0; i < meetings->n; i++) {
        const struct meeting_facts *meeting = &meetings->meeting[i];
        bool approved = day_known(meeting->approved_on);
        long limit;

        if (!held_in_w(meetings, meeting))
            continue;
        limit = meeting_minutes_due(meetings, meeting);
        if (approved || limit < meetings->today)
            tally_count(base, meeting->fact.id, approved && meeting->approved_on <= limit);
    }
    return tally_percent(base);
}

double
meeting_person_hours(const struct meetings *meetings)
{
    double hours = 0;

    for (size_t i = 0; i < meetings->n; i++) {
        const struct meeting_facts *meeting = &meetings->meeting[i];
        const struct attendance_facts *rows;
        size_t n;

        if (!held_in_w(meetings, meeting) || !known(meeting->hours))
            continue;
        rows = attendance_of(meetings, meeting->fact.id, &n);
        for (size_t k = 0; k < n; k++)
            hours += rows[k].present == 1 ? meeting->hours : 0;
    }
    return hours;
}

static int
rhythm_days(const struct body_facts *body)
{
    static const struct {
        const char *meets;
        int days;
    } rhythms[] = {
        { "weekly", 7 },     { "2_weekly", 14 },     { "monthly", 30 },
        { "quarterly", 91 }, { "half_yearly", 182 }, { "yearly", 365 },
    };

    for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++)
        if (is_code(body->meets, rhythms[i].meets))
            return rhythms[i].days;
    return 0;
}

long
meeting_silence(const struct meetings *meetings, const struct body_facts *body)
{
    int rhythm = rhythm_days(body);
    long last = DAY_NONE;

    if (!is_code(body->kind, "steering") || !is_one_of(body->state, "active dormant") || !rhythm)
        return -1;
    for (size_t i = 0; i < meetings->n; i++)
        if (is_code(meetings->meeting[i].body, body->fact.id) &&
            meetings->meeting[i].held_on > last)
            last = meetings->meeting[i].held_on;
    if (!day_known(last))
        last = body->established_on;
    return day_known(last) && meetings->today - last > 2 * rhythm ? meetings->today - last : -1;
}
