#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/query.h"
#include "tests/book.h"

static bool
set_text(struct book *book, const char *entity_name, const char *id, const char *field,
         const char *before, const char *after, struct err *err)
{
    const struct entity *entity = entity_find(entity_name);
    struct setting setting = { entity_field(entity, field), value_text(after) };
    struct value seen = value_text(before);

    return record_edit(book, entity, id, &setting, &seen, 1, err);
}

static void
a_new_record_has_its_defaults(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct record record;
    char alliance[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", alliance);
    book_record(&book, "commitment", id, "alliance", alliance, "title", "Deliver the report",
                "promised_by", "us", "promised_to", "them", "due", "2027-02-28", NULL);
    must(record_load(book.store, entity_find("commitment"), id, &arena, &record, &err), &err);
    assert_string_equal(record_text(&record, "state"), "accepted");
    assert_string_equal(record_text(&record, "origin"), "agreement");
    assert_int_equal(record_value(&record, "criticality").integer, 3);
    arena_free(&arena);
    book_close(&book);
}

static void
a_required_field_may_not_be_missing_and_the_message_names_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    const struct entity *entity = entity_find("person");
    struct setting setting = { entity_field(entity, "name"), value_text("Ana") };
    char id[ID_SIZE] = "";

    (void)state;
    book_make(&book, &env);
    assert_false(record_add(&book, entity, &setting, 1, id, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_string_equal(err.where, "organisation");
    book_close(&book);
}

static void
a_reference_must_lead_to_a_record_and_a_choice_be_known(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    const struct entity *entity = entity_find("person");
    struct setting settings[] = {
        { entity_field(entity, "name"), value_text("Ana") },
        { entity_field(entity, "organisation"), value_text("NOBODY") },
    };
    char id[ID_SIZE] = "", alliance[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    assert_false(record_add(&book, entity, settings, 2, id, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    err_clear(&err);
    book_alliance(&book, "Biocon", alliance);
    assert_false(set_text(&book, "alliance", alliance, "form", NULL, "nosuchform", &err));
    assert_int_equal(err.kind, ERR_INPUT);
    err_clear(&err);
    must(set_text(&book, "alliance", alliance, "form", NULL, "jv", &err), &err);
    book_close(&book);
}

static void
a_record_names_only_records_of_its_own_alliance(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    const struct entity *entity = entity_find("due_change");
    char first[ID_SIZE], second[ID_SIZE], promise[ID_SIZE], id[ID_SIZE] = "";

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", first);
    book_alliance(&book, "Quest", second);
    book_record(&book, "commitment", promise, "alliance", first, "title", "Report", "promised_by",
                "us", "promised_to", "them", "due", "2027-02-28", NULL);
    struct setting settings[] = {
        { entity_field(entity, "alliance"), value_text(second) },
        { entity_field(entity, "commitment"), value_text(promise) },
        { entity_field(entity, "on"), value_text("2027-02-01") },
        { entity_field(entity, "old_due"), value_text("2027-02-28") },
        { entity_field(entity, "new_due"), value_text("2027-03-31") },
    };

    assert_false(record_add(&book, entity, settings, 5, id, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_string_equal(err.where, "commitment");
    book_close(&book);
}

static void
two_alliances_do_not_share_a_code(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    char first[ID_SIZE], second[ID_SIZE], third[ID_SIZE] = "";

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Shanghai Volkswagen", first);
    book_alliance(&book, "Siemens Varian", second);
    assert_string_equal(query_string(book.store, &arena, &err, "SELECT code FROM alliance WHERE"
                                     " id=?1", "t", second), "SV2");
    assert_false(alliance_add(&book, "Other", "SV", NULL, 0, third, &err));
    assert_string_equal(err.where, "code");
    arena_free(&arena);
    book_close(&book);
}

static void
a_new_state_and_a_new_due_date_leave_their_history(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    char alliance[ID_SIZE], id[ID_SIZE], person[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", alliance);
    book_record(&book, "commitment", id, "alliance", alliance, "title", "Report", "promised_by",
                "us", "promised_to", "them", "due", "2027-02-28", NULL);
    must(set_text(&book, "commitment", id, "due", "2027-02-28", "2027-03-31", &err), &err);
    book_person(&book, "Ana Rao", person);
    must(set_text(&book, "alliance", alliance, "sponsor_us", NULL, person, &err), &err);
    must(set_text(&book, "alliance", alliance, "state", "idea", "exploring", &err), &err);
    assert_int_equal(query_number(book.store, -1, &err, "SELECT count(*) FROM due_change WHERE"
                     " old_due='2027-02-28' AND new_due='2027-03-31' AND deleted=0", ""), 1);
    assert_int_equal(query_number(book.store, -1, &err, "SELECT count(*) FROM state_change WHERE"
                     " from_state='idea' AND to_state='exploring' AND deleted=0", ""), 1);
    must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_int_equal(query_number(book.store, -1, &err, "SELECT count(*) FROM state_change WHERE"
                     " deleted=0", ""), 0);
    book_close(&book);
}

static void
what_requires_a_binned_record_is_counted_and_comes_back_with_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    char alliance[ID_SIZE], id[ID_SIZE];
    const char *ids[1];
    long with = 0;

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", alliance);
    for (int i = 0; i < 3; i++)
        book_record(&book, "action", id, "alliance", alliance, "title", "Call them", NULL);
    ids[0] = alliance;
    must(record_bin(&book, entity_find("alliance"), ids, 1, &with, &err), &err);
    assert_int_equal(with, 3);
    assert_false(record_bin(&book, entity_find("alliance"), ids, 1, &with, &err));
    err_clear(&err);
    must(record_restore(&book, entity_find("alliance"), ids, 1, &err), &err);
    book_close(&book);
}

static void
many_records_edited_at_once_are_one_undo(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    const struct entity *entity = entity_find("action");
    struct setting setting = { entity_field(entity, "due"), value_text("2027-05-01") };
    char alliance[ID_SIZE], ids[50][ID_SIZE], label[200];
    const char *list[50];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", alliance);
    for (int i = 0; i < 50; i++) {
        book_record(&book, "action", ids[i], "alliance", alliance, "title", "Call", NULL);
        list[i] = ids[i];
    }
    must(record_edit_many(&book, entity, list, 50, &setting, &err), &err);
    book_close(&book);
    book_again(&book, &env);
    must(undo_last(&book, NULL, label, sizeof label, &err), &err);
    assert_non_null(strstr(label, "50"));
    assert_int_equal(query_number(book.store, -1, &err, "SELECT count(*) FROM action WHERE due IS"
                                  " NULL", ""), 50);
    book_close(&book);
}

static void
random_changes_all_undone_give_the_start_and_all_redone_the_end(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct verify_report report;
    const char *sum = "SELECT group_concat(id||coalesce(title,'')||coalesce(due,'')||deleted) FROM"
                      " (SELECT * FROM action ORDER BY id)";
    const char *start, *end;
    char alliance[ID_SIZE], ids[20][ID_SIZE];
    int made = 0, changes = 0;
    uint32_t random = 7;

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Biocon", alliance);
    start = query_string(book.store, &arena, &err, "SELECT count(*) FROM action WHERE deleted=0", "");
    for (int i = 0; i < 150; i++) {
        char title[32];
        struct record record;
        int which;

        random = random * 1664525 + 1013904223;
        which = made ? (int)(random >> 8) % made : 0;
        snprintf(title, sizeof title, "title %d", i);
        if (made < 20 && random >> 28 < 5) {
            book_record(&book, "action", ids[made++], "alliance", alliance, "title", title, NULL);
        } else if (!made) {
            continue;
        } else {
            const char *id[] = { ids[which] };

            must(record_load(book.store, entity_find("action"), ids[which], &arena, &record, &err),
                 &err);
            if (record.deleted)
                must(record_restore(&book, entity_find("action"), id, 1, &err), &err);
            else if (random >> 28 == 15)
                must(record_bin(&book, entity_find("action"), id, 1, NULL, &err), &err);
            else
                must(set_text(&book, "action", ids[which], "title", record_text(&record, "title"),
                              title, &err), &err);
        }
        changes++;
    }
    end = query_string(book.store, &arena, &err, sum, "");
    for (int i = 0; i < changes; i++)
        must(undo_last(&book, NULL, NULL, 0, &err), &err);
    assert_string_equal(query_string(book.store, &arena, &err, "SELECT count(*) FROM action WHERE"
                                     " deleted=0", ""), start);
    for (int i = 0; i < changes; i++)
        must(redo_last(&book, NULL, 0, &err), &err);
    assert_string_equal(query_string(book.store, &arena, &err, sum, ""), end);
    must(verify_file(book.store, &report, &err), &err);
    assert_true(report.sound);
    arena_free(&arena);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_new_record_has_its_defaults),
        TEST(a_required_field_may_not_be_missing_and_the_message_names_it),
        TEST(a_reference_must_lead_to_a_record_and_a_choice_be_known),
        TEST(a_record_names_only_records_of_its_own_alliance),
        TEST(two_alliances_do_not_share_a_code),
        TEST(a_new_state_and_a_new_due_date_leave_their_history),
        TEST(what_requires_a_binned_record_is_counted_and_comes_back_with_it),
        TEST(many_records_edited_at_once_are_one_undo),
        TEST(random_changes_all_undone_give_the_start_and_all_redone_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
