#include <string.h>

#include "src/model/entity.h"
#include "src/store/query.h"
#include "tests/support.h"

static void
tables_and_entities_agree_to_the_column(void **state)
{
    struct env env = support_env();
    struct err err = { 0 };
    struct store *store = support_store("a.entente", &env);

    (void)state;
    for (size_t e = 0; e < entity_count; e++) {
        struct str sql = { 0 };
        struct query *query;
        char column[64];

        str_addf(&sql, "PRAGMA table_info(\"%s\")", entities[e].name);
        query = query_start(store, &err, str_text(&sql), "");
        assert_true(query_next(query, &err));
        assert_string_equal(query_text(query, 1), "id");
        for (size_t i = 0; i < entities[e].n; i++)
            for (int k = 0; k < field_columns(&entities[e].fields[i]); k++) {
                if (!query_next(query, &err))
                    fail_msg("%s lacks a column", entities[e].name);
                assert_string_equal(query_text(query, 1),
                                    field_column(&entities[e].fields[i], k, column));
            }
        for (const char *const *name = (const char *const[]){ "note", "created_at", "updated_at",
                                                              "deleted", NULL }; *name; name++) {
            assert_true(query_next(query, &err));
            assert_string_equal(query_text(query, 1), *name);
        }
        assert_false(query_next(query, &err));
        query_end(query, &err);
        str_free(&sql);
    }
    store_close(store);
}

static void
references_lead_to_entities_and_defaults_are_valid(void **state)
{
    (void)state;
    assert_int_equal(entity_count, 71);
    for (size_t e = 0; e < entity_count; e++)
        for (size_t i = 0; i < entities[e].n; i++) {
            const struct field *field = &entities[e].fields[i];
            char code[64];
            const char *rest = field->spec;
            bool found = false;

            if (field->type == FIELD_REF && !entity_find(field->spec))
                fail_msg("%s.%s leads to %s", entities[e].name, field->name, field->spec);
            if (field->type != FIELD_CHOICE || !field->otherwise || field_has_vocabulary(field))
                continue;
            while ((rest = field_next_code(rest, code)) != NULL)
                found |= strcmp(code, field->otherwise) == 0;
            if (!found)
                fail_msg("%s.%s: the default is none of the choices", entities[e].name, field->name);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tables_and_entities_agree_to_the_column, support_setup,
                                        support_clean),
        cmocka_unit_test(references_lead_to_entities_and_defaults_are_valid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
