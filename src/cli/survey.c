/* survey: health checks, from the first invitation to the profile of both sides. */
#include <stdio.h>
#include <string.h>

#include "src/base/json.h"
#include "src/cli/survey.h"
#include "src/cli/table.h"
#include "src/model/record.h"
#include "src/rules/survey_profile_rules.h"
#include "src/store/query.h"

bool
survey_usage(struct call *call, size_t n, size_t least, const char *form, struct err *err)
{
    const struct args *args = call->args;

    err_set(err, ERR_USAGE, "%s", n < least ? "a word is missing" : "there is a word too many");
    err_hint(err, "Write: entente survey %s", form);
    return err_where(err, "%.60s", args->words[args->n - 1]);
}

bool
survey_ref(struct call *call, const char *ref, bool closed, char id[ID_SIZE],
           char alliance[ID_SIZE], struct err *err)
{
    struct found found;
    struct record record;

    if (!call_find(call, ref, &found, err))
        return false;
    if (!strcmp(found.entity->name, "alliance")) {
        memcpy(alliance, found.id, ID_SIZE);
        return survey_newest(&call->book, alliance, closed, id, err);
    }
    if (strcmp(found.entity->name, "survey") != 0) {
        err_set(err, ERR_USAGE, "this is neither an alliance nor a health check");
        return err_where(err, "%.60s", ref);
    }
    if (!record_load(call->book.store, found.entity, found.id, &call->arena, &record, err))
        return false;
    memcpy(id, found.id, ID_SIZE);
    snprintf(alliance, ID_SIZE, "%s", record_text(&record, "alliance"));
    return true;
}

bool
survey_open_of(struct call *call, const char *ref, char id[ID_SIZE], struct err *err)
{
    char alliance[ID_SIZE];

    if (!survey_ref(call, ref, false, id, alliance, err))
        return false;
    if (*id)
        return true;
    err_set(err, ERR_MISSING, "it has no health check that is open");
    err_hint(err, "Make one: entente survey new %.60s 'Health check'", ref);
    return err_where(err, "%.60s", ref);
}

/* ---- how far it is ---- */

static const char *
group_label(struct call *call, size_t group, struct err *err)
{
    const struct method_register *words = method_register(call->book.method, "respondent", err);

    for (size_t i = 0; words && i < words->n_parts; i++)
        if (!strcmp(words->parts[i].field.name, "group"))
            return method_word(call->book.method, &words->parts[i], survey_groups[group]);
    return survey_groups[group];
}

static bool
add_people_table(struct call *call, const struct survey_people *people, struct err *err)
{
    struct table table = { .arena = &call->arena };

    table_column(&table, "Invited", TABLE_TEXT);
    table_column(&table, "Us", TABLE_RIGHT);
    table_column(&table, "Them", TABLE_RIGHT);
    for (size_t i = 0; i < SURVEY_GROUPS; i++) {
        table_cell(&table, group_label(call, i, err));
        table_cell(&table, arena_printf(&call->arena, "%zu", people->group[0][i]));
        table_cell(&table, arena_printf(&call->arena, "%zu", people->group[1][i]));
    }
    table_cell(&table, "all");
    table_cell(&table, arena_printf(&call->arena, "%zu", people->invited[0]));
    table_cell(&table, arena_printf(&call->arena, "%zu", people->invited[1]));
    table_cell(&table, "answered");
    table_cell(&table, arena_printf(&call->arena, "%zu", people->answered[0]));
    table_cell(&table, arena_printf(&call->arena, "%zu", people->answered[1]));
    table_print(&table, &call->page);
    table_free(&table);
    return !err->kind;
}

static void
add_json_state(struct call *call, const struct survey_form *form,
               const struct survey_people *people)
{
    struct str *row = call_row(call);

    str_add(row, "{\"id\":");
    json_add_string(row, form->id);
    str_add(row, ",\"alliance\":");
    json_add_string(row, form->alliance);
    str_add(row, ",\"name\":");
    json_add_string(row, form->name);
    str_addf(row, ",\"kind\":\"%s\",\"scale\":\"%s\",\"opened_on\":\"%s\",\"closed_on\":",
             form->kind, form->hundred ? "hundred" : "five", form->opened_on);
    if (form->closed_on)
        json_add_string(row, form->closed_on);
    else
        str_add(row, "null");
    str_addf(row, ",\"statements\":%zu,\"invited_us\":%zu,\"invited_them\":%zu,\"answered_us\":%zu,"
             "\"answered_them\":%zu,\"balanced\":%d}", form->n, people->invited[0],
             people->invited[1], people->answered[0], people->answered[1],
             survey_is_balanced(people->invited[0], people->invited[1]));
}

bool
survey_tell_state(struct call *call, const char *id, struct err *err)
{
    struct survey_form form;
    struct survey_people people;

    if (!survey_form_load(&call->book, id, &call->arena, &form, err) ||
        !survey_people_load(&call->book, id, &call->arena, &people, err))
        return false;
    if (call->form == FORM_JSON) {
        add_json_state(call, &form, &people);
        return true;
    }
    if (call->quiet)
        return true;
    page_heading(&call->page, "%s: %s", form.of, form.name);
    if (form.closed_on)
        page_line(&call->page, "Closed on %s; statements: %zu", form.closed_on, form.n);
    else
        page_line(&call->page, "Open since %s; statements: %zu; %zu of %zu have answered",
                  form.opened_on, form.n, people.answered[0] + people.answered[1], people.n);
    page_gap(&call->page);
    if (!add_people_table(call, &people, err))
        return false;
    page_gap(&call->page);
    if (!people.n)
        page_line(&call->page,
                  "Nobody is invited yet: entente survey invite ALLIANCE us manager=2");
    else if (survey_is_balanced(people.invited[0], people.invited[1]))
        page_line(&call->page, "The two sides are in balance.");
    else
        page_line(&call->page, "Not in balance: the smaller side should have at least 60 %% of the "
                               "larger.");
    if (people.n && (people.invited[0] < ANSWERS_LEAST || people.invited[1] < ANSWERS_LEAST))
        page_line(&call->page, "With fewer than three people of a side nothing it says is shown.");
    return true;
}

/* ---- lists ---- */

static bool
list_surveys(struct call *call, struct err *err)
{
    struct table table = { .arena = &call->arena };
    struct query *query;

    if (!call_open(call, err))
        return false;
    table_column(&table, "Alliance", TABLE_WHOLE);
    table_column(&table, "Health check", TABLE_TEXT);
    table_column(&table, "Kind", TABLE_WHOLE);
    table_column(&table, "Opened", TABLE_WHOLE);
    table_column(&table, "Closed", TABLE_WHOLE);
    table_column(&table, "Answered", TABLE_RIGHT);
    table_column(&table, "Id", TABLE_WHOLE | TABLE_SPARE);
    query = query_start(call->book.store, err,
        "SELECT s.id,a.code,s.name,s.kind,s.opened_on,s.closed_on,"
        " (SELECT count(*) FROM respondent r WHERE r.survey=s.id AND r.deleted=0),"
        " (SELECT count(*) FROM respondent r WHERE r.survey=s.id AND r.deleted=0 AND r.answered=1)"
        " FROM survey s JOIN alliance a ON a.id=s.alliance WHERE s.deleted=0 AND a.deleted=0"
        " ORDER BY a.code,s.opened_on,s.id", "");
    while (query_next(query, err)) {
        if (call->form == FORM_JSON) {
            struct str *row = call_row(call);
            static const char *const names[] = { "id", "alliance", "name", "kind", "opened_on",
                                                 "closed_on" };

            for (int i = 0; i < 6; i++) {
                str_addf(row, "%s\"%s\":", i ? "," : "{", names[i]);
                if (query_is_null(query, i))
                    str_add(row, "null");
                else
                    json_add_string(row, query_text(query, i));
            }
            str_addf(row, ",\"invited\":%lld,\"answered\":%lld}", (long long)query_int(query, 6),
                     (long long)query_int(query, 7));
            continue;
        }
        for (int i = 1; i < 6; i++)
            table_cell(&table, query_is_null(query, i) && i == 5 ? "open" : query_text(query, i));
        table_cell(&table, arena_printf(&call->arena, "%lld of %lld",
                                        (long long)query_int(query, 7),
                                        (long long)query_int(query, 6)));
        table_cell(&table, query_text(query, 0));
    }
    if (call->form == FORM_TEXT && table.n_cells)
        table_print(&table, &call->page);
    else if (call->form == FORM_TEXT)
        call_say(call, "There is none yet: entente survey new ALLIANCE 'Health check 2027'");
    table_free(&table);
    return query_end(query, err);
}

bool
survey_tell_statements(struct call *call, const char *ref, struct err *err)
{
    struct method *method;
    const struct method_survey *words;
    const char *theme = NULL;
    char id[ID_SIZE];

    if (!call_open(call, err) || (ref && !find_alliance(&call->book, ref, id, err)))
        return false;
    method = ref ? book_method_of(&call->book, id, err) : call->book.method;
    words = method ? method_survey(method, err) : NULL;
    for (size_t i = 0; words && i < words->n; i++) {
        const struct method_statement *statement = &words->statements[i];

        if (call->form == FORM_JSON) {
            struct str *row = call_row(call);

            str_addf(row, "{\"statement\":\"%s\",\"rule\":\"%s\",\"kind\":\"%s\",\"text\":",
                     statement->code, statement->rule, statement->kind);
            json_add_string(row, statement->text);
            str_add(row, "}");
            continue;
        }
        if (!theme || strcmp(theme, statement->theme) != 0)
            page_heading(&call->page, "%s", statement->theme);
        theme = statement->theme;
        page_wrap(&call->page, arena_printf(&call->arena, "%s  ", statement->code), 4,
                  arena_printf(&call->arena, "%s%s", statement->text,
                               !strcmp(statement->kind, "mirror") ? " (each side)"
                               : !strcmp(statement->kind, "own_house") ? " (own house)" : ""));
    }
    return words != NULL;
}

/* ---- the command ---- */

/* Of an alliance the newest closed check, and an open one beside it; of a check what there is. */
static bool
show(struct call *call, const char *const *words, size_t n, struct err *err)
{
    char id[ID_SIZE], open[ID_SIZE], alliance[ID_SIZE];
    bool whole;

    if (n != 1)
        return survey_usage(call, n, 1, "show ALLIANCE", err);
    if (!call_open(call, err) || !survey_ref(call, words[0], true, id, alliance, err) ||
        !survey_newest(&call->book, alliance, false, open, err))
        return false;
    whole = *id && query_number(call->book.store, 0, err, "SELECT closed_on IS NOT NULL FROM survey"
                                " WHERE id=?1", "t", id) == 1;
    if (err->kind)
        return false;
    if (whole)
        return survey_tell_profile(call, alliance, call_has(call, FLAG_AS_OF) ? NULL : id, err) &&
               (!*open || call->form == FORM_JSON || survey_tell_state(call, open, err));
    if (*id || *open)
        return survey_tell_state(call, *id ? id : open, err);
    err_set(err, ERR_MISSING, "it has no health check");
    err_hint(err, "Make one: entente survey new %.60s 'Health check'", words[0]);
    return err_where(err, "%.60s", words[0]);
}

bool
command_survey(struct call *call, struct err *err)
{
    static const struct {
        const char *name;
        bool (*run)(struct call *call, const char *const *words, size_t n, struct err *err);
    } verbs[] = {
        { "show", show },
        { "new", survey_do_new },
        { "invite", survey_do_invite },
        { "files", survey_do_files },
        { "merge", survey_do_merge },
        { "enter", survey_do_enter },
        { "close", survey_do_close },
    };
    const struct args *args = call->args;
    const char *what = args->n ? args->words[0] : "list";

    if (call->form == FORM_CSV && strcmp(what, "files") != 0) {
        err_set(err, ERR_USAGE, "only the answers of papers are a table of commas");
        err_hint(err, "'entente survey files ALLIANCE --csv' writes that table, 'entente list survey --csv' the checks, "
                      "and --json gives what is shown.");
        return err_where(err, "--csv");
    }
    if (!strcmp(what, "list"))
        return args->n > 1 ? survey_usage(call, args->n - 1, 0, "list", err)
                           : list_surveys(call, err);
    if (!strcmp(what, "statements"))
        return args->n > 2 ? survey_usage(call, args->n - 1, 0, "statements [ALLIANCE]", err)
                           : survey_tell_statements(call, args->n > 1 ? args->words[1] : NULL, err);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (!strcmp(verbs[i].name, what))
            return verbs[i].run(call, args->words + 1, args->n - 1, err);
    err_set(err, ERR_USAGE, "it is none of list, show, statements, new, invite, files, merge, "
                            "enter and close");
    err_hint(err, "Write: entente survey show ALLIANCE");
    return err_where(err, "%.60s", what);
}
