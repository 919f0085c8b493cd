/* What the actions of the steps do. */
#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/store/query.h"
#include "ui/screen/gate.h"
#include "ui/screen/people.h"
#include "ui/screen/sheet.h"
#include "ui/screen/steps.h"
#include "ui/screen/lighter.h"
#include "ui/widget/dialog.h"
#include "ui/widget/prompt.h"

static void
ask(struct steps_screen *steps, int question, const char *title, const char *label, const char *text,
    const char *example)
{
    struct prompt prompt = {
        .title = title, .label = label, .text = text, .example = example, .limit = 160,
    };

    prompt_ask(steps->ui, question, &prompt);
}

/* Tell what was done, or why it was not. */
static bool
told(struct steps_screen *steps, bool ok, const struct err *err, const char *what, const char *done)
{
    if (!ok) {
        ui_error(steps->ui, err);
        return false;
    }
    desk_changed(steps->ui, steps->alliance);
    ui_done(steps->ui, "%s: %s", what, done);
    return true;
}

/* ---- rows ---- */

static void
ask_evidence(struct steps_screen *steps, const struct step_check *check)
{
    struct err none = { 0 };
    struct query *query = query_start(desk_of(steps->ui)->book.store, &none,
        "SELECT id, title, \"on\" FROM evidence WHERE alliance = ?1 AND deleted = 0 ORDER BY id DESC LIMIT 100", "t",
        steps->alliance);

    snprintf(steps->asked, sizeof steps->asked, "%s", check->method->key);
    choose_clear(&steps->choose);
    while (query_next(query, &none))
        choose_add(&steps->choose, query_text(query, 0), query_text(query, 1) ? query_text(query, 1) : "",
                   query_text(query, 2) ? query_text(query, 2) : "");
    query_end(query, &none);
    if (!steps->choose.n)
        choose_add(&steps->choose, "", "Type what the document is called: Minutes of 12 March", "new evidence");
    choose_ask(steps->ui, STEPS_EVIDENCE, "Which document proves it? A new one is made from its title.",
               &steps->choose, true);
}

void
steps_add(struct steps_screen *steps)
{
    const struct form_field *at = form_at(&steps->form);
    const struct step_check *check = at && at->key ? steps_check(steps, at->key) : NULL;
    struct sheet_want want = { 0 };
    const struct step_field *field;
    const struct step_row *row;
    size_t part;

    field = at && at->key ? steps_field(steps, at->key, &part, &row) : NULL;
    if (check) {
        ask_evidence(steps, check);
    } else if (field && field->method->kind == METHOD_ROWS) {
        want.rows = field->method;
        memcpy(want.alliance, steps->alliance, sizeof want.alliance);
        sheet_open(steps->ui, &want);
    } else if (field && field->method->kind == METHOD_RECORDS) {
        form_action(&steps->form, steps->ui, ACTION_OPEN);
    } else {
        ui_warn(steps->ui, "A row is added where the cursor stands on a table, evidence on a point of the checklist");
    }
}

static const struct step_row *
row_here(struct steps_screen *steps, const struct step_field **field)
{
    const struct form_field *at = form_at(&steps->form);
    const struct step_row *row = NULL;
    size_t part;

    *field = at && at->key ? steps_field(steps, at->key, &part, &row) : NULL;
    if (!row)
        ui_warn(steps->ui, "Only a row of a table can be moved or put into the bin; an answer is emptied by editing it");
    return row;
}

void
steps_bin(struct steps_screen *steps)
{
    const struct step_field *field;
    const struct step_row *row = row_here(steps, &field);
    struct err err = { 0 };

    if (row)
        told(steps, step_row_bin(&desk_of(steps->ui)->book, steps->alliance, row->id, &err), &err, field->method->label,
             "row in the bin");
}

void
steps_move_row(struct steps_screen *steps, int by)
{
    const struct step_field *field;
    const struct step_row *row = row_here(steps, &field);
    struct err err = { 0 };

    if (row)
        told(steps, step_row_move(&desk_of(steps->ui)->book, steps->alliance, field->method->key, row->id, by, &err),
             &err, field->method->label, by < 0 ? "row moved up" : "row moved down");
}

/* ---- checks ---- */

void
steps_not_applicable(struct steps_screen *steps)
{
    const struct form_field *at = form_at(&steps->form);
    const struct step_check *check = at && at->key ? steps_check(steps, at->key) : NULL;

    if (!check) {
        ui_warn(steps->ui, "Only a point of the checklist can be marked as not applicable");
        return;
    }
    snprintf(steps->asked, sizeof steps->asked, "%s", check->method->key);
    ask(steps, STEPS_REASON, "Does not apply here", check->method->text, check->reason,
        "There is no second partner in this market");
}

static void
set_not_applicable(struct steps_screen *steps, const char *reason)
{
    const struct step_check *check = steps_check(steps, steps->asked);
    struct err err = { 0 };

    if (check)
        told(steps, step_check_set(&desk_of(steps->ui)->book, steps->alliance, steps->asked, CHECK_NOT_APPLICABLE, reason,
                                   check->evidence, &err), &err, check->method->text, "not applicable");
}

static bool
make_evidence(struct steps_screen *steps, const char *title, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("evidence");
    struct setting settings[] = {
        { entity_field(entity, "alliance"), value_text(steps->alliance) },
        { entity_field(entity, "title"), value_text(title) },
        { entity_field(entity, "kind"), value_text("document") },
        { entity_field(entity, "about"), value_text(steps->asked) },
    };

    id[0] = '\0';
    return record_add(&desk_of(steps->ui)->book, entity, settings, 4, id, err);
}

static void
set_evidence(struct steps_screen *steps, const char *text, bool new)
{
    const struct step_check *check = steps_check(steps, steps->asked);
    struct err err = { 0 };
    char id[ID_SIZE];

    if (!check || !*text)
        return;
    snprintf(id, sizeof id, "%s", text);
    if (new && !make_evidence(steps, text, id, &err)) {
        ui_error(steps->ui, &err);
        return;
    }
    told(steps, step_check_set(&desk_of(steps->ui)->book, steps->alliance, steps->asked,
                               check->mark == CHECK_OPEN ? CHECK_TICKED : check->mark, check->reason, id, &err),
         &err, check->method->text, "ticked, with evidence");
}

/* ---- waiving ---- */

void
steps_waive(struct steps_screen *steps, const char *item)
{
    const struct form_field *at = form_at(&steps->form);
    const struct step_field *field;
    const struct step_row *row;
    const struct step_check *check;
    const char *label = NULL;
    size_t part;

    if (!item)
        item = at && at->key ? at->key : "";
    check = steps_check(steps, item);
    field = steps_field(steps, item, &part, &row);
    if (strcmp(item, steps->step.method->key) == 0)
        label = steps->step.method->name;
    else if (check)
        label = check->method->text;
    else if (field) {
        label = field->method->label;
        item = field->method->key;
    }
    if (!label) {
        ui_warn(steps->ui, "Only a question, a point of the checklist or a whole step can be let pass");
        return;
    }
    snprintf(steps->asked, sizeof steps->asked, "%s", item);
    snprintf(steps->asked_reason, sizeof steps->asked_reason, "%s", label);
    ask(steps, STEPS_WAIVE_REASON, "Let it pass: why?", label, NULL, "The partner has no other alliances");
}

static void
ask_sponsor(struct steps_screen *steps, int question, const char *reason)
{
    struct arena arena = { 0 };
    struct err none = { 0 };
    const char *sponsor = query_string(desk_of(steps->ui)->book.store, &arena, &none,
        "SELECT p.name FROM alliance a JOIN person p ON p.id = a.sponsor_us WHERE a.id = ?1", "t", steps->alliance);

    if (!*reason) {
        ui_warn(steps->ui, "Nothing was let pass: it needs a written reason");
    } else {
        snprintf(steps->asked_reason, sizeof steps->asked_reason, "%s", reason);
        ask(steps, question, "Let it pass: which sponsor agreed?", reason, sponsor, "Ana Rao");
    }
    arena_free(&arena);
}

static void
set_waived(struct steps_screen *steps, const char *sponsor)
{
    struct err err = { 0 };

    told(steps, step_waive(&desk_of(steps->ui)->book, steps->alliance, steps->asked, steps->asked_reason, sponsor, &err),
         &err, "Let pass", steps->asked_reason);
}

/* ---- reopening, signing off ---- */

void
steps_reopen(struct steps_screen *steps)
{
    struct err err = { 0 };
    int before = steps->step.revision;

    if (!step_reopen(&desk_of(steps->ui)->book, steps->alliance, steps->number, &err)) {
        ui_error(steps->ui, &err);
        return;
    }
    desk_changed(steps->ui, steps->alliance);
    ui_done(steps->ui, "Step %d: reopened; revision %d stays as it was, at the end of the step", steps->number, before);
}

void
steps_complete(struct steps_screen *steps)
{
    char title[120];

    if (steps->gaps) {
        gate_open(steps->ui, &steps->sited.screen);
        return;
    }
    snprintf(title, sizeof title, "Who signs step %d off? A new person: Ana Rao @ Acme", steps->number);
    people_ask(steps->ui, STEPS_SIGNER, title, steps->alliance, &steps->choose);
}

static void
take_signer(struct steps_screen *steps, const char *text)
{
    struct err err = { 0 };

    if (people_take(steps->ui, steps->alliance, text, steps->signer, &err))
        ask(steps, STEPS_SIGN_NOTE, "Sign off", "A note to the signature, or Enter for none", NULL,
            "Signed with one open point on licences");
    else
        ui_error(steps->ui, &err);
}

/* Whoever signs for the first time is probably the one who sits here. */
static void
ask_who_i_am(struct steps_screen *steps)
{
    struct desk *desk = desk_of(steps->ui);
    struct arena arena = { 0 };
    const char *name;
    struct dialog dialog = { .title = "Who are you?", .choices = { "Yes, that is me", "No" }, .first = 1 };
    char text[300];

    if (*desk->book.me)
        return;
    name = record_title_of(desk->book.store, entity_find("person"), steps->signer, &arena);
    snprintf(text, sizeof text, "Are you %.160s? Then “mine” in a filter means your items, and you are offered first "
             "where somebody signs. It can be changed in the settings.", name ? name : "this person");
    dialog.text = text;
    dialog_ask(steps->ui, STEPS_ME, &dialog);
    arena_free(&arena);
}

static void
sign(struct steps_screen *steps, const char *note)
{
    struct book *book = &desk_of(steps->ui)->book;
    struct arena arena = { 0 };
    struct str done = { 0 };
    struct err err = { 0 };
    const char *before = passage_state(book, steps->alliance, &arena);
    char what[80];

    snprintf(what, sizeof what, "Step %d", steps->number);
    if (!step_complete(book, steps->alliance, steps->number, steps->signer, NULL, *note ? note : NULL, &err)) {
        ui_error(steps->ui, &err);
    } else {
        str_add(&done, "signed off");
        if (steps->number < STEP_COUNT)
            str_add(&done, "; the next one is open");
        str_add(&done, "; ");
        if (!passage_tell(book, steps->alliance, before, &done, &err) || done.data[done.len - 1] == ' ')
            str_replace(&done, done.len - 2, 2, "", 0);
        told(steps, true, &err, what, str_text(&done));
        ask_who_i_am(steps);
    }
    str_free(&done);
    arena_free(&arena);
}

/* ---- templates ---- */

void
steps_template(struct steps_screen *steps)
{
    lighter_offer(&steps->choose);
    choose_ask(steps->ui, STEPS_TEMPLATE, "Which steps does this alliance take?", &steps->choose, false);
}

static void
use_template(struct steps_screen *steps, const char *sponsor)
{
    struct err err = { 0 };
    int waived = 0;

    if (!lighter_use(&desk_of(steps->ui)->book, steps->alliance, steps->asked, sponsor, &waived, &err)) {
        ui_error(steps->ui, &err);
        return;
    }
    desk_changed(steps->ui, steps->alliance);
    if (waived)
        ui_done(steps->ui, "%d step%s waived; each can be reopened", waived, waived == 1 ? "" : "s");
    else
        ui_message(steps->ui, "Nothing to change: the other steps are done or waived already");
}

void
steps_answered(struct steps_screen *steps, const struct answer *answer)
{
    struct err err = { 0 };

    if (answer->cancelled && answer->question != STEPS_CONFLICT)
        return;
    switch (answer->question) {
    case STEPS_CONFLICT:
        steps_settle(steps, answer->cancelled ? -1 : answer->choice);
        break;
    case STEPS_REASON:
        set_not_applicable(steps, answer->text);
        break;
    case STEPS_WAIVE_REASON:
        ask_sponsor(steps, STEPS_WAIVE_SPONSOR, answer->text);
        break;
    case STEPS_WAIVE_SPONSOR:
        set_waived(steps, answer->text);
        break;
    case STEPS_SIGNER:
        take_signer(steps, answer->text);
        break;
    case STEPS_SIGN_NOTE:
        sign(steps, answer->text);
        break;
    case STEPS_ME:
        if (answer->choice == 0 && !desk_set_me(steps->ui, steps->signer, &err))
            ui_error(steps->ui, &err);
        break;
    case STEPS_EVIDENCE:
        set_evidence(steps, answer->text, answer->choice < 0);
        break;
    case STEPS_TEMPLATE:
        snprintf(steps->asked, sizeof steps->asked, "%s", answer->text);
        ask_sponsor(steps, STEPS_TEMPLATE_SPONSOR, lighter_reason(answer->text));
        break;
    case STEPS_TEMPLATE_SPONSOR:
        use_template(steps, answer->text);
        break;
    }
}
