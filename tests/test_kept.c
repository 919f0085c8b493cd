/* Figures kept in the file: true after every change, by whomever, or not believed. */
#include <stdio.h>
#include <string.h>

#include "src/figures/kept.h"
#include "src/model/entity.h"
#include "src/ops/record.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/change.h"
#include "src/store/query.h"
#include "tests/example.h"

static struct example example;
static struct book plain;        /* the same file, only to be read: nothing kept is believed there */

/* Something of everything that figures are computed from; A2 refers to A. */
static const char rich[] =
    "{'alliance':[{'id':'A','manager':'p1'},{'id':'A2','state':'operating','manager':'p1'}],"
    "'party':[{'id':'P9','alliance':'A2','organisation':'O2','side':'them'}],"
    "'role_assignment':[{'id':'ra','role':'sponsor','side':'us','from':'2026-01-01'}],"
    "'step_state':[{'id':'st','step':3,'state':'in_progress','updated_at':'2027-01-10T10:00:00Z'}],"
    "'rows':{'s10.staff':[{'person':'x','side':'us','seconded':1,'until':'2026-06-01','used':'no'}]},"
    "'answers':{'s08.effective':'2025-01-01','s08.term_months':24,'s12.health':'2027-02-01',"
    "'s08.patience':6},"
    "'meeting':[{'id':'m1','body':'B','due':'2027-01-12','held_on':'2027-01-13','hours':2,"
    "'state':'held'},{'id':'m2','body':'B','due':'2027-02-10'}],"
    "'attendance':[{'id':'at1','meeting':'m1','side':'us','present':1},"
    "{'id':'at2','meeting':'m1','side':'them','present':1}],"
    "'decision_right':[{'id':'q1','decision_type':'spend'}],"
    "'decision':[{'id':'d1','title':'price','raised_on':'2027-01-01','needed_by':'2027-02-01'},"
    "{'id':'d2','title':'site','raised_on':'2027-01-01','decided_on':'2027-01-20','state':"
    "'decided'}],"
    "'commitment':[{'id':'c1','title':'report','promised_by':'us','promised_to':'them',"
    "'due':'2027-02-19','criticality':4},{'id':'c2','title':'plan','promised_by':'them',"
    "'promised_to':'us','due':'2027-01-30','criticality':5,'delivered_on':'2027-01-29','state':"
    "'delivered'}],"
    "'due_change':[{'id':'dc','commitment':'c1','on':'2027-01-05','old_due':'2027-01-10',"
    "'new_due':'2027-02-19'}],"
    "'action':[{'id':'ac','title':'call','due':'2027-02-20','side':'us'}],"
    "'issue':[{'id':'i1','title':'samples','raised_on':'2027-01-19','severity':3},"
    "{'id':'i2','title':'late','raised_on':'2027-01-02','severity':2,'resolved_on':'2027-01-10',"
    "'our_contribution':'x','their_contribution':'y','state':'resolved'}],"
    "'escalation':[{'id':'es','issue':'i1','from_level':1,'to_level':2,'on':'2027-02-10','joint':1}],"
    "'ladder_level':[{'id':'ll','level':2,'who':'managers','working_days':3}],"
    "'trust_record':[{'id':'t1','date':'2027-01-01','rated_by':'us','score':4},"
    "{'id':'t2','date':'2027-01-01','rated_by':'them','score':3}],"
    "'safeguard':[{'id':'sg','behaviour':'poach','likelihood':3,'state':'in_place'}],"
    "'flag':[{'id':'fl','date':'2027-01-02','behaviour':'poach','strength':2}],"
    "'charter':[{'id':'ch','version':'1','state':'approved','approved_us':'2026-01-01',"
    "'review_due':'2027-02-20'}],"
    "'exit_plan':[{'id':'ep','state':'agreed','last_reviewed':'2026-12-01'}],"
    "'exit_trigger':[{'id':'et','trigger':'control','near':4}],"
    "'risk':[{'id':'ri','description':'key','likelihood':5,'impact':4,'state':'assessed'}],"
    "'signal_response':[{'id':'sr','factor':'stale','response':'confirm','on':'2027-02-25'}],"
    "'review':[{'id':'rv','date':'2027-01-20','kind':'steering'}],"
    "'alliance_link':[{'id':'al','alliance':'A','other':'A2','relation':'conflict','strength':-2}],"
    "'value_entry':[{'id':'v1','date':'2027-01-01','to':'us','planned':{'minor':200,'currency':"
    "'EUR'},'realised':{'minor':50,'currency':'EUR'}}],"
    "'learning_objective':[{'id':'lo','wanted_by':'us','weight':5,'state':'pursuing'},"
    "{'id':'lp','wanted_by':'them','weight':5,'state':'pursuing'}],"
    "'learning_progress':[{'id':'pr','objective':'lo','date':'2027-01-01','progress':60},"
    "{'id':'ps','objective':'lp','date':'2027-01-01','progress':50}],"
    "'knowledge_item':[{'id':'k9','name':'recipe','class':'closed','owner_side':'us','value':3}],"
    "'learning_event':[{'id':'e9','date':'2027-02-11','direction':'out','item':'k9','intended':0,"
    "'result':3},{'id':'e8','date':'2027-02-11','direction':'in','item':'k9','result':4}],"
    "'contact_pair':[{'id':'cp','level':'manager','our_person':'p1','their_person':'x',"
    "'times_per_month':2,'updated_at':'2027-02-25T10:00:00Z'}],'contact':[{'id':'ct','pair':'cp','date':'2027-02-20','formal':1}],"
    "'lesson':[{'id':'le','title':'write it down','scope':'all','state':'approved'}],"
    "'lesson_application':[{'id':'la','lesson':'le','alliance':'A2','date':'2027-01-01'}],"
    "'absorptive_capacity':[{'id':'ab','side':'us','date':'2027-01-01','recognise':4,"
    "'assimilate':4}],"
    "'inkpen_answer':[{'id':'n1','question':'O1.1','date':'2027-01-01','value':4},"
    "{'id':'n2','question':'O1.3','date':'2027-01-01','value':4},"
    "{'id':'n3','question':'O6.1','date':'2027-01-01','value':3},"
    "{'id':'n4','question':'O6.2','date':'2027-01-01','value':3},"
    "{'id':'n5','question':'O4.1','date':'2027-01-01','value':3},"
    "{'id':'n6','question':'O4.2','date':'2027-01-01','value':3}],"
    "'doz_cycle':[{'id':'cy','number':1,'opened_on':'2026-06-01','closed_on':'2026-12-01',"
    "'state':'closed'}],"
    "'doz_cell':[{'id':'ce','cycle':'cy','area':'task','cell':'learn','date':'2026-07-01',"
    "'rating':1},{'id':'cf','cycle':'cy','area':'task','cell':'readjust','date':'2026-07-01',"
    "'readjustment':'decided','due':'2027-02-21'}],"
    "'metric':[{'id':'y9','code':'OWN','name':'own figure','kind':'progress','rule':'R2',"
    "'green':10,'red':5},{'id':'y8','code':'GOAL','name':'goal','kind':'goal','baseline':0,"
    "'target':10,'start_on':'2026-01-01','due':'2027-06-01'}],"
    "'reading':[{'id':'r1','metric':'y9','date':'2027-02-03','value':5},"
    "{'id':'r2','metric':'y9','date':'2027-02-02','value':4},"
    "{'id':'r3','metric':'y9','date':'2027-02-01','value':3},"
    "{'id':'r4','metric':'y8','date':'2027-02-01','value':3}],"
    "'survey':[{'id':'s1','opened_on':'2026-12-01','closed_on':'2026-12-20'}],"
    "'ratings':{'s1':{'us':{'F1':[4,5],'T2':[3],'I1':[4]},'them':{'F1':[3],'T2':[2],'I1':[2]}}},"
    "'stakeholder':[{'id':'sh','name':'union','side':'ours','power':5,'commitment':4}],"
    "'time_log':[{'id':'tl','date':'2027-02-01','hours':10,'kind':'partner'}],"
    "'bound':[{'id':'bo','code':'G5','green':10,'red':20}],"
    "'holiday':[{'id':'ho','date':'2027-02-22'}]}";

static int
set_up(void **state)
{
    struct err err = { 0 };

    if (support_setup(state))
        return 1;
    example_open(&example, rich, NULL);
    example.env.fixed_ms = INT64_C(1803902400000);      /* 2027-03-01 12:00 UTC */
    must(book_open(&plain, store_path(example.book.store), STORE_READONLY, &example.env, &err),
         &err);
    return 0;
}

static int
tear_down(void **state)
{
    book_close(&plain);
    example_close(&example);
    return support_clean(state);
}

/* The digest of an alliance as text; `*made` tells whether it was computed. */
static const char *
digest_of(struct book *book, const char *alliance, struct arena *arena, bool *made)
{
    struct kept kept = { 0 };
    struct err err = { 0 };
    struct str text = { 0 };
    struct figures figures;
    struct digest digest;
    const char *copy;

    must(figures_open(&figures, book, &err), &err);
    must(kept_digest(&kept, &figures, alliance, book_today(book), true, arena, &digest), &err);
    *made = kept.made > 0;
    digest_write(&text, &digest);
    copy = arena_string(arena, str_text(&text));
    str_free(&text);
    kept_end(&kept, book);
    figures_close(&figures);
    return copy;
}

static bool
is_made(const char *alliance)
{
    struct arena arena = { 0 };
    bool made;

    digest_of(&example.book, alliance, &arena, &made);
    arena_free(&arena);
    return made;
}

/* The same computed there, whatever is kept. */
static const char *
computed_of(struct book *book, const char *alliance, struct arena *arena)
{
    struct err err = { 0 };
    struct str text = { 0 };
    struct figures figures;
    struct figures_context *context;
    struct digest digest;
    const char *copy;

    store_changed(book->store, &err);
    must(figures_open(&figures, book, &err), &err);
    context = figures_context(&figures, alliance, book_today(book));
    must(context != NULL, &err);
    digest = digest_make(context);
    must(!err.kind, &err);
    digest_write(&text, &digest);
    copy = arena_string(arena, str_text(&text));
    str_free(&text);
    figures_close(&figures);
    return copy;
}

static bool
is_there(const char *alliance)
{
    struct err err = { 0 };

    return query_number(example.book.store, 0, &err,
                        "SELECT 1 FROM alliance WHERE id = ?1 AND deleted = 0", "t", alliance);
}

/* What is shown of both alliances is what is computed without anything kept. */
static void
expect_true(const char *after, const char *record)
{
    static const char *const alliances[] = { "A", "A2" };

    for (size_t i = 0; i < 2; i++) {
        struct arena arena = { 0 };
        const char *shown, *computed;
        bool made;

        if (!is_there(alliances[i]))
            continue;
        shown = digest_of(&example.book, alliances[i], &arena, &made);
        computed = computed_of(&plain, alliances[i], &arena);
        if (strcmp(shown, computed) != 0)
            fail_msg("after %s of %s alliance %s shows\n%s\ninstead of\n%s", after, record,
                     alliances[i], shown, computed);
        arena_free(&arena);
    }
}

/* ---- the same without writing anything: marks and figures before and after a change ---- */

struct watch {
    struct arena arena;
    struct store_stamp stamp[2];
    const char *figures[2];
};

static void
look(struct watch *watch, const char *after, const char *record)
{
    static const char *const alliances[] = { "A", "A2" };
    struct watch now = { 0 };
    struct err err = { 0 };

    for (size_t i = 0; i < 2; i++) {
        bool marked;

        if (!is_there(alliances[i]))
            continue;
        must(store_stamp(example.book.store, alliances[i], &now.stamp[i], &err), &err);
        now.figures[i] = computed_of(&plain, alliances[i], &now.arena);
        marked = now.stamp[i].own != watch->stamp[i].own || now.stamp[i].all != watch->stamp[i].all;
        if (!marked && watch->figures[i] && strcmp(now.figures[i], watch->figures[i]) != 0)
            fail_msg("after %s of %s alliance %s has other figures\n%s\nthan\n%s", after, record,
                     alliances[i], now.figures[i], watch->figures[i]);
        assert_string_equal(computed_of(&example.book, alliances[i], &now.arena), now.figures[i]);
    }
    arena_free(&watch->arena);
    *watch = now;
}

static void
a_second_look_computes_nothing(void **state)
{
    (void)state;
    assert_true(is_made("A"));
    assert_false(is_made("A"));
    assert_true(is_made("A2"));
    assert_false(is_made("A2"));
    expect_true("nothing", "anything");
}

static void
a_change_of_one_alliance_leaves_the_others_alone(void **state)
{
    char id[ID_SIZE];

    (void)state;
    is_made("A");
    is_made("A2");
    book_record(&example.book, "action", id, "alliance", "A2", "title", "Call", "due",
                "2027-02-14", NULL);
    assert_false(is_made("A"));
    assert_true(is_made("A2"));
    assert_false(is_made("A2"));
    expect_true("adding", "action");
}

static void
what_concerns_all_alliances_leaves_none_as_it_was(void **state)
{
    char id[ID_SIZE];

    (void)state;
    is_made("A");
    is_made("A2");
    book_record(&example.book, "person", id, "name", "Bo", "organisation", "O1", NULL);
    assert_false(is_made("A"));
    book_record(&example.book, "holiday", id, "date", "2027-02-23", NULL);
    assert_true(is_made("A"));
    assert_true(is_made("A2"));
    book_record(&example.book, "bound", id, "code", "G9", "green", "99", NULL);
    assert_true(is_made("A"));
    book_record(&example.book, "bound", id, "alliance", "A2", "code", "G9", "green", "98", NULL);
    assert_false(is_made("A"));
    assert_true(is_made("A2"));
    expect_true("adding", "bounds");
}

/* ---- every record: into the bin, back, in again; and every column changed ---- */

static void
take_back(void)
{
    struct err err = { 0 };

    must(undo_last(&example.book, NULL, NULL, 0, &err), &err);
}

static void
bin_and_restore(struct watch *watch, const struct entity *entity, const char *id)
{
    struct err err = { 0 };
    long with;

    must(record_bin(&example.book, entity, &id, 1, &with, &err), &err);
    look(watch, "binning", id);
    take_back();
    look(watch, "taking back the binning", id);
}

/* Set a column to something else of its kind, with no rule in the way. */
static void
set_other(struct watch *watch, const struct entity *entity, const char *id,
          const struct field *field)
{
    struct change_cell cell = { .column = field->name };
    struct store *store = example.book.store;
    struct err err = { 0 };

    switch (field->type) {
    case FIELD_DATE:
        cell.new = cell_text("2027-02-27");
        break;
    case FIELD_SCALE: case FIELD_INT: case FIELD_YESNO:
        cell.new = cell_int(1);
        break;
    case FIELD_NUM: case FIELD_PERCENT:
        cell.new = cell_real(1.5);
        break;
    case FIELD_CHOICE:
        if (field_has_vocabulary(field))
            return;
        cell.new = cell_text(strcmp(field->name, "state") == 0 ? "closed" : "us");
        break;
    default:
        return;
    }
    must(change_begin(store, CHANGE_EDIT, NULL, &err), &err);
    must(change_put(store, entity->name, id, &cell, 1, NULL, &err), &err);
    must(change_commit(store, "changed", NULL, &err), &err);
    look(watch, field->name, id);
}

static size_t
ids_of(const struct entity *entity, struct arena *arena, const char *ids[40])
{
    struct err err = { 0 };
    struct str sql = { 0 };
    struct query *query;
    size_t n = 0;

    str_addf(&sql, "SELECT id FROM \"%s\" WHERE deleted = 0 ORDER BY id", entity->name);
    query = query_start(example.book.store, &err, str_text(&sql), "");
    while (n < 40 && query_next(query, &err))
        ids[n++] = arena_string(arena, query_text(query, 0));
    must(query_end(query, &err), &err);
    str_free(&sql);
    return n;
}

static void
every_record_in_the_bin_and_out_of_it_is_noticed(void **state)
{
    struct watch watch = { 0 };

    (void)state;
    for (size_t e = 0; e < entity_count; e++) {
        const struct entity *entity = &entities[e];
        struct arena arena = { 0 };
        const char *ids[40];
        size_t n = ids_of(entity, &arena, ids);

        if (entity_is_sealed(entity))       /* no verb takes one of these alone */
            n = 0;
        for (size_t i = 0; i < n && i < 2 && strcmp(entity->name, "portfolio") != 0; i++)
            bin_and_restore(&watch, entity, ids[i]);
        arena_free(&arena);
    }
    arena_free(&watch.arena);
}

/* Later entities first: with a field of an early one changed they may count no more. */
static void
every_changed_column_is_noticed(void **state)
{
    struct watch watch = { 0 };

    (void)state;
    for (size_t e = entity_count; e-- > 0;) {
        const struct entity *entity = &entities[e];
        struct arena arena = { 0 };
        const char *ids[40];

        if (ids_of(entity, &arena, ids))
            for (size_t f = 0; f < entity->n; f++)
                set_other(&watch, entity, ids[0], &entity->fields[f]);
        arena_free(&arena);
    }
    arena_free(&watch.arena);
}

static void
undo_and_redo_are_changes_too(void **state)
{
    struct err err = { 0 };
    const char *ids[] = { "c1" };
    long with;

    (void)state;
    is_made("A");
    must(record_bin(&example.book, entity_find("commitment"), ids, 1, &with, &err), &err);
    expect_true("binning", ids[0]);
    take_back();
    expect_true("taking back", ids[0]);
    must(redo_last(&example.book, NULL, 0, &err), &err);
    expect_true("binning again", ids[0]);
    must(record_restore(&example.book, entity_find("commitment"), ids, 1, &err), &err);
    expect_true("restoring", ids[0]);
}

/* ---- other programs, other days, other files ---- */

static void
what_another_program_changes_is_noticed(void **state)
{
    struct book other;
    char id[ID_SIZE];

    (void)state;
    book_again(&other, &example.env);
    is_made("A");
    book_record(&other, "action", id, "alliance", "A", "title", "Call", "due", "2027-02-14", NULL);
    assert_true(is_made("A"));
    expect_true("adding elsewhere", "action");
    assert_false(is_made("A"));
    book_close(&other);
}

static void
what_was_computed_before_a_change_and_written_after_it_does_not_count(void **state)
{
    struct kept kept = { 0 };
    struct arena arena = { 0 };
    struct err err = { 0 };
    struct figures figures;
    struct digest digest;
    char id[ID_SIZE];

    (void)state;
    must(figures_open(&figures, &example.book, &err), &err);
    must(kept_digest(&kept, &figures, "A", book_today(&example.book), true, &arena,
                     &digest), &err);
    book_record(&example.book, "action", id, "alliance", "A", "title", "Call", "due", "2027-02-14",
                NULL);
    kept_end(&kept, &example.book);
    figures_close(&figures);
    arena_free(&arena);
    assert_true(is_made("A"));
    expect_true("adding meanwhile", "action");
}

static void
the_next_day_everything_is_computed_anew(void **state)
{
    (void)state;
    is_made("A");
    example.env.fixed_ms += INT64_C(86400000);
    assert_true(is_made("A"));
    expect_true("a night", "A");
}

/* Write a false digest of alliance A with the marks that hold now. */
static void
plant(const char *stamp)
{
    struct err err = { 0 };
    struct str sql = { 0 };

    str_addf(&sql, "UPDATE digest SET figures='[0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]', stamp=%s"
                   " WHERE alliance='A'", stamp);
    must(change_begin(example.book.store, CHANGE_EDIT, NULL, &err), &err);
    must(change_private(example.book.store, &err, str_text(&sql), ""), &err);
    must(change_commit(example.book.store, "", NULL, &err), &err);
    str_free(&sql);
}

static void
a_file_that_cannot_be_written_is_not_believed(void **state)
{
    struct arena arena = { 0 };
    bool made;

    (void)state;
    is_made("A");
    plant("stamp");
    assert_string_equal(digest_of(&example.book, "A", &arena, &made),
                        "[0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]");
    assert_null(strstr(digest_of(&plain, "A", &arena, &made), "[0,1,1,1"));
    assert_true(made);
    plant("stamp+1");
    assert_true(is_made("A"));
    expect_true("a false mark", "A");
    arena_free(&arena);
}

static void
verifying_lets_nothing_kept_count(void **state)
{
    struct verify_report report;
    struct err err = { 0 };

    (void)state;
    is_made("A");
    plant("stamp");
    must(verify_file(example.book.store, &report, &err), &err);
    assert_true(report.sound);
    assert_int_equal(query_number(example.book.store, -1, &err, "SELECT count(*) FROM digest", ""),
                     0);
    assert_true(is_made("A"));
    expect_true("verifying", "A");
}

static void
nonsense_is_no_digest(void **state)
{
    static const char *const texts[] = {
        "", "[]", "{}", "null", "[0,1,13,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0,1,1,1,1,1]",
        "[-1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
        "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
        "[0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,[\"N01\",\"risk\",9,1,\"t\",\"risk\",\"x\",1,null]]",
        "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,[\"N99\",\"steps\",1,1,\"t\",\"risk\",\"x\",0,null]]",
        "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,[\"N01\",\"steps\",1,1,\"t\",\"nothing\",\"x\",0,null]]",
        "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,5]",
    };
    static const char good[] = "[1,null,1,1,-1,1,3,0,1,1,1,1,1,1,1,1,1,1,null,1,[\"N01\",\"risk\",9,1,\"t\","
                               "\"risk\",\"x\",12,\"k\"]]";
    struct arena arena = { 0 };
    struct digest digest;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(digest_read(texts[i], true, &arena, &digest));
    assert_true(digest_read(good, false, &arena, &digest));
    assert_int_equal(digest.n, 1);
    assert_null(digest.finding);
    assert_int_equal(digest.days_review, -1);
    assert_true(digest_read(good, true, &arena, &digest));
    assert_int_equal(digest.n, 1);
    assert_string_equal(digest.finding[0].view, "risk");
    assert_string_equal(digest.finding[0].key, "k");
    assert_int_equal(digest.days_review, -1);
    assert_int_equal(digest.overdue, 3);
    assert_false(day_known(digest.next_meeting));
    assert_true(isnan(digest.steps) && isnan(digest.before[DIGEST_RISK]));
    arena_free(&arena);
}

/* The edit that the file remembers is the newest, whatever its order. */
static void
the_newest_edit_is_remembered_and_looked_up_when_it_goes(void **state)
{
    struct err err = { 0 };
    struct store_stamp stamp;
    const char *ids[] = { "r1" };
    long with;

    (void)state;
    must(store_stamp(example.book.store, "A", &stamp, &err), &err);
    assert_string_not_equal(stamp.edited, "");
    must(record_bin(&example.book, entity_find("reading"), ids, 1, &with, &err), &err);
    must(store_stamp(example.book.store, "A", &stamp, &err), &err);
    assert_string_equal(stamp.edited, "");
    is_made("A");
    must(store_stamp(example.book.store, "A", &stamp, &err), &err);
    assert_string_not_equal(stamp.edited, "");
}

static void
an_alarm_that_rests_on_other_alliances_is_not_kept(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&example.book, "signal_response", id, "alliance", "A", "factor", "overload",
                "response", "confirm", "on", "2027-02-01", NULL);
    assert_true(is_made("A"));
    assert_true(is_made("A"));
    assert_true(is_made("A2"));
    assert_false(is_made("A2"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_second_look_computes_nothing),
        TEST(a_change_of_one_alliance_leaves_the_others_alone),
        TEST(what_concerns_all_alliances_leaves_none_as_it_was),
        TEST(every_record_in_the_bin_and_out_of_it_is_noticed),
        TEST(every_changed_column_is_noticed),
        TEST(undo_and_redo_are_changes_too),
        TEST(what_another_program_changes_is_noticed),
        TEST(what_was_computed_before_a_change_and_written_after_it_does_not_count),
        TEST(the_next_day_everything_is_computed_anew),
        TEST(a_file_that_cannot_be_written_is_not_believed),
        TEST(verifying_lets_nothing_kept_count),
        TEST(nonsense_is_no_digest),
        TEST(the_newest_edit_is_remembered_and_looked_up_when_it_goes),
        TEST(an_alarm_that_rests_on_other_alliances_is_not_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
