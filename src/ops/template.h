/* Templates: what a new alliance of a kind starts with. They are part of the method set. */
#ifndef ENTENTE_OPS_TEMPLATE_H
#define ENTENTE_OPS_TEMPLATE_H

#include "src/ops/book.h"
#include "src/ops/record.h"

/** One template; texts live in the arena it was read into. */
struct template {
    const char *key, *name, *about;
};

/** Those offered, in the order of their names. */
bool template_list(struct book *book, struct arena *arena, struct template **out, size_t *n,
                   struct err *err);

/**
 * Add an alliance as alliance_add() does, and fill it from the template `key`, all in one change. ERR_MISSING
 * names the templates there are.
 */
bool template_add(struct book *book, const char *key, const char *name, const char *code,
                  const struct setting *more, size_t n, char id[ID_SIZE], struct err *err);

/**
 * Within the open change: add the records of `entity` that the template `key` brings and the alliance does not have
 * yet, told apart by the field `by`. What a line refers to and the alliance lacks is left out; of how many of the new ones `*bare`
 * counts. `*made` grows.
 */
bool template_records(struct book *book, const char *key, const char *alliance, const char *entity, const char *by,
                      long *made, long *bare, struct err *err);

/**
 * Within the open change: records like those of the template, told apart by `by`, get what its lines refer to, where
 * it is there by now and theirs is empty. `*linked` grows.
 */
bool template_link(struct book *book, const char *key, const char *alliance, const char *entity, const char *by,
                   long *linked, struct err *err);

#endif
