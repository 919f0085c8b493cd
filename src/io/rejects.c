#include "src/io/rejects.h"

#include <stdio.h>
#include <string.h>

#include "src/io/csv_write.h"

void
rejects_begin(struct rejects *rejects, const char *source, const struct csv_mapping *mapping)
{
    *rejects = (struct rejects){ .mapping = mapping };
    snprintf(rejects->path, sizeof rejects->path, "%.4000s.rejects",
             strcmp(source, "-") ? source : "import");
}

/* Place and reason in one sentence. */
static void
add_reason(struct str *out, const struct import_reject *reject)
{
    if (reject->field && reject->value && *reject->value)
        str_addf(out, "%s, '%.60s%s': ", reject->field, reject->value,
                 strlen(reject->value) > 60 ? "..." : "");
    else if (reject->field)
        str_addf(out, "%s: ", reject->field);
    str_addf(out, "%s%s", reject->why, reject->emptied ? " (left empty)" : "");
    if (reject->hint && *reject->hint)
        str_addf(out, ". %s", reject->hint);
}

void
reject_show(const struct import_reject *reject, struct str *out)
{
    str_addf(out, "line %ld", reject->line);
    if (reject->text && reject->entity)
        str_addf(out, ", %s%s%s", reject->entity, reject->id ? " " : "",
                 reject->id ? reject->id : "");
    str_add(out, ", ");
    add_reason(out, reject);
}

static void
add_heading(const struct rejects *rejects, struct str *out)
{
    str_add(out, "reason");
    if (!rejects->mapping)
        str_add(out, ",line,kind,id,field,record");
    for (size_t i = 0; rejects->mapping && i < rejects->mapping->width; i++) {
        str_add_char(out, ',');
        csv_add_cell(out, rejects->mapping->columns[i].heading);
    }
    str_add(out, "\r\n");
}

static void
add_text(struct str *out, const char *text)
{
    str_add_char(out, ',');
    csv_add_text(out, text ? text : "");
}

bool
rejects_add(void *context, const struct import_reject *reject)
{
    struct rejects *rejects = context;
    struct str line = { 0 }, reason = { 0 };
    bool ok;

    if (!rejects->n++ && !sink_open_file(&rejects->sink, rejects->path, &rejects->err))
        return false;
    if (rejects->n == 1)
        add_heading(rejects, &line);
    add_reason(&reason, reject);
    csv_add_text(&line, str_text(&reason));
    if (rejects->mapping) {
        /* As they stand in the table: what is mended can be imported as it is. */
        for (size_t i = 0; i < reject->n_cells; i++) {
            str_add_char(&line, ',');
            csv_add_cell(&line, reject->cells[i]);
        }
    } else {
        str_addf(&line, ",%ld", reject->line);
        add_text(&line, reject->entity);
        add_text(&line, reject->id);
        add_text(&line, reject->field);
        add_text(&line, reject->text);
    }
    str_add(&line, "\r\n");
    ok = sink_write(&rejects->sink, str_text(&line), line.len);
    str_free(&line);
    str_free(&reason);
    return ok;
}

bool
rejects_finish(struct rejects *rejects, struct err *err)
{
    if (rejects->err.kind) {
        *err = rejects->err;
        return false;
    }
    return !rejects->n || sink_finish(&rejects->sink, err);
}

void
rejects_discard(struct rejects *rejects)
{
    sink_discard(&rejects->sink);
}
