#include "ui/term/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ui/term/shorten.h"

static int
memory_file(void)
{
#ifdef MFD_CLOEXEC
    return memfd_create("frame", MFD_CLOEXEC);
#else
    char path[] = "/tmp/.frame-XXXXXX";
    int fd = mkostemp(path, O_CLOEXEC);

    if (fd >= 0)
        unlink(path);
    return fd;
#endif
}

bool
frame_open(struct frame *frame, int fd)
{
    *frame = (struct frame){ .terminal = fd, .memory = -1 };
    frame->descriptor = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    if (frame->descriptor < 0)
        return false;
    frame->stream = fdopen(frame->descriptor, "w");
    if (!frame->stream) {
        close(frame->descriptor);
        return false;
    }
    frame->memory = memory_file();
    return true;
}

void
frame_close(struct frame *frame)
{
    if (frame->stream)
        fclose(frame->stream);
    if (frame->memory >= 0)
        close(frame->memory);
    str_free(&frame->bytes);
    str_free(&frame->exact);
    str_free(&frame->out);
    *frame = (struct frame){ .memory = -1 };
}

bool
frame_write(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t n = write(fd, bytes, size);

        if (n < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){ .fd = fd, .events = POLLOUT }, 1, 1000);
            continue;
        }
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

void
frame_begin(struct frame *frame)
{
    if (frame->memory < 0)
        return;
    lseek(frame->memory, 0, SEEK_SET);
    dup2(frame->memory, frame->descriptor);
}

/* Take what curses wrote into the file in memory. */
static void
take(struct frame *frame)
{
    off_t written = lseek(frame->memory, 0, SEEK_CUR);

    dup2(frame->terminal, frame->descriptor);
    for (off_t at = 0; at < written;) {
        char block[4096];           /* cleared by the compiler each time: no larger than needed */
        size_t want = (size_t)(written - at) < sizeof block ? (size_t)(written - at) : sizeof block;
        ssize_t n = pread(frame->memory, block, want, at);

        if (n <= 0)
            return;
        str_add_bytes(&frame->bytes, block, (size_t)n);
        at += n;
    }
}

bool
frame_end(struct frame *frame, const struct colours *colours, const struct str *more)
{
    str_clear(&frame->bytes);
    str_clear(&frame->exact);
    str_clear(&frame->out);
    if (frame->memory >= 0)
        take(frame);
    colour_exact(colours, str_text(&frame->bytes), frame->bytes.len, &frame->exact);
    shorten(str_text(&frame->exact), frame->exact.len, frame->repeat, &frame->out);
    str_add_bytes(&frame->out, str_text(more), more->len);
    return frame_write(frame->terminal, str_text(&frame->out), frame->out.len);
}
