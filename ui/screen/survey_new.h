/* Asking for a new health check: its name, what it asks, on which scale. */
#ifndef ENTENTE_UI_SCREEN_SURVEY_NEW_H
#define ENTENTE_UI_SCREEN_SURVEY_NEW_H

#include "src/base/id.h"
#include "ui/screen/choose.h"

/** Zero-initialise it; it must live until the last answer has come. */
struct survey_new {
    struct choose choose;
    char alliance[ID_SIZE];
    char name[700], statements[400];
    bool made;                   /* set when the check was made */
};

/** Ask the first question. */
void survey_new_begin(struct survey_new *fresh, struct ui *ui, const char *alliance);

/** True when the answer was to one of its questions: it asks the next one, or makes the check. */
bool survey_new_answer(struct survey_new *fresh, struct ui *ui, const struct answer *answer);

void survey_new_free(struct survey_new *fresh);

#endif
