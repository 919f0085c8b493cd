/* What the verbs of `survey` share. Inside the command line only. */
#ifndef ENTENTE_CLI_SURVEY_H
#define ENTENTE_CLI_SURVEY_H

#include "src/cli/call.h"
#include "src/ops/survey.h"

/**
 * REF, an alliance or a health check, to a health check: of an alliance the one that is open, or
 * (closed) the newest that is closed. `id` stays empty when an alliance has none.
 */
bool survey_ref(struct call *call, const char *ref, bool closed, char id[ID_SIZE],
                char alliance[ID_SIZE], struct err *err);

/** The open health check of REF; ERR_MISSING with the way to make one. */
bool survey_open_of(struct call *call, const char *ref, char id[ID_SIZE], struct err *err);

/** How far an open health check is: who was invited, who answered, the balance. */
bool survey_tell_state(struct call *call, const char *id, struct err *err);

/** The profile of a closed one (NULL: the newest as of the day). */
bool survey_tell_profile(struct call *call, const char *alliance, const char *id, struct err *err);

/** What can be asked. */
bool survey_tell_statements(struct call *call, const char *ref, struct err *err);

/* The verbs; `words` behind the verb. */
bool survey_do_new(struct call *call, const char *const *words, size_t n, struct err *err);
bool survey_do_invite(struct call *call, const char *const *words, size_t n, struct err *err);
bool survey_do_files(struct call *call, const char *const *words, size_t n, struct err *err);
bool survey_do_merge(struct call *call, const char *const *words, size_t n, struct err *err);
bool survey_do_enter(struct call *call, const char *const *words, size_t n, struct err *err);
bool survey_do_close(struct call *call, const char *const *words, size_t n, struct err *err);

/** ERR_USAGE: a word is missing behind `survey VERB`, or one too many; `form` is the right one. */
bool survey_usage(struct call *call, size_t n, size_t least, const char *form, struct err *err);

#endif
