/* Answer files of a health check: written for those invited, and taken in as they come back. */
#ifndef ENTENTE_UI_SCREEN_SURVEY_FILES_H
#define ENTENTE_UI_SCREEN_SURVEY_FILES_H

#include "ui/core/screen.h"

/** Ask for the folder to write to; the answer goes to survey_files_write(). */
void survey_files_ask_write(struct ui *ui, int question);

/** Write the files of the open check `survey` into the folder `typed`, and say what came of it. */
void survey_files_write(struct ui *ui, const char *survey, const char *typed);

/** Ask for the file or folder that came back; the answer goes to survey_files_take(). */
void survey_files_ask_take(struct ui *ui, int question);

/** Take in what is at `typed` for a check of `alliance`; what is not is told one by one. */
void survey_files_take(struct ui *ui, const char *alliance, const char *typed);

#endif
