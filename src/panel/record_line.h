/* What a figure rests on, a line each: a record, a question of a step, a statement. */
#ifndef ENTENTE_PANEL_RECORD_LINE_H
#define ENTENTE_PANEL_RECORD_LINE_H

#include "src/panel/sketch.h"

/** A line for the record with this id, of whatever kind: its name and what tells most of it; Enter opens it. */
void record_line(struct sketch *sketch, const char *id);

/** A line for the question "s04.afford" with its answer or the number of its rows; Enter goes there. */
void question_line(struct sketch *sketch, const char *key);

/** A line for what both sides said of a statement in the health check `survey`; Enter opens that. */
void statement_line(struct sketch *sketch, const char *code, const char *survey);

/** While presenting: the question is private, the record (or row, or answer) is; no line is written then. */
bool record_hides_question(struct sketch *sketch, const char *key);
bool record_hides(struct sketch *sketch, const char *id);

#endif
