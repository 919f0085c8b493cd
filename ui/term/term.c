#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include "ui/term/term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "ui/term/capability.h"
#include "ui/term/clipboard.h"
#include "ui/term/editor.h"
#include "ui/term/frame.h"
#include "ui/term/input.h"
#include "ui/term/paint.h"
#include "ui/term/signals.h"

enum { READ = 4096 };             /* a terminal gives no more at once */

/* A terminal as the loop sees it, and what stands behind it. */
struct term {
    struct terminal terminal;
    struct term_options options;
    char *state;                   /* directory for the editor's files */
    SCREEN *screen;
    struct frame frame;
    struct input input;
    struct paint paint;
    struct colours colours;
    struct capability capability;
    struct theme theme;
    struct str control;            /* bytes to send behind the next frame: modes, clipboard */
    bool mouse, held, repaint, resumed, stop_wanted;
    int ended;                     /* the signal that ends the program, 0: none */
};

static struct term *
of(struct terminal *terminal)
{
    return (struct term *)terminal;
}

static int64_t
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- size ---- */

static int
within(int value, int fallback, int most)
{
    return value < 1 ? fallback : value > most ? most : value;
}

/*
 * The size comes from whoever is at the other end, so it is brought into bounds before curses sees
 * it.
 */
static void
ask_size(int *rows, int *columns)
{
    struct winsize size = { 0 };

    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    *rows = within(size.ws_row, 24, CANVAS_ROWS_MAX);
    *columns = within(size.ws_col, 80, CANVAS_COLUMNS_MAX);
}

static bool
take_size(struct term *term, struct event *event)
{
    int rows, columns;

    ask_size(&rows, &columns);
    term->repaint = true;           /* the terminal has wrapped its lines anew */
    if (rows == term->terminal.rows && columns == term->terminal.columns)
        return false;
    term->terminal.rows = rows;
    term->terminal.columns = columns;
    resize_term(rows, columns);
    paint_forget(&term->paint);
    *event = (struct event){ .kind = EVENT_RESIZE, .rows = rows, .columns = columns };
    return true;
}

/* ---- modes beyond those of curses ---- */

static void
add_modes(struct term *term, struct str *out)
{
    if (!term->capability.ansi)
        return;
    str_add(out, "\033(B\033[?2004h");
    str_add(out, term->mouse ? "\033[?1000h\033[?1006h" : "");
}

static void
leave_screen(struct term *term)
{
    if (term->capability.ansi)
        frame_write(STDOUT_FILENO,
                    term->mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l",
                    term->mouse ? 24 : 8);
    endwin();
}

/*
 * curses takes the screen back with the next frame; the modes must be set now, while it writes to
 * the terminal.
 */
static void
enter_screen(struct term *term)
{
    reset_prog_mode();
    str_clear(&term->control);
    add_modes(term, &term->control);
    term->repaint = true;
}

/* ---- events ---- */

static bool
ended(struct term *term, struct event *event)
{
    if (!term->ended || term->held)
        return false;
    *event = (struct event){ .kind = EVENT_END, .signal = term->ended };
    return true;
}

static bool
stop(struct terminal *terminal)
{
    struct term *term = of(terminal);

    if (term->options.restricted || !signals_can_stop())
        return false;
    leave_screen(term);
    signals_stop();
    enter_screen(term);
    term->resumed = true;
    return true;
}

static bool
signalled(struct term *term, struct event *event)
{
    struct signals came = signals_take();

    if (came.end)
        term->ended = came.end;
    term->stop_wanted = term->stop_wanted || came.stop;
    if (term->stop_wanted && !term->held) {
        term->stop_wanted = false;
        stop(&term->terminal);
    }
    if (came.resumed)
        enter_screen(term);         /* stopped by SIGSTOP, without a chance to leave */
    if (term->resumed || came.resumed) {
        term->resumed = false;
        if (!take_size(term, event))
            *event = (struct event){ .kind = EVENT_RESUME };
        return true;
    }
    if (came.interrupt) {
        *event = (struct event){ .kind = EVENT_KEY, .key = { 'c', MOD_CTRL } };
        return true;
    }
    return came.resized && take_size(term, event);
}

/* Read what is there; false when the terminal is gone. */
static bool
read_bytes(struct term *term)
{
    char bytes[READ];
    ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

    if (n > 0)
        input_feed(&term->input, bytes, (size_t)n, now_ms());
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static int
sooner(int a, int b)
{
    return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

static void
next(struct terminal *terminal, int timeout_ms, struct event *event)
{
    struct term *term = of(terminal);
    int64_t until = timeout_ms < 0 ? -1 : now_ms() + timeout_ms;
    bool looked = false;

    *event = (struct event){ .kind = EVENT_NONE };
    for (;;) {
        struct pollfd fds[2] = { { .fd = STDIN_FILENO, .events = POLLIN },
                                 { .fd = signals_fd(), .events = POLLIN } };
        int64_t now = now_ms();
        int left = until < 0 ? -1 : until > now ? (int)(until - now) : 0;

        if (ended(term, event) || input_next(&term->input, now, event))
            return;
        if (looked && left == 0)
            return;
        looked = true;
        if (poll(fds, 2, sooner(left, input_timeout(&term->input, now))) < 0)
            fds[0].revents = fds[1].revents = 0;
        if ((fds[1].revents || (term->stop_wanted && !term->held)) && signalled(term, event))
            return;
        if (fds[0].revents & POLLIN ? !read_bytes(term) :
                                      fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
            term->ended = SIGHUP;
    }
}

/* ---- frames ---- */

static void
show(struct terminal *terminal, const struct canvas *canvas)
{
    struct term *term = of(terminal);

    frame_begin(&term->frame);
    if (term->repaint) {
        clearok(curscr, TRUE);
        term->repaint = false;
    }
    paint_canvas(&term->paint, canvas);
    wnoutrefresh(stdscr);
    doupdate();
    if (!frame_end(&term->frame, &term->colours, &term->control))
        term->ended = SIGHUP;
    str_clear(&term->control);
}

static void
use_theme(struct terminal *terminal, const struct theme *theme)
{
    struct term *term = of(terminal);
    struct colour_look look[ROLE_COUNT];

    term->theme = *theme;
    colour_fit(&term->colours, theme, look);
    capability_slots(&term->colours);
    paint_looks(&term->paint, look, term->colours.count > 0);
    term->repaint = true;
}

static void
repaint(struct terminal *terminal)
{
    struct term *term = of(terminal);

    /* the terminal may have been reset: leaving and entering sends every mode again */
    leave_screen(term);
    enter_screen(term);
}

static void
set_mouse(struct terminal *terminal, bool on)
{
    struct term *term = of(terminal);

    term->mouse = on;
    if (term->capability.ansi)
        str_add(&term->control, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

static bool
copy(struct terminal *terminal, const char *text, size_t size)
{
    struct term *term = of(terminal);

    return term->capability.ansi && clipboard_add(&term->control, text, size);
}

static void
hold(struct terminal *terminal, bool held)
{
    of(terminal)->held = held;
}

static bool
edit(struct terminal *terminal, struct str *text, struct err *err)
{
    struct term *term = of(terminal);
    bool good;

    if (term->options.restricted)
        return err_set(err, ERR_DENIED, "an editor of your own is not allowed here");
    leave_screen(term);
    good = editor_run(term->state, text, err);
    enter_screen(term);
    return good;
}

static void
describe(struct terminal *terminal, struct str *out)
{
    const struct term *term = of(terminal);

    str_addf(out, "terminal: %s, %d by %d\n", term->capability.name, terminal->columns,
             terminal->rows);
    str_addf(out, "colours: %d%s\n", term->colours.count,
             term->colours.exact ? ", and 24 bits" : "");
    str_addf(out, "characters: %s, lines in %s\n", nl_langinfo(CODESET),
             terminal->ascii ? "ASCII" : "UTF-8");
    str_addf(out, "mouse: %s\n", term->mouse ? "on" : "off");
    str_addf(out, "curses: %s\n", curses_version());
}

static const struct terminal_class class = {
    .next = next,
    .show = show,
    .theme = use_theme,
    .repaint = repaint,
    .mouse = set_mouse,
    .copy = copy,
    .stop = stop,
    .hold = hold,
    .edit = edit,
    .describe = describe,
};

/* ---- opening and closing ---- */

static bool
plain_name(const char *name)
{
    return name && *name && strlen(name) <= 64 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-") ==
               strlen(name);
}

/* What a guest brings along could name a description of a terminal that sends bytes of its own. */
static void
forget_descriptions(void)
{
    static const char *const names[] = { "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "HOME" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
}

/* Why this is drawn as for another terminal than TERM says, and what helps. */
static void
say_vt100(struct term *term, const char *name)
{
    char *notice = term->terminal.notice;
    size_t room = sizeof term->terminal.notice;
    static const char remedy[] = "so this is drawn as for a vt100. If it looks wrong, leave with q and "
                                 "try TERM=xterm";

    if (!name || !*name)
        snprintf(notice, room, "TERM is not set, %s", remedy);
    else if (plain_name(name) && capability_known(name))
        snprintf(notice, room, "TERM=%.40s stands for a terminal that cannot place text, %s", name, remedy);
    else
        snprintf(notice, room, "TERM=%.40s is not known here, %s", plain_name(name) ? name : "...", remedy);
}

static bool
open_screen(struct term *term, struct err *err)
{
    const char *name = getenv("TERM");

    use_env(FALSE);                 /* LINES and COLUMNS may hold anything */
    if (term->options.restricted)
        forget_descriptions();
    if (plain_name(name))
        term->screen = newterm(name, term->frame.stream, stdin);
    if (!term->screen) {
        say_vt100(term, name);
        name = "vt100";
        term->screen = newterm(name, term->frame.stream, stdin);
    }
    if (!term->screen) {
        err_set(err, ERR_MACHINE,
                "this terminal cannot be used: not even vt100 is described on this system");
        return err_hint(
            err, "Set TERM to a terminal that is known here; all commands work without a screen");
    }
    snprintf(term->capability.name, sizeof term->capability.name, "%s", name);
    return true;
}

static void
set_up(struct term *term)
{
    const char *ascii = term->options.ascii ? term->options.ascii : "auto";
    const char *charset = nl_langinfo(CODESET);

    raw();
    noecho();
    nonl();
    typeahead(-1);
    idlok(stdscr, TRUE);
    leaveok(stdscr, FALSE);
    curs_set(1);
    ask_size(&term->terminal.rows, &term->terminal.columns);
    resize_term(term->terminal.rows, term->terminal.columns);
    capability_ask(&term->capability, &term->colours, term->options.colour);
    capability_keys(&term->input);
    term->terminal.ascii = !strcmp(ascii, "yes") ||
                           (strcmp(ascii, "no") && strcasecmp(charset, "UTF-8") &&
                            strcasecmp(charset, "utf8"));
    term->frame.repeat = term->capability.repeat &&
                         (!strcasecmp(charset, "UTF-8") || !strcasecmp(charset, "utf8"));
    signals_rescue(term->capability.rescue, strlen(term->capability.rescue));
    theme_default(&term->theme);
    use_theme(&term->terminal, &term->theme);
    add_modes(term, &term->control);
}

struct terminal *
term_open(const struct term_options *options, struct err *err)
{
    struct term *term;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        err_set(err, ERR_MACHINE, "the screen needs a terminal for input and output");
        err_hint(err, "Every screen is also a command: entente help");
        return NULL;
    }
    term = mem_alloc(sizeof *term);
    term->terminal.class = &class;
    term->options = *options;
    term->state = mem_string(options->state ? options->state : "/tmp");
    term->mouse = options->mouse;
    input_init(&term->input, nl_langinfo(CODESET));
    paint_init(&term->paint, nl_langinfo(CODESET));
    if (!frame_open(&term->frame, STDOUT_FILENO))
        err_set(err, ERR_MACHINE, "no descriptor for the terminal: %s", strerror(errno));
    else if (signals_open(err) && open_screen(term, err)) {
        set_up(term);
        mem_on_failure(signals_restore);
        return &term->terminal;
    }
    term_close(&term->terminal);
    return NULL;
}

const char *
term_library(void)
{
    return curses_version();
}

void
term_close(struct terminal *terminal)
{
    struct term *term = of(terminal);

    if (!term)
        return;
    if (term->screen) {
        leave_screen(term);
        delscreen(term->screen);
    }
    mem_on_failure(NULL);
    signals_close();
    frame_close(&term->frame);
    input_free(&term->input);
    paint_free(&term->paint);
    str_free(&term->control);
    mem_free(term->state);
    mem_free(term);
}
