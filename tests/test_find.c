#include <stdio.h>
#include <string.h>

#include "src/ops/find.h"
#include "src/ops/record.h"
#include "tests/book.h"

static struct {
    char bq[ID_SIZE], bg[ID_SIZE], svw[ID_SIZE], apple[ID_SIZE], nike[ID_SIZE], novo[ID_SIZE];
    char ana[ID_SIZE], report[ID_SIZE], letter[ID_SIZE];
} known;

static void
set_code(struct book *book, const char *id, const char *code)
{
    const struct entity *entity = entity_find("alliance");
    struct setting setting = { entity_field(entity, "code"), value_text(code) };
    const char *ids[] = { id };
    struct err err = { 0 };

    must(record_edit_many(book, entity, ids, 1, &setting, &err), &err);
}

static void
make(struct book *book, struct env *env)
{
    book_make(book, env);
    book_person(book, "Ana Silva", known.ana);
    book_alliance(book, "Biocon–Quest", known.bq);
    book_alliance(book, "Biogen", known.bg);
    book_alliance(book, "Shanghai Volkswagen", known.svw);
    book_alliance(book, "Apple", known.apple);
    book_alliance(book, "Apple–Nike", known.nike);
    book_alliance(book, "Élan/Novo A/S", known.novo);
    set_code(book, known.svw, "SVW");
    book_record(book, "commitment", known.report, "alliance", known.bq, "title",
                "Deliver the report",
                "promised_by", "us", "promised_to", "them", "due", "2027-03-01", NULL);
    book_record(book, "commitment", known.letter, "alliance", known.bq, "title",
                "Deliver the letter",
                "promised_by", "us", "promised_to", "them", "due", "2027-03-01", NULL);
}

#define BEGIN                                                                                    \
    struct env env = support_env();                                                              \
    struct book book;                                                                            \
    (void)state;                                                                                 \
    make(&book, &env)
#define END book_close(&book)

static void
finds(struct book *book, const char *ref, const char *entity, const char *id)
{
    struct found found;
    struct err err = { 0 };

    must(find_ref(book, ref, &found, &err), &err);
    assert_string_equal(found.entity->name, entity);
    assert_string_equal(found.id, id);
}

/* The message that it fails with. */
static const char *
fails(struct book *book, const char *ref, enum err_kind kind)
{
    static char message[800];
    struct found found;
    struct err err = { 0 };

    assert_false(find_ref(book, ref, &found, &err));
    assert_int_equal(err.kind, kind);
    snprintf(message, sizeof message, "%s. %s", err.what, err.hint);
    return message;
}

#define SAYS(ref, kind, part) assert_non_null(strstr(fails(&book, ref, kind), part))

static void
an_id_leads_to_a_record_of_any_kind(void **state)
{
    BEGIN;
    finds(&book, known.bq, "alliance", known.bq);
    finds(&book, known.report, "commitment", known.report);
    finds(&book, known.ana, "person", known.ana);
    END;
}

static void
a_code_is_found_whatever_its_capitals(void **state)
{
    BEGIN;
    finds(&book, "SVW", "alliance", known.svw);
    finds(&book, "svw", "alliance", known.svw);
    finds(&book, " SVW ", "alliance", known.svw);
    SAYS("SV", ERR_MISSING, "no alliance, organisation or person 'SV'");
    END;
}

static void
a_unique_beginning_of_a_name_is_enough_whatever_capitals_and_accents(void **state)
{
    BEGIN;
    finds(&book, "bioc", "alliance", known.bq);
    finds(&book, "SHANGHAI", "alliance", known.svw);
    finds(&book, "elan", "alliance", known.novo);
    finds(&book, "élan", "alliance", known.novo);
    END;
}

static void
a_whole_name_wins_over_those_that_begin_with_it(void **state)
{
    BEGIN;
    finds(&book, "apple", "alliance", known.apple);
    finds(&book, "apple–", "alliance", known.nike);
    END;
}

static void
several_names_are_listed_instead_of_one_being_guessed(void **state)
{
    BEGIN;
    SAYS("b", ERR_INPUT, "beginning of 2 names");
    SAYS("b", ERR_INPUT, "Biocon–Quest, Biogen.");
    END;
}

static void
a_name_that_is_not_there_gets_what_is_near(void **state)
{
    BEGIN;
    SAYS("boicon", ERR_MISSING, "Near: Biocon–Quest");
    SAYS("wagen", ERR_MISSING, "Shanghai Volkswagen");
    SAYS("zzzzzz", ERR_MISSING, "zzzzzz");
    SAYS("", ERR_INPUT, "missing");
    END;
}

static void
organisations_and_people_come_after_alliances(void **state)
{
    char id[ID_SIZE];

    BEGIN;
    finds(&book, "ana", "person", known.ana);
    book_record(&book, "organisation", id, "name", "Biocon Ltd", NULL);
    finds(&book, "biocon", "alliance", known.bq);
    finds(&book, "biocon l", "organisation", id);
    END;
}

static void
a_path_leads_to_a_record_of_an_alliance(void **state)
{
    char path[100];

    BEGIN;
    snprintf(path, sizeof path, "bioc/commitment/%s", known.report);
    finds(&book, path, "commitment", known.report);
    finds(&book, "bioc/commitment/deliver the R", "commitment", known.report);
    finds(&book, "bioc/commitments/deliver the l", "commitment", known.letter);
    SAYS("bioc/commitment/deliver", ERR_INPUT, "beginning of 2 names");
    SAYS("bioc/commitment/deliver the repart", ERR_MISSING, "Deliver the report");
    SAYS("svw/commitment/deliver the r", ERR_MISSING, "of this alliance");
    snprintf(path, sizeof path, "svw/commitment/%s", known.report);
    SAYS(path, ERR_MISSING, "of this alliance");
    SAYS("nowhere/commitment/x", ERR_MISSING, "no alliance 'nowhere'");
    END;
}

static void
a_stroke_in_a_name_is_no_path(void **state)
{
    char id[ID_SIZE];

    BEGIN;
    finds(&book, "elan/novo a", "alliance", known.novo);
    book_record(&book, "action", id, "alliance", known.novo, "title", "Yes/no", NULL);
    finds(&book, "elan/novo a/s/action/yes/n", "action", id);
    END;
}

static void
what_is_in_the_bin_is_found_only_by_its_whole_name_code_or_id(void **state)
{
    const char *ids[] = { known.svw };
    struct err err = { 0 };

    BEGIN;
    must(record_bin(&book, entity_find("alliance"), ids, 1, NULL, &err), &err);
    SAYS("shang", ERR_MISSING, "shang");
    finds(&book, "shanghai volkswagen", "alliance", known.svw);
    finds(&book, "svw", "alliance", known.svw);
    finds(&book, known.svw, "alliance", known.svw);
    END;
}

static void
find_named_looks_among_one_kind_only(void **state)
{
    char id[ID_SIZE];
    struct err err = { 0 };

    BEGIN;
    must(find_named(&book, entity_find("person"), "ana s", id, &err), &err);
    assert_string_equal(id, known.ana);
    must(find_named(&book, entity_find("commitment"), known.report, id, &err), &err);
    assert_string_equal(id, known.report);
    must(find_alliance(&book, "SVW", id, &err), &err);
    assert_string_equal(id, known.svw);
    assert_false(find_alliance(&book, known.report, id, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_string_equal(id, known.svw);
    err_clear(&err);
    assert_false(find_named(&book, entity_find("person"), "Biocon", id, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    END;
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(an_id_leads_to_a_record_of_any_kind),
        TEST(a_code_is_found_whatever_its_capitals),
        TEST(a_unique_beginning_of_a_name_is_enough_whatever_capitals_and_accents),
        TEST(a_whole_name_wins_over_those_that_begin_with_it),
        TEST(several_names_are_listed_instead_of_one_being_guessed),
        TEST(a_name_that_is_not_there_gets_what_is_near),
        TEST(organisations_and_people_come_after_alliances),
        TEST(a_path_leads_to_a_record_of_an_alliance),
        TEST(a_stroke_in_a_name_is_no_path),
        TEST(what_is_in_the_bin_is_found_only_by_its_whole_name_code_or_id),
        TEST(find_named_looks_among_one_kind_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
