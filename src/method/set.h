/* A method set read from its files, while it is checked and loaded. Inside the method only. */
#ifndef ENTENTE_METHOD_SET_H
#define ENTENTE_METHOD_SET_H

#include "src/base/embedded.h"
#include "src/method/texts.h"
#include "src/model/field.h"

struct method;

/** Zero-initialise it. What it holds lives until set_free(); the files are borrowed. */
struct method_set {
    struct arena arena;
    const struct embedded_file *files;
    struct method_texts texts;
    const char *version, *title;
    bool *used;                  /* for each text: a heading that some list names */
};

/** Read all sections of the files that method.ini lists, in that order. Free it either way. */
bool set_read(struct method_set *set, const struct embedded_file *files, struct err *err);

/** Hold what was read against the rules of a complete set; the first breach goes to `err`. */
bool set_check(struct method_set *set, struct err *err);

void set_free(struct method_set *set);

/** Hand the texts of the shipped set to `take`: for a portfolio whose own set has none of a kind. */
bool set_shipped(struct method *method,
                 void (*take)(struct method *method, const struct method_texts *texts),
                 struct err *err);

/** Refuse: ERR_INPUT at the file and line of `at`; always false. */
bool set_refuse(const struct method_text *at, struct err *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The heading of [kind key], or NULL. */
const struct method_text *set_heading(const struct method_set *set, const char *kind,
                                      const char *key);

/**
 * The heading of [kind key], which `list` (the text that names it) needs: refused when it is
 * missing or was named before. NULL then.
 */
const struct method_text *set_take(struct method_set *set, const struct method_text *list,
                                   const char *kind, const char *key, struct err *err);

/** Every section of `kind` must have been taken; else "[part x] `otherwise`". */
bool set_all_taken(struct method_set *set, const char *kind, const char *otherwise,
                   struct err *err);

/* The parts of set_check(), in the order they are called. */

/** Every section has the keys its kind needs, no others, and clean texts. */
bool set_check_keys(struct method_set *set, struct err *err);

/** Vocabularies: the codes listed and the values described are the same. */
bool set_check_vocabularies(struct method_set *set, struct err *err);

/** The twelve steps with their questions, parts and checks. */
bool set_check_steps(struct method_set *set, struct err *err);

/** A register for every entity, a part for every field of it. */
bool set_check_registers(struct method_set *set, struct err *err);

/** Guidance: what a topic points to exists. Reference tables: their files can be read. */
bool set_check_topics(struct method_set *set, struct err *err);
bool set_check_references(struct method_set *set, struct err *err);

/** Every figure the program computes has its section; bounds are numbers, weights add up. */
bool set_check_indicators(struct method_set *set, struct err *err);

/** The health check asks every statement the program computes with, of the kind it takes it for. */
bool set_check_survey(struct method_set *set, struct err *err);

/**
 * The input described by [kind key], whose type is `field`: its vocabulary or entity exists, a
 * scale has five anchors, an inline choice has words for each code, and nothing else has either.
 */
bool set_check_input(struct method_set *set, const struct method_text *heading,
                     const struct field *field, struct err *err);

/** The name of the words for `code` of an inline choice: "say.code" in small letters. */
const char *set_say_name(const char *code, char out[80]);

/** A text that is there says yes or no. */
bool set_check_yes_no(const struct method_set *set, const struct method_text *heading,
                      const char *name, struct err *err);

/* Reference tables. */

/**
 * Read one line of a table (cells parted by commas, quoted where needed) into a JSON list of texts,
 * empty ones null, and count them. Returns where the next line starts, NULL at the end of `text`,
 * or NULL with `err`.
 */
const char *set_table_line(const char *text, struct str *cells, size_t *n, struct err *err);

#endif
