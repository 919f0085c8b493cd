/* What a column is for: from text, from its heading, and back. */
#include <ctype.h>
#include <string.h>

#include "src/base/money.h"
#include "src/base/text.h"
#include "src/io/csv_mapping.h"

/*
 * Letters and digits only, folded: "Start date", "start_date" and "START DATE" are the same
 * heading.
 */
static char *
plain(struct arena *arena, const char *text)
{
    struct str folded = { 0 };
    char *copy, *to;

    text_fold(&folded, text, strlen(text));
    copy = to = arena_string(arena, str_text(&folded));
    str_free(&folded);
    for (const char *from = copy; *from; from++)
        if ((unsigned char)*from >= 0x80 || isalnum((unsigned char)*from))
            *to++ = *from;
    *to = '\0';
    return copy;
}

/* A field by its name or, in the words of the method, by its label. */
static const struct field *
find_field(struct csv_mapping *mapping, const struct entity *entity, const char *name)
{
    struct err ignored = { 0 };
    const struct field *field = entity_field(entity, name);
    const struct method_register *words;
    const char *sought;

    if (field)
        return field;
    words = method_register(mapping->book->method, entity->name, &ignored);
    sought = plain(&mapping->arena, name);
    for (size_t i = 0; *sought && i <= entity->n; i++) {
        field = i < entity->n ? &entity->fields[i] : &field_note;
        if (strcmp(plain(&mapping->arena, field->name), sought) == 0 ||
            (words && i < words->n_parts &&
             strcmp(plain(&mapping->arena, words->parts[i].label), sought) == 0))
            return field;
    }
    return NULL;
}

/* "us", "them", "us.country": parties of an alliance. */
static bool
read_party(struct csv_mapping *mapping, const struct entity *entity, const char *text,
           struct csv_column *out)
{
    size_t n = strcspn(text, ".");

    out->them = n == 4 && strncmp(text, "them", 4) == 0;
    if (strcmp(entity->name, "alliance") != 0 || (!out->them && (n != 2 || strncmp(text, "us", 2))))
        return false;
    if (!text[n]) {
        out->target = CSV_PARTY;
        return true;
    }
    out->target = CSV_ORGANISATION_FIELD;
    out->field = find_field(mapping, entity_find("organisation"), text + n + 1);
    if (!out->field || out->field->type == FIELD_REF || strcmp(out->field->name, "name") == 0) {
        out->target = CSV_PARTY_FIELD;
        out->field = find_field(mapping, entity_find("party"), text + n + 1);
    }
    return out->field && out->field->type != FIELD_REF && strcmp(out->field->name, "side") != 0;
}

/* The words behind a field: "year", "currency" or a currency. */
static bool
read_option(const char *option, struct csv_column *out)
{
    if (strcmp(option, "year") == 0 && out->field->type == FIELD_DATE)
        out->target = CSV_YEAR;
    else if (strcmp(option, "currency") == 0 && out->field->type == FIELD_MONEY)
        out->target = CSV_CURRENCY;
    else if (money_is_currency(option) && out->field->type == FIELD_MONEY)
        out->target = CSV_AMOUNT, out->words = option;
    else
        return false;
    return true;
}

bool
csv_target_read(struct csv_mapping *mapping, const struct entity *entity, const char *text,
                struct csv_column *out, struct err *err)
{
    char *copy = text_trim(arena_string(&mapping->arena, text));
    char *blank = strrchr(copy, ' ');

    out->target = CSV_NOTHING;
    if (!*copy || strcmp(copy, "-") == 0)
        return true;
    if (strcmp(copy, "id") == 0)
        out->target = CSV_ID;
    else if (strcmp(copy, "created_at") == 0)
        out->target = CSV_CREATED;
    else if (strcmp(copy, "updated_at") == 0)
        out->target = CSV_UPDATED;
    else if (strncmp(copy, "note +", 6) == 0)
        out->target = CSV_NOTE, out->words = text_trim(copy + 6);
    else if ((out->field = find_field(mapping, entity, copy)) != NULL)
        out->target = CSV_FIELD;
    else if (blank &&
             (*blank = '\0', out->field = find_field(mapping, entity, text_trim(copy))) != NULL &&
             read_option(blank + 1, out))
        return true;
    else if (!read_party(mapping, entity, text, out)) {
        err_set(err, ERR_INPUT, "'%.80s' is nothing that a column can fill in a record of kind %s",
                text, entity->name);
        return err_hint(err, "Name a field, such as %s; - leaves the column out.",
                        entity->n ? entity->fields[0].name : "note");
    }
    return true;
}

bool
csv_target_guess(struct csv_mapping *mapping, const struct entity *entity, const char *heading,
                 struct csv_column *out)
{
    static const struct {
        const char *heading, *target;
    } known[] = {
        { "party_us", "us" },           { "party_them", "them" },
        { "us", "us" },                 { "them", "them" },
        { "partner", "them" },          { "country_us", "us.country" },
        { "country_them", "them.country" }, { "party_us_country", "us.country" },
        { "party_them_country", "them.country" }, { "partner_country", "them.country" },
    };
    struct err ignored = { 0 };
    const char *sought = plain(&mapping->arena, heading);
    const size_t currency = strlen("_currency");
    size_t n = strlen(heading);

    if (csv_target_read(mapping, entity, heading, out, &ignored) && out->target != CSV_NOTHING)
        return true;
    if (n > currency && strcmp(heading + n - currency, "_currency") == 0 &&
        csv_target_read(
            mapping, entity,
            arena_printf(&mapping->arena, "%.*s currency", (int)(n - currency), heading), out,
            &ignored))
        return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(plain(&mapping->arena, known[i].heading), sought) == 0 &&
            csv_target_read(mapping, entity, known[i].target, out, &ignored))
            return true;
    out->target = CSV_NOTHING;
    return false;
}

const struct entity *
csv_kind_guess(struct csv_mapping *mapping, const struct csv_row *header)
{
    struct arena keep = mapping->arena;
    const struct entity *best = NULL;
    size_t most = 0;

    mapping->arena = (struct arena){ 0 };
    for (size_t e = 0; e < entity_count; e++) {
        size_t known = 0, lacking = 0;

        for (size_t i = 0; i < header->n; i++) {
            struct csv_column column = { 0 };

            known += csv_target_guess(mapping, &entities[e], header->cells[i], &column);
        }
        /* Every field that is there is one more reason: of two kinds that fit, the one that is
         * filled wins. */
        for (size_t i = 0; i < entities[e].n; i++)
            lacking += entities[e].fields[i].required && !entities[e].fields[i].otherwise &&
                       strcmp(entities[e].fields[i].name, "code") != 0;
        if (known * 100 > most + lacking) {
            most = known * 100 - lacking;
            best = &entities[e];
        }
        arena_free(&mapping->arena);
    }
    mapping->arena = keep;
    return best;
}

const char *
csv_target_text(const struct csv_column *column, struct arena *arena)
{
    const char *field = column->field ? column->field->name : "",
               *side = column->them ? "them" : "us";

    switch (column->target) {
    case CSV_ID:
        return "id";
    case CSV_CREATED:
        return "created_at";
    case CSV_UPDATED:
        return "updated_at";
    case CSV_FIELD:
        return field;
    case CSV_YEAR:
        return arena_printf(arena, "%s year", field);
    case CSV_CURRENCY:
        return arena_printf(arena, "%s currency", field);
    case CSV_AMOUNT:
        return arena_printf(arena, "%s %s", field, column->words);
    case CSV_NOTE:
        return *column->words ? arena_printf(arena, "note + %s", column->words) : "note +";
    case CSV_PARTY:
        return side;
    case CSV_PARTY_FIELD:
    case CSV_ORGANISATION_FIELD:
        return arena_printf(arena, "%s.%s", side, field);
    default:
        return "-";
    }
}
