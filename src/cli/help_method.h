/* What the method tells: steps, questions, checks, vocabularies, kinds of records, guidance. */
#ifndef ENTENTE_CLI_HELP_METHOD_H
#define ENTENTE_CLI_HELP_METHOD_H

#include "src/cli/call.h"

/**
 * Print what the method says of "step 6", "s06", "s04.choice", "c04.7", "E.13", or a page of
 * guidance. `*known` is false when it has nothing of this name.
 */
bool help_method(struct call *call, const char *topic, bool *known, struct err *err);

/** A kind of record: what it is for and its fields. */
bool help_kind(struct call *call, const struct entity *entity, struct err *err);

/* Lists of what there is to ask for. */
bool help_topics(struct call *call, struct err *err);
bool help_steps(struct call *call, struct err *err);
bool help_kinds(struct call *call, struct err *err);
bool help_templates(struct call *call, struct err *err);
bool help_vocabularies(struct call *call, struct err *err);

#endif
