/* export: records out, as JSON or CSV. */
#include <string.h>
#include <unistd.h>

#include "src/cli/kind.h"
#include "src/io/csv_export.h"
#include "src/io/json_export.h"
#include "src/io/sink.h"

static bool
open_sink(struct call *call, struct sink *sink, struct err *err)
{
    const char *target = call_value(call, FLAG_OUTPUT);

    return target && strcmp(target, "-") ? sink_open_file(sink, target, err)
                                         : sink_open_fd(sink, STDOUT_FILENO, err);
}

/* Nothing else may be printed behind what went to standard output. */
static void
say_where(struct call *call)
{
    const char *target = call_value(call, FLAG_OUTPUT);

    call->form = FORM_TEXT;
    if (target && strcmp(target, "-"))
        call_say(call, "%s: written", target);
}

bool
command_export(struct call *call, struct err *err)
{
    const struct entity *entity = NULL;
    struct csv_style style = { .unguarded = !config_yes(call->config, OPTION_FORMAT_CSV_GUARD) };
    struct sink sink = { 0 };
    bool ok = call_open(call, err);

    if (ok && call->args->n)
        ok = (entity = kind_find(call, call->args->words[0], err)) != NULL;
    if (ok && call->form == FORM_CSV && !entity) {
        ok = err_set(err, ERR_USAGE, "a table holds one kind of record");
        err_hint(err, "Write for example: entente export commitment --csv");
        err_where(err, "--csv");
    }
    ok = ok && open_sink(call, &sink, err);
    if (ok && call->form == FORM_CSV)
        ok = csv_export(&call->book, entity, &style, sink_write, &sink, err);
    else
        ok = ok && json_export(&call->book, entity, sink_write, &sink, err);
    ok = ok && sink_finish(&sink, err);
    sink_discard(&sink);
    if (ok)
        say_where(call);
    return ok;
}
