/*
 * A portfolio whose alliances have what the dashboards are computed from, as a document for
 * `entente import`.
 *
 *     deep ALLIANCES COMMITMENTS DECISIONS METRICS READINGS DOCUMENT
 *
 * The numbers behind ALLIANCES are for each of them; READINGS are spread over its metrics, one a
 * day backwards from today. Everything else is as many as some years of work leave behind. One
 * alliance in twenty is closed. Prints how many records it wrote.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/words.h"

enum { MANAGERS = 40 };

static FILE *out;
static long alliances, organisations, records;
static bool first_entity = true, first_record;
static time_t now;

/* ---- writing ---- */

static void
entity(const char *name)
{
    fprintf(out, "%s\"%s\":[", first_entity ? "" : ",\n", name);
    first_entity = false;
    first_record = true;
}

static void
entity_end(void)
{
    fputs("\n]", out);
}

/* Begin a record: its id is a letter, the alliance's number and its own. */
static void
record(char kind, long alliance, long i)
{
    fprintf(out, "%s{\"id\":\"%c%06ld%07ld\",\"updated_at\":\"2026-06-%02ldT08:00:00Z\"",
            first_record ? "\n" : ",\n", kind, alliance, i, 1 + i % 28);
    first_record = false;
    records++;
}

/* Begin a record of an alliance. */
static void
of_alliance(char kind, long alliance, long i)
{
    record(kind, alliance, i);
    fprintf(out, ",\"alliance\":\"A%06ld%07d\"", alliance, 0);
}

static void
refers(const char *field, char kind, long alliance, long i)
{
    fprintf(out, ",\"%s\":\"%c%06ld%07ld\"", field, kind, alliance, i);
}

static void
text(const char *field, const char *value)
{
    fprintf(out, ",\"%s\":\"%s\"", field, value);
}

static void
number(const char *field, double value)
{
    fprintf(out, ",\"%s\":%g", field, value);
}

/* The day `offset` days from today. */
static void
day(const char *field, long offset)
{
    time_t then = now + (time_t)offset * 86400;
    struct tm broken;
    char iso[16];

    gmtime_r(&then, &broken);
    strftime(iso, sizeof iso, "%Y-%m-%d", &broken);
    text(field, iso);
}

static void
end(void)
{
    fputs("}", out);
}

/* A number below `most` that follows from where it is used. */
static long
dice(long alliance, long i, int use, long most)
{
    return (long)(words_mix((uint64_t)alliance * 1000003 + (uint64_t)i * 31 + (uint64_t)use) %
                  (uint64_t)most);
}

/* Call `write` for the records 0 to n - 1 of every alliance. */
static void
each(const char *name, long n, void (*write)(long alliance, long i))
{
    entity(name);
    for (long a = 0; a < alliances; a++)
        for (long i = 0; i < n; i++)
            write(a, i);
    entity_end();
}

/* ---- who ---- */

static void
write_organisations(void)
{
    char name[WORDS_NAME];

    entity("organisation");
    for (long i = 0; i <= organisations; i++) {
        words_organisation(i, name);
        record('O', 0, i);
        text("name", name);
        number("is_us", !i);
        end();
    }
    entity_end();
    entity("person");
    for (long i = 0; i < MANAGERS; i++) {
        words_person(i, name);
        record('P', 0, i);
        text("name", name);
        refers("organisation", 'O', 0, 0);
        end();
    }
    entity_end();
}

static void
write_alliance(long a, long i)
{
    static const char *const forms[] = { "jrnd", "jmarket", "coprod", "license" };
    char code[16], name[WORDS_NAME];

    snprintf(code, sizeof code, "D%05ld", a);
    words_alliance(a, 1 + a % organisations, name);
    record('A', a, i);
    text("code", code);
    text("name", name);
    text("state", a % 20 == 19 ? "closed" : "operating");
    text("form", forms[a % 4]);
    fprintf(out, ",\"motives\":[\"cost\",\"learn\"],\"value\":{\"minor\":%ld,\"currency\":\"EUR\"}",
            100000 + dice(a, 0, 1, 90000000));
    day("start_on", -1500);
    refers("manager", 'P', 0, a % MANAGERS);
    text("tier", a % 3 ? "important" : "strategic");
    if (a % 20 == 19)
        text("outcome", a % 3 ? "partly" : "met");
    end();
}

static void
write_party(long a, long i)
{
    of_alliance('Q', a, i);
    refers("organisation", 'O', 0, i ? 1 + (a + i * 7) % organisations : 0);
    text("side", i ? "them" : "us");
    end();
}

static void
write_role(long a, long i)
{
    static const char *const roles[] = { "sponsor", "manager", "chair", "secretary" };

    of_alliance('r', a, i);
    text("role", roles[i / 2 % 4]);
    text("side", i % 2 ? "them" : "us");
    day("from", -900 + i);
    end();
}

/* ---- steps ---- */

static void
write_answer(long a, long i)
{
    static const char *const keys[] = { "s08.effective", "s12.health" };

    of_alliance('w', a, i);
    text("field", keys[i]);
    number("revision", 1);
    day("value", i ? -dice(a, i, 2, 200) + 120 : -1400);
    end();
}

static void
write_row(long a, long i)
{
    of_alliance('x', a, i);
    text("field", i % 2 ? "s03.exchange" : "s01.goals");
    number("revision", 1);
    number("position", i / 2 + 1);
    fputs(i % 2 ? ",\"cells\":{\"item\":\"Know-how\",\"direction\":\"give\",\"criticality\":3}"
                : ",\"cells\":{\"goal\":\"Lead\",\"contribution\":4}", out);
    end();
}

static void
write_state(long a, long i)
{
    of_alliance('y', a, i);
    number("step", (double)i + 1);
    text("state", i < 9 ? "done" : i == 9 ? "in_progress" : "not_started");
    if (i < 9) {
        day("signed_on", -400 + i);
        refers("signed_by", 'P', 0, a % MANAGERS);
    }
    end();
}

/* ---- governing ---- */

static long commitments, decisions, metrics, readings;

static void
write_body(long a, long i)
{
    of_alliance('B', a, i);
    text("name", i ? "Alliance managers" : "Steering committee");
    text("kind", i ? "management" : "steering");
    text("meets", i ? "monthly" : "quarterly");
    day("established_on", -1200);
    end();
}

static void
write_meeting(long a, long i)
{
    of_alliance('M', a, i);
    refers("body", 'B', a, i % 2);
    day("due", -30 * i - 3);
    day("held_on", -30 * i - 2);
    day("approved_on", -30 * i);
    number("hours", 2);
    text("state", "minutes_approved");
    end();
}

static void
write_attendance(long a, long i)
{
    of_alliance('N', a, i);
    refers("meeting", 'M', a, i / 4);
    text("side", i % 2 ? "them" : "us");
    number("present", i % 7 != 0);
    end();
}

static void
write_right(long a, long i)
{
    of_alliance('R', a, i);
    text("decision_type", "Spend above plan");
    refers("body", 'B', a, 0);
    text("us", "A");
    text("them", i % 9 ? "C" : "A");
    end();
}

/* Some hundred days to come and some years back; what is past was mostly delivered. */
static void
write_commitment(long a, long i)
{
    long due = 100 - dice(a, i, 3, 1000), late = dice(a, i, 4, 14) - 10;
    bool open = due > -20 ? dice(a, i, 5, 3) > 0 : dice(a, i, 5, 60) == 0;

    of_alliance('C', a, i);
    text("title", "Deliver the sample batch");
    text("promised_by", i % 2 ? "them" : "us");
    text("promised_to", i % 2 ? "us" : "them");
    day("agreed_on", due - 300);
    day("due", due);
    number("criticality", 1 + (double)dice(a, i, 6, 5));
    if (!open)
        day("delivered_on", due + late > 0 ? 0 : due + late);
    text("state", open ? "accepted" : "delivered");
    end();
}

static void
write_change(long a, long i)
{
    of_alliance('c', a, i);
    refers("commitment", 'C', a, i * 10);
    day("on", -1000);
    day("old_due", -990);
    day("new_due", 100 - dice(a, i * 10, 3, 1000));
    end();
}

static void
write_decision(long a, long i)
{
    long raised = -dice(a, i, 7, 900) - 1, took = dice(a, i, 8, 40);
    bool open = raised + took > 0;

    of_alliance('D', a, i);
    text("title", "Choose the site");
    day("raised_on", raised);
    day("needed_by", raised + 20);
    if (!open)
        day("decided_on", raised + took);
    text("state", open ? "discussing" : "decided");
    end();
}

static void
write_issue(long a, long i)
{
    long raised = -dice(a, i, 9, 600) - 1;

    of_alliance('I', a, i);
    text("title", "Samples came late");
    text("type", i % 3 ? "operational" : "technical");
    text("raised_by", "us");
    day("raised_on", raised);
    number("severity", 1 + (double)dice(a, i, 10, 5));
    text("our_contribution", "asked late");
    text("their_contribution", "shipped late");
    if (i % 8)
        day("resolved_on", raised + 8 > 0 ? 0 : raised + 8);
    text("state", i % 8 ? "resolved" : "open");
    end();
}

static void
write_trust(long a, long i)
{
    of_alliance('T', a, i);
    day("date", -60 * i - 5);
    text("rated_by", i % 2 ? "them" : "us");
    number("score", 3 + (double)dice(a, i, 11, 3));
    end();
}

static void
write_safeguard(long a, long i)
{
    of_alliance('S', a, i);
    text("behaviour", i % 2 ? "withhold" : "poach");
    number("likelihood", 2);
    text("state", i % 5 ? "in_place" : "weak");
    end();
}

static void
write_charter(long a, long i)
{
    of_alliance('H', a, i);
    text("version", "1");
    day("approved_us", -300);
    day("approved_them", -290);
    day("review_due", dice(a, i, 12, 300) - 60);
    text("state", "approved");
    end();
}

static void
write_risk(long a, long i)
{
    of_alliance('K', a, i);
    text("description", "A key person leaves");
    number("likelihood", 1 + (double)dice(a, i, 13, 5));
    number("impact", 1 + (double)dice(a, i, 14, 5));
    day("next_review", dice(a, i, 15, 200) - 40);
    text("state", "assessed");
    end();
}

static void
write_review(long a, long i)
{
    of_alliance('k', a, i);
    day("date", -91 * i - 20);
    text("kind", "steering");
    end();
}

static void
write_value(long a, long i)
{
    of_alliance('V', a, i);
    day("date", -120 * i - 10);
    text("item", "Licence income");
    text("to", i % 2 ? "them" : "us");
    fputs(",\"planned\":{\"minor\":500000,\"currency\":\"EUR\"}"
          ",\"realised\":{\"minor\":420000,\"currency\":\"EUR\"}", out);
    end();
}

/* ---- learning ---- */

static void
write_objective(long a, long i)
{
    of_alliance('L', a, i);
    text("topic", "Fermentation");
    text("wanted_by", i % 2 ? "them" : "us");
    number("weight", 3);
    text("state", "pursuing");
    end();
}

static void
write_progress(long a, long i)
{
    of_alliance('l', a, i);
    refers("objective", 'L', a, i / 6);
    day("date", -90 * (i % 6) - 7);
    number("progress", 70 - 10 * (double)(i % 6));
    end();
}

static void
write_item(long a, long i)
{
    of_alliance('E', a, i);
    text("name", "Strain library");
    text("owner_side", i % 2 ? "them" : "us");
    text("type", i % 3 ? "tacit" : "explicit");
    number("value", 1 + (double)(i % 5));
    text("state", "transferring");
    end();
}

static void
write_event(long a, long i)
{
    of_alliance('e', a, i);
    day("date", -9 * i - 1);
    text("direction", i % 2 ? "in" : "out");
    refers("item", 'E', a, i % 12);
    text("level", i % 3 ? "group" : "individual");
    number("result", 3);
    end();
}

static void
write_pair(long a, long i)
{
    of_alliance('F', a, i);
    text("level", i % 2 ? "manager" : "operator");
    refers("our_person", 'P', 0, i);
    text("their_person", "Kim");
    number("times_per_month", 4);
    end();
}

static void
write_contact(long a, long i)
{
    of_alliance('f', a, i);
    day("date", -2 * i);
    refers("pair", 'F', a, i % 6);
    number("formal", i % 2);
    end();
}

static void
write_inkpen(long a, long i)
{
    static const char *const questions[] = { "O1.1", "O1.3", "O2.1", "O3.4", "O4.1", "O5.1",
                                             "O6.1", "O6.2" };

    of_alliance('J', a, i);
    text("question", questions[i % 8]);
    day("date", -100 * (i / 8) - 12);
    number("value", 2 + (double)dice(a, i, 16, 4));
    end();
}

/* ---- progress ---- */

static void
write_metric(long a, long i)
{
    char code[16];

    snprintf(code, sizeof code, "X%03ld", i);
    of_alliance('G', a, i);
    text("code", code);
    text("name", "Batches in specification");
    text("kind", i % 4 ? "progress" : "goal");
    if (i % 4)
        text("rule", i % 2 ? "R1" : "R3");
    number("baseline", 0);
    number("target", 100);
    number("green", 90);
    number("red", 50);
    day("start_on", -1400);
    day("due", 300);
    text("frequency", i % 2 ? "monthly" : "quarterly");
    end();
}

/* The metric's newest reading comes first; some metrics are behind. */
static void
write_reading(long a, long i)
{
    long metric = i % metrics, back = i / metrics + dice(a, metric, 17, 40);

    of_alliance('g', a, i);
    refers("metric", 'G', a, metric);
    day("date", -back % 30000);
    number("value", 40 + (double)dice(a, i, 18, 60));
    end();
}

static void
write_survey(long a, long i)
{
    of_alliance('U', a, i);
    text("name", "Health check");
    day("opened_on", -182 * i - 40);
    day("closed_on", -182 * i - 25);
    end();
}

static void
write_rating(long a, long i)
{
    static const char *const statements[] = { "I1", "T1", "T2", "T3", "F1", "F2", "F3", "V2" };

    record('u', a, i);
    refers("survey", 'U', a, i / 64);
    text("side", i / 8 % 2 ? "them" : "us");
    text("statement", statements[i % 8]);
    text("aspect", "one");
    number("value", 2 + (double)dice(a, i, 19, 4));
    end();
}

static void
write_difference(long a, long i)
{
    of_alliance('Y', a, i);
    text("domain", "pace");
    text("decision", i % 3 ? "use" : "open");
    text("state", "in_use");
    end();
}

static void
write_log(long a, long i)
{
    of_alliance('Z', a, i);
    day("date", -3 * i);
    text("kind", i % 2 ? "partner" : "internal");
    number("hours", 5);
    end();
}

int
main(int argc, char **argv)
{
    if (argc != 7 || (alliances = atol(argv[1])) < 1 || (metrics = atol(argv[4])) < 1) {
        fprintf(stderr, "usage: deep ALLIANCES COMMITMENTS DECISIONS METRICS READINGS DOCUMENT\n");
        return 2;
    }
    commitments = atol(argv[2]);
    decisions = atol(argv[3]);
    readings = atol(argv[5]);
    organisations = alliances / 5 + 4;
    now = time(NULL);
    out = fopen(argv[6], "w");
    if (!out) {
        perror(argv[6]);
        return 1;
    }
    fputs("{\"entente\":1,\"method\":\"entente-1\",\"records\":{\n", out);
    write_organisations();
    each("alliance", 1, write_alliance);
    each("party", 3, write_party);
    each("role_assignment", 8, write_role);
    each("step_state", 12, write_state);
    each("step_answer", 2, write_answer);
    each("step_row", 8, write_row);
    each("body", 2, write_body);
    each("meeting", 36, write_meeting);
    each("attendance", 144, write_attendance);
    each("decision_right", 11, write_right);
    each("decision", decisions, write_decision);
    each("commitment", commitments, write_commitment);
    each("due_change", commitments / 10, write_change);
    each("issue", 40, write_issue);
    each("trust_record", 12, write_trust);
    each("safeguard", 6, write_safeguard);
    each("charter", 1, write_charter);
    each("risk", 10, write_risk);
    each("review", 8, write_review);
    each("value_entry", 10, write_value);
    each("learning_objective", 6, write_objective);
    each("learning_progress", 36, write_progress);
    each("knowledge_item", 12, write_item);
    each("learning_event", 40, write_event);
    each("contact_pair", 6, write_pair);
    each("contact", 90, write_contact);
    each("inkpen_answer", 24, write_inkpen);
    each("metric", metrics, write_metric);
    each("reading", readings, write_reading);
    each("survey", 3, write_survey);
    each("answer", 192, write_rating);
    each("difference", 6, write_difference);
    each("time_log", 60, write_log);
    fputs("}}\n", out);
    if (ferror(out) || fclose(out) != 0) {
        perror(argv[6]);
        return 1;
    }
    printf("%ld\n", records);
    return 0;
}
