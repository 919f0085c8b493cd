/* attend: what needs you today, ranked, with the rule that says so. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/cli/call.h"
#include "src/cli/table.h"
#include "src/figures/attend.h"

enum { ALLIANCES_A_SLICE = 200 };

static void
add_json(struct call *call, const struct attend_line *line)
{
    struct str *row = call_row(call);

    str_add(row, "{\"alliance\":");
    json_add_string(row, line->code);
    str_add(row, ",\"rule\":");
    json_add_string(row, line->rule);
    str_addf(row, ",\"urgency\":%d,\"text\":", line->urgency);
    json_add_string(row, line->text);
    str_add(row, ",\"record\":");
    json_add_string(row, line->record);
    str_add(row, ",\"view\":");
    json_add_string(row, line->view);
    str_add(row, "}");
}

/* Below the lines each rule that put one there, in a sentence. */
static void
add_rules(struct call *call, const struct attend *attend)
{
    page_gap(&call->page);
    for (size_t i = 0; i < attend->lines; i++) {
        size_t before = 0;

        while (before < i && strcmp(attend->line[before].rule, attend->line[i].rule) != 0)
            before++;
        if (before == i)
            page_wrap(&call->page, attend->line[i].rule, 5, attend->line[i].why);
    }
}

static void
print(struct call *call, const struct attend *attend)
{
    struct table table = { .arena = &call->arena };
    char day[DATE_SIZE];

    date_write(attend->today, day);
    if (call->form == FORM_JSON)
        json_add_string(call_member(call, "as_of"), day);
    table_column(&table, "Alliance", TABLE_WHOLE);
    table_column(&table, "What needs you", TABLE_TEXT);
    table_column(&table, "Rule", TABLE_WHOLE);
    for (size_t i = 0; i < attend->lines; i++) {
        const struct attend_line *line = &attend->line[i];

        if (call->form == FORM_JSON) {
            add_json(call, line);
            continue;
        }
        table_cell(&table, line->code);
        table_cell(&table, line->said);
        table_cell(&table, line->rule);
    }
    if (call->form == FORM_TEXT && attend->lines)
        table_print(&table, &call->page);
    else if (call->form == FORM_TEXT)
        call_say(call, "Nothing needs you.");
    if (call->form == FORM_TEXT && attend->total > (long)attend->lines)
        call_say(call, "and %ld more", attend->total - (long)attend->lines);
    if (call->form == FORM_TEXT && attend->lines)
        add_rules(call, attend);
    table_free(&table);
}

bool
command_attend(struct call *call, struct err *err)
{
    struct attend attend = { 0 };
    long limit;

    if (!call_number(call, FLAG_LIMIT, 0, &limit, err) || !call_open_to_read(call, err))
        return false;
    attend_start(&attend, &call->book, (size_t)limit);
    while (attend_slice(&attend, ALLIANCES_A_SLICE, err))
        continue;
    if (!err->kind) {
        print(call, &attend);
        call->status = attend.total > 0;
    }
    attend_free(&attend);
    return !err->kind;
}
