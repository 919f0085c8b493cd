/* The sample portfolio: its days, its marks, and that everything the dashboards know is seen in it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/str.h"
#include "src/cli/sample.h"
#include "src/cli/sample_days.h"
#include "src/figures/attend.h"
#include "src/figures/attend_rule.h"
#include "src/ops/find.h"
#include "src/figures/dashboard.h"
#include "src/model/entity.h"
#include "src/store/query.h"
#include "tests/support.h"

enum { WEEK = 7, DAY_MS = 86400000 };

extern const struct embedded_file embedded_sample[];

/* 2027-02-15, a Monday: the present week of the sample begins on it. */
static struct env env;
static struct book book;
static long monday;

static int
set_up(void **state)
{
    struct err err = { 0 };

    if (support_setup(state) != 0)
        return -1;
    env = support_env();
    monday = env_today(&env);
    must(sample_create(support_path("sample.entente"), &env, &err), &err);
    must(book_open(&book, support_path("sample.entente"), 0, &env, &err), &err);
    return 0;
}

static int
tear_down(void **state)
{
    book_close(&book);
    return support_clean(state);
}

static void
on_day(long day)
{
    env.fixed_ms = SUPPORT_NOW + (int64_t)(day - monday) * DAY_MS;
    assert_int_equal(book_today(&book), day);
}

static long
number(const char *sql)
{
    struct err err = { 0 };
    struct query *query = query_start(book.store, &err, sql, "");
    long found = query_next(query, &err) ? (long)query_int(query, 0) : -1;

    must(query_end(query, &err), &err);
    return found;
}

static void
is_on(const char *sql, const char *date)
{
    struct err err = { 0 };
    struct query *query = query_start(book.store, &err, sql, "");

    assert_true(query_next(query, &err));
    assert_string_equal(query_text(query, 0), date);
    must(query_end(query, &err), &err);
}

/* ---- days ---- */

static void
the_invented_years_end_in_the_present_week(void **state)
{
    long written = sample_days_written(embedded_sample);

    (void)state;
    assert_int_equal(date_weekday(written), 0);
    for (long day = written; day < written + WEEK; day++)
        assert_int_equal(sample_days_shift(embedded_sample, day), 0);
    assert_int_equal(sample_days_shift(embedded_sample, written + WEEK), WEEK);
    assert_int_equal(sample_days_shift(embedded_sample, written + 60 * WEEK + 3), 60 * WEEK);
    assert_int_equal(sample_days_shift(embedded_sample, written - 1), -WEEK);
    assert_int_equal(sample_days_shift(embedded_sample, written - WEEK), -WEEK);
    assert_int_equal(monday - sample_days_shift(embedded_sample, monday), written);
}

static void
only_invented_dates_are_moved(void **state)
{
    char text[] = "{\"records\":{\n\"holiday\":[\n{\"date\":\"2026-12-25\"}\n],\n\"reading\":[\n"
                  "{\"date\":\"1996-12-31\",\"due\":\"2026-12-28\",\"at\":\"2026-11-16T08:00:00Z\","
                  "\"text\":\"on 2026-11-16\",\"file\":\"2026-11-16.txt\",\"no\":\"2026-02-30\"}\n]\n}}\n";

    (void)state;
    sample_days_move(text, sizeof text - 1, 7);
    assert_string_equal(text, "{\"records\":{\n\"holiday\":[\n{\"date\":\"2026-12-25\"}\n],\n\"reading\":[\n"
                              "{\"date\":\"1996-12-31\",\"due\":\"2027-01-04\",\"at\":\"2026-11-23T08:00:00Z\","
                              "\"text\":\"on 2026-11-16\",\"file\":\"2026-11-16.txt\",\"no\":\"2026-02-30\"}\n]\n}}\n");
}

static void
facts_keep_their_dates(void **state)
{
    (void)state;
    is_on("SELECT start_on FROM alliance WHERE code = 'SVW'", "1984-01-01");
    is_on("SELECT p.joined FROM party p JOIN organisation o ON o.id = p.organisation WHERE o.name = 'Quest International'",
          "1989-01-01");
    is_on("SELECT max(r.date) FROM reading r JOIN metric m ON m.id = r.metric WHERE m.code = 'LC-B2'", "1996-12-31");
    is_on("SELECT min(date) FROM holiday WHERE name = 'Christmas Day'", "2026-12-25");
    is_on("SELECT substr(max(updated_at), 1, 10) FROM alliance", "2027-02-15");
}

/* What happened has happened: only plans lie ahead. */
static void
nothing_has_happened_tomorrow(void **state)
{
    char sql[400];

    (void)state;
    for (size_t e = 0; e < entity_count; e++)
        for (size_t i = 0; i < entities[e].n; i++) {
            const struct field *field = &entities[e].fields[i];

            if (!field->mark)
                continue;
            snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\" WHERE \"%s\" > '2027-02-15'%s", entities[e].name,
                     field->name, strcmp(entities[e].name, "review") == 0 ? " AND state <> 'planned'" : "");
            if (number(sql) != 0)
                fail_msg("%s.%s lies ahead of the week", entities[e].name, field->name);
        }
}

/* ---- marks ---- */

static void
every_record_says_whether_it_is_a_fact(void **state)
{
    char sql[400];

    (void)state;
    for (size_t e = 0; e < entity_count; e++) {
        snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\" WHERE deleted = 0 AND (note IS NULL OR note NOT LIKE 'Illustration: invented for "
                 "the sample.%%' AND note NOT LIKE 'Source: %%')", entities[e].name);
        if (number(sql) != 0)
            fail_msg("a record of %s is not marked as fact or illustration", entities[e].name);
    }
    assert_int_equal(number("SELECT count(*) FROM alliance WHERE is_demo = 0"), 0);
    assert_int_equal(number("SELECT count(*) FROM person WHERE note NOT LIKE 'Illustration%'"), 0);
}

/* ---- what is seen ---- */

/* A figure, or a light of an index, and whether some alliance has it. */
struct sight {
    char name[80];
    bool seen;
};

static struct sight sights[900];
static size_t sight_count;

static void
note(const char *name, bool seen)
{
    size_t i = 0;

    while (i < sight_count && strcmp(sights[i].name, name) != 0)
        i++;
    assert_true(i < sizeof sights / sizeof *sights);
    if (i == sight_count)
        snprintf(sights[sight_count++].name, sizeof sights->name, "%s", name);
    sights[i].seen = sights[i].seen || seen;
}

/* A metric that the alliance made for itself, so that no other has it. */
static bool
is_own(const struct figure *figure)
{
    return figure->name && !(figure->code[0] == 'M' && strchr(figure->code, '.'));
}

/* What has been answered in two-sided inquiry is always complete: it cannot be resolved otherwise. */
static bool
is_always_green(const char *code)
{
    return strcmp(code, "G17") == 0 || strcmp(code, "M4.1") == 0;
}

/* A light is seen as it should be and as it should not, a warning of F.1 warns, a factor of F.2 holds. */
static void
note_light(const char *name, const struct figure *figure)
{
    char light[80];

    if (figure->word && (strcmp(figure->word, "off") == 0 || strcmp(figure->word, "watch") == 0 ||
                         strcmp(figure->word, "alarm") == 0)) {
        snprintf(light, sizeof light, "%s warning", name);
        note(light, strcmp(figure->word, "off") != 0);
    } else if (figure->word && (strcmp(figure->word, "green") == 0 || strcmp(figure->word, "not_green") == 0)) {
        snprintf(light, sizeof light, "%s holding", name);
        note(light, strcmp(figure->word, "green") == 0);
    } else if (figure->light != LIGHT_NONE) {
        snprintf(light, sizeof light, "%s green", name);
        note(light, figure->light == LIGHT_GREEN);
        snprintf(light, sizeof light, "%s not green", name);
        note(light, figure->light != LIGHT_GREEN || is_always_green(figure->code));
    }
}

/* Rows of a step are named by their id, which nothing else has: they count as one figure. */
static void
note_figure(const struct dashboard *dashboard, const struct figure *figure)
{
    char name[64];
    bool data = figure->word ? strcmp(figure->word, "no_data") != 0 : !isnan(figure->value);
    bool of_step = strcmp(dashboard->name, "steps") == 0;

    if (is_own(figure))
        return;
    snprintf(name, sizeof name, "%s %.*s%s%s", dashboard->name,
             of_step ? (int)strcspn(figure->code, ".") : 40, figure->code, figure->side ? " " : "",
             figure->side ? figure->side : "");
    note(name, data);
    if (data && !of_step)
        note_light(name, figure);
}

static void
note_list(const struct dashboard *dashboard, const struct figures_list *list)
{
    static const char *const lights[] = {
        [LIGHT_NONE] = "none", [LIGHT_GREEN] = "green", [LIGHT_AMBER] = "amber", [LIGHT_RED] = "red",
    };
    char name[64];

    for (size_t i = 0; i < list->n; i++)
        note_figure(dashboard, &list->figure[i]);
    for (size_t i = 0; i < list->n_banners; i++) {
        snprintf(name, sizeof name, "banner %s", list->banners[i]);
        note(name, true);
    }
    if (list->index.code && !isnan(list->index.value)) {
        snprintf(name, sizeof name, "%s %s", list->index.code, lights[list->index.light]);
        note(name, true);
    }
}

static void
note_dashboards(long day)
{
    struct err err = { 0 };
    struct figures figures;
    struct query *query;
    char ids[32][ID_SIZE];
    size_t n = 0;

    must(figures_open(&figures, &book, &err), &err);
    query = query_start(book.store, &err, "SELECT id FROM alliance WHERE deleted = 0", "");
    while (query_next(query, &err) && n < 32)
        snprintf(ids[n++], ID_SIZE, "%s", query_text(query, 0));
    must(query_end(query, &err), &err);
    for (size_t i = 0; i < n; i++) {
        struct figures_context *context = figures_context(&figures, ids[i], day);

        for (size_t k = 0; context && k < dashboard_count; k++)
            note_list(&dashboards[k], dashboards[k].figures(context));
        must(context != NULL && err.kind == ERR_NONE, &err);
        figures_leave(context);
    }
    figures_close(&figures);
}

static void
note_rules(void)
{
    struct err err = { 0 };
    struct attend attend = { 0 };
    char name[64];

    attend_start(&attend, &book, 0);
    while (attend_slice(&attend, 4, &err))
        continue;
    must(err.kind == ERR_NONE, &err);
    for (size_t i = 0; i < attend.lines; i++) {
        const struct attend_rule *rule = attend_rule_find(attend.line[i].rule);
        const struct entity *entity = entity_find(attend.line[i].entity);

        if (rule->field)                         /* where Enter leads */
            assert_non_null(entity_field(entity, rule->field));
        if (rule->adds)
            assert_non_null(entity_field(entity_find(rule->adds), entity->name));
        snprintf(name, sizeof name, "rule %s", attend.line[i].rule);
        note(name, true);
    }
    attend_free(&attend);
}

/* Whoever makes the sample on any day of any week sees each figure with data, and each warning. */
static void
everything_the_dashboards_know_is_seen_on_every_day_of_the_week(void **state)
{
    static const char *const also[] = {
        "banner steering_silent", "banner commitments_below_50", "banner flag_confirmed", "banner no_sponsor",
        "banner inertial", "banner frustrated", "banner leak_restricted", "banner learning_race",
        "banner leading_falling", "GHI green", "GHI amber", "GHI red", "LHI green", "LHI amber", "LHI red",
        "HWI green", "HWI amber", "HWI red",
    };
    struct str missing = { 0 };
    char name[64];

    (void)state;
    for (long day = monday; day < monday + WEEK; day++) {
        sight_count = 0;
        memset(sights, 0, sizeof sights);
        for (size_t i = 0; i < sizeof also / sizeof *also; i++)
            note(also[i], false);
        for (int rule = 1; rule <= 27; rule++) {
            snprintf(name, sizeof name, "rule N%02d", rule);
            note(name, false);
        }
        on_day(day);
        note_dashboards(day);
        note_rules();
        assert_true(sight_count > 150);
        for (size_t i = 0; i < sight_count; i++)
            if (!sights[i].seen)
                str_addf(&missing, " %s;", sights[i].name);
        if (missing.len)
            fail_msg("day %ld of the week: nowhere to be seen:%s", day - monday + 1, missing.data);
    }
    on_day(monday);
    str_free(&missing);
}

/* The three that tell a story: one healthy, one running on credit, one in trouble. */
static const char *
quadrant_of(struct figures *figures, const char *code, long day)
{
    struct err err = { 0 };
    struct query *query = query_start(book.store, &err, "SELECT id FROM alliance WHERE code = ?1", "t", code);
    struct figures_context *context;
    const struct figures_list *list;
    static char word[40];

    assert_true(query_next(query, &err));
    context = figures_context(figures, query_text(query, 0), day);
    list = dashboard_find("progress")->figures(context);
    snprintf(word, sizeof word, "%s", figures_find(list, "HW4", NULL)->word);
    figures_leave(context);
    must(query_end(query, &err), &err);
    return word;
}

static void
three_alliances_tell_three_stories(void **state)
{
    struct err err = { 0 };
    struct figures figures;

    (void)state;
    must(figures_open(&figures, &book, &err), &err);
    for (long day = monday; day < monday + WEEK; day++) {
        assert_string_equal(quadrant_of(&figures, "SVW", day), "delivering");
        assert_string_equal(quadrant_of(&figures, "QB", day), "running_on_credit");
        assert_string_equal(quadrant_of(&figures, "BIO", day), "in_trouble");
    }
    figures_close(&figures);
    assert_int_equal(number("SELECT count(*) FROM party p JOIN alliance a ON a.id = p.alliance WHERE a.code = 'BIO'"), 3);
    assert_int_equal(number("SELECT count(*) FROM alliance WHERE state = 'closed' AND outcome IS NOT NULL"), 1);
}

static enum light
light_of(const struct attend *attend, const char *code)
{
    struct err err = { 0 };
    char id[ID_SIZE];

    must(find_alliance(&book, code, id, &err), &err);
    return attend_light(attend, id) ? attend_light(attend, id)->light : LIGHT_NONE;
}

static void
the_list_has_a_light_for_each_alliance_that_has_an_index(void **state)
{
    struct attend attend = { 0 };
    struct err err = { 0 };

    (void)state;
    attend_start(&attend, &book, 0);
    assert_int_equal(light_of(&attend, "SVW"), LIGHT_NONE);
    while (attend_slice(&attend, 4, &err))
        continue;
    must(!err.kind, &err);
    assert_true(attend.relit);
    assert_int_equal(light_of(&attend, "SVW"), LIGHT_GREEN);
    assert_int_equal(light_of(&attend, "QB"), LIGHT_AMBER);
    assert_int_equal(light_of(&attend, "BIO"), LIGHT_RED);
    assert_int_equal(light_of(&attend, "SNC"), LIGHT_NONE);
    attend.relit = false;
    attend_start(&attend, &book, 0);
    while (attend_slice(&attend, 4, &err))
        continue;
    assert_false(attend.relit);
    attend_free(&attend);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_invented_years_end_in_the_present_week),
        cmocka_unit_test(only_invented_dates_are_moved),
        cmocka_unit_test(facts_keep_their_dates),
        cmocka_unit_test(nothing_has_happened_tomorrow),
        cmocka_unit_test(every_record_says_whether_it_is_a_fact),
        cmocka_unit_test(everything_the_dashboards_know_is_seen_on_every_day_of_the_week),
        cmocka_unit_test(three_alliances_tell_three_stories),
        cmocka_unit_test(the_list_has_a_light_for_each_alliance_that_has_an_index),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
