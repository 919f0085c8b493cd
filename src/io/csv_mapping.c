#include "src/io/csv_mapping.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/embedded.h"
#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/config/ini.h"
#include "src/io/csv_write.h"

extern const struct embedded_file embedded_import[];

/* Something said about a column, or about every row (`always`). */
struct csv_rule {
    struct csv_rule *next;
    const char *heading, *target;
    bool always;                     /* `heading` is the target and `target` the value */
    bool used;
    char where[220];                 /* file and line, or empty */
};

void
csv_mapping_begin(struct csv_mapping *mapping, struct book *book)
{
    *mapping = (struct csv_mapping){ .book = book };
}

void
csv_mapping_end(struct csv_mapping *mapping)
{
    arena_free(&mapping->arena);
    *mapping = (struct csv_mapping){ 0 };
}

static struct csv_rule *
add_rule(struct csv_mapping *mapping, const char *heading, const char *target, bool always)
{
    struct csv_rule *rule = arena_alloc(&mapping->arena, sizeof *rule);

    rule->heading = text_trim(arena_string(&mapping->arena, heading));
    rule->target = text_trim(arena_string(&mapping->arena, target));
    rule->always = always;
    rule->next = mapping->rules;
    mapping->rules = rule;
    return rule;
}

bool
csv_mapping_set(struct csv_mapping *mapping, const char *rule, struct err *err)
{
    const char *equals = strchr(rule, '=');

    if (!equals || equals == rule) {
        err_set(err, ERR_USAGE, "'%.100s' maps nothing", rule);
        return err_hint(
            err, "Write COLUMN=FIELD, such as \"Partner name=them\"; COLUMN=- leaves it out.");
    }
    add_rule(mapping, arena_bytes(&mapping->arena, rule, (size_t)(equals - rule)), equals + 1,
             false);
    return true;
}

static bool
read_kind(struct csv_mapping *mapping, const struct ini *ini, struct err *err)
{
    const char *kind = ini_get(ini, "mapping", "kind");

    mapping->entity = kind ? entity_find(kind) : NULL;
    if (mapping->entity)
        return true;
    err_set(err, ERR_INPUT,
            kind ? "'%.60s' is no kind of record" : "it does not say the kind of record", kind);
    err_hint(err, "Write [mapping] and below it kind = alliance.");
    return err_where(err, "%s:%d", ini_name(ini), ini_line(ini, "mapping", kind ? "kind" : NULL));
}

static bool
read_ini(struct csv_mapping *mapping, struct ini *ini, struct err *err)
{
    static const char *const sections[] = { "columns", "always" };

    if (!ini_check(ini, err) || !read_kind(mapping, ini, err))
        return false;
    for (size_t i = 0; i < ini_sections(ini); i++) {
        const char *name = ini_section(ini, i);

        if (strcmp(name, "mapping") != 0 && strcmp(name, sections[0]) != 0 &&
            strcmp(name, sections[1]) != 0) {
            err_set(err, ERR_INPUT, "a mapping has no section [%.60s]", name);
            return err_where(err, "%s:%d", ini_name(ini), ini_line(ini, name, NULL));
        }
    }
    for (int s = 0; s < 2; s++)
        for (size_t i = 0; i < ini_keys(ini, sections[s]); i++) {
            const char *key = ini_key(ini, sections[s], i);
            struct csv_rule *rule = add_rule(mapping, key, ini_get(ini, sections[s], key), s == 1);

            snprintf(rule->where, sizeof rule->where, "%.190s:%d", ini_name(ini),
                     ini_line(ini, sections[s], key));
        }
    mapping->closed = true;
    return true;
}

/* The mappings that ship with the program are known by name: "alliances". */
static struct ini *
read_shipped(const char *name, struct err *err)
{
    char file[80];
    const struct embedded_file *found;

    snprintf(file, sizeof file, "%.60s.ini", name);
    found = embedded_find(embedded_import, file);
    if (!found || err->kind != ERR_MISSING)
        return NULL;
    err_clear(err);
    return ini_read_text(file, found->data, found->size, err);
}

bool
csv_mapping_read(struct csv_mapping *mapping, const char *path, struct err *err)
{
    struct ini *ini = ini_read(path, err);
    bool ok;

    if (!ini)
        ini = read_shipped(path, err);
    ok = ini && read_ini(mapping, ini, err);

    ini_free(ini);
    return ok;
}

bool
csv_mapping_read_text(struct csv_mapping *mapping, const char *name, const char *text,
                      size_t size, struct err *err)
{
    struct ini *ini = ini_read_text(name, text, size, err);
    bool ok = ini && read_ini(mapping, ini, err);

    ini_free(ini);
    return ok;
}

static struct csv_rule *
rule_for(const struct csv_mapping *mapping, const char *heading)
{
    struct csv_rule *rule = mapping->rules;

    while (rule && (rule->always || strcasecmp(rule->heading, heading) != 0))
        rule = rule->next;
    return rule;
}

static bool
bind_column(struct csv_mapping *mapping, const char *heading, size_t at, struct err *err)
{
    struct csv_column *column = &mapping->columns[mapping->n];
    struct csv_rule *rule;

    *column = (struct csv_column){
        .heading = text_trim(arena_string(&mapping->arena, heading)),
        .at = at,
    };
    rule = rule_for(mapping, column->heading);
    mapping->n++;
    if (strcmp(column->heading, CSV_UNGUARDED) == 0) {
        mapping->unguarded = true;
        return true;
    }
    if (!rule) {
        if (!mapping->closed && *column->heading)
            csv_target_guess(mapping, mapping->entity, column->heading, column);
        return true;
    }
    rule->used = true;
    if (csv_target_read(mapping, mapping->entity, rule->target, column, err))
        return true;
    return err_where(err, *rule->where ? "%s" : "%scolumn '%.100s'", rule->where, column->heading);
}

static bool
bind_always(struct csv_mapping *mapping, struct csv_rule *rule, struct err *err)
{
    struct csv_column *column = &mapping->columns[mapping->n];

    if (mapping->n == 2 * CSV_CELLS_MAX)
        return err_set(err, ERR_INPUT, "too many columns");
    *column = (struct csv_column){ .heading = rule->heading,
                                   .at = CSV_NO_COLUMN,
                                   .always = rule->target };
    mapping->n++;
    rule->used = true;
    return csv_target_read(mapping, mapping->entity, rule->heading, column, err) ||
           err_where(err, "%s", rule->where);
}

/*
 * A day known by its year and an amount in a fixed currency fill their field as any other text
 * does.
 */
static enum csv_target
class_of(const struct csv_column *column)
{
    return column->target == CSV_YEAR || column->target == CSV_AMOUNT ? CSV_FIELD : column->target;
}

/* Only lines of the note may come from several columns. */
static bool
refuse_doubles(const struct csv_mapping *mapping, struct err *err)
{
    for (size_t i = 0; i < mapping->n; i++)
        for (size_t k = 0; k < i; k++) {
            const struct csv_column *a = &mapping->columns[k], *b = &mapping->columns[i];

            if (a->target == CSV_NOTHING || a->target == CSV_NOTE || class_of(a) != class_of(b) ||
                a->field != b->field || a->them != b->them)
                continue;
            err_set(err, ERR_INPUT, "the columns '%.60s' and '%.60s' would both fill %s",
                    a->heading, b->heading, a->field ? a->field->name : "the same");
            return err_hint(err, "Leave one out with COLUMN=-");
        }
    return true;
}

static bool
refuse_unused(const struct csv_mapping *mapping, const struct csv_row *header, struct err *err)
{
    struct str names = { 0 };

    for (const struct csv_rule *rule = mapping->rules; rule; rule = rule->next) {
        if (rule->used || rule->always || rule_for(mapping, rule->heading) != rule)
            continue;
        for (size_t i = 0; i < header->n; i++)
            str_addf(&names, "%s%.40s", i ? ", " : "", header->cells[i]);
        err_set(err, ERR_INPUT, "the table has no column '%.60s'", rule->heading);
        err_hint(err, "Its columns are %.220s.", str_text(&names));
        str_free(&names);
        return err_where(err, "%s", rule->where);
    }
    return true;
}

static bool
bind_all(struct csv_mapping *mapping, const struct csv_row *header, struct err *err)
{
    size_t known = 0;

    if (!mapping->entity)
        mapping->entity = csv_kind_guess(mapping, header);
    if (!mapping->entity)
        mapping->entity = entity_find("alliance");
    mapping->columns = arena_alloc(&mapping->arena, 2 * CSV_CELLS_MAX * sizeof *mapping->columns);
    mapping->n = 0;
    mapping->width = header->n;
    mapping->unguarded = false;
    for (size_t i = 0; i < header->n; i++)
        if (!bind_column(mapping, header->cells[i], i, err))
            return false;
    for (size_t i = 0; i < mapping->n; i++)
        known += mapping->columns[i].target != CSV_NOTHING;
    if (!refuse_unused(mapping, header, err))
        return false;
    for (struct csv_rule *rule = mapping->rules; rule; rule = rule->next)
        if (rule->always && !bind_always(mapping, rule, err))
            return false;
    if (!known) {
        err_set(err, ERR_INPUT, "no column of the table is known in a record of kind %s",
                mapping->entity->name);
        return err_hint(
            err, "The first line names the columns; say COLUMN=FIELD for those with other names.");
    }
    return refuse_doubles(mapping, err);
}

bool
csv_mapping_bind(struct csv_mapping *mapping, struct source *source, struct err *err)
{
    struct csv_reader *reader = mem_alloc(sizeof *reader);
    struct csv_row *header = mem_alloc(sizeof *header);
    bool ok = csv_start(reader, source, err);

    if (ok && !csv_next(reader, header, err)) {
        if (!err->kind)
            err_set(err, ERR_INPUT, "the table is empty");
        ok = false;
    } else if (ok && header->problem) {
        err_set(err, ERR_INPUT, "the line of headings cannot be read: %s", header->problem);
        ok = false;
    }
    ok = ok && bind_all(mapping, header, err);
    if (!ok && !err->where[0])
        err_where(err, "%.180s", source->name);
    csv_end(reader);
    mem_free(reader);
    mem_free(header);
    return ok;
}

const struct csv_column *
csv_mapping_column(const struct csv_mapping *mapping, enum csv_target target,
                   const struct field *field)
{
    for (size_t i = 0; i < mapping->n; i++)
        if (mapping->columns[i].target == target && (!field || mapping->columns[i].field == field))
            return &mapping->columns[i];
    return NULL;
}

/* What people call the field. */
static const char *
label_of(const struct csv_mapping *mapping, const struct csv_column *column)
{
    const char *kind = column->target == CSV_PARTY_FIELD          ? "party"
                       : column->target == CSV_ORGANISATION_FIELD ? "organisation"
                                                                  : mapping->entity->name;
    const struct entity *entity = entity_find(kind);
    struct err ignored = { 0 };
    const struct method_register *words = method_register(mapping->book->method, kind, &ignored);
    size_t at = column->field ? entity_position(entity, column->field) : 0;

    if (column->field && words && at < words->n_parts)
        return words->parts[at].label;
    return column->target == CSV_PARTY ? column->them ? "the other side" : "our side" : "";
}

void
csv_mapping_show(const struct csv_mapping *mapping, struct str *out)
{
    struct arena arena = { 0 };
    int widest = 0, target = 0;

    for (size_t i = 0; i < mapping->n; i++) {
        const struct csv_column *column = &mapping->columns[i];
        int heading = text_columns(column->always ? column->always : column->heading);
        int text = text_columns(csv_target_text(column, &arena));

        widest = heading > widest ? heading : widest;
        target = text > target ? text : target;
    }
    for (size_t i = 0; i < mapping->n; i++) {
        const struct csv_column *column = &mapping->columns[i];
        const char *heading = column->always ? column->always : column->heading;
        const char *text = csv_target_text(column, &arena), *label = label_of(mapping, column);

        str_add(out, heading);
        str_addf(out, "%*s  %s", widest - text_columns(heading), "",
                 column->target == CSV_NOTHING ? "not read" : text);
        if (*label)
            str_addf(out, "%*s  %s", target - text_columns(text), "", label);
        str_add_char(out, '\n');
    }
    arena_free(&arena);
}
