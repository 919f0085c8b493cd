/* The open method, for the files of this module only. */
#ifndef ENTENTE_METHOD_INSIDE_H
#define ENTENTE_METHOD_INSIDE_H

#include "src/base/id.h"
#include "src/method/method.h"
#include "src/method/texts.h"

enum { METHOD_STEPS = 12, METHOD_WORDS = 64, METHOD_ASKED = 512 };

/* What was read stays in a list until the method is closed. */
struct kept_vocabulary {
    struct kept_vocabulary *next;
    struct method_vocabulary vocabulary;
};

struct kept_register {
    struct kept_register *next;
    struct method_register words;
};

struct kept_reference {
    struct kept_reference *next;
    struct method_reference reference;
};

/* A row of vocabulary_value. */
struct own_value {
    const char *vocabulary, *code, *meaning;
    bool hidden;
};

/* A code that an indicator was asked for, and the answer. */
struct method_asked {
    char code[24];
    const struct method_indicator *found;
};

/* A string handed out once and found again: drawing for hours needs no more memory. */
struct kept_word {
    struct kept_word *next;
    char text[];
};

struct method {
    struct store *store;
    struct arena arena;
    const char *version;
    char alliance[ID_SIZE];              /* method_look_in(); empty: all */
    const struct method_step *steps[METHOD_STEPS + 1], *outlines[METHOD_STEPS + 1];
    bool outlining;                      /* what is read now is for the outlines */
    struct kept_vocabulary *vocabularies;
    struct kept_register *registers;
    struct kept_reference *references;
    struct kept_word *words[METHOD_WORDS];
    const struct method_topic *topics;
    size_t n_topics;
    struct method_indicator *indicators; /* sorted by their code in small letters */
    size_t n_indicators;
    struct method_asked *asked;          /* METHOD_ASKED, by the code asked for */
    struct method_indicator *shipped;    /* those of the program's own set, read when it is asked for */
    size_t n_shipped;
    struct method_survey *survey;
    struct own_value *own;               /* the portfolio's own and hidden values */
    size_t n_own;
    const char *own_text;                /* the same as one text, to see a change */
    uint64_t generation;                 /* of the store when they were read; 0: never */
};

/**
 * Read the part described in [kind key]. Its type is the text "type", unless `field` (of an entity)
 * is given. `name` names the field otherwise; it is borrowed.
 */
bool part_read(struct method *method, const struct method_texts *texts, const char *kind,
               const char *key, const char *name, const struct field *field,
               struct method_part *out, struct err *err);

/** The text, or `otherwise`. */
const char *part_text(const struct method_texts *texts, const char *kind, const char *key,
                      const char *name, const char *otherwise);

/** `n` bytes as a string that lives as long as the method; the same bytes give the same string. */
const char *word_keep(struct method *method, const char *bytes, size_t n);

/**
 * True when `code` belongs to the vocabulary `key`, looking into the file again before saying no (a
 * value may have come with the change that is open).
 */
bool vocabulary_has(struct method *method, const char *key, const char *code, struct err *err);

/** The codes a person means by `text` (cleaned): one, or for a multi a list "a, b". In `arena`. */
const char *choose_codes(struct method *method, const struct method_part *part, const char *text,
                         struct arena *arena, struct err *err);

/** Find the id of the record a person means by `text` (cleaned). In `arena`. */
const char *choose_record(struct method *method, const struct method_part *part, const char *text,
                          struct arena *arena, struct err *err);

/** How people know the record of `entity` with this id; NULL when there is none. In `arena`. */
const char *show_record(struct method *method, const char *entity, const char *id,
                        struct arena *arena);

/** What the first column of a row of a step shows, given its question and cells. In `arena`. */
const char *show_row(struct method *method, const char *field, const char *cells,
                     struct arena *arena);

/* Lists of words for messages. */

/** Append "a, b or c". */
void offer_words(struct str *out, const char *const *words, size_t n);

/**
 * How far two folded words are apart: twice the letters to add, drop, change or swap, less three
 * for each letter of the common beginning.
 */
int offer_distance(const char *typed, const char *word);

#endif
