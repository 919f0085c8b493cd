/* Health checks: made, asked, answered, closed; and that nobody is told by them. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "src/figures/survey_profile.h"
#include "src/io/answer_folder.h"
#include "src/ops/find.h"
#include "src/ops/filter.h"
#include "src/ops/record.h"
#include "src/ops/survey.h"
#include "src/ops/undo.h"
#include "src/store/care.h"
#include "src/store/query.h"
#include "tests/book.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

/* A portfolio with an alliance and an open health check that asks three statements. */
struct stand {
    struct env env;
    struct book book;
    struct err err;
    struct arena arena;
    char alliance[ID_SIZE], survey[ID_SIZE];
};

static void
stand_up(struct stand *stand, const char *asked)
{
    struct survey_want want = { .name = "Check 2027", .kind = "baseline",
                                .statements = asked };

    *stand = (struct stand){ .env = support_env() };
    book_make(&stand->book, &stand->env);
    book_alliance(&stand->book, "Biocon–Quest", stand->alliance);
    want.alliance = stand->alliance;
    must(survey_make(&stand->book, &want, stand->survey, &stand->err), &stand->err);
}

static void
invite(struct stand *stand, const char *side, const char *group, size_t n)
{
    must(survey_invite(&stand->book, stand->survey, side, &(struct survey_guest){ group, NULL, n }, 1, &stand->err),
         &stand->err);
}

static struct survey_people
people_of(struct stand *stand)
{
    struct survey_people people;

    must(survey_people_load(&stand->book, stand->survey, &stand->arena, &people, &stand->err),
         &stand->err);
    return people;
}

static void
fall_down(struct stand *stand)
{
    struct verify_report report;

    must(verify_file(stand->book.store, &report, &stand->err), &stand->err);
    if (!report.sound)
        fail_msg("%s", report.findings[0]);
    arena_free(&stand->arena);
    book_close(&stand->book);
}

static long
count(struct stand *stand, const char *sql)
{
    long n = (long)query_number(stand->book.store, -1, &stand->err, sql, "");

    must(!stand->err.kind, &stand->err);
    return n;
}

#define REFUSED(stand, call, text)                                                                 \
    do {                                                                                           \
        assert_false(call);                                                                        \
        if (!strstr((stand)->err.what, text))                                                      \
            fail_msg("%s: %s", (stand)->err.where, (stand)->err.what);                             \
        err_clear(&(stand)->err);                                                                  \
    } while (0)

/* A sheet for W1, W2 and H1. */
static void
sheet_of(struct survey_sheet *sheet, struct survey_rating rating[4], double w1, double we,
         double they, double h1)
{
    rating[0] = (struct survey_rating){ "W1", "one", w1, NULL };
    rating[1] = (struct survey_rating){ "W2", "we", we, NULL };
    rating[2] = (struct survey_rating){ "W2", "they", they, NULL };
    rating[3] = (struct survey_rating){ "H1", "one", h1, NULL };
    *sheet = (struct survey_sheet){ .rating = rating, .n = 4 };
}

static bool
answer(struct stand *stand, const char *respondent, double value, struct survey_take *take)
{
    struct survey_rating rating[4];
    struct survey_sheet sheet;

    sheet_of(&sheet, rating, value, value, value, value);
    *take = (struct survey_take){ .sheet = &sheet };
    snprintf(take->respondent, sizeof take->respondent, "%s", respondent);
    return survey_take_in(&stand->book, stand->survey, take, 1, &stand->err);
}

static void
all_answer(struct stand *stand, double ours, double theirs)
{
    struct survey_people people = people_of(stand);
    struct survey_take take;

    for (size_t i = 0; i < people.n; i++)
        must(answer(stand, people.person[i].id,
                    strcmp(people.person[i].side, "us") ? theirs : ours, &take), &stand->err);
}

/* ---- making ---- */

static void
a_new_check_asks_what_was_chosen_and_can_be_undone(void **state)
{
    struct stand stand;
    struct survey_form form;
    struct survey_want again = { .name = "Second" };
    char id[ID_SIZE], label[200];

    (void)state;
    stand_up(&stand, "h1, W2 w1");
    must(survey_form_load(&stand.book, stand.survey, &stand.arena, &form, &stand.err), &stand.err);
    assert_int_equal(form.n, 3);
    assert_string_equal(form.statement[0]->code, "W1");      /* in the order of the method */
    assert_string_equal(form.statement[2]->code, "H1");
    assert_string_equal(form.kind, "baseline");
    assert_string_equal(form.opened_on, "2027-02-15");
    assert_string_equal(form.of, "Biocon–Quest");
    assert_null(form.closed_on);
    assert_false(form.hundred);

    again.alliance = stand.alliance;
    REFUSED(&stand, survey_make(&stand.book, &again, id, &stand.err), "still open");
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    assert_string_equal(label, "Health check 'Check 2027': made");
    again.statements = "W9";
    REFUSED(&stand, survey_make(&stand.book, &again, id, &stand.err), "'W9' is no statement");
    again.statements = "W1W2W3W4W5";
    REFUSED(&stand, survey_make(&stand.book, &again, id, &stand.err), "is no statement");
    again.statements = NULL;
    again.opened_on = "2027-02-16";
    REFUSED(&stand, survey_make(&stand.book, &again, id, &stand.err), "still to come");
    again.opened_on = NULL;
    again.scale = "ten";
    REFUSED(&stand, survey_make(&stand.book, &again, id, &stand.err), "ten");
    again.scale = "hundred";
    must(survey_make(&stand.book, &again, id, &stand.err), &stand.err);
    must(survey_form_load(&stand.book, id, &stand.arena, &form, &stand.err), &stand.err);
    assert_int_equal(form.n, 33);
    assert_true(form.hundred);
    fall_down(&stand);
}

static void
people_are_invited_by_side_and_group(void **state)
{
    struct stand stand;
    struct survey_people people;

    (void)state;
    stand_up(&stand, NULL);
    invite(&stand, "them", "working", 3);
    invite(&stand, "us", "executive", 1);
    must(survey_invite(&stand.book, stand.survey, "us", &(struct survey_guest){ "finance", "Ana", 1 }, 1, &stand.err),
         &stand.err);
    people = people_of(&stand);
    assert_int_equal(people.n, 5);
    assert_int_equal(people.invited[0], 2);
    assert_int_equal(people.invited[1], 3);
    assert_int_equal(people.group[1][2], 3);
    assert_string_equal(people.person[1].note, "Ana");
    assert_int_equal(people.answered[0], 0);
    REFUSED(&stand, survey_invite(&stand.book, stand.survey, "both", &(struct survey_guest){ "finance", NULL, 1 }, 1,
                                  &stand.err), "both");
    REFUSED(&stand, survey_invite(&stand.book, stand.survey, "us", &(struct survey_guest){ "boss", NULL, 1 }, 1, &stand.err),
            "boss");
    REFUSED(&stand, survey_invite(&stand.book, stand.survey, "us", &(struct survey_guest){ "other", NULL, 501 }, 1, &stand.err),
            "cannot be invited at once");
    {
        const struct survey_guest guests[] = { { "manager", NULL, 2 }, { "boss", NULL, 1 } };

        REFUSED(&stand, survey_invite(&stand.book, stand.survey, "us", guests, 2, &stand.err), "boss");
    }
    assert_int_equal(people_of(&stand).n, 5);
    fall_down(&stand);
}

/* ---- answers ---- */

static void
answers_wait_until_the_check_is_closed_and_enter_mixed_with_one_stamp(void **state)
{
    struct stand stand;
    struct survey_closing closing;
    struct survey_take take;
    struct query *query;
    char last[ID_SIZE] = "", label[200];
    long grown = 0, n = 0;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 8);
    REFUSED(&stand, survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err),
            "nobody has answered");
    all_answer(&stand, 4, 2);
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer"), 0);
    assert_int_equal(count(&stand, "SELECT count(*) FROM survey_waiting"), 8);
    assert_int_equal(count(&stand, "SELECT count(*) FROM edit WHERE tbl='respondent' AND"
                           " col='answered'"), 8);
    assert_int_equal(count(&stand, "SELECT count(*) FROM edit WHERE new LIKE '%ratings%'"), 0);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    assert_int_equal(closing.answered[0], 8);
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer"), 32);
    assert_int_equal(count(&stand, "SELECT count(*) FROM survey_waiting"), 0);
    assert_int_equal(count(&stand, "SELECT count(DISTINCT created_at||updated_at) FROM answer"), 1);
    assert_int_equal(count(&stand, "SELECT count(DISTINCT seq) FROM edit WHERE tbl='answer'"), 1);
    /* Neither do ids grow in the order they were written, nor do statements stand in blocks. */
    query = query_start(stand.book.store, &stand.err,
                        "SELECT pk FROM edit WHERE tbl='answer' ORDER BY n", "");
    while (query_next(query, &stand.err)) {
        grown += strcmp(query_text(query, 0), last) > 0;
        snprintf(last, sizeof last, "%s", query_text(query, 0));
        n++;
    }
    must(query_end(query, &stand.err), &stand.err);
    assert_in_range(grown, 8, 24);
    assert_int_equal(n, 32);
    assert_true(count(&stand, "SELECT count(*) FROM edit a JOIN edit b ON b.seq=a.seq AND b.n=a.n+1"
                      " WHERE a.tbl='answer' AND b.tbl='answer' AND"
                      " json_extract(a.new,'$.statement')=json_extract(b.new,'$.statement')") < 24);

    REFUSED(&stand, answer(&stand, people_of(&stand).person[0].id, 5, &take), "was closed on");
    REFUSED(&stand, survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err),
            "was closed on");
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    assert_string_equal(label, "Health check 'Check 2027': closed, answers of 8 of us and 0 of "
                               "them");
    fall_down(&stand);
}

static void
later_answers_of_a_person_replace_the_earlier_ones(void **state)
{
    struct stand stand;
    struct survey_people people;
    struct survey_closing closing;
    struct survey_take take;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 1);
    people = people_of(&stand);
    must(answer(&stand, people.person[0].id, 2, &take), &stand.err);
    assert_false(take.replaced);
    must(answer(&stand, people.person[0].id, 2, &take), &stand.err);
    assert_true(take.same);
    must(answer(&stand, people.person[0].id, 5, &take), &stand.err);
    assert_true(take.replaced);
    assert_false(take.same);
    REFUSED(&stand, survey_close(&stand.book, stand.survey, "2027-02-16", &closing, &stand.err),
            "still to come");
    must(survey_close(&stand.book, stand.survey, "2027-02-15", &closing, &stand.err), &stand.err);
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer WHERE value=5"), 4);
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer"), 4);
    fall_down(&stand);
}

static void
an_undone_answer_does_not_count_and_a_redone_one_does(void **state)
{
    struct stand stand;
    struct survey_people people;
    struct survey_closing closing;
    struct survey_take take;
    char label[200];

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 3);
    people = people_of(&stand);
    must(answer(&stand, people.person[0].id, 1, &take), &stand.err);
    must(answer(&stand, people.person[1].id, 2, &take), &stand.err);
    must(answer(&stand, people.person[2].id, 3, &take), &stand.err);
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    assert_int_equal(people_of(&stand).answered[0], 1);
    must(redo_last(&stand.book, label, sizeof label, &stand.err), &stand.err);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    assert_int_equal(closing.answered[0], 2);
    assert_int_equal(count(&stand, "SELECT sum(value) FROM answer WHERE statement='W1'"), 3);
    fall_down(&stand);
}

static void
a_closing_undone_and_done_again_loses_no_answer_and_counts_none_twice(void **state)
{
    struct stand stand;
    struct survey_people people;
    struct survey_closing closing;
    struct survey_take take;
    char label[200];

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 3);
    people = people_of(&stand);
    must(answer(&stand, people.person[0].id, 1, &take), &stand.err);
    must(answer(&stand, people.person[1].id, 2, &take), &stand.err);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer WHERE deleted=0"), 0);
    REFUSED(&stand, answer(&stand, people.person[0].id, 5, &take), "mixed in");
    must(answer(&stand, people.person[2].id, 3, &take), &stand.err);     /* the late one */
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer WHERE deleted=0"), 12);
    assert_int_equal(count(&stand, "SELECT sum(value) FROM answer WHERE deleted=0 AND"
                           " statement='W1'"), 6);

    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    must(answer(&stand, people.person[2].id, 4, &take), &stand.err);     /* once more */
    REFUSED(&stand, survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err),
            "4 answers of 3 people of us");
    fall_down(&stand);
}

static void
a_sheet_that_does_not_fit_is_refused_whole(void **state)
{
    struct stand stand;
    struct survey_rating rating[4];
    struct survey_sheet sheet;
    struct survey_take take[2];
    struct survey_people people;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 2);
    people = people_of(&stand);
    sheet_of(&sheet, rating, 4, 4, 4, 4);
    for (int i = 0; i < 2; i++) {
        take[i] = (struct survey_take){ .sheet = &sheet };
        memcpy(take[i].respondent, people.person[0].id, ID_SIZE);
    }
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 2, &stand.err),
            "of the same person");
    rating[0].value = 6;
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "6 is not on the scale");
    rating[0].value = 2.5;
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "2.5 is not on the scale");
    rating[0].value = 4;
    rating[0].statement = "T1";
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "'T1' is not asked");
    rating[0].statement = "W2";
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err), "twice");
    rating[0].statement = "W1";
    rating[0].aspect = "we";
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "one rating only");
    rating[0].aspect = "one";
    rating[2].aspect = "we";
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "it is rated twice");
    rating[2].aspect = "they";
    rating[3].comment = "\033[31mred";
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "cannot be shown");
    rating[3].comment = NULL;
    memcpy(take[0].respondent, "nobody", 7);
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err), "nobody");
    sheet_of(&sheet, rating, NAN, NAN, NAN, NAN);
    REFUSED(&stand, survey_take_in(&stand.book, stand.survey, take, 1, &stand.err),
            "nothing is answered");
    assert_int_equal(count(&stand, "SELECT count(*) FROM survey_waiting"), 0);
    assert_int_equal(people_of(&stand).answered[0], 0);
    fall_down(&stand);
}

static void
a_paper_is_of_somebody_invited_or_of_one_more(void **state)
{
    struct stand stand;
    struct survey_rating rating[4];
    struct survey_sheet sheet;
    struct survey_take take = { .side = "them", .group = "working", .sheet = &sheet };

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    sheet_of(&sheet, rating, 4, NAN, 4, 4);
    must(survey_take_in(&stand.book, stand.survey, &take, 1, &stand.err), &stand.err);
    assert_int_equal(people_of(&stand).invited[1], 1);
    assert_int_equal(people_of(&stand).answered[1], 1);
    invite(&stand, "them", "working", 1);
    invite(&stand, "them", "finance", 1);
    take = (struct survey_take){ .side = "them", .group = "working", .sheet = &sheet };
    must(survey_take_in(&stand.book, stand.survey, &take, 1, &stand.err), &stand.err);
    assert_int_equal(people_of(&stand).invited[1], 3);     /* it is of the one who was invited */
    assert_int_equal(people_of(&stand).answered[1], 2);
    fall_down(&stand);
}

static void
figures_come_from_what_was_taken_in(void **state)
{
    struct stand stand;
    struct figures figures;
    struct figures_context *context;
    const struct survey_profile *profile;
    struct survey_closing closing;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 3);
    invite(&stand, "them", "working", 3);
    all_answer(&stand, 4, 2);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    must(figures_open(&figures, &stand.book, &stand.err), &stand.err);
    context = figures_context(&figures, stand.alliance, book_today(&stand.book));
    profile = survey_profile(context, NULL);
    assert_non_null(profile);
    assert_int_equal(profile->n, 3);
    assert_float_equal(profile->line[0].view.gap, 2, 1e-9);
    assert_true(profile->balanced);
    figures_close(&figures);
    fall_down(&stand);
}

/* ---- answer files ---- */

/* The empty file of the n-th person, with `old` replaced by `new` ("" and NULL: as it is). */
static char *
file_of(struct stand *stand, size_t person, ...)
{
    struct survey_form form;
    struct answer_file file;
    struct survey_people people = people_of(stand);
    struct str text = { 0 };
    const char *old;
    char *kept;
    va_list args;

    must(survey_form_load(&stand->book, stand->survey, &stand->arena, &form, &stand->err),
         &stand->err);
    answer_file_make(&form, people.person[person].id, &stand->arena, &file);
    answer_file_write(&file, &text);
    va_start(args, person);
    while ((old = va_arg(args, const char *)) != NULL) {
        const char *new = va_arg(args, const char *), *at = strstr(str_text(&text), old);

        if (!at)
            fail_msg("the file has no '%s'", old);
        str_replace(&text, (size_t)(at - str_text(&text)), strlen(old), new, strlen(new));
    }
    va_end(args);
    kept = arena_string(&stand->arena, str_text(&text));
    str_free(&text);
    return kept;
}

static bool
take_text(struct stand *stand, const char *text, size_t n, struct survey_take *take)
{
    struct answer_file file;
    char survey[ID_SIZE];

    return answer_file_read("ana.txt", text, n, &stand->arena, &file, &stand->err) &&
           answer_file_take(&stand->book, "ana.txt", &file, &stand->arena, survey, take,
                            &stand->err) &&
           survey_take_in(&stand->book, survey, take, 1, &stand->err);
}

#define W1_MARK "decisions.\n    [ ]", "decisions.\n    [4]"

static void
a_file_filled_in_with_an_editor_comes_back(void **state)
{
    struct stand stand;
    struct survey_take take;
    char *text;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 2);
    text = file_of(&stand, 0, W1_MARK, "[ ] my own", "[ 3 ] my own", "[ ] the other", "[?] the other",
                   "    Comment:", "    Comment: rather well,\n  most of the time", "[ ]", "[]",
                   "    Answer:", "    Answer: Meet less.\n\n  Write more.\n", NULL);
    must(take_text(&stand, text, strlen(text), &take), &stand.err);
    assert_int_equal(take.sheet->n, 4);
    assert_float_equal(take.sheet->rating[0].value, 4, 0);
    assert_string_equal(take.sheet->rating[0].comment, "rather well, most of the time");
    assert_float_equal(take.sheet->rating[1].value, 3, 0);
    assert_string_equal(take.sheet->rating[1].aspect, "we");
    assert_true(isnan(take.sheet->rating[2].value));
    assert_true(isnan(take.sheet->rating[3].value));
    assert_string_equal(take.sheet->reply[0], "Meet less.\n\nWrite more.");
    assert_null(take.sheet->reply[1]);
    assert_int_equal(people_of(&stand).answered[0], 1);
    fall_down(&stand);
}

static void
editors_may_change_line_ends_blanks_and_wrapping(void **state)
{
    struct stand stand;
    struct survey_take take;
    struct str dos = { 0 };
    char *text;

    (void)state;
    stand_up(&stand, "W1 W4 T3");
    invite(&stand, "us", "manager", 1);
    text = file_of(&stand, 0, W1_MARK, "a newcomer how", "a newcomer\nhow", "\n    [ ]",
                   "\n\t[2]   ", NULL);
    str_add(&dos, "\357\273\277\n");
    for (const char *at = text; *at; at++)
        str_add(&dos, *at == '\n' ? "\r\n" : (char[]){ *at, '\0' });
    str_add(&dos, "\r\n-- \r\nSent from my telephone\r\n");
    must(take_text(&stand, str_text(&dos), dos.len, &take), &stand.err);
    assert_float_equal(take.sheet->rating[1].value, 2, 0);
    str_free(&dos);
    fall_down(&stand);
}

#define REFUSED_FILE(stand, why, ...)                                                              \
    do {                                                                                           \
        char *text_ = file_of((stand), 0, __VA_ARGS__, NULL);                                      \
        struct survey_take take_;                                                                  \
        REFUSED(stand, take_text((stand), text_, strlen(text_), &take_), why);                     \
        assert_int_equal(count((stand), "SELECT count(*) FROM survey_waiting"), 0);                \
        assert_int_equal(people_of(stand).answered[0], 0);                                         \
    } while (0)

static void
a_tampered_file_is_refused_and_changes_nothing(void **state)
{
    struct stand stand;
    struct survey_form form;
    struct survey_take take;
    char code[SURVEY_CODE_SIZE], *text;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 1);
    must(survey_form_load(&stand.book, stand.survey, &stand.arena, &form, &stand.err), &stand.err);
    survey_code(&form, people_of(&stand).person[0].id, code);

    REFUSED_FILE(&stand, "nothing is answered", "ENTENTE", "ENTENTE");
    REFUSED_FILE(&stand, "is no answer file", W1_MARK, "ENTENTE ANSWER FILE", "DEAR ANA");
    REFUSED_FILE(&stand, "of a form this program does not know", W1_MARK, "FILE 1", "FILE 2");
    REFUSED_FILE(&stand, "cut off", W1_MARK, "END OF THE ANSWER FILE", "");
    REFUSED_FILE(&stand, "the line 'Code:' is missing", W1_MARK, "Code:", "Cod:");
    REFUSED_FILE(&stand, "the line 'Survey:' is missing", W1_MARK, "Survey:", "Survey: ../");
    REFUSED_FILE(&stand, "belongs to nobody", W1_MARK, code, "00000-00000-00000-00000");
    REFUSED_FILE(&stand, "belongs to nobody", W1_MARK, code, "?");
    REFUSED_FILE(&stand, "not in this portfolio", W1_MARK, stand.survey, stand.alliance);
    REFUSED_FILE(&stand, "are not those that were asked", W1_MARK, "a newcomer", "nobody");
    REFUSED_FILE(&stand, "W1 is missing", "W1  ", "W3  ");
    REFUSED_FILE(&stand, "T1 was not asked", W1_MARK, "W2  ", "T1  x\n    [5]\n\nW2  ");
    REFUSED_FILE(&stand, "W1 stands in line", W1_MARK, "W2  ", "W1  ");
    REFUSED_FILE(&stand, "'7' is not on the scale", "decisions.\n    [ ]", "decisions.\n    [7]");
    REFUSED_FILE(&stand, "'4-5' is not on the scale", "decisions.\n    [ ]",
                 "decisions.\n    [4-5]");
    REFUSED_FILE(&stand, "'4' stands behind the brackets", "decisions.\n    [ ]",
                 "decisions.\n    [ ] 4");
    REFUSED_FILE(&stand, "the bracket is not closed", "decisions.\n    [ ]", "decisions.\n    [4");
    REFUSED_FILE(&stand, "has no room for this mark", W1_MARK, "[ ] the other side",
                 "[3] the other side\n    [3] the other side");
    REFUSED_FILE(&stand, "W1 has 0 pairs of brackets, not 1", "decisions.\n    [ ]",
                 "decisions.\n");
    REFUSED_FILE(&stand, "are not in their order", W1_MARK, "[ ] my own organisation",
                 "[1] the other side");
    REFUSED_FILE(&stand, "the line 'Scale:' was changed", "decisions.\n    [ ]",
                 "decisions.\n    [75]", "1 to 5", "0 to 100");
    REFUSED_FILE(&stand, "the line 'Scale:' was changed", W1_MARK, "1 to 5", "1 to 7");
    REFUSED_FILE(&stand, "the line 'Alliance:' was changed", W1_MARK, "Alliance:     Biocon", "Alliance:     Quest");
    REFUSED_FILE(&stand, "the line 'Alliance:' was changed", W1_MARK, "Alliance:     ", "");
    REFUSED_FILE(&stand, "the line 'Health check:' was changed", W1_MARK, "Check 2027", "Check 2028");
    REFUSED_FILE(&stand, "cannot be read", W1_MARK, "    Comment:", "    Comment: \033]0;x\007");
    REFUSED_FILE(&stand, "cannot be read", W1_MARK, "    Comment:", "    Comment: \342\200\256evil");
    REFUSED_FILE(&stand, "cannot be read", W1_MARK, "    Comment:", "    Comment: \377");
    REFUSED_FILE(&stand, "W1: the comment has 170 characters, 160 fit", W1_MARK, "    Comment:",
                 arena_printf(&stand.arena, "    Comment: %0170d", 7));
    text = file_of(&stand, 0, W1_MARK, NULL);
    REFUSED(&stand, take_text(&stand, text, 0, &take), "the file is empty");
    REFUSED(&stand, take_text(&stand, "a\0b", 3, &take), "cannot be read");
    text = arena_alloc(&stand.arena, ANSWER_FILE_MOST + 1);
    REFUSED(&stand, take_text(&stand, text, ANSWER_FILE_MOST + 1, &take), "too large");
    fall_down(&stand);
}

static void
a_refusal_names_file_and_line(void **state)
{
    struct stand stand;
    struct survey_take take;
    char *text;

    (void)state;
    stand_up(&stand, "W1");
    invite(&stand, "us", "manager", 1);
    text = file_of(&stand, 0, "[ ]", "[9]", NULL);
    assert_false(take_text(&stand, text, strlen(text), &take));
    assert_string_equal(stand.err.where, "ana.txt:29");
    assert_string_equal(stand.err.hint, "Write 1, 2, 3, 4 or 5, or ? for 'I don't know'.");
    err_clear(&stand.err);
    fall_down(&stand);
}

static void
a_file_of_a_closed_check_or_of_another_portfolio_is_refused(void **state)
{
    struct stand stand;
    struct survey_closing closing;
    struct survey_take take;
    char *text;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 2);
    text = file_of(&stand, 0, W1_MARK, NULL);
    must(answer(&stand, people_of(&stand).person[1].id, 3, &take), &stand.err);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    REFUSED(&stand, take_text(&stand, text, strlen(text), &take), "was closed on 2027-02-15");
    assert_int_equal(count(&stand, "SELECT count(*) FROM answer WHERE deleted=0"), 4);
    fall_down(&stand);
}

static void
a_code_is_read_as_people_copy_it(void **state)
{
    struct stand stand;
    struct survey_form form;
    char code[SURVEY_CODE_SIZE], other[SURVEY_CODE_SIZE], id[ID_SIZE];
    struct survey_people people;

    (void)state;
    stand_up(&stand, "W1");
    invite(&stand, "us", "manager", 2);
    people = people_of(&stand);
    must(survey_form_load(&stand.book, stand.survey, &stand.arena, &form, &stand.err), &stand.err);
    survey_code(&form, people.person[0].id, code);
    survey_code(&form, people.person[1].id, other);
    assert_string_not_equal(code, other);
    assert_int_equal(strlen(code), 23);
    for (char *at = code; *at; at++)
        *at = *at == '-' ? ' ' : *at == '0' ? 'o' : *at == '1' ? 'l' : *at >= 'A' ? *at + 32 : *at;
    must(survey_code_find(&stand.book, &form, code, id, &stand.err), &stand.err);
    assert_string_equal(id, people.person[0].id);
    fall_down(&stand);
}

static void
a_file_read_and_written_says_the_same(void **state)
{
    struct stand stand;
    struct answer_file file;
    struct str text = { 0 };
    char *first;

    (void)state;
    stand_up(&stand, NULL);
    invite(&stand, "us", "manager", 1);
    first = file_of(&stand, 0, W1_MARK, "    Comment:", "    Comment: fine", "    Answer:",
                    "    Answer: One\n      W1  two\n\n      three", NULL);
    must(answer_file_read("a", first, strlen(first), &stand.arena, &file, &stand.err), &stand.err);
    assert_int_equal(file.n, 36);
    answer_file_write(&file, &text);
    must(answer_file_read("a", str_text(&text), text.len, &stand.arena, &file, &stand.err),
         &stand.err);
    assert_string_equal(file.item[33].words, "One\nW1  two\n\nthree");
    assert_string_equal(file.item[0].words, "fine");
    str_clear(&text);
    answer_file_write(&file, &text);
    must(answer_file_read("a", str_text(&text), text.len, &stand.arena, &file, &stand.err),
         &stand.err);
    assert_string_equal(file.item[33].words, "One\nW1  two\n\nthree");
    assert_string_equal(file.level[4], "Fully: I can rely on it");
    for (const char *at = str_text(&text), *end; *at; at = end + 1) {
        end = strchr(at, '\n');
        assert_true(end - at <= 80);
    }
    str_free(&text);
    fall_down(&stand);
}

/* ---- words, and what may not be done ---- */

/* Another set in the file, with W1 in other words, and the alliance moved to it. */
static void
use_other_words(struct stand *stand)
{
    must(change_begin(stand->book.store, CHANGE_EDIT, NULL, &stand->err) &&
         change_private(stand->book.store, &stand->err, "INSERT INTO method SELECT 'own-2',title,"
                        "'x',loaded_at,0 FROM method", "") &&
         change_private(stand->book.store, &stand->err, "INSERT INTO method_text SELECT 'own-2',"
                        "kind,key,name,CASE WHEN key='w1' AND name='text' THEN 'Who decides is"
                        " clear.' ELSE value END FROM method_text", "") &&
         change_put(stand->book.store, "alliance", stand->alliance,
                    &(struct change_cell){ .column = "method", .new = cell_text("own-2") }, 1, NULL,
                    &stand->err) &&
         change_commit(stand->book.store, "Moved", NULL, &stand->err), &stand->err);
}

static void
a_check_keeps_the_words_it_was_made_with(void **state)
{
    struct stand stand;
    struct figures figures;
    const struct survey_profile *profile;
    struct survey_closing closing;
    struct survey_form form;
    struct survey_want want = { .name = "Next" };
    struct survey_take take;
    char id[ID_SIZE], *text;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 1);
    text = file_of(&stand, 0, W1_MARK, NULL);
    use_other_words(&stand);
    must(take_text(&stand, text, strlen(text), &take), &stand.err);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    must(figures_open(&figures, &stand.book, &stand.err), &stand.err);
    profile = survey_profile(figures_context(&figures, stand.alliance, book_today(&stand.book)),
                             NULL);
    assert_string_equal(profile->line[0].words->text,
                        "I could explain to a newcomer how the two of us take decisions.");
    figures_close(&figures);
    want.alliance = stand.alliance;
    must(survey_make(&stand.book, &want, id, &stand.err), &stand.err);
    must(survey_form_load(&stand.book, id, &stand.arena, &form, &stand.err), &stand.err);
    assert_string_equal(form.statement[0]->text, "Who decides is clear.");
    fall_down(&stand);
}

static bool
edit(struct stand *stand, const char *field, const char *before, const char *after)
{
    const struct entity *entity = entity_find("survey");
    struct setting setting = { entity_field(entity, field), value_text(after) };
    struct value seen = value_text(before);

    return record_edit(&stand->book, entity, stand->survey, &setting, &seen, 1, &stand->err);
}

static void
a_check_that_is_held_cannot_be_closed_or_changed_behind_its_back(void **state)
{
    struct stand stand;
    struct survey_take take;
    char *sheet;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    must(edit(&stand, "scale", "five", "hundred"), &stand.err);
    must(edit(&stand, "scale", "hundred", "five"), &stand.err);
    invite(&stand, "us", "manager", 1);
    REFUSED(&stand, edit(&stand, "scale", "five", "hundred"), "were asked already");
    REFUSED(&stand, edit(&stand, "opened_on", "2027-02-15", "2027-02-16"), "still to come");
    /* A file that was written before the check got another name still comes back. */
    sheet = file_of(&stand, 0, W1_MARK, NULL);
    must(edit(&stand, "name", "Check 2027", "Check"), &stand.err);
    must(take_text(&stand, sheet, strlen(sheet), &take), &stand.err);
    must(answer(&stand, people_of(&stand).person[0].id, 4, &take), &stand.err);
    REFUSED(&stand, edit(&stand, "closed_on", NULL, "2027-02-16"), "by its own command");
    fall_down(&stand);
}

static void
no_answer_is_listed_found_searched_or_changed_alone(void **state)
{
    struct stand stand;
    struct survey_closing closing;
    struct survey_take take;
    struct found found;
    struct record record;
    const char *id;
    size_t got;
    bool more;
    long with;

    (void)state;
    stand_up(&stand, "W1 W2 H1");
    invite(&stand, "us", "manager", 1);
    must(answer(&stand, people_of(&stand).person[0].id, 4, &take), &stand.err);
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    id = query_string(stand.book.store, &stand.arena, &stand.err, "SELECT id FROM answer LIMIT 1",
                      "");
    REFUSED(&stand, find_ref(&stand.book, id, &found, &stand.err), "never one by one");
    REFUSED(&stand, record_bin(&stand.book, entity_find("answer"), &id, 1, &with, &stand.err),
            "never one by one");
    REFUSED(&stand, list_page(&stand.book, entity_find("answer"), NULL, NULL, NULL, false, NULL,
                              false, 1, &stand.arena, &record, &got, &more, &stand.err),
            "never one by one");
    fall_down(&stand);
}

static void
the_scale_of_a_hundred_is_read_and_converted(void **state)
{
    struct stand stand;
    struct survey_want want = { .name = "Hundred", .scale = "hundred", .statements = "W1" };
    struct survey_closing closing;
    struct survey_take take;
    char label[200], *text;

    (void)state;
    stand_up(&stand, "W1");
    must(undo_last(&stand.book, NULL, label, sizeof label, &stand.err), &stand.err);
    want.alliance = stand.alliance;
    must(survey_make(&stand.book, &want, stand.survey, &stand.err), &stand.err);
    invite(&stand, "us", "manager", 3);
    text = file_of(&stand, 0, "[ ]", "[4]", NULL);
    REFUSED(&stand, take_text(&stand, text, strlen(text), &take), "'4' is not on the scale");
    for (size_t i = 0; i < 3; i++) {
        text = file_of(&stand, i, "[ ]", "[75]", NULL);
        must(take_text(&stand, text, strlen(text), &take), &stand.err);
    }
    must(survey_close(&stand.book, stand.survey, NULL, &closing, &stand.err), &stand.err);
    assert_int_equal(count(&stand, "SELECT sum(value) FROM answer"), 225);
    {
        struct figures figures;
        const struct survey_profile *profile;

        must(figures_open(&figures, &stand.book, &stand.err), &stand.err);
        profile = survey_profile(figures_context(&figures, stand.alliance,
                                                 book_today(&stand.book)), NULL);
        assert_float_equal(profile->line[0].view.mean[0], 4, 1e-9);
        figures_close(&figures);
    }
    fall_down(&stand);
}

static void
a_check_that_came_from_elsewhere_gets_a_key_of_its_own(void **state)
{
    struct stand stand;
    struct answer_written written;
    struct survey_form form;
    struct survey_take take;
    char *text;

    (void)state;
    stand_up(&stand, "W1");
    invite(&stand, "us", "manager", 1);
    must(change_begin(stand.book.store, CHANGE_EDIT, NULL, &stand.err) &&
         change_private(stand.book.store, &stand.err, "DELETE FROM survey_form", "") &&
         change_commit(stand.book.store, "", NULL, &stand.err), &stand.err);
    must(survey_form_load(&stand.book, stand.survey, &stand.arena, &form, &stand.err), &stand.err);
    assert_null(form.secret);
    assert_int_equal(form.n, 33);
    must(answer_files_write(&stand.book, stand.survey, support_path("out"), &written, &stand.err),
         &stand.err);
    assert_int_equal(written.written, 1);
    text = file_of(&stand, 0, W1_MARK, NULL);
    must(take_text(&stand, text, strlen(text), &take), &stand.err);
    fall_down(&stand);
}

static void
a_file_of_somebody_else_keeps_its_name_and_everybody_invited_gets_one(void **state)
{
    struct stand stand;
    struct answer_written written;
    struct survey_people people;
    const char *first;
    long with;

    (void)state;
    stand_up(&stand, "W1");
    invite(&stand, "us", "manager", 2);
    must(answer_files_write(&stand.book, stand.survey, support_path("out"), &written, &stand.err),
         &stand.err);
    assert_int_equal(written.written, 2);
    must(survey_people_load(&stand.book, stand.survey, &stand.arena, &people, &stand.err),
         &stand.err);
    first = people.person[0].id;
    must(record_bin(&stand.book, entity_find("respondent"), &first, 1, &with, &stand.err),
         &stand.err);
    invite(&stand, "us", "manager", 1);
    must(answer_files_write(&stand.book, stand.survey, support_path("out"), &written, &stand.err),
         &stand.err);
    assert_int_equal(written.written, 1);
    assert_int_equal(written.there, 1);
    assert_string_equal(written.example, "us-manager-3.txt");
    fall_down(&stand);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_check_asks_what_was_chosen_and_can_be_undone),
        TEST(people_are_invited_by_side_and_group),
        TEST(answers_wait_until_the_check_is_closed_and_enter_mixed_with_one_stamp),
        TEST(later_answers_of_a_person_replace_the_earlier_ones),
        TEST(an_undone_answer_does_not_count_and_a_redone_one_does),
        TEST(a_closing_undone_and_done_again_loses_no_answer_and_counts_none_twice),
        TEST(a_sheet_that_does_not_fit_is_refused_whole),
        TEST(a_paper_is_of_somebody_invited_or_of_one_more),
        TEST(figures_come_from_what_was_taken_in),
        TEST(a_file_filled_in_with_an_editor_comes_back),
        TEST(editors_may_change_line_ends_blanks_and_wrapping),
        TEST(a_tampered_file_is_refused_and_changes_nothing),
        TEST(a_refusal_names_file_and_line),
        TEST(a_file_of_a_closed_check_or_of_another_portfolio_is_refused),
        TEST(a_code_is_read_as_people_copy_it),
        TEST(a_file_read_and_written_says_the_same),
        TEST(a_check_keeps_the_words_it_was_made_with),
        TEST(a_check_that_is_held_cannot_be_closed_or_changed_behind_its_back),
        TEST(no_answer_is_listed_found_searched_or_changed_alone),
        TEST(the_scale_of_a_hundred_is_read_and_converted),
        TEST(a_file_of_somebody_else_keeps_its_name_and_everybody_invited_gets_one),
        TEST(a_check_that_came_from_elsewhere_gets_a_key_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
