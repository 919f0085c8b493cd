#include "tests/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <utmp.h>
#include <unistd.h>

#include <vterm.h>

#include "src/base/mem.h"
#include "src/base/str.h"
#include "src/base/text.h"

enum { ESC_US = 80000 };

struct pty {
    int master, slave;           /* the slave is kept open, so that the master can be read to the end */
    pid_t pid;
    bool ended;
    int status;
    int rows, columns;
    int repaints;                /* how often the program has set its terminal modes */
    size_t matched;              /* of the sequence that tells of it */
    VTerm *vterm;
    VTermScreen *screen;
};

static int64_t
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- starting ---- */

static void
become(const char *const *argv, const char *home)
{
    setenv("HOME", home, 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    unsetenv("ENTENTE_PORTFOLIO");
    unsetenv("NO_COLOR");
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

struct pty *
pty_start(const char *const *argv, const char *home, int rows, int columns)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    struct pty *pty;
    int master, slave;
    pid_t pid;

    if (openpty(&master, &slave, NULL, NULL, &size) < 0)
        return NULL;
    pid = fork();
    if (pid == 0) {
        close(master);
        if (login_tty(slave) < 0)
            _exit(127);
        become(argv, home);
    }
    fcntl(master, F_SETFL, O_NONBLOCK);
    pty = mem_alloc(sizeof *pty);
    *pty = (struct pty){ .master = master, .slave = slave, .pid = pid, .rows = rows, .columns = columns };
    pty->vterm = vterm_new(rows, columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
    return pty;
}

/* ---- reading ---- */

static bool
reap(struct pty *pty)
{
    int status;

    if (!pty->ended && waitpid(pty->pid, &status, WNOHANG) == pty->pid) {
        pty->ended = true;
        pty->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return pty->ended;
}

/* Bracketed paste is switched on whenever everything is painted anew: a mark that can be waited for. */
static void
count_repaints(struct pty *pty, const char *bytes, size_t n)
{
    static const char mark[] = "\033[?2004h";

    for (size_t i = 0; i < n; i++) {
        pty->matched = bytes[i] == mark[pty->matched] ? pty->matched + 1 : bytes[i] == mark[0];
        if (!mark[pty->matched]) {
            pty->repaints++;
            pty->matched = 0;
        }
    }
}

/* Feed what has come to the terminal, and the terminal's answers back. False when nothing came in time. */
static bool
take(struct pty *pty, int timeout_ms)
{
    struct pollfd poll_for = { .fd = pty->master, .events = POLLIN };
    char bytes[65536], answer[256];
    ssize_t n;
    size_t answered;

    if (poll(&poll_for, 1, timeout_ms) <= 0 || (n = read(pty->master, bytes, sizeof bytes)) <= 0)
        return false;
    count_repaints(pty, bytes, (size_t)n);
    vterm_input_write(pty->vterm, bytes, (size_t)n);
    while ((answered = vterm_output_read(pty->vterm, answer, sizeof answer)) > 0)
        if (write(pty->master, answer, answered) < 0)
            break;
    return true;
}

/* Keys are answered in their order: when Ctrl-L has been, all before it have been. */
bool
pty_settle(struct pty *pty)
{
    int64_t end = now_ms() + 20000;
    int before = pty->repaints;

    if (write(pty->master, "\014", 1) != 1)
        return !reap(pty);
    while (pty->repaints == before && now_ms() < end && !reap(pty))
        take(pty, 20);
    while (take(pty, 0))
        continue;
    return !pty->ended;
}

bool
pty_wait_for(struct pty *pty, const char *text, int seconds)
{
    int64_t end = now_ms() + seconds * 1000;

    for (;;) {
        pty_settle(pty);
        if (pty_shows(pty, text))
            return true;
        if (pty->ended || now_ms() > end)
            return false;
        take(pty, 50);
    }
}

/* ---- keys ---- */

static void
send(struct pty *pty, const char *bytes, size_t n)
{
    while (n) {
        ssize_t written = write(pty->master, bytes, n);

        if (written < 0 && errno != EAGAIN)
            return;
        if (written < 0) {
            take(pty, 10);
            continue;
        }
        bytes += written;
        n -= (size_t)written;
    }
}

void
pty_send(struct pty *pty, const char *bytes)
{
    send(pty, bytes, strlen(bytes));
    pty_settle(pty);
}

static const char *
bytes_of(const char *name, char room[8])
{
    static const struct { const char *name, *bytes; } keys[] = {
        { "Enter", "\r" },      { "Esc", "\033" },     { "Tab", "\t" },       { "Space", " " },
        { "Up", "\033OA" },     { "Down", "\033OB" },  { "Right", "\033OC" }, { "Left", "\033OD" },
        { "Home", "\033OH" },   { "End", "\033OF" },   { "PgUp", "\033[5~" }, { "PgDn", "\033[6~" },
        { "Backspace", "\177" },
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0)
            return keys[i].bytes;
    if (strncmp(name, "Ctrl-", 5) == 0) {
        snprintf(room, 8, "%c", name[5] & 0x1f);
        return room;
    }
    return name;
}

void
pty_press(struct pty *pty, const char *names)
{
    char *copy = mem_string(names), *rest = copy, *name, room[8];

    while ((name = strtok_r(rest, " ", &rest)) != NULL) {
        send(pty, bytes_of(name, room), strlen(bytes_of(name, room)));
        if (strcmp(name, "Esc") == 0)       /* it is alone only when nothing follows for a while */
            usleep(ESC_US);
        pty_settle(pty);
    }
    mem_free(copy);
}

void
pty_type(struct pty *pty, const char *text)
{
    pty_send(pty, text);
}

/* ---- the screen ---- */

const char *
pty_row(struct pty *pty, int row)
{
    static char rows[8][PTY_COLUMNS_MAX * 4 + 1];
    static int turn;
    char *out = rows[turn++ % 8];
    struct str text = { 0 };

    for (int column = 0; column < pty->columns; column++) {
        VTermScreenCell cell;

        vterm_screen_get_cell(pty->screen, (VTermPos){ .row = row, .col = column }, &cell);
        if (cell.chars[0] == (uint32_t)-1)
            continue;
        if (!cell.chars[0])
            str_add_char(&text, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            text_encode(&text, (int32_t)cell.chars[i]);
    }
    while (text.len && text.data[text.len - 1] == ' ')
        text.len--;
    snprintf(out, sizeof rows[0], "%.*s", (int)text.len, str_text(&text));
    str_free(&text);
    return out;
}

int
pty_find(struct pty *pty, const char *text)
{
    for (int row = 0; row < pty->rows; row++)
        if (strstr(pty_row(pty, row), text))
            return row;
    return -1;
}

bool
pty_shows(struct pty *pty, const char *text)
{
    return pty_find(pty, text) >= 0;
}

int
pty_cursor(struct pty *pty)
{
    VTermPos at;

    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
    return at.row;
}

int
pty_rows(struct pty *pty)
{
    return pty->rows;
}

void
pty_print(struct pty *pty)
{
    for (int row = 0; row < pty->rows; row++)
        fprintf(stderr, "%s %s\n", row == pty_cursor(pty) ? "->" : "  ", pty_row(pty, row));
    if (reap(pty))
        fprintf(stderr, "it has ended with %d\n", pty->status);
}

/* ---- the end ---- */

void
pty_kill(struct pty *pty)
{
    kill(pty->pid, SIGKILL);
    pty_wait(pty, 10);
}

int
pty_wait(struct pty *pty, int seconds)
{
    int64_t end = now_ms() + seconds * 1000;

    while (!reap(pty) && now_ms() < end)
        take(pty, 20);
    return pty->ended ? pty->status : -1;
}

void
pty_free(struct pty *pty)
{
    if (!pty)
        return;
    if (!reap(pty))
        pty_kill(pty);
    close(pty->master);
    close(pty->slave);
    vterm_free(pty->vterm);
    mem_free(pty);
}
