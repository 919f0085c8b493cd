#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "tests/stage.h"
#include "ui/screen/register.h"

static struct stage stage;
static char alliance[ID_SIZE];

static void
open_register(const char *entity)
{
    struct register_want want = { .entity = entity_find(entity) };

    memcpy(want.alliance, alliance, sizeof want.alliance);
    assert_true(register_open(&stage.glass.ui, &want));
    stage_settle(&stage);
}

static int
set_up(void **state)
{
    (void)state;
    stage_open_alliance(&stage, 30, 100, alliance);
    return 0;
}

static int
tear_down(void **state)
{
    return stage_end(&stage, state);
}

static void
action(const char *title, const char *due)
{
    char id[ID_SIZE];

    book_record(&stage.desk.book, "action", id, "alliance", alliance, "title", title, "due", due, NULL);
    desk_changed(&stage.glass.ui, alliance);
}

static void
an_empty_register_says_what_to_record_first(void **state)
{
    (void)state;
    open_register("commitment");
    glass_shows(&stage.glass, "Commitments");
    glass_shows(&stage.glass, "a add");
    glass_shows(&stage.glass, "  0\n");
}

static void
every_kind_of_record_opens_with_its_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < entity_count; i++) {
        if (!register_takes(&entities[i]))
            continue;
        open_register(entities[i].name);
        glass_shows(&stage.glass, desk_kind_name(&stage.glass.ui, &entities[i], true));
        assert_true(stage.glass.ui.canvas.cursor);
        stage_press(&stage, "a");
        assert_string_equal(ui_top(&stage.glass.ui)->class->name, "sheet");
        glass_shows(&stage.glass, "new");
        ui_pop_to(&stage.glass.ui, 1);
        stage_settle(&stage);
    }
}

static void
a_record_is_added_as_soon_as_it_has_what_it_needs(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "a");
    assert_true(ui_top(&stage.glass.ui)->class->wants_text(&stage.glass.ui, ui_top(&stage.glass.ui)));
    stage_type(&stage, "Deliver the test report");
    stage_press(&stage, "Tab");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM commitment"), 0);
    stage_press(&stage, "1");
    stage_press(&stage, "Down Enter 2");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM commitment"), 0);
    for (int i = 0; i < 8 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Due"); i++)
        stage_press(&stage, "Down");
    stage_press(&stage, "Enter");
    stage_type(&stage, "+2w");
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Commitment: added");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM commitment WHERE due = '2027-03-01' AND promised_by = 'us'"
                                          " AND promised_to = 'them'"), 1);
    assert_int_equal(stage.desk.drafts.n, 0);
    stage_press(&stage, "Esc");
    glass_shows(&stage.glass, "Deliver the test report");
}

static void
a_record_left_half_filled_is_kept_and_offered_again(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "a");
    stage_type(&stage, "Deliver the test report");
    stage_press(&stage, "Esc Esc");
    glass_shows(&stage.glass, "Not added yet, still missing");
    assert_int_equal(stage.desk.drafts.n, 1);
    stage_press(&stage, "a");
    glass_shows(&stage.glass, "Deliver the test report");
    stage_press(&stage, "Esc 0");
    glass_shows(&stage.glass, "half-typed: a new commitment, What is promised");
}

static void
what_comes_back_is_announced_and_ctrl_c_really_drops_it(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "! r");
    stage_type(&stage, "nosuchmetric");
    stage_press(&stage, "Esc Esc");
    assert_int_equal(stage.desk.drafts.n, 1);
    stage.env.fixed_ms += 5 * 60000;
    stage_press(&stage, "! r");
    glass_shows(&stage.glass, "What you typed 5 minutes ago is back; Ctrl-C drops it");
    stage_type(&stage, "x");
    glass_shows(&stage.glass, "nosuchmetricx");
    stage_press(&stage, "Ctrl-C");
    assert_int_equal(stage.desk.drafts.n, 0);
    glass_shows(&stage.glass, "What was typed is dropped");
    glass_hides(&stage.glass, "nosuchmetric");
    stage_press(&stage, "Esc ! r");
    glass_hides(&stage.glass, "is back");
    glass_hides(&stage.glass, "nosuchmetric");
}

static void
ctrl_c_in_a_field_leaves_what_was_taken_before(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "a");
    stage_type(&stage, "Deliver the spare rig");
    stage_press(&stage, "Tab Esc Up Enter");
    stage_type(&stage, " late");
    stage_press(&stage, "Ctrl-C");
    glass_hides(&stage.glass, "rig late");
    assert_int_equal(stage.desk.drafts.n, 1);
    assert_string_equal(stage.desk.drafts.draft[0].text, "Deliver the spare rig");
    stage_press(&stage, "Ctrl-C");      /* nothing is edited: all of it goes */
    assert_int_equal(stage.desk.drafts.n, 0);
    glass_hides(&stage.glass, "Deliver the spare rig");
}

static void
a_half_typed_text_is_dropped_where_it_is_listed_after_it_was_shown(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "a");
    stage_type(&stage, "Deliver the test report");
    stage_press(&stage, "Esc Esc 0 Tab");
    glass_shows(&stage.glass, "Enter goes on, d drops it");
    stage_press(&stage, "d");
    glass_shows(&stage.glass, "Deliver the test report");
    stage_press(&stage, "n");
    assert_int_equal(stage.desk.drafts.n, 1);
    stage_press(&stage, "Ctrl-C y");
    assert_int_equal(stage.desk.drafts.n, 0);
    glass_hides(&stage.glass, "half-typed");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM alliance WHERE deleted = 0"), 1);
}

static void
an_action_is_ticked_off_and_taken_back(void **state)
{
    (void)state;
    action("Send the protocol", "2027-02-05");
    open_register("action");
    stage_press(&stage, "x");
    glass_shows(&stage.glass, "Send the protocol: done");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'done' AND done_on = '2027-02-15'"), 1);
    stage_press(&stage, "x");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'open' AND done_on IS NULL"), 1);
}

static void
marked_rows_are_ticked_together_and_not_the_one_at_the_cursor(void **state)
{
    char body[ID_SIZE], meeting[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "body", body, "alliance", alliance, "name", "Steering group", "kind", "steering", NULL);
    book_record(&stage.desk.book, "meeting", meeting, "alliance", alliance, "body", body, "due", "2027-02-10", NULL);
    for (int i = 0; i < 3; i++)
        book_record(&stage.desk.book, "attendance", id, "alliance", alliance, "meeting", meeting, "side", "us", NULL);
    stage_changed(&stage);
    open_register("attendance");
    glass_shows(&stage.glass, "Present  Side");      /* what decides comes first */
    assert_true(strstr(glass_text(&stage.glass), "Person ") < strstr(glass_text(&stage.glass), "Meeting "));
    stage_press(&stage, "Space Space x");
    glass_shows(&stage.glass, "2 Attendance: present");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM attendance WHERE present = 1"), 2);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM attendance WHERE present = 1"), 0);
}

static void
marked_actions_are_done_as_one(void **state)
{
    (void)state;
    action("Send the protocol", "2027-02-05");
    action("Book the room", "2027-03-05");
    action("Call their counsel", "2027-03-06");
    open_register("action");
    stage_press(&stage, "* x");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'done'"), 3);
    stage_press(&stage, "* x");
    glass_shows(&stage.glass, "all 3 are done already");
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'open'"), 3);
}

static void
a_filter_finds_what_is_overdue(void **state)
{
    (void)state;
    action("Send the protocol", "2027-02-05");
    action("Book the room", "2027-03-05");
    open_register("action");
    glass_shows(&stage.glass, "2, 2 to complete");
    stage_press(&stage, "/");
    stage_type(&stage, "overdue");
    glass_shows(&stage.glass, "1 of 2 actions");
    glass_shows(&stage.glass, "Send the protocol");
    glass_hides(&stage.glass, "Book the room");
}

static void
fifty_records_change_as_one_and_one_undo_brings_all_back(void **state)
{
    char title[40];

    (void)state;
    for (int i = 0; i < 50; i++) {
        snprintf(title, sizeof title, "Action number %d", i);
        action(title, "2027-03-05");
    }
    open_register("action");
    stage_press(&stage, "* e");
    stage_type(&stage, "side");
    stage_press(&stage, "Enter");
    stage_type(&stage, "us");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "and 44 more");
    stage_press(&stage, "y");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE side = 'us'"), 50);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE side IS NULL"), 50);
}

static void
a_value_that_is_not_right_is_told_at_its_field(void **state)
{
    (void)state;
    action("Send the protocol", "2027-02-05");
    open_register("action");
    stage_press(&stage, "Enter");
    for (int i = 0; i < 8 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Due"); i++)
        stage_press(&stage, "Down");
    stage_press(&stage, "Enter Ctrl-U");
    stage_type(&stage, "31 February");
    stage_press(&stage, "Tab");
    glass_shows(&stage.glass, "2027-03-01");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE due = '2027-02-05'"), 1);
}

static void
an_action_item_is_written_from_anywhere_and_knows_where_it_came_from(void **state)
{
    (void)state;
    {
        struct place place = { .kind = PLACE_STEPS, .step = 4 };

        memcpy(place.alliance, alliance, sizeof place.alliance);
        place_go(&stage.glass.ui, &place);
        stage_settle(&stage);
    }
    stage_press(&stage, "! a");
    glass_shows(&stage.glass, "Owner");
    glass_hides(&stage.glass, "more (");
    stage_type(&stage, "Call their counsel");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Action: added");
    glass_shows(&stage.glass, "Partner choice");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE title = 'Call their counsel' AND side = 'us'"
                                          " AND note LIKE 'From step 4%'"), 1);
}

static void
three_fields_noted_in_passing_are_one_undo(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "! d");
    stage_type(&stage, "Choose the test site");
    stage_press(&stage, "Tab Tab");
    stage_type(&stage, "+2w");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Decision: added");
    glass_shows(&stage.glass, "Commitments");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM decision WHERE title = 'Choose the test site' AND"
                                          " needed_by = '2027-03-01' AND raised_on = '2027-02-15'"), 1);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM decision WHERE deleted = 0"), 0);
    assert_int_equal(stage.desk.drafts.n, 0);
}

static void
a_reading_of_a_default_metric_is_noted_from_the_portfolio_alliance_first(void **state)
{
    struct place place = { .kind = PLACE_SETTINGS };

    (void)state;
    place_go(&stage.glass.ui, &place);
    stage_settle(&stage);
    stage_press(&stage, "! r");
    stage_type(&stage, "Biocon");
    stage_press(&stage, "Tab");
    stage_type(&stage, "breach");
    glass_shows(&stage.glass, "M1.4");
    stage_press(&stage, "Tab");
    stage_type(&stage, "2");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM reading r JOIN metric m ON m.id = r.metric WHERE"
                                          " m.code = 'M1.4' AND r.value = 2 AND r.date = '2027-02-15'"), 1);
    /* The metric came with its reading, and goes with it. */
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM reading WHERE deleted = 0"), 0);
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM metric WHERE code = 'M1.4' AND deleted = 0"), 0);
}

static void
metric(const char *code, const char *name, const char *how)
{
    char id[ID_SIZE];

    book_record(&stage.desk.book, "metric", id, "alliance", alliance, "code", code, "name", name, "kind", "goal", "how", how,
                NULL);
}

static void
a_reading_finds_its_metric_by_code_or_by_name(void **state)
{
    static const char *const typed[] = { "lc-b2", "LC-B2", "local content" };

    (void)state;
    metric("AA-1", "Trips", "computed");
    metric("LC-B2", "Share of local content", "manual");
    desk_changed(&stage.glass.ui, alliance);
    open_register("commitment");
    for (int i = 0; i < 3; i++) {
        stage_press(&stage, "! r");
        glass_shows(&stage.glass, "LC-B2 Share of local content");
        stage_type(&stage, typed[i]);
        stage_press(&stage, "Tab");
        stage_type(&stage, "7");
        stage_press(&stage, "Enter");
        glass_shows(&stage.glass, "Reading: added");
        assert_int_equal(stage_number(&stage, "SELECT count(*) FROM reading r JOIN metric m ON m.id = r.metric WHERE"
                                              " m.code = 'LC-B2' AND r.value = 7"), i + 1);
    }
    stage_press(&stage, "! r");
    stage_type(&stage, "m1.4");
    stage_press(&stage, "Tab");
    stage_type(&stage, "2");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM metric WHERE code = 'M1.4'"), 1);
}

/* Somebody of a company that is a party of the alliance on their side (or of none), and somebody of ours. */
static void
people(void)
{
    char stranger[ID_SIZE], partner[ID_SIZE], zoe[ID_SIZE], id[ID_SIZE];

    book_person(&stage.desk.book, "Zoe Ours", zoe);
    book_record(&stage.desk.book, "organisation", stranger, "name", "Elsewhere", NULL);
    book_record(&stage.desk.book, "organisation", partner, "name", "Quest", NULL);
    book_record(&stage.desk.book, "party", id, "alliance", alliance, "organisation", partner, "side", "them", NULL);
    book_record(&stage.desk.book, "person", id, "name", "Ada Far", "organisation", stranger, NULL);
    book_record(&stage.desk.book, "person", id, "name", "Bea Theirs", "organisation", partner, NULL);
    book_record(&stage.desk.book, "role_assignment", id, "alliance", alliance, "role", "manager", "side", "us", "person",
                zoe, "from", "2027-01-01", NULL);
    desk_changed(&stage.glass.ui, alliance);
}

static void
people_of_the_alliance_are_proposed_first_and_the_side_follows_the_owner(void **state)
{
    const char *ours, *theirs, *far;

    (void)state;
    people();
    open_register("commitment");
    stage_press(&stage, "! a");
    stage_type(&stage, "Call him");
    stage_press(&stage, "Tab");
    ours = strstr(glass_text(&stage.glass), "Zoe Ours");
    theirs = strstr(glass_text(&stage.glass), "Bea Theirs");
    far = strstr(glass_text(&stage.glass), "Ada Far");
    assert_true(ours && theirs && far && ours < theirs && theirs < far);
    glass_shows(&stage.glass, "Elsewhere");
    stage_type(&stage, "bea");
    stage_press(&stage, "Tab Esc Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE title = 'Call him' AND side = 'them'"), 1);
    stage_press(&stage, "! a");
    stage_type(&stage, "Call her");
    stage_press(&stage, "Tab");
    stage_type(&stage, "zoe");
    stage_press(&stage, "Tab Esc Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE title = 'Call her' AND side = 'us'"), 1);
}

static void
owners_are_set_in_all_marked_records_from_the_same_choices(void **state)
{
    (void)state;
    people();
    action("Send the protocol", "2027-02-05");
    action("Book the room", "2027-03-05");
    open_register("action");
    stage_press(&stage, "* e");
    stage_type(&stage, "own");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Elsewhere");
    stage_type(&stage, "bea");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "becomes “Bea Theirs” in 2 Actions");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" a JOIN person p ON p.id = a.owner WHERE"
                                          " p.name = 'Bea Theirs' AND a.side = 'them'"), 2);
    stage_press(&stage, "u * e");
    stage_type(&stage, "own");
    stage_press(&stage, "Enter");
    stage_type(&stage, "Nia New");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM person WHERE name = 'Nia New'"), 0);
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" a JOIN person p ON p.id = a.owner WHERE"
                                          " p.name = 'Nia New'"), 2);
}

static void
a_contact_is_not_stored_before_it_says_with_whom_or_how(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "! c Enter Enter Enter");
    glass_shows(&stage.glass, "still missing");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM contact"), 0);
    stage_press(&stage, "Esc Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM contact"), 0);
    stage_press(&stage, "! c Enter 2");
    stage_press(&stage, "Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM contact WHERE channel = 'call'"), 1);
}

static void
what_was_typed_wrong_is_named_when_the_fast_form_is_left(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "! a");
    stage_type(&stage, "Call him");
    stage_press(&stage, "Tab Tab");
    stage_type(&stage, "31.02.");
    stage_press(&stage, "Esc Esc");
    glass_hides(&stage.glass, "missing: .");
    glass_shows(&stage.glass, "not a day of the calendar");
    stage_press(&stage, "0");
    glass_shows(&stage.glass, "half-typed: a new action, What is to be done and 1 more");
}

static int
row_of(const char *text)
{
    for (int i = 0; i < stage.glass.ui.canvas.rows; i++)
        if (strstr(glass_row(&stage.glass, i), text))
            return i;
    fail_msg("%s is not on the screen", text);
    return 0;
}

static void
commitments_show_what_is_due_first_and_who_promised_what_is_over_last(void **state)
{
    static const struct {
        const char *title, *due, *state;
    } promises[] = {
        { "Later", "2027-05-01", "accepted" }, { "Over", "2027-01-01", "waived" },
        { "Late", "2027-02-01", "in_progress" }, { "Soon", "2027-03-01", "accepted" },
    };
    char id[ID_SIZE];

    (void)state;
    for (size_t i = 0; i < 4; i++)
        book_record(&stage.desk.book, "commitment", id, "alliance", alliance, "title", promises[i].title, "promised_by",
                    "them", "promised_to", "us", "due", promises[i].due, "state", promises[i].state, "criticality", "4", NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("commitment");
    assert_true(row_of("Late ") < row_of("Soon ") && row_of("Soon ") < row_of("Later ") && row_of("Later ") < row_of("Over "));
    assert_non_null(strstr(glass_row(&stage.glass, row_of("Late ")), "them"));
    glass_shows(&stage.glass, "Criticality");
    stage_press(&stage, "o");
    glass_shows(&stage.glass, "As usual: by Due, what is over last");
    stage_type(&stage, "what is promised");
    stage_press(&stage, "Enter");
    assert_true(row_of("Late ") < row_of("Over ") && row_of("Over ") < row_of("Soon "));
    stage_press(&stage, "o Enter");
    assert_true(row_of("Soon ") < row_of("Over "));
}

static void
questions_about_learning_are_answered_one_after_the_other(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "4");
    for (int i = 0; i < 40 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Judge the value"); i++)
        stage_press(&stage, "Down");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "O1.1  Do we still know why we entered");
    glass_shows(&stage.glass, "6 open, this one included");
    glass_shows(&stage.glass, "4 Mostly, with exceptions we can name");
    stage_press(&stage, "4");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM inkpen_answer"), 0);
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM inkpen_answer WHERE question = 'O1.1' AND side = 'us' AND"
                                          " value = 4 AND date = '2027-02-15'"), 1);
    glass_shows(&stage.glass, "O1.2  What is the partner really best at");
    glass_hides(&stage.glass, "Rating");
    stage_type(&stage, "Casting");
    stage_press(&stage, "Tab Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM inkpen_answer WHERE question = 'O1.2' AND"
                                          " answer = 'Casting' AND value IS NULL"), 1);
    glass_shows(&stage.glass, "O1.3  How much");
    stage_press(&stage, "Esc");
    for (int i = 0; i < 8 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "leave it open"); i++)
        stage_press(&stage, "Down");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "O1.4  How far");
    stage_press(&stage, "2 Enter Esc");
    glass_shows(&stage.glass, "O1.5  Which");
    stage_press(&stage, "Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM inkpen_answer"), 3);
    glass_shows(&stage.glass, "Six objectives");
    open_register("inkpen_answer");
    stage_press(&stage, "a");
    glass_shows(&stage.glass, "O1.3  How much");
    glass_shows(&stage.glass, "23 open, this one included");
}

static void
an_empty_cell_of_the_learning_grid_begins_where_it_stands(void **state)
{
    char cycle[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "doz_cycle", cycle, "alliance", alliance, "number", "1", "opened_on", "2027-01-02", NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("commitment");
    stage_press(&stage, "4");
    for (int i = 0; i < 60 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Skills"); i++)
        stage_press(&stage, "Down");
    stage_press(&stage, "Right Right Right Right");
    assert_non_null(strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), ">· empty"));
    stage_press(&stage, "Left Left Enter");
    stage_type(&stage, "They teach us");
    stage_press(&stage, "Tab");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM doz_cell WHERE area = 'skills' AND cell = 'learn' AND"
                                          " text = 'They teach us' AND cycle IS NOT NULL"), 1);
}

/* Rows that begin with the mark of the cursor. */
static int
marks_on_screen(void)
{
    int n = 0;

    for (int i = 2; i < stage.glass.ui.canvas.rows; i++)
        n += strstr(glass_row(&stage.glass, i), " > ") != NULL;
    return n;
}

static void
only_the_place_of_the_cursor_is_marked(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, "!");
    assert_non_null(strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "> a  Action"));
    stage_press(&stage, "a");
    stage_type(&stage, "Call him");
    stage_press(&stage, "Tab Tab");
    stage_type(&stage, "soon");
    stage_press(&stage, "Esc Esc 0");
    assert_int_equal(marks_on_screen(), 1);
    stage_press(&stage, "Tab");
    assert_int_equal(marks_on_screen(), 1);
    assert_non_null(strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "half-typed"));
}

static void
a_kind_is_found_in_the_palette_by_its_name_on_the_command_line(void **state)
{
    (void)state;
    open_register("commitment");
    stage_press(&stage, ":");
    stage_type(&stage, "contacts");
    stage_press(&stage, "Enter");
    assert_string_equal(ui_top(&stage.glass.ui)->class->name, "register");
    assert_string_equal(place_here(&stage.glass.ui)->entity->name, "contact");
}

static void
what_is_noted_on_a_record_names_it(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "issue", id, "alliance", alliance, "title", "Samples late", "type", "operational",
                "raised_by", "us", "raised_on", "2027-01-11", "severity", "3", NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("issue");
    stage_press(&stage, "! a");
    stage_type(&stage, "Call the carrier");
    stage_press(&stage, "Esc Esc");
    glass_shows(&stage.glass, "Action: added");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" a JOIN issue i ON i.id = a.issue WHERE"
                                          " a.source = 'issue'"), 1);
}

static void
a_key_moves_a_record_on_to_a_state_that_may_follow(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "commitment", id, "alliance", alliance, "title", "Report", "promised_by", "us",
                "promised_to", "them", "due", "2027-02-28", "state", "in_progress", NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("commitment");
    stage_press(&stage, ">");
    glass_shows(&stage.glass, "delivered");
    glass_shows(&stage.glass, "renegotiated");
    glass_hides(&stage.glass, "verified");
    stage_type(&stage, "deliv");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Report: delivered");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM commitment WHERE state = 'delivered' AND"
                                          " delivered_on = '2027-02-15'"), 1);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM commitment WHERE state = 'in_progress' AND"
                                          " delivered_on IS NULL"), 1);
}

static void
what_a_state_asks_for_is_asked_on_the_way_and_kept_as_one_change(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "issue", id, "alliance", alliance, "title", "Samples late", "type", "operational",
                "raised_by", "us", "raised_on", "2027-01-11", "severity", "3", "state", "inquiry", NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("issue");
    stage_press(&stage, ">");
    stage_type(&stage, "taken");
    stage_press(&stage, "Enter");
    stage_type(&stage, "We changed the plan");
    stage_press(&stage, "Esc End Enter");
    glass_shows(&stage.glass, "must not be empty");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM escalation"), 0);
    stage_press(&stage, "Home Down Enter");
    stage_type(&stage, "They did not ask");
    stage_press(&stage, "Tab");
    stage_press(&stage, "y End Enter");
    glass_shows(&stage.glass, "Samples late: taken higher");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM escalation e JOIN issue i ON i.id = e.issue WHERE"
                                          " e.joint = 1 AND i.level = 2 AND i.state = 'escalated'"), 1);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM issue WHERE level = 1 AND our_contribution IS NULL"), 1);
}

static void
marked_records_move_on_together(void **state)
{
    (void)state;
    action("Send the protocol", "2027-02-05");
    action("Book the room", "2027-03-05");
    open_register("action");
    stage_press(&stage, "* >");
    glass_shows(&stage.glass, "2 Actions: what comes next?");
    stage_type(&stage, "drop");
    stage_press(&stage, "Enter");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'dropped'"), 2);
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'open'"), 2);
}

static void
what_is_left_for_later_is_asked_for_in_the_register(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "action", id, "alliance", alliance, "title", "Book the room", NULL);
    action("Send the protocol", "2027-02-05");
    open_register("action");
    glass_shows(&stage.glass, "2, 2 to complete");
    glass_shows(&stage.glass, "Owner, Due");
    glass_shows(&stage.glass, "open, 10 days late");
    stage_press(&stage, "/");
    stage_type(&stage, "incomplete !overdue");
    glass_shows(&stage.glass, "1 of 2 actions");
    glass_shows(&stage.glass, "Book the room");
}

static void
a_body_plans_its_meetings_and_a_meeting_its_people_from_their_forms(void **state)
{
    char body[ID_SIZE], ana[ID_SIZE], seat[ID_SIZE];

    (void)state;
    book_person(&stage.desk.book, "Ana Rao", ana);
    book_record(&stage.desk.book, "body", body, "alliance", alliance, "name", "Steering committee", "kind", "steering",
                "meets", "monthly", "established_on", "2027-02-01", NULL);
    book_record(&stage.desk.book, "membership", seat, "alliance", alliance, "body", body, "person", ana, "side", "us",
                NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("body");
    stage_press(&stage, "Enter End Enter");
    glass_shows(&stage.glass, "Plan its meetings ahead");
    stage_press(&stage, "Ctrl-U");
    stage_type(&stage, "2");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "2 meetings planned");
    glass_shows(&stage.glass, "2027-03-01");
    open_register("meeting");
    stage_press(&stage, "Enter End");
    glass_shows(&stage.glass, "note who is expected");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Ana Rao");
    for (int i = 0; i < 8 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "Ana Rao"); i++)
        stage_press(&stage, "Up");
    stage_press(&stage, "x");
    glass_shows(&stage.glass, "Ana Rao: present");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM attendance WHERE present = 1"), 1);
    assert_non_null(strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "present"));
    stage_press(&stage, "x");
    open_register("attendance");
    stage_press(&stage, "x");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM attendance WHERE present = 1"), 1);
    stage_press(&stage, "x");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM attendance WHERE present = 0"), 1);
}

static void
a_register_takes_over_what_the_steps_say(void **state)
{
    char id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "objective", id, "alliance", alliance, "statement", "Two new enzymes", "owner_side",
                "joint", NULL);
    desk_changed(&stage.glass.ui, alliance);
    open_register("decision_right");
    stage_press(&stage, "F");
    glass_shows(&stage.glass, "11 Decision rights: taken over");
    stage_press(&stage, "F");
    glass_shows(&stage.glass, "nothing new");
    stage_press(&stage, "u");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM decision_right WHERE deleted = 0"), 0);
}

static void
what_belongs_to_a_record_is_reached_from_it(void **state)
{
    char us[ID_SIZE], id[ID_SIZE];

    (void)state;
    book_record(&stage.desk.book, "organisation", us, "name", "Biocon", "is_us", "1", NULL);
    book_record(&stage.desk.book, "person", id, "name", "Ana Rao", "organisation", us, NULL);
    desk_changed(&stage.glass.ui, NULL);
    alliance[0] = '\0';
    open_register("organisation");
    stage_press(&stage, "Enter End");
    glass_shows(&stage.glass, "Belongs to it");
    for (int i = 0; i < 12 && !strstr(glass_row(&stage.glass, stage.glass.ui.canvas.cursor_row), "People"); i++)
        stage_press(&stage, "Up");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Ana Rao");
    stage_press(&stage, "a");
    glass_shows(&stage.glass, "Biocon");
}

static void
the_journal_of_a_change_shows_before_and_after_and_takes_it_back(void **state)
{
    struct place place = { .kind = PLACE_JOURNAL };

    (void)state;
    action("Send the protocol", "2027-02-05");
    open_register("action");
    stage_press(&stage, "x");
    place_go(&stage.glass.ui, &place);
    stage_settle(&stage);
    glass_cursor_on(&stage.glass, "today");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Send the protocol");
    glass_shows(&stage.glass, "open");
    glass_shows(&stage.glass, "done");
    stage_press(&stage, "u");
    glass_shows(&stage.glass, "Undone");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM \"action\" WHERE state = 'open'"), 1);
}

static void
a_search_shows_first_hits_and_opens_them_where_they_live(void **state)
{
    (void)state;
    action("Send the protocol", "2027-02-05");
    stage_press(&stage, "Ctrl-F");
    stage_type(&stage, "protocol");
    glass_shows(&stage.glass, "1 found");
    glass_shows(&stage.glass, "Send the protocol");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Action  Send the protocol");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_register_says_what_to_record_first),
        TEST(every_kind_of_record_opens_with_its_columns),
        TEST(a_record_is_added_as_soon_as_it_has_what_it_needs),
        TEST(a_record_left_half_filled_is_kept_and_offered_again),
        TEST(what_comes_back_is_announced_and_ctrl_c_really_drops_it),
        TEST(ctrl_c_in_a_field_leaves_what_was_taken_before),
        TEST(a_half_typed_text_is_dropped_where_it_is_listed_after_it_was_shown),
        TEST(an_action_is_ticked_off_and_taken_back),
        TEST(marked_rows_are_ticked_together_and_not_the_one_at_the_cursor),
        TEST(marked_actions_are_done_as_one),
        TEST(a_filter_finds_what_is_overdue),
        TEST(fifty_records_change_as_one_and_one_undo_brings_all_back),
        TEST(a_value_that_is_not_right_is_told_at_its_field),
        TEST(an_action_item_is_written_from_anywhere_and_knows_where_it_came_from),
        TEST(three_fields_noted_in_passing_are_one_undo),
        TEST(a_reading_of_a_default_metric_is_noted_from_the_portfolio_alliance_first),
        TEST(a_reading_finds_its_metric_by_code_or_by_name),
        TEST(people_of_the_alliance_are_proposed_first_and_the_side_follows_the_owner),
        TEST(owners_are_set_in_all_marked_records_from_the_same_choices),
        TEST(a_contact_is_not_stored_before_it_says_with_whom_or_how),
        TEST(what_was_typed_wrong_is_named_when_the_fast_form_is_left),
        TEST(commitments_show_what_is_due_first_and_who_promised_what_is_over_last),
        TEST(questions_about_learning_are_answered_one_after_the_other),
        TEST(an_empty_cell_of_the_learning_grid_begins_where_it_stands),
        TEST(only_the_place_of_the_cursor_is_marked),
        TEST(a_kind_is_found_in_the_palette_by_its_name_on_the_command_line),
        TEST(what_is_noted_on_a_record_names_it),
        TEST(a_key_moves_a_record_on_to_a_state_that_may_follow),
        TEST(what_a_state_asks_for_is_asked_on_the_way_and_kept_as_one_change),
        TEST(marked_records_move_on_together),
        TEST(what_is_left_for_later_is_asked_for_in_the_register),
        TEST(a_body_plans_its_meetings_and_a_meeting_its_people_from_their_forms),
        TEST(a_register_takes_over_what_the_steps_say),
        TEST(what_belongs_to_a_record_is_reached_from_it),
        TEST(the_journal_of_a_change_shows_before_and_after_and_takes_it_back),
        TEST(a_search_shows_first_hits_and_opens_them_where_they_live),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
