/* Names for benchmark portfolios: the same number always gives the same words. */
#ifndef ENTENTE_BENCH_WORDS_H
#define ENTENTE_BENCH_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum { WORDS_NAME = 80 };

/** Mix a number thoroughly; different numbers stay different. */
uint64_t words_mix(uint64_t number);

/** "Cedar Optics Group": the organisation number `i`. One in some thousand is a "Zephyr". */
void words_organisation(long i, char out[WORDS_NAME]);

/** "Cedar Optics–sensor glass, Nordic": an alliance number `i` with the organisation `partner`. */
void words_alliance(long i, long partner, char out[WORDS_NAME]);

/** One of the partners 1 to `organisations` for the alliance number `i`. */
long words_partner(long i, long organisations);

/** A country, a person's name, a sentence of some 10 to 20 words; by number. */
const char *words_country(long i);
void words_person(long i, char out[WORDS_NAME]);
void words_sentence(uint64_t number, char *out, size_t room);

#endif
