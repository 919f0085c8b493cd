#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/io/json_export.h"
#include "src/io/json_import.h"
#include "src/io/json_record.h"
#include "src/io/rejects.h"
#include "src/io/sink.h"
#include "src/ops/record.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/query.h"
#include "tests/book.h"
#include "tests/document.h"

/* What an import rejected. */
struct told {
    int n;
    char last[1000];                     /* "kind id field: why" of the last one */
    struct str all;
    long line;
};

static bool
on_reject(void *context, const struct import_reject *reject)
{
    struct told *told = context;

    told->n++;
    told->line = reject->line;
    snprintf(told->last, sizeof told->last, "%s%s %s %s: %s", reject->emptied ? "emptied " : "",
             reject->entity ? reject->entity : "-", reject->id ? reject->id : "-",
             reject->field ? reject->field : "-", reject->why);
    str_addf(&told->all, "%s\n", told->last);
    return true;
}

static bool
add_to(void *context, const char *bytes, size_t n)
{
    str_add_bytes(context, bytes, n);
    return true;
}

static bool
take_in(struct book *book, const char *document, const struct import_options *options,
        struct import_report *report, struct err *err)
{
    struct source source = { .fd = -1 };
    bool ok;

    support_write(support_path("in.json"), document, strlen(document));
    ok = source_open(&source, support_path("in.json"), err) &&
         json_import(book, &source, options, report, err);
    source_close(&source);
    return ok;
}

/* Import what is right; asserts that nothing is rejected. */
static struct import_report
import_all(struct book *book, const char *document)
{
    struct told told = { 0 };
    struct import_options options = { .on_reject = on_reject, .context = &told };
    struct import_report report;
    struct err err = { 0 };

    must(take_in(book, document, &options, &report, &err), &err);
    if (told.n)
        print_error("%s", str_text(&told.all));
    assert_int_equal(told.n, 0);
    str_free(&told.all);
    return report;
}

static struct import_report
import_some(struct book *book, const char *document, struct told *told)
{
    struct import_options options = { .on_reject = on_reject, .context = told };
    struct import_report report;
    struct err err = { 0 };

    str_free(&told->all);
    *told = (struct told){ 0 };
    must(take_in(book, document, &options, &report, &err), &err);
    assert_int_equal(told->n, report.rejected + report.emptied);
    return report;
}

static void
export_all(struct book *book, struct str *out)
{
    struct err err = { 0 };

    str_clear(out);
    must(json_export(book, NULL, add_to, out, &err), &err);
}

/* Two texts of many lines: the first line that differs is shown. */
static void
same_text(const char *a, const char *b)
{
    while (*a && *a == *b) {
        const char *x = strchr(a, '\n'), *y = strchr(b, '\n');

        if (!x || !y || x - a != y - b || memcmp(a, b, (size_t)(x - a)))
            break;
        a = x + 1;
        b = y + 1;
    }
    if (strcmp(a, b) != 0)
        fail_msg("differs:\n%.*s\n%.*s", (int)strcspn(a, "\n"), a, (int)strcspn(b, "\n"), b);
}

static void
sound(struct book *book)
{
    struct verify_report report;
    struct err err = { 0 };

    must(verify_file(book->store, &report, &err), &err);
    if (!report.sound)
        print_error("%s\n", report.findings[0]);
    assert_true(report.sound);
}

#define STAMPS "\"created_at\":\"2027-02-15T09:30:00Z\",\"updated_at\":\"2027-02-15T09:30:00Z\""
#define DOCUMENT(records) "{\"entente\":1,\"records\":{" records "}}"
#define ORGANISATION "\"organisation\":[{\"id\":\"O1\",\"name\":\"Acme\",\"is_us\":1}]"
#define ALLIANCE(id, code) "{\"id\":\"" id "\",\"code\":\"" code "\",\"name\":\"" code "\"}"

static void
a_new_portfolio_is_one_record(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str out = { 0 };
    char id[ID_SIZE];

    (void)state;
    book_make(&book, &env);
    id_derive(id, "portfolio");
    export_all(&book, &out);
    assert_true(strstr(str_text(&out), id) != NULL);
    assert_true(strncmp(str_text(&out), "{\"entente\":1,\"method\":\"entente-1\",\"records\":{\n"
                        "\"portfolio\":[\n{\"id\":\"", 60) == 0);
    assert_true(strstr(str_text(&out), "\"kind\":\"live\",\"name\":\"Acme portfolio\",\"currency\":\"EUR\","
                       "\"note\":null,\"created_at\":\"2027-02-15T12:00:00Z\","
                       "\"updated_at\":\"2027-02-15T12:00:00Z\"}\n]\n}}\n") != NULL);
    str_free(&out);
    book_close(&book);
}

static void
the_examples_of_the_contract_come_back_byte_for_byte(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct str out = { 0 };
    const char *folder = getenv("SRCDIR");
    char *document = support_read(&arena, arena_printf(&arena, "%s/tests/data/contract.json",
                                                       folder ? folder : "."));
    struct import_report report;

    (void)state;
    book_make(&book, &env);
    report = import_all(&book, document);
    assert_int_equal(report.added, 72);
    export_all(&book, &out);
    same_text(str_text(&out), document);
    report = import_all(&book, document);
    assert_int_equal(report.unchanged, 72);
    assert_int_equal(report.added + report.updated, 0);
    sound(&book);
    str_free(&out);
    arena_free(&arena);
    book_close(&book);
}

static void
any_document_comes_back_as_it_was_whatever_its_layout(void **state)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct env env = support_env();
        struct book book;
        struct arena arena = { 0 };
        struct str document = { 0 }, shuffled = { 0 }, out = { 0 };
        struct import_report report;

        if (seed > 1)
            assert_int_equal(support_setup(state), 0);
        book_make(&book, &env);
        document_make(&book, seed, 1 + seed * 2, &document);
        document_shuffle(&arena, str_text(&document), &shuffled);
        report = import_all(&book, seed % 2 ? str_text(&document) : str_text(&shuffled));
        assert_int_equal(report.updated + report.unchanged, 0);
        export_all(&book, &out);
        same_text(str_text(&out), str_text(&document));
        report = import_all(&book, seed % 2 ? str_text(&shuffled) : str_text(&document));
        assert_int_equal(report.added + report.updated, 0);
        sound(&book);
        str_free(&document);
        str_free(&shuffled);
        str_free(&out);
        arena_free(&arena);
        book_close(&book);
        if (seed < 6)
            support_clean(state);
    }
}

static void
an_import_is_one_change_that_is_undone_as_one(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str before = { 0 }, out = { 0 }, document = { 0 };
    struct err err = { 0 };
    char label[200];

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION));
    export_all(&book, &before);
    document_make(&book, 77, 3, &document);
    import_all(&book, DOCUMENT("\"organisation\":[{\"id\":\"O1\",\"name\":\"New name\"},{\"id\":\"O2\",\"name\":\"B\"}]"));
    assert_int_equal(query_number(book.store, 0, &err, "SELECT count(*) FROM change WHERE kind='import'", ""), 2);
    must(undo_last(&book, NULL, label, sizeof label, &err), &err);
    assert_true(strstr(label, "in.json") != NULL);
    export_all(&book, &out);
    /* created_at of an undone import stands; only the name went back. */
    assert_true(strstr(str_text(&out), "\"name\":\"Acme\"") != NULL);
    assert_null(strstr(str_text(&out), "O2"));
    assert_null(strstr(str_text(&out), "New name"));
    str_free(&before);
    str_free(&out);
    str_free(&document);
    book_close(&book);
}

static void
a_dry_run_tells_everything_and_changes_nothing(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str before = { 0 }, after = { 0 };
    struct told told = { 0 };
    struct import_options options = { .dry_run = true, .on_reject = on_reject, .context = &told };
    struct import_report report;
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    export_all(&book, &before);
    must(take_in(&book, DOCUMENT(ORGANISATION ",\"person\":[{\"id\":\"P\",\"name\":\"Ana\"}]"), &options,
                 &report, &err), &err);
    assert_int_equal(report.added, 1);
    assert_int_equal(report.rejected, 1);
    assert_int_equal(told.n, 1);
    export_all(&book, &after);
    assert_string_equal(str_text(&before), str_text(&after));
    str_free(&told.all);
    str_free(&before);
    str_free(&after);
    book_close(&book);
}

static void
missing_keys_get_the_default_and_stamps_are_kept_as_given(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str out = { 0 };

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT("\"commitment\":[{\"id\":\"C\",\"alliance\":\"A\",\"title\":\" Deliver \","
                               "\"promised_by\":\"us\",\"promised_to\":\"them\",\"due\":\"2027-03-01\"," STAMPS "}],"
                               "\"alliance\":[{\"code\":\"AA\",\"id\":\"A\",\"name\":\"\\u0041 & B\",\"region\":\"\"}]"));
    export_all(&book, &out);
    assert_true(strstr(str_text(&out), "{\"id\":\"C\",\"alliance\":\"A\",\"title\":\"Deliver\",\"promised_by\":\"us\","
        "\"promised_to\":\"them\",\"party\":null,\"origin\":\"agreement\",\"contractual\":0,\"agreed_on\":null,"
        "\"due\":\"2027-03-01\",\"recurs\":\"once\",\"criticality\":3,\"value\":null,\"owner\":null,\"evidence\":null,"
        "\"clause\":null,\"delivered_on\":null,\"verified_on\":null,\"state\":\"accepted\",\"note\":null," STAMPS "}")
        != NULL);
    assert_true(strstr(str_text(&out), "\"name\":\"A & B\"") != NULL);
    assert_true(strstr(str_text(&out), "\"motives\":[]") != NULL);
    assert_true(strstr(str_text(&out), "\"region\":null") != NULL);
    /* Without stamps it is now. */
    assert_true(strstr(str_text(&out), "\"is_demo\":0,\"note\":null,\"created_at\":\"2027-02-15T12:00:00Z\"") != NULL);
    str_free(&out);
    book_close(&book);
}

static void
a_wrong_record_is_rejected_with_the_reason_and_the_rest_goes_in(void **state)
{
    static const struct {
        const char *records, *told;
    } rows[] = {
        { "\"organisation\":[{\"id\":\"X\"}]", "organisation X name: it must not be empty" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":null}]", "organisation X name: it must not be empty" },
        { "\"organisation\":[{\"name\":\"n\"}]", "organisation - id: it has no id" },
        { "\"organisation\":[{\"id\":\"a b\",\"name\":\"n\"}]", "organisation - id: this is not an id" },
        { "\"organisation\":[{\"id\":7,\"name\":\"n\"}]", "organisation - id: this is not an id" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"colour\":1}]",
          "organisation X colour: the contract has no such key" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"deleted\":1}]",
          "organisation X deleted: the contract has no such key" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"name\":\"m\"}]", "organisation X name: it is given twice" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":5}]", "organisation X name: this is not a line of text" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"is_us\":true}]",
          "organisation X is_us: this is not yes or no" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"size\":\"tiny\"}]",
          "organisation X size: 'tiny' is none of the choices" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"sector\":\"fishing\"}]",
          "organisation X sector: 'fishing' is no value of" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"parent\":\"Y\"}]",
          "organisation X parent: there is no organisation with the id 'Y'" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"parent\":\"P1\"}]",
          "organisation X parent: P1 is of kind person, not organisation" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"a\\u0007b\"}]",
          "organisation X name: the text holds control or invisible characters" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"a\\u0000b\"}]",
          "organisation X -: a text in it holds the character U+0000" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"created_at\":\"yesterday\"}]",
          "organisation X created_at: this is not a time" },
        { "\"organisation\":[{\"id\":\"X\",\"name\":\"n\",\"created_at\":\"2027-02-30T09:30:00Z\"}]",
          "organisation X created_at: this is not a time" },
        { "\"organisation\":[{\"id\":\"P1\",\"name\":\"n\"}]",
          "organisation P1 id: the id belongs to a record of kind person" },
        { "\"reading\":[{\"id\":\"P1\"}]", "reading P1" },
        { "\"organisation\":[[]]", "organisation - -: it is no record" },
        { "\"holiday\":[{\"id\":\"X\",\"date\":\"2027-02-30\"}]", "holiday X date: this is not a day" },
        { "\"planet\":[{\"id\":\"X\"}]", "planet X -: the contract knows no such kind of record" },
        { "\"alliance\":[{\"id\":\"X\",\"code\":\"x y\",\"name\":\"n\"}]", "alliance X code: 'x y' is not a code" },
        { "\"alliance\":[{\"id\":\"X\",\"code\":\"AA\",\"name\":\"n\"}]",
          "alliance X code: the record A has the same code, and there can be only one" },
        { "\"alliance\":[{\"id\":\"X\",\"code\":\"XX\",\"name\":\"n\",\"motives\":[\"growth\",\"growth\"]}]",
          "alliance X motives: 'growth' is in the list twice" },
        { "\"alliance\":[{\"id\":\"X\",\"code\":\"XX\",\"name\":\"n\",\"motives\":[\"fun\"]}]",
          "alliance X motives: 'fun' is no value of" },
        { "\"alliance\":[{\"id\":\"X\",\"code\":\"XX\",\"name\":\"n\",\"value\":{\"minor\":1.5,\"currency\":\"EUR\"}}]",
          "alliance X value: this is not an amount of money" },
        { "\"alliance\":[{\"id\":\"X\",\"code\":\"XX\",\"name\":\"n\",\"state\":\"suspended\"}]",
          "alliance X suspended_until: it must not be empty when state is suspended" },
        { "\"decision\":[{\"id\":\"X\",\"alliance\":\"A\",\"title\":\"t\",\"raised_on\":\"2027-01-01\",\"state\":\"decided\"}]",
          "decision X decided_on: it must be set in the state decided" },
        { "\"survey\":[{\"id\":\"X\",\"alliance\":\"A\",\"name\":\"s\",\"opened_on\":\"2027-01-02\",\"closed_on\":\"2027-01-01\"}]",
          "survey X closed_on: 2027-01-01 lies before opened_on, 2027-01-02" },
        { "\"survey\":[{\"id\":\"S1\",\"alliance\":\"A\",\"name\":\"s\",\"opened_on\":\"2026-01-02\"}],"
          "\"answer\":[{\"id\":\"X\",\"survey\":\"S1\",\"side\":\"us\",\"statement\":\"W1\",\"value\":7}]",
          "answer X value: 7 is not on the scale of the health check" },
        { "\"survey\":[{\"id\":\"S2\",\"alliance\":\"A\",\"name\":\"s\",\"opened_on\":\"2026-01-02\",\"scale\":\"hundred\"}],"
          "\"answer\":[{\"id\":\"Z\",\"survey\":\"S2\",\"side\":\"us\",\"statement\":\"W1\",\"value\":70},"
          "{\"id\":\"X\",\"survey\":\"S2\",\"side\":\"us\",\"statement\":\"W1\",\"value\":101}]",
          "answer X value: 101 is not on the scale of the health check" },
        { "\"issue\":[{\"id\":\"X\",\"alliance\":\"A\",\"title\":\"t\",\"type\":\"ip\",\"raised_by\":\"us\","
          "\"raised_on\":\"2027-01-01\",\"severity\":6}]", "issue X severity: 6 does not lie between 1 and 5" },
        { "\"step_answer\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s99.x\",\"value\":1}]",
          "step_answer X field: the method has no single answer 's99.x'" },
        { "\"step_answer\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s01.goals\",\"value\":1}]",
          "step_answer X field: the method has no single answer 's01.goals'" },
        { "\"step_answer\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s03.our_need\",\"value\":9}]",
          "step_answer X value: 9 does not lie between 1 and 5" },
        { "\"step_answer\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s01.sponsor\",\"value\":\"O1\"}]",
          "step_answer X value: O1 is of kind organisation, not person" },
        { "\"step_answer\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s01.vision\",\"value\":\"again\"}]",
          "step_answer X revision: the record SA has the same alliance,field,revision" },
        { "\"step_row\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s01.goals\",\"position\":1,\"cells\":{\"aim\":\"x\"}}]",
          "step_row X cells.aim: 's01.goals' has no such column" },
        { "\"step_row\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s01.goals\",\"position\":1,\"cells\":{\"priority\":\"x\"}}]",
          "step_row X cells.priority: this is not a number from 1 to 5" },
        { "\"step_row\":[{\"id\":\"X\",\"alliance\":\"A\",\"field\":\"s01.vision\",\"position\":1,\"cells\":{}}]",
          "step_row X field: the method has no rows 's01.vision'" },
        { "\"step_row\":[{\"id\":\"R1\",\"alliance\":\"A\",\"field\":\"s07.working\",\"position\":1,\"cells\":{\"topic\":\"meet\"}},"
          "{\"id\":\"Y\",\"alliance\":\"A\",\"field\":\"s07.working\",\"position\":2,\"cells\":{\"topic\":\"meet\"}}]",
          "step_row Y topic: another record of the document has the same topic" },
        { "\"check_state\":[{\"id\":\"X\",\"alliance\":\"A\",\"check\":\"c01.99\"}]",
          "check_state X check: the method has no check 'c01.99'" },
        { "\"portfolio\":[{\"id\":\"X\",\"name\":\"n\"}]", "portfolio X id: the record" },
        { "\"metric\":[{\"id\":\"M1\",\"alliance\":\"A\",\"code\":\"K\",\"name\":\"n\",\"kind\":\"goal\"},"
          "{\"id\":\"Y\",\"alliance\":\"A\",\"code\":\"K\",\"name\":\"n\",\"kind\":\"goal\"}]",
          "metric Y code: another record of the document has the same alliance,code" },
        { "\"value_entry\":[{\"id\":\"V1\",\"alliance\":\"A\",\"date\":\"2027-01-01\",\"item\":\"i\",\"to\":\"us\"},"
          "{\"id\":\"V1\",\"alliance\":\"A\",\"date\":\"2027-01-01\",\"item\":\"j\",\"to\":\"us\"}]",
          "value_entry V1 -: its id is in the document twice" },
        { "\"organisation\":[{\"id\":\"O2\",\"name\":\"a\"},{\"id\":\"O2\",\"name\":\"b\"}]",
          "organisation O2 -: its id is in the document twice" },
        { "\"organisation\":[{\"id\":\"O3\",\"name\":\"a\"}],\"holiday\":[{\"id\":\"O3\",\"date\":\"2027-01-01\"}]",
          "holiday O3 -: its id is in the document twice" },
    };
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION ",\"person\":[{\"id\":\"P1\",\"name\":\"Ana\",\"organisation\":\"O1\"}],"
                               "\"alliance\":[" ALLIANCE("A", "AA") "],\"step_answer\":[{\"id\":\"SA\",\"alliance\":\"A\","
                               "\"field\":\"s01.vision\",\"value\":\"v\"}]"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = { 0 };
        char *document = arena_printf(&arena, "{\"entente\":1,\"records\":{%s,\"strategic_goal\":["
                                      "{\"id\":\"G%zu\",\"goal\":\"g\"}]}}", rows[i].records, i);
        struct import_report report = import_some(&book, document, &told);

        if (report.rejected != 1 || strncmp(told.last, rows[i].told, strlen(rows[i].told)) != 0)
            fail_msg("%s\ntold %s", rows[i].records, str_text(&told.all));
        assert_true(report.added >= 1);
        arena_free(&arena);
    }
    sound(&book);
    str_free(&told.all);
    book_close(&book);
}

static void
what_needs_a_rejected_record_is_rejected_too_and_what_only_names_it_loses_the_name(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };
    struct str out = { 0 };
    struct import_report report;

    (void)state;
    book_make(&book, &env);
    /* P has no organisation; the pair needs P, the contact only names the pair; A only names its manager P. */
    report = import_some(&book, DOCUMENT(
        "\"contact\":[{\"id\":\"K\",\"alliance\":\"A\",\"date\":\"2027-01-01\",\"pair\":\"CP\"}],"
        "\"contact_pair\":[{\"id\":\"CP\",\"alliance\":\"A\",\"level\":\"manager\",\"our_person\":\"P\",\"their_person\":\"t\"}],"
        "\"person\":[{\"id\":\"P\",\"name\":\"Ana\"}],"
        "\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"a\",\"manager\":\"P\"}],"
        "\"step_row\":[{\"id\":\"R\",\"alliance\":\"A\",\"field\":\"s06.gaps\",\"position\":1,\"cells\":{\"gap\":\"g\",\"owner\":\"P\"}}]"),
        &told);
    assert_int_equal(report.added, 3);
    assert_int_equal(report.rejected, 2);
    assert_int_equal(report.emptied, 3);
    assert_true(strstr(str_text(&told.all), "person P organisation: it must not be empty\n") != NULL);
    assert_true(strstr(str_text(&told.all), "contact_pair CP our_person: the person it belongs to, 'P', was rejected\n") != NULL);
    assert_true(strstr(str_text(&told.all), "emptied alliance A manager: it was left empty") != NULL);
    assert_true(strstr(str_text(&told.all), "emptied contact K pair: ") != NULL);
    assert_true(strstr(str_text(&told.all), "emptied step_row R owner: ") != NULL);
    export_all(&book, &out);
    assert_true(strstr(str_text(&out), "{\"id\":\"K\",\"alliance\":\"A\",\"date\":\"2027-01-01\",\"pair\":null,") != NULL);
    sound(&book);
    str_free(&out);
    str_free(&told.all);
    book_close(&book);
}

static void
a_refused_update_leaves_the_record_for_others_to_name(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };
    struct import_report report;

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION));
    report = import_some(&book, DOCUMENT("\"organisation\":[{\"id\":\"O1\",\"name\":null}],"
                                         "\"person\":[{\"id\":\"P\",\"name\":\"Ana\",\"organisation\":\"O1\"}]"), &told);
    assert_int_equal(report.rejected, 1);
    assert_int_equal(report.added, 1);
    str_free(&told.all);
    book_close(&book);
}

static long
counted(struct book *book, const char *sql)
{
    struct err err = { 0 };
    long n = (long)query_number(book->store, -1, &err, sql, "");

    must(!err.kind, &err);
    return n;
}

static void
an_alliance_moves_only_when_what_its_guard_asks_is_there_or_comes_along(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };
    struct import_report report;

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT("\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"n\",\"state\":\"agreed\"}]"));
    report = import_some(&book, DOCUMENT("\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"m\",\"state\":\"operating\"}]"),
                         &told);
    assert_int_equal(report.rejected, 1);
    assert_non_null(strstr(told.last, "does not follow"));
    report = import_some(&book, DOCUMENT("\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"m\",\"state\":\"launching\"}]"),
                         &told);
    assert_int_equal(report.rejected, 1);
    assert_non_null(strstr(told.last, "alliance A state: there is no charter"));
    /* Nothing of the record is lost or half written, and its charter may stand behind it. */
    assert_int_equal(counted(&book, "SELECT count(*) FROM alliance WHERE name='n' AND state='agreed'"), 1);
    report = import_some(&book, DOCUMENT("\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"m\",\"state\":\"launching\"}],"
                                         "\"charter\":[{\"id\":\"C\",\"alliance\":\"A\",\"version\":\"1\"}]"), &told);
    assert_int_equal(report.rejected, 0);
    assert_int_equal(report.updated, 1);
    assert_int_equal(counted(&book, "SELECT count(*) FROM alliance WHERE name='m' AND state='launching'"), 1);
    sound(&book);
    str_free(&told.all);
    book_close(&book);
}

#define STEP_STATE(rest) \
    DOCUMENT("\"step_state\":[{\"id\":\"S\",\"alliance\":\"A\",\"step\":9,\"revision\":1," rest "}]")
#define SIGNED "\"state\":\"done\",\"signed_by\":\"P\",\"signed_on\":\"2027-02-01\""

static void
a_step_is_signed_off_by_a_document_only_when_its_gate_holds(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION ",\"person\":[{\"id\":\"P\",\"name\":\"Ana\",\"organisation\":\"O1\"}],"
                               "\"alliance\":[" ALLIANCE("A", "AA") "],\"step_state\":[{\"id\":\"S\",\"alliance\":\"A\",\"step\":9,"
                               "\"revision\":1,\"state\":\"in_progress\"}]"));
    assert_int_equal(import_some(&book, STEP_STATE(SIGNED), &told).rejected, 1);
    assert_non_null(strstr(told.last, "step_state S state: step 9 lacks"));
    assert_int_equal(import_some(&book, STEP_STATE("\"state\":\"not_started\""), &told).rejected, 1);
    assert_non_null(strstr(told.last, "does not follow"));
    assert_int_equal(import_some(&book, STEP_STATE("\"state\":\"waived\",\"waived_reason\":\"r\",\"waived_sponsor\":\"Ana\""),
                                 &told).updated, 1);
    assert_int_equal(import_some(&book, STEP_STATE("\"state\":\"in_progress\""), &told).rejected, 1);
    assert_non_null(strstr(told.last, "let pass in this revision"));
    assert_int_equal(counted(&book, "SELECT count(*) FROM step_state WHERE state='waived'"), 1);
    /* A new revision is a new record; one that tells of a step as it was needs its sign-off only. */
    assert_int_equal(import_some(&book, DOCUMENT("\"step_state\":[{\"id\":\"T\",\"alliance\":\"A\",\"step\":8,\"revision\":1,"
                                                 SIGNED "}]"), &told).added, 1);
    assert_int_equal(import_some(&book, DOCUMENT("\"step_state\":[{\"id\":\"U\",\"alliance\":\"A\",\"step\":7,\"revision\":1,"
                                                 "\"state\":\"done\"}]"), &told).rejected, 1);
    sound(&book);
    str_free(&told.all);
    book_close(&book);
}

static void
a_document_may_use_the_values_it_adds_to_a_vocabulary(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT("\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"a\",\"form\":\"guild\"}],"
        "\"vocabulary_value\":[{\"id\":\"V\",\"vocabulary\":\"E.13\",\"code\":\"guild\",\"meaning\":\"guild\"}]"));
    import_some(&book, DOCUMENT("\"alliance\":[{\"id\":\"B\",\"code\":\"BB\",\"name\":\"b\",\"form\":\"tribe\"}],"
        "\"vocabulary_value\":[{\"id\":\"W\",\"vocabulary\":\"E.13\",\"code\":\"tribe\"}]"), &told);
    assert_int_equal(told.n, 2);         /* the value is wrong, and so is what uses it */
    str_free(&told.all);
    book_close(&book);
}

static void
a_document_need_not_say_why_a_meeting_was_cancelled(void **state)
{
    struct env env = support_env();
    struct book book;

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT("\"alliance\":[" ALLIANCE("A", "AA") "],\"body\":[{\"id\":\"B\",\"alliance\":\"A\","
        "\"name\":\"b\",\"kind\":\"steering\"}],\"meeting\":[{\"id\":\"M\",\"alliance\":\"A\",\"body\":\"B\","
        "\"due\":\"2027-01-05\",\"state\":\"cancelled\"}]"));
    book_close(&book);
}

static void
two_alliances_may_swap_their_codes(void **state)
{
    struct env env = support_env();
    struct book book;
    struct import_report report;

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT("\"alliance\":[" ALLIANCE("A", "AA") "," ALLIANCE("B", "BB") "]"));
    report = import_all(&book, DOCUMENT("\"alliance\":[" ALLIANCE("A", "BB") "," ALLIANCE("B", "AA") "]"));
    assert_int_equal(report.updated, 2);
    book_close(&book);
}

static void
the_portfolio_record_of_a_document_takes_the_place_of_that_of_an_empty_file_only(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };
    struct str out = { 0 };

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT("\"portfolio\":[{\"id\":\"PF\",\"name\":\"Theirs\",\"kind\":\"demo\",\"currency\":\"USD\"}]"));
    assert_string_equal(book.name, "Theirs");
    assert_string_equal(book.kind, "demo");
    export_all(&book, &out);
    assert_null(strstr(str_text(&out), "Acme"));
    import_all(&book, DOCUMENT(ORGANISATION));
    import_some(&book, DOCUMENT("\"portfolio\":[{\"id\":\"PG\",\"name\":\"Other\"}]"), &told);
    assert_string_equal(told.last, "portfolio PG id: the record PF is there already, and there can be only one portfolio");
    sound(&book);
    str_free(&told.all);
    str_free(&out);
    book_close(&book);
}

static void
what_is_in_the_bin_stays_at_home_with_all_that_needs_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str out = { 0 };
    struct err err = { 0 };
    const char *person[] = { "P" }, *survey[] = { "S" }, *row[] = { "R1" };
    struct export_values values = { .book = &book };
    struct arena arena = { 0 };
    struct record record;

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION ",\"person\":[{\"id\":\"P\",\"name\":\"Ana\",\"organisation\":\"O1\"}],"
        "\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"a\",\"manager\":\"P\"}],"
        "\"contact_pair\":[{\"id\":\"CP\",\"alliance\":\"A\",\"level\":\"manager\",\"our_person\":\"P\",\"their_person\":\"t\"}],"
        "\"contact\":[{\"id\":\"K\",\"alliance\":\"A\",\"date\":\"2027-01-01\",\"pair\":\"CP\"}],"
        "\"survey\":[{\"id\":\"S\",\"alliance\":\"A\",\"name\":\"s\",\"opened_on\":\"2027-01-01\"}],"
        "\"answer\":[{\"id\":\"AN\",\"survey\":\"S\",\"side\":\"us\",\"statement\":\"W2\",\"value\":4}],"
        "\"bound\":[{\"id\":\"BD\",\"alliance\":\"A\",\"code\":\"G1\",\"green\":1}],"
        "\"step_row\":[{\"id\":\"R1\",\"alliance\":\"A\",\"field\":\"s04.candidates\",\"position\":1,\"cells\":{\"organisation\":\"O1\"}},"
        "{\"id\":\"R2\",\"alliance\":\"A\",\"field\":\"s04.four_c\",\"position\":1,\"cells\":{\"candidate\":\"R1\",\"skills\":3}}],"
        "\"step_answer\":[{\"id\":\"SP\",\"alliance\":\"A\",\"field\":\"s01.sponsor\",\"value\":\"P\"}]"));
    must(record_bin(&book, entity_find("person"), person, 1, NULL, &err), &err);
    must(record_bin(&book, entity_find("survey"), survey, 1, NULL, &err), &err);
    must(record_bin(&book, entity_find("step_row"), row, 1, NULL, &err), &err);
    export_all(&book, &out);
    assert_null(strstr(str_text(&out), "\"person\":["));
    assert_null(strstr(str_text(&out), "\"CP\""));            /* needs the person; even its contact forgets it */
    assert_null(strstr(str_text(&out), "\"AN\""));            /* needs the survey */
    assert_null(strstr(str_text(&out), "\"P\""));
    assert_true(strstr(str_text(&out), "\"manager\":null") != NULL);
    assert_true(strstr(str_text(&out), "\"pair\":null") != NULL);
    assert_true(strstr(str_text(&out), "{\"candidate\":null,\"skills\":3,\"culture\":null,") != NULL);
    assert_true(strstr(str_text(&out), "\"field\":\"s01.sponsor\",\"revision\":1,\"value\":null") != NULL);
    /* One record by itself says the same. */
    must(record_load(book.store, entity_find("alliance"), "A", &arena, &record, &err), &err);
    str_clear(&out);
    must(json_add_record(&values, &out, &record, &err), &err);
    assert_true(strstr(str_text(&out), "\"manager\":null") != NULL);
    /* A bound of a binned alliance does not turn into one of the whole portfolio. */
    must(record_bin(&book, entity_find("alliance"), (const char *[]){ "A" }, 1, NULL, &err), &err);
    export_all(&book, &out);
    assert_null(strstr(str_text(&out), "\"BD\""));
    export_values_end(&values);
    arena_free(&arena);
    str_free(&out);
    book_close(&book);
}

static void
a_record_in_the_bin_comes_back_with_a_document_that_holds_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };
    struct err err = { 0 };
    struct import_report report;

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION));
    must(record_bin(&book, entity_find("organisation"), (const char *[]){ "O1" }, 1, NULL, &err), &err);
    import_some(&book, DOCUMENT("\"person\":[{\"id\":\"P\",\"name\":\"Ana\",\"organisation\":\"O1\"}]"), &told);
    assert_string_equal(told.last, "person P organisation: the organisation with the id 'O1' is in the bin");
    report = import_all(&book, DOCUMENT(ORGANISATION ",\"person\":[{\"id\":\"P\",\"name\":\"Ana\",\"organisation\":\"O1\"}]"));
    assert_int_equal(report.updated, 1);
    assert_int_equal(report.added, 1);
    str_free(&told.all);
    book_close(&book);
}

static void
a_file_that_is_no_document_changes_nothing_and_the_place_is_named(void **state)
{
    static const struct {
        const char *text, *where, *what;
    } rows[] = {
        { "", "line 1, column", "premature EOF" },
        { "name,code\nA,B\n", "line 1, column", "" },
        { "{\"entente\":1,\n\"records\":{\n\"organisation\":[\n{\"id\":\"O1\",\"name\":}]}}", "line 4, column 19", "" },
        { "{\"entente\":1,\"records\":{\"organisation\":[{\"id\":\"O1\",\"name\":\"A\"}", "line 1, column", "premature EOF" },
        { "{\"entente\":2,\"records\":{}}", "line 1, column", "version" },
        { "{\"records\":{\"organisation\":[{\"id\":\"O1\",\"name\":\"A\"}]}}", "in.json", "lacks \"entente\":1" },
        { "{\"entente\":1}", "in.json", "lacks \"records\"" },
        { "{\"entente\":1,\"records\":[]}", "line 1, column", "records" },
        { "{\"entente\":1,\"records\":{\"organisation\":{}}}", "line 1, column", "not a list" },
        { "[1]", "line 1, column", "no portfolio document" },
        { "{\"entente\":1,\"records\":{\"organisation\":[{\"id\":\"O1\",\"name\":\"A\"}]}} x", "line 1, column", "" },
        { "{\"entente\":1,\"records\":{\"organisation\":[{\"id\":\"O1\",\"name\":\"\xFF\"}]}}", "line 1, column", "UTF8" },
    };
    struct env env = support_env();
    struct book book;
    struct str before = { 0 }, after = { 0 };

    (void)state;
    book_make(&book, &env);
    export_all(&book, &before);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = { 0 };
        struct import_report report;

        assert_false(take_in(&book, rows[i].text, NULL, &report, &err));
        if (err.kind != ERR_INPUT || !strstr(err.where, rows[i].where) || !strstr(err.what, rows[i].what))
            fail_msg("%s\n%s: %s", rows[i].text, err.where, err.what);
        export_all(&book, &after);
        assert_string_equal(str_text(&before), str_text(&after));
    }
    str_free(&before);
    str_free(&after);
    book_close(&book);
}

static void
a_member_of_the_document_that_nobody_knows_is_left_out_and_told(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };

    (void)state;
    book_make(&book, &env);
    import_some(&book, "\xEF\xBB\xBF{\"comment\":{\"deep\":[1,{\"x\":[]}]},\"records\":{" ORGANISATION "},\n\"entente\":1}", &told);
    assert_string_equal(told.last, "- - comment: the contract has no such key in a document");
    assert_int_equal(told.n, 1);
    str_free(&told.all);
    book_close(&book);
}

static void
rejects_name_the_line_of_their_record(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };

    (void)state;
    book_make(&book, &env);
    import_some(&book, "{\"entente\":1,\n\"records\":{\n\"reading\":[\n\n  {\"id\":\"R\",\n\"value\":1}]}}", &told);
    assert_int_equal(told.line, 5);
    str_free(&told.all);
    book_close(&book);
}

/* As for the verbs (records.md 3); what it names may stand before it, behind it, or in the file. */
static void
a_record_that_names_one_of_another_alliance_is_rejected(void **state)
{
    static const char *const alliances =
        "\"alliance\":[{\"id\":\"A\",\"code\":\"AA\",\"name\":\"A\",\"state\":\"idea\",\"is_demo\":0},"
        "{\"id\":\"B\",\"code\":\"BB\",\"name\":\"B\",\"state\":\"idea\",\"is_demo\":0}]";
    static const char *const body =
        "\"body\":[{\"id\":\"Y\",\"alliance\":\"A\",\"name\":\"Board\",\"kind\":\"steering\",\"state\":\"active\"}]";
    static const char *const meetings =
        "\"meeting\":[{\"id\":\"M\",\"alliance\":\"B\",\"body\":\"Y\",\"due\":\"2027-03-01\",\"state\":\"planned\"},"
        "{\"id\":\"N\",\"alliance\":\"A\",\"body\":\"Y\",\"due\":\"2027-03-01\",\"state\":\"planned\"}]";
    const char *orders[][3] = { { alliances, body, meetings }, { meetings, body, alliances } };
    struct env env = support_env();

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct book book;
        struct told told = { 0 };
        struct str document = { 0 };
        const char *const *parts = orders[i % 2];
        struct err err = { 0 };

        unlink(support_path("work.entente"));
        book_make(&book, &env);
        if (i == 2)      /* the body is in the file already */
            str_addf(&document, "{\"entente\":1,\"records\":{%s,%s}}", alliances, body);
        else
            str_addf(&document, "{\"entente\":1,\"records\":{%s,%s,%s}}", parts[0], parts[1], parts[2]);
        import_some(&book, document.data, &told);
        if (i == 2) {
            str_clear(&document);
            str_addf(&document, "{\"entente\":1,\"records\":{%s}}", meetings);
            import_some(&book, document.data, &told);
        }
        assert_non_null(strstr(str_text(&told.all), "the body it names belongs to another alliance"));
        assert_int_equal(told.n, 1);
        assert_int_equal(query_number(book.store, 0, &err, "SELECT count(*) FROM meeting WHERE alliance='A'", ""), 1);
        assert_int_equal(query_number(book.store, 0, &err, "SELECT count(*) FROM meeting", ""), 1);
        str_free(&document);
        str_free(&told.all);
        book_close(&book);
    }
}

static bool
give_up(void *context, double part)
{
    double *last = context;

    assert_true(part >= *last);
    *last = part;
    return part < 0.5;
}

static void
giving_up_changes_nothing(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str before = { 0 }, after = { 0 }, document = { 0 };
    double last = 0;
    struct import_options options = { .on_progress = give_up, .context = &last };
    struct import_report report;
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    export_all(&book, &before);
    document_make(&book, 5, 20, &document);
    assert_false(take_in(&book, str_text(&document), &options, &report, &err));
    assert_int_equal(err.kind, ERR_CANCEL);
    export_all(&book, &after);
    assert_string_equal(str_text(&before), str_text(&after));
    str_free(&before);
    str_free(&after);
    str_free(&document);
    book_close(&book);
}

static void
a_huge_record_is_rejected_without_being_kept(void **state)
{
    struct env env = support_env();
    struct book book;
    struct told told = { 0 };
    struct str document = { 0 };

    (void)state;
    book_make(&book, &env);
    str_add(&document, "{\"entente\":1,\"records\":{\"organisation\":[{\"id\":\"X\",\"name\":\"");
    for (int i = 0; i < 2000000; i++)
        str_add_char(&document, 'x');
    str_add(&document, "\"},{\"id\":\"Y\",\"name\":\"y\",\"note\":");
    for (int i = 0; i < 60; i++)
        str_add_char(&document, '[');
    for (int i = 0; i < 60; i++)
        str_add_char(&document, ']');
    str_add(&document, "},{\"id\":\"Z\",\"name\":\"z\"}]}}");
    assert_int_equal(import_some(&book, str_text(&document), &told).added, 1);
    assert_true(strstr(str_text(&told.all), "organisation X -: it is longer than 1 MiB\n") != NULL);
    assert_true(strstr(str_text(&told.all), "organisation Y ") != NULL);
    str_free(&told.all);
    str_free(&document);
    book_close(&book);
}

static void
an_export_appears_whole_with_mode_0600_or_not_at_all(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct sink sink = { 0 };
    struct str out = { 0 };
    struct stat status;
    struct err err = { 0 };
    const char *path = support_path("out.json");

    (void)state;
    book_make(&book, &env);
    export_all(&book, &out);
    support_write(path, "old", 3);
    must(sink_open_file(&sink, path, &err), &err);
    must(json_export(&book, NULL, sink_write, &sink, &err), &err);
    assert_string_equal(support_read(&arena, path), "old");
    sink_discard(&sink);
    assert_string_equal(support_read(&arena, path), "old");
    must(sink_open_file(&sink, path, &err), &err);
    must(json_export(&book, NULL, sink_write, &sink, &err), &err);
    must(sink_finish(&sink, &err), &err);
    assert_string_equal(support_read(&arena, path), str_text(&out));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_false(sink_open_file(&sink, support_path("no/such/folder.json"), &err));
    assert_int_equal(err.kind, ERR_MISSING);
    arena_free(&arena);
    str_free(&out);
    book_close(&book);
}

static bool
full(void *context, const char *bytes, size_t n)
{
    (void)context;
    (void)bytes;
    (void)n;
    errno = ENOSPC;
    return false;
}

static void
an_export_that_cannot_be_written_says_so(void **state)
{
    struct env env = support_env();
    struct book book;
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    assert_false(json_export(&book, NULL, full, NULL, &err));
    assert_int_equal(err.kind, ERR_MACHINE);
    assert_true(strstr(err.what, "No space left") != NULL);
    book_close(&book);
}

static void
one_kind_is_exported_as_a_document_of_its_own(void **state)
{
    struct env env = support_env();
    struct book book;
    struct str out = { 0 };
    struct err err = { 0 };

    (void)state;
    book_make(&book, &env);
    import_all(&book, DOCUMENT(ORGANISATION));
    must(json_export(&book, entity_find("organisation"), add_to, &out, &err), &err);
    assert_true(strncmp(str_text(&out), "{\"entente\":1,\"method\":\"entente-1\",\"records\":{\n\"organisation\":[\n{\"id\":\"O1\"", 72) == 0);
    assert_null(strstr(str_text(&out), "portfolio"));
    assert_int_equal(import_all(&book, str_text(&out)).unchanged, 1);
    str_clear(&out);
    must(json_export(&book, entity_find("person"), add_to, &out, &err), &err);
    assert_string_equal(str_text(&out), "{\"entente\":1,\"method\":\"entente-1\",\"records\":{\n}}\n");
    str_free(&out);
    book_close(&book);
}

static void
rejects_of_a_document_are_written_beside_it(void **state)
{
    struct env env = support_env();
    struct book book;
    struct arena arena = { 0 };
    struct source source;
    struct rejects rejects;
    struct import_options options = { .on_reject = rejects_add, .context = &rejects };
    struct import_report report;
    struct stat status;
    struct err err = { 0 };
    const char *document = DOCUMENT("\"person\":[{\"id\":\"P\",\"name\":\"=1+1\"}]");
    char *path = arena_string(&arena, support_path("bad.json"));

    (void)state;
    book_make(&book, &env);
    support_write(path, document, strlen(document));
    rejects_begin(&rejects, path, NULL);
    must(source_open(&source, path, &err), &err);
    must(json_import(&book, &source, &options, &report, &err), &err);
    must(rejects_finish(&rejects, &err), &err);
    source_close(&source);
    assert_string_equal(support_read(&arena, support_path("bad.json.rejects")),
                        "reason,line,kind,id,field,record\r\n"
                        "organisation: it must not be empty,1,person,P,organisation,"
                        "\"{\"\"id\"\":\"\"P\"\",\"\"name\"\":\"\"=1+1\"\"}\"\r\n");
    assert_int_equal(stat(support_path("bad.json.rejects"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    arena_free(&arena);
    book_close(&book);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_new_portfolio_is_one_record),
        TEST(the_examples_of_the_contract_come_back_byte_for_byte),
        TEST(any_document_comes_back_as_it_was_whatever_its_layout),
        TEST(an_import_is_one_change_that_is_undone_as_one),
        TEST(a_dry_run_tells_everything_and_changes_nothing),
        TEST(missing_keys_get_the_default_and_stamps_are_kept_as_given),
        TEST(a_wrong_record_is_rejected_with_the_reason_and_the_rest_goes_in),
        TEST(what_needs_a_rejected_record_is_rejected_too_and_what_only_names_it_loses_the_name),
        TEST(a_refused_update_leaves_the_record_for_others_to_name),
        TEST(an_alliance_moves_only_when_what_its_guard_asks_is_there_or_comes_along),
        TEST(a_step_is_signed_off_by_a_document_only_when_its_gate_holds),
        TEST(a_document_may_use_the_values_it_adds_to_a_vocabulary),
        TEST(a_document_need_not_say_why_a_meeting_was_cancelled),
        TEST(two_alliances_may_swap_their_codes),
        TEST(the_portfolio_record_of_a_document_takes_the_place_of_that_of_an_empty_file_only),
        TEST(what_is_in_the_bin_stays_at_home_with_all_that_needs_it),
        TEST(a_record_in_the_bin_comes_back_with_a_document_that_holds_it),
        TEST(a_file_that_is_no_document_changes_nothing_and_the_place_is_named),
        TEST(a_member_of_the_document_that_nobody_knows_is_left_out_and_told),
        TEST(rejects_name_the_line_of_their_record),
        TEST(a_record_that_names_one_of_another_alliance_is_rejected),
        TEST(giving_up_changes_nothing),
        TEST(a_huge_record_is_rejected_without_being_kept),
        TEST(an_export_appears_whole_with_mode_0600_or_not_at_all),
        TEST(an_export_that_cannot_be_written_says_so),
        TEST(one_kind_is_exported_as_a_document_of_its_own),
        TEST(rejects_of_a_document_are_written_beside_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
