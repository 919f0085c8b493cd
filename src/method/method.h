/* The method: steps, questions, checks, vocabularies and guidance, read from the portfolio. */
#ifndef ENTENTE_METHOD_METHOD_H
#define ENTENTE_METHOD_METHOD_H

#include "src/base/arena.h"
#include "src/model/entity.h"
#include "src/model/value.h"
#include "src/store/store.h"

struct record;

enum method_kind { METHOD_SINGLE, METHOD_PARTS, METHOD_ROWS, METHOD_RECORDS };

/**
 * One input: the answer itself, a part of an answer, a column of rows, a field of a register. The
 * field of an answer is called by its key ("s05.nda_date"), that of a column by the column
 * ("item"). A single answer has the label of its question and no hint (""): the question's example
 * serves.
 */
struct method_part {
    struct field field;          /* name, type, required; of a register field: the entity's own */
    const char *label, *hint;
    const char *anchors[5];      /* scale: a sentence for each of 1..5; else NULL */
    const char *says;            /* inline choice: "code=words\n" lines */
    int total;                   /* a column that must add up to this (100) at the gate; 0: any */
    const char *among;           /* ref(step_row): the question whose rows they are; text: the vocabulary
                                    whose codes it holds; else NULL */
};

/** One question of a step. */
struct method_field {
    const char *key;             /* "s01.title" */
    const char *label, *ask, *why, *example, *refer;
    enum method_kind kind;
    int least;                   /* valid rows or records needed; 0: optional */
    const char *entity;          /* METHOD_RECORDS: its entity */
    const char *only;            /* METHOD_RECORDS: the kind of metric ("goal"), or NULL */
    bool is_private;
    const struct method_part *parts;   /* single: one; parts; rows: the columns; records: none */
    size_t n_parts;
    const char *unique;          /* rows: columns that name a row ("candidate layer"), or NULL */
    bool names_only;             /* of an outline: parts have only names until method_outline_parts() */
};

struct method_check {
    const char *key;             /* "c01.1" */
    const char *text, *why;
    bool required;
};

struct method_step {
    int number;
    const char *key, *name, *question, *purpose, *good, *mistakes, *evidence;
    const char *draws, *feeds, *takes;
    const struct method_field *fields;
    size_t n_fields;
    const struct method_check *checks;
    size_t n_checks;
    unsigned after;              /* the steps it draws on: bit i stands for step i + 1 */
};

/** One value of a vocabulary; hidden ones are not offered but keep their words. */
struct method_code {
    const char *code, *label, *meaning;
    bool custom, hidden;
};

struct method_vocabulary {
    const char *key, *name, *about;
    const struct method_code *codes;
    size_t n;
};

/** What a kind of record is called, and the words for its fields. */
struct method_register {
    const char *entity, *name, *plural, *about, *empty;
    const struct method_part *parts;   /* one for each field of the entity, then the note */
    size_t n_parts;
    bool is_private;             /* hidden while presenting and in joint exports, as every note */
};

/**
 * A page of guidance. `body` is the whole text: paragraphs parted by an empty line, items by
 * "\n- ". `see` (slugs), `steps` ("s01 s12"), `fields` and `rows` are lists parted by blanks, ""
 * when there are none.
 */
struct method_topic {
    const char *slug, *title, *about, *body, *refer, *see, *steps, *fields, *rows;
};

/** A table of figures to compare with, and the cautions that belong beside it. */
struct method_reference {
    const char *name, *title, *about, *columns, *refer;
    const char *cautions;                    /* one a line */
    /* How it is drawn (reference_chart.h), each "" for none: columns with numbers, naming a line, naming a group;
     * and what a line says that is left out. */
    const char *chart, *chart_name, *chart_group, *chart_without;
    /* Which lines, and which of the cautions, stand beside a forecast: numbers from 1; "" for all. */
    const char *forecast_lines, *forecast_cautions;
    const char *const *const *lines;         /* the first names the columns; NULL: an empty cell */
    size_t n_lines, n_columns;
};

/** A figure: what it is called, how it is computed in words, and what is good and bad. */
struct method_indicator {
    const char *code;            /* "G9" */
    const char *name, *unit;     /* unit: "%", "days" ...; NULL: none */
    const char *about;           /* the formula in words */
    double green, red, centre;   /* NAN: none; with a centre the others are distances from it */
    int weight;                  /* in its index, in hundredths; 0: none */
    const char *watch, *alarm;   /* failure factors: what sets them off, else NULL */
    const char *first;           /* ... what to do first */
    const char *strikes;         /* ... where in the life: codes of E.39, parted by blanks */
    const char *refer;           /* factors: who says so, else NULL */
    const char *needs;           /* what to record when it has no data, as indicators.ini tells; or NULL */
};

/** A statement of the health check: shared, mirror or own_house; for R1 ... R5, trust or fit. */
struct method_statement {
    const char *code;            /* "W2" */
    const char *text, *brief;    /* as people read it; in at most 21 characters */
    const char *kind, *rule;
    const char *theme;           /* what the rule's statements are about: "Using differences" */
};

enum { METHOD_QUESTIONS = 3, METHOD_LEVELS = 5 };

/** The health check: statements in the order they are asked, open questions, what a rating means. */
struct method_survey {
    const struct method_statement *statements;
    size_t n;
    const char *questions[METHOD_QUESTIONS];
    const char *five[METHOD_LEVELS], *hundred[METHOD_LEVELS];
};

struct method;

/**
 * The method set `version` of the portfolio (NULL: the current one; an alliance's own is
 * alliance.method), read piece by piece as it is asked for. Everything it gives lives until
 * method_close(). ERR_MISSING names a version the file lacks.
 */
bool method_open(struct store *store, const char *version, struct method **out, struct err *err);
void method_close(struct method *method);

/** "entente-1" */
const char *method_version(const struct method *method);

/**
 * From now on method_read_value() looks for records only among those of this alliance (an id) and
 * those of none; NULL: of all alliances. References to rows of a step need it.
 */
void method_look_in(struct method *method, const char *alliance);

/** Step 1..12; NULL when the set lacks it or the file cannot be read (then `err` is set). */
const struct method_step *method_step(struct method *method, int number, struct err *err);

/**
 * How step 1..12 is built, for figures: keys, kinds, types and what is required, and the step's name.
 * Its other words may be empty. Much cheaper than twelve times method_step().
 */
const struct method_step *method_outline(struct method *method, int number, struct err *err);

/** Read the parts of a field of an outline, when there is something to hold against them. */
bool method_outline_parts(struct method *method, const struct method_field *field,
                          struct err *err);

/** The field or check with this key; NULL when there is none. */
const struct method_field *method_field(struct method *method, const char *key, struct err *err);
const struct method_check *method_check(struct method *method, const char *key, struct err *err);

/** The part of the answer stored under `key` ("s05.nda_date"), with its field; NULL: none. */
const struct method_part *method_answer(struct method *method, const char *key,
                                        const struct method_field **field, struct err *err);

/**
 * A vocabulary ("E.12") with the portfolio's own and hidden values in it; NULL when there is none.
 * What was given before stays, but ask again after the file has changed: values may have come.
 */
const struct method_vocabulary *method_vocabulary(struct method *method, const char *key,
                                                  struct err *err);

/** The words for an entity and its fields. */
const struct method_register *method_register(struct method *method, const char *entity,
                                              struct err *err);

/** All topics, in the order of the files; NULL only with `err`. */
const struct method_topic *method_topics(struct method *method, size_t *n, struct err *err);

/** The reference table `name` ("table2") of the current set; NULL when there is none. */
const struct method_reference *method_reference(struct method *method, const char *name,
                                                struct err *err);

/**
 * The figure called `code`; that of a part ("L6.O1") is its whole's ("L6") unless the set has it
 * itself. NULL when there is none. A set older than the figures has those that ship with the
 * program.
 */
const struct method_indicator *method_indicator(struct method *method, const char *code,
                                                struct err *err);

/** All figures of the set, by code; `*n` of them. NULL only with `err`. */
const struct method_indicator *method_indicators(struct method *method, size_t *n,
                                                 struct err *err);

/**
 * What to record when the figure has no data: of the set in use, else of the one that ships with the
 * program; NULL when neither says it.
 */
const char *method_needs(struct method *method, const char *code, struct err *err);

/**
 * The health check; NULL only with `err`. A set older than it has the one that ships with the
 * program.
 */
const struct method_survey *method_survey(struct method *method, struct err *err);

/** The statement called `code` ("W2", in any letters), or NULL. */
const struct method_statement *method_statement(const struct method_survey *survey,
                                                const char *code);

/** The vocabulary that the values of the part come from, choices or codes kept as a text; NULL: none. */
const char *method_part_vocabulary(const struct method_part *part);

/**
 * The words for the code of a choice; the code itself when there are none. Lives as long as the
 * method, or as `code`.
 */
const char *method_word(struct method *method, const struct method_part *part, const char *code);

/**
 * Read what a person typed, like value_read(), and resolve what it leaves open: codes of
 * vocabularies by code, label or unique beginning, references by id, code or unique beginning of
 * the name; rows of a step by what their first column shows. Words of inline choices count as codes
 * too. The message offers what is near: "'grwth' is none of the motive families", "Choose growth,
 * cost, risk or learn." Empty text is unknown.
 */
bool method_read_value(struct method *method, const struct method_part *part, const char *text,
                       const struct value_context *context, struct arena *arena,
                       struct value *out, struct err *err);

/** Hold a value against type and vocabulary and, when `refs`, see its record exists, not binned. */
bool method_check_value(struct method *method, const struct field *field,
                        const struct value *value, bool refs, struct err *err);

/**
 * The value in words: labels for codes, names for references, "yes", "2027-03-01", "1,500,000 EUR";
 * unknown is "". In `arena`, or living as long as the method or the value.
 */
const char *method_show(struct method *method, const struct method_part *part,
                        const struct value *value, struct arena *arena);

/**
 * How people know a record: its name, or the words that tell it from others of its kind ("Joint
 * steering committee, 2027-03-01"), else its kind. In `arena`, or living as long as the method. `method` may be NULL: then its first text.
 */
const char *method_title(struct method *method, const struct record *record, struct arena *arena);

/** The same by id; NULL when there is none. */
const char *method_title_of(struct method *method, const struct entity *entity, const char *id,
                            struct arena *arena);

#endif
