/* What the table of commands tells by itself: overview, usage, versions. */
#include <stdio.h>
#include <string.h>

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "src/base/text.h"
#include "src/cli/help.h"
#include "src/store/store.h"

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "of no release"
#endif

enum { SENTENCE_AT = 34 };

const char *
help_version(void)
{
    return PACKAGE_VERSION;
}

void
help_libraries(struct page *page, const char *terminal_library)
{
    page_line(page, "entente %s", PACKAGE_VERSION);
    page_line(page, "%s", store_engine());
    if (terminal_library)
        page_line(page, "%s", terminal_library);
}

void
help_overview(struct page *page)
{
    page_line(page, "entente: strategic alliances, step by step");
    page_gap(page);
    page_line(page, "  entente [PORTFOLIO]                 the screen");
    page_line(page, "  entente COMMAND [ARGUMENTS] [-f PORTFOLIO]");
    for (int group = 0; group < GROUP_COUNT; group++) {
        page_heading(page, "%s", command_group_name((enum command_group)group));
        for (size_t i = 0; i < command_count; i++) {
            char lead[80];

            if (commands[i].group != (enum command_group)group)
                continue;
            snprintf(lead, sizeof lead, "  %s %s", commands[i].name, commands[i].arguments);
            page_wrap(page, lead, SENTENCE_AT, commands[i].sentence);
        }
    }
    page_heading(page, "More");
    page_wrap(page, "  entente help COMMAND", SENTENCE_AT, "Arguments, options and examples");
    page_wrap(page, "  entente help step 4", SENTENCE_AT,
              "A step; also s04.choice, c04.7, E.13, commitment");
    page_wrap(page, "  entente help topics", SENTENCE_AT, "All pages of guidance");
    for (size_t i = 0; help_pages[i].name; i++) {
        char lead[80];

        snprintf(lead, sizeof lead, "  entente help %s", help_pages[i].name);
        page_wrap(page, lead, SENTENCE_AT, help_pages[i].title);
    }
}

static void
add_flags(struct page *page, const struct command *command)
{
    page_heading(page, "Options");
    for (int i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info((enum flag)i);
        char lead[80];

        if (!command_takes(command, (enum flag)i))
            continue;
        if (info->letter)
            snprintf(lead, sizeof lead, "  -%c, --%s%s%s ", info->letter, info->name,
                     info->value ? " " : "", info->value ? info->value : "");
        else
            snprintf(lead, sizeof lead, "      --%s%s%s ", info->name, info->value ? " " : "",
                     info->value ? info->value : "");
        page_wrap(page, lead, 32, info->sentence);
    }
}

static void
add_lines(struct page *page, const char *lines)
{
    while (*lines) {
        size_t n = strcspn(lines, "\n");

        page_line(page, "  %.*s", (int)n, lines);
        lines += n + (lines[n] == '\n');
    }
}

void
help_command(struct page *page, const struct command *command)
{
    page_heading(page, "entente %s%s%s", command->name, *command->arguments ? " " : "",
                 command->arguments);
    page_wrap(page, "", 0, command->sentence);
    if (*command->help) {
        page_gap(page);
        page_body(page, 0, command->help);
    }
    add_flags(page, command);
    page_heading(page, "Examples");
    add_lines(page, command->example);
}
