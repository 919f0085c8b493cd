/* Conditions that may be unknown: true, false, or resting on data that is missing (F.4). */
#ifndef ENTENTE_RULES_TRUTH_H
#define ENTENTE_RULES_TRUTH_H

#include <stdbool.h>

enum truth { TRUTH_UNKNOWN, TRUTH_FALSE, TRUTH_TRUE };

/** What `holds` says, unknown unless there is data to say it from. */
enum truth truth_given(bool has_data, bool holds);

/** A figure against a limit, where 1e-9 apart counts as equal; unknown for NAN. */
enum truth truth_at_least(double figure, double limit);
enum truth truth_at_most(double figure, double limit);
enum truth truth_above(double figure, double limit);
enum truth truth_below(double figure, double limit);

/** One of them holds; unknown only when both are. */
enum truth truth_or(enum truth a, enum truth b);

/** Both hold; one that does not hold settles it, whatever is unknown of the other. */
enum truth truth_and(enum truth a, enum truth b);

#endif
