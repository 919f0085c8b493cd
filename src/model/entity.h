/* The entities: every kind of record, its fields, and how it lies in its table. */
#ifndef ENTENTE_MODEL_ENTITY_H
#define ENTENTE_MODEL_ENTITY_H

#include "src/base/str.h"
#include "src/model/field.h"
#include "src/store/store.h"

/** One kind of record; its table has the same name. */
struct entity {
    const char *name;
    const struct field *fields;
    size_t n;
};

/** All of them, in the order of the portfolio document. */
extern const struct entity entities[];
extern const size_t entity_count;

/** The entity called `name`, or NULL. */
const struct entity *entity_find(const char *name);

/** The field called `name` (the note too), or NULL. */
const struct field *entity_field(const struct entity *entity, const char *name);

/** The position of `field` in entity->fields; entity->n for the note. */
size_t entity_position(const struct entity *entity, const struct field *field);

/** True when `field` may name a record of another alliance: a lesson is applied where it was not learnt. */
bool entity_crosses(const struct entity *entity, const struct field *field);

/** The field by which people know a record of it ("name", "title", ...), or NULL. */
const struct field *entity_title(const struct entity *entity);

/**
 * True for records that are shown only together with others, never one by one: answers of a health
 * check. Whoever could list, find or change one of them could make out who gave it.
 */
bool entity_is_sealed(const struct entity *entity);

/** Refuse such a record, ERR_DENIED with the way to see them together; else true. */
bool entity_refuse_sealed(const struct entity *entity, struct err *err);

/** Append the names of columns of the file that no entity here has ("issue.mood, risk.owner2"): a newer version's. */
bool entity_add_unknown(struct str *out, struct store *store, struct err *err);

/** Append every column, quoted, with `prefix` ("t.") before each: id, fields, note, created_at, updated_at, deleted. */
void entity_add_columns(struct str *out, const struct entity *entity, const char *prefix);

#endif
