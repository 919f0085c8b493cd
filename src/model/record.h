/* A record of any entity, as loaded. */
#ifndef ENTENTE_MODEL_RECORD_H
#define ENTENTE_MODEL_RECORD_H

#include "src/base/id.h"
#include "src/model/entity.h"
#include "src/model/value.h"
#include "src/store/query.h"

/** Lives in the arena it was loaded into. `values` has entity->n + 1 entries, the last is the note. */
struct record {
    const struct entity *entity;
    char id[ID_SIZE];
    struct value *values;
    const char *created_at, *updated_at;
    bool deleted;
};

/** Load the record `id`; ERR_MISSING when there is none (one in the bin is loaded, see `deleted`). */
bool record_load(struct store *store, const struct entity *entity, const char *id,
                 struct arena *arena, struct record *out, struct err *err);

/** Read the record from the columns of entity_add_columns(), which start at column `first`. */
void record_read(struct query *query, int first, const struct entity *entity, struct arena *arena,
                 struct record *out);

/** The value of the field called `name`; the unknown value when there is no such field. */
struct value record_value(const struct record *record, const char *name);

/** The text of a text, choice, date or reference field; NULL when unknown. */
const char *record_text(const struct record *record, const char *name);

/** The entity of the record with this id, over all entities (bin included); NULL when there is none. */
const struct entity *record_entity_of(struct store *store, const char *id, struct err *err);

/** How people know the record: its name or title, else its kind; in `arena`. */
const char *record_title(const struct record *record, struct arena *arena);

/** The same, by id, through one query; NULL when there is none. */
const char *record_title_of(struct store *store, const struct entity *entity, const char *id,
                            struct arena *arena);

#endif
