/* What is being typed in a form: kept as a draft at every key, and what stood there when it began. */
#ifndef ENTENTE_UI_SCREEN_TYPED_H
#define ENTENTE_UI_SCREEN_TYPED_H

#include "ui/screen/desk.h"
#include "ui/widget/form.h"

/** Zero-initialise it. */
struct typed {
    char field[80];                  /* key of the form's field being edited; "": none */
    char draft[DRAFT_KEY_SIZE];      /* key of its draft */
    char *seen;                      /* the stored text when editing began */
    bool had;                        /* there was a draft before */
    bool held;                       /* the text was not accepted, the form keeps it */
};

/** Write the draft key of a field. */
typedef void typed_key(void *context, const struct form_field *field, char out[DRAFT_KEY_SIZE]);

/** Call it after each event of the form: keeps what is typed, drops it when the edit ended well. */
void typed_follow(struct typed *typed, struct ui *ui, const struct form *form, typed_key *key, void *context);

/** The form keeps `text` as its draft of `field`: for form_class.draft. NULL does nothing, see typed_stored(). */
void typed_hold(struct typed *typed, struct ui *ui, const struct form_field *field, const char *text,
                typed_key *key, void *context);

/** The value of `field` is stored: its draft can go. Call it last, the field's texts may be older than the file then. */
void typed_stored(struct ui *ui, const struct form_field *field, typed_key *key, void *context);

/** Drop the draft of `field`, for form_class.drop; true when there was one. */
bool typed_drop(struct typed *typed, struct ui *ui, const struct form_field *field, typed_key *key, void *context);

/** The stored text that the user saw when he began to edit `field`; what stands there now when he just set it. */
const char *typed_seen(const struct typed *typed, const struct form_field *field);

/** Give `field` the draft that is kept for it, with its age; texts live in `arena`. */
void typed_offer(struct ui *ui, struct arena *arena, struct form_field *field, const char *key);

/** Give the memory back. */
void typed_free(struct typed *typed);

#endif
