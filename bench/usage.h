/* What a process has used, as the system counts it (Linux: /proc; elsewhere nothing is known). */
#ifndef ENTENTE_BENCH_USAGE_H
#define ENTENTE_BENCH_USAGE_H

#include <stdbool.h>
#include <sys/types.h>

struct usage {
    bool known;
    double cpu_ms;               /* run time of all threads */
    long waits;                  /* times it slept and was woken (voluntary context switches) */
    long rss_kb, peak_kb;        /* resident memory now and at most */
    long private_kb;             /* of it not shared with a file */
};

struct usage usage_of(pid_t process);

#endif
