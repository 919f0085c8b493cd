/* A reference table as bars: its figures to be looked at, each with its number beside it. */
#ifndef ENTENTE_METHOD_REFERENCE_CHART_H
#define ENTENTE_METHOD_REFERENCE_CHART_H

#include "src/base/str.h"
#include "src/method/method.h"

/**
 * Append the lines of the table as bars, nothing when the set names no columns for it. Lines with
 * the same cell in `chart_group` stand under it and share a scale: 0 to 100 where it or the unit is
 * percent, else 0 to the highest. Two columns are drawn as a range. A line without a number is
 * said to have none; nothing is drawn between lines.
 */
void reference_chart(const struct method_reference *reference, bool ascii, struct str *out);

#endif
