/* What records are called where people read of them. */
#include "src/method/method.h"
#include "tests/example.h"

static const char records[] =
    "{'meeting':[{'id':'m1','body':'B','due':'2027-01-14'},"
    "{'id':'m2','body':'B','due':'2027-01-14','held_on':'2027-01-20','state':'held'}],"
    "'attendance':[{'id':'t1','meeting':'m2','side':'us','person':'p1','present':1},"
    "{'id':'t2','meeting':'m1','side':'them'}],"
    "'issue':[{'id':'i1','title':'Late samples','raised_on':'2027-01-01'}],"
    "'escalation':[{'id':'e1','issue':'i1','from_level':1,'to_level':2,'on':'2027-02-01'}],"
    "'charter':[{'id':'c1','version':'1'}],"
    "'exit_trigger':[{'id':'x1','trigger':'control','near':2}],"
    "'doz_cycle':[{'id':'y1','number':3,'opened_on':'2026-06-01'}],"
    "'doz_cell':[{'id':'y2','cycle':'y1','area':'task','cell':'readjust','date':'2026-07-01'}],"
    "'metric':[{'id':'k1','code':'OWN','name':'Yield','kind':'progress'}],"
    "'reading':[{'id':'k2','metric':'k1','date':'2027-02-01','value':5}],"
    "'alliance_link':[{'id':'l1','alliance':'A','other':'A2','relation':'conflict'}],"
    "'state_change':[{'id':'s1','on':'2027-01-01','from_state':'operating','to_state':'under_review'}],"
    "'lesson':[{'id':'n1','title':'Ask first','area':'step10'}],"
    "'action':[{'id':'a1','title':'Ring the bell'}]}";

static void
is_called(struct example *example, const char *entity, const char *id, const char *title)
{
    struct arena arena = { 0 };

    assert_string_equal(method_title_of(example->book.method, entity_find(entity), id, &arena),
                        title);
    arena_free(&arena);
}

static void
a_record_without_a_name_is_known_by_what_tells_it_from_others(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, records, NULL);
    is_called(&example, "meeting", "m1", "Body B, 2027-01-14");
    is_called(&example, "meeting", "m2", "Body B, 2027-01-20");
    is_called(&example, "attendance", "t1", "Ana, Body B, 2027-01-20");
    is_called(&example, "attendance", "t2", "them, Body B, 2027-01-14");
    is_called(&example, "escalation", "e1", "Late samples, from level 1 to 2");
    is_called(&example, "charter", "c1", "Charter, version 1");
    is_called(&example, "exit_trigger", "x1", "Change of ownership");
    is_called(&example, "doz_cell", "y2", "Learning cycle 3, Task: Readjustment");
    is_called(&example, "reading", "k2", "Yield, 2027-02-01");
    is_called(&example, "state_change", "s1", "operating to under review, 2027-01-01");
    is_called(&example, "action", "a1", "Ring the bell");
    example_close(&example);
}

static void
what_holds_a_key_of_the_method_is_called_like_that(void **state)
{
    struct example example;
    struct err err = { 0 };
    struct arena arena = { 0 };
    char id[ID_SIZE];

    (void)state;
    example_open(&example, "{'answers':{'s03.our_need':5}}", NULL);
    book_record(&example.book, "waiver", id, "alliance", example.context->alliance->fact.id, "item",
                "s03.our_need", "reason", "later", "sponsor", "Ana", "revision", "1", "on",
                "2027-02-01", NULL);
    is_called(&example, "waiver", id,
              method_field(example.book.method, "s03.our_need", &err)->label);
    book_record(&example.book, "bound", id, "code", "G9", "green", "95", NULL);
    is_called(&example, "bound", id, "Commitments kept in time");
    assert_null(method_title_of(example.book.method, entity_find("action"), "none", &arena));
    arena_free(&arena);
    example_close(&example);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(a_record_without_a_name_is_known_by_what_tells_it_from_others),
        TEST(what_holds_a_key_of_the_method_is_called_like_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
