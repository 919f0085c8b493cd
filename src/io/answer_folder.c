#include "src/io/answer_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/mem.h"
#include "src/config/path.h"

enum { FILES_MOST = 2000, NOTE_LETTERS = 24 };

/* ---- out ---- */

static bool
cannot_write(const char *path, int code, struct err *err)
{
    err_set(err, code == EACCES || code == EROFS ? ERR_DENIED : ERR_MACHINE,
            "the file cannot be written: %s", strerror(code));
    err->code = code;
    return err_where(err, "%.190s", path);
}

/* Never over a file that is there: `*there` then. */
static bool
write_new(const char *path, const struct str *text, bool *there, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600), code = 0;
    size_t done = 0;

    *there = fd < 0 && errno == EEXIST;
    if (fd < 0)
        return *there || cannot_write(path, errno, err);
    while (!code && done < text->len) {
        ssize_t n = write(fd, text->data + done, text->len - done);

        if (n >= 0)
            done += (size_t)n;
        else if (errno != EINTR)
            code = errno;
    }
    if (!code && fsync(fd) != 0)
        code = errno;
    if (close(fd) != 0 && !code)
        code = errno;
    if (!code)
        return true;
    unlink(path);
    return cannot_write(path, code, err);
}

static const char *
group_of(const struct survey_person *person)
{
    return person->group ? person->group : "other";
}

/* The letters of a note that can stand in the name of a file: "Ana Lopez" gives "-ana-lopez". */
static void
add_note(struct str *name, const char *note)
{
    bool gap = true;

    for (int n = 0; note && *note && n < NOTE_LETTERS; note++) {
        if (isascii((unsigned char)*note) && isalnum((unsigned char)*note)) {
            if (gap)
                str_add_char(name, '-');
            str_add_char(name, (char)tolower((unsigned char)*note));
            gap = false;
            n++;
        } else {
            gap = true;
        }
    }
}

static bool
are_alike(const struct survey_person *one, const struct survey_person *other)
{
    return !strcmp(one->side, other->side) && !strcmp(group_of(one), group_of(other));
}

/* Which of the same side and group it is, from 1 on. */
static int
number_of(const struct survey_people *people, size_t i)
{
    int number = 1;

    for (size_t k = 0; k < i; k++)
        number += are_alike(&people->person[k], &people->person[i]);
    return number;
}

/* "us-manager-2-ana-lopez.txt" */
static void
add_name(struct str *name, const struct survey_person *person, int number)
{
    str_addf(name, "%s-%s-%d", person->side, group_of(person), number);
    add_note(name, person->note);
    str_add(name, ".txt");
}

/* Whether the file there may be the person's own: it has the code, or nobody can tell. */
static bool
may_be_of(const char *path, const char *code)
{
    struct arena arena = { 0 };
    struct answer_file file;
    struct err err = { 0 };
    bool own = !answer_file_open(path, &arena, &file, &err) || !strcmp(file.code, code);

    arena_free(&arena);
    return own;
}

/*
 * A name that somebody else's file has (of an earlier check, of a person taken off the list) is
 * left to it: `*shift` more is the next number to try, for this person and those like it.
 */
static bool
write_one(const struct survey_form *form, const struct survey_people *people, size_t i,
          const char *folder, int *shift, struct answer_written *out, struct err *err)
{
    const struct survey_person *person = &people->person[i];
    int number = number_of(people, i);
    struct arena arena = { 0 };
    struct str path = { 0 }, text = { 0 };
    struct answer_file file;
    size_t before = strlen(folder) + 1;
    bool there, ok, taken;

    answer_file_make(form, person->id, &arena, &file);
    answer_file_write(&file, &text);
    do {
        str_clear(&path);
        str_addf(&path, "%s/", folder);
        add_name(&path, person, number + *shift);
        ok = write_new(str_text(&path), &text, &there, err);
        taken = ok && there && !may_be_of(str_text(&path), file.code);
        *shift += taken;
    } while (taken);
    if (ok) {
        out->written += !there;
        out->there += there;
        snprintf(out->example, sizeof out->example, "%s", str_text(&path) + before);
    }
    str_free(&path);
    str_free(&text);
    arena_free(&arena);
    return ok;
}

static bool
can_write(const struct survey_form *form, const struct survey_people *people, struct err *err)
{
    if (form->closed_on) {
        err_set(err, ERR_INPUT, "'%.100s' is closed", form->name);
        return err_hint(err, "Make a new health check.");
    }
    if (people->n == people->answered[0] + people->answered[1]) {
        err_set(err, ERR_INPUT, people->n ? "everybody invited has answered already"
                                          : "nobody is invited yet");
        return err_hint(err, "Invite people first: entente survey invite ALLIANCE us manager=2");
    }
    return true;
}

bool
answer_files_write(struct book *book, const char *survey, const char *folder,
                   struct answer_written *out, struct err *err)
{
    struct arena arena = { 0 };
    struct survey_form form;
    struct survey_people people;
    bool ok = survey_give_key(book, survey, err) &&
              survey_form_load(book, survey, &arena, &form, err) &&
              survey_people_load(book, survey, &arena, &people, err) &&
              can_write(&form, &people, err) && path_make(folder, err);
    int shift = 0;

    *out = (struct answer_written){ 0 };
    for (size_t i = 0; ok && i < people.n; i++) {
        if (!i || !are_alike(&people.person[i - 1], &people.person[i]))
            shift = 0;
        if (!people.person[i].answered)
            ok = write_one(&form, &people, i, folder, &shift, out, err);
    }
    arena_free(&arena);
    return ok;
}

/* ---- in ---- */

struct arrivals {
    struct arena *arena;
    struct answer_arrival *arrival;
    size_t n;
};

static bool
add_path(struct arrivals *arrivals, const char *path, struct err *err)
{
    if (arrivals->n == FILES_MOST)
        return err_set(err, ERR_INPUT, "there are more than %d files", FILES_MOST);
    arrivals->arrival[arrivals->n++] = (struct answer_arrival){
        .path = arena_string(arrivals->arena, path),
    };
    return true;
}

static int
is_text_file(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);

    return n > 4 && *entry->d_name != '.' && !strcasecmp(entry->d_name + n - 4, ".txt");
}

static bool
add_folder(struct arrivals *arrivals, const char *folder, struct err *err)
{
    struct dirent **entry;
    int n = scandir(folder, &entry, is_text_file, alphasort);
    bool ok = n >= 0;

    if (!ok) {
        int code = errno;

        err_set(err, code == EACCES ? ERR_DENIED : ERR_MACHINE, "the folder cannot be read: %s",
                strerror(code));
        return err_where(err, "%.190s", folder);
    }
    for (int i = 0; i < n; i++) {
        ok = ok && add_path(arrivals, arena_printf(arrivals->arena, "%s/%s", folder,
                                                   entry[i]->d_name), err);
        free(entry[i]);
    }
    free(entry);
    if (ok && !n) {
        err_set(err, ERR_INPUT, "there is no answer file in this folder");
        err_hint(err, "Answer files end in .txt.");
        ok = err_where(err, "%.190s", folder);
    }
    return ok;
}

static void
read_one(struct book *book, struct arena *arena, struct answer_arrival *arrival)
{
    struct answer_file file;

    if (answer_file_open(arrival->path, arena, &file, &arrival->err))
        answer_file_take(book, arrival->path, &file, arena, arrival->survey, &arrival->take,
                         &arrival->err);
}

static void
refuse_pair(struct answer_arrival *a, const struct answer_arrival *b)
{
    if (a->err.kind)
        return;
    err_set(&a->err, ERR_INPUT, "%.200s is of the same person", b->path);
    err_hint(&a->err, "Take in the one that counts.");
    err_where(&a->err, "%.190s", a->path);
}

static bool
same_person(const struct answer_arrival *a, const struct answer_arrival *b)
{
    return *a->take.respondent && !strcmp(a->take.respondent, b->take.respondent);
}

bool
answer_files_read(struct book *book, const char *const *paths, size_t n, struct arena *arena,
                  struct answer_arrival **out, size_t *n_out, struct err *err)
{
    struct arrivals arrivals = { .arena = arena };
    struct stat about;
    bool ok = true;

    arrivals.arrival = arena_alloc(arena, FILES_MOST * sizeof *arrivals.arrival);
    for (size_t i = 0; ok && i < n; i++)
        ok = stat(paths[i], &about) == 0 && S_ISDIR(about.st_mode)
             ? add_folder(&arrivals, paths[i], err) : add_path(&arrivals, paths[i], err);
    for (size_t i = 0; ok && i < arrivals.n; i++)
        read_one(book, arena, &arrivals.arrival[i]);
    for (size_t i = 0; ok && i < arrivals.n; i++)
        for (size_t k = 0; k < i; k++)
            if (same_person(&arrivals.arrival[i], &arrivals.arrival[k])) {
                refuse_pair(&arrivals.arrival[i], &arrivals.arrival[k]);
                refuse_pair(&arrivals.arrival[k], &arrivals.arrival[i]);
            }
    *out = arrivals.arrival;
    *n_out = arrivals.n;
    return ok;
}

static bool
is_of(const struct answer_arrival *arrival, const char *survey)
{
    return !arrival->err.kind && !strcmp(arrival->survey, survey);
}

/* What cannot be taken in by itself stays out, and keeps no other file out. */
static bool
leave_out(struct book *book, struct answer_arrival *arrival, size_t n, struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        struct err why = { 0 };

        if (arrival[i].err.kind || survey_may_take(book, arrival[i].survey, &arrival[i].take, &why))
            continue;
        if (why.kind != ERR_INPUT && why.kind != ERR_MISSING) {
            *err = why;
            return false;
        }
        err_where(&why, "%.190s", arrival[i].path);
        arrival[i].err = why;
    }
    return true;
}

bool
answer_files_take(struct book *book, struct answer_arrival *arrival, size_t n, struct err *err)
{
    struct survey_take *take = mem_alloc((n + 1) * sizeof *take);
    bool ok = leave_out(book, arrival, n, err);

    for (size_t i = 0; ok && i < n; i++) {
        size_t count = 0, back = 0;

        if (arrival[i].err.kind || arrival[i].taken)
            continue;
        for (size_t k = i; k < n; k++)
            if (is_of(&arrival[k], arrival[i].survey))
                take[count++] = arrival[k].take;
        ok = survey_take_in(book, arrival[i].survey, take, count, err);
        for (size_t k = i; ok && k < n; k++)
            if (is_of(&arrival[k], arrival[i].survey)) {
                arrival[k].take = take[back++];
                arrival[k].taken = true;
            }
    }
    mem_free(take);
    return ok;
}
