/* Reference tables: text files with cells parted by commas, the first line names the columns. */
#include <string.h>

#include "src/base/json.h"
#include "src/base/text.h"
#include "src/method/set.h"

/* One cell; returns what follows: a comma, a line end, the end, or NULL for a wrong quote. */
static const char *
read_cell(const char *at, struct str *cell)
{
    if (*at != '"') {
        size_t n = strcspn(at, ",\r\n");

        str_add_bytes(cell, at, n);
        return at + n;
    }
    for (at++; *at; at++) {
        if (*at != '"')
            str_add_char(cell, *at);
        else if (at[1] == '"')
            str_add_char(cell, *at++);
        else
            return strchr(",\r\n", at[1]) ? at + 1 : NULL;
    }
    return NULL;
}

const char *
set_table_line(const char *text, struct str *cells, size_t *n, struct err *err)
{
    struct str cell = { 0 };
    const char *at = text;

    *n = 0;
    if (!*at)
        return NULL;
    str_add(cells, "[");
    do {
        str_clear(&cell);
        at = read_cell(at + (*n && *at == ','), &cell);
        if (!at || !text_is_clean(str_text(&cell), cell.len, TEXT_LINE)) {
            err_set(err, ERR_INPUT, at ? "a cell holds characters that cannot be shown"
                                       : "a quoted cell does not end");
            str_free(&cell);
            return NULL;
        }
        str_add(cells, (*n)++ ? "," : "");
        if (cell.len)
            json_add_string(cells, str_text(&cell));
        else
            str_add(cells, "null");
    } while (*at == ',');
    str_add(cells, "]");
    str_free(&cell);
    at += *at == '\r';
    return at + (*at == '\n');
}

static bool
check_table(const struct embedded_file *file, struct err *err)
{
    struct str cells = { 0 };
    size_t columns = 0, n;
    int line = 1;
    const char *at = file->data;

    if (memchr(file->data, '\0', file->size))
        err_set(err, ERR_INPUT, "the table holds a NUL byte: this is no text file");
    for (; !err->kind && (at = set_table_line(at, &cells, &n, err)) != NULL; line++) {
        if (line == 1)
            columns = n;
        else if (n != columns)
            err_set(err, ERR_INPUT, "the line has %zu cells, the first has %zu", n, columns);
        if (err->kind)
            break;
        str_clear(&cells);
    }
    if (!err->kind && line < 3)
        err_set(err, ERR_INPUT, "the table has no line below its head");
    if (err->kind)
        err_where(err, "%s:%d", file->name, line);
    str_free(&cells);
    return !err->kind;
}

bool
set_check_references(struct method_set *set, struct err *err)
{
    size_t n, tables = 0, listed = 0;
    const struct method_text *text = texts_section(&set->texts, "reference", NULL, &n);
    const struct embedded_file *file;

    for (file = set->files; file->name; file++)
        tables += strstr(file->name, ".csv") != NULL;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(text[i].name, "file"))
            continue;
        file = embedded_find(set->files, text[i].value);
        if (!file || !strstr(text[i].value, ".csv"))
            return set_refuse(&text[i], err, "the file %.60s is missing", text[i].value);
        for (size_t k = 0; k < i; k++)
            if (!strcmp(text[k].name, "file") && !strcmp(text[k].value, text[i].value))
                return set_refuse(&text[i], err, "%.60s belongs to [reference %s] already",
                                  text[i].value, text[k].key);
        if (!check_table(file, err))
            return false;
        listed++;
    }
    if (listed != tables) {
        err_set(err, ERR_INPUT, "a .csv file of the set belongs to no [reference]");
        return err_where(err, "method.ini:1");
    }
    return true;
}
