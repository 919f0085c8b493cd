/* A record as a line: its name, then the first things known of it. */
#ifndef ENTENTE_PANEL_RECORD_LINE_H
#define ENTENTE_PANEL_RECORD_LINE_H

#include "src/panel/sketch.h"

/** A line for the record with this id, of whatever kind; Enter opens it. */
void record_line(struct sketch *sketch, const char *id);

#endif
