/* How often each contact pair was in touch lately. */
#ifndef ENTENTE_FIGURES_PAIR_CONTACTS_H
#define ENTENTE_FIGURES_PAIR_CONTACTS_H

#include "src/figures/context.h"

/**
 * The contacts of the pair in the last CONTACT_DAYS days, asked of the file; 0 after a failure
 * (figures->err).
 */
size_t pair_contacts(struct figures_context *context, const char *pair);

#endif
