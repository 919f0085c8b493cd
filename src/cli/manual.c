/* man: the manual page entente(1), from the tables of commands, options and help. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"
#include "src/cli/call.h"
#include "src/cli/help.h"

/* Text of the page: nothing in it is taken for a request or an escape of roff. */
static void
add_text(struct str *out, const char *text)
{
    bool start = !out->len || out->data[out->len - 1] == '\n';

    for (const char *at = text; *at;) {
        int32_t code;

        at += text_decode(at, strlen(at), &code);
        if (start && (code == '.' || code == '\''))
            str_add(out, "\\&");
        start = code == '\n';
        if (code == '\\')
            str_add(out, "\\e");
        else if (code == '-')
            str_add(out, "\\-");
        else if (code == '\'')
            str_add(out, "\\(aq");
        else if (code >= 0x80)
            str_addf(out, "\\[u%04X]", (unsigned)code);
        else
            str_add_char(out, (char)code);
    }
}

static void
add_line(struct str *out, const char *text)
{
    add_text(out, text);
    str_add_char(out, '\n');
}

/* Paragraphs parted by an empty line; items begin with "- ". */
static void
add_body(struct str *out, const char *body)
{
    while (*body) {
        size_t n = strcspn(body, "\n");
        struct str line = { 0 };

        if (n > 2 && !strncmp(body, "- ", 2)) {
            str_add(out, ".IP \\(bu 2\n");
            str_add_bytes(&line, body + 2, n - 2);
        } else {
            str_add(out, n ? ".PP\n" : "");
            str_add_bytes(&line, body, n);
        }
        if (n)
            add_line(out, str_text(&line));
        str_free(&line);
        body += n + (body[n] == '\n');
    }
}

static void
add_section(struct str *out, const char *title)
{
    str_add(out, ".SH ");
    for (; *title; title++)
        str_add_char(out, (char)toupper((unsigned char)*title));
    str_add_char(out, '\n');
}

static void
add_flag(struct str *out, const struct flag_info *info)
{
    if (info->letter)
        str_addf(out, "\\fB\\-%c\\fR, ", info->letter);
    str_add(out, "\\fB");
    add_text(out, "--");
    add_text(out, info->name);
    str_add(out, "\\fR");
    if (info->value) {
        str_add(out, " \\fI");
        add_text(out, info->value);
        str_add(out, "\\fR");
    }
}

static void
add_command(struct str *out, const struct command *command)
{
    bool first = true;

    str_addf(out, ".TP\n\\fBentente %s\\fR ", command->name);
    add_line(out, command->arguments);
    add_text(out, command->sentence);
    str_add(out, ".\n");
    if (*command->help) {
        struct str body = { 0 };

        str_add(out, ".RS\n");
        add_body(&body, command->help);
        str_add(out, str_text(&body));
        str_add(out, ".RE\n");
        str_free(&body);
    }
    str_add(out, ".RS\n.PP\nOptions: ");
    for (int i = 0; i < FLAG_COUNT; i++) {
        if (!command_takes(command, (enum flag)i) ||
            (i == FLAG_HELP || i == FLAG_COLOR || i == FLAG_QUIET))
            continue;
        str_add(out, first ? "" : ", ");
        add_flag(out, flag_info((enum flag)i));
        first = false;
    }
    str_add(out, first ? "only those of every command.\n.RE\n" : ".\n.RE\n");
}

static void
add_examples(struct str *out)
{
    add_section(out, "Examples");
    str_add(out, ".nf\n");
    for (size_t i = 0; i < command_count; i++)
        add_line(out, commands[i].example);
    str_add(out, ".fi\n");
}

static void
add_environment(struct str *out)
{
    static const struct { const char *name, *sentence;
    } variables[] = {
        { "NO_COLOR", "When it is not empty, no colours are used." },
        { "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
          "Where configuration, portfolios and drafts lie." },
        { "TMPDIR", "Where the private copies for --dry-run are made." },
        { "VISUAL, EDITOR", "The editor for long texts on the screen." },
    };

    add_section(out, "Environment");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info((enum option)i);

        if (!info->environment)
            continue;
        str_addf(out, ".TP\n\\fB%s\\fR\n", info->environment);
        add_text(out, info->sentence);
        str_add(out, ".\n");
    }
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        str_addf(out, ".TP\n\\fB%s\\fR\n", variables[i].name);
        add_line(out, variables[i].sentence);
    }
}

static void
add_start(struct str *out)
{
    str_addf(out, ".TH ENTENTE 1 \"\" \"entente %s\" \"User Commands\"\n", help_version());
    str_add(out, ".SH NAME\nentente \\- strategic alliances, step by step\n"
                 ".SH SYNOPSIS\n"
                 ".B entente\n"
                 ".RI [ PORTFOLIO ]\n"
                 ".br\n"
                 ".B entente\n"
                 ".I COMMAND\n"
                 ".RI [ ARGUMENTS ]\n"
                 ".RB [ \\-f\n"
                 ".IR PORTFOLIO ]\n");
    add_section(out, "Description");
    add_body(out,
        "Entente is for people who manage strategic alliances between organisations. It walks an "
        "alliance through the twelve conventional steps of forming one, with a form, a checklist "
        "and a gate for each step, keeps all alliances in one portfolio file, and shows how "
        "governance, learning, progress and risk stand.\n\n"
        "Without a command the screen is opened. Everything the screen shows or does, a command "
        "shows or does, also while a screen has the same file open.");
}

bool
command_man(struct call *call, struct err *err)
{
    struct str *out = &call->page.text;

    (void)err;
    add_start(out);
    for (int group = 0; group < GROUP_COUNT; group++) {
        if (!group)
            add_section(out, "Commands");
        str_addf(out, ".SS %s\n", command_group_name((enum command_group)group));
        for (size_t i = 0; i < command_count; i++)
            if (commands[i].group == (enum command_group)group)
                add_command(out, &commands[i]);
    }
    add_section(out, "Options");
    for (int i = 0; i < FLAG_COUNT; i++) {
        str_add(out, ".TP\n");
        add_flag(out, flag_info((enum flag)i));
        str_add_char(out, '\n');
        add_text(out, flag_info((enum flag)i)->sentence);
        str_add(out, ".\n");
    }
    for (size_t i = 0; help_pages[i].name; i++) {
        add_section(out, help_pages[i].title);
        add_body(out, help_pages[i].body);
    }
    add_environment(out);
    add_examples(out);
    return true;
}
