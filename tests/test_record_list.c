#include <stdio.h>
#include <string.h>

#include "src/ops/filter.h"
#include "src/ops/record.h"
#include "src/ops/scan.h"
#include "src/store/query.h"
#include "tests/book.h"

enum { MANY = 1500 };

/* A small generator of our own, so that a failure can be repeated. */
static unsigned
pick(uint64_t *state, unsigned n)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)(*state >> 11) % n;
}

/*
 * Many alliances as one change: few different names, so that many are the same, and columns that
 * are often unknown. Every 97th has a rare word in its note, every 5th a party "Quest".
 */
static void
make_many(struct book *book, size_t n)
{
    static const char *const words[] = { "Alpha", "beta", "Gamma", "delta", "Élan", "ALPHA" };
    static const char *const states[] = { "idea", "exploring", "operating", "closed" };
    struct err err = { 0 };
    uint64_t seed = 88172645463325252U;
    char ana[ID_SIZE], ben[ID_SIZE], quest[ID_SIZE];

    book_person(book, "Ben", ben);
    book_person(book, "Ana", ana);
    book_record(book, "organisation", quest, "name", "Quest International", NULL);
    must(change_begin(book->store, CHANGE_IMPORT, NULL, &err), &err);
    for (size_t i = 0; i < n; i++) {
        char id[ID_SIZE], party[ID_SIZE], name[40], code[20], day[20];
        unsigned end = pick(&seed, 4), value = pick(&seed, 3), who = pick(&seed, 3);
        struct change_cell cells[] = {
            { .column = "code", .new = cell_text(code) },
            { .column = "name", .new = cell_text(name) },
            { .column = "state", .new = cell_text(states[pick(&seed, 4)]) },
            { .column = "is_demo", .new = cell_int(0) },
            { .column = "planned_end", .new = end ? cell_text(day) : cell_null() },
            { .column = "value_minor", .new = value ? cell_int(value * 100) : cell_null() },
            { .column = "value_currency", .new = value ? cell_text("EUR") : cell_null() },
            { .column = "manager", .new = who ? cell_text(who == 1 ? ana : ben) : cell_null() },
            { .column = "note", .new = i % 97 == 50 ? cell_text("a rare Wörd") : cell_null() },
        };
        struct change_cell of_party[] = {
            { .column = "alliance", .new = cell_text(id) },
            { .column = "organisation", .new = cell_text(quest) },
            { .column = "side", .new = cell_text("them") },
        };

        snprintf(code, sizeof code, "C%u", pick(&seed, 50));
        snprintf(name, sizeof name, "%s %u", words[pick(&seed, 6)], pick(&seed, 30));
        snprintf(day, sizeof day, "2027-0%u-01", end);
        id_make(store_env(book->store), id);
        id_make(store_env(book->store), party);
        must(change_insert(book->store, "alliance", id, cells, 9, &err), &err);
        if (i % 5 == 0)
            must(change_insert(book->store, "party", party, of_party, 3, &err), &err);
    }
    must(change_commit(book->store, "Many", NULL, &err), &err);
}

static struct filter *
parse(struct book *book, const char *entity, const char *text, struct arena *arena)
{
    struct filter *filter;
    struct err err = { 0 };

    must(filter_parse(book, entity_find(entity), text, arena, &filter, &err), &err);
    return filter;
}

/* The whole list at once, by ids. */
static size_t
whole(struct book *book, const struct filter *filter, const struct list_order *order,
      char (*ids)[ID_SIZE])
{
    struct arena arena = { 0 };
    struct record *records = arena_alloc(&arena, MANY * sizeof *records);
    struct err err = { 0 };
    size_t got;
    bool more;

    must(list_page(book, entity_find("alliance"), NULL, filter, order, false, NULL, false, MANY,
                   &arena,
                   records, &got, &more, &err), &err);
    assert_false(more);
    for (size_t i = 0; i < got; i++)
        memcpy(ids[i], records[i].id, ID_SIZE);
    arena_free(&arena);
    return got;
}

/*
 * Go through the list page by page and compare with the whole; `back` begins behind the last
 * record.
 */
static void
walk(struct book *book, const struct filter *filter, const struct list_order *order, bool back,
     size_t page, char (*ids)[ID_SIZE], size_t n)
{
    const struct entity *entity = entity_find("alliance");
    struct arena arena = { 0 };
    struct record records[64], last;
    struct list_place place = { 0 };
    struct err err = { 0 };
    size_t seen = 0, got;
    bool more = n > 0;

    if (back && n) {
        must(record_load(book->store, entity, ids[n - 1], &arena, &last, &err), &err);
        place = list_place_of(order, &last, &arena);
        seen = 1;
        more = n > 1;
    }
    while (more) {
        must(list_page(book, entity, NULL, filter, order, false, &place, back, page, &arena,
                       records, &got, &more, &err), &err);
        assert_int_equal(more, seen + page < n);
        assert_int_equal(got, more ? page : n - seen);
        for (size_t i = 0; i < got; i++)
            assert_string_equal(records[i].id, ids[back ? n - seen - got + i : seen + i]);
        place = list_place_of(order, &records[back ? 0 : got - 1], &arena);
        seen += got;
    }
    assert_int_equal(seen, n);
    arena_free(&arena);
}

static void
pages_in_any_order_join_to_the_whole_list_both_ways(void **state)
{
    static const char *const fields[] = { NULL, "name", "code", "state", "planned_end", "value",
                                          "manager", "form", "planned_end" };
    static const char *const filters[] = { "", "alpha", "state:operating,idea", "wörd",
                                           "@quest !beta" };
    static char ids[MANY][ID_SIZE];
    struct env env = support_env();
    struct arena arena = { 0 };
    struct book book;

    (void)state;
    book_make(&book, &env);
    make_many(&book, 300);
    for (size_t f = 0; f < 9; f++)
        for (size_t k = 0; k < 5; k++)
            for (int down = 0; down < 2; down++) {
                const struct entity *entity = entity_find("alliance");
                struct list_order order = { fields[f] ? entity_field(entity, fields[f]) : NULL,
                                            down, f == 8 ? "/idea/closed/" : NULL };
                const struct filter *filter = parse(&book, "alliance", filters[k], &arena);
                size_t n = whole(&book, filter, &order, ids);

                assert_true(n > 0);
                walk(&book, filter, &order, false, 17, ids, n);
                walk(&book, filter, &order, true, 17, ids, n);
            }
    arena_free(&arena);
    book_close(&book);
}

static void
bin_first(struct book *book, const char *entity, const char *which)
{
    struct arena arena = { 0 };
    struct err err = { 0 };
    const char *id = query_string(book->store, &arena, &err,
                                  arena_printf(&arena, "SELECT id FROM %s WHERE %s", entity,
                                               which), "");

    must(record_bin(book, entity_find(entity), &id, 1, NULL, &err), &err);
    arena_free(&arena);
}

/* More rows than are looked at in the order of the list before all of them are swept. */
static void
a_long_list_is_the_same_whether_walked_or_swept(void **state)
{
    static const char *const filters[] = { "alpha", "wörd", "@quest", "elan !quest",
                                           "state:closed rare",
                                           "nothing", "manager:ana value:2" };
    static char ids[MANY][ID_SIZE];
    struct env env = support_env();
    struct arena arena = { 0 };
    struct list_order order = { 0 };
    struct book book;

    (void)state;
    book_make(&book, &env);
    make_many(&book, MANY);
    for (size_t k = 0; k < 7; k++) {
        const struct filter *filter = parse(&book, "alliance", filters[k], &arena);
        size_t n = whole(&book, filter, &order, ids);
        struct err err = { 0 };
        long count;

        if (k == 1)
            assert_int_equal(n, 15);           /* every 97th, from the 50th on */
        if (k == 2)
            assert_int_equal(n, MANY / 5);
        walk(&book, filter, &order, false, 40, ids, n);
        walk(&book, filter, &order, true, 40, ids, n);
        must(list_count(&book, entity_find("alliance"), NULL, filter, false, 0, &count, &err),
             &err);
        assert_int_equal(count, n);
    }
    bin_first(&book, "party", "alliance IN(SELECT id FROM alliance WHERE note IS NULL)");
    assert_int_equal(whole(&book, parse(&book, "alliance", "@quest", &arena), &order, ids),
                     MANY / 5 - 1);
    bin_first(&book, "organisation", "name LIKE 'Quest%'");
    assert_int_equal(whole(&book, parse(&book, "alliance", "@quest", &arena), &order, ids), 0);
    arena_free(&arena);
    book_close(&book);
}

static void
a_scan_in_slices_comes_to_what_the_page_has(void **state)
{
    static const char *const filters[] = { "", "alpha", "wörd", "@quest beta", "nothing",
                                           "overdue" };
    struct env env = support_env();
    struct arena arena = { 0 };
    struct book book;

    (void)state;
    book_make(&book, &env);
    make_many(&book, MANY);
    for (size_t k = 0; k < 6; k++) {
        const struct entity *entity = entity_find("alliance");
        const struct filter *filter = parse(&book, "alliance", filters[k], &arena);
        struct record one[40], two[40];
        struct err err = { 0 };
        struct scan *scan = scan_start(&book, entity, NULL, filter, NULL, false, NULL, false, 40, 0,
                                       &err);
        size_t got, again, slices = 1;
        bool more, still, all;
        long count;

        assert_non_null(scan);
        while (scan_slice(scan, 1, &err))
            slices++;
        must(scan_page(scan, &arena, one, &got, &more, &err), &err);
        must(list_page(&book, entity, NULL, filter, NULL, false, NULL, false, 40, &arena, two,
                       &again, &still, &err), &err);
        assert_int_equal(got, again);
        assert_int_equal(more, still);
        assert_true(slices > 1);
        for (size_t i = 0; i < got; i++)
            assert_string_equal(one[i].id, two[i].id);
        must(list_count(&book, entity, NULL, filter, false, 0, &count, &err), &err);
        if (!more)
            assert_int_equal(scan_count(scan, &all), count);
        scan_free(scan);
    }
    arena_free(&arena);
    book_close(&book);
}

/* The titles of a list of `entity`, joined by '|'. */
static const char *
titles(struct book *book, const char *entity_name, const char *alliance, const char *field,
       bool down, bool binned)
{
    static char out[1000];
    const struct entity *entity = entity_find(entity_name);
    struct list_order order = { field ? entity_field(entity, field) : NULL, down, NULL };
    struct arena arena = { 0 };
    struct record records[30];
    struct err err = { 0 };
    size_t got, used = 0;
    bool more;

    must(list_page(book, entity, alliance, NULL, &order, binned, NULL, false, 30, &arena, records,
                   &got, &more, &err), &err);
    out[0] = '\0';
    for (size_t i = 0; i < got; i++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s", i ? "|" : "",
                                 record_title(&records[i], &arena));
    arena_free(&arena);
    return out;
}

static void
alliances_stand_by_name_whatever_their_capitals_and_others_newest_first(void **state)
{
    struct env env = support_env();
    struct book book;
    char a[ID_SIZE], b[ID_SIZE], c[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "beta", b);
    book_alliance(&book, "Alpha", a);
    book_alliance(&book, "Gamma", c);
    book_record(&book, "action", id, "alliance", a, "title", "First", NULL);
    book_record(&book, "action", id, "alliance", b, "title", "Other", NULL);
    book_record(&book, "action", id, "alliance", a, "title", "Second", NULL);
    assert_string_equal(titles(&book, "alliance", NULL, NULL, false, false), "Alpha|beta|Gamma");
    assert_string_equal(titles(&book, "alliance", NULL, NULL, true, false), "Gamma|beta|Alpha");
    assert_string_equal(titles(&book, "action", NULL, NULL, false, false), "Second|Other|First");
    assert_string_equal(titles(&book, "action", NULL, NULL, true, false), "First|Other|Second");
    assert_string_equal(titles(&book, "action", a, NULL, false, false), "Second|First");
    book_close(&book);
}

static void
choices_sort_as_they_are_listed_and_the_unknown_comes_last_both_ways(void **state)
{
    struct env env = support_env();
    struct book book;
    char a[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Alpha", a);
    book_record(&book, "action", id, "alliance", a, "title", "Open", "due", "2027-03-02", NULL);
    book_record(&book, "action", id, "alliance", a, "title", "Dropped", "state", "dropped", NULL);
    book_record(&book, "action", id, "alliance", a, "title", "Done", "state", "done", "done_on",
                "2027-01-01", "due", "2027-03-01", NULL);
    assert_string_equal(titles(&book, "action", a, "state", false, false), "Open|Done|Dropped");
    assert_string_equal(titles(&book, "action", NULL, "due", false, false), "Done|Open|Dropped");
    assert_string_equal(titles(&book, "action", NULL, "due", true, false), "Open|Done|Dropped");
    book_close(&book);
}

static void
references_sort_by_the_name_they_lead_to(void **state)
{
    struct env env = support_env();
    struct book book;
    char a[ID_SIZE], zoe[ID_SIZE], ana[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Alpha", a);
    book_person(&book, "Zoe", zoe);
    book_person(&book, "ana", ana);
    book_record(&book, "action", id, "alliance", a, "title", "Hers", "owner", zoe, NULL);
    book_record(&book, "action", id, "alliance", a, "title", "Nobody's", NULL);
    book_record(&book, "action", id, "alliance", a, "title", "Ana's", "owner", ana, NULL);
    assert_string_equal(titles(&book, "action", NULL, "owner", false, false),
                        "Ana's|Hers|Nobody's");
    book_close(&book);
}

static void
what_is_in_the_bin_leaves_the_list_with_all_that_requires_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    char a[ID_SIZE], b[ID_SIZE], metric[ID_SIZE], id[ID_SIZE];
    const char *ids[1];
    long with, count;

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Alpha", a);
    book_alliance(&book, "Beta", b);
    book_record(&book, "action", id, "alliance", a, "title", "Gone", NULL);
    book_record(&book, "action", id, "alliance", b, "title", "Stays", NULL);
    book_record(&book, "metric", metric, "alliance", b, "code", "M", "name", "Sales", "kind",
                "goal", NULL);
    book_record(&book, "reading", id, "alliance", b, "metric", metric, "date", "2027-01-01",
                "value", "4",
                NULL);
    ids[0] = a;
    must(record_bin(&book, entity_find("alliance"), ids, 1, &with, &err), &err);
    assert_string_equal(titles(&book, "alliance", NULL, NULL, false, false), "Beta");
    assert_string_equal(titles(&book, "alliance", NULL, NULL, false, true), "Alpha");
    assert_string_equal(titles(&book, "action", NULL, NULL, false, false), "Stays");
    must(list_count(&book, entity_find("action"), NULL, NULL, false, 0, &count, &err), &err);
    assert_int_equal(count, 1);
    must(list_count(&book, entity_find("alliance"), NULL, NULL, false, 0, &count, &err), &err);
    assert_int_equal(count, 1);
    must(list_count(&book, entity_find("alliance"), NULL, NULL, true, 0, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_string_equal(titles(&book, "reading", b, NULL, false, false), "2027-01-01");
    ids[0] = metric;
    must(record_bin(&book, entity_find("metric"), ids, 1, &with, &err), &err);
    assert_string_equal(titles(&book, "reading", b, NULL, false, false), "");
    book_close(&book);
}

static void
answers_of_a_survey_belong_to_its_alliance(void **state)
{
    struct env env = support_env();
    struct book book;
    char a[ID_SIZE], b[ID_SIZE], survey[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Alpha", a);
    book_alliance(&book, "Beta", b);
    book_record(&book, "survey", survey, "alliance", a, "name", "Spring", "opened_on", "2027-01-01",
                NULL);
    book_record(&book, "respondent", id, "survey", survey, "side", "us", NULL);
    assert_string_equal(titles(&book, "respondent", a, NULL, false, false), "respondent");
    assert_string_equal(titles(&book, "respondent", b, NULL, false, false), "");
    book_close(&book);
}

static void
records_of_no_alliance_are_not_listed_by_alliance(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };
    struct arena arena = { 0 };
    struct record records[2];
    size_t got;
    bool more;
    char a[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    book_alliance(&book, "Alpha", a);
    assert_false(list_page(&book, entity_find("holiday"), a, NULL, NULL, false, NULL, false, 2,
                           &arena,
                           records, &got, &more, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    arena_free(&arena);
    book_close(&book);
}

static void
counting_stops_at_its_limit(void **state)
{
    static const char *const filters[] = { "", "alpha", "state:idea" };
    struct env env = support_env();
    struct arena arena = { 0 };
    struct book book;
    struct err err = { 0 };
    long count;

    (void)state;
    book_make(&book, &env);
    make_many(&book, 300);
    for (size_t k = 0; k < 3; k++) {
        must(list_count(&book, entity_find("alliance"), NULL, parse(&book, "alliance", filters[k],
            &arena),
                        false, 20, &count, &err), &err);
        assert_int_equal(count, 20);
    }
    arena_free(&arena);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(pages_in_any_order_join_to_the_whole_list_both_ways),
        TEST(a_long_list_is_the_same_whether_walked_or_swept),
        TEST(a_scan_in_slices_comes_to_what_the_page_has),
        TEST(alliances_stand_by_name_whatever_their_capitals_and_others_newest_first),
        TEST(choices_sort_as_they_are_listed_and_the_unknown_comes_last_both_ways),
        TEST(references_sort_by_the_name_they_lead_to),
        TEST(what_is_in_the_bin_leaves_the_list_with_all_that_requires_it),
        TEST(answers_of_a_survey_belong_to_its_alliance),
        TEST(records_of_no_alliance_are_not_listed_by_alliance),
        TEST(counting_stops_at_its_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
