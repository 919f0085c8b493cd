/* The records of the steps of benchmark alliances. */
#include <stdio.h>
#include <string.h>

#include "bench/plan.h"

static void
write_step_states(struct plan *plan, const struct alliance *alliance)
{
    struct document *document = &plan->document;
    char id[PLAN_ID], signer[PLAN_ID], started[16], ended[16];

    plan_grown_id(signer, 'P', alliance->manager);
    for (int step = 1; step <= PLAN_STEPS && step <= alliance->done + 1; step++) {
        bool done = step <= alliance->done;

        plan_spread_id(id, 'T', alliance->i, step);
        plan_day(plan, -30 * (alliance->done + 2 - step), started);
        plan_day(plan, -30 * (alliance->done + 2 - step) + 12, ended);
        document_record(document, id);
        document_text(document, "alliance", alliance->id);
        document_int(document, "step", step);
        document_int(document, "revision", 1);
        document_text(document, "state", done ? "done" : "in_progress");
        document_text(document, "started_on", started);
        document_text(document, "signed_by", done ? signer : NULL);
        document_text(document, "signed_on", done ? ended : NULL);
        document_text(document, "sign_note", NULL);
        document_text(document, "waived_reason", NULL);
        document_text(document, "waived_sponsor", NULL);
        document_record_end(document, NULL);
    }
}

/* Answers of each step; NULL stands for a sentence. */
static const struct {
    int step;
    const char *field, *json;
} answers[] = {
    { 1, "s01.vision", NULL }, { 1, "s01.mission", NULL }, { 1, "s01.purpose", "\"cospec\"" },
    { 1, "s01.motives", "[\"cost\",\"learn\"]" }, { 1, "s01.gap", "[\"technology\"]" },
    { 1, "s01.gap_note", NULL }, { 2, "s02.scope_in", NULL }, { 2, "s02.scope_out", NULL },
    { 2, "s02.shared_vision", NULL }, { 3, "s03.interdep", "\"reciprocal\"" },
    { 3, "s03.our_need", "4" }, { 3, "s03.their_need", "3" }, { 4, "s04.reason", NULL },
    { 5, "s05.intent_us", "4" }, { 5, "s05.intent_them", "3" }, { 5, "s05.transp_us", "4" },
    { 5, "s05.competitors", "\"no\"" }, { 6, "s06.walkaway", NULL },
    { 6, "s06.walkaway_strength", "3" }, { 7, "s07.proposal_document", "\"proposal.pdf\"" },
    { 8, "s08.form", "\"jrnd\"" }, { 8, "s08.term_months", "60" }, { 8, "s08.longevity", "8" },
    { 8, "s08.change", NULL }, { 9, "s09.control", NULL }, { 11, "s11.readiness_people", "4" },
};

/* A JSON string without its quotation marks; anything else as it is. */
static const char *
bare(const char *json, char *out, size_t room)
{
    size_t n = strlen(json);

    if (*json != '"')
        return json;
    snprintf(out, room, "%.*s", (int)(n - 2), json + 1);
    return out;
}

static void
write_answers(struct plan *plan, const struct alliance *alliance)
{
    struct document *document = &plan->document;
    char id[PLAN_ID], text[300], cell[300];

    for (size_t k = 0; k < sizeof answers / sizeof *answers; k++) {
        bool deep = alliance->i % PLAN_DEEP == 0;

        if (answers[k].step > alliance->done + 1 || (!deep && k > 1 + (size_t)alliance->done))
            continue;
        text[0] = '"';
        words_sentence(alliance->dice + k, text + 1, sizeof text - 2);
        strcat(text, "\"");
        plan_spread_id(id, 'W', alliance->i, (int)k);
        document_record(document, id);
        document_text(document, "alliance", alliance->id);
        document_text(document, "field", answers[k].field);
        document_int(document, "revision", 1);
        document_value(document, "value", answers[k].json ? answers[k].json : text,
                       bare(answers[k].json ? answers[k].json : text, cell, sizeof cell));
        document_record_end(document, NULL);
    }
}

static void
write_rows(struct plan *plan, const struct alliance *alliance)
{
    static const char cells[] = "{\"goal\":\"Grow with customers\",\"strategic_goal\":null,"
                                "\"horizon_year\":2030,\"priority\":5,\"contribution\":4,"
                                "\"how\":null}";
    struct document *document = &plan->document;
    char id[PLAN_ID];

    for (int k = 0; k < 3 && alliance->i % PLAN_DEEP == 0; k++) {
        plan_grown_id(id, 'Z', alliance->i * 4 + k);
        document_record(document, id);
        document_text(document, "alliance", alliance->id);
        document_text(document, "field", "s01.goals");
        document_int(document, "revision", 1);
        document_int(document, "position", k + 1);
        document_value(document, "cells", cells, cells);
        document_record_end(document, NULL);
    }
}

static void
write_checks(struct plan *plan, const struct alliance *alliance)
{
    struct document *document = &plan->document;
    char id[PLAN_ID], check[16], on[16];

    for (int step = 1; step <= alliance->done && alliance->i % PLAN_DEEP == 0; step++)
        for (int k = 1; k <= 6; k++) {
            plan_spread_id(id, 'C', alliance->i, step * 16 + k);
            snprintf(check, sizeof check, "c%02d.%d", step, k);
            document_record(document, id);
            document_text(document, "alliance", alliance->id);
            document_text(document, "check", check);
            document_int(document, "revision", 1);
            document_text(document, "state", "ticked");
            document_text(document, "who", "Ana Rao");
            document_text(document, "on", plan_day(plan, -40, on));
            document_text(document, "reason", NULL);
            document_text(document, "evidence", NULL);
            document_text(document, "review", NULL);
            document_record_end(document, NULL);
        }
}

static void
write_actions(struct plan *plan, const struct alliance *alliance)
{
    struct document *document = &plan->document;
    char id[PLAN_ID], owner[PLAN_ID], due[16], on[16];
    bool done = alliance->dice % 3 == 0;

    if (alliance->i % 2)
        return;
    plan_grown_id(id, 'X', alliance->i);
    plan_grown_id(owner, 'P', alliance->manager);
    document_record(document, id);
    document_text(document, "alliance", alliance->id);
    document_text(document, "title", alliance->i % 4 ? "Send the test report"
                                                     : "Agree the agenda of the meeting");
    document_text(document, "owner", owner);
    document_text(document, "side", "us");
    document_text(document, "due", plan_day(plan, (long)(alliance->dice / 3 % 120) - 20, due));
    document_text(document, "done_on", done ? plan_day(plan, -30, on) : NULL);
    document_text(document, "source", "other");
    document_text(document, "meeting", NULL);
    document_text(document, "decision", NULL);
    document_text(document, "issue", NULL);
    document_text(document, "survey", NULL);
    document_text(document, "review", NULL);
    document_text(document, "state", done ? "done" : "open");
    document_record_end(document, NULL);
}

void
plan_write_steps(struct plan *plan)
{
    plan_write_each(plan, "step_state", write_step_states);
    plan_write_each(plan, "step_answer", write_answers);
    plan_write_each(plan, "step_row", write_rows);
    plan_write_each(plan, "check_state", write_checks);
    plan_write_each(plan, "action", write_actions);
}
