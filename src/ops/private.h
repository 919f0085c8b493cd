/* What stays on our side: kinds of records, questions of steps, notes. Others see the rest. */
#ifndef ENTENTE_OPS_PRIVATE_H
#define ENTENTE_OPS_PRIVATE_H

#include "src/base/str.h"
#include "src/method/method.h"

/** Records of this kind are private (flags, safeguards). */
bool private_kind(struct method *method, const struct entity *entity);

/** The question that an answer or rows under this key belong to is private ("s06.batna"). */
bool private_question(struct method *method, const char *key);

/** The figure rests on private records or answers alone, or nearly: "G21". */
bool private_figure(const char *code);

/** The banner of a dashboard tells what a private record says: "flag_confirmed". */
bool private_banner(const char *code);

/**
 * Append a condition that holds for the changes `c` of the journal that tell nothing private: none
 * of their first cells is one. The label of a change names no more than those.
 */
void private_add_open_changes(struct str *sql, struct method *method);

#endif
