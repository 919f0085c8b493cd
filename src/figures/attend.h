/* What needs you today (B.8): the rules, tried on alliance after alliance, ranked. */
#ifndef ENTENTE_FIGURES_ATTEND_H
#define ENTENTE_FIGURES_ATTEND_H

#include "src/ops/book.h"
#include "src/rules/light.h"

struct kept;

enum { ATTEND_KEPT = 200, ATTEND_LIGHTS = 4096 };

/**
 * One thing that needs attention. Borrowed from the scan, until that looks at the line's alliance
 * again.
 */
struct attend_line {
    const char *rule;            /* "N07" */
    int urgency;
    long days;                   /* how long it has been so; 0 where the rule gives none */
    const char *text;            /* what, as programs read it (B.8) */
    const char *said;            /* the same for people: words for codes, and which record */
    const char *why;             /* the rule in a sentence */
    const char *view;            /* governance, learning, progress, risk, steps */
    const char *name, *code;     /* of the alliance */
    int tier;                    /* 0 strategic, 1 important, 2 tactical, 3 none */
    int step;                    /* 1..12 when it is put right in a step, else 0 */
    const char *key;             /* of the answer there ("s12.health"); NULL: none */
    const char *entity;          /* what to open: a record of this entity ... */
    char record[ID_SIZE];        /* ... with this id */
    char alliance[ID_SIZE];
    char *held;                  /* what the texts stand in */
};

/**
 * A scan over the live alliances. attend_start() begins it; each attend_slice() looks at some more
 * of them and merges what it finds into `line`, ranked; lines already there stay shown until their
 * alliance is looked at again. Free it with attend_free().
 */
struct attend {
    struct book *book;
    long today;
    size_t keep;                 /* lines to keep at most; 0: all */
    struct attend_line *line;    /* ranked */
    size_t lines, room;
    long total;                  /* lines there are, those not kept too */
    long counted;                /* lines of this scan so far */
    char after[ID_SIZE];         /* alliances up to this id have been looked at */
    bool done;                   /* all have */
    size_t patience;             /* alliances to compute anew in a slice at most; 0: any number */
    bool impatient;              /* the slice before computed all it looked at */
    struct kept *kept;           /* what was computed, to be written to the file */
    size_t written;              /* kept->made when that was tried last */
    struct attend_light *light;  /* of the alliances looked at, by id; at most ATTEND_LIGHTS */
    size_t lights, light_room;
    bool relit;                  /* one of them is another one than before; the reader resets it */
};

/** Begin a scan (again); `keep` as above, `patience` stays. */
void attend_start(struct attend *attend, struct book *book, size_t keep);

/**
 * Look at the next `n` alliances at most; true while there are more. On failure `err` is set and the scan
 * is done.
 */
bool attend_slice(struct attend *attend, size_t n, struct err *err);

/** Look at one alliance again, after a change of its records. */
bool attend_again(struct attend *attend, const char *alliance, struct err *err);

/** What a list of alliances tells of one. */
struct attend_light {
    char id[ID_SIZE];
    enum light light;            /* the lowest of its indices GHI, LHI and HWI */
    long overdue;                /* commitments and actions that are late */
};

/** That of an alliance, once it was looked at; else NULL. Borrowed until the next slice. */
const struct attend_light *attend_light(const struct attend *attend, const char *alliance);

/** Give the memory back; zeroed then. */
void attend_free(struct attend *attend);

/** The rule `code` in a sentence, or NULL: why a line is there. */
const char *attend_why(const char *code);

#endif
