#include "bench/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TEXT_SIZE = 1 << 16, READ_SIZE = 1 << 16 };
enum { GROUND, ESCAPE, CONTROL, STRING, STRING_ESCAPE, CHARSET };

int64_t
terminal_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

bool
terminal_send(struct terminal *terminal, const char *bytes, size_t n)
{
    return write(terminal->fd, bytes, n) == (ssize_t)n;
}

/* ---- what the program says ---- */

static void
reply(struct terminal *terminal, const char *text)
{
    if (!terminal_send(terminal, text, strlen(text)))
        terminal->ended = true;
}

/* DECSET and DECRST: only the mode of the cursor keys matters here. */
static void
set_modes(struct terminal *terminal, bool on)
{
    for (char *p = terminal->sequence + 1, *end; *p; p = *end ? end + 1 : end) {
        if (strtol(p, &end, 10) == 1)
            terminal->application_keys = on;
        if (end == p)
            break;
    }
}

/* A control sequence without its ESC [; what asks for an answer gets the one xterm gives. */
static void
control(struct terminal *terminal, char final)
{
    const char *s = terminal->sequence;
    char text[64];

    if (s[0] == '?' && (final == 'h' || final == 'l')) {
        set_modes(terminal, final == 'h');
    } else if (final == 'c') {
        reply(terminal, s[0] == '>' ? "\033[>41;380;0c" : "\033[?64;22c");
    } else if (final == 'n' && strcmp(s, "5") == 0) {
        reply(terminal, "\033[0n");
    } else if (final == 'n' && strcmp(s, "6") == 0) {
        reply(terminal, "\033[1;1R");
    } else if (final == 'p' && s[0] == '?' && strchr(s, '$')) {
        snprintf(text, sizeof text, "\033[?%d;0$y", atoi(s + 1));
        reply(terminal, text);
    }
}

static void
print(struct terminal *terminal, char c)
{
    if (terminal->text_len == TEXT_SIZE) {
        memmove(terminal->text, terminal->text + TEXT_SIZE / 2, TEXT_SIZE / 2);
        terminal->text_len -= TEXT_SIZE / 2;
    }
    terminal->text[terminal->text_len++] = c;
}

static int
after_escape(unsigned char c)
{
    if (c == '[')
        return CONTROL;
    if (strchr("]PX^_", c))
        return STRING;
    return strchr("()*+#% ", c) ? CHARSET : GROUND;
}

static void
read_byte(struct terminal *terminal, unsigned char c)
{
    switch (terminal->state) {
    case GROUND:
        if (c == 033)
            terminal->state = ESCAPE;
        else if (c >= ' ' && !terminal->ready)
            print(terminal, (char)c);
        break;
    case ESCAPE:
        terminal->sequence_len = 0;
        terminal->state = after_escape(c);
        break;
    case CONTROL:
        if (c >= 0x40 && c <= 0x7E) {
            terminal->sequence[terminal->sequence_len] = '\0';
            control(terminal, (char)c);
            terminal->state = GROUND;
        } else if (terminal->sequence_len < TERMINAL_SEQUENCE - 1) {
            terminal->sequence[terminal->sequence_len++] = (char)c;
        }
        break;
    case STRING:
        terminal->state = c == 7 ? GROUND : c == 033 ? STRING_ESCAPE : STRING;
        break;
    default:
        terminal->state = GROUND;
    }
}

static bool
all_seen(struct terminal *terminal)
{
    bool all = true;

    for (size_t i = 0; i < terminal->n_waited; i++) {
        size_t n = strlen(terminal->waited[i]);

        if (memmem(terminal->text, terminal->text_len, terminal->waited[i], n))
            terminal->seen[i] = true;
        all &= terminal->seen[i];
    }
    return all;
}

ssize_t
terminal_hear(struct terminal *terminal, int64_t deadline, int64_t *when)
{
    static char bytes[READ_SIZE];
    struct pollfd poll_fd = { terminal->fd, POLLIN, 0 };
    int64_t left;
    ssize_t n;

    while (!terminal->ended && (left = deadline - terminal_now()) > 0) {
        struct timespec t = { left / 1000000000, left % 1000000000 };

        if (ppoll(&poll_fd, 1, &t, NULL) <= 0)
            continue;
        n = read(terminal->fd, bytes, sizeof bytes);
        *when = terminal_now();
        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        if (n <= 0) {
            terminal->ended = true;
            break;
        }
        for (ssize_t i = 0; i < n; i++)
            read_byte(terminal, (unsigned char)bytes[i]);
        if (!terminal->ready)
            terminal->ready = all_seen(terminal);
        return n;
    }
    return terminal->ended ? -1 : 0;
}

/* ---- start and end ---- */

static bool
open_pair(int *master, int *slave, const struct winsize *size)
{
    *master = posix_openpt(O_RDWR | O_NOCTTY);
    if (*master < 0 || grantpt(*master) != 0 || unlockpt(*master) != 0 || !ptsname(*master))
        return false;
    *slave = open(ptsname(*master), O_RDWR | O_NOCTTY);
    return *slave >= 0 && ioctl(*slave, TIOCSWINSZ, size) == 0 &&
           fcntl(*master, F_SETFL, O_NONBLOCK) == 0;
}

static void
become(char **argv, int master, int slave, volatile int64_t *exec_ns)
{
    close(master);
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    for (int i = 0; i < 3; i++)
        dup2(slave, i);
    if (slave > 2)
        close(slave);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    *exec_ns = terminal_now();
    execvp(argv[0], argv);
    _exit(127);
}

bool
terminal_start(struct terminal *terminal, char **argv, int columns, int rows)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    volatile int64_t *exec_ns = mmap(NULL, sizeof *exec_ns, PROT_READ | PROT_WRITE,
                                     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int slave;

    terminal->text = malloc(TEXT_SIZE);
    if (exec_ns == MAP_FAILED || !terminal->text || !open_pair(&terminal->fd, &slave, &size))
        return false;
    terminal->exec_ns = exec_ns;
    terminal->child = fork();
    if (terminal->child == 0)
        become(argv, terminal->fd, slave, exec_ns);
    close(slave);
    return terminal->child > 0;
}

static bool
ends_within(struct terminal *terminal, int64_t ns)
{
    int64_t until = terminal_now() + ns;

    do {
        if (waitpid(terminal->child, NULL, WNOHANG) == terminal->child)
            return true;
        usleep(500);
    } while (terminal_now() < until);
    return false;
}

bool
terminal_stop(struct terminal *terminal)
{
    static const int signals[] = { SIGTERM, SIGKILL };
    bool by_itself;

    close(terminal->fd);
    free(terminal->text);
    by_itself = ends_within(terminal, INT64_C(2000000000));
    for (int i = 0; i < 2 && !by_itself; i++) {
        kill(terminal->child, signals[i]);
        if (ends_within(terminal, INT64_C(1000000000)))
            break;
    }
    return by_itself;
}
