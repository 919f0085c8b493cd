/* completion: what each shell needs, from the table of commands. */
#include <ctype.h>
#include <string.h>

#include "src/cli/call.h"
#include "src/cli/help.h"
#include "src/figures/dashboard.h"
#include "src/store/query.h"

/* What can stand for an argument or behind an option. */
enum offer { OFFER_NOTHING, OFFER_FILES, OFFER_CODES, OFFER_WORDS };

static void
add_kinds(struct str *words)
{
    for (size_t i = 0; i < entity_count; i++)
        str_addf(words, "%s%s", words->len ? " " : "", entities[i].name);
}

static void
add_dashboards(struct str *words)
{
    for (size_t i = 0; i < dashboard_count; i++)
        str_addf(words, "%s ", dashboards[i].name);
    str_add(words, "portfolio");
}

static void
add_topics(struct str *words)
{
    str_add(words,
            "step topics steps kinds templates vocabularies reference commands options keys");
    for (size_t i = 0; help_pages[i].name; i++)
        str_addf(words, " %s", help_pages[i].name);
    for (size_t i = 0; i < command_count; i++)
        str_addf(words, " %s", commands[i].name);
}

/* `name` is a word of a command's arguments or the value of an option. */
static enum offer
offer_of(const char *name, struct str *words)
{
    static const char steps[] = "1 2 3 4 5 6 7 8 9 10 11 12";

    str_clear(words);
    if (!strcmp(name, "FILE"))
        return OFFER_FILES;
    if (!strcmp(name, "REF") || !strcmp(name, "ALLIANCE"))
        return OFFER_CODES;
    if (!strcmp(name, "KIND"))
        add_kinds(words);
    else if (!strcmp(name, "STEP"))
        str_add(words, steps);
    else if (!strcmp(name, "VIEW"))
        str_addf(words, "overview steps journal parties %s", steps);
    else if (!strcmp(name, "WHEN"))
        str_add(words, "auto always never");
    else if (!strcmp(name, "TOPIC"))
        add_topics(words);
    else if (!strcmp(name, "DASHBOARD"))
        add_dashboards(words);
    else if (strchr(name, '|') && !strstr(name, "FILE"))
        for (const char *c = name; *c; c++)
            str_add_char(words, *c == '|' ? ' ' : *c);
    return words->len ? OFFER_WORDS : OFFER_NOTHING;
}

/* Text in single quotes of a shell; `also` are letters that need a backslash inside them. */
static void
add_quoted(struct str *out, const char *text, const char *also)
{
    str_add_char(out, '\'');
    for (; *text; text++) {
        if (*text == '\'')
            str_add(out, "'\\'");
        else if (strchr(also, *text))
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add_char(out, '\'');
}

/* ---- bash ---- */

static void
bash_offer(struct str *out, enum offer offer, const struct str *words)
{
    switch (offer) {
    case OFFER_FILES:
        str_add(out, "files=1");
        break;
    case OFFER_CODES:
        str_add(out, "words=$(entente completion codes 2>/dev/null)");
        break;
    case OFFER_WORDS:
        str_addf(out, "words='%s'", str_text(words));
        break;
    default:
        str_add(out, ":");
    }
}

/* The options that a value follows, as a pattern of `case`. */
static void
bash_valued(struct str *out)
{
    bool first = true;

    for (int i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info((enum flag)i);

        if (!info->value)
            continue;
        str_addf(out, "%s--%s", first ? "" : "|", info->name);
        if (info->letter)
            str_addf(out, "|-%c", info->letter);
        first = false;
    }
}

static void
bash_values(struct str *out)
{
    struct str words = { 0 };

    for (int i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info((enum flag)i);
        enum offer offer = info->value ? offer_of(info->value, &words) : OFFER_NOTHING;

        if (!info->value)
            continue;
        str_addf(out, "        --%s", info->name);
        if (info->letter)
            str_addf(out, "|-%c", info->letter);
        str_add(out, ") ");
        bash_offer(out, offer, &words);
        str_add(out, " ;;\n");
    }
    str_free(&words);
}

static void
bash_command(struct str *out, const struct command *command)
{
    struct str words = { 0 };
    size_t least, most, place = 0;
    char word[32];

    command_counts(command, &least, &most);
    str_addf(out, "        %s:-) words='", command->name);
    for (int i = 0; i < FLAG_COUNT; i++)
        if (command_takes(command, (enum flag)i))
            str_addf(out, " --%s", flag_info((enum flag)i)->name);
    str_add(out, "' ;;\n");
    for (const char *at = command->arguments; (at = command_next_argument(at, word)); place++) {
        enum offer offer = offer_of(word, &words);

        if (offer == OFFER_NOTHING)
            continue;
        str_addf(out,
                 !at[strspn(at, " ")] && most == SIZE_MAX ? "        %s:*) " : "        %s:%zu) ",
                 command->name, place);
        bash_offer(out, offer, &words);
        str_add(out, " ;;\n");
    }
    str_free(&words);
}

static void
add_bash(struct str *out)
{
    str_add(out, "# bash completion for entente(1), printed by 'entente completion bash'.\n"
                 "_entente() {\n"
                 "    local current=${COMP_WORDS[COMP_CWORD]} "
                 "previous=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    local command= words= files= place=0 i\n\n"
                 "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                 "        case ${COMP_WORDS[i]} in\n"
                 "        ");
    bash_valued(out);
    str_add(out, ") ((i++)) ;;\n"
                 "        -*) ;;\n"
                 "        *) if [[ $command ]]; then ((place++)); else command=${COMP_WORDS[i]}; "
                 "fi ;;\n"
                 "        esac\n"
                 "    done\n"
                 "    COMPREPLY=()\n"
                 "    case $previous in\n");
    bash_values(out);
    str_add(out,
            "    *)\n        [[ $current == -* ]] && place=-\n        case $command:$place in\n"
            "        :-) words='--portfolio --readonly --color --help --version' ;;\n"
            "        :*) [[ $current == *[/.]* ]] && files=1\n"
            "            words='");
    for (size_t i = 0; i < command_count; i++)
        str_addf(out, "%s%s", i ? " " : "", commands[i].name);
    str_add(out, "' ;;\n");
    for (size_t i = 0; i < command_count; i++)
        bash_command(out, &commands[i]);
    str_add(out, "        esac ;;\n    esac\n"
                 "    [[ $words ]] && mapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
                 "\"$current\")\n"
                 "    [[ $files ]] && { compopt -o filenames 2>/dev/null\n"
                 "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "
                 "\"$current\"); }\n"
                 "    return 0\n"
                 "}\n"
                 "complete -F _entente entente\n");
}

/* ---- zsh ---- */

static void
zsh_offer(struct str *out, enum offer offer, const struct str *words)
{
    switch (offer) {
    case OFFER_FILES:
        str_add(out, "_files");
        break;
    case OFFER_CODES:
        str_add(out, "($(entente completion codes 2>/dev/null))");
        break;
    case OFFER_WORDS:
        str_addf(out, "(%s)", str_text(words));
        break;
    default:
        str_add(out, " ");
    }
}

static void
zsh_flag(struct str *out, const struct flag_info *info)
{
    struct str words = { 0 }, spec = { 0 }, text = { 0 };

    for (const char *c = info->sentence; *c; c++) {
        if (strchr("[]:\\", *c))
            str_add_char(&text, '\\');
        str_add_char(&text, *c);
    }
    for (int pass = info->letter ? 0 : 1; pass < 2; pass++) {
        str_clear(&spec);
        if (pass)
            str_addf(&spec, "--%s%s", info->name, info->value ? "=" : "");
        else
            str_addf(&spec, "-%c%s", info->letter, info->value ? "+" : "");
        str_addf(&spec, "[%s]", str_text(&text));
        if (info->value) {
            enum offer offer = offer_of(info->value, &words);

            str_addf(&spec, ":%s:", info->value);
            zsh_offer(&spec, offer, &words);
        }
        str_add(out, " \\\n                ");
        add_quoted(out, str_text(&spec), "");
    }
    str_free(&words);
    str_free(&spec);
    str_free(&text);
}

static void
zsh_command(struct str *out, const struct command *command)
{
    struct str words = { 0 }, spec = { 0 };
    size_t least, most, place = 1;
    char word[32];

    command_counts(command, &least, &most);
    str_addf(out, "        %s)\n            _arguments", command->name);
    for (int i = 0; i < FLAG_COUNT; i++)
        if (command_takes(command, (enum flag)i))
            zsh_flag(out, flag_info((enum flag)i));
    for (const char *at = command->arguments; (at = command_next_argument(at, word)); place++) {
        enum offer offer = offer_of(word, &words);

        str_clear(&spec);
        if (!at[strspn(at, " ")] && most == SIZE_MAX)
            str_add(&spec, "*:");
        else
            str_addf(&spec, "%zu:", place);
        for (const char *c = word; *c; c++)
            str_add_char(&spec, isalpha((unsigned char)*c) ? *c : ' ');
        str_add_char(&spec, ':');
        zsh_offer(&spec, offer, &words);
        str_add(out, " \\\n                ");
        add_quoted(out, str_text(&spec), "");
    }
    str_add(out, " ;;\n");
    str_free(&words);
    str_free(&spec);
}

static void
add_zsh(struct str *out)
{
    str_add(
        out,
        "#compdef entente\n# zsh completion for entente(1), printed by 'entente completion zsh'.\n"
        "_entente() {\n    local -a commands\n    commands=(\n");
    for (size_t i = 0; i < command_count; i++) {
        struct str line = { 0 };

        str_addf(&line, "%s:%s", commands[i].name, commands[i].sentence);
        str_add(out, "        ");
        add_quoted(out, str_text(&line), "");
        str_add(out, "\n");
        str_free(&line);
    }
    str_add(out, "    )\n    if (( CURRENT == 2 )); then\n"
                 "        _describe -t commands command commands\n"
                 "        _files\n"
                 "        return\n"
                 "    fi\n"
                 "    shift words\n"
                 "    (( CURRENT-- ))\n"
                 "    case $words[1] in\n");
    for (size_t i = 0; i < command_count; i++)
        zsh_command(out, &commands[i]);
    str_add(out, "    esac\n}\nif [ \"$funcstack[1]\" = _entente ]; then _entente \"$@\"; "
                 "else compdef _entente entente; fi\n");
}

/* ---- fish ---- */

static void
fish_offer(struct str *out, enum offer offer, const struct str *words)
{
    if (offer == OFFER_FILES)
        str_add(out, " -F");
    else if (offer == OFFER_CODES)
        str_add(out, " -f -a '(entente completion codes 2>/dev/null)'");
    else if (offer == OFFER_WORDS)
        str_addf(out, " -f -a '%s'", str_text(words));
    else
        str_add(out, " -f");
}

static void
fish_command(struct str *out, const struct command *command)
{
    struct str words = { 0 };
    char word[32];

    str_addf(out, "complete -c entente -n __fish_use_subcommand -a %s -d ", command->name);
    add_quoted(out, command->sentence, "\\");
    str_add(out, "\n");
    for (int i = 0; i < FLAG_COUNT; i++) {
        const struct flag_info *info = flag_info((enum flag)i);

        if (!command_takes(command, (enum flag)i))
            continue;
        str_addf(out, "complete -c entente -n '__fish_seen_subcommand_from %s' -l %s",
                 command->name, info->name);
        if (info->letter)
            str_addf(out, " -s %c", info->letter);
        if (info->value) {
            enum offer offer = offer_of(info->value, &words);

            str_add(out, " -r");
            fish_offer(out, offer, &words);
        }
        str_add(out, " -d ");
        add_quoted(out, info->sentence, "\\");
        str_add(out, "\n");
    }
    for (const char *at = command->arguments; (at = command_next_argument(at, word));) {
        enum offer offer = offer_of(word, &words);

        if (offer == OFFER_NOTHING)
            continue;
        str_addf(out, "complete -c entente -n '__fish_seen_subcommand_from %s'", command->name);
        fish_offer(out, offer, &words);
        str_add(out, "\n");
    }
    str_free(&words);
}

static void
add_fish(struct str *out)
{
    str_add(out, "# fish completion for entente(1), printed by 'entente completion fish'.\n");
    for (size_t i = 0; i < command_count; i++)
        fish_command(out, &commands[i]);
}

/* ---- the command ---- */

/* For the shells: whatever goes wrong, they get no words and no message. */
static bool
add_codes(struct call *call)
{
    struct err ignored = { 0 };
    struct query *query;

    if (!call_open(call, &ignored))
        return true;
    query = query_start(call->book.store, &ignored,
                        "SELECT code FROM alliance WHERE deleted=0 ORDER BY code", "");
    while (query_next(query, &ignored)) {
        page_add(&call->page, query_text(query, 0));
        str_add_char(&call->page.text, '\n');
    }
    query_end(query, &ignored);
    return true;
}

bool
command_completion(struct call *call, struct err *err)
{
    const char *shell = call->args->words[0];

    if (!strcmp(shell, "codes"))
        return add_codes(call);
    if (!strcmp(shell, "bash"))
        add_bash(&call->page.text);
    else if (!strcmp(shell, "zsh"))
        add_zsh(&call->page.text);
    else if (!strcmp(shell, "fish"))
        add_fish(&call->page.text);
    else {
        err_set(err, ERR_USAGE, "there are no completions for this shell");
        err_hint(err, "Write bash, zsh or fish.");
        return err_where(err, "%.60s", shell);
    }
    return true;
}
