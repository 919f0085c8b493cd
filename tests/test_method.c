#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/str.h"
#include "src/method/load.h"
#include "src/method/method.h"
#include "src/method/reference_chart.h"
#include "src/store/change.h"
#include "src/store/query.h"
#include "tests/support.h"

/* What every test here works on: a portfolio with the shipped set, opened. */
struct fixture {
    struct env env;
    struct store *store;
    struct method *method;
    struct arena arena;
};

static int
setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct err err = { 0 };

    if (!fixture || support_setup(state))
        return -1;
    fixture->env = support_env();
    fixture->store = support_store("a.entente", &fixture->env);
    must(change_begin(fixture->store, CHANGE_EDIT, NULL, &err), &err);
    must(method_load(fixture->store, embedded_method, NULL, &err), &err);
    must(change_commit(fixture->store, "Method loaded", NULL, &err), &err);
    must(method_open(fixture->store, NULL, &fixture->method, &err), &err);
    *state = fixture;
    return 0;
}

static int
teardown(void **state)
{
    struct fixture *fixture = *state;

    method_close(fixture->method);
    store_close(fixture->store);
    arena_free(&fixture->arena);
    free(fixture);
    return support_clean(state);
}

/* Insert a record: pairs of column and text, ended by NULL. */
static void
insert_open(struct fixture *fixture, const char *table, const char *id, va_list args)
{
    struct change_cell cells[8];
    struct err err = { 0 };
    const char *column;
    size_t n = 0;

    while ((column = va_arg(args, const char *)) != NULL)
        cells[n++] =
            (struct change_cell){ column, cell_null(), cell_text(va_arg(args, const char *)) };
    must(change_insert(fixture->store, table, id, cells, n, &err), &err);
}

static void
insert(struct fixture *fixture, const char *table, const char *id, ...)
{
    struct err err = { 0 };
    va_list args;

    must(change_begin(fixture->store, CHANGE_EDIT, NULL, &err), &err);
    va_start(args, id);
    insert_open(fixture, table, id, args);
    va_end(args);
    must(change_commit(fixture->store, "Added", NULL, &err), &err);
}

static void
set_integer(struct fixture *fixture, const char *table, const char *id, const char *column,
            int64_t value)
{
    struct change_cell cell = { column, cell_null(), cell_int(value) };
    struct err err = { 0 };

    must(change_begin(fixture->store, CHANGE_EDIT, NULL, &err), &err);
    must(change_put(fixture->store, table, id, &cell, 1, NULL, &err), &err);
    must(change_commit(fixture->store, "Set", NULL, &err), &err);
}

static const struct method_step *
step(struct fixture *fixture, int number)
{
    struct err err = { 0 };
    const struct method_step *found = method_step(fixture->method, number, &err);

    must(found != NULL, &err);
    return found;
}

/* The part of an answer, or the column of a question with rows ("s04.scores", "candidate"). */
static const struct method_part *
part(struct fixture *fixture, const char *key, const char *column)
{
    struct err err = { 0 };
    const struct method_field *field = method_field(fixture->method, key, &err);

    if (!column) {
        const struct method_part *answer = method_answer(fixture->method, key, NULL, &err);

        assert_non_null(answer);
        return answer;
    }
    assert_non_null(field);
    for (size_t i = 0; i < field->n_parts; i++)
        if (!strcmp(field->parts[i].field.name, column))
            return &field->parts[i];
    fail_msg("%s has no column %s", key, column);
    return NULL;
}

static const struct method_part *
register_part(struct fixture *fixture, const char *entity, const char *field)
{
    struct err err = { 0 };
    const struct method_register *words = method_register(fixture->method, entity, &err);

    assert_non_null(words);
    for (size_t i = 0; i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, field))
            return &words->parts[i];
    fail_msg("%s has no field %s", entity, field);
    return NULL;
}

static bool
read_text(struct fixture *fixture, const struct method_part *of, const char *text,
          struct value *value, struct err *err)
{
    const struct value_context context = { .today = date_of(2027, 2, 15), .currency = "EUR" };

    *err = (struct err){ 0 };
    return method_read_value(fixture->method, of, text, &context, &fixture->arena, value, err);
}

static void
reads_as(struct fixture *fixture, const struct method_part *of, const char *text,
         const char *wanted)
{
    struct value value;
    struct err err;

    must(read_text(fixture, of, text, &value, &err), &err);
    assert_true(value.kind == VALUE_TEXT || value.kind == VALUE_LIST);
    assert_string_equal(value.text, wanted);
}

static void
refused_with(struct fixture *fixture, const struct method_part *of, const char *text,
             const char *what, const char *hint)
{
    struct value value;
    struct err err;

    assert_false(read_text(fixture, of, text, &value, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_string_equal(err.what, what);
    assert_string_equal(err.hint, hint);
}

static void
shows_as(struct fixture *fixture, const struct method_part *of, struct value value,
         const char *wanted)
{
    assert_string_equal(method_show(fixture->method, of, &value, &fixture->arena), wanted);
}

/* -- The shipped set ------------------------------------------------------------------------- */

static void
said(const char *text, const char *key, const char *what)
{
    if (!text || !*text)
        fail_msg("%s lacks its %s", key, what);
}

static void
check_part(const struct method_part *one, const char *key, bool needs_hint)
{
    said(one->label, key, "label");
    if (needs_hint)
        said(one->hint, key, "hint");
    for (int i = 0; i < 5; i++) {
        if (one->field.type == FIELD_SCALE)
            said(one->anchors[i], key, "anchor");
        else
            assert_null(one->anchors[i]);
    }
}

static void
every_question_and_check_of_the_twelve_steps_has_all_its_words(void **state)
{
    struct fixture *fixture = *state;
    size_t fields = 0, checks = 0;

    for (int number = 1; number <= 12; number++) {
        const struct method_step *one = step(fixture, number);
        const char *texts[] = {
            one->key,      one->name,  one->question, one->purpose, one->good,
            one->mistakes, one->takes, one->evidence, one->draws,   one->feeds
        };

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            said(texts[i], one->name, "text");
        for (size_t i = 0; i < one->n_fields; i++, fields++) {
            const struct method_field *field = &one->fields[i];

            said(field->label, field->key, "label");
            said(field->ask, field->key, "ask");
            said(field->why, field->key, "why");
            said(field->example, field->key, "example");
            said(field->refer, field->key, "refer");
            for (size_t k = 0; k < field->n_parts; k++)
                check_part(&field->parts[k], field->key, field->kind != METHOD_SINGLE);
        }
        for (size_t i = 0; i < one->n_checks; i++, checks++) {
            said(one->checks[i].text, one->checks[i].key, "text");
            said(one->checks[i].why, one->checks[i].key, "why");
        }
    }
    assert_int_equal(fields, 137);
    assert_int_equal(checks, 85);
}

static void
every_value_of_the_66_vocabularies_has_label_and_meaning(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    size_t values = 0;
    char key[8];

    for (int i = 1; i <= 66; i++) {
        const struct method_vocabulary *one;

        snprintf(key, sizeof key, "E.%d", i);
        one = method_vocabulary(fixture->method, key, &err);
        must(one != NULL, &err);
        assert_string_equal(one->key, key);
        said(one->name, key, "name");
        said(one->about, key, "about");
        assert_true(one->n >= 2);
        for (size_t k = 0; k < one->n; k++, values++) {
            said(one->codes[k].label, key, "label");
            said(one->codes[k].meaning, key, "meaning");
            assert_false(one->codes[k].hidden || one->codes[k].custom);
        }
    }
    assert_int_equal(values, 514);
    assert_null(method_vocabulary(fixture->method, "E.67", &err));
    assert_int_equal(err.kind, ERR_NONE);
}

static void
every_field_of_every_entity_has_its_words(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };

    for (size_t i = 0; i < entity_count; i++) {
        const struct method_register *one =
            method_register(fixture->method, entities[i].name, &err);

        must(one != NULL, &err);
        said(one->name, one->entity, "name");
        said(one->plural, one->entity, "plural");
        said(one->about, one->entity, "about");
        said(one->empty, one->entity, "empty");
        assert_int_equal(one->n_parts, entities[i].n + 1);
        for (size_t k = 0; k < entities[i].n; k++) {
            assert_string_equal(one->parts[k].field.name, entities[i].fields[k].name);
            check_part(&one->parts[k], one->entity, true);
        }
        assert_string_equal(one->parts[entities[i].n].label, "Note");
    }
    assert_null(method_register(fixture->method, "invoice", &err));
}

/* The type as the record contract writes it. */
static void
add_type(struct str *out, const struct field *field)
{
    static const char *const names[] = { "text",  "long", "choice", "multi",   "scale",
                                         "yesno", "date", "money",  "percent", "int",
                                         "num",   "ref",  "any",    "object" };

    str_add(out, names[field->type]);
    if (field->spec)
        str_addf(out, "(%s)", field->spec);
    else if (field->type == FIELD_INT && (field->low || field->high))
        str_addf(out, "(%d..%d)", field->low, field->high);
    if (field->otherwise)
        str_addf(out, " (default %s)", field->otherwise);
}

static void
add_parts(struct str *out, const struct method_field *field)
{
    if (field->kind == METHOD_RECORDS)
        str_addf(out, "%s%s%s", field->entity, field->only ? ":" : "",
                 field->only ? field->only : "");
    for (size_t i = 0; i < field->n_parts; i++) {
        const struct field *one = &field->parts[i].field;

        str_addf(out, "%s%s%s ", i ? "; " : "", one->name, one->required ? "*" : "");
        add_type(out, one);
    }
}

static void
the_questions_are_those_of_the_record_contract(void **state)
{
    static const struct {
        const char *key;
        int least;
        const char *kind, *parts;
    } contract[] = {
#define RECORD_FIELD(key, least, kind, parts) { key, least, kind, parts },
#include "tests/records_fields.def"
#undef RECORD_FIELD
    };
    static const char *const kinds[] = { "single", "parts", "rows", "records" };
    struct fixture *fixture = *state;
    size_t at = 0;

    for (int number = 1; number <= 12; number++) {
        const struct method_step *one = step(fixture, number);

        for (size_t i = 0; i < one->n_fields; i++, at++) {
            struct str parts = { 0 };

            assert_true(at < sizeof contract / sizeof *contract);
            add_parts(&parts, &one->fields[i]);
            assert_string_equal(one->fields[i].key, contract[at].key);
            assert_int_equal(one->fields[i].least, contract[at].least);
            assert_string_equal(kinds[one->fields[i].kind], contract[at].kind);
            assert_string_equal(str_text(&parts), contract[at].parts);
            str_free(&parts);
        }
    }
    assert_int_equal(at, sizeof contract / sizeof *contract);
}

static void
shares_and_unique_rows_are_known(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };

    assert_int_equal(part(fixture, "s04.criteria", "weight")->total, 100);
    assert_int_equal(part(fixture, "s03.fairness", "percent")->total, 100);
    assert_int_equal(part(fixture, "s08.shares", "percent")->total, 100);
    assert_int_equal(part(fixture, "s04.criteria", "minimum")->total, 0);
    assert_string_equal(method_field(fixture->method, "s04.culture", &err)->unique,
                        "candidate layer");
    assert_null(method_field(fixture->method, "s04.criteria", &err)->unique);
    assert_string_equal(part(fixture, "s04.scores", "criterion")->among, "s04.criteria");
    assert_string_equal(register_part(fixture, "information_item", "protocol")->among,
                        "s05.protocol");
    assert_null(part(fixture, "s04.candidates", "organisation")->among);
}

static void
a_step_names_the_steps_it_draws_on(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(step(fixture, 1)->after, 0);
    assert_int_equal(step(fixture, 4)->after, 1 | 2 | 4);
    for (int number = 1; number <= 12; number++)
        assert_int_equal(step(fixture, number)->after >> (number - 1), 0);
}

static void
private_questions_and_records_are_marked(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_step *negotiation = step(fixture, 6);

    for (size_t i = 0; i < negotiation->n_fields; i++)
        assert_true(negotiation->fields[i].is_private);
    assert_true(method_field(fixture->method, "s03.retain", &err)->is_private);
    assert_true(method_field(fixture->method, "s09.safeguards", &err)->is_private);
    assert_false(method_field(fixture->method, "s01.title", &err)->is_private);
    assert_true(method_register(fixture->method, "flag", &err)->is_private);
    assert_true(method_register(fixture->method, "safeguard", &err)->is_private);
    assert_false(method_register(fixture->method, "issue", &err)->is_private);
}

/* Row 86 holds link titles without addresses: there is nothing to explain. */
static void
every_row_of_the_coverage_list_is_explained_by_a_topic(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    bool covered[190] = { [86] = true };
    size_t n;
    const struct method_topic *topics = method_topics(fixture->method, &n, &err);

    must(topics != NULL, &err);
    for (size_t i = 0; i < n; i++) {
        char *rows = arena_string(&fixture->arena, topics[i].rows), *row;

        while ((row = strsep(&rows, " ")) != NULL)
            if (*row) {
                assert_in_range(atoi(row), 1, 189);
                covered[atoi(row)] = true;
            }
    }
    for (int row = 1; row <= 189; row++)
        if (!covered[row])
            fail_msg("no topic explains row %d", row);
}

static void
topics_come_in_the_order_of_the_files_as_whole_texts(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    size_t n, again;
    const struct method_topic *topics = method_topics(fixture->method, &n, &err);
    const struct method_topic *asap = NULL;

    must(topics != NULL, &err);
    assert_true(n > 100);
    assert_string_equal(topics[0].slug, "words");
    assert_string_equal(topics[1].slug, "sides");
    assert_ptr_equal(method_topics(fixture->method, &again, &err), topics);
    assert_int_equal(again, n);
    for (size_t i = 0; i < n; i++) {
        said(topics[i].title, topics[i].slug, "title");
        said(topics[i].about, topics[i].slug, "about");
        said(topics[i].body, topics[i].slug, "body");
        if (!strcmp(topics[i].slug, "asap"))
            asap = &topics[i];
    }
    assert_non_null(asap);
    assert_string_equal(asap->steps, "s01 s12");
    assert_string_equal(asap->fields, "");
    assert_non_null(strstr(asap->body, "same moment.\n- 1 Alliance-specific strategy"));
    assert_non_null(strstr(asap->body, "step 12\n\nPhase 7"));
}

/* The first line of the chart that contains `part` is `whole`. */
static void
expect_bar(const struct method_reference *table, const char *part, const char *whole)
{
    struct str out = { 0 };
    const char *at;

    reference_chart(table, true, &out);
    at = strstr(str_text(&out), part);
    assert_non_null(at);
    assert_int_equal(strncmp(at, whole, strlen(whole)), 0);
    assert_int_equal(at[strlen(whole)], '\n');
    str_free(&out);
}

static void
reference_tables_are_drawn_as_bars_without_years_between(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_reference *table = method_reference(fixture->method, "table2", &err);
    struct str out = { 0 };

    must(table != NULL, &err);
    expect_bar(table, "People's",
               "People's Republic of China         ######################--       270");
    expect_bar(table, "Albania", "Albania                             no number");
    reference_chart(table, true, &out);
    assert_null(strstr(str_text(&out), "TOTAL"));
    str_clear(&out);
    table = method_reference(fixture->method, "yearly", &err);
    expect_bar(table, "with developing", "with developing partner");
    expect_bar(table, "1994 ", "1994                               ########################      2120");
    reference_chart(table, true, &out);
    assert_null(strstr(str_text(&out), "1991"));
    str_free(&out);
    table = method_reference(fixture->method, "baserates", &err);
    expect_bar(table, "alliance failure",
               "alliance failure                   --------------###------- 60 to 70");
    table = method_reference(fixture->method, "series", &err);
    expect_bar(table, "IM 2016", "IM 2016                             240000000");
}

static void
reference_tables_come_with_their_cautions(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_reference *table = method_reference(fixture->method, "table2", &err);
    long sum = 0;

    must(table != NULL, &err);
    assert_int_equal(table->n_columns, 3);
    assert_string_equal(table->lines[0][0], "country");
    assert_string_equal(table->lines[2][0], "People's Republic of China");
    assert_string_equal(table->lines[2][1], "270");
    for (size_t i = 1; i < table->n_lines - 1; i++)
        sum += table->lines[i][1] ? atol(table->lines[i][1]) : 0;
    assert_int_equal(sum, 2598);
    assert_int_equal(atol(table->lines[table->n_lines - 1][1]), 2598);
    assert_non_null(strstr(table->cautions, "\n"));
    table = method_reference(fixture->method, "baserates", &err);
    assert_string_equal(table->lines[2][4], "over; Lunnan & Haugland 2008 in S1");
    assert_null(table->lines[2][2]);
    assert_ptr_equal(method_reference(fixture->method, "baserates", &err), table);
    assert_null(method_reference(fixture->method, "table9", &err));
    assert_int_equal(err.kind, ERR_NONE);
}

/* -- Opening and looking up ------------------------------------------------------------------ */

static void
a_version_that_is_not_there_is_missing(void **state)
{
    struct fixture *fixture = *state;
    struct method *method = NULL;
    struct store *empty = support_store("empty.entente", &fixture->env);
    struct err err = { 0 };

    assert_false(method_open(fixture->store, "entente-9", &method, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_non_null(strstr(err.what, "entente-9"));
    err_clear(&err);
    assert_false(method_open(empty, NULL, &method, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    err_clear(&err);
    must(method_open(fixture->store, "entente-1", &method, &err), &err);
    assert_string_equal(method_version(method), "entente-1");
    assert_null(method_step(method, 13, &err));
    assert_null(method_step(method, 0, &err));
    method_close(method);
    store_close(empty);
}

static void
answers_are_found_under_the_key_of_their_part(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_field *field = NULL;
    const struct method_part *one = method_answer(fixture->method, "s05.nda_date", &field, &err);

    assert_non_null(one);
    assert_int_equal(one->field.type, FIELD_DATE);
    assert_string_equal(field->key, "s05.nda");
    one = method_answer(fixture->method, "s01.title", &field, &err);
    assert_string_equal(one->label, field->label);
    assert_true(one->field.required);
    assert_string_equal(method_answer(fixture->method, "s08.patience", NULL, &err)->field.otherwise,
                        "12");
    assert_null(method_answer(fixture->method, "s04.scores", &field, &err));
    assert_null(method_answer(fixture->method, "s02.objectives", &field, &err));
    assert_null(method_answer(fixture->method, "title", &field, &err));
    assert_null(method_field(fixture->method, "s01.nothing", &err));
    assert_null(method_field(fixture->method, "s99.title", &err));
    assert_string_equal(method_check(fixture->method, "c04.1", &err)->text,
                        "At least two candidates were scored on the same criteria");
    assert_null(method_check(fixture->method, "c04.99", &err));
    assert_int_equal(err.kind, ERR_NONE);
}

static void
a_field_younger_than_the_set_is_called_by_its_name(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };

    must(change_begin(fixture->store, CHANGE_EDIT, NULL, &err), &err);
    must(change_private(fixture->store, &err,
        "DELETE FROM method_text WHERE key IN ('body.decides_by','body.chair')", ""), &err);
    must(change_commit(fixture->store, "", NULL, &err), &err);
    assert_string_equal(register_part(fixture, "body", "decides_by")->label, "Decides by");
    assert_string_equal(method_word(fixture->method, register_part(fixture, "body", "chair"), "us"),
                        "us");
}

/* -- Vocabularies ---------------------------------------------------------------------------- */

static void
codes_keep_their_capitals_and_their_order(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_vocabulary *roles = method_vocabulary(fixture->method, "E.19", &err);
    static const char *const codes[] = { "A", "R", "C", "I", "none" };

    assert_int_equal(roles->n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(roles->codes[i].code, codes[i]);
    assert_string_equal(roles->codes[1].label, "Responsible");
    assert_ptr_equal(method_vocabulary(fixture->method, "e.19", &err), roles);
    assert_non_null(strstr(register_part(fixture, "metric", "rule")->says, "R1="));
}

static void
values_of_ones_own_are_added_and_hidden_ones_keep_their_words(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_vocabulary *before = method_vocabulary(fixture->method, "E.12", &err);
    const struct method_vocabulary *after;
    size_t n = before->n;

    insert(fixture, "vocabulary_value", "v1", "vocabulary", "E.12", "code", "money_rules",
           "meaning", "how money questions are raised", NULL);
    insert(fixture, "vocabulary_value", "v2", "vocabulary", "E.12", "code", "badnews", "meaning",
           "-", NULL);
    set_integer(fixture, "vocabulary_value", "v2", "hidden", 1);
    after = method_vocabulary(fixture->method, "E.12", &err);
    assert_int_equal(after->n, n + 1);
    assert_string_equal(after->codes[n].code, "money_rules");
    assert_string_equal(after->codes[n].label, "Money rules");
    assert_true(after->codes[n].custom);
    for (size_t i = 0; i <= n; i++)
        assert_int_equal(after->codes[i].hidden, !strcmp(after->codes[i].code, "badnews"));
    assert_int_equal(before->n, n);
    assert_ptr_equal(method_vocabulary(fixture->method, "E.12", &err), after);
    set_integer(fixture, "vocabulary_value", "v1", "deleted", 1);
    assert_int_equal(method_vocabulary(fixture->method, "E.12", &err)->n, n);
}

static void
a_change_elsewhere_does_not_build_the_vocabularies_anew(void **state)
{
    struct fixture *fixture = *state;
    struct err err = { 0 };
    const struct method_vocabulary *before = method_vocabulary(fixture->method, "E.1", &err);

    insert(fixture, "organisation", "o1", "name", "Acme", NULL);
    assert_ptr_equal(method_vocabulary(fixture->method, "E.1", &err), before);
}

static void
a_value_that_comes_with_the_open_change_is_known_at_once(void **state)
{
    struct fixture *fixture = *state;
    const struct field *field = entity_field(entity_find("alliance"), "motives");
    struct value fun = { .kind = VALUE_LIST, .text = "[\"cost\",\"fun\"]" };
    struct change_cell cells[] = { { "vocabulary", cell_null(), cell_text("E.1") },
                                   { "code", cell_null(), cell_text("fun") } };
    struct err err = { 0 };

    assert_false(method_check_value(fixture->method, field, &fun, true, &err));
    assert_string_equal(err.what, "'fun' is none of the motive families");
    err_clear(&err);
    must(change_begin(fixture->store, CHANGE_IMPORT, NULL, &err), &err);
    must(change_insert(fixture->store, "vocabulary_value", "v1", cells, 2, &err), &err);
    must(method_check_value(fixture->method, field, &fun, true, &err), &err);
    change_rollback(fixture->store);
}

/* -- Reading what is typed ------------------------------------------------------------------- */

static void
a_choice_is_read_by_code_label_or_beginning(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *motive = register_part(fixture, "objective", "motive");

    reads_as(fixture, motive, "growth", "growth");
    reads_as(fixture, motive, " Growth ", "growth");
    reads_as(fixture, motive, "LEARNING", "learn");
    reads_as(fixture, motive, "gr", "growth");
    reads_as(fixture, part(fixture, "s01.horizon", NULL), "prelude", "merger");
    reads_as(fixture, part(fixture, "s04.candidates", "outcome"), "go if", "go_if");
    reads_as(fixture, part(fixture, "s04.candidates", "outcome"), "go", "go");
    reads_as(fixture, register_part(fixture, "decision_right", "us"), "r", "R");
    reads_as(fixture, register_part(fixture, "metric", "rule"), "r1", "R1");
    refused_with(fixture, motive, "grwth", "'grwth' is none of the motive families",
                 "Choose growth, cost, risk or learn.");
    refused_with(fixture, part(fixture, "s08.equity", NULL), "mi no",
                 "'mi no' is none of the choices for equity",
                 "Choose none, minority, joint_venture or cross_holding.");
}

static void
a_beginning_of_several_codes_is_not_enough(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *reasons = part(fixture, "s01.reasons", NULL);
    struct value value;
    struct err err;

    assert_false(read_text(fixture, reasons, "s", &value, &err));
    assert_string_equal(err.what, "'s' can mean several of the specific reasons");
    assert_non_null(strstr(err.hint, "scale"));
    assert_null(strstr(err.hint, "revive"));
    assert_false(read_text(fixture, reasons, "qualty", &value, &err));
    assert_string_equal(err.what, "'qualty' is none of the specific reasons");
    assert_int_equal(strncmp(err.hint, "Near are quality, ", 18), 0);
}

static void
a_list_is_read_item_by_item_and_sorted(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *motives = part(fixture, "s01.motives", NULL);
    const struct method_part *chain = part(fixture, "s02.chain", NULL);

    reads_as(fixture, motives, "risk, Cost ,, learning, cost", "[\"cost\",\"learn\",\"risk\"]");
    reads_as(fixture, motives, "", "[]");
    reads_as(fixture, part(fixture, "s01.gap", NULL), "money,tech", "[\"money\",\"technology\"]");
    reads_as(fixture, chain, "rnd, prod", "[\"production\",\"rnd\"]");
    refused_with(fixture, motives, "cost, fun", "'fun' is none of the motive families",
                 "Choose growth, cost, risk or learn.");
}

static void
labels_with_commas_stay_whole_in_a_list(void **state)
{
    struct fixture *fixture = *state;
    struct method_part forms = *register_part(fixture, "alliance", "form");

    forms.field.type = FIELD_MULTI;
    reads_as(fixture, &forms, "Licensing, subcontracting, Outsourcing, joint venture",
             "[\"jv\",\"license\",\"subcon\"]");
}

static void
a_hidden_value_is_not_offered_but_can_be_typed_in_full(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *motive = register_part(fixture, "objective", "motive");

    insert(fixture, "vocabulary_value", "v1", "vocabulary", "E.1", "code", "cost", "meaning", "-",
           NULL);
    set_integer(fixture, "vocabulary_value", "v1", "hidden", 1);
    reads_as(fixture, motive, "cost", "cost");
    refused_with(fixture, motive, "co", "'co' is none of the motive families",
                 "Choose growth, risk or learn.");
    shows_as(fixture, motive, value_text("cost"), "Cost");
}

static void
other_values_are_read_as_everywhere(void **state)
{
    struct fixture *fixture = *state;
    struct value value;
    struct err err;

    reads_as(fixture, part(fixture, "s08.signed", NULL), "+2w", "2027-03-01");
    must(read_text(fixture, part(fixture, "s08.value", NULL), "1,500,000", &value, &err), &err);
    assert_int_equal(value.kind, VALUE_MONEY);
    assert_string_equal(value.currency, "EUR");
    must(read_text(fixture, part(fixture, "s01.sponsor", NULL), "  ", &value, &err), &err);
    assert_int_equal(value.kind, VALUE_NULL);
    assert_false(read_text(fixture, part(fixture, "s03.our_need", NULL), "6", &value, &err));
}

/* Three people, two organisations, two alliances with a body each. */
static void
add_people(struct fixture *fixture)
{
    insert(fixture, "organisation", "o1", "name", "Acme", NULL);
    insert(fixture, "organisation", "o2", "name", "Nordwind", NULL);
    insert(fixture, "person", "p1", "name", "Ana Rao", "organisation", "o1", NULL);
    insert(fixture, "person", "p2", "name", "Anton Berg", "organisation", "o1", NULL);
    insert(fixture, "person", "p3", "name", "Zoë Ana", "organisation", "o2", NULL);
    insert(fixture, "alliance", "a1", "code", "SVW", "name", "Shanghai Volkswagen", "state", "idea",
           NULL);
    insert(fixture, "alliance", "a2", "code", "QB", "name", "Quest–Biocon", "state", "idea", NULL);
    insert(fixture, "body", "b1", "alliance", "a1", "name", "Steering committee", NULL);
    insert(fixture, "body", "b2", "alliance", "a2", "name", "Steering committee", NULL);
}

static void
a_reference_is_read_by_id_code_or_beginning_of_the_name(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *sponsor = part(fixture, "s01.sponsor", NULL);
    const struct method_part *other = register_part(fixture, "alliance_link", "other");

    add_people(fixture);
    reads_as(fixture, sponsor, "p2", "p2");
    reads_as(fixture, sponsor, "ana r", "p1");
    reads_as(fixture, sponsor, "zoe", "p3");
    reads_as(fixture, other, "svw", "a1");
    reads_as(fixture, other, "Quest", "a2");
    refused_with(fixture, sponsor, "An", "two people begin with 'An': Ana Rao, Anton Berg",
                 "Type more of the name.");
    refused_with(fixture, sponsor, "Berg", "no person begins with 'Berg'", "Near is Anton Berg.");
    refused_with(fixture, sponsor, "Xaver", "no person begins with 'Xaver'",
                 "Type the beginning of a name that is there, or add the person first.");
}

static void
the_whole_name_counts_before_a_beginning(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *choice = part(fixture, "s04.choice", NULL);

    insert(fixture, "organisation", "o1", "name", "Acme", NULL);
    insert(fixture, "organisation", "o2", "name", "Acme Pumps", NULL);
    reads_as(fixture, choice, "acme", "o1");
    insert(fixture, "organisation", "o3", "name", "Acme", NULL);
    refused_with(fixture, choice, "acme", "two organisations are called 'acme'",
                 "Give the id, such as o1 or o3.");
}

static void
what_is_in_the_bin_cannot_be_referred_to(void **state)
{
    struct fixture *fixture = *state;
    struct value value = value_text("p1");
    const struct field *field = &part(fixture, "s01.sponsor", NULL)->field;
    struct err err = { 0 };

    add_people(fixture);
    must(method_check_value(fixture->method, field, &value, true, &err), &err);
    set_integer(fixture, "person", "p1", "deleted", 1);
    reads_as(fixture, part(fixture, "s01.sponsor", NULL), "An", "p2");
    assert_false(method_check_value(fixture->method, field, &value, true, &err));
    assert_string_equal(err.what, "the person is in the bin");
    err_clear(&err);
    value = value_text("p9");
    assert_false(method_check_value(fixture->method, field, &value, true, &err));
    assert_string_equal(err.what, "there is no person with the id 'p9'");
    err_clear(&err);
    must(method_check_value(fixture->method, field, &value, false, &err), &err);
}

static void
records_are_named_within_their_alliance(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *body = register_part(fixture, "membership", "body");

    add_people(fixture);
    refused_with(fixture, body, "steer",
                 "two joint bodies begin with 'steer': Steering committee, Steering committee",
                 "Type more of the name.");
    method_look_in(fixture->method, "a2");
    reads_as(fixture, body, "steer", "b2");
    reads_as(fixture, part(fixture, "s01.sponsor", NULL), "Ana", "p1");
    method_look_in(fixture->method, NULL);
    reads_as(fixture, body, "b1", "b1");
}

static void
rows_of_a_step_are_named_by_their_first_column(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *candidate = part(fixture, "s04.scores", "candidate");
    const struct method_part *criterion = part(fixture, "s04.scores", "criterion");

    add_people(fixture);
    insert(fixture, "step_row", "r1", "alliance", "a1", "field", "s04.candidates", "cells",
           "{\"organisation\":\"o2\"}", NULL);
    insert(fixture, "step_row", "r2", "alliance", "a2", "field", "s04.candidates", "cells",
           "{\"organisation\":\"o2\"}", NULL);
    insert(fixture, "step_row", "r3", "alliance", "a1", "field", "s04.criteria", "cells",
           "{\"criterion\":\"Sensors\",\"weight\":30}", NULL);
    insert(fixture, "step_row", "r4", "alliance", "a1", "field", "s04.scores", "cells",
           "{\"candidate\":\"r1\",\"criterion\":\"r3\",\"score\":4}", NULL);
    for (int i = 1; i <= 4; i++) {
        char id[4];

        snprintf(id, sizeof id, "r%d", i);
        set_integer(fixture, "step_row", id, "revision", 1);
    }
    shows_as(fixture, candidate, value_text("r1"), "Nordwind");
    shows_as(fixture, criterion, value_text("r3"), "Sensors");
    shows_as(fixture, candidate, value_text("r4"), "Nordwind");
    refused_with(fixture, candidate, "nord", "no row begins with 'nord'",
                 "Type the beginning of a name that is there, or add the row first.");
    method_look_in(fixture->method, "a1");
    reads_as(fixture, candidate, "nord", "r1");
    reads_as(fixture, criterion, "sensors", "r3");
    set_integer(fixture, "step_row", "r1", "revision", 2);
    refused_with(fixture, candidate, "nord", "no row begins with 'nord'",
                 "Type the beginning of a name that is there, or add the row first.");
}

static void
rows_that_name_each_other_in_a_ring_end(void **state)
{
    struct fixture *fixture = *state;

    insert(fixture, "step_row", "r1", "field", "s04.scores", "cells", "{\"candidate\":\"r2\"}",
           NULL);
    insert(fixture, "step_row", "r2", "field", "s04.scores", "cells", "{\"candidate\":\"r1\"}",
           NULL);
    shows_as(fixture, part(fixture, "s04.scores", "candidate"), value_text("r1"), "r1");
}

/* -- Words for values ------------------------------------------------------------------------ */

static void
values_are_shown_in_words(void **state)
{
    struct fixture *fixture = *state;
    struct value money = { .kind = VALUE_MONEY, .integer = 150000000, .currency = "EUR" };
    struct value list = { .kind = VALUE_LIST, .text = "[\"cost\",\"learn\"]" };

    add_people(fixture);
    shows_as(fixture, part(fixture, "s01.title", NULL), value_null(), "");
    shows_as(fixture, part(fixture, "s01.title", NULL), value_text("Pumps"), "Pumps");
    shows_as(fixture, part(fixture, "s08.signed", NULL), value_text("2027-03-01"), "2027-03-01");
    shows_as(fixture, part(fixture, "s04.criteria", "knock_out"), value_int(1), "yes");
    shows_as(fixture, part(fixture, "s04.criteria", "knock_out"), value_int(0), "no");
    shows_as(fixture, part(fixture, "s03.our_need", NULL), value_int(4), "4");
    shows_as(fixture, part(fixture, "s08.value", NULL), money, "1,500,000 EUR");
    shows_as(fixture, part(fixture, "s01.motives", NULL), list, "Cost, Learning");
    shows_as(fixture, part(fixture, "s08.form", NULL), value_text("loi"), "Letter of intent");
    shows_as(fixture, part(fixture, "s04.candidates", "outcome"), value_text("go_if"), "go if");
    shows_as(fixture, part(fixture, "s01.sponsor", NULL), value_text("p3"), "Zoë Ana");
    shows_as(fixture, part(fixture, "s01.sponsor", NULL), value_text("p9"), "p9");
    shows_as(fixture, part(fixture, "s08.form", NULL), value_text("unheard_of"), "unheard_of");
    shows_as(fixture, register_part(fixture, "portfolio", "note"), value_text("x"), "x");
}

static void
the_words_of_a_choice_stay_where_they_are(void **state)
{
    struct fixture *fixture = *state;
    const struct method_part *outcome = part(fixture, "s04.candidates", "outcome");
    const char *first = method_word(fixture->method, outcome, "go_if");

    assert_string_equal(first, "go if");
    assert_ptr_equal(method_word(fixture->method, outcome, "go_if"), first);
    assert_string_equal(method_word(fixture->method, outcome, "go"), "go");
    assert_string_equal(method_word(fixture->method, outcome, "g"), "g");
}

static void
a_choice_outside_its_vocabulary_is_refused(void **state)
{
    struct fixture *fixture = *state;
    const struct field *form = entity_field(entity_find("alliance"), "form");
    struct value value = value_text("jv");
    struct err err = { 0 };

    must(method_check_value(fixture->method, form, &value, true, &err), &err);
    value = value_null();
    must(method_check_value(fixture->method, form, &value, true, &err), &err);
    value = value_text("JV");
    assert_false(method_check_value(fixture->method, form, &value, true, &err));
    assert_int_equal(err.kind, ERR_INPUT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_question_and_check_of_the_twelve_steps_has_all_its_words),
        TEST(every_value_of_the_66_vocabularies_has_label_and_meaning),
        TEST(every_field_of_every_entity_has_its_words),
        TEST(the_questions_are_those_of_the_record_contract),
        TEST(shares_and_unique_rows_are_known),
        TEST(a_step_names_the_steps_it_draws_on),
        TEST(private_questions_and_records_are_marked),
        TEST(every_row_of_the_coverage_list_is_explained_by_a_topic),
        TEST(topics_come_in_the_order_of_the_files_as_whole_texts),
        TEST(reference_tables_come_with_their_cautions),
        TEST(reference_tables_are_drawn_as_bars_without_years_between),
        TEST(a_version_that_is_not_there_is_missing),
        TEST(answers_are_found_under_the_key_of_their_part),
        TEST(a_field_younger_than_the_set_is_called_by_its_name),
        TEST(codes_keep_their_capitals_and_their_order),
        TEST(values_of_ones_own_are_added_and_hidden_ones_keep_their_words),
        TEST(a_change_elsewhere_does_not_build_the_vocabularies_anew),
        TEST(a_value_that_comes_with_the_open_change_is_known_at_once),
        TEST(a_choice_is_read_by_code_label_or_beginning),
        TEST(a_beginning_of_several_codes_is_not_enough),
        TEST(a_list_is_read_item_by_item_and_sorted),
        TEST(labels_with_commas_stay_whole_in_a_list),
        TEST(a_hidden_value_is_not_offered_but_can_be_typed_in_full),
        TEST(other_values_are_read_as_everywhere),
        TEST(a_reference_is_read_by_id_code_or_beginning_of_the_name),
        TEST(the_whole_name_counts_before_a_beginning),
        TEST(what_is_in_the_bin_cannot_be_referred_to),
        TEST(records_are_named_within_their_alliance),
        TEST(rows_of_a_step_are_named_by_their_first_column),
        TEST(rows_that_name_each_other_in_a_ring_end),
        TEST(values_are_shown_in_words),
        TEST(the_words_of_a_choice_stay_where_they_are),
        TEST(a_choice_outside_its_vocabulary_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
