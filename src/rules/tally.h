/* Counting: the records a formula rests on, and the shares of them that count. */
#ifndef ENTENTE_RULES_TALLY_H
#define ENTENTE_RULES_TALLY_H

#include <stddef.h>

#include "src/base/arena.h"
#include "src/rules/average.h"
#include "src/rules/calendar.h"

/**
 * What every record begins with when the formulae get it. Texts live in the arena it was loaded
 * into.
 */
struct fact {
    const char *id;
    long birth;                  /* mark B; DAY_NONE: none */
};

/** An amount of money; `currency` NULL: unknown. */
struct money {
    long long minor;
    const char *currency;
};

/** The base of a formula: its records, and sums over them. Zero-initialise it with its arena. */
struct tally {
    struct arena *arena;
    const char **ids;
    size_t n, room;
    double part, whole;
};

/** Put a record into the base. */
void tally_add(struct tally *tally, const char *id);

/** Put a record of weight `weight` into the base; `counts`: its weight belongs to the part too. */
void tally_weigh(struct tally *tally, const char *id, double weight, bool counts);

/** The same with weight 1. */
void tally_count(struct tally *tally, const char *id, bool counts);

/** Put the base and the sums of another tally in. */
void tally_join(struct tally *tally, const struct tally *other);

/** 100 × part ÷ whole; NAN when the whole is 0. */
double tally_percent(const struct tally *tally);

/** Codes and sides: equal texts, and never with NULL. */
bool is_code(const char *code, const char *wanted);

/** True when `code` is one of the words in `list`, parted by blanks. */
bool is_one_of(const char *code, const char *list);

/** True when the JSON list of codes that a multi field holds has `code`. */
bool list_has(const char *list, const char *code);

#endif
