/* The real terminal code in a real pseudo-terminal: a small interface runs in a child process. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "src/base/str.h"
#include "tests/support.h"
#include "ui/core/loop.h"
#include "ui/term/term.h"
#include "ui/widget/common.h"
#include "ui/widget/list.h"

enum { PATIENCE_MS = 20000 };

/* ---- the child ---- */

struct mini {
    struct screen screen;
    struct list list;
    struct list_array rows;
    struct textedit edit;
    bool typing;
};

static void
row(void *context, size_t i, struct list_rows *rows)
{
    char key[LIST_KEY_SIZE];

    (void)context;
    list_array_key(i, key);
    list_row(rows, key, NULL);
    list_cellf(rows, ROLE_TEXT, "Żubr–Quest %zu", i);
    list_cell(rows, i % 2 ? ROLE_GOOD : ROLE_BAD, i % 2 ? "green" : "red");
}

static bool
open_mini(struct ui *ui, struct screen *screen, const void *argument, struct err *err)
{
    static const struct list_column columns[] = {
        { .title = "Name", .least = 12, .most = 24, .weight = 1 }, { .title = "Light", .least = 8 },
    };
    struct mini *mini = (struct mini *)screen;

    (void)ui;
    (void)argument;
    mini->rows = (struct list_array){ .count = 1000, .row = row };
    list_init(&mini->list, columns, 2, &list_array_source, &mini->rows);
    return list_load(&mini->list, err);
}

static void
close_mini(struct ui *ui, struct screen *screen)
{
    struct mini *mini = (struct mini *)screen;

    (void)ui;
    list_free(&mini->list);
    textedit_free(&mini->edit);
}

static void
draw_mini(struct ui *ui, struct screen *screen, struct area area)
{
    struct mini *mini = (struct mini *)screen;
    struct area line = layout_bottom(&area, 2);

    (void)ui;
    list_draw(&mini->list, area, !mini->typing);
    area_printf(line, 0, 0, ROLE_TEXT, "[%zu bytes]", mini->edit.text.len);
    if (mini->typing)
        textedit_draw(&mini->edit, layout_bottom(&line, 1), ROLE_EDIT);
}

static bool
event_mini(struct ui *ui, struct screen *screen, const struct event *event)
{
    struct mini *mini = (struct mini *)screen;

    (void)ui;
    if (!mini->typing)
        return false;
    if (event->kind == EVENT_KEY && event->key.code == SPECIAL_ESC) {
        mini->typing = false;
        return true;
    }
    return textedit_event(&mini->edit, event);
}

static bool
text_mini(struct ui *ui, struct screen *screen)
{
    (void)ui;
    return ((struct mini *)screen)->typing;
}

static bool
move_mini(struct ui *ui, struct screen *screen, enum action action)
{
    struct err err = { 0 };

    (void)ui;
    return list_action(&((struct mini *)screen)->list, action, &err);
}

static void
type_mini(struct ui *ui, struct screen *screen)
{
    (void)ui;
    ((struct mini *)screen)->typing = true;
}

static void
crash_mini(struct ui *ui, struct screen *screen)
{
    (void)ui;
    (void)screen;
    abort();
}

static void
editor_mini(struct ui *ui, struct screen *screen)
{
    struct mini *mini = (struct mini *)screen;
    struct str text = { 0 };
    struct err err = { 0 };

    str_add(&text, "mine");
    if (ui->terminal->class->edit(ui->terminal, &text, &err))
        textedit_insert(&mini->edit, str_text(&text), text.len);
    else
        ui_error(ui, &err);
    str_free(&text);
}

static bool
copy_mini(struct ui *ui, struct screen *screen, bool whole, struct str *out)
{
    (void)ui;
    (void)whole;
    str_add(out, list_text(&((struct mini *)screen)->list, 1));
    return true;
}

static const struct screen_action actions[] = {
    { .action = ACTION_EDIT, .run = type_mini }, { .action = ACTION_ADD, .run = crash_mini },
    { .action = ACTION_EDITOR, .run = editor_mini }, { .action = ACTION_NONE },
};

static const struct screen_class mini_class = {
    .name = "mini",
    .size = sizeof(struct mini),
    .actions = actions,
    .open = open_mini,
    .close = close_mini,
    .draw = draw_mini,
    .event = event_mini,
    .wants_text = text_mini,
    .move = move_mini,
    .copy = copy_mini,
};

static bool
act(struct ui *ui, enum action action)
{
    return common_action(ui, action, NULL);
}

static const struct ui_hooks hooks = { .action = act };

static int
run_mini(void)
{
    struct err err = { 0 };
    struct terminal *terminal;
    struct ui ui;
    int status;

    setlocale(LC_ALL, "");
    terminal = term_open(&(struct term_options){ .state = support_folder() }, &err);
    if (!terminal) {
        dprintf(STDERR_FILENO, "%s. %s\n", err.what, err.hint);
        return err_status(&err);
    }
    ui_init(&ui, terminal, keymap_new(), &hooks, NULL);
    strcpy(ui.label, "LIVE");
    ui_push(&ui, &mini_class, NULL);
    status = loop_run(&ui);
    ui_free(&ui);
    term_close(terminal);
    return status;
}

/* As a shell with job control does: the program in a group of its own, stopped and continued. */
static int
run_under_a_shell(void)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        setpgid(0, 0);
        exit(run_mini());
    }
    setpgid(child, child);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, child);
    for (;;) {
        waitpid(child, &status, WUNTRACED);
        if (!WIFSTOPPED(status))
            return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
        tcsetpgrp(STDIN_FILENO, getpgrp());
        dprintf(STDOUT_FILENO, "<stopped>");
        if (getchar() == EOF)
            return 98;
        tcsetpgrp(STDIN_FILENO, child);
        kill(-child, SIGCONT);
    }
}

/* ---- the parent: somebody at a terminal ---- */

static struct {
    pid_t child;
    int fd;
    struct termios modes;      /* as they were before */
    struct str out;            /* everything printed since the last forget() */
} at;

enum how { PLAIN, UNDER_A_SHELL, HUP_IGNORED };

static int64_t
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Signals that end the program. */
static const int ending[] = { SIGTERM, SIGHUP, SIGQUIT };

static void
start(enum how how, const char *term, int rows, int columns)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    int slave;

    str_clear(&at.out);
    assert_int_equal(openpty(&at.fd, &slave, NULL, NULL, &size), 0);
    tcgetattr(slave, &at.modes);
    at.child = fork();
    if (at.child == 0) {
        close(at.fd);
        login_tty(slave);
        setenv("TERM", term, 1);
        for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
            signal(ending[i], SIG_DFL);        /* a background job ignores some of them */
        if (how == HUP_IGNORED)
            signal(SIGHUP, SIG_IGN);
        _exit(how == UNDER_A_SHELL ? run_under_a_shell() : run_mini());
    }
    close(slave);
}

/* Read what comes within `ms`; false when nothing did. */
static bool
listen(int ms)
{
    struct pollfd fds = { .fd = at.fd, .events = POLLIN };
    char bytes[65536];
    ssize_t n;

    if (poll(&fds, 1, ms) <= 0)
        return false;
    n = read(at.fd, bytes, sizeof bytes);
    if (n > 0)
        str_add_bytes(&at.out, bytes, (size_t)n);
    return n > 0;
}

static void
expect(const char *text)
{
    int64_t end = now_ms() + PATIENCE_MS;

    while (!memmem(str_text(&at.out), at.out.len, text, strlen(text)))
        if (now_ms() > end || (!listen(100) && waitpid(at.child, NULL, WNOHANG) != 0))
            fail_msg("\"%s\" did not come, but: %s", text, str_text(&at.out));
}

static void
quiet(void)
{
    while (listen(120))
        continue;
}

static void
forget(void)
{
    quiet();
    str_clear(&at.out);
}

static void
press(const char *keys)
{
    assert_int_equal(write(at.fd, keys, strlen(keys)), strlen(keys));
}

/* The exit status, or 1000 and the signal. */
static int
ended(void)
{
    int64_t end = now_ms() + PATIENCE_MS;
    int status;

    while (waitpid(at.child, &status, WNOHANG) == 0) {
        listen(20);
        if (now_ms() > end) {
            kill(at.child, SIGKILL);
            waitpid(at.child, &status, 0);
            fail_msg("it did not end");
        }
    }
    while (listen(0))
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static bool
has(const char *text)
{
    return memmem(str_text(&at.out), at.out.len, text, strlen(text)) != NULL;
}

static void
left_as_found(void)
{
    struct termios modes;

    assert_int_equal(tcgetattr(at.fd, &modes), 0);
    assert_int_equal(modes.c_lflag, at.modes.c_lflag);
    assert_int_equal(modes.c_iflag, at.modes.c_iflag);
    assert_int_equal(modes.c_oflag, at.modes.c_oflag);
    assert_true(has("\033[?1049l") && has("\033[?2004l"));
    close(at.fd);
}

static void
quit(void)
{
    press("q");
    assert_int_equal(ended(), 0);
    close(at.fd);
}

/* ---- ways out ---- */

static void
quitting_leaves_the_terminal_as_found(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    assert_true(has("\033[?2004h"));
    assert_false(has("\033[?1000h"));
    press("q");
    assert_int_equal(ended(), 0);
    left_as_found();
}

static void
a_signal_ends_it_with_its_number_and_the_terminal_as_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        start(PLAIN, "xterm-256color", 24, 80);
        expect("Żubr–Quest 0");
        kill(at.child, ending[i]);
        assert_int_equal(ended(), 128 + ending[i]);
        left_as_found();
    }
}

static void
a_terminal_that_vanishes_ends_it_even_with_hup_ignored(void **state)
{
    (void)state;
    for (int how = 0; how < 2; how++) {
        int status;

        start(how ? HUP_IGNORED : PLAIN, "xterm-256color", 24, 80);
        expect("Żubr–Quest 0");
        close(at.fd);
        for (int i = 0; i < 200 && waitpid(at.child, &status, WNOHANG) == 0; i++)
            nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 129);
    }
}

static void
a_crash_gives_the_terminal_back(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("a");
    assert_int_equal(ended(), 1000 + SIGABRT);
    left_as_found();
}

static void
ctrl_c_is_a_key_and_ends_nothing(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("\003");
    expect("nothing to cancel");
    kill(at.child, SIGINT);
    quiet();
    assert_int_equal(waitpid(at.child, NULL, WNOHANG), 0);
    quit();
}

/* ---- stopping ---- */

static void
ctrl_z_gives_the_terminal_back_and_fg_paints_again(void **state)
{
    struct termios modes;

    (void)state;
    start(UNDER_A_SHELL, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    forget();
    press("\032");
    expect("<stopped>");
    tcgetattr(at.fd, &modes);
    assert_int_equal(modes.c_lflag & (ICANON | ECHO), ICANON | ECHO);
    assert_true(has("\033[?1049l") && has("\033[?2004l"));
    str_clear(&at.out);
    press("\n");
    expect("Żubr–Quest 3");
    expect("\033[?2004h");
    quit();
}

static void
where_no_shell_waits_it_does_not_stop(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("\032");
    expect("No shell waits below");
    kill(at.child, SIGTSTP);
    quiet();
    assert_int_equal(waitpid(at.child, NULL, WUNTRACED | WNOHANG), 0);
    quit();
}

/* ---- what is sent ---- */

static void
idle_sends_nothing_and_a_moved_highlight_tens_of_bytes(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    forget();
    assert_false(listen(1200));
    for (int i = 0; i < 10; i++) {
        press("\033[B");
        quiet();
        assert_true(at.out.len > 0);
        assert_true(at.out.len <= 100);
        str_clear(&at.out);
    }
    quit();
}

static void
ctrl_l_sends_everything_and_the_modes_again(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    forget();
    press("\014");
    expect("\033[?2004h");
    expect("\033[?1049h");
    expect("Żubr–Quest 5");
    quit();
}

static void
a_c_locale_gets_ascii(void **state)
{
    (void)state;
    setenv("LC_ALL", "C", 1);
    start(PLAIN, "xterm-256color", 24, 80);
    expect("ubr-Quest 0");
    quiet();
    for (size_t i = 0; i < at.out.len; i++)
        assert_true((unsigned char)at.out.data[i] < 0x80);
    setenv("LC_ALL", "C.UTF-8", 1);
    quit();
}

static void
no_color_sends_no_colour(void **state)
{
    (void)state;
    setenv("NO_COLOR", "1", 1);
    start(PLAIN, "xterm-256color", 24, 80);
    expect("green");
    quiet();
    assert_false(has("\033[3") && has("38;5;"));
    unsetenv("NO_COLOR");
    quit();
}

static void
every_terminal_type_runs(void **state)
{
    static const char *const types[] = {
        "vt100",           "vt220",         "linux",        "xterm", "screen",
        "screen-256color", "tmux-256color", "rxvt-unicode", "ansi",  "dumb",
    };

    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        start(PLAIN, types[i], 24, 80);
        expect("Quest 0");
        quit();
    }
}

static void
an_unknown_type_is_drawn_as_vt100_with_a_notice(void **state)
{
    static const char *const types[] = { "nosuch", "../../x", "" };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        start(PLAIN, types[i], 24, 80);
        expect("this is drawn as for a vt100");
        quit();
    }
}

static void
the_mouse_is_off_until_asked_for(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    forget();
    press("m");
    expect("\033[?1000h\033[?1006h");
    press("m");
    expect("\033[?1006l\033[?1000l");
    quit();
}

static void
copying_sends_osc_52(void **state)
{
    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("y");
    expect("\033]52;c;cmVk\a");
    quit();
}

/* ---- what comes in ---- */

static void
esc_acts_within_50_ms_and_a_late_tail_is_not_typed(void **state)
{
    int64_t best = PATIENCE_MS;

    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    for (int i = 0; i < 5; i++) {       /* the best of five: the machine may be busy */
        int64_t pressed;

        press("e");
        forget();
        pressed = now_ms();
        press("\033");
        while (!at.out.len)
            listen(5);
        best = now_ms() - pressed < best ? now_ms() - pressed : best;
        nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL);
    }
    assert_true(best <= 50);
    forget();
    press("e");
    expect("\033[");
    press("\033");
    nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
    press("[A");
    press("e");
    nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
    press("xy");
    forget();
    press("\014");
    expect("[2 bytes]");
    press("\033");
    nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
    quit();
}

static void
a_paste_of_a_megabyte_is_text_and_never_keys(void **state)
{
    char block[1024];
    int64_t began;

    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("\033[200~qqq\033[201~");
    expect("A paste goes into a text field only");
    press("e");
    quiet();
    memset(block, 'q', sizeof block);
    began = now_ms();
    press("\033[200~");
    for (int i = 0; i < 1024; i++) {
        struct pollfd fds = { .fd = at.fd, .events = POLLOUT };

        poll(&fds, 1, 1000);
        assert_int_equal(write(at.fd, block, sizeof block), sizeof block);
        listen(0);
    }
    press("\033[201~\014");
    expect("[100000 bytes]");
    assert_true(now_ms() - began < 2 * PATIENCE_MS);
    press("\033");
    nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
    quit();
}

static void
a_storm_of_sizes_is_survived(void **state)
{
    static const unsigned short sizes[] = { 0,  1,  2,   5,   11,   12,   24,
                                            40, 80, 100, 300, 1000, 5000, 65535 };

    (void)state;
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    srand(1);
    for (int i = 0; i < 150; i++) {
        struct winsize size = { .ws_row = sizes[(size_t)rand() % 14],
                                .ws_col = sizes[(size_t)rand() % 14] };

        ioctl(at.fd, TIOCSWINSZ, &size);
        if (rand() % 3 == 0)
            press("\033[B");
        while (listen(5))
            str_clear(&at.out);
        assert_int_equal(waitpid(at.child, NULL, WNOHANG), 0);
    }
    ioctl(at.fd, TIOCSWINSZ, &(struct winsize){ .ws_row = 30, .ws_col = 90 });
    forget();
    press("\014");
    expect("LIVE");
    expect("help");
    quit();
}

static void
write_script(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    chmod(path, 0700);
}

static void
an_editor_changes_the_text_or_leaves_it(void **state)
{
    const char *script = support_path("editor");

    (void)state;
    setenv("VISUAL", script, 1);
    write_script(script, "#!/bin/sh\n[ \"$(cat \"$1\")\" = mine ] && stat -c %a \"$1\" && echo "
                         "'from the editor' > \"$1\"\n");
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("\007");
    expect("600");
    expect("bytes");
    press("\014");
    expect("[15 bytes]");
    write_script(script, "#!/bin/sh\necho kept > \"$1\"; exit 3\n");
    press("\007");
    expect("ended with status 3");
    setenv("VISUAL", "", 1);
    quit();
    setenv("VISUAL", "/no/such/editor", 1);
    start(PLAIN, "xterm-256color", 24, 80);
    expect("Żubr–Quest 0");
    press("\007");
    expect("there is no editor");
    quit();
    unsetenv("VISUAL");
}

static void
without_a_terminal_there_is_a_sentence_and_status_8(void **state)
{
    int status, ends[2];
    char said[200] = "";
    pid_t child;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        _exit(run_mini());
    }
    close(ends[1]);
    waitpid(child, &status, 0);
    assert_int_equal(WEXITSTATUS(status), 8);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    assert_non_null(strstr(said, "needs a terminal"));
    close(ends[0]);
}

static int
setup(void **state)
{
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    unsetenv("COLORTERM");
    return support_setup(state);
}

static int
finish(void **state)
{
    str_free(&at.out);
    return support_clean(state);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quitting_leaves_the_terminal_as_found),
        cmocka_unit_test(a_signal_ends_it_with_its_number_and_the_terminal_as_found),
        cmocka_unit_test(a_terminal_that_vanishes_ends_it_even_with_hup_ignored),
        cmocka_unit_test(a_crash_gives_the_terminal_back),
        cmocka_unit_test(ctrl_c_is_a_key_and_ends_nothing),
        cmocka_unit_test(ctrl_z_gives_the_terminal_back_and_fg_paints_again),
        cmocka_unit_test(where_no_shell_waits_it_does_not_stop),
        cmocka_unit_test(idle_sends_nothing_and_a_moved_highlight_tens_of_bytes),
        cmocka_unit_test(ctrl_l_sends_everything_and_the_modes_again),
        cmocka_unit_test(a_c_locale_gets_ascii),
        cmocka_unit_test(no_color_sends_no_colour),
        cmocka_unit_test(every_terminal_type_runs),
        cmocka_unit_test(an_unknown_type_is_drawn_as_vt100_with_a_notice),
        cmocka_unit_test(the_mouse_is_off_until_asked_for),
        cmocka_unit_test(copying_sends_osc_52),
        cmocka_unit_test(esc_acts_within_50_ms_and_a_late_tail_is_not_typed),
        cmocka_unit_test(a_paste_of_a_megabyte_is_text_and_never_keys),
        cmocka_unit_test(a_storm_of_sizes_is_survived),
        cmocka_unit_test(an_editor_changes_the_text_or_leaves_it),
        cmocka_unit_test(without_a_terminal_there_is_a_sentence_and_status_8),
    };

    return cmocka_run_group_tests(tests, setup, finish);
}
