/* Holding a JSON text against a JSON Schema: as much of draft 2020-12 as ours uses. */
#ifndef ENTENTE_TESTS_SCHEMA_H
#define ENTENTE_TESTS_SCHEMA_H

#include <stdbool.h>

#include "src/base/json.h"
#include "src/base/str.h"

/**
 * True when `value` is what `rule` asks for; else `wrong` says where and why, as in "/rows/0/n: ...".
 * `root` is the whole schema, for "$ref". A keyword that it does not know is a failure, too.
 */
bool schema_holds(const struct json *root, const struct json *rule, const struct json *value,
                  const char *place, struct str *wrong);

/** The definition `name` of the schema. */
const struct json *schema_definition(const struct json *root, const char *name);

#endif
