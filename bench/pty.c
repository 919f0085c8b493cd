/*
 * One timed run of a terminal program in a pseudo-terminal.
 *
 *     pty [OPTIONS] SUBJECT COMMAND ARGUMENTS...
 *       -s 80x24      columns and rows
 *       -r TEXT       the first paint is there when TEXT has been printed; several: all of them
 *       -b KEYS       keys sent before and not counted (keys.h); -k KEYS   keys that are counted
 *       -t 1          how often the keys are repeated
 *       -p 0          ms of rest after each answer, as people take it; what comes then is "late"
 *       -q 20         ms of quiet that end an answer, and the start
 *       -w 1000       ms after which a key counts as unanswered
 *       -c            wait before the keys until work put off at the start is done
 *       -i 0          seconds at rest, after the keys; begins when the program has become calm
 *
 * Prints SUBJECT<tab>FIGURE<tab>VALUE. Times are ms from the execution of the program, or from the
 * writing of a key, to the arrival of bytes; the clock is read before anything is done with them.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/figure.h"
#include "bench/keys.h"
#include "bench/terminal.h"
#include "bench/usage.h"

enum { GROUPS = 16, START_LIMIT_MS = 60000, CALM_LIMIT_MS = 120000, CALM_STEP_MS = 250 };

struct options {
    const char *subject;
    char **command;
    int columns, rows, times;
    double pause_ms, quiet_ms, patience_ms, idle_s;
    const char *before, *keys;
    bool calm;
};

/* The answers to the keys of one name. */
struct group {
    const char *name;
    struct samples first, last, late, bytes;
    long unanswered;
};

struct run {
    struct options options;
    struct terminal terminal;
    struct group groups[GROUPS];
    size_t n_groups;
};

static int64_t
ns(double ms)
{
    return (int64_t)(ms * 1e6);
}

static double
ms_since(int64_t start, int64_t end)
{
    return (double)(end - start) / 1e6;
}

static void
print(const struct run *run, const char *figure, double value)
{
    figure_print(run->options.subject, figure, value);
}

/* ---- the start ---- */

/* Until it is ready and has been quiet for a while. */
static bool
start(struct run *run)
{
    struct terminal *terminal = &run->terminal;
    int64_t limit = terminal_now() + ns(START_LIMIT_MS), when = 0, first = 0, last = 0, ready = 0;
    double bytes = 0, ready_bytes = 0;
    ssize_t n;

    do {
        bool settling = first && terminal->ready;

        n = terminal_hear(terminal, settling ? last + ns(run->options.quiet_ms) : limit, &when);
        if (n <= 0)
            break;
        first = first ? first : when;
        last = when;
        bytes += (double)n;
        if (terminal->ready && !ready) {
            ready = when;
            ready_bytes = bytes;
        }
    } while (when < limit);
    if (!ready)
        return false;
    print(run, "start first ms", ms_since(*terminal->exec_ns, first));
    print(run, "start ms", ms_since(*terminal->exec_ns, ready));
    print(run, "start settled ms", ms_since(*terminal->exec_ns, last));
    print(run, "start bytes", ready_bytes);
    print(run, "start settled bytes", bytes);
    return true;
}

/* ---- calm ---- */

/* Hear what comes for a while; the bytes of it. */
static double
listen_for(struct run *run, double ms)
{
    int64_t until = terminal_now() + ns(ms), when;
    double bytes = 0;
    ssize_t n;

    while ((n = terminal_hear(&run->terminal, until, &when)) > 0)
        bytes += (double)n;
    return bytes;
}

/* Work that was put off until nobody types ends some time; how long that takes is told. */
static void
wait_for_calm(struct run *run)
{
    int64_t begin = terminal_now();
    int calm = 0;

    while (calm < 4 && terminal_now() < begin + ns(CALM_LIMIT_MS)) {
        double before = usage_of(run->terminal.child).cpu_ms;
        double bytes = listen_for(run, CALM_STEP_MS);
        double used = usage_of(run->terminal.child).cpu_ms - before;

        calm = bytes == 0 && used < CALM_STEP_MS * 0.01 ? calm + 1 : 0;
    }
    if (run->options.calm)
        print(run, "calm after ms", ms_since(begin, terminal_now()) - 4 * CALM_STEP_MS);
    run->options.calm = false;   /* told once */
}

/* ---- the keys ---- */

static struct group *
group_of(struct run *run, const char *name)
{
    for (size_t i = 0; i < run->n_groups; i++)
        if (strcmp(run->groups[i].name, name) == 0)
            return &run->groups[i];
    if (run->n_groups == GROUPS) {
        fprintf(stderr, "pty: more than %d names of keys\n", GROUPS);
        exit(2);
    }
    run->groups[run->n_groups].name = name;
    return &run->groups[run->n_groups++];
}

static void
press(struct run *run, const struct key *key)
{
    struct terminal *terminal = &run->terminal;
    const struct options *options = &run->options;
    const char *bytes = key->bytes[terminal->application_keys];
    struct group *group = *key->group ? group_of(run, key->group) : NULL;
    int64_t sent = terminal_now(), when = 0, first = 0, last = 0, late = 0;
    int64_t deadline = sent + ns(options->patience_ms);
    double size = 0;
    ssize_t n;

    if (!terminal_send(terminal, bytes, strlen(bytes)))
        return;
    while ((n = terminal_hear(terminal, deadline, &when)) > 0) {
        first = first ? first : when;
        last = when;
        deadline = last + ns(options->quiet_ms);
        size += (double)n;
    }
    late = last;
    deadline = terminal_now() + ns(options->pause_ms);
    while (options->pause_ms > 0 && terminal_hear(terminal, deadline, &when) > 0)
        late = when;
    if (group && !first)
        group->unanswered++;
    if (!group || !first)
        return;
    figure_add(&group->first, ms_since(sent, first));
    figure_add(&group->last, ms_since(sent, last));
    figure_add(&group->late, ms_since(sent, late));
    figure_add(&group->bytes, size);
}

static void
type(struct run *run, const char *script, int times)
{
    size_t n;
    struct key *keys = keys_read(script, times, &n);

    if (!keys)
        exit(2);
    for (size_t i = 0; i < n && !run->terminal.ended; i++)
        press(run, &keys[i]);
    /* the names of groups are kept: the script lives as long as the run */
    if (!run->n_groups)
        free(keys);
}

static void
print_groups(struct run *run)
{
    const char *subject = run->options.subject;
    char name[80];

    for (size_t i = 0; i < run->n_groups; i++) {
        struct group *group = &run->groups[i];

        snprintf(name, sizeof name, "%s first ms", group->name);
        figure_print_all(subject, name, &group->first);
        snprintf(name, sizeof name, "%s ms", group->name);
        figure_print_all(subject, name, &group->last);
        snprintf(name, sizeof name, "%s bytes", group->name);
        figure_print_all(subject, name, &group->bytes);
        if (run->options.pause_ms > 0) {
            snprintf(name, sizeof name, "%s late ms", group->name);
            figure_print_all(subject, name, &group->late);
        }
        snprintf(name, sizeof name, "%s unanswered", group->name);
        print(run, name, (double)group->unanswered);
        figure_free(&group->first);
        figure_free(&group->last);
        figure_free(&group->late);
        figure_free(&group->bytes);
    }
}

/* ---- at rest ---- */

static void
rest(struct run *run)
{
    double seconds = run->options.idle_s, bytes;
    struct usage before, after;

    wait_for_calm(run);
    before = usage_of(run->terminal.child);
    bytes = listen_for(run, seconds * 1000);
    after = usage_of(run->terminal.child);
    print(run, "idle bytes", bytes);
    if (after.known) {
        print(run, "idle wakeups/s", (double)(after.waits - before.waits) / seconds);
        print(run, "idle cpu %", (after.cpu_ms - before.cpu_ms) / seconds / 10);
        print(run, "rss kB at rest", (double)after.rss_kb);
    }
}

/* ---- the whole ---- */

static void
read_options(int argc, char **argv, struct run *run)
{
    struct options *options = &run->options;
    struct terminal *terminal = &run->terminal;
    int option;

    while ((option = getopt(argc, argv, "+s:r:b:k:t:p:q:w:ci:")) != -1) {
        if (option == 's' && sscanf(optarg, "%dx%d", &options->columns, &options->rows) != 2)
            option = '?';
        if (option == 'r' && terminal->n_waited < TERMINAL_WAITED)
            terminal->waited[terminal->n_waited++] = optarg;
        switch (option) {
        case 'b': options->before = optarg; break;
        case 'k': options->keys = optarg; break;
        case 't': options->times = atoi(optarg); break;
        case 'p': options->pause_ms = atof(optarg); break;
        case 'q': options->quiet_ms = atof(optarg); break;
        case 'w': options->patience_ms = atof(optarg); break;
        case 'c': options->calm = true; break;
        case 'i': options->idle_s = atof(optarg); break;
        case '?': exit(2);
        }
    }
    if (argc - optind < 2) {
        fprintf(stderr, "usage: pty [OPTIONS] SUBJECT COMMAND ARGUMENTS..."
                " (the head of pty.c tells)\n");
        exit(2);
    }
    options->subject = argv[optind];
    options->command = argv + optind + 1;
}

int
main(int argc, char **argv)
{
    struct run run = { .options = { .columns = 80, .rows = 24, .times = 1, .quiet_ms = 20,
                                    .patience_ms = 1000, .before = "", .keys = "" } };
    const struct options *options = &run.options;
    struct usage used;

    read_options(argc, argv, &run);
    if (!terminal_start(&run.terminal, options->command, options->columns, options->rows)) {
        perror("pty");
        return 1;
    }
    if (!start(&run)) {
        fprintf(stderr, "pty: %s did not show what it was to show; what came was:\n%.*s\n",
                options->subject, (int)run.terminal.text_len, run.terminal.text);
        terminal_stop(&run.terminal);
        return 1;
    }
    if (options->calm)
        wait_for_calm(&run);
    type(&run, options->before, 1);
    type(&run, options->keys, options->times);
    print_groups(&run);
    used = usage_of(run.terminal.child);
    if (used.known) {
        print(&run, "rss kB", (double)used.rss_kb);
        print(&run, "private kB", (double)used.private_kb);
        print(&run, "peak kB", (double)used.peak_kb);
        print(&run, "cpu ms", used.cpu_ms);
    }
    if (options->idle_s > 0 && !run.terminal.ended)
        rest(&run);
    if (run.terminal.ended)
        fprintf(stderr, "pty: %s ended by itself\n", options->subject);
    terminal_stop(&run.terminal);
    return 0;
}
