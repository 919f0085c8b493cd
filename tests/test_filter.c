#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/ops/filter.h"
#include "src/ops/needle.h"
#include "src/ops/record.h"
#include "tests/book.h"

/* Ids of what the tests are about. Today is 2027-02-15. */
static struct {
    char ana[ID_SIZE], ben[ID_SIZE];
    char bq[ID_SIZE], zr[ID_SIZE], svw[ID_SIZE], mine[ID_SIZE];
} known;

static void
set(struct book *book, const char *entity_name, const char *id, const char *field,
    const char *value)
{
    const struct entity *entity = entity_find(entity_name);
    struct setting setting = { .field = entity_field(entity, field) };
    struct value_context context = { book_today(book), book->currency };
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char *ids[] = { id };

    must(value_read(setting.field, value, &context, &arena, &setting.value, &err), &err);
    must(record_edit_many(book, entity, ids, 1, &setting, &err), &err);
    arena_free(&arena);
}

/* Without what the method asks for on the way. */
static void
bring(struct book *book, const char *id, const char *state)
{
    struct change_cell cell = { .column = "state", .new = cell_text(state) };
    struct err err = { 0 };

    must(change_begin(book->store, CHANGE_EDIT, NULL, &err), &err);
    must(change_put(book->store, "alliance", id, &cell, 1, NULL, &err), &err);
    must(change_commit(book->store, "State", NULL, &err), &err);
}

static void
add_party(struct book *book, const char *alliance, const char *name)
{
    char organisation[ID_SIZE], id[ID_SIZE];

    book_record(book, "organisation", organisation, "name", name, NULL);
    book_record(book, "party", id, "alliance", alliance, "organisation", organisation, "side",
                "them",
                NULL);
}

/* Four alliances of which each test picks some. */
static void
make(struct book *book, struct env *env)
{
    book_make(book, env);
    book_person(book, "Ana Silva", known.ana);
    book_person(book, "Ben Kurz", known.ben);
    book_alliance(book, "Biocon–Quest", known.bq);
    book_alliance(book, "Copper mine", known.mine);
    book_alliance(book, "Shanghai Volkswagen", known.svw);
    book_alliance(book, "Zürich Research", known.zr);
    add_party(book, known.bq, "Quest International");
    add_party(book, known.zr, "Müller AG");
    set(book, "alliance", known.svw, "code", "SVW");
    set(book, "alliance", known.bq, "note", "Enzymes, made in Bangalore");
    set(book, "alliance", known.bq, "manager", known.ana);
    set(book, "alliance", known.bq, "start_on", "2026-03-01");
    set(book, "alliance", known.svw, "start_on", "2027-01-31");
    set(book, "alliance", known.bq, "value", "1500000 EUR");
    set(book, "alliance", known.svw, "value", "900000 EUR");
    set(book, "alliance", known.zr, "value", "5000000 USD");
    set(book, "alliance", known.svw, "tier", "strategic");
    set(book, "alliance", known.svw, "motives", "cost, learn");
    set(book, "alliance", known.bq, "motives", "growth");
    bring(book, known.mine, "exploring");
}

/* The names that pass, joined by '|'; "?" and the message when the filter is wrong. */
static const char *
passing(struct book *book, const char *entity_name, const char *text)
{
    static char out[1200];
    const struct entity *entity = entity_find(entity_name);
    struct arena arena = { 0 };
    struct record records[50];
    struct filter *filter;
    struct err err = { 0 };
    size_t got = 0, used = 0;
    bool more;

    out[0] = '\0';
    if (!filter_parse(book, entity, text, &arena, &filter, &err)) {
        assert_int_equal(err.kind, ERR_INPUT);
        snprintf(out, sizeof out, "? %s: %s. %s", err.where, err.what, err.hint);
    } else {
        must(list_page(book, entity, NULL, filter, NULL, false, NULL, false, 50, &arena, records,
                       &got, &more, &err), &err);
        assert_false(more);
    }
    for (size_t i = 0; i < got; i++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s", i ? "|" : "",
                                 record_title(&records[i], &arena));
    arena_free(&arena);
    return out;
}

#define PASS(entity, text, names) assert_string_equal(passing(&book, entity, text), names)
#define REFUSED(entity, text, part) assert_non_null(strstr(passing(&book, entity, text), part))

/* Every test has the four alliances. */
#define BEGIN                                                                                    \
    struct env env = support_env();                                                              \
    struct book book;                                                                            \
    (void)state;                                                                                 \
    make(&book, &env)
#define END book_close(&book)

static void
a_text_is_looked_for_in_name_code_note_and_parties(void **state)
{
    BEGIN;
    PASS("alliance", "", "Biocon–Quest|Copper mine|Shanghai Volkswagen|Zürich Research");
    PASS("alliance", "wagen", "Shanghai Volkswagen");
    PASS("alliance", "svw", "Shanghai Volkswagen");
    PASS("alliance", "bangalore", "Biocon–Quest");
    PASS("alliance", "aachen", "");
    END;
}

static void
parties_of_the_alliance_count_and_others_do_not(void **state)
{
    BEGIN;
    PASS("alliance", "international", "Biocon–Quest");
    PASS("alliance", "@quest", "Biocon–Quest");
    PASS("alliance", "@biocon", "");
    PASS("alliance", "!@quest @acme", "Copper mine|Shanghai Volkswagen|Zürich Research");
    PASS("organisation", "@quest", "Quest International");
    PASS("person", "@acme ana", "Ana Silva");
    REFUSED("holiday", "@quest", "no parties");
    END;
}

static void
a_party_in_the_bin_counts_no_more(void **state)
{
    struct err err = { 0 };
    struct arena arena = { 0 };
    const char *ids[1];

    BEGIN;
    ids[0] = query_string(book.store, &arena, &err,
                          "SELECT id FROM party WHERE alliance=?1 AND side='them'",
                          "t", known.bq);
    must(record_bin(&book, entity_find("party"), ids, 1, NULL, &err), &err);
    PASS("alliance", "@quest", "");
    PASS("alliance", "international", "");
    ids[0] = query_string(book.store, &arena, &err,
                          "SELECT id FROM organisation WHERE name='Müller AG'", "");
    PASS("alliance", "@muller", "Zürich Research");
    must(record_bin(&book, entity_find("organisation"), ids, 1, NULL, &err), &err);
    PASS("alliance", "@muller", "");
    arena_free(&arena);
    END;
}

static void
capitals_and_accents_do_not_matter_either_way(void **state)
{
    BEGIN;
    PASS("alliance", "ZURICH", "Zürich Research");
    PASS("alliance", "zürich", "Zürich Research");
    PASS("alliance", "muller", "Zürich Research");
    PASS("alliance", "@MÜLLER", "Zürich Research");
    PASS("alliance", "bïocon", "Biocon–Quest");
    PASS("alliance", "biocon–quest", "Biocon–Quest");
    END;
}

static void
all_words_must_hold_and_an_exclamation_mark_turns_one_round(void **state)
{
    BEGIN;
    PASS("alliance", "quest enzymes", "Biocon–Quest");
    PASS("alliance", "quest wagen", "");
    PASS("alliance", "!quest", "Copper mine|Shanghai Volkswagen|Zürich Research");
    PASS("alliance", "!quest !state:exploring", "Shanghai Volkswagen|Zürich Research");
    END;
}

static void
quotes_keep_blanks_and_make_any_word_a_text(void **state)
{
    BEGIN;
    PASS("alliance", "\"made in\"", "Biocon–Quest");
    PASS("alliance", "\"in made\"", "");
    PASS("alliance", "\"mine\"", "Copper mine");
    PASS("alliance", "!\"mine\" !quest", "Shanghai Volkswagen|Zürich Research");
    PASS("alliance", "\"state:exploring\"", "");
    PASS("alliance", "name:\"er mi\"", "Copper mine");
    END;
}

static void
a_word_that_is_still_being_typed_holds_for_everything(void **state)
{
    BEGIN;
    PASS("alliance", "wagen !", "Shanghai Volkswagen");
    PASS("alliance", "wagen @", "Shanghai Volkswagen");
    PASS("alliance", "wagen \"", "Shanghai Volkswagen");
    PASS("alliance", "\"shanghai vol", "Shanghai Volkswagen");
    END;
}

static void
a_choice_is_named_by_code_label_or_beginning_and_any_of_several_will_do(void **state)
{
    BEGIN;
    PASS("alliance", "state:exploring", "Copper mine");
    PASS("alliance", "State:EXPL", "Copper mine");
    PASS("alliance", "state:exploring,idea",
         "Biocon–Quest|Copper mine|Shanghai Volkswagen|Zürich Research");
    PASS("alliance", "!state:idea", "Copper mine");
    PASS("alliance", "state=exploring", "Copper mine");
    PASS("alliance", "\"state=exploring\"", "");
    PASS("alliance", "nothing=exploring", "");
    PASS("alliance", "state:live !state:idea", "Copper mine");
    PASS("alliance", "motives:growth,learn", "Biocon–Quest|Shanghai Volkswagen");
    PASS("alliance", "motives:learning", "Shanghai Volkswagen");
    PASS("alliance", "!motives:cost tier:strategic", "");
    END;
}

static void
an_empty_value_asks_for_the_unknown(void **state)
{
    BEGIN;
    PASS("alliance", "tier:", "Biocon–Quest|Copper mine|Zürich Research");
    PASS("alliance", "!manager:", "Biocon–Quest");
    PASS("alliance", "motives: value:", "Copper mine");
    END;
}

static void
days_are_compared_and_a_month_or_a_year_stands_for_all_its_days(void **state)
{
    BEGIN;
    PASS("alliance", "start_on:2026-03-01", "Biocon–Quest");
    PASS("alliance", "start_on:>2026-03-01", "Shanghai Volkswagen");
    PASS("alliance", "start_on:>=2026-03-01", "Biocon–Quest|Shanghai Volkswagen");
    PASS("alliance", "start-on:<today", "Biocon–Quest|Shanghai Volkswagen");
    PASS("alliance", "start_on:-2w..", "");
    PASS("alliance", "start_on:-3w..today", "Shanghai Volkswagen");
    PASS("alliance", "start_on:2027-01", "Shanghai Volkswagen");
    PASS("alliance", "start_on:2026", "Biocon–Quest");
    PASS("alliance", "start_on:>2026", "Shanghai Volkswagen");
    PASS("alliance", "start_on:<=2026-03", "Biocon–Quest");
    PASS("alliance", "start_on:..2026-12,2027-01-31", "Biocon–Quest|Shanghai Volkswagen");
    REFUSED("alliance", "start_on:03/04", "start_on:03/04");
    END;
}

static void
numbers_are_compared_and_amounts_in_their_own_currency_only(void **state)
{
    char risk[ID_SIZE];

    BEGIN;
    PASS("alliance", "value:>1000000", "Biocon–Quest");
    PASS("alliance", "value:<=1500000", "Biocon–Quest|Shanghai Volkswagen");
    PASS("alliance", "value:900000..2000000", "Biocon–Quest|Shanghai Volkswagen");
    PASS("alliance", "\"value:>1\"", "");
    PASS("alliance", "value:\">1 USD\"", "Zürich Research");
    REFUSED("alliance", "value:>much", "value:>much");
    book_record(&book, "risk", risk, "alliance", known.bq, "description", "Fire", "likelihood", "2",
                "impact", "5", NULL);
    PASS("risk", "likelihood:2", "Fire");
    PASS("risk", "likelihood:<2", "");
    PASS("risk", "impact:4..5 likelihood:1,2", "Fire");
    PASS("risk", "impact:5..", "Fire");
    PASS("risk", "step:", "Fire");
    REFUSED("risk", "impact:7", "1 to 5");
    END;
}

static void
a_reference_is_named_by_any_part_of_its_name(void **state)
{
    char action[ID_SIZE];

    BEGIN;
    PASS("alliance", "manager:silva", "Biocon–Quest");
    PASS("alliance", "manager:kurz,ANA", "Biocon–Quest");
    PASS("alliance", "!manager:ana", "Copper mine|Shanghai Volkswagen|Zürich Research");
    book_record(&book, "action", action, "alliance", known.zr, "title", "Call", NULL);
    PASS("action", "alliance:zuri", "Call");
    PASS("action", "alliance:svw", "");
    PASS("action", "@muller", "Call");
    snprintf(book.me, sizeof book.me, "%s", known.ana);
    PASS("alliance", "manager:me", "Biocon–Quest");
    END;
}

static void
overdue_is_what_was_due_before_today_and_is_not_done(void **state)
{
    char id[ID_SIZE];

    BEGIN;
    book_record(&book, "action", id, "alliance", known.bq, "title", "Late", "due", "2027-02-14",
                NULL);
    book_record(&book, "action", id, "alliance", known.bq, "title", "Today", "due", "2027-02-15",
                NULL);
    book_record(&book, "action", id, "alliance", known.bq, "title", "Done", "due", "2027-02-01",
                "state", "done", "done_on", "2027-02-10", NULL);
    book_record(&book, "action", id, "alliance", known.bq, "title", "Dropped", "due", "2027-02-01",
                "state", "dropped", NULL);
    PASS("action", "overdue", "Late");
    PASS("action", "!overdue due:<=2027-02-15", "Dropped|Done|Today");
    book_record(&book, "commitment", id, "alliance", known.bq, "title", "Disputed", "promised_by",
                "us",
                "promised_to", "them", "due", "2027-02-01", "state", "disputed", "delivered_on",
                "2027-02-01", NULL);
    book_record(&book, "commitment", id, "alliance", known.bq, "title", "Kept", "promised_by", "us",
                "promised_to", "them", "due", "2027-02-01", "state", "delivered", "delivered_on",
                "2027-02-01", NULL);
    PASS("commitment", "overdue", "Disputed");
    REFUSED("person", "overdue", "can be overdue");
    END;
}

static void
an_issue_is_overdue_when_its_level_has_had_its_working_days(void **state)
{
    char id[ID_SIZE], up[ID_SIZE];

    BEGIN;      /* Monday 2027-02-15; five working days since Monday the 8th are not more than five */
    book_record(&book, "issue", id, "alliance", known.bq, "title", "In time", "type", "technical", "raised_by", "us",
                "raised_on", "2027-02-08", "severity", "3", NULL);
    PASS("issue", "overdue", "");
    book_record(&book, "issue", id, "alliance", known.bq, "title", "Old", "type", "technical", "raised_by", "us",
                "raised_on", "2027-02-05", "severity", "3", "state", "inquiry", "our_contribution", "Late",
                "their_contribution", "Silent", NULL);
    PASS("issue", "overdue", "Old");
    PASS("issue", "!overdue", "In time");
    book_record(&book, "holiday", up, "date", "2027-02-10", "name", "Carnival", NULL);
    PASS("issue", "overdue", "");
    book_record(&book, "holiday", up, "date", "2027-02-13", "name", "A Saturday counts no second time", NULL);
    PASS("issue", "overdue", "");
    book_record(&book, "ladder_level", up, "alliance", known.bq, "level", "1", "who", "The pair", "working_days", "3", NULL);
    PASS("issue", "overdue", "Old|In time");
    book_record(&book, "escalation", up, "alliance", known.bq, "issue", id, "from_level", "1", "to_level", "2", "on",
                "2027-02-09", "joint", "1", NULL);
    PASS("issue", "overdue", "In time");
    END;
}

static void
an_alliance_is_overdue_by_an_action_a_commitment_or_its_planned_end(void **state)
{
    char id[ID_SIZE];

    BEGIN;
    PASS("alliance", "overdue", "");
    book_record(&book, "action", id, "alliance", known.bq, "title", "Late", "due", "2027-02-14",
                NULL);
    PASS("alliance", "overdue", "Biocon–Quest");
    set(&book, "action", id, "state", "dropped");
    book_record(&book, "commitment", id, "alliance", known.zr, "title", "Late", "promised_by", "us",
                "promised_to", "them", "due", "2027-02-01", NULL);
    PASS("alliance", "overdue", "Zürich Research");
    set(&book, "alliance", known.mine, "planned_end", "2027-02-14");
    set(&book, "alliance", known.svw, "planned_end", "2027-02-15");
    PASS("alliance", "overdue", "Copper mine|Zürich Research");
    PASS("alliance", "overdue wagen", "");
    bring(&book, known.mine, "abandoned");
    PASS("alliance", "overdue", "Zürich Research");
    END;
}

static void
mine_is_what_names_me_and_asks_who_i_am(void **state)
{
    char id[ID_SIZE];

    BEGIN;
    REFUSED("alliance", "mine", "[me]");
    snprintf(book.me, sizeof book.me, "%s", known.ana);
    PASS("alliance", "mine", "Biocon–Quest");
    PASS("alliance", "!mine copper", "Copper mine");
    PASS("person", "mine", "Ana Silva");
    book_record(&book, "action", id, "alliance", known.zr, "title", "Call", "owner", known.ana,
                NULL);
    book_record(&book, "action", id, "alliance", known.bq, "title", "Write", "owner", known.ben,
                NULL);
    PASS("action", "mine", "Call");
    book_record(&book, "body", id, "alliance", known.bq, "name", "Committee", "kind", "steering",
                NULL);
    book_record(&book, "body", id, "alliance", known.zr, "name", "Other", "kind", "steering", NULL);
    PASS("body", "mine", "Committee");         /* names nobody: its alliance does */
    REFUSED("organisation", "mine", "nobody");
    END;
}

static void
step_is_the_lowest_one_neither_done_nor_waived(void **state)
{
    char id[ID_SIZE];

    BEGIN;
    PASS("alliance", "step:2", "");
    book_record(&book, "step_state", id, "alliance", known.bq, "step", "1", "state", "done",
                "signed_by", known.ana, "signed_on", "2027-02-01", NULL);
    book_record(&book, "step_state", id, "alliance", known.bq, "step", "3", "state", "done",
                "signed_by", known.ana, "signed_on", "2027-02-01", NULL);
    PASS("alliance", "step:2", "Biocon–Quest");
    PASS("alliance", "step:>1", "Biocon–Quest");
    PASS("alliance", "step:1 zurich", "Zürich Research");
    book_record(&book, "step_state", id, "alliance", known.bq, "step", "1", "revision", "2",
                "state",
                "in_progress", NULL);
    PASS("alliance", "step:2..12", "");
    REFUSED("alliance", "step:13", "1 to 12");
    END;
}

static void
a_wrong_word_is_named_with_what_is_near(void **state)
{
    BEGIN;
    REFUSED("alliance", "quest stat:idea", "'stat' is no field");
    REFUSED("alliance", "quest stat:idea", "state");
    REFUSED("alliance", "state:opperating", "Near: operating");
    REFUSED("alliance", "tier:zzz", "strategic, important, tactical");
    REFUSED("alliance", "tier:zzz", "? tier:zzz:");
    END;
}

static void
a_filter_too_long_to_hold_is_refused_and_not_cut(void **state)
{
    BEGIN;
    REFUSED("alliance", "a b c d e f g h i j k l m n o p q", "more words");
    REFUSED("alliance", "state:a,b,c,d,e,f,g,h,i,j,k,l,m", "more than 12");
    END;
}

static void
a_needle_finds_what_the_query_function_finds(void **state)
{
    struct arena arena = { 0 };
    struct needle pair = needle_make(&arena, "qq");

    (void)state;
    for (int32_t code = 1; code < 0x30000; code++) {
        struct str text = { 0 }, folded = { 0 };
        struct needle alone;

        if (code >= 0xD800 && code < 0xE000)
            continue;
        str_add(&text, "xq");
        text_encode(&text, code);
        str_add(&text, "qx");
        text_fold(&folded, text.data + 2, text.len - 4);
        if (needle_in(&pair, str_text(&text)) != text_contains(str_text(&text), "qq"))
            fail_msg("U+%04X does or does not vanish", (unsigned)code);
        alone = needle_make(&arena, str_text(&folded));
        if (!needle_in(&alone, str_text(&text)))
            fail_msg("U+%04X is not found as '%s'", (unsigned)code, str_text(&folded));
        str_free(&text);
        str_free(&folded);
        if (code % 4096 == 0) {
            arena_free(&arena);
            pair = needle_make(&arena, "qq");
        }
    }
    arena_free(&arena);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_text_is_looked_for_in_name_code_note_and_parties),
        TEST(parties_of_the_alliance_count_and_others_do_not),
        TEST(a_party_in_the_bin_counts_no_more),
        TEST(capitals_and_accents_do_not_matter_either_way),
        TEST(all_words_must_hold_and_an_exclamation_mark_turns_one_round),
        TEST(quotes_keep_blanks_and_make_any_word_a_text),
        TEST(a_word_that_is_still_being_typed_holds_for_everything),
        TEST(a_choice_is_named_by_code_label_or_beginning_and_any_of_several_will_do),
        TEST(an_empty_value_asks_for_the_unknown),
        TEST(days_are_compared_and_a_month_or_a_year_stands_for_all_its_days),
        TEST(numbers_are_compared_and_amounts_in_their_own_currency_only),
        TEST(a_reference_is_named_by_any_part_of_its_name),
        TEST(overdue_is_what_was_due_before_today_and_is_not_done),
        TEST(an_issue_is_overdue_when_its_level_has_had_its_working_days),
        TEST(an_alliance_is_overdue_by_an_action_a_commitment_or_its_planned_end),
        TEST(mine_is_what_names_me_and_asks_who_i_am),
        TEST(step_is_the_lowest_one_neither_done_nor_waived),
        TEST(a_wrong_word_is_named_with_what_is_near),
        TEST(a_filter_too_long_to_hold_is_refused_and_not_cut),
        TEST(a_needle_finds_what_the_query_function_finds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
