/*
 * Starts programs and waits for their end, taking turns, and tells what that takes.
 *
 *     start TIMES SUBJECT COMMAND ARGUMENTS... [-- SUBJECT COMMAND ARGUMENTS...]...
 *
 * Prints SUBJECT<tab>"run ms p50"<tab>VALUE and so on. What the programs print goes to /dev/null,
 * their messages are shown; a program that fails ends it all.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "bench/figure.h"

extern char **environ;

enum { PROGRAMS = 8 };

struct program {
    const char *subject;
    char **argv;
    struct samples samples;
};

static double
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
run(const struct program *program, posix_spawn_file_actions_t *files)
{
    double begin = now_ms();
    int status, failed;
    pid_t child;

    failed = posix_spawnp(&child, program->argv[0], files, NULL, program->argv, environ);
    if (failed || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1) {
        fprintf(stderr, "start: %s failed%s%s\n", program->subject, failed ? ": " : "",
                failed ? strerror(failed) : "");
        exit(1);
    }
    return now_ms() - begin;
}

static size_t
read_programs(char **argv, struct program *programs)
{
    size_t n = 0;

    while (*argv && n < PROGRAMS) {
        programs[n++] = (struct program){ .subject = argv[0], .argv = argv + 1 };
        while (*argv && strcmp(*argv, "--") != 0)
            argv++;
        if (*argv)
            *argv++ = NULL;
        if (!programs[n - 1].argv[0])
            return 0;
    }
    return n;
}

int
main(int argc, char **argv)
{
    int times = argc > 3 ? atoi(argv[1]) : 0;
    struct program programs[PROGRAMS];
    size_t n = times > 0 ? read_programs(argv + 2, programs) : 0;
    posix_spawn_file_actions_t files;

    if (!n) {
        fprintf(stderr, "usage: start TIMES SUBJECT COMMAND ARGUMENTS... [-- SUBJECT COMMAND"
                " ARGUMENTS...]...\n");
        return 2;
    }
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    for (int turn = 0; turn < times; turn++)
        for (size_t i = 0; i < n; i++)
            figure_add(&programs[i].samples, run(&programs[i], &files));
    for (size_t i = 0; i < n; i++) {
        figure_print_all(programs[i].subject, "run ms", &programs[i].samples);
        figure_free(&programs[i].samples);
    }
    posix_spawn_file_actions_destroy(&files);
    return 0;
}
