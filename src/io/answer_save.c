#include "src/io/answer_save.h"

#include <string.h>
#include <strings.h>

#include "src/base/text.h"
#include "src/config/path.h"

enum { COMMENT_MOST = 160, REPLY_MOST = 8000 };

static struct answer_item *
item_of(struct answer_file *file, const char *name, size_t n)
{
    for (size_t i = 0; i < file->n; i++)
        if (strlen(file->item[i].code) == n && !strncasecmp(file->item[i].code, name, n))
            return &file->item[i];
    return NULL;
}

static bool
refuse_marks(const struct answer_file *file, const struct answer_item *item, const char *value,
             struct err *err)
{
    err_set(err, ERR_INPUT, "'%.40s' is not on the scale", value);
    if (item->n_marks == 2)
        err_hint(err, "Write %s=%s: your own organisation first, then the other side.",
                 item->code, file->hundred ? "75/50" : "4/3");
    else
        err_hint(err, "Write %s, or ? for 'I don't know'.", answer_scale(file->hundred));
    return err_where(err, "%s", item->code);
}

static bool
set_marks(const struct answer_file *file, struct answer_item *item, const char *value,
          struct arena *arena, struct err *err)
{
    const char *slash = strchr(value, '/');
    const char *first = slash ? arena_bytes(arena, value, (size_t)(slash - value)) : value;
    double mark[2] = { item->mark[0], item->mark[1] };

    if ((item->n_marks == 2) != (slash != NULL) && *value && strcmp(value, "?"))
        return refuse_marks(file, item, value, err);
    if (!answer_mark_read(first, file->hundred, &mark[0]) ||
        !answer_mark_read(slash ? slash + 1 : first, file->hundred, &mark[1]))
        return refuse_marks(file, item, value, err);
    memcpy(item->mark, mark, sizeof mark);
    return true;
}

size_t
answer_words_most(const struct answer_item *item)
{
    return item->question ? REPLY_MOST : COMMENT_MOST;
}

bool
answer_words_check(const struct answer_item *item, const char *words, struct err *err)
{
    size_t most = answer_words_most(item), n = text_length(words);

    if (!text_is_clean(words, strlen(words), item->question ? TEXT_LINES : TEXT_LINE))
        return err_set(err, ERR_INPUT, "the words hold characters that cannot be shown");
    if (n <= most)
        return true;
    err_set(err, ERR_INPUT, "the words have %zu characters, %zu fit", n, most);
    return err_hint(err, "Shorten them, or put them under an open question.");
}

static bool
set_words(struct answer_item *item, const char *value, struct arena *arena, struct err *err)
{
    const char *words = text_trim(arena_string(arena, value));

    if (!answer_words_check(item, words, err))
        return err_where(err, "%s", item->code);
    item->words = *words && strcmp(words, "?") ? words : NULL;
    return true;
}

bool
answer_file_set(struct answer_file *file, const char *name, const char *value,
                struct arena *arena, struct err *err)
{
    size_t n = strcspn(name, ".");
    struct answer_item *item = item_of(file, name, n);

    if (item && (item->question ? !name[n] : !strcasecmp(name + n, ".comment")))
        return set_words(item, value, arena, err);
    if (item && !item->question && !name[n])
        return set_marks(file, item, value, arena, err);
    err_set(err, ERR_INPUT, "the file does not ask it");
    err_hint(err, "Write a statement such as %s=%s, its comment as %s.comment='...', or Q1='...'.",
             file->item[0].code, file->hundred ? "75" : "4", file->item[0].code);
    return err_where(err, "%.60s", name);
}

bool
answer_file_save(const char *path, const struct answer_file *file, struct err *err)
{
    struct str text = { 0 };
    bool ok;

    answer_file_write(file, &text);
    ok = path_write(path, str_text(&text), text.len, err);
    str_free(&text);
    return ok;
}
