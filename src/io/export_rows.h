/*
 * Which records leave with an export, and with which references: what lies in the bin stays at home
 * (records.md 1).
 */
#ifndef ENTENTE_IO_EXPORT_ROWS_H
#define ENTENTE_IO_EXPORT_ROWS_H

#include "src/model/record.h"
#include "src/store/query.h"

enum { EXPORT_ENTITIES_MAX = 128 };

/** The kinds of which some records are gone: in the bin, or in need of a record that is. */
struct export_scope {
    struct store *store;
    bool gone[EXPORT_ENTITIES_MAX];    /* by place in entities[] */
};

/**
 * True for a reference that takes its record along into the bin: a required one, and the alliance
 * of a bound, which without it would hold for the whole portfolio.
 */
bool export_needs(const struct field *field);

/** Find out, with one look into each table. */
bool export_scope_read(struct store *store, struct export_scope *scope, struct err *err);

/**
 * Start reading the records of `entity` that are exported, in order of their ids: the columns of
 * entity_add_columns(), references to records that are gone as null. NULL on failure.
 */
struct query *export_rows_start(const struct export_scope *scope, const struct entity *entity,
                                struct err *err);

/**
 * Append the question whether the record ?1 is in the bin, or in need of one that is, or not there
 * at all: 1 then, else 0.
 */
void export_gone_sql(const struct entity *entity, struct str *sql);

#endif
