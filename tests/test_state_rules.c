#include <string.h>

#include "src/rules/state_rules.h"
#include "tests/support.h"

/* Every move that B.2 and C.5 allow; whatever is not here is forbidden. */
static const struct {
    const char *entity, *from, *to;
} allowed[] = {
    { "alliance", "idea", "exploring abandoned" },
    { "alliance", "exploring", "negotiating abandoned" },
    { "alliance", "negotiating", "agreed abandoned" },
    { "alliance", "agreed", "launching" },
    { "alliance", "launching", "operating" },
    { "alliance", "operating", "under_review suspended exiting" },
    { "alliance", "under_review", "operating transforming exiting" },
    { "alliance", "transforming", "operating suspended" },
    { "alliance", "suspended", "operating" },
    { "alliance", "exiting", "closed" },
    { "alliance", "closed", "" },
    { "alliance", "abandoned", "" },
    { "step_state", "not_started", "in_progress waived" },
    { "step_state", "in_progress", "ready waived" },
    { "step_state", "ready", "in_progress done waived" },
    { "step_state", "done", "reopened waived" },
    { "step_state", "reopened", "in_progress waived" },
    { "step_state", "waived", "reopened" },
    { "body", "proposed", "active" },
    { "body", "active", "dormant dissolved" },
    { "body", "dormant", "active dissolved" },
    { "body", "dissolved", "" },
    { "meeting", "planned", "held cancelled" },
    { "meeting", "held", "minutes_drafted" },
    { "meeting", "minutes_drafted", "minutes_approved" },
    { "meeting", "minutes_approved", "" },
    { "meeting", "cancelled", "" },
    { "decision", "raised", "discussing withdrawn" },
    { "decision", "discussing", "decided deferred escalated withdrawn" },
    { "decision", "deferred", "discussing" },
    { "decision", "escalated", "decided" },
    { "decision", "decided", "implemented reversed" },
    { "decision", "implemented", "verified" },
    { "decision", "verified", "" },
    { "decision", "withdrawn", "" },
    { "decision", "reversed", "" },
    { "commitment", "proposed", "accepted waived broken" },
    { "commitment", "accepted", "in_progress at_risk waived broken" },
    { "commitment", "in_progress", "at_risk delivered waived broken" },
    { "commitment", "at_risk", "in_progress waived broken" },
    { "commitment", "delivered", "verified disputed" },
    { "commitment", "disputed", "in_progress verified waived broken" },
    { "commitment", "verified", "" },
    { "commitment", "waived", "" },
    { "commitment", "broken", "" },
    { "action", "open", "done dropped" },
    { "action", "done", "" },
    { "action", "dropped", "" },
    { "issue", "open", "inquiry" },
    { "issue", "inquiry", "resolved escalated" },
    { "issue", "escalated", "inquiry" },
    { "issue", "resolved", "closed reopened" },
    { "issue", "reopened", "inquiry" },
    { "issue", "closed", "" },
    { "flag", "raised", "checked" },
    { "flag", "checked", "dismissed confirmed" },
    { "flag", "confirmed", "resolved" },
    { "flag", "dismissed", "" },
    { "flag", "resolved", "" },
    { "charter", "draft", "approved" },
    { "charter", "approved", "due superseded" },
    { "charter", "due", "superseded approved" },
    { "charter", "superseded", "" },
    { "agreement", "draft", "negotiating" },
    { "agreement", "negotiating", "signed" },
    { "agreement", "signed", "in_force" },
    { "agreement", "in_force", "amended expired renewed terminated" },
    { "agreement", "amended", "expired renewed terminated" },
    { "agreement", "expired", "" },
    { "agreement", "renewed", "" },
    { "agreement", "terminated", "" },
    { "exit_plan", "none", "outline" },
    { "exit_plan", "outline", "agreed" },
    { "exit_plan", "agreed", "triggered" },
    { "exit_plan", "triggered", "executing" },
    { "exit_plan", "executing", "complete" },
    { "exit_plan", "complete", "" },
    { "risk", "identified", "assessed happened" },
    { "risk", "assessed", "treating happened" },
    { "risk", "treating", "accepted closed happened" },
    { "risk", "accepted", "happened" },
    { "risk", "closed", "happened" },
    { "risk", "happened", "" },
    { "review", "planned", "held" },
    { "review", "held", "actions_agreed" },
    { "review", "actions_agreed", "closed" },
    { "review", "closed", "" },
    { "learning_objective", "proposed", "agreed" },
    { "learning_objective", "agreed", "pursuing" },
    { "learning_objective", "pursuing", "attained dropped" },
    { "learning_objective", "attained", "" },
    { "learning_objective", "dropped", "" },
    { "knowledge_item", "identified", "valued protected lost not_wanted" },
    { "knowledge_item", "valued", "accessible protected lost not_wanted" },
    { "knowledge_item", "accessible", "transferring protected lost not_wanted" },
    { "knowledge_item", "transferring", "assimilated protected lost not_wanted" },
    { "knowledge_item", "assimilated", "applied protected lost not_wanted" },
    { "knowledge_item", "applied", "shared_on protected lost not_wanted" },
    { "knowledge_item", "shared_on", "protected lost not_wanted" },
    { "knowledge_item", "protected", "lost not_wanted" },
    { "knowledge_item", "lost", "protected not_wanted" },
    { "knowledge_item", "not_wanted", "protected lost" },
    { "lesson", "draft", "reviewed" },
    { "lesson", "reviewed", "approved" },
    { "lesson", "approved", "applied" },
    { "lesson", "applied", "retired" },
    { "lesson", "retired", "" },
    { "doz_cycle", "open", "learning_logged" },
    { "doz_cycle", "learning_logged", "re_evaluated" },
    { "doz_cycle", "re_evaluated", "readjusting" },
    { "doz_cycle", "readjusting", "closed" },
    { "doz_cycle", "closed", "" },
    { "difference", "noticed", "discussed_jointly" },
    { "difference", "discussed_jointly", "decided" },
    { "difference", "decided", "in_use" },
    { "difference", "in_use", "reviewed" },
    { "difference", "reviewed", "" },
};

static bool
is_word_of(const char *words, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = words; (at = strstr(at, word)) != NULL; at++)
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static const char *
allowed_from(const char *entity, const char *from)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (!strcmp(allowed[i].entity, entity) && !strcmp(allowed[i].from, from))
            return allowed[i].to;
    return NULL;
}

/* The states of an entity; those of exit_plan stand in a vocabulary. */
static size_t
states_of(const struct entity *entity, char states[][64])
{
    const struct field *field = entity_field(entity, "state");
    const char *at = field ? field->spec : NULL;
    size_t n = 0;

    if (at && !strcmp(at, "E.29"))
        at = "none/outline/agreed/triggered/executing/complete";
    while (at && (at = field_next_code(at, states[n])) != NULL)
        n++;
    return n;
}

static void
every_pair_of_states_is_allowed_or_forbidden_as_the_method_says(void **state)
{
    size_t kinds = 0;

    (void)state;
    for (size_t e = 0; e < entity_count; e++) {
        char states[40][64];
        size_t n = states_of(&entities[e], states);

        if (!n || !state_has_moves(&entities[e]))
            continue;
        kinds++;
        for (size_t i = 0; i < n; i++) {
            const char *to = allowed_from(entities[e].name, states[i]);

            if (!to)
                fail_msg("%s: this test does not know the state %s", entities[e].name, states[i]);
            for (size_t k = 0; k < n; k++)
                if (i != k && state_may_follow(&entities[e], states[i], states[k]) != is_word_of(to, states[k]))
                    fail_msg("%s: %s -> %s", entities[e].name, states[i], states[k]);
        }
    }
    assert_int_equal(kinds, 19);
}

static void
staying_in_a_state_and_kinds_without_an_order_are_free(void **state)
{
    (void)state;
    assert_true(state_may_follow(entity_find("alliance"), "closed", "closed"));
    assert_false(state_has_moves(entity_find("safeguard")));
    assert_true(state_may_follow(entity_find("safeguard"), "missing", "in_place"));
    assert_true(state_may_follow(entity_find("safeguard"), "in_place", "missing"));
}

static void
what_comes_next_and_before_is_listed_once(void **state)
{
    struct arena arena = { 0 };
    size_t n;
    const char **next = state_next(entity_find("decision"), "discussing", &arena, &n);

    (void)state;
    assert_int_equal(n, 4);
    assert_string_equal(next[0], "decided");
    next = state_before(entity_find("commitment"), "verified", &arena, &n);
    assert_int_equal(n, 2);
    assert_string_equal(next[0], "delivered");
    assert_string_equal(next[1], "disputed");
    state_next(entity_find("action"), "done", &arena, &n);
    assert_int_equal(n, 0);
    arena_free(&arena);
}

/* Two records of `entity` in states `from` and `to`, nothing given but the state. */
struct pair {
    struct arena arena;
    struct record before, after;
    bool *given;
};

static void
pair_make(struct pair *pair, const char *name, const char *from, const char *to)
{
    const struct entity *entity = entity_find(name);
    size_t at = entity_position(entity, entity_field(entity, "state"));

    *pair = (struct pair){ .before.entity = entity, .after.entity = entity };
    pair->before.values = arena_alloc(&pair->arena, (entity->n + 1) * sizeof *pair->before.values);
    pair->after.values = arena_alloc(&pair->arena, (entity->n + 1) * sizeof *pair->after.values);
    pair->given = arena_alloc(&pair->arena, (entity->n + 1) * sizeof *pair->given);
    pair->before.values[at] = value_text(from);
    pair->after.values[at] = value_text(to);
    pair->given[at] = strcmp(from, to) != 0;
}

static void
pair_set(struct pair *pair, const char *field, const char *before, const char *after)
{
    size_t at = entity_position(pair->after.entity, entity_field(pair->after.entity, field));

    pair->before.values[at] = value_text(before);
    pair->after.values[at] = value_text(after);
    if ((before == NULL) != (after == NULL) || (before && strcmp(before, after)))
        pair->given[at] = true;
}

static void
pair_fill(struct pair *pair)
{
    state_fill(&pair->before, &pair->after, pair->given, "2027-02-15", &pair->arena);
}

static void
a_new_state_brings_its_date_unless_one_is_given(void **state)
{
    struct pair pair;

    (void)state;
    pair_make(&pair, "commitment", "in_progress", "delivered");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "delivered_on"), "2027-02-15");
    arena_free(&pair.arena);
    pair_make(&pair, "commitment", "in_progress", "delivered");
    pair_set(&pair, "delivered_on", NULL, "2027-02-10");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "delivered_on"), "2027-02-10");
    arena_free(&pair.arena);
    pair_make(&pair, "alliance", "exiting", "closed");
    pair_set(&pair, "state_since", "2026-01-01", "2026-01-01");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "state_since"), "2027-02-15");
    assert_string_equal(record_text(&pair.after, "ended_on"), "2027-02-15");
    arena_free(&pair.arena);
}

static void
a_state_that_forbids_a_date_empties_it_and_one_that_keeps_it_does_not(void **state)
{
    struct pair pair;

    (void)state;
    pair_make(&pair, "issue", "resolved", "reopened");
    pair_set(&pair, "resolved_on", "2027-01-20", "2027-01-20");
    pair_fill(&pair);
    assert_null(record_text(&pair.after, "resolved_on"));
    arena_free(&pair.arena);
    pair_make(&pair, "commitment", "delivered", "disputed");
    pair_set(&pair, "delivered_on", "2027-01-20", "2027-01-20");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "delivered_on"), "2027-01-20");
    arena_free(&pair.arena);
    pair_make(&pair, "knowledge_item", "applied", "shared_on");
    pair_set(&pair, "applied_on", "2027-01-20", "2027-01-20");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "applied_on"), "2027-01-20");
    arena_free(&pair.arena);
}

static void
a_date_set_alone_moves_the_state_when_only_one_takes_it(void **state)
{
    struct pair pair;

    (void)state;
    pair_make(&pair, "meeting", "planned", "planned");
    pair_set(&pair, "held_on", NULL, "2027-02-12");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "state"), "held");
    arena_free(&pair.arena);
    pair_make(&pair, "commitment", "accepted", "accepted");
    pair_set(&pair, "delivered_on", NULL, "2027-02-12");
    pair_fill(&pair);
    assert_string_equal(record_text(&pair.after, "state"), "accepted");
    arena_free(&pair.arena);
}

static void
an_issue_goes_up_or_is_settled_only_with_both_contributions(void **state)
{
    static const char *const to[] = { "escalated", "resolved" };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct err err = { 0 };
        struct pair pair;

        pair_make(&pair, "issue", "inquiry", to[i]);
        assert_false(state_guard(&pair.after, &err));
        assert_string_equal(err.where, "our_contribution");
        err_clear(&err);
        pair_set(&pair, "our_contribution", NULL, "We were late, too");
        assert_false(state_guard(&pair.after, &err));
        assert_string_equal(err.where, "their_contribution");
        err_clear(&err);
        pair_set(&pair, "their_contribution", NULL, "They changed the plan");
        must(state_guard(&pair.after, &err), &err);
        arena_free(&pair.arena);
    }
}

/* A word in the tables that no entity knows would never be found out. */
static void
every_question_names_a_field_that_there_is(void **state)
{
    (void)state;
    for (size_t e = 0; e < entity_count; e++) {
        char states[41][64];
        size_t n = states_of(&entities[e], states);

        strcpy(states[n++], "renegotiated");
        for (size_t i = 0; i < n; i++) {
            struct arena arena = { 0 };
            size_t asks;
            const struct state_ask *ask = state_asks(&entities[e], states[i], &arena, &asks);
            const struct entity *event = state_event(&entities[e], states[i]);

            for (size_t k = 0; k < asks; k++) {
                assert_non_null(entity_find(ask[k].of));
                assert_non_null(entity_field(entity_find(ask[k].of), ask[k].field));
                if (strcmp(ask[k].of, entities[e].name))
                    assert_ptr_equal(event, entity_find(ask[k].of));
            }
            arena_free(&arena);
        }
    }
}

/* A complete record lacks nothing; the SQL that looks for the others names columns that there are. */
static void
what_a_complete_record_has_is_asked_by_state(void **state)
{
    const struct field *fields[STATE_WANTS];
    struct pair pair;

    (void)state;
    for (size_t e = 0; e < entity_count; e++) {
        struct str sql = { 0 };

        state_add_wants(&sql, &entities[e], "t");
        str_free(&sql);
    }
    pair_make(&pair, "action", "open", "open");
    assert_int_equal(state_wants(&pair.after, fields), 2);
    assert_string_equal(fields[0]->name, "owner");
    pair_set(&pair, "owner", NULL, "A");
    assert_int_equal(state_wants(&pair.after, fields), 1);
    arena_free(&pair.arena);
    pair_make(&pair, "action", "done", "done");
    assert_int_equal(state_wants(&pair.after, fields), 0);
    arena_free(&pair.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_states_is_allowed_or_forbidden_as_the_method_says),
        cmocka_unit_test(staying_in_a_state_and_kinds_without_an_order_are_free),
        cmocka_unit_test(what_comes_next_and_before_is_listed_once),
        cmocka_unit_test(a_new_state_brings_its_date_unless_one_is_given),
        cmocka_unit_test(a_state_that_forbids_a_date_empties_it_and_one_that_keeps_it_does_not),
        cmocka_unit_test(a_date_set_alone_moves_the_state_when_only_one_takes_it),
        cmocka_unit_test(an_issue_goes_up_or_is_settled_only_with_both_contributions),
        cmocka_unit_test(what_a_complete_record_has_is_asked_by_state),
        cmocka_unit_test(every_question_names_a_field_that_there_is),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
