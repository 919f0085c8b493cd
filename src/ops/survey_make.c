/* A new health check, and the list of those invited. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/ops/record.h"
#include "src/ops/survey.h"
#include "src/ops/survey_guard.h"

enum { INVITED_MOST = 500 };

static struct setting
setting(const struct entity *entity, const char *field, const char *text)
{
    return (struct setting){ entity_field(entity, field), value_text(text) };
}

/* The codes of a list, as the set writes them, parted by blanks. */
static bool
read_statements(const struct method_survey *words, const char *list, struct str *out,
                struct err *err)
{
    char code[8];
    size_t n;

    for (const char *at = list; *at; at += n) {
        const struct method_statement *statement;

        at += strspn(at, " ,");
        n = strcspn(at, " ,");
        if (!n)
            break;
        snprintf(code, sizeof code, "%.*s", (int)(n < 7 ? n : 7), at);
        statement = n < 7 ? method_statement(words, code) : NULL;
        if (!statement) {
            err_set(err, ERR_INPUT, "'%.*s' is no statement of the health check",
                    (int)(n < 40 ? n : 40), at);
            err_hint(err, "Write their codes, such as W1 W2 I3; 'entente survey statements' "
                          "lists them.");
            return err_where(err, "statements");
        }
        str_addf(out, "%s%s", out->len ? " " : "", statement->code);
    }
    if (out->len)
        return true;
    err_set(err, ERR_INPUT, "no statement is named");
    return err_where(err, "statements");
}

static bool
none_is_open(struct book *book, const char *alliance, struct err *err)
{
    struct arena arena = { 0 };
    char open[ID_SIZE];
    const char *name;
    bool ok = survey_newest(book, alliance, false, open, err);

    if (ok && *open) {
        name = record_title_of(book->store, entity_find("survey"), open, &arena);
        err_set(err, ERR_INPUT, "the health check '%.100s' is still open", name ? name : "");
        ok = err_hint(err, "Close it first, or put it into the bin when it was never held.");
    }
    arena_free(&arena);
    return ok;
}

static bool
write_form(struct book *book, const char *id, struct method *method, const char *statements,
           struct err *err)
{
    char secret[2 * ID_SIZE];

    id_make_random(store_env(book->store), secret);
    id_make_random(store_env(book->store), secret + ID_SIZE - 1);
    return change_private(book->store, err, "INSERT INTO survey_form VALUES(?1,?2,?3,?4)", "tttt",
                          id, method_version(method), statements, secret);
}

/* Everything is asked when nothing was chosen: then the list says so. */
static bool
list_statements(const struct survey_want *want, const struct method_survey *words,
                struct str *out, struct err *err)
{
    if (want->statements && *want->statements)
        return read_statements(words, want->statements, out, err);
    for (size_t i = 0; i < words->n; i++)
        str_addf(out, "%s%s", i ? " " : "", words->statements[i].code);
    return true;
}

bool
survey_make(struct book *book, const struct survey_want *want, char id[ID_SIZE], struct err *err)
{
    const struct entity *entity = entity_find("survey");
    struct str statements = { 0 }, label = { 0 };
    struct method *method = NULL;
    const struct method_survey *words = NULL;
    char today[DATE_SIZE];
    struct setting settings[5];
    bool ok;

    date_write(book_today(book), today);
    settings[0] = setting(entity, "alliance", want->alliance);
    settings[1] = setting(entity, "name", want->name);
    settings[2] = setting(entity, "kind", want->kind ? want->kind : "regular");
    settings[3] = setting(entity, "scale", want->scale ? want->scale : "five");
    settings[4] = setting(entity, "opened_on", want->opened_on ? want->opened_on : today);
    *id = '\0';
    method = book_method_of(book, want->alliance, err);
    words = method ? method_survey(method, err) : NULL;
    ok = words && survey_day_came(book, "opened_on", want->opened_on, err) &&
         list_statements(want, words, &statements, err) &&
         none_is_open(book, want->alliance, err) &&
         change_begin(book->store, CHANGE_EDIT, want->alliance, err);
    if (ok) {
        ok = record_insert(book, entity, settings, 5, id, err) &&
             write_form(book, id, method, str_text(&statements), err);
        str_addf(&label, "Health check '%s': made", want->name);
        if (ok)
            ok = change_commit(book->store, str_text(&label), NULL, err);
        else
            change_rollback(book->store);
    }
    str_free(&statements);
    str_free(&label);
    return ok;
}

bool
survey_give_key(struct book *book, const char *survey, struct err *err)
{
    struct arena arena = { 0 };
    struct str all = { 0 };
    struct survey_form form;
    struct method *method;
    bool ok = survey_form_load(book, survey, &arena, &form, err);

    if (ok && !form.secret) {
        for (size_t i = 0; i < form.n; i++)
            str_addf(&all, "%s%s", i ? " " : "", form.statement[i]->code);
        method = book_method_of(book, form.alliance, err);
        ok = method && change_begin(book->store, CHANGE_EDIT, form.alliance, err);
        if (ok && write_form(book, survey, method, str_text(&all), err))
            ok = change_commit(book->store, "", NULL, err);
        else if (ok) {
            change_rollback(book->store);
            ok = false;
        }
    }
    str_free(&all);
    arena_free(&arena);
    return ok;
}

/* One person after the other, inside the open change. */
static bool
insert_guests(struct book *book, const char *survey, const char *side,
              const struct survey_guest *guest, struct err *err)
{
    const struct entity *entity = entity_find("respondent");
    const struct setting settings[] = {
        setting(entity, "survey", survey), setting(entity, "side", side),
        setting(entity, "group", guest->group), { &field_note, value_text(guest->note) },
    };
    char id[ID_SIZE];

    if (!guest->count || guest->count > INVITED_MOST) {
        err_set(err, ERR_INPUT, "so many people cannot be invited at once");
        return err_hint(err, "Write a number from 1 to %d.", INVITED_MOST);
    }
    for (size_t i = 0; i < guest->count; i++) {
        *id = '\0';
        if (!record_insert(book, entity, settings, 4, id, err))
            return false;
    }
    return true;
}

bool
survey_invite(struct book *book, const char *survey, const char *side,
              const struct survey_guest *guest, size_t n, struct err *err)
{
    struct arena arena = { 0 };
    struct survey_form form;
    size_t count = 0;
    bool ok = survey_form_load(book, survey, &arena, &form, err);

    if (ok && form.closed_on) {
        ok = err_set(err, ERR_INPUT, "'%.100s' is closed: nobody can be invited any more",
                     form.name);
        err_hint(err, "Make a new health check.");
    }
    ok = ok && change_begin(book->store, CHANGE_EDIT, form.alliance, err);
    if (ok) {
        for (size_t i = 0; ok && i < n; i++) {
            ok = insert_guests(book, survey, side, &guest[i], err) ||
                 (*err->where ? false : err_where(err, "%.60s", guest[i].group));
            count += guest[i].count;
        }
        if (ok)
            ok = change_commit(book->store,
                               arena_printf(&arena, "Health check '%s': %zu invited", form.name,
                                            count), NULL, err);
        else
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}
