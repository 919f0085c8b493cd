/* survey show: the two-line profile of a closed health check, as text and as JSON. */
#include <stdio.h>
#include <string.h>

#include "src/base/date.h"
#include "src/base/json.h"
#include "src/cli/survey.h"
#include "src/figures/survey_text.h"

static const char *const sides[] = { "us", "them" };

/* ---- JSON ---- */

static void
add_number(struct str *out, const char *name, double value)
{
    str_addf(out, ",\"%s\":", name);
    if (known(value))
        json_add_number(out, value);
    else
        str_add(out, "null");
}

static void
add_opinion(struct str *out, const char *name, const struct opinion *opinion)
{
    str_addf(out, ",\"%s\":{\"n\":%zu", name, opinion->n);
    add_number(out, "mean", opinion->mean);
    add_number(out, "sd", opinion->deviation);
    str_add(out, "}");
}

static void
add_texts(struct str *out, const char *name, const struct survey_words *words)
{
    str_addf(out, ",\"%s\":[", name);
    for (size_t i = 0; i < words->n; i++) {
        str_add(out, i ? "," : "");
        json_add_string(out, words->text[i]);
    }
    str_add(out, "]");
}

static void
add_json_side(struct str *out, const struct survey_line *line, int side)
{
    const struct statement_result *result = line->view.result;

    str_addf(out, ",\"%s\":{\"hidden\":%d,\"split\":%d", sides[side], line->view.hidden[side],
             line->view.split[side]);
    add_number(out, "mean", line->view.mean[side]);
    add_opinion(out, line->view.n_marks == 2 ? "we" : "one", &result->self[side]);
    if (line->view.n_marks == 2) {
        add_opinion(out, "they", &result->other[side]);
        add_number(out, "blind", line->view.blind[side]);
        str_addf(out, ",\"light\":\"%s\"", light_word(line->view.blind_light[side]));
    }
    add_number(out, "change", line->change.mean[side]);
    str_addf(out, ",\"dropped\":%d", line->change.dropped[side]);
    add_texts(out, "comments", &line->comment[side]);
    str_add(out, "}");
}

static void
add_json_line(struct call *call, const struct survey_line *line)
{
    struct str *out = call_row(call);

    str_addf(out, "{\"statement\":\"%s\",\"rule\":\"%s\",\"kind\":\"%s\",\"text\":",
             line->words->code, line->words->rule, line->words->kind);
    json_add_string(out, line->words->text);
    add_json_side(out, line, 0);
    add_json_side(out, line, 1);
    add_number(out, "gap", line->view.gap);
    str_addf(out, ",\"light\":\"%s\",\"solid\":%d", light_word(line->view.gap_light),
             line->view.solid);
    add_number(out, "gap_change", line->change.gap);
    add_number(out, "priority", line->view.priority);
    str_addf(out, ",\"rank\":%d}", line->rank);
}

static void
add_json(struct call *call, const struct survey_profile *profile)
{
    struct str *out = call_member(call, "survey");
    char day[DATE_SIZE];

    date_write(profile->closed_on, day);
    str_add(out, "{\"id\":");
    json_add_string(out, profile->id);
    str_add(out, ",\"name\":");
    json_add_string(out, profile->name);
    str_addf(out, ",\"kind\":\"%s\",\"scale\":\"%s\",\"closed_on\":\"%s\",\"earlier\":",
             profile->kind ? profile->kind : "", profile->scale ? profile->scale : "five", day);
    if (profile->earlier)
        json_add_string(out, profile->earlier);
    else
        str_add(out, "null");
    for (int side = 0; side < 2; side++)
        str_addf(out, ",\"invited_%s\":%zu,\"answered_%s\":%zu", sides[side],
                 profile->invited[side], sides[side], profile->answered[side]);
    str_addf(out, ",\"balanced\":%d", profile->balanced);
    add_number(out, "gap_index", profile->gap);
    add_number(out, "blind_us", profile->blind[0]);
    add_number(out, "blind_them", profile->blind[1]);
    str_add(out, ",\"scores\":{");
    for (size_t i = 0; i < SURVEY_THEMES; i++) {
        str_addf(out, "%s\"%s\":", i ? "," : "", profile->theme[i].rule);
        if (known(profile->theme[i].score))
            json_add_number(out, profile->theme[i].score);
        else
            str_add(out, "null");
    }
    str_add(out, "},\"replies\":[");
    for (int i = 0; i < METHOD_QUESTIONS; i++) {
        str_addf(out, "%s{\"question\":%d", i ? "," : "", i + 1);
        add_texts(out, "us", &profile->reply[i][0]);
        add_texts(out, "them", &profile->reply[i][1]);
        str_add(out, "}");
    }
    str_add(out, "]}");
    for (size_t i = 0; i < profile->n; i++)
        add_json_line(call, &profile->line[i]);
}

/* ---- both ---- */

static void
add_text(struct call *call, const struct figures_context *context,
         const struct survey_profile *profile)
{
    struct str text = { 0 };

    survey_text(profile, context->alliance->name, call->page.width, &text);
    for (const char *at = str_text(&text); *at; at += strcspn(at, "\n") + 1) {
        int n = (int)strcspn(at, "\n");

        if (!strncmp(at, "# ", 2))
            page_heading(&call->page, "%.*s", n - 2, at + 2);
        else if (n)
            page_line(&call->page, "%.*s", n, at);
        else
            page_gap(&call->page);
    }
    str_free(&text);
}

bool
survey_tell_profile(struct call *call, const char *alliance, const char *id, struct err *err)
{
    struct figures figures;
    struct figures_context *context = NULL;
    const struct survey_profile *profile = NULL;

    if (figures_open(&figures, &call->book, err) &&
        (context = figures_context(&figures, alliance, book_today(&call->book))) != NULL)
        profile = survey_profile(context, id);
    if (context && !profile && !err->kind) {
        err_set(err, ERR_MISSING, "no health check was closed by that day");
        err_hint(err, "'entente survey' lists them.");
    }
    if (profile && call->form == FORM_JSON) {
        add_json(call, profile);
    } else if (profile && !call->quiet) {
        add_text(call, context, profile);
    }
    figures_close(&figures);
    return !err->kind;
}
