#include "ui/term/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/text.h"
#include "src/config/path.h"
#include "ui/term/frame.h"
#include "ui/term/signals.h"

enum { LARGEST = 4 * 1024 * 1024 };

static const char *
editor_name(void)
{
    const char *name = getenv("VISUAL");

    if (!name || !*name)
        name = getenv("EDITOR");
    return name && *name ? name : "vi";
}

static bool
make_file(const char *directory, const struct str *text, struct str *path, struct err *err)
{
    int fd;

    if (!path_make(directory, err))
        return false;
    str_addf(path, "%s/text-XXXXXX.txt", directory);
    fd = mkostemps(path->data, 4, O_CLOEXEC);       /* O_EXCL and mode 0600 */
    if (fd < 0 || !frame_write(fd, str_text(text), text->len) || !frame_write(fd, "\n", 1) ||
        close(fd) < 0) {
        err_set(err, ERR_MACHINE, "no file for the editor: %s", strerror(errno));
        return err_where(err, "%s", directory);
    }
    return true;
}

/* The shell parts "emacs -nw" into words; the path is handed over as an argument, never as text. */
static void
become_editor(const char *path)
{
    char command[1024];

    signals_default();
    snprintf(command, sizeof command, "exec %s \"$1\"", editor_name());
    execl("/bin/sh", "sh", "-c", command, "entente", path, (char *)NULL);
    _exit(127);
}

static bool
run(const char *path, struct err *err)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, old;
    int status = 0;
    pid_t child;

    sigaction(SIGINT, &ignore, &old);       /* Ctrl-C in the editor is the editor's */
    child = fork();
    if (child == 0) {
        sigaction(SIGINT, &old, NULL);
        become_editor(path);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &old, NULL);
    if (child < 0)
        return err_set(err, ERR_MACHINE, "the editor could not be started: %s", strerror(errno));
    if (WIFSIGNALED(status))
        return err_set(err, ERR_MACHINE, "the editor %s was ended by signal %d", editor_name(),
                       WTERMSIG(status));
    if (WEXITSTATUS(status) == 127) {
        err_set(err, ERR_MISSING, "there is no editor \"%s\"", editor_name());
        return err_hint(err, "Set $VISUAL or $EDITOR to one that is installed");
    }
    if (WEXITSTATUS(status) != 0)
        return err_set(err, ERR_MACHINE, "the editor %s ended with status %d", editor_name(),
                       WEXITSTATUS(status));
    return true;
}

static bool
read_back(const char *path, struct str *out, struct err *err)
{
    FILE *file = fopen(path, "re");
    char block[8192];
    size_t n;

    while (file && (n = fread(block, 1, sizeof block, file)) > 0 && out->len <= LARGEST)
        str_add_bytes(out, block, n);
    if (file && out->len <= LARGEST && !ferror(file)) {
        fclose(file);
        return true;
    }
    err_set(err, out->len > LARGEST ? ERR_INPUT : ERR_MACHINE, "%s",
            out->len > LARGEST ? "what the editor wrote is longer than 4 MB" :
                                 "what the editor wrote cannot be read");
    if (file)
        fclose(file);
    return false;
}

static bool
unchanged(const struct str *text, const struct str *written)
{
    return written->len == text->len + 1 && !memcmp(str_text(text), str_text(written), text->len);
}

bool
editor_run(const char *directory, struct str *text, struct err *err)
{
    struct str path = { 0 }, written = { 0 };
    struct err ignored = { 0 };
    bool good;

    if (!make_file(directory, text, &path, err)) {
        str_free(&path);
        return false;
    }
    good = run(path.data, err) && read_back(path.data, &written, err);
    if (good) {
        while (written.len && written.data[written.len - 1] == '\n')
            written.data[--written.len] = '\0';
        str_clear(text);
        text_clean(text, str_text(&written), written.len, TEXT_LINES);
        unlink(path.data);
    } else if (read_back(path.data, &written, &ignored) && unchanged(text, &written)) {
        unlink(path.data);
    } else {
        err_hint(err, "What it wrote is in %s", path.data);
    }
    str_free(&path);
    str_free(&written);
    return good;
}
