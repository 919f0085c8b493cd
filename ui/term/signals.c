#include "ui/term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { WATCHED = 7, CRASHES = 5, RESCUE = 256, STACK = 64 * 1024 };

static const int watched[WATCHED] = {
    SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGWINCH, SIGTSTP, SIGCONT
};
static const int crashes[CRASHES] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT };

/* The one piece of state that handlers need. */
static struct {
    int pipe[2];
    volatile sig_atomic_t came[WATCHED];
    struct sigaction old[WATCHED], old_crash[CRASHES], old_pipe;
    struct termios modes;
    bool open, has_modes;
    char rescue[RESCUE];
    size_t rescue_size;
    char stack[STACK];      /* for a crash whose cause is that the stack is full */
} state;

static void
note(int number)
{
    int saved = errno;

    for (int i = 0; i < WATCHED; i++)
        if (watched[i] == number)
            state.came[i] = 1;
    if (write(state.pipe[1], "", 1) < 0)
        errno = saved;      /* the pipe is full: it wakes the loop anyway */
    errno = saved;
}

void
signals_restore(void)
{
    if (!state.open)
        return;
    if (state.rescue_size && write(STDOUT_FILENO, state.rescue, state.rescue_size) < 0)
        return;
    if (state.has_modes)
        tcsetattr(STDIN_FILENO, TCSANOW, &state.modes);
}

/* Give the terminal back, then let happen what would have happened without us. */
static void
crash(int number)
{
    signals_restore();
    for (int i = 0; i < CRASHES; i++)
        if (crashes[i] == number)
            sigaction(number, &state.old_crash[i], NULL);
    raise(number);
}

bool
signals_open(struct err *err)
{
    struct sigaction action = { .sa_handler = note, .sa_flags = SA_RESTART };
    struct sigaction ignore = { .sa_handler = SIG_IGN };
    struct sigaction fatal = { .sa_handler = crash, .sa_flags = SA_NODEFER | SA_ONSTACK };

    if (pipe2(state.pipe, O_CLOEXEC | O_NONBLOCK) < 0)
        return err_set(err, ERR_MACHINE, "no pipe for signals: %s", strerror(errno));
    state.has_modes = tcgetattr(STDIN_FILENO, &state.modes) == 0;
    state.rescue_size = 0;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < WATCHED; i++) {
        state.came[i] = 0;
        sigaction(watched[i], NULL, &state.old[i]);
        if (watched[i] == SIGHUP && state.old[i].sa_handler == SIG_IGN)
            continue;       /* nohup: the hang-up itself is noticed */
        sigaction(watched[i], &action, NULL);
    }
    sigaltstack(&(stack_t){ .ss_sp = state.stack, .ss_size = STACK }, NULL);
    for (int i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &fatal, &state.old_crash[i]);
    sigaction(SIGPIPE, &ignore, &state.old_pipe);
    state.open = true;
    return true;
}

void
signals_default(void)
{
    for (int i = 0; i < WATCHED; i++)
        sigaction(watched[i], &state.old[i], NULL);
    for (int i = 0; i < CRASHES; i++)
        sigaction(crashes[i], &state.old_crash[i], NULL);
    sigaction(SIGPIPE, &state.old_pipe, NULL);
}

void
signals_close(void)
{
    if (!state.open)
        return;
    signals_default();
    sigaltstack(&(stack_t){ .ss_flags = SS_DISABLE }, NULL);
    state.open = false;
    close(state.pipe[0]);
    close(state.pipe[1]);
}

int
signals_fd(void)
{
    return state.pipe[0];
}

static bool
take(int number)
{
    for (int i = 0; i < WATCHED; i++) {
        if (watched[i] == number && state.came[i]) {
            state.came[i] = 0;
            return true;
        }
    }
    return false;
}

struct signals
signals_take(void)
{
    struct signals came = { 0 };
    char drain[64];

    while (read(state.pipe[0], drain, sizeof drain) == (ssize_t)sizeof drain)
        continue;
    came.end = take(SIGHUP) ? SIGHUP : take(SIGTERM) ? SIGTERM : take(SIGQUIT) ? SIGQUIT : 0;
    came.interrupt = take(SIGINT);
    came.resized = take(SIGWINCH);
    came.stop = take(SIGTSTP);
    came.resumed = take(SIGCONT);
    return came;
}

void
signals_rescue(const char *bytes, size_t size)
{
    state.rescue_size = size < RESCUE ? size : RESCUE;
    memcpy(state.rescue, bytes, state.rescue_size);
}

bool
signals_can_stop(void)
{
    for (int i = 0; i < WATCHED; i++)
        if (watched[i] == SIGTSTP && state.old[i].sa_handler == SIG_IGN)
            return false;
    return getsid(0) != getpid();
}

void
signals_stop(void)
{
    struct sigaction stop = { .sa_handler = SIG_DFL }, note_it;

    sigaction(SIGTSTP, &stop, &note_it);
    kill(0, SIGTSTP);       /* the whole group, as the terminal itself would */
    sigaction(SIGTSTP, &note_it, NULL);
    take(SIGCONT);          /* that we are back is known */
}
