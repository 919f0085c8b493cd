/* What an alliance or a learning cycle must have before it may go on (B.2, C.3). */
#include <string.h>

#include "src/ops/record_inside.h"
#include "src/store/query.h"

/* The step or the item was let pass, with a reason and a sponsor: then nobody asks for it again. */
#define LET_PASS(step, item)                                                                       \
    "EXISTS(SELECT 1 FROM step_state s WHERE s.alliance=?1 AND s.step=" step " AND s.deleted=0"    \
    " AND s.state='waived' AND NOT EXISTS(SELECT 1 FROM step_state n WHERE n.alliance=?1"          \
    " AND n.step=s.step AND n.revision>s.revision AND n.deleted=0))"                               \
    " OR EXISTS(SELECT 1 FROM waiver w WHERE w.alliance=?1 AND w.item='" item "' AND w.deleted=0)"

#define ANSWERED(field)                                                                            \
    "EXISTS(SELECT 1 FROM step_answer a WHERE a.alliance=?1 AND a.field='" field "' AND a.deleted=0" \
    " AND a.value IS NOT NULL AND NOT EXISTS(SELECT 1 FROM step_answer n WHERE n.alliance=?1"      \
    " AND n.field=a.field AND n.revision>a.revision AND n.deleted=0))"

#define DONE_AGAIN(step)                                                                           \
    "EXISTS(SELECT 1 FROM step_state s WHERE s.alliance=?1 AND s.step=" step " AND s.deleted=0"    \
    " AND (s.state='waived' OR s.state='done' AND s.revision>1) AND NOT EXISTS(SELECT 1 FROM"      \
    " step_state n WHERE n.alliance=?1 AND n.step=s.step AND n.revision>s.revision AND n.deleted=0))"

#define HAS(table, rest) "EXISTS(SELECT 1 FROM " table " x WHERE x.alliance=?1 AND x.deleted=0" rest ")"

#define REVIEW_BEGAN                                                                               \
    "coalesce((SELECT max(c.\"on\") FROM state_change c WHERE c.alliance=?1 AND c.deleted=0"       \
    " AND c.to_state='under_review'),(SELECT state_since FROM alliance WHERE id=?1),'')"

/* `from` NULL: from any state. All that fit must hold; ?1 is the alliance (or the cycle). */
static const struct {
    const char *entity, *from, *to, *sql, *what, *hint;
} guards[] = {
    { "alliance", NULL, "exploring",
      "EXISTS(SELECT 1 FROM alliance x WHERE x.id=?1 AND x.sponsor_us IS NOT NULL)"
      " OR " ANSWERED("s01.sponsor") " OR "
      HAS("role_assignment", " AND x.role='sponsor' AND x.side='us'") " OR " LET_PASS("1", "s01.sponsor"),
      "no executive sponsor of ours is named", "Name one in step 1 (s01.sponsor)." },
    { "alliance", NULL, "negotiating",
      ANSWERED("s04.choice") " OR " HAS("party", " AND x.side='them'") " OR " LET_PASS("4", "s04.choice"),
      "no partner is chosen", "Choose one in step 4 (s04.choice), or add the partner as a party." },
    { "alliance", NULL, "negotiating", ANSWERED("s05.nda") " OR " LET_PASS("5", "s05.nda"),
      "nobody has said how the confidentiality agreement stands", "Answer it in step 5 (s05.nda)." },
    { "alliance", NULL, "agreed", ANSWERED("s08.signed") " OR " LET_PASS("8", "s08.signed"),
      "the day of signing is not known", "Answer it in step 8 (s08.signed)." },
    { "alliance", "agreed", "launching", HAS("charter", "") " OR " LET_PASS("9", "s09.charter"),
      "there is no charter", "Add one in step 9 (s09.charter)." },
    { "alliance", "launching", "operating",
      HAS("survey", " AND x.closed_on IS NOT NULL") " OR " LET_PASS("11", "s11.baseline"),
      "no baseline health check is closed",
      "Close one and name it in step 11 (s11.baseline), or let it pass there with a reason." },
    { "alliance", "under_review", NULL,
      HAS("decision", " AND x.decided_on>=" REVIEW_BEGAN) " OR "
      HAS("review", " AND x.date>=" REVIEW_BEGAN " AND x.outcome IS NOT NULL AND x.decision IS NOT NULL"),
      "the outcome of the review is not recorded",
      "Log the decision, or write outcome and decision into the review (step 12)." },
    { "alliance", "transforming", "operating",
      "(" DONE_AGAIN("2") ") AND (" DONE_AGAIN("8") ") AND (" DONE_AGAIN("9") ")",
      "the changed agreement is not in force", "Reopen steps 2, 8 and 9 and sign them off again." },
    { "alliance", NULL, "exiting", HAS("exit_plan", " AND x.state NOT IN('none','outline')"),
      "there is no agreed exit plan", "Agree on one in step 12 (s12.exit)." },
    { "alliance", NULL, "abandoned", HAS("lesson", ""), "no lesson is kept",
      "Write down what was learned: add a lesson first." },
    { "alliance", NULL, "closed",
      HAS("exit_task", "") " AND NOT " HAS("exit_task", " AND x.done_on IS NULL"),
      "the tasks of the exit plan are not all done", "Add them, and give each the day it was done." },
    { "alliance", NULL, "closed", HAS("lesson", ""), "no lesson is kept",
      "Write down what was learned: add a lesson first." },
    { "doz_cycle", NULL, "closed",
      "(SELECT count(*) FROM (SELECT area FROM doz_cell WHERE cycle=?1 AND deleted=0"
      " GROUP BY area HAVING count(DISTINCT cell)=4))>=3",
      "fewer than three of the five areas have all four cells",
      "Fill initial conditions, learning, re-evaluation and readjustment of three areas." },
    { "doz_cycle", NULL, "closed",
      "NOT EXISTS(SELECT 1 FROM doz_cell WHERE cycle=?1 AND deleted=0 AND readjustment='decided')",
      "a decided readjustment is neither done nor dropped",
      "Set each to done or dropped in its cell." },
};

static bool
holds(struct book *book, const char *sql, const char *id, struct err *err)
{
    struct str whole = { 0 };
    bool ok;

    str_addf(&whole, "SELECT %s", sql);
    ok = query_number(book->store, 0, err, str_text(&whole), "t", id) != 0;
    str_free(&whole);
    return ok;
}

bool
record_state_guard(struct book *book, const struct record *before, const struct record *after,
                   struct err *err)
{
    const char *from = record_text(before, "state"), *to = record_text(after, "state");

    for (size_t i = 0; from && to && i < sizeof guards / sizeof *guards; i++) {
        if (strcmp(guards[i].entity, after->entity->name) != 0 ||
            (guards[i].from && strcmp(guards[i].from, from) != 0) ||
            (guards[i].to && strcmp(guards[i].to, to) != 0) || holds(book, guards[i].sql, after->id, err))
            continue;
        if (err->kind)
            return false;
        err_set(err, ERR_INPUT, "%s", guards[i].what);
        err_hint(err, "%s", guards[i].hint);
        return err_where(err, "state");
    }
    return !err->kind;
}
