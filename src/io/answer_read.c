/* Reading an answer file, line by line; whatever it is, nothing but answers comes out. */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/text.h"
#include "src/io/answer_file.h"
#include "src/io/answer_words.h"

enum { ITEMS_MOST = 80 };

/* What the lines below the last heading belong to. */
enum part { PART_HEAD, PART_STATEMENT, PART_MARKS, PART_WORDS, PART_BETWEEN };

struct reading {
    const char *name;
    int line;
    struct arena *arena;
    struct answer_file *file;
    struct answer_item *item;            /* the one being read; NULL: the head */
    enum part part;
    struct str words;                    /* its comment so far */
    const char *theme;
    size_t levels;
    bool begun, ended;
    struct err *err;
};

static bool
refuse(struct reading *reading, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool
refuse(struct reading *reading, const char *hint, const char *format, ...)
{
    struct str what = { 0 };
    va_list args;

    va_start(args, format);
    str_addv(&what, format, args);
    va_end(args);
    err_set(reading->err, ERR_INPUT, "%s", str_text(&what));
    str_free(&what);
    err_hint(reading->err, "%s", hint);
    return err_where(reading->err, "%.150s:%d", reading->name, reading->line);
}

const char *
answer_scale(bool hundred)
{
    return hundred ? "0, 25, 50, 75 or 100" : "1, 2, 3, 4 or 5";
}

bool
answer_mark_read(const char *text, bool hundred, double *mark)
{
    char *end;
    long value;

    text += strspn(text, " ");
    if (!*text || !strcmp(text, "?")) {
        *mark = NAN;
        return true;
    }
    if (!isdigit((unsigned char)*text))
        return false;
    value = strtol(text, &end, 10);
    if (end - text > 3 || end[strspn(end, " ")])
        return false;
    *mark = (double)value;
    return hundred ? value <= 100 && value % 25 == 0 : value >= 1 && value <= 5;
}

/* ---- pieces ---- */

/* Words behind `label` at the start of the line, or NULL. */
static const char *
behind(const char *line, const char *label)
{
    size_t n = strlen(label);

    if (strncmp(line, label, n) != 0)
        return NULL;
    return line + n + strspn(line + n, " ");
}

static const char *
keep(struct reading *reading, const char *text)
{
    return *text ? arena_string(reading->arena, text) : NULL;
}

/* Words parted by one blank each, behind `before` (may be ""). */
static const char *
squeezed(struct reading *reading, const char *before, const char *text)
{
    struct str words = { 0 };
    const char *kept;

    str_add(&words, before);
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        size_t n = strcspn(text, " ");

        str_add(&words, words.len ? " " : "");
        str_add_bytes(&words, text, n);
        text += n;
    }
    kept = arena_string(reading->arena, str_text(&words));
    str_free(&words);
    return kept;
}

/* The item is over: its comment is what came together. */
static void
end_item(struct reading *reading)
{
    char *words = reading->words.data;

    if (reading->item && words && *text_trim(words))
        reading->item->words = arena_string(reading->arena, words);
    str_clear(&reading->words);
    reading->item = NULL;
}

/* "W2  text", "Q1  text" at the very start of a line. */
static bool
is_heading(const char *line)
{
    return line[0] >= 'A' && line[0] <= 'Z' && line[1] >= '1' && line[1] <= '9' && line[2] == ' ' &&
           line[3] == ' ';
}

static bool
begin_item(struct reading *reading, const char *line)
{
    struct answer_file *file = reading->file;
    char code[3] = { line[0], line[1], '\0' };

    end_item(reading);
    for (size_t i = 0; i < file->n; i++)
        if (!strcmp(file->item[i].code, code))
            return refuse(reading, "When this line is part of a comment, begin it with blanks.",
                          "%s stands in line %d already", code, file->item[i].line);
    if (file->n == ITEMS_MOST)
        return refuse(reading, "Take the file as it was sent.", "there are too many statements");
    reading->item = &file->item[file->n++];
    *reading->item = (struct answer_item){
        .code = arena_string(reading->arena, code),
        .text = squeezed(reading, "", line + 2),
        .theme = reading->theme, .line = reading->line, .question = code[0] == 'Q',
        .mark = { NAN, NAN },
    };
    reading->theme = NULL;
    reading->part = PART_STATEMENT;
    return true;
}

/* "[4] my own organisation" */
static bool
take_mark(struct reading *reading, const char *line)
{
    struct answer_item *item = reading->item;
    const char *close = strchr(line, ']'), *rest;
    char mark[32];
    size_t n;

    if (!close)
        return refuse(reading, "Put the mark between two brackets, such as [4].",
                      "the bracket is not closed");
    n = (size_t)(close - line - 1);
    rest = close + 1 + strspn(close + 1, " ");
    if (item->question || item->n_marks == ANSWER_FILE_MARKS)
        return refuse(reading, "Take the file as it was sent and write between its brackets only.",
                      "%s has no room for this mark", item->code);
    snprintf(mark, sizeof mark, "%.*s", (int)(n < 31 ? n : 31), line + 1);
    if (*rest && strcmp(rest, answer_own_side) && strcmp(rest, answer_other_side))
        return refuse(reading, "Write the mark between the brackets, such as [4], and words behind "
                               "'Comment:'.", "'%.40s' stands behind the brackets", rest);
    if (*rest && item->n_marks != (size_t)!strcmp(rest, answer_other_side))
        return refuse(reading, "Your own organisation comes first, then the other side.",
                      "the lines of %s are not in their order", item->code);
    if (!answer_mark_read(mark, reading->file->hundred, &item->mark[item->n_marks]))
        return refuse(reading, arena_printf(reading->arena, "Write %s, or ? for 'I don't know'.",
                                            answer_scale(reading->file->hundred)),
                      "'%.20s' is not on the scale", text_trim(mark));
    item->n_marks++;
    reading->part = PART_MARKS;
    return true;
}

static void
add_words(struct reading *reading, const char *text)
{
    if (reading->words.len || *text)
        str_addf(&reading->words, "%s%s",
                 !reading->words.len ? "" : reading->item->question ? "\n" : *text ? " " : "",
                 text);
}

/* ---- lines ---- */

static bool
read_head(struct reading *reading, const char *line)
{
    struct answer_file *file = reading->file;
    const char *text;
    char *end;

    if ((text = behind(line, "Health check:")))
        file->name = keep(reading, text);
    else if ((text = behind(line, "Alliance:")))
        file->of = keep(reading, text);
    else if ((text = behind(line, "Survey:")))
        file->survey = keep(reading, text);
    else if ((text = behind(line, "Code:")))
        file->code = keep(reading, text);
    else if ((text = behind(line, "Scale:"))) {
        file->scale = keep(reading, text);
        file->hundred = !strncmp(text, "0", 1);
    } else if (isdigit((unsigned char)*line) && reading->levels < METHOD_LEVELS &&
             (strtol(line, &end, 10), !strncmp(end, "  ", 2)))
        file->level[reading->levels++] = keep(reading, end + strspn(end, " "));
    return true;
}

static bool
read_item_line(struct reading *reading, const char *line)
{
    struct answer_item *item = reading->item;
    const char *text = behind(line, item->question ? "Answer:" : "Comment:");

    if (reading->part == PART_WORDS) {
        add_words(reading, line);
        return true;
    }
    if (text) {
        reading->part = PART_WORDS;
        add_words(reading, text);
        return true;
    }
    if (*line == '[')
        return take_mark(reading, line);
    if (!*line)
        return true;
    if (reading->part != PART_STATEMENT)
        return refuse(reading, "Words go behind 'Comment:', marks between the brackets.",
                      "'%.40s' stands where nothing should stand", line);
    item->text = squeezed(reading, item->text, line);       /* a wrapped line */
    return true;
}

static bool
read_first(struct reading *reading, const char *line)
{
    const char *version = behind(line, "ENTENTE ANSWER FILE");

    if (!*line)
        return true;
    if (!version)
        return refuse(reading, "An answer file begins with 'ENTENTE ANSWER FILE 1'.",
                      "this is no answer file");
    if (strcmp(version, "1") != 0)
        return refuse(reading, "Take it in with the program that wrote it, or a newer one.",
                      "this answer file is of a form this program does not know");
    reading->begun = true;
    return true;
}

/* `line` is clean; blanks at its end are gone. */
static bool
read_line(struct reading *reading, char *line)
{
    const char *inside = line + strspn(line, " ");

    if (!reading->begun)
        return read_first(reading, inside);
    if (!strcmp(line, "END OF THE ANSWER FILE")) {
        end_item(reading);
        reading->ended = true;
        return true;
    }
    if (is_heading(line))
        return begin_item(reading, line);
    if (!strncmp(line, "== ", 3) && strlen(line) > 6) {
        end_item(reading);
        reading->theme = arena_printf(reading->arena, "%.*s", (int)strlen(line) - 6, line + 3);
        reading->part = PART_BETWEEN;
        return true;
    }
    if (reading->item)
        return read_item_line(reading, inside);
    return reading->file->n || reading->theme ? true : read_head(reading, inside);
}

static bool
is_complete(struct reading *reading)
{
    struct answer_file *file = reading->file;

    if (!reading->begun) {
        reading->line = 1;
        return refuse(reading, "An answer file begins with 'ENTENTE ANSWER FILE 1'.",
                      "the file is empty");
    }
    if (!reading->ended)
        return refuse(reading, "It ends with 'END OF THE ANSWER FILE': ask for it again.",
                      "the file is cut off");
    if (!file->survey || !file->code || !id_is_valid(file->survey))
        return refuse(reading, "Put the head of the file back as it was sent.",
                      "the line '%s' is missing or was changed",
                      !file->code ? "Code:" : "Survey:");
    return file->n ||
           refuse(reading, "Take the file as it was sent.", "there is no statement in it");
}

bool
answer_file_read(const char *name, const char *bytes, size_t n, struct arena *arena,
                 struct answer_file *out, struct err *err)
{
    struct reading reading = { .name = name, .arena = arena, .file = out, .err = err };
    size_t at = n >= 3 && !memcmp(bytes, "\357\273\277", 3) ? 3 : 0;
    struct str line = { 0 };
    bool ok = true;

    *out = (struct answer_file){ 0 };
    out->item = arena_alloc(arena, ITEMS_MOST * sizeof *out->item);
    if (n > ANSWER_FILE_MOST) {
        reading.line = 1;
        return refuse(&reading, "An answer file has a few pages.", "the file is too large");
    }
    while (ok && at < n && !reading.ended) {
        size_t end = at;

        while (end < n && bytes[end] != '\n' && bytes[end] != '\r')
            end++;
        reading.line++;
        str_clear(&line);
        for (size_t i = at; i < end; i++)
            str_add_char(&line, bytes[i] == '\t' ? ' ' : bytes[i]);
        if (!text_is_clean(str_text(&line), line.len, TEXT_LINE) ||
            strlen(str_text(&line)) != line.len) {
            ok = refuse(&reading, "Save the file as plain text in UTF-8, without special signs.",
                        "the line holds characters that cannot be read");
        } else {
            while (line.len && line.data[line.len - 1] == ' ')
                line.data[--line.len] = '\0';
            ok = read_line(&reading, line.len ? line.data : (char[]){ "" });
        }
        at = end + 1 + (end + 1 < n && bytes[end] == '\r' && bytes[end + 1] == '\n');
    }
    ok = ok && is_complete(&reading);
    str_free(&line);
    str_free(&reading.words);
    return ok;
}

/* ---- from the disk ---- */

static bool
cannot_read(const char *path, struct err *err)
{
    int code = errno;

    if (code == ENOENT)
        err_set(err, ERR_MISSING, "there is no such file");
    else
        err_set(err, code == EACCES ? ERR_DENIED : ERR_MACHINE, "the file cannot be read: %s",
                strerror(code));
    err->code = code;
    return err_where(err, "%.190s", path);
}

bool
answer_file_open(const char *path, struct arena *arena, struct answer_file *out, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    char *bytes;
    ssize_t got = 0;
    size_t n = 0;

    if (fd < 0)
        return cannot_read(path, err);
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        close(fd);
        err_set(err, ERR_INPUT, "this is no file that could hold answers");
        return err_where(err, "%.190s", path);
    }
    bytes = arena_alloc(arena, ANSWER_FILE_MOST + 2);
    while (n <= ANSWER_FILE_MOST &&
           (got = read(fd, bytes + n, ANSWER_FILE_MOST + 1 - n)) > 0)
        n += (size_t)got;
    if (got < 0) {
        cannot_read(path, err);
        close(fd);
        return false;
    }
    close(fd);
    return answer_file_read(path, bytes, n, arena, out, err);
}
