/* Health checks of an alliance: who is invited, who has answered, and what came of earlier ones. */
#ifndef ENTENTE_UI_SCREEN_SURVEY_H
#define ENTENTE_UI_SCREEN_SURVEY_H

#include "ui/screen/place.h"

/** Its argument is a place with the alliance; of a closed check as record the result opens too. */
extern const struct screen_class survey_class;

/** The same as a place is opened. */
bool survey_open(struct ui *ui, const struct place *place);

/** The result of a closed check. */
bool survey_result_open(struct ui *ui, const char *alliance, const char *survey);

/** What a paper is entered for. */
struct survey_paper_want {
    char alliance[ID_SIZE], survey[ID_SIZE];
    char respondent[ID_SIZE];    /* somebody invited; empty: chosen on the screen */
};

/** Enter papers, one after the other. */
bool survey_paper_open(struct ui *ui, const struct survey_paper_want *want);

/** "us, alliance managers"; in `arena`. */
const char *survey_group_words(struct ui *ui, const char *side, const char *group,
                               struct arena *arena);

/** The health check that the screen is about: the result shown, or the one at the cursor; false: none. */
bool survey_here(const struct ui *ui, char id[ID_SIZE]);

#endif
