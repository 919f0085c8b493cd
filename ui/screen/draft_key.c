#include "ui/screen/draft_key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/text.h"
#include "src/model/record.h"
#include "src/ops/record.h"
#include "src/store/query.h"

/* Words parted by blanks; "-" stands for none. */

static const char *
or_dash(const char *word)
{
    return word && *word ? word : "-";
}

void
draft_key_answer(char out[DRAFT_KEY_SIZE], const char *alliance, const char *answer)
{
    snprintf(out, DRAFT_KEY_SIZE, "answer %s %s", alliance, answer);
}

void
draft_key_cell(char out[DRAFT_KEY_SIZE], const char *alliance, const char *field, const char *row,
               const char *column)
{
    snprintf(out, DRAFT_KEY_SIZE, "cell %s %s %s %s", alliance, field, or_dash(row), column);
}

void
draft_key_field(char out[DRAFT_KEY_SIZE], const char *alliance, const struct entity *entity,
                const char *record, const char *field)
{
    snprintf(out, DRAFT_KEY_SIZE, "field %s %s %s %s", or_dash(alliance), entity->name, or_dash(record),
             field);
}

void
draft_key_paper(char out[DRAFT_KEY_SIZE], const char *alliance, const char *survey)
{
    snprintf(out, DRAFT_KEY_SIZE, "paper %s %s", alliance, survey);
}

/* ---- the way back ---- */

enum { WORDS = 5 };

static int
split(const char *key, char copy[DRAFT_KEY_SIZE], const char *word[WORDS])
{
    char *rest = copy, *next;
    int n = 0;

    snprintf(copy, DRAFT_KEY_SIZE, "%s", key);
    while (n < WORDS && (next = strtok_r(rest, " ", &rest)) != NULL)
        word[n++] = strcmp(next, "-") == 0 ? "" : next;
    for (int i = n; i < WORDS; i++)
        word[i] = "";
    return n;
}

static int
step_of(const char *key)
{
    return *key == 's' || *key == 'c' ? (int)strtol(key + 1, NULL, 10) : 0;
}

static bool
place_answer(struct ui *ui, const char *const word[WORDS], struct place *place, struct str *label)
{
    struct err none = { 0 };
    const struct method_field *field;
    struct method *method = desk_method(ui, word[1]);
    const struct method_part *part = method_answer(method, word[2], &field, &none);

    if (!part)
        return false;
    *place = (struct place){ .kind = PLACE_STEPS, .step = step_of(word[2]) };
    snprintf(place->alliance, sizeof place->alliance, "%s", word[1]);
    snprintf(place->item, sizeof place->item, "%s", word[2]);
    str_add(label, field->n_parts > 1 && part->label ? part->label : field->label);
    return true;
}

static bool
place_cell(struct ui *ui, const char *const word[WORDS], struct place *place, struct str *label)
{
    struct err none = { 0 };
    const struct method_field *field = method_field(desk_method(ui, word[1]), word[2], &none);

    if (!field)
        return false;
    *place = (struct place){ .kind = PLACE_STEPS, .step = step_of(word[2]) };
    snprintf(place->alliance, sizeof place->alliance, "%s", word[1]);
    snprintf(place->item, sizeof place->item, "%s", word[2]);
    snprintf(place->record, sizeof place->record, "%s", *word[3] ? word[3] : PLACE_NEW_ROW);
    str_addf(label, "%s, a row", field->label);
    return true;
}

/* What the field is called, with whose it is: "Ana Rao, Phone"; "a new person, Name". */
static void
name_field(struct ui *ui, const struct entity *entity, const char *record, const char *name, struct str *label)
{
    struct err none = { 0 };
    const struct method_register *words = method_register(desk_of(ui)->book.method, entity->name, &none);
    const struct field *field = entity_field(entity, name);
    struct arena arena = { 0 };
    const char *title = *record ? method_title_of(desk_of(ui)->book.method, entity, record, &arena) : NULL;
    char kind[60];

    snprintf(kind, sizeof kind, "%s", desk_kind_name(ui, entity, false));
    if (title)
        str_addf(label, "%.60s", title);
    else
        str_addf(label, "%s%s", *record ? "" : "a new ", text_small_first(kind));
    if (field && words && words->parts[field - entity->fields].label)
        str_addf(label, ", %s", words->parts[field - entity->fields].label);
    arena_free(&arena);
}

static bool
place_field(struct ui *ui, const char *const word[WORDS], struct place *place, struct str *label)
{
    const struct entity *entity = entity_find(word[2]);
    struct err none = { 0 };

    if (!entity || (*word[3] && !record_entity_of(desk_of(ui)->book.store, word[3], &none)))
        return false;
    *place = (struct place){ .kind = *word[3] ? PLACE_RECORD : PLACE_REGISTER, .entity = entity };
    snprintf(place->alliance, sizeof place->alliance, "%s", word[1]);
    snprintf(place->record, sizeof place->record, "%s", word[3]);
    snprintf(place->item, sizeof place->item, "%s", word[4]);
    name_field(ui, entity, word[3], word[4], label);
    return true;
}

static bool
place_paper(struct ui *ui, const char *const word[WORDS], struct place *place, struct str *label)
{
    struct err none = { 0 };

    if (query_number(desk_of(ui)->book.store, 0, &none, "SELECT 1 FROM survey WHERE id=?1 AND"
                     " closed_on IS NULL AND deleted=0", "t", word[2]) != 1)
        return false;
    *place = (struct place){ .kind = PLACE_SURVEY, .item = PLACE_PAPER };
    snprintf(place->alliance, sizeof place->alliance, "%s", word[1]);
    snprintf(place->record, sizeof place->record, "%s", word[2]);
    str_add(label, "a paper of a health check");
    return true;
}

bool
draft_place(struct ui *ui, const char *key, struct place *place, struct str *label)
{
    char copy[DRAFT_KEY_SIZE];
    const char *word[WORDS];
    int n = split(key, copy, word);

    if (n == 3 && strcmp(word[0], "answer") == 0)
        return place_answer(ui, word, place, label);
    if (n == 3 && strcmp(word[0], "paper") == 0)
        return place_paper(ui, word, place, label);
    if (n == 5 && strcmp(word[0], "cell") == 0)
        return place_cell(ui, word, place, label);
    return n == 5 && strcmp(word[0], "field") == 0 && place_field(ui, word, place, label);
}
