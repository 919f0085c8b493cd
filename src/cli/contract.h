/* Inside the command `schema`: what its parts share. */
#ifndef ENTENTE_CLI_CONTRACT_H
#define ENTENTE_CLI_CONTRACT_H

#include "src/base/str.h"

#define ID_PATTERN "^[A-Za-z0-9_-]{1,26}$"
#define DAY_PATTERN "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$"

/** Append what `dashboard` and `attend` print with --json, as definitions parted by commas. */
void contract_add_figures(struct str *out);

#endif
