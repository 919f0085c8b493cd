#include "src/io/json_import.h"

#include <stdio.h>
#include <string.h>

#include "src/io/export_rows.h"
#include "src/io/intake.h"
#include "src/io/json_reader.h"

/*
 * The first look lists the ids of the document and tries the records that others may name. Only
 * when something was wrong or not certain they are checked one by one, until no further one falls
 * with those it needs. Then all is written; records that nobody names are checked only here. What moves to a state
 * that other records must allow waits until these are written.
 */
enum pass { LOOK, CHECK, WRITE };

/* A record that waits. */
struct waiting {
    struct waiting *next;
    const struct entity *entity;
    const char *text;
    long line, number;
};

enum { RECORDS_AN_ARENA = 32 };

struct run {
    struct book *book;
    struct source *source;
    const struct import_options *options;
    struct import_report *report;
    struct intake intake;
    struct arena arena;
    enum pass pass;
    int round;                           /* of CHECK */
    bool unsure;                         /* after LOOK: CHECK is needed */
    long fallen;                         /* refused in this round of CHECK */
    struct waiting *waiting, **last;
    bool waited;                         /* all else is written */
    bool named[EXPORT_ENTITIES_MAX];     /* kinds that are checked before all others */
};

/* Kinds that other records name, and those that need no other record: few records as a rule. */
static bool
may_be_named(const struct entity *entity)
{
    bool needs = false;

    for (size_t i = 0; i < entity->n; i++)
        needs |= export_needs(&entity->fields[i]);
    for (size_t e = 0; needs && e < entity_count; e++)
        for (size_t i = 0; i < entities[e].n; i++)
            if (entities[e].fields[i].type == FIELD_REF &&
                strcmp(entities[e].fields[i].spec, entity->name) == 0)
                return true;
    return !needs;
}

static bool
is_named(const struct run *run, const struct entity *entity)
{
    return run->named[entity - entities];
}

static enum json_want
want(void *context, const char *name)
{
    struct run *run = context;
    const struct entity *entity = entity_find(name);
    bool named = entity && is_named(run, entity);

    switch (run->pass) {
    case LOOK:
        return !entity ? JSON_WANT_NOTHING : named ? JSON_WANT_ALL : JSON_WANT_ID;
    case CHECK:
        return named ? JSON_WANT_ALL : JSON_WANT_NOTHING;
    default:
        return entity ? JSON_WANT_ALL : JSON_WANT_ID;
    }
}

/* The id of the record, when it has a valid one; NULL otherwise. */
static const char *
id_of(const struct json_found *found)
{
    const struct json *id = json_member(found->tree, "id");

    return id && id->kind == JSON_STRING && id_is_valid(id->text) ? id->text : NULL;
}

static bool
tell(struct run *run, const struct json_found *found, const char *field, bool emptied,
     const char *why, const char *hint, struct err *err)
{
    struct str text = { 0 };
    struct import_reject reject = {
        .line = found->line,
        .entity = found->entity,
        .id = id_of(found),
        .field = field,
        .why = why,
        .hint = hint,
        .emptied = emptied,
    };
    bool ok = true;

    if (emptied)
        run->report->emptied++;
    else
        run->report->rejected++;
    if (run->options->on_reject) {
        if (found->tree)
            json_add_tree(&text, found->tree);
        reject.text = str_text(&text);
        ok = run->options->on_reject(run->options->context, &reject);
        str_free(&text);
    }
    return ok || err_set(err, ERR_MACHINE, "the rejected records cannot be written down");
}

/* The record is refused for the reason in `why`, unless that is no fault of the record. */
static bool
refuse(struct run *run, const struct json_found *found, const struct err *why, struct err *err)
{
    if (why->kind != ERR_INPUT) {
        *err = *why;
        return false;
    }
    return tell(run, found, *why->where ? why->where : NULL, false, why->what, why->hint, err);
}

static bool
refuse_for(struct run *run, const struct json_found *found, const char *why, struct err *err)
{
    return tell(run, found, NULL, false, why, "", err);
}

/* The id belongs to no record of another kind. */
static bool
check_id(struct run *run, const struct record *record, struct err *err)
{
    const struct entity *other = run->intake.empty
                                     ? NULL
                                     : record_entity_of(run->book->store, record->id, err);

    if (err->kind)
        return false;
    if (!other || other == record->entity)
        return true;
    err_set(err, ERR_INPUT, "the id belongs to a record of kind %s", other->name);
    return err_where(err, "id");
}

static bool
look(struct run *run, const struct entity *entity, const struct json_found *found, struct err *err)
{
    const char *id = id_of(found), *pin;
    struct record record;
    struct err why = { 0 };

    if (id && !intake_list(&run->intake, id, entity, found->number))
        run->unsure = true;
    if (!is_named(run, entity))
        return true;
    if (found->problem ||
        !intake_read(&run->intake, entity, found->tree, &run->arena, &record, &why) ||
        !check_id(run, &record, &why) || !intake_check(&run->intake, &record, &why) ||
        run->intake.notes.unsure)
        run->unsure = true;
    if (why.kind && why.kind != ERR_INPUT) {
        *err = why;
        return false;
    }
    if (why.kind || found->problem)
        return true;
    if (strcmp(entity->name, "vocabulary_value") == 0)
        intake_add_code(&run->intake, record_text(&record, "vocabulary"),
                        record_text(&record, "code"));
    pin = strcmp(entity->name, "alliance") == 0 ? record_text(&record, "method") : NULL;
    if (pin && strcmp(pin, method_version(run->book->method)) != 0) {
        intake_add_pin(&run->intake, record.id, pin);
        run->unsure = true;              /* rows before it were read by another set */
    }
    return true;
}

static bool
check(struct run *run, const struct entity *entity, const struct json_found *found, struct err *err)
{
    const char *id = id_of(found);
    struct record record;
    struct err why = { 0 };
    enum intake_state state;
    bool listed = id && intake_state_of(&run->intake, id, entity, found->number, &state);

    /* What has no place of its own in the list can only be wrong, and is told of once. */
    if (listed ? state == INTAKE_REFUSED : run->round > 0)
        return true;
    if (found->problem)
        err_set(&why, ERR_INPUT, "%s", found->problem);
    else if (id && !listed)
        err_set(&why, ERR_INPUT, "its id is in the document twice");
    else if (intake_read(&run->intake, entity, found->tree, &run->arena, &record, &why) &&
             check_id(run, &record, &why) && intake_check(&run->intake, &record, &why))
        return true;
    if (listed) {
        intake_set_state(&run->intake, id, INTAKE_REFUSED);
        run->fallen++;
    }
    return refuse(run, found, &why, err);
}

/* Make null what names a refused record; the rest of the record was checked before. */
static bool
settle_references(struct run *run, struct record *record, struct err *err)
{
    for (size_t i = 0; i < record->entity->n; i++)
        if (record->entity->fields[i].type == FIELD_REF &&
            !intake_check_value(&run->intake, &record->entity->fields[i], &record->values[i], err))
            return false;
    return true;
}

static bool
keep_waiting(struct run *run, const struct json_found *found, const struct entity *entity)
{
    struct waiting *waiting = arena_alloc(&run->intake.lasting, sizeof *waiting);
    struct str text = { 0 };

    json_add_tree(&text, found->tree);
    *waiting = (struct waiting){
        .entity = entity, .text = arena_string(&run->intake.lasting, str_text(&text)),
        .line = found->line, .number = found->number,
    };
    str_free(&text);
    *run->last = waiting;
    run->last = &waiting->next;
    return true;
}

static bool
write_record(struct run *run, const struct entity *entity, const struct json_found *found,
             struct err *err)
{
    bool named = entity && is_named(run, entity);
    struct record record;
    struct err why = { 0 };
    enum intake_state state;
    enum intake_result result;

    if (!entity)
        return refuse_for(run, found, "the contract knows no such kind of record", err);
    if (found->problem)
        return named || refuse_for(run, found, found->problem, err);
    if (!intake_read(&run->intake, entity, found->tree, &run->arena, &record, &why))
        return (named && why.kind == ERR_INPUT) || refuse(run, found, &why, err);
    if (!intake_state_of(&run->intake, record.id, entity, found->number, &state))
        return named || refuse_for(run, found, "its id is in the document twice", err);
    if (state == INTAKE_REFUSED)
        return true;
    if (named ? run->report->rejected && !settle_references(run, &record, &why)
              : !intake_check(&run->intake, &record, &why))
        return refuse(run, found, &why, err);
    if (!run->waited && intake_is_last(&run->intake, &record, err))
        return keep_waiting(run, found, entity);
    if (err->kind)
        return false;
    if (run->waited && !intake_check_last(&run->intake, &record, &why))
        return refuse(run, found, &why, err);
    if (!intake_write(&run->intake, &record, &result, &why))
        return refuse(run, found, &why, err);
    if (result == INTAKE_ADDED)
        run->report->added++;
    else if (result == INTAKE_UPDATED)
        run->report->updated++;
    else
        run->report->unchanged++;
    for (int i = 0; i < run->intake.notes.n_emptied; i++)
        if (!tell(run, found, run->intake.notes.emptied[i], true,
                  "it was left empty: the record it names was rejected", "", err))
            return false;
    return true;
}

static bool
on_record(void *context, const struct json_found *found, struct err *err)
{
    struct run *run = context;
    const struct entity *entity = entity_find(found->entity);

    if (run->options->most && found->number > run->options->most)
        return err_set(err, ERR_INPUT, "the document has more than %ld records",
                       run->options->most);
    if (found->number % RECORDS_AN_ARENA == 0)
        arena_free(&run->arena);
    run->intake.place = found->number;
    switch (run->pass) {
    case LOOK:
        return look(run, entity, found, err);
    case CHECK:
        return check(run, entity, found, err);
    default:
        return write_record(run, entity, found, err);
    }
}

static bool
on_stray(void *context, const char *key, long line, struct err *err)
{
    struct run *run = context;
    struct json_found found = { .line = line };

    return run->pass != LOOK ||
           tell(run, &found, key, false, "the contract has no such key in a document", "", err);
}

static bool
on_progress(void *context, double part)
{
    static const double begin[] = { 0, 0.25, 0.4 }, share[] = { 0.25, 0.15, 0.6 };
    struct run *run = context;

    return !run->options->on_progress ||
           run->options->on_progress(run->options->context,
                                     begin[run->pass] + share[run->pass] * part);
}

static bool
read_through(struct run *run, enum pass pass, struct err *err)
{
    const struct json_handler handler = { want, on_record, on_stray, on_progress, run };
    struct json_document document;
    bool ok;

    run->pass = pass;
    run->intake.first_look = pass == LOOK;
    ok = json_reader_run(run->source, &handler, &document, err);
    arena_free(&run->arena);
    if (ok)
        snprintf(run->report->method, sizeof run->report->method, "%s", document.method);
    return ok;
}

/* Steps first: an alliance may wait for them. */
static bool
write_waiting(struct run *run, bool steps, struct err *err)
{
    bool ok = true;

    run->waited = true;
    for (struct waiting *waiting = run->waiting; ok && waiting; waiting = waiting->next) {
        struct json_found found = { .entity = waiting->entity->name, .line = waiting->line,
                                    .number = waiting->number };

        if ((strcmp(waiting->entity->name, "step_state") == 0) != steps)
            continue;
        run->intake.place = waiting->number;
        found.tree = json_read(&run->arena, waiting->text, strlen(waiting->text), err);
        ok = found.tree && write_record(run, waiting->entity, &found, err);
        arena_free(&run->arena);
    }
    return ok;
}

static bool
run_passes(struct run *run, struct err *err)
{
    if (!intake_open(&run->intake, run->book, err) || !read_through(run, LOOK, err))
        return false;
    run->unsure |= run->report->rejected > 0;
    for (run->round = 0; run->unsure; run->round++) {
        index_free(&run->intake.keys);
        run->fallen = 0;
        if (!read_through(run, CHECK, err))
            return false;
        run->unsure = run->fallen > 0;
    }
    return read_through(run, WRITE, err) && write_waiting(run, true, err) && write_waiting(run, false, err);
}

bool
json_import(struct book *book, struct source *source, const struct import_options *options,
            struct import_report *report, struct err *err)
{
    static const struct import_options none;
    struct run run = { .book = book, .source = source, .options = options ? options : &none,
                       .report = report };
    const char *slash = strrchr(source->name, '/');
    char label[300];
    bool ok;

    _Static_assert(EXPORT_ENTITIES_MAX <= 256, "intake keeps the kind of a record in a byte");
    *report = (struct import_report){ 0 };
    run.last = &run.waiting;
    for (size_t e = 0; e < entity_count; e++)
        run.named[e] = may_be_named(&entities[e]);
    if (!change_begin(book->store, CHANGE_IMPORT, NULL, err))
        return false;
    ok = run_passes(&run, err);
    snprintf(label, sizeof label, "Import of %.150s: %ld added, %ld updated",
             slash ? slash + 1 : source->name, report->added, report->updated);
    if (ok && !run.options->dry_run)
        ok = change_commit(book->store, label, NULL, err);
    else
        change_rollback(book->store);
    intake_close(&run.intake);
    return ok && (run.options->dry_run || book_refresh(book, err));
}
