/* Taking answers in: they wait, outside the journal, until the health check is closed. */
#include <stdio.h>
#include <string.h>

#include "src/ops/record.h"
#include "src/ops/survey_sheet.h"
#include "src/store/query.h"

static bool
refuse_closed(const struct survey_form *form, struct err *err)
{
    err_set(err, ERR_INPUT, "'%.100s' was closed on %s: its answers are mixed already", form->name,
            form->closed_on);
    return err_hint(err, "Nothing can be added to it, unless closing it is undone first.");
}

/* The person of a sheet; NULL: somebody who is not on the list. */
static bool
find_person(const struct survey_people *people, const struct survey_take *take,
            const struct survey_person **person, struct err *err)
{
    *person = NULL;
    if (!*take->respondent)
        return true;
    for (size_t i = 0; i < people->n; i++)
        if (!strcmp(people->person[i].id, take->respondent)) {
            *person = &people->person[i];
            return true;
        }
    return err_set(err, ERR_MISSING, "nobody with the id %.40s was invited", take->respondent);
}

static bool
each_person_once(const struct survey_take *take, size_t n, struct err *err)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; *take[i].respondent && k < i; k++)
            if (!strcmp(take[i].respondent, take[k].respondent)) {
                err_set(err, ERR_INPUT, "two of these are answers of the same person");
                return err_hint(err, "Take in the one that counts.");
            }
    return true;
}

static bool
is_taken(const struct survey_take *take, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(take[i].respondent, id))
            return true;
    return false;
}

/* A paper bears no name: it is of anybody of its side and group who has not answered. */
static void
find_free(const struct survey_people *people, struct survey_take *take, size_t n, size_t at)
{
    for (size_t i = 0; i < people->n && !*take[at].respondent; i++) {
        const struct survey_person *person = &people->person[i];

        if (!person->answered && take[at].side && !strcmp(person->side, take[at].side) &&
            take[at].group && person->group && !strcmp(person->group, take[at].group) &&
            !is_taken(take, n, person->id))
            memcpy(take[at].respondent, person->id, ID_SIZE);
    }
}

/* One who was not invited becomes invited by answering. */
static bool
add_person(struct book *book, const char *survey, struct survey_take *take, struct err *err)
{
    const struct entity *entity = entity_find("respondent");
    struct setting settings[] = {
        { entity_field(entity, "survey"), value_text(survey) },
        { entity_field(entity, "side"), value_text(take->side) },
        { entity_field(entity, "group"), value_text(take->group) },
        { entity_field(entity, "answered"), value_int(1) },
    };

    return record_insert(book, entity, settings, 4, take->respondent, err);
}

static bool
tick_person(struct book *book, const struct survey_person *person, struct err *err)
{
    struct change_cell cell = { "answered", cell_int(person->answered), cell_int(1) };

    return person->answered || change_set(book->store, "respondent", person->id, &cell, 1, err);
}

static bool
refuse_mixed(struct err *err)
{
    err_set(err, ERR_INPUT, "the answers of this person are mixed in with the others already");
    return err_hint(err, "They cannot be taken out again.");
}

bool
survey_may_take(struct book *book, const char *survey, const struct survey_take *take, struct err *err)
{
    struct arena arena = { 0 };
    struct survey_form form;
    bool ok = survey_form_load(book, survey, &arena, &form, err) &&
              (!form.closed_on || refuse_closed(&form, err)) && survey_sheet_check(&form, take->sheet, err);

    if (ok && query_number(book->store, 0, err, "SELECT count(*) FROM respondent r WHERE r.id=?1 AND r.answered=1 AND"
                           " NOT EXISTS(SELECT 1 FROM survey_waiting w WHERE w.respondent=r.id)", "t", take->respondent))
        refuse_mixed(err);
    arena_free(&arena);
    return ok && !err->kind;
}

static bool
take_one(struct book *book, const struct survey_form *form, const struct survey_people *people,
         struct survey_take *take, struct err *err)
{
    const struct survey_person *person;
    struct arena arena = { 0 };
    struct str answers = { 0 };
    const char *before = NULL;
    bool ok = find_person(people, take, &person, err);

    if (ok && person) {
        before = query_string(book->store, &arena, err, "SELECT answers FROM survey_waiting"
                              " WHERE respondent=?1", "t", person->id);
        ok = !err->kind;
        if (ok && person->answered && !before)
            ok = refuse_mixed(err);
        take->replaced = person->answered && before;
        ok = ok && tick_person(book, person, err);
    } else if (ok) {
        ok = add_person(book, form->id, take, err);
    }
    survey_sheet_write(take->sheet, &answers);
    take->same = take->replaced && !strcmp(before, str_text(&answers));
    if (ok && !take->same)
        ok = change_private(book->store, err,
                            "INSERT OR REPLACE INTO survey_waiting VALUES(?1,?2,?3)", "ttt",
                            take->respondent, form->id, str_text(&answers));
    str_free(&answers);
    arena_free(&arena);
    return ok;
}

static const char *
label_of(struct arena *arena, const struct survey_form *form, const struct survey_people *people,
         const struct survey_take *take, size_t n)
{
    size_t count[2] = { 0, 0 };

    for (size_t i = 0; i < n; i++) {
        const char *side = take[i].side;

        for (size_t k = 0; k < people->n; k++)
            if (!strcmp(people->person[k].id, take[i].respondent))
                side = people->person[k].side;
        count[side && strcmp(side, "us") != 0]++;
    }
    return arena_printf(arena, "Health check '%s': answers of %s taken in", form->name,
                        survey_count_words(arena, count[0], count[1]));
}

bool
survey_take_in(struct book *book, const char *survey, struct survey_take *take, size_t n,
               struct err *err)
{
    struct arena arena = { 0 };
    struct survey_form form;
    struct survey_people people;
    bool ok = survey_form_load(book, survey, &arena, &form, err) &&
              (!form.closed_on || refuse_closed(&form, err)) && each_person_once(take, n, err);

    for (size_t i = 0; ok && i < n; i++)
        ok = survey_sheet_check(&form, take[i].sheet, err);
    ok = ok && alliance_is_there(book, form.alliance, err) &&
         change_begin(book->store, CHANGE_EDIT, form.alliance, err);
    if (ok) {
        ok = survey_people_load(book, survey, &arena, &people, err);
        for (size_t i = 0; ok && i < n; i++) {
            find_free(&people, take, n, i);
            ok = take_one(book, &form, &people, &take[i], err);
        }
        if (ok)
            ok = change_commit(book->store, label_of(&arena, &form, &people, take, n), NULL, err);
        else
            change_rollback(book->store);
    }
    arena_free(&arena);
    return ok;
}
