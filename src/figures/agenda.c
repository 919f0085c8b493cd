#include "src/figures/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/figures/answers.h"
#include "src/figures/plan_governance.h"
#include "src/ops/private.h"
#include "src/store/query.h"

/*
 * ?1 is the alliance, ?2 the day: a row is id, day, title, side. Commitments are not here: their due date in force depends
 * on its changes.
 */
static const struct {
    const char *kind, *entity, *sql;
} sources[] = {
    { "meeting", "meeting",
      "SELECT m.id,m.due,b.name,NULL FROM meeting m JOIN body b ON b.id=m.body AND b.deleted=0"
      " WHERE m.alliance=?1 AND m.deleted=0 AND m.state<>'cancelled'"
      " AND (m.held_on IS NULL OR m.held_on>?2)" },
    { "decision needed", "decision",
      "SELECT id,needed_by,title,NULL FROM decision WHERE alliance=?1 AND deleted=0"
      " AND needed_by IS NOT NULL AND raised_on<=?2 AND state<>'withdrawn'"
      " AND (decided_on IS NULL OR decided_on>?2)" },
    { "put in place", "decision",
      "SELECT id,implement_by,title,NULL FROM decision WHERE alliance=?1 AND deleted=0"
      " AND implement_by IS NOT NULL AND decided_on<=?2 AND state NOT IN('withdrawn','reversed')"
      " AND (implemented_on IS NULL OR implemented_on>?2)" },
    { "review decision", "decision",
      "SELECT id,review_on,title,NULL FROM decision WHERE alliance=?1 AND deleted=0"
      " AND review_on>=?2 AND decided_on<=?2 AND state NOT IN('withdrawn','reversed')" },
    { "action", "action",
      "SELECT id,due,title,side FROM action WHERE alliance=?1 AND deleted=0 AND due IS NOT NULL"
      " AND state<>'dropped' AND (done_on IS NULL AND state='open' OR done_on>?2)" },
    { "readjustment", "doz_cell",
      "SELECT id,due,text,NULL FROM doz_cell WHERE alliance=?1 AND deleted=0 AND date<=?2"
      " AND due IS NOT NULL AND readjustment IN('decided','done')"
      " AND (done_on IS NULL AND readjustment='decided' OR done_on>?2)" },
    { "learning goal", "learning_objective",
      "SELECT id,due,topic,wanted_by FROM learning_objective WHERE alliance=?1 AND deleted=0"
      " AND due IS NOT NULL AND state<>'dropped' AND (attained_on IS NULL OR attained_on>?2)" },
    { "charter review", "charter",
      "SELECT id,review_due,'version '||version,NULL FROM charter WHERE alliance=?1 AND deleted=0"
      " AND review_due IS NOT NULL AND state IN('approved','due')" },
    { "safeguard check", "safeguard",
      "SELECT id,next_check,safeguard,NULL FROM safeguard WHERE alliance=?1 AND deleted=0"
      " AND next_check IS NOT NULL" },
    { "risk review", "risk",
      "SELECT id,next_review,description,NULL FROM risk WHERE alliance=?1 AND deleted=0"
      " AND next_review IS NOT NULL AND state NOT IN('closed','happened')"
      " AND (identified_on IS NULL OR identified_on<=?2)" },
    { "exit task", "exit_task",
      "SELECT id,due,task,NULL FROM exit_task WHERE alliance=?1 AND deleted=0 AND due IS NOT NULL"
      " AND (done_on IS NULL OR done_on>?2)" },
    { "information", "information_item",
      "SELECT i.id,i.due,coalesce(json_extract(r.cells,'$.information'),'as agreed'),i.from_side"
      " FROM information_item i LEFT JOIN step_row r ON r.id=i.protocol"
      " WHERE i.alliance=?1 AND i.deleted=0 AND (i.delivered_on IS NULL OR i.delivered_on>?2)" },
    { "objective", "objective",
      "SELECT id,due,statement,NULL FROM objective WHERE alliance=?1 AND deleted=0"
      " AND due>=?2" },
    { "difference", "difference",
      "SELECT id,due,coalesce(action,we_are),lead_side FROM difference WHERE alliance=?1 AND deleted=0"
      " AND due IS NOT NULL AND (noticed_on IS NULL OR noticed_on<=?2)"
      " AND state NOT IN('in_use','reviewed')" },
    { "contact", "stakeholder",
      "SELECT id,next_contact,name,NULL FROM stakeholder WHERE alliance=?1 AND deleted=0"
      " AND next_contact IS NOT NULL" },
    { "planned end", "alliance",
      "SELECT id,planned_end,name,NULL FROM alliance WHERE id=?1 AND planned_end IS NOT NULL"
      " AND (ended_on IS NULL OR ended_on>?2)" },
    { "suspension ends", "alliance",
      "SELECT id,suspended_until,name,NULL FROM alliance WHERE id=?1 AND state='suspended'"
      " AND suspended_until IS NOT NULL" },
};

struct agenda {
    struct figures_context *context;
    struct agenda_entry *entry;
    size_t n, room;
};

static void
add(struct agenda *agenda, struct agenda_entry entry)
{
    if (agenda->n == agenda->room) {
        size_t room = agenda->room ? agenda->room * 2 : 32;
        struct agenda_entry *more = arena_alloc(agenda->context->arena, room * sizeof *more);

        if (agenda->n)
            memcpy(more, agenda->entry, agenda->n * sizeof *more);
        agenda->entry = more;
        agenda->room = room;
    }
    agenda->entry[agenda->n++] = entry;
}

static void
add_source(struct agenda *agenda, size_t source, const char *today)
{
    struct figures_context *context = agenda->context;
    struct err *err = context->figures->err;
    struct query *query = query_start(context->figures->book->store, err, sources[source].sql,
                                      "tt", context->alliance->fact.id, today);

    while (query_next(query, err)) {
        struct agenda_entry entry = { .kind = sources[source].kind,
                                      .entity = sources[source].entity };

        if (!query_text(query, 1) || !date_read(query_text(query, 1), &entry.day))
            continue;
        entry.id = arena_string(context->arena, query_text(query, 0));
        entry.title = arena_string(context->arena, query_text(query, 2));
        entry.side = arena_string(context->arena, query_text(query, 3));
        add(agenda, entry);
    }
    query_end(query, err);
}

static void
add_commitments(struct agenda *agenda)
{
    struct promises promises = facts_promises(agenda->context);

    for (size_t i = 0; i < promises.n; i++) {
        const struct commitment_facts *commitment = &promises.commitment[i];
        long due = promise_due(&promises, commitment);

        if (promise_is_open(commitment) && day_known(due))
            add(agenda, (struct agenda_entry){
                .day = due, .kind = is_code(commitment->promised_by, "us") ? "we owe" : "they owe",
                .title = commitment->title, .side = commitment->promised_by,
                .entity = "commitment", .id = commitment->fact.id });
    }
}

static void
add_answer(struct agenda *agenda, const char *kind, const char *title, long day, int step,
           const char *key)
{
    if (day_known(day))
        add(agenda, (struct agenda_entry){ .day = day, .kind = kind, .title = title, .id = key,
                                           .step = step, .key = key });
}

long
figures_agreement_end(struct figures_context *context)
{
    long effective = answer_day(context, "s08.effective");
    double months = answer_number(context, "s08.term_months");

    return day_known(effective) && known(months) ? date_add_months(effective, (int)months)
                                                 : DAY_NONE;
}

/* The next health check is done once a survey was closed on its day or later. */
static bool
is_checked(struct figures_context *context, long day)
{
    char from[DATE_SIZE], today[DATE_SIZE];

    date_write(day, from);
    date_write(context->day, today);
    return query_number(context->figures->book->store, 0, context->figures->err,
                        "SELECT EXISTS(SELECT 1 FROM survey WHERE alliance=?1 AND deleted=0"
                        " AND closed_on>=?2 AND closed_on<=?3)",
                        "ttt", context->alliance->fact.id, from, today);
}

static void
add_answers(struct agenda *agenda)
{
    struct figures_context *context = agenda->context;
    long health = answer_day(context, "s12.health");

    add_answer(agenda, "agreement ends", "The agreement ends", figures_agreement_end(context), 8,
               "s08.effective");
    if (day_known(health) && !is_checked(context, health))
        add_answer(agenda, "health check", "Relationship health check", health, 12, "s12.health");
}

static int
by_day(const void *a, const void *b)
{
    const struct agenda_entry *left = a, *right = b;
    int order = (left->day > right->day) - (left->day < right->day);

    return order ? order : strcmp(left->id, right->id);
}

static void
leave_out_private(struct agenda *agenda)
{
    struct method *method = agenda->context->method;
    size_t kept = 0;

    for (size_t i = 0; i < agenda->n; i++) {
        const struct agenda_entry *entry = &agenda->entry[i];

        if (entry->entity ? !private_kind(method, entity_find(entry->entity))
                          : !private_question(method, entry->key))
            agenda->entry[kept++] = *entry;
    }
    agenda->n = kept;
}

const struct agenda_entry *
figures_agenda(struct figures_context *context, size_t *n)
{
    struct agenda agenda = { .context = context };
    char today[DATE_SIZE];

    date_write(context->day, today);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        add_source(&agenda, i, today);
    add_commitments(&agenda);
    add_answers(&agenda);
    if (context->figures->presenting)
        leave_out_private(&agenda);
    if (agenda.n)
        qsort(agenda.entry, agenda.n, sizeof *agenda.entry, by_day);
    *n = agenda.n;
    return agenda.entry;
}
