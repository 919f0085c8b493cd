#include "src/io/intake.h"

#include <stdio.h>
#include <string.h>

#include "src/io/export_rows.h"
#include "src/io/pinned.h"
#include "src/rules/fact_rules.h"
#include "src/rules/record_rules.h"
#include "src/store/query.h"

bool
intake_open(struct intake *intake, struct book *book, struct err *err)
{
    intake->book = book;
    intake->entities = arena_alloc(&intake->lasting, entity_count * sizeof *intake->entities);
    intake->empty = !query_number(book->store, 1, err,
        "SELECT EXISTS(SELECT 1 FROM edit WHERE tbl<>'portfolio')", "");
    return !err->kind;
}

void
intake_close(struct intake *intake)
{
    index_free(&intake->ids);
    index_free(&intake->keys);
    index_free(&intake->codes);
    index_free(&intake->homes);
    index_free(&intake->pins);
    arena_free(&intake->lasting);
}

/* ids: state in the lowest 8 bits, the entity in the next 8, the place in the rest. */
static uint64_t
pack(const struct entity *entity, long number, enum intake_state state)
{
    return (uint64_t)state | (uint64_t)(entity - entities) << 8 | (uint64_t)number << 16;
}

static const struct entity *
listed_entity(const struct index_entry *entry)
{
    return &entities[entry->number >> 8 & 0xFF];
}

/* What only the file holds is listed at place 0. */
static bool
is_in_document(const struct index_entry *entry)
{
    return entry->number >> 16 != 0;
}

bool
intake_list(struct intake *intake, const char *id, const struct entity *entity, long number)
{
    bool fresh;
    struct index_entry *entry = index_add(&intake->ids, id, strlen(id), &fresh);

    fresh |= !is_in_document(entry);
    if (fresh)
        entry->number = pack(entity, number, INTAKE_LISTED);
    return fresh;
}

bool
intake_state_of(const struct intake *intake, const char *id, const struct entity *entity,
                long number, enum intake_state *state)
{
    const struct index_entry *entry = index_find(&intake->ids, id, strlen(id));

    if (!entry || entry->number >> 8 != pack(entity, number, INTAKE_LISTED) >> 8)
        return false;
    *state = (enum intake_state)(entry->number & 0xFF);
    return true;
}

void
intake_set_state(struct intake *intake, const char *id, enum intake_state state)
{
    struct index_entry *entry = index_find(&intake->ids, id, strlen(id));

    if (entry)
        entry->number = (entry->number & ~(uint64_t)0xFF) | (uint64_t)state;
}

void
intake_add_code(struct intake *intake, const char *vocabulary, const char *code)
{
    char key[400];
    bool fresh;
    int n = snprintf(key, sizeof key, "%s/%s", vocabulary, code);

    if (n < (int)sizeof key)
        index_add(&intake->codes, key, (size_t)n, &fresh);
}

void
intake_add_pin(struct intake *intake, const char *alliance, const char *version)
{
    bool fresh;

    index_add(&intake->pins, alliance, strlen(alliance), &fresh)->pointer =
        arena_string(&intake->lasting, version);
}

struct method *
intake_method(struct intake *intake, const char *alliance, struct err *err)
{
    struct book *book = intake->book;
    const struct index_entry *pin, *entry;

    if (!alliance)
        return book->method;
    entry = index_find(&intake->ids, alliance, strlen(alliance));
    if (!entry || !is_in_document(entry))
        return pinned_method(book, alliance, intake->alliance, &intake->method, err);
    pin = index_find(&intake->pins, alliance, strlen(alliance));
    return pin ? pinned_method_of(book, pin->pointer, err) : book->method;
}

/*
 * The codes of a vocabulary, looked up once; those of the document were added while it was read
 * first.
 */
static bool
has_code(struct intake *intake, const char *vocabulary, const char *code, struct err *err)
{
    char key[400];
    bool fresh;
    int n = snprintf(key, sizeof key, "%s/%s", vocabulary, code);

    if (n >= (int)sizeof key)
        return false;
    if (index_find(&intake->codes, key, (size_t)n))
        return true;
    index_add(&intake->codes, vocabulary, strlen(vocabulary), &fresh);
    if (fresh) {
        const struct method_vocabulary *known = method_vocabulary(intake->book->method, vocabulary,
                                                                  err);

        for (size_t i = 0; known && i < known->n; i++)
            intake_add_code(intake, vocabulary, known->codes[i].code);
        return index_find(&intake->codes, key, (size_t)n) != NULL;
    }
    return false;
}

static bool
check_code(struct intake *intake, const struct field *field, const char *code, struct err *err)
{
    const struct method_vocabulary *vocabulary;

    if (has_code(intake, field->spec, code, err))
        return true;
    if (err->kind)
        return false;
    if (intake->first_look) {
        intake->notes.unsure = true;
        return true;
    }
    vocabulary = method_vocabulary(intake->book->method, field->spec, err);
    if (err->kind)
        return false;
    return err_set(err, ERR_INPUT, "'%.60s' is no value of %s (%s)", code,
                   vocabulary ? vocabulary->name : "the vocabulary", field->spec);
}

/*
 * ["cost","learn"], sorted and without blanks. Only a value of one's own can need the parser for
 * its escapes.
 */
static bool
check_codes(struct intake *intake, const struct field *field, const char *list, struct err *err)
{
    struct arena arena = { 0 };
    struct json *tree;
    char code[400];
    bool ok = true;

    if (!strchr(list, '\\')) {
        for (const char *at = list + 1, *end; ok && *at == '"'; at = end + 1 + (end[1] == ',')) {
            end = strchr(at + 1, '"');
            snprintf(code, sizeof code, "%.*s", (int)(end - at - 1), at + 1);
            ok = check_code(intake, field, code, err);
        }
        return ok;
    }
    tree = json_read(&arena, list, strlen(list), err);
    for (const struct json *item = tree ? tree->first : NULL; ok && item; item = item->next)
        ok = check_code(intake, field, item->text, err);
    arena_free(&arena);
    return ok && !err->kind;
}

static bool
refuse_reference(struct intake *intake, const struct entity *target, const char *id,
                 const struct entity *found, struct err *err)
{
    if (found && found != target)
        return err_set(err, ERR_INPUT, "%.26s is of kind %s, not %s", id, found->name,
                       target->name);
    if (intake->first_look) {
        intake->notes.unsure = true;
        return true;
    }
    err_set(err, ERR_INPUT, "there is no %s with the id '%.40s'", target->name, id);
    return err_hint(err, "It is neither in what is imported nor in the portfolio.");
}

/* 0 or 1, whether the record of the file is in the bin; -1 when there is none. */
static int64_t
deleted_in_file(struct intake *intake, const struct entity *target, const char *id, struct err *err)
{
    char sql[120];

    if (intake->empty && intake->place)
        return -1;
    snprintf(sql, sizeof sql, "SELECT \"deleted\" FROM \"%s\" WHERE \"id\"=?1", target->name);
    return query_number(intake->book->store, -1, err, sql, "t", id);
}

/* An update of it may have been refused: the record is there all the same. */
static bool
is_in_file(struct intake *intake, const struct entity *target, const char *id, struct err *err)
{
    return deleted_in_file(intake, target, id, err) == 0 && !err->kind;
}

/* Look in the file. What was found there once is listed, so that the next look is short. */
static bool
check_in_file(struct intake *intake, const struct entity *target, const char *id, struct err *err)
{
    int64_t deleted = deleted_in_file(intake, target, id, err);

    if (err->kind)
        return false;
    if (deleted == 0) {
        intake_list(intake, id, target, 0);
        return true;
    }
    if (deleted > 0)
        return err_set(err, ERR_INPUT, "the %s with the id '%.40s' is in the bin", target->name,
                       id);
    return refuse_reference(intake, target, id,
                            intake->empty ? NULL : record_entity_of(intake->book->store, id, err),
                            err);
}

static bool
check_reference(struct intake *intake, const struct field *field, struct value *value,
                struct err *err)
{
    const struct entity *target = entity_find(field->spec);
    const struct index_entry *entry = index_find(&intake->ids, value->text, strlen(value->text));

    if (!target)
        return err_set(err, ERR_INPUT, "the method names an unknown kind, %.40s", field->spec);
    if (!entry)
        return id_is_valid(value->text) ? check_in_file(intake, target, value->text, err)
                                        : refuse_reference(intake, target, value->text, NULL, err);
    if (listed_entity(entry) != target)
        return refuse_reference(intake, target, value->text, listed_entity(entry), err);
    if ((entry->number & 0xFF) != INTAKE_REFUSED || is_in_file(intake, target, value->text, err))
        return true;
    if (err->kind)
        return false;
    if (!export_needs(field)) {
        if (intake->notes.n_emptied < INTAKE_EMPTIED_MAX)
            intake->notes.emptied[intake->notes.n_emptied++] = field->name;
        *value = value_null();
        return true;
    }
    return err_set(err, ERR_INPUT, "the %s it belongs to, '%.40s', was rejected", target->name,
                   value->text);
}

bool
intake_check_value(struct intake *intake, const struct field *field, struct value *value,
                   struct err *err)
{
    bool ok = true;

    if (value->kind == VALUE_NULL)
        return true;
    if (field->type == FIELD_REF)
        ok = check_reference(intake, field, value, err);
    else if (field_has_vocabulary(field))
        ok = value->kind == VALUE_TEXT ? check_code(intake, field, value->text, err)
                                       : check_codes(intake, field, value->text, err);
    if (!ok && !err->where[0])
        err_where(err, "%s", field->name);
    return ok;
}

/* ---- one alliance ---- */

/* Equal alliances have equal hashes; 0 stands for none. */
static uint64_t
hash_of(const char *alliance)
{
    uint64_t sum = 0xCBF29CE484222325U;

    for (const char *c = alliance; c && *c; c++)
        sum = (sum ^ (unsigned char)*c) * 0x100000001B3U;
    return alliance ? sum | 1 : 0;
}

static void
set_home(struct intake *intake, const char *id, uint64_t home)
{
    bool fresh;

    index_add(&intake->homes, id, strlen(id), &fresh)->number = home;
}

/* Where the record `id` of kind `target` belongs: as the document says, else the file; 0: unknown. */
static uint64_t
home_of(struct intake *intake, const struct entity *target, const char *id, struct err *err)
{
    const struct index_entry *entry = index_find(&intake->homes, id, strlen(id));
    struct arena arena = { 0 };
    char sql[120];

    if (!entry && !(intake->empty && intake->place)) {
        snprintf(sql, sizeof sql, "SELECT \"alliance\" FROM \"%s\" WHERE \"id\"=?1", target->name);
        set_home(intake, id, hash_of(query_string(intake->book->store, &arena, err, sql, "t", id)));
        arena_free(&arena);
        entry = index_find(&intake->homes, id, strlen(id));
    }
    return entry ? entry->number : 0;
}

/* What a record names belongs to the same alliance or to none (records.md 3), as for the verbs. */
static bool
check_alliance(struct intake *intake, const struct record *record, struct err *err)
{
    const struct entity *entity = record->entity;
    uint64_t home = hash_of(record_text(record, "alliance"));

    for (size_t i = 0; home && i < entity->n; i++) {
        const struct field *field = &entity->fields[i];
        const struct entity *other = field->type == FIELD_REF ? entity_find(field->spec) : NULL;
        uint64_t its;

        if (!other || record->values[i].kind != VALUE_TEXT || !entity_field(other, "alliance") ||
            entity_crosses(entity, field))
            continue;
        its = home_of(intake, other, record->values[i].text, err);
        if (err->kind)
            return false;
        if (its && its != home) {
            err_set(err, ERR_INPUT, "the %s it names belongs to another alliance", other->name);
            return err_where(err, "%s", field->name);
        }
    }
    if (home && intake->first_look)     /* only kinds that others name are looked at then */
        set_home(intake, record->id, home);
    return true;
}

/* Questions and checks are named by keys of the method. */
static bool
check_key(struct intake *intake, const struct record *record, struct err *err)
{
    static const char *const kinds[] = { "step_answer", "step_row", "check_state" };
    static const char *const words[] = { "single answer", "rows", "check" };
    const char *name = record->entity->name, *field, *key;
    struct method *method;
    const struct method_field *asked;
    bool known;
    int i = 0;

    while (i < 3 && strcmp(name, kinds[i]) != 0)
        i++;
    if (i == 3)
        return true;
    field = i == 2 ? "check" : "field";
    key = record_text(record, field);
    method = intake_method(intake, record_text(record, "alliance"), err);
    if (!method)
        return false;
    asked = i == 1 ? method_field(method, key, err) : NULL;
    known = i == 0   ? method_answer(method, key, NULL, err) != NULL
            : i == 1 ? asked && asked->kind == METHOD_ROWS
                     : method_check(method, key, err) != NULL;
    if (known || err->kind)
        return known;
    err_set(err, ERR_INPUT, "the method has no %s '%.60s'", words[i], key);
    return err_where(err, "%s", field);
}

/*
 * Why a meeting was cancelled is asked of people, not of documents: the worked examples of the
 * method leave it out themselves.
 */
static bool
check_rules(const struct record *record, struct err *err)
{
    if (record_rules(record, err))
        return true;
    if (strcmp(record->entity->name, "meeting") != 0 || strcmp(err->where, "cancel_reason") != 0)
        return false;
    err_clear(err);
    return true;
}

/*
 * What cannot be is refused as when it is typed; what the file holds already is not asked about
 * again. A whole document that fills an empty file is held against the contract alone: it brings
 * its own clock and its own habits, and figures leave days to come aside (records.md 3).
 */
static bool
check_facts(struct intake *intake, const struct record *record, struct err *err)
{
    struct err ignored = { 0 };
    struct arena arena = { 0 };
    struct record before;
    long today = book_today(intake->book);
    bool ok = (intake->empty && intake->place) || fact_rules(record, NULL, today, err);

    if (!ok && record_load(intake->book->store, record->entity, record->id, &arena, &before, &ignored)) {
        err_clear(err);
        ok = fact_rules(record, &before, today, err);
    }
    arena_free(&arena);
    return ok;
}

/* The record is in the file with this value already. */
static bool
is_stored(struct intake *intake, const struct record *record, const char *field)
{
    struct err ignored = { 0 };
    struct arena arena = { 0 };
    struct record stored;
    bool same = false;

    if (record_load(intake->book->store, record->entity, record->id, &arena, &stored, &ignored)) {
        struct value old = record_value(&stored, field), new = record_value(record, field);

        same = value_equal(&old, &new);
    }
    arena_free(&arena);
    return same;
}

/* A rating lies on the scale of its health check, which comes before it in a document. */
static bool
check_rating(struct intake *intake, const struct record *record, struct err *err)
{
    struct arena arena = { 0 };
    struct value value = record_value(record, "value");
    double number = value.kind == VALUE_INT ? (double)value.integer : value.number;
    const char *scale;
    bool hundred, ok;

    if (strcmp(record->entity->name, "answer") != 0 || value.kind == VALUE_NULL ||
        (intake->empty && intake->place))
        return true;
    scale = query_string(intake->book->store, &arena, err, "SELECT scale FROM survey WHERE id=?1", "t",
                         record_text(record, "survey"));
    hundred = scale && strcmp(scale, "hundred") == 0;
    ok = !scale || (number >= !hundred && number <= (hundred ? 100 : 5)) ||
         is_stored(intake, record, "value");
    arena_free(&arena);
    if (!ok) {
        err_set(err, ERR_INPUT, "%.12g is not on the scale of the health check", number);
        err_hint(err, hundred ? "It goes from 0 to 100, such as 80." : "It goes from 1 to 5, such as 4.");
        err_where(err, "value");
    }
    return ok && !err->kind;
}

bool
intake_check(struct intake *intake, struct record *record, struct err *err)
{
    const struct entity *entity = record->entity;

    for (size_t i = 0; i < entity->n; i++) {
        const struct field *field = &entity->fields[i];

        if (field->required && record->values[i].kind == VALUE_NULL) {
            err_set(err, ERR_INPUT, "it must not be empty");
            return err_where(err, "%s", field->name);
        }
        if (!intake_check_value(intake, field, &record->values[i], err))
            return false;
    }
    return check_key(intake, record, err) && check_rules(record, err) &&
           check_facts(intake, record, err) && check_rating(intake, record, err) &&
           check_alliance(intake, record, err) && intake_check_unique(intake, record, err) &&
           intake_check_state(intake, record, err);
}
