/* The reference tables of the method, with their cautions. */
#ifndef ENTENTE_CLI_REFERENCE_H
#define ENTENTE_CLI_REFERENCE_H

#include "src/cli/call.h"

/** `list reference [NAME]`: their names, or one of them. */
bool reference_list(struct call *call, struct err *err);

/** What tables there are, for help. */
bool reference_index(struct call *call, struct err *err);

/** True when the method has a table of this name. */
bool reference_exists(struct call *call, const char *name);

/** One table as text, cautions first. */
bool reference_show(struct call *call, const char *name, struct err *err);

#endif
