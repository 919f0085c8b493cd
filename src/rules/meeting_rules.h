/* Meetings of the joint bodies: rhythm, quorum, attendance, minutes, hours (B.6 G1 to G4, G27). */
#ifndef ENTENTE_RULES_MEETING_RULES_H
#define ENTENTE_RULES_MEETING_RULES_H

#include "src/rules/tally.h"

struct body_facts {
    struct fact fact;
    const char *name, *kind, *meets, *decides_by, *state;
    double quorum_us, quorum_them;
    long established_on;
};

struct meeting_facts {
    struct fact fact;
    const char *body, *state;
    long due, held_on, approved_on;
    double hours;
    bool agenda;
};

struct attendance_facts {
    struct fact fact;
    const char *meeting, *side;
    double expected, present;
};

/** Everything about the meetings of an alliance on a day. */
struct meetings {
    const struct meeting_facts *meeting;
    size_t n;
    const struct body_facts *body;               /* seen or not, sorted by id */
    size_t n_bodies;
    const struct attendance_facts *attendance;   /* sorted by meeting */
    size_t n_attendance;
    const struct calendar *calendar;
    long today;
};

/** The body with this id, or NULL. */
const struct body_facts *meeting_body(const struct meetings *meetings, const char *id);

/** Days around the due day within which a meeting of the body is on time (B.4). */
int meeting_tolerance(const struct body_facts *body);

/** The last day on which the minutes of a meeting that was held are approved in time (G4). */
long meeting_minutes_due(const struct meetings *meetings, const struct meeting_facts *meeting);

double meeting_rhythm(const struct meetings *meetings, struct tally *base);            /* G1 */
double meeting_quorum(const struct meetings *meetings, struct tally *base);            /* G2 */
double meeting_balance(const struct meetings *meetings, struct tally *base);           /* G3 */
double meeting_minutes(const struct meetings *meetings, struct tally *base);           /* G4 */

/** Σ over the meetings held in W of hours × people present: the upper part of G27. */
double meeting_person_hours(const struct meetings *meetings);

/**
 * How many days a steering body has been silent beyond all measure: the days since it last met or
 * was established, when these are more than twice its rhythm; else -1 (B.6 steering_silent).
 */
long meeting_silence(const struct meetings *meetings, const struct body_facts *body);

#endif
