/* An alliance as a row of the portfolio. */
#ifndef ENTENTE_UI_SCREEN_ALLIANCE_ROW_H
#define ENTENTE_UI_SCREEN_ALLIANCE_ROW_H

#include "ui/screen/record_rows.h"

/** The columns: Alliance, Parties, Form, Steps, State, Light, Next. */
extern const struct list_column alliance_columns[];
extern const char *const alliance_column_names[];
extern const size_t alliance_column_count;

/** Fill a row, for record_rows.row. */
void alliance_row(struct record_rows *rows, const struct record *record, struct arena *arena,
                  struct list_rows *out);

#endif
