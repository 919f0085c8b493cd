#include "tests/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/rules/record_rules.h"
#include "tests/support.h"

enum { KINDS = 128 };

struct maker {
    struct book *book;
    struct arena *arena;
    uint64_t random;
    size_t n[KINDS];                     /* records of each kind */
    const char **ids[KINDS];             /* sorted */
    size_t at;                           /* of the record that is being made */
    char own_code[40];                   /* a value the document adds to E.12 */
};

static uint64_t
next(struct maker *maker)
{
    maker->random ^= maker->random << 13;
    maker->random ^= maker->random >> 7;
    maker->random ^= maker->random << 17;
    return maker->random;
}

static size_t
below(struct maker *maker, size_t n)
{
    return (size_t)(next(maker) % n);
}

static int
by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Ids of every length and every character they may have; the counter keeps them apart. */
static void
make_ids(struct maker *maker, size_t kind)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    maker->ids[kind] = arena_alloc(maker->arena, maker->n[kind] * sizeof *maker->ids[kind]);
    for (size_t i = 0; i < maker->n[kind]; i++) {
        char id[ID_SIZE];
        int n = snprintf(id, sizeof id, "%zu-%zu", kind, i);
        size_t more = below(maker, (size_t)(27 - n));

        for (size_t k = 0; k < more; k++)
            id[n++] = k ? letters[below(maker, 64)] : '_';
        id[n] = '\0';
        maker->ids[kind][i] = arena_string(maker->arena, id);
    }
    qsort(maker->ids[kind], maker->n[kind], sizeof *maker->ids[kind], by_bytes);
}

static const char *
text_of(struct maker *maker, size_t words, bool lines)
{
    static const char *const pieces[] = {
        "alliance", "Müller", "東京", "\"quoted\"", "back\\slash", "=1+1", "'-2", "a/b", "naïve",
        "Ωmega", "tab", "{\"x\":1}", "[1]", "null", "0", "−5", "😀", "</b>", "e\xCC\x81",
    };
    struct str text = { 0 };
    char *copy;

    for (size_t i = 0; i <= words; i++)
        str_addf(&text, "%s%s",
                 !i                                ? ""
                 : lines && below(maker, 4) == 0   ? "\n"
                 : lines && below(maker, 9) == 0   ? "\t"
                                                   : " ",
                 pieces[below(maker, sizeof pieces / sizeof *pieces)]);
    copy = arena_string(maker->arena, str_text(&text));
    str_free(&text);
    return copy;
}

static const char *
day(struct maker *maker)
{
    char iso[DATE_SIZE];

    date_write(date_of(1900, 1, 1) + (long)below(maker, 401768), iso);
    return arena_string(maker->arena, iso);
}

static const char *
code_of(struct maker *maker, const struct field *field)
{
    struct err err = { 0 };
    char code[64];
    size_t n = 0, chosen;

    if (field_has_vocabulary(field)) {
        const struct method_vocabulary *vocabulary = method_vocabulary(maker->book->method,
                                                                       field->spec, &err);

        must(vocabulary != NULL, &err);
        if (strcmp(field->spec, "E.12") == 0 && below(maker, 3) == 0)
            return maker->own_code;
        return vocabulary->codes[below(maker, vocabulary->n)].code;
    }
    for (const char *at = field->spec; (at = field_next_code(at, code)) != NULL;)
        n++;
    chosen = below(maker, n);
    for (const char *at = field->spec; (at = field_next_code(at, code)) != NULL && chosen--;)
        ;
    return arena_string(maker->arena, code);
}

static struct value
list_of(struct maker *maker, const struct field *field)
{
    const char *codes[4];
    size_t n = below(maker, 5), kept = 0;
    struct str json = { 0 };
    struct value value = { .kind = VALUE_LIST };

    for (size_t i = 0; i < n && i < 4; i++) {
        codes[kept] = code_of(maker, field);
        for (size_t k = 0; k <= kept; k++)
            if (k == kept) {
                kept++;
                break;
            } else if (strcmp(codes[k], codes[kept]) == 0) {
                break;
            }
    }
    qsort(codes, kept, sizeof *codes, by_bytes);
    str_add(&json, "[");
    for (size_t i = 0; i < kept; i++) {
        str_add(&json, i ? "," : "");
        json_add_string(&json, codes[i]);
    }
    str_add(&json, "]");
    value.text = arena_string(maker->arena, str_text(&json));
    str_free(&json);
    return value;
}

static double
number(struct maker *maker)
{
    static const double odd[] = { 0, 0.1, -0.1, 1e-9, 1.5, -2.25, 123456789.125, 1e21,
                                  0.30000000000000004, -1e-300, 2, 1e15, 4503599627370497.5 };

    return below(maker, 3) ? (double)below(maker, 100000) / 1000
                           : odd[below(maker, sizeof odd / sizeof *odd)];
}

static struct value
value_of(struct maker *maker, const struct field *field)
{
    static const char *const currencies[] = { "EUR", "JPY", "USD", "KWD" };
    struct value value = value_null();
    const struct entity *target;
    size_t kind;

    if (!field->required && below(maker, 3) == 0)
        return field->type == FIELD_MULTI ? (struct value){ .kind = VALUE_LIST, .text = "[]" }
                                          : value;
    switch (field->type) {
    case FIELD_TEXT:
        return value_text(field->high == 3 ? currencies[below(maker, 4)]
                                           : text_of(maker, below(maker, 5), false));
    case FIELD_LONG:
        return value_text(text_of(maker, below(maker, 40), true));
    case FIELD_CHOICE:
        return value_text(code_of(maker, field));
    case FIELD_MULTI:
        return list_of(maker, field);
    case FIELD_SCALE:
        return value_int(1 + (int64_t)below(maker, 5));
    case FIELD_YESNO:
        return value_int((int64_t)below(maker, 2));
    case FIELD_DATE:
        return value_text(day(maker));
    case FIELD_MONEY:
        value.kind = VALUE_MONEY;
        value.integer = (int64_t)below(maker, 2000001) - 1000000;
        if (below(maker, 5) == 0)
            value.integer = below(maker, 2) ? INT64_C(1000000000000000)
                                            : INT64_C(-1000000000000000);
        snprintf(value.currency, sizeof value.currency, "%s", currencies[below(maker, 4)]);
        return value;
    case FIELD_PERCENT:
        return (struct value){ .kind = VALUE_NUMBER, .number = (double)below(maker, 10001) / 100 };
    case FIELD_INT:
        if (field->low || field->high)
            return value_int(field->low +
                             (int64_t)below(maker, (size_t)(field->high - field->low + 1)));
        return value_int((int64_t)below(maker, 2000000001) - 1000000000);
    case FIELD_NUM:
        return (struct value){ .kind = VALUE_NUMBER, .number = number(maker) };
    case FIELD_REF:
        target = entity_find(field->spec);
        kind = (size_t)(target - entities);
        /* Record i of each kind belongs to alliance i; only lessons are named across alliances. */
        if (strcmp(field->name, "lesson") != 0 &&
            (strcmp(field->name, "alliance") == 0 || entity_field(target, "alliance")))
            return value_text(maker->ids[kind][maker->at]);
        return value_text(maker->ids[kind][below(maker, maker->n[kind])]);
    default:
        return value;
    }
}

static void
put(struct record *record, const char *name, struct value value)
{
    const struct field *field = entity_field(record->entity, name);

    if (field)
        record->values[entity_position(record->entity, field)] = value;
}

/* What must be there only once gets the number of the record in it. */
static void
make_unique(struct maker *maker, struct record *record)
{
    const char *kind = record->entity->name;
    int64_t at = (int64_t)maker->at;

    put(record, "revision", value_int(1 + at));
    put(record, "number", value_int(1 + at));
    put(record, "position", value_int(1 + at));
    if (strcmp(kind, "alliance") == 0)
        put(record, "method", value_null());
    if (!strcmp(kind, "alliance") || !strcmp(kind, "metric") || !strcmp(kind, "bound"))
        put(record, "code", value_text(arena_printf(maker->arena, "C-%zu", maker->at)));
    if (strcmp(kind, "exit_plan") == 0)
        put(record, "alliance",
            value_text(maker->ids[entity_find("alliance") - entities][maker->at]));
    if (strcmp(kind, "doz_cell") == 0)
        put(record, "cycle",
            value_text(maker->ids[entity_find("doz_cycle") - entities][maker->at]));
    if (strcmp(kind, "vocabulary_value") == 0) {
        put(record, "vocabulary", value_text("E.12"));
        put(record, "code", value_text(maker->at ? arena_printf(maker->arena, "own_%zu", maker->at)
                                                 : maker->own_code));
    }
    if (strcmp(kind, "escalation") == 0) {
        put(record, "from_level", value_int(1));
        put(record, "to_level", value_int(2));
    }
}

/* Mend what the rules complain of: an empty field is filled, a full one emptied or made late. */
static void
obey_rules(struct maker *maker, struct record *record)
{
    struct err err = { 0 };

    for (int i = 0; i < 60 && !record_rules(record, &err); i++) {
        struct field field = *entity_field(record->entity, err.where);
        struct value now = record_value(record, err.where);

        field.required = true;
        if (now.kind == VALUE_NULL)
            put(record, err.where,
                field.type == FIELD_DATE ? value_text("2999-12-31") : value_of(maker, &field));
        else
            put(record, err.where,
                strstr(err.what, "before") ? value_text("2999-12-31") : value_null());
        err_clear(&err);
    }
    must(record_rules(record, &err), &err);
}

/* A question of the method whose answers are step answers, or rows. */
static const struct method_field *
question(struct maker *maker, bool rows)
{
    struct err err = { 0 };

    for (;;) {
        const struct method_step *step = method_step(maker->book->method, 1 + (int)below(maker, 12),
                                                     &err);
        const struct method_field *field;

        must(step != NULL, &err);
        field = &step->fields[below(maker, step->n_fields)];
        if (rows ? field->kind == METHOD_ROWS
                 : field->kind == METHOD_SINGLE || field->kind == METHOD_PARTS)
            return field;
    }
}

static void
add_typed(struct maker *maker, struct record *record, struct str *json)
{
    bool rows = strcmp(record->entity->name, "step_row") == 0;
    const struct method_field *asked = question(maker, rows);
    struct value value;

    if (!rows) {
        const struct method_part *part = &asked->parts[below(maker, asked->n_parts)];
        struct field field = part->field;

        field.required = false;
        put(record, "field", value_text(field.name));
        value = value_of(maker, &field);
        value_add_json(json, &field, &value);
        return;
    }
    put(record, "field", value_text(asked->key));
    str_add(json, "{");
    for (size_t p = 0; p < asked->n_parts; p++) {
        struct field field = asked->parts[p].field;

        field.required = false;
        value = value_of(maker, &field);
        str_addf(json, "%s\"%s\":", p ? "," : "", field.name);
        value_add_json(json, &field, &value);
    }
    str_add(json, "}");
}

static void
make_check(struct maker *maker, struct record *record)
{
    struct err err = { 0 };
    const struct method_step *step = method_step(maker->book->method, 1 + (int)below(maker, 12),
                                                 &err);

    must(step != NULL, &err);
    put(record, "check", value_text(step->checks[below(maker, step->n_checks)].key));
}

static void
add_record(struct maker *maker, const struct entity *entity, size_t at, struct str *out)
{
    struct record record = { .entity = entity };
    struct str typed = { 0 };
    char stamp[21];

    maker->at = at;
    record.values = arena_alloc(maker->arena, (entity->n + 1) * sizeof *record.values);
    for (size_t i = 0; i <= entity->n; i++)
        record.values[i] = value_of(maker, i < entity->n ? &entity->fields[i] : &field_note);
    make_unique(maker, &record);
    obey_rules(maker, &record);
    if (!strcmp(entity->name, "step_answer") || !strcmp(entity->name, "step_row"))
        add_typed(maker, &record, &typed);
    if (strcmp(entity->name, "check_state") == 0)
        make_check(maker, &record);
    str_addf(out, "{\"id\":\"%s\"", maker->ids[entity - entities][at]);
    for (size_t i = 0; i <= entity->n; i++) {
        const struct field *field = i < entity->n ? &entity->fields[i] : &field_note;

        str_addf(out, ",\"%s\":", field->name);
        if (field->type == FIELD_ANY || field->type == FIELD_OBJECT)
            str_add(out, str_text(&typed));
        else
            value_add_json(out, field, &record.values[i]);
    }
    snprintf(stamp, sizeof stamp, "20%02zu-0%zu-1%zuT0%zu:%02zu:%02zuZ", 10 + below(maker, 80),
             1 + below(maker, 9), below(maker, 10), below(maker, 10), below(maker, 60),
             below(maker, 60));
    str_addf(out, ",\"created_at\":\"%s\",\"updated_at\":\"%s\"}", stamp, stamp);
    str_free(&typed);
}

void
document_make(struct book *book, uint64_t seed, size_t each, struct str *out)
{
    struct arena arena = { 0 };
    struct maker maker = { .book = book,
                           .arena = &arena,
                           .random = seed * UINT64_C(0x9E3779B97F4A7C15) + 1 };

    snprintf(maker.own_code, sizeof maker.own_code, "own_%llu", (unsigned long long)seed);
    for (size_t e = 0; e < entity_count; e++) {
        maker.n[e] = strcmp(entities[e].name, "portfolio") ? each : 1;
        make_ids(&maker, e);
    }
    str_addf(out, "{\"entente\":1,\"method\":\"%s\",\"records\":{\n", method_version(book->method));
    for (size_t e = 0; e < entity_count; e++) {
        str_addf(out, "%s\"%s\":[\n", e ? ",\n" : "", entities[e].name);
        for (size_t i = 0; i < maker.n[e]; i++) {
            str_add(out, i ? ",\n" : "");
            add_record(&maker, &entities[e], i, out);
        }
        str_add(out, "\n]");
    }
    str_add(out, "\n}}\n");
    arena_free(&arena);
}

/* Members and items last to first, with blanks between; cells and amounts too, lists of codes as
 * well. */
static void
add_reversed(const struct json *tree, struct str *out)
{
    const struct json *items[4000];
    size_t n = 0;

    if (tree->kind != JSON_ARRAY && tree->kind != JSON_OBJECT) {
        json_add_tree(out, tree);
        return;
    }
    for (const struct json *item = tree->first; item && n < 4000; item = item->next)
        items[n++] = item;
    str_add(out, tree->kind == JSON_ARRAY ? "[ " : "{\r\n");
    while (n--) {
        if (tree->kind == JSON_OBJECT) {
            json_add_string(out, items[n]->key);
            str_add(out, "\t: ");
        }
        add_reversed(items[n], out);
        str_add(out, n ? " ,\n" : " ");
    }
    str_add(out, tree->kind == JSON_ARRAY ? "]" : "}");
}

void
document_shuffle(struct arena *arena, const char *document, struct str *out)
{
    struct err err = { 0 };
    struct json *tree = json_read(arena, document, strlen(document), &err);

    must(tree != NULL, &err);
    str_add(out, "\n ");
    add_reversed(tree, out);
}
