/* What commands print with --json, held against the schema that the program prints. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/figures/dashboard.h"
#include "tests/schema.h"
#include "tests/support.h"

static struct arena arena;
static const struct json *schema;

/* Run the program; its standard output as a tree. */
static const struct json *
run(const char *arguments)
{
    const char *program = getenv("ENTENTE") ? getenv("ENTENTE") : "./entente";
    char *command = arena_printf(&arena, "'%s' %s 2>&1", program, arguments);
    struct str text = { 0 };
    struct err err = { 0 };
    const struct json *tree;
    char block[4096];
    size_t n;
    FILE *out = popen(command, "r");

    assert_non_null(out);
    while ((n = fread(block, 1, sizeof block, out)) > 0)
        str_add_bytes(&text, block, n);
    pclose(out);
    tree = json_read(&arena, str_text(&text), text.len, &err);
    if (!tree)
        fail_msg("%s: %s\n%.300s", arguments, err.what, str_text(&text));
    str_free(&text);
    return tree;
}

static void
expect(const char *definition, const char *arguments)
{
    struct str wrong = { 0 };
    const struct json *tree = run(arguments);
    const struct json *rule = schema_definition(schema, definition);

    assert_non_null(rule);
    if (!schema_holds(schema, rule, tree, "", &wrong))
        fail_msg("%s is no %s: %s", arguments, definition, str_text(&wrong));
    if (!schema_holds(schema, schema, tree, "", &wrong))
        fail_msg("%s is none of the forms: %s", arguments, str_text(&wrong));
    str_free(&wrong);
}

static int
set_up(void **state)
{
    char *command;

    if (support_setup(state))
        return 1;
    setenv("HOME", support_path(""), 1);
    setenv("XDG_STATE_HOME", support_path("state"), 1);
    setenv("XDG_CONFIG_HOME", support_path("config"), 1);
    setenv("ENTENTE_PORTFOLIO", support_path("sample.entente"), 1);
    command = arena_printf(&arena, "'%s' demo '%s' --quiet",
                           getenv("ENTENTE") ? getenv("ENTENTE") : "./entente",
                           support_path("sample.entente"));
    assert_int_equal(system(command), 0);
    schema = run("schema");
    return 0;
}

static int
tear_down(void **state)
{
    arena_free(&arena);
    return support_clean(state);
}

static void
every_dashboard_of_an_alliance_has_the_form_of_the_schema(void **state)
{
    static const char *const alliances[] = { "SVW", "QB", "SNC" };

    (void)state;
    for (size_t i = 0; i < dashboard_count; i++)
        for (size_t k = 0; k < sizeof alliances / sizeof *alliances; k++)
            expect("dashboard", arena_printf(&arena, "dashboard %s %s --json",
                                             dashboards[i].name, alliances[k]));
    for (size_t k = 0; k < sizeof alliances / sizeof *alliances; k++)
        expect("benchmark", arena_printf(&arena, "dashboard benchmark %s --json", alliances[k]));
    expect("dashboard", "dashboard governance SVW --json --as-of 2001-01-01");
}

static void
the_portfolio_and_what_needs_you_do_too(void **state)
{
    (void)state;
    expect("portfolio_dashboard", "dashboard portfolio --json");
    expect("portfolio_dashboard", "dashboard portfolio --json --as-of 2001-01-01");
    expect("attend", "attend --json");
    expect("attend", "attend --json --as-of 2001-01-01 --limit 3");
}

static void
the_document_and_lists_do_too(void **state)
{
    (void)state;
    expect("document", "export --json");
    expect("output", "list --json");
    expect("output", "journal --json --limit 3");
}

/* The check itself: each of these is no figure. */
static void
what_is_wrong_is_refused(void **state)
{
    static const char *const texts[] = {
        "{}",
        "{'code':'G1','side':'we','value':1,'unit':null,'score':1,'light':'red','n':0,'rows':[]}",
        "{'code':'G1','side':null,'value':1,'unit':null,'score':101,'light':'red','n':0,'rows':[]}",
        "{'code':'G1','side':null,'value':1,'unit':null,'score':1,'light':'blue','n':0,'rows':[]}",
        "{'code':'G1','side':null,'value':1,'unit':null,'score':1,'light':'red','n':0.5,'rows':[]}",
        "{'code':'G1','side':null,'value':1,'unit':null,'score':1,'light':'red','n':0,'rows':[1]}",
        "{'code':'G1','side':null,'value':1,'unit':null,'score':1,'light':'red','n':2,"
        "'rows':['A','A']}",
        "{'code':'G1','side':null,'value':1,'unit':null,'score':1,'light':'red','n':0,'rows':[],"
        "'more':1}",
        "{'code':'G1','side':null,'value':true,'unit':null,'score':1,'light':'red','n':0,"
        "'rows':[]}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str wrong = { 0 };
        struct err err = { 0 };
        char *text = arena_string(&arena, texts[i]);
        const struct json *tree;

        for (char *at = text; *at; at++)
            *at = *at == '\'' ? '"' : *at;
        tree = json_read(&arena, text, strlen(text), &err);
        must(tree != NULL, &err);
        assert_false(schema_holds(schema, schema_definition(schema, "figure"), tree, "", &wrong));
        assert_true(wrong.len > 0);
        str_free(&wrong);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_dashboard_of_an_alliance_has_the_form_of_the_schema),
        cmocka_unit_test(the_portfolio_and_what_needs_you_do_too),
        cmocka_unit_test(the_document_and_lists_do_too),
        cmocka_unit_test(what_is_wrong_is_refused),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
