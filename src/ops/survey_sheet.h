/* The answers of one person as they wait for the closing. Inside the verbs of health checks. */
#ifndef ENTENTE_OPS_SURVEY_SHEET_H
#define ENTENTE_OPS_SURVEY_SHEET_H

#include "src/base/str.h"
#include "src/ops/survey.h"

/** Append the sheet as JSON; the same sheet gives the same text. */
void survey_sheet_write(const struct survey_sheet *sheet, struct str *out);

/** Read it back into `arena`; ERR_FORMAT when somebody else wrote there. */
bool survey_sheet_read(const char *text, struct arena *arena, struct survey_sheet *out,
                       struct err *err);

#endif
