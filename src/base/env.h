/* What a program gets from outside: time, randomness, account and host. Injected, so that tests are exact. */
#ifndef ENTENTE_BASE_ENV_H
#define ENTENTE_BASE_ENV_H

#include <stddef.h>
#include <stdint.h>

struct env {
    int64_t fixed_ms;   /* this time instead of the clock, ms since 1970 UTC; 0: the clock */
    uint64_t seed;      /* a repeatable random sequence; 0: the kernel's */
    char user[65];      /* the account's own name (never $USER), cleaned */
    char host[65];
    long pid;
};

/** Fill `env` from the system. An account without a name gets `uid-N`. */
void env_system(struct env *env);

/** Now, in milliseconds since 1970-01-01 UTC. */
int64_t env_now_ms(const struct env *env);

/** The local calendar day, counted from 1970-01-01. */
long env_today(const struct env *env);

/** Fill `n` random bytes. */
void env_random(struct env *env, void *bytes, size_t n);

/** Now as "YYYY-MM-DDTHH:MM:SSZ" (20 characters and a NUL). */
void env_stamp(const struct env *env, char out[21]);

#endif
