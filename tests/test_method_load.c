#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/str.h"
#include "src/method/load.h"
#include "src/store/change.h"
#include "src/store/query.h"
#include "tests/support.h"

/* A copy of the shipped set, to be damaged. */
static struct embedded_file *
copy_set(struct arena *arena)
{
    struct embedded_file *files;
    size_t n = 0;

    while (embedded_method[n].name)
        n++;
    files = arena_alloc(arena, (n + 1) * sizeof *files);
    memcpy(files, embedded_method, n * sizeof *files);
    return files;
}

static struct embedded_file *
file_called(struct embedded_file *files, const char *name)
{
    while (files->name && strcmp(files->name, name))
        files++;
    assert_non_null(files->name);
    return files;
}

/* The first line at or below `from` that begins with `beginning`. */
static const char *
line_that_begins(const char *from, const char *beginning)
{
    for (const char *line = from; line; line = strchr(line, '\n'), line += line != NULL)
        if (!strncmp(line, beginning, strlen(beginning)))
            return line;
    return NULL;
}

/* Below the heading `section`, put `text` in place of the line that begins with `line`. */
static void
edit(struct arena *arena, struct embedded_file *file, const char *section, const char *line,
     const char *text)
{
    struct str out = { 0 };
    const char *at = line_that_begins(file->data, section), *rest;

    at = at ? line_that_begins(at, line) : NULL;
    if (!at)
        fail_msg("%s has no line '%s' below '%s'", file->name, line, section);
    rest = strchr(at, '\n');
    rest = rest ? rest + 1 : at + strlen(at);
    str_add_bytes(&out, file->data, (size_t)(at - file->data));
    str_add(&out, text);
    if (*text)
        str_add(&out, "\n");
    str_add(&out, rest);
    file->data = arena_string(arena, str_text(&out));
    file->size = out.len;
    str_free(&out);
}

static int
line_number(const struct embedded_file *file, const char *section, const char *line)
{
    const char *at = line_that_begins(file->data, section);
    int number = 1;

    at = at ? line_that_begins(at, line) : NULL;
    if (!at)
        fail_msg("%s has no line '%s' below '%s'", file->name, line, section);
    for (const char *c = file->data; c < at; c++)
        number += *c == '\n';
    return number;
}

/* What the method tables hold, as one text. */
static const char *
tables(struct store *store, struct arena *arena)
{
    struct err err = { 0 };
    const char *text = query_string(store, arena, &err,
        "SELECT (SELECT group_concat(version||digest||loaded_at||current) FROM method)||"
        "(SELECT count(*)||' '||sum(length(value)) FROM method_text)||"
        "(SELECT count(*)||' '||sum(length(cells)) FROM reference)", "");

    assert_int_equal(err.kind, ERR_NONE);
    return text;
}

static bool
load(struct store *store, const struct embedded_file *files, struct method_difference *difference,
     struct err *err)
{
    if (change_begin(store, CHANGE_EDIT, NULL, err) && method_load(store, files, difference, err))
        return change_commit(store, "Method loaded", NULL, err);
    change_rollback(store);
    return false;
}

static struct store *
loaded_store(struct env *env)
{
    struct err err = { 0 };
    struct store *store = support_store("a.entente", env);

    must(load(store, embedded_method, NULL, &err), &err);
    return store;
}

static void
the_shipped_set_is_complete(void **state)
{
    struct err err = { 0 };

    (void)state;
    must(method_files_check(embedded_method, &err), &err);
}

/*
 * `put` in place of the line that begins with `line` below `section`; the complaint must name the
 * line that begins with `blame` below `blame_section` (NULL: the same section) of `blame_file`
 * (NULL: the same file), and say `what`.
 */
struct damage {
    const char *file, *section, *line, *put;
    const char *blame_file, *blame_section, *blame, *what;
};

static const struct damage damages[] = {
    /* The form of the file. */
    { "s01.ini", "[field s01.title]", "ask =", "ask",
      NULL, NULL, "ask", "neither [section] nor key = value" },
    { "s01.ini", "[field s01.title]", "[", "[field s01.title",
      NULL, "[field s01.title", "[", "must end with ]" },
    { "s01.ini", "[field s01.title]", "ask =", "ask = One\nask = Two",
      NULL, NULL, "ask = Two", "twice" },
    { "s01.ini", "[field s01.title]", "ask =", "ask = This#that",
      NULL, NULL, "ask", "unquoted #" },
    { "s01.ini", "[step 1]", "[", "colour = red\n[step 1]",
      NULL, "colour", "colour", "before the first section" },
    { "s01.ini", "[field s01.title]", "[", "[fild s01.title]",
      NULL, "[fild", "[", "no section of a method set" },
    { "s01.ini", "[field s01.title]", "[", "[field]",
      NULL, "[field]", "[", "no right heading" },
    { "s02.ini", "[field s02.scope_in]", "[", "[field s01.title]",
      NULL, "[field s01.title]", "[", "stands in s01.ini:14 already" },
    { "s01.ini", "[field s01.title]", "label", "label = Title \xFF",
      NULL, NULL, "label", "cannot be shown" },

    /* The keys of a section. */
    { "s01.ini", "[field s01.title]", "ask =", "",
      NULL, NULL, "[", "lacks 'ask'" },
    { "s01.ini", "[field s01.title]", "ask =", "ask =",
      NULL, NULL, "ask", "'ask' is empty" },
    { "s01.ini", "[field s01.title]", "ask =", "ask = @@",
      NULL, NULL, "ask", "not written yet" },
    { "s01.ini", "[field s01.title]", "label", "colour = red\nlabel = Title",
      NULL, NULL, "colour", "has no 'colour'" },
    { "s01.ini", "[field s01.title]", "label",
      "label = A title that is much too long for the head of any column",
      NULL, NULL, "label", "the most are 48" },
    { "registers-governance.ini", "[part body.name]", "hint", "",
      NULL, NULL, "[", "lacks 'hint'" },
    { "guidance-gates.ini", "[topic asap]", "text2", "text4 = Too far",
      NULL, NULL, "[", "lacks 'text2'" },
    { "guidance-gates.ini", "[topic asap]", "text2", "body = No",
      NULL, NULL, "body", "has no 'body'" },

    /* Questions and their parts. */
    { "s01.ini", "[field s01.title]", "type", "type = txt",
      NULL, NULL, "type", "'txt' is not a type" },
    { "s01.ini", "[field s01.motives]", "type", "type = multi(E.999)",
      NULL, NULL, "type", "no vocabulary E.999" },
    { "s01.ini", "[field s01.sponsor]", "type", "type = ref(persona)",
      NULL, NULL, "type", "no kind of record called 'persona'" },
    { "s01.ini", "[field s01.title]", "kind", "kind = double",
      NULL, NULL, "kind", "not a kind of question" },
    { "s01.ini", "[field s01.title]", "least", "least = many",
      NULL, NULL, "least", "a number from 0 to 99" },
    { "s01.ini", "[field s01.title]", "least", "least = 1\ncolumns = a b",
      NULL, NULL, "columns", "means nothing in a question of kind single" },
    { "s08.ini", "[field s08.patience]", "default", "default = soon",
      NULL, NULL, "default", "not a number" },
    { "s02.ini", "[field s02.objectives]", "entity", "entity = goalpost",
      NULL, NULL, "entity", "no kind of record called 'goalpost'" },
    { "s08.ini", "[field s08.goal_metrics]", "entity", "entity = metric:gaol",
      NULL, NULL, "entity", "not metric:goal" },
    { "s01.ini", "[field s01.horizon]", "say.open", "",
      NULL, NULL, "[", "lacks 'say.open'" },
    { "s01.ini", "[field s01.horizon]", "say.open", "say.open = open\nsay.never = never",
      NULL, NULL, "say.never", "belongs to no choice" },
    { "s04.ini", "[part s04.four_c.skills]", "anchor3", "",
      NULL, NULL, "[", "lacks 'anchor3'" },
    { "s04.ini", "[part s04.four_c.skills]", "anchor5", "",
      NULL, NULL, "[", "lacks 'anchor5'" },
    { "s04.ini", "[part s04.criteria.criterion]", "hint", "hint = One thing\nanchor1 = Low",
      NULL, NULL, "anchor1", "this is no scale" },
    { "s04.ini", "[part s04.criteria.criterion]", "required", "required = perhaps",
      NULL, NULL, "required", "yes or no" },
    { "s04.ini", "[part s04.criteria.criterion]", "hint", "hint = One thing\ntotal = 100",
      NULL, NULL, "total", "columns that hold numbers" },
    { "s04.ini", "[part s04.scores.candidate]", "among", "",
      NULL, NULL, "type", "needs 'among'" },
    { "s04.ini", "[part s04.scores.candidate]", "among", "among = s04.choice",
      NULL, NULL, "among", "no question with rows" },
    { "s04.ini", "[field s04.scores]", "unique", "unique = candidate colour",
      NULL, NULL, "unique", "'colour' is no column" },
    { "s04.ini", "[field s04.scores]", "columns",
      "columns = candidate criterion score reason colour",
      NULL, NULL, "columns", "no section [part s04.scores.colour]" },
    { "s04.ini", "[field s04.scores]", "columns", "columns = candidate criterion score",
      NULL, "[part s04.scores.reason]", "[", "belongs to no question" },
    { "s05.ini", "[field s05.nda]", "parts", "parts = s05.nda s05.nda_date s05.competitors",
      NULL, NULL, "parts", "must begin with s05.nda" },

    /* Steps and checks. */
    { "s04.ini", "[step 4]", "fields", "fields = s04.criteria s04.criteria",
      NULL, NULL, "fields", "named already" },
    { "s04.ini", "[step 4]", "fields", "fields = s04.criteria s05.nda",
      NULL, NULL, "fields", "no key of a question of step 4" },
    { "s04.ini", "[step 4]", "key", "key = s05",
      NULL, NULL, "key", "the key of step 4 is s04" },
    { "s04.ini", "[step 4]", "after", "after = 1 5",
      NULL, NULL, "after", "no step before step 4" },
    { "s04.ini", "[step 4]", "[", "[step 13]",
      "method.ini", "; The", ";", "no [step 4]" },
    { "s04.ini", "[check c04.2]", "[", "[check c04.99]",
      NULL, "[check c04.3]", "[", "not the next check" },
    { "s04.ini", "[check c04.1]", "[", "[check c04.0]",
      NULL, "[step 4]", "[", "no checks" },

    /* Vocabularies. */
    { "vocabularies.ini", "[vocabulary E.1]", "codes", "codes = growth cost risk learn fun",
      NULL, NULL, "codes", "no section [value e.1 fun]" },
    { "vocabularies.ini", "[vocabulary E.1]", "codes", "codes = growth cost risk",
      NULL, "[value E.1 learn]", "[", "in no list of codes" },
    { "vocabularies.ini", "[value E.13 license]", "grid", "grid = moon",
      NULL, NULL, "grid", "no cell of the grid" },
    { "vocabularies.ini", "[vocabulary E.60]", "[", "[vocabulary F.60]",
      NULL, "[vocabulary F.60]", "[", "vocabularies are called" },

    /* Registers. */
    { "registers-governance.ini", "[part body.name]", "[", "[part body.nom]",
      NULL, "[register body]", "[", "lacks [part body.name]" },
    { "registers-governance.ini", "[part body.name]", "label", "label = Name\ntype = text",
      NULL, NULL, "type", "not for the method to say" },
    { "registers-governance.ini", "[register body]", "[", "[register bodice]",
      "method.ini", "; The", ";", "no [register body]" },
    { "registers-governance.ini", "[register flag]", "private", "private = maybe",
      NULL, NULL, "private", "yes or no" },
    { "registers-governance.ini", "[part body.chair]", "say.them", "",
      NULL, NULL, "[", "lacks 'say.them'" },

    /* Guidance and tables. */
    { "guidance-gates.ini", "[topic asap]", "see", "see = nowhere",
      NULL, NULL, "see", "'nowhere' is no topic" },
    { "guidance-gates.ini", "[topic asap]", "steps", "steps = s01 s13",
      NULL, NULL, "steps", "'s13' is no step" },
    { "guidance-gates.ini", "[topic review-prompts]", "fields", "fields = s12.past",
      NULL, NULL, "fields", "'s12.past' is no question" },
    { "guidance-gates.ini", "[topic asap]", "rows", "rows = sixty",
      NULL, NULL, "rows", "no number of a row" },
    { "reference.ini", "[reference table2]", "file", "file = table3.csv",
      NULL, NULL, "file", "table3.csv is missing" },
    { "reference.ini", "[reference table2]", "file", "file = yearly.csv",
      NULL, "[reference yearly]", "file", "belongs to [reference table2] already" },
    { "table2.csv", "country", "Hong Kong", "Hong Kong,247",
      NULL, NULL, "Hong Kong", "has 2 cells, the first has 3" },
    { "yearly.csv", "series", "cross_border_agreements,1990", "\"cross,1990,1760,count,all",
      NULL, NULL, "\"cross", "does not end" },

    /* The list of files. */
    { "method.ini", "[method]", "version", "version = Entente 1",
      NULL, NULL, "version", "cannot be a version" },
    { "method.ini", "[method]", "title", "",
      NULL, NULL, "[", "lacks 'title'" },
    { "method.ini", "[method]", "files", "files = s01.ini s99.ini",
      NULL, NULL, "files", "s99.ini is missing" },
    { "method.ini", "[method]", "files", "files = s01.ini s01.ini",
      NULL, NULL, "files", "listed twice" },
    { "method.ini", "[method]", "files", "files = s01.ini",
      NULL, NULL, "files", "is not listed" },
};

static void
a_damaged_set_is_refused_with_file_and_line_and_changes_nothing(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    const char *before = tables(store, &arena);

    (void)state;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        const struct damage *damage = &damages[i];
        struct embedded_file *files = copy_set(&arena);
        struct embedded_file *file = file_called(files, damage->file);
        const char *blame_file = damage->blame_file ? damage->blame_file : damage->file;
        struct method_difference difference;
        struct err err = { 0 };
        char where[80];

        edit(&arena, file, damage->section, damage->line, damage->put);
        snprintf(where, sizeof where, "%s:%d", blame_file,
                 line_number(file_called(files, blame_file),
                             damage->blame_section ? damage->blame_section : damage->section,
                             damage->blame));
        assert_false(load(store, files, &difference, &err));
        if (err.kind != ERR_INPUT || strcmp(err.where, where) || !strstr(err.what, damage->what))
            fail_msg("damage %zu: '%s: %s' instead of '%s: ... %s'", i, err.where, err.what, where,
                     damage->what);
        assert_string_equal(tables(store, &arena), before);
    }
    store_close(store);
    arena_free(&arena);
}

static void
a_missing_file_and_a_stray_one_are_refused(void **state)
{
    struct arena arena = { 0 };
    struct embedded_file *files = copy_set(&arena);
    struct err err = { 0 };

    (void)state;
    file_called(files, "method.ini")->name = "methode.ini";
    assert_false(method_files_check(files, &err));
    assert_non_null(strstr(err.what, "no file method.ini"));
    files = copy_set(&arena);
    file_called(files, "table2.csv")->name = "table9.csv";
    err_clear(&err);
    assert_false(method_files_check(files, &err));
    assert_non_null(strstr(err.what, "table2.csv is missing"));
    files = copy_set(&arena);
    file_called(files, "s12.ini")->name = "s12.txt";
    err_clear(&err);
    assert_false(method_files_check(files, &err));
    assert_non_null(strstr(err.what, "s12.ini is missing"));
    arena_free(&arena);
}

static void
loading_a_set_again_changes_nothing(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct method_difference difference;
    struct err err = { 0 };
    const char *before = tables(store, &arena);

    (void)state;
    must(load(store, embedded_method, &difference, &err), &err);
    assert_int_equal(difference.added + difference.removed + difference.reworded, 0);
    assert_int_equal(difference.n_examples, 0);
    assert_string_equal(tables(store, &arena), before);
    store_close(store);
    arena_free(&arena);
}

static void
a_changed_set_needs_a_version_of_its_own(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct embedded_file *files = copy_set(&arena);
    struct err err = { 0 };
    const char *before = tables(store, &arena);

    (void)state;
    edit(&arena, file_called(files, "s04.ini"), "[check c04.3]", "text",
         "text = Four conditions hold");
    assert_false(load(store, files, NULL, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_string_equal(err.where, "method.ini:4");
    assert_string_equal(tables(store, &arena), before);
    store_close(store);
    arena_free(&arena);
}

static void
a_new_version_says_what_is_new_and_the_old_one_stays(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct embedded_file *files = copy_set(&arena);
    struct method_difference difference;
    struct err err = { 0 };

    (void)state;
    edit(&arena, file_called(files, "method.ini"), "[method]", "version", "version = acme-1");
    edit(&arena, file_called(files, "s04.ini"), "[check c04.3]", "text",
         "text = Four conditions hold");
    edit(&arena, file_called(files, "vocabularies.ini"), "[vocabulary E.1]", "codes",
         "codes = growth cost risk learn fun");
    edit(&arena, file_called(files, "vocabularies.ini"), "[value E.1 learn]", "[",
         "[value E.1 fun]\nlabel = Fun\nmeaning = Because we like them.\n\n[value E.1 learn]");
    edit(&arena, file_called(files, "table2.csv"), "country", "Hong Kong", "Hong Kong,248,asia");
    must(load(store, files, &difference, &err), &err);
    assert_int_equal(difference.added, 1);
    assert_int_equal(difference.reworded, 2);
    assert_int_equal(difference.removed, 0);
    assert_int_equal(difference.n_examples, 3);
    assert_string_equal(difference.examples[0], "check c04.3: new words");
    assert_string_equal(difference.examples[1], "value e.1 fun: new");
    assert_string_equal(difference.examples[2], "vocabulary e.1: new words");
    assert_int_equal(query_number(store, 0, &err, "SELECT count(*) FROM method", ""), 2);
    assert_string_equal(
        query_string(store, &arena, &err, "SELECT version FROM method WHERE current", ""),
        "acme-1");
    assert_string_equal(query_string(store, &arena, &err,
                                     "SELECT value FROM method_text WHERE version='entente-1' AND "
                                     "kind='check' AND key='c04.3' AND name='text'",
                                     ""),
                        "All four conditions score 3 or more for the chosen partner");
    assert_string_equal(query_string(store, &arena, &err,
                                     "SELECT cells FROM reference WHERE name='table2' AND line=3",
                                     ""),
                        "[\"Hong Kong\",\"248\",\"asia\"]");

    /* Back again: nothing is written but which one is current, and its tables. */
    must(load(store, embedded_method, &difference, &err), &err);
    assert_int_equal(difference.removed, 1);
    assert_int_equal(difference.reworded, 2);
    assert_string_equal(
        query_string(store, &arena, &err, "SELECT version FROM method WHERE current", ""),
        "entente-1");
    assert_string_equal(query_string(store, &arena, &err,
                                     "SELECT cells FROM reference WHERE name='table2' AND line=3",
                                     ""),
                        "[\"Hong Kong\",\"247\",\"asia\"]");
    store_close(store);
    arena_free(&arena);
}

/* Give the set a new version, and take something released out of it. */
static void
refuse_without(const char *file, const char *section, const char *list, const char *put,
               const char *other_section, const char *what)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct embedded_file *files = copy_set(&arena), *edited = file_called(files, file);
    struct err err = { 0 };
    const char *before = tables(store, &arena), *start, *end;
    struct str rest = { 0 };

    edit(&arena, file_called(files, "method.ini"), "[method]", "version", "version = acme-2");
    if (list)
        edit(&arena, edited, section, list, put);
    if (other_section) {
        start = line_that_begins(edited->data, other_section);
        end = line_that_begins(strchr(start, '\n') + 1, "[");
        str_add_bytes(&rest, edited->data, (size_t)(start - edited->data));
        str_add(&rest, end ? end : "");
        edited->data = arena_string(&arena, str_text(&rest));
        edited->size = rest.len;
        str_free(&rest);
    }
    assert_false(load(store, files, NULL, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    if (!strstr(err.what, what))
        fail_msg("'%s' instead of '... %s'", err.what, what);
    assert_string_equal(tables(store, &arena), before);
    store_close(store);
    remove(support_path("a.entente"));
    arena_free(&arena);
}

static void
a_set_that_lacks_a_released_key_is_refused(void **state)
{
    (void)state;
    refuse_without("vocabularies.ini", "[vocabulary E.1]", "codes", "codes = growth cost risk",
                   "[value E.1 learn]", "lacks [value e.1 learn], which entente-1 has");
    refuse_without(
        "s02.ini", "[step 2]", "fields",
        "fields = s02.objectives s02.wanted s02.learning s02.scope_in s02.scope_out "
        "s02.chain s02.direction s02.products s02.exclusive s02.tradeoffs s02.shared_vision",
        "[field s02.places]", "lacks [field s02.places]");
    refuse_without("s04.ini", "[field s04.references]", "columns", "columns = who said",
                   "[part s04.references.date]", "lacks [part s04.references.date]");
    refuse_without("s12.ini", NULL, NULL, NULL, "[check c12.7]", "lacks [check c12.7]");
}

static void
a_choice_that_vanished_from_a_question_is_refused(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct embedded_file *files = copy_set(&arena);
    struct err err = { 0 };

    (void)state;
    edit(&arena, file_called(files, "method.ini"), "[method]", "version", "version = acme-3");
    edit(&arena, file_called(files, "s01.ini"), "[field s01.horizon]", "type",
         "type = choice(short/y1_3/over3/open)");
    edit(&arena, file_called(files, "s01.ini"), "[field s01.horizon]", "say.merger", "");
    assert_false(load(store, files, NULL, &err));
    assert_non_null(strstr(err.what, "lacks the choice 'merger' of s01.horizon"));
    store_close(store);
    arena_free(&arena);
}

static void
guidance_may_go(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct embedded_file *files = copy_set(&arena);
    struct method_difference difference;
    struct err err = { 0 };

    (void)state;
    edit(&arena, file_called(files, "method.ini"), "[method]", "version", "version = acme-4");
    edit(&arena, file_called(files, "guidance-why.ini"), "[topic words]", "[",
         "[topic ours]\ntitle = Ours\nabout = How we do it.\ntext1 = So.\nrefer = Acme\n\n[topic "
         "words]");
    must(load(store, files, &difference, &err), &err);
    assert_int_equal(difference.added, 1);
    files = copy_set(&arena);
    edit(&arena, file_called(files, "method.ini"), "[method]", "version", "version = acme-5");
    must(load(store, files, &difference, &err), &err);
    assert_int_equal(difference.removed, 1);
    assert_int_equal(difference.added + difference.reworded, 0);
    assert_string_equal(difference.examples[0], "topic ours: gone");
    store_close(store);
    arena_free(&arena);
}

static void
a_folder_gives_the_same_set_as_the_program(void **state)
{
    struct env env = support_env();
    struct store *store = loaded_store(&env);
    struct arena arena = { 0 };
    struct embedded_file *files;
    struct method_difference difference;
    struct err err = { 0 };
    char path[500];

    (void)state;
    mkdir(support_path("set"), 0700);
    mkdir(support_path("set/reference"), 0700);
    for (const struct embedded_file *file = embedded_method; file->name; file++) {
        snprintf(path, sizeof path, "%s/set/%s%s", support_folder(),
                 strstr(file->name, ".csv") ? "reference/" : "", file->name);
        support_write(path, file->data, file->size);
    }
    support_write(support_path("set/notes.txt"), "mine", 4);
    must(method_read_folder(support_path("set"), &arena, &files, &err), &err);
    must(load(store, files, &difference, &err), &err);
    assert_int_equal(difference.added + difference.removed + difference.reworded, 0);

    assert_false(method_read_folder(support_path("nothing"), &arena, &files, &err));
    assert_int_equal(err.kind, ERR_MISSING);
    assert_string_equal(err.where, support_path("nothing"));
    store_close(store);
    arena_free(&arena);
}

static void
a_long_and_a_linked_file_in_a_folder_are_refused(void **state)
{
    struct arena arena = { 0 };
    struct embedded_file *files;
    struct err err = { 0 };
    char *big = arena_alloc(&arena, 2 * 1024 * 1024);

    (void)state;
    mkdir(support_path("set"), 0700);
    memset(big, 'x', 2 * 1024 * 1024 - 1);
    support_write(support_path("set/s01.ini"), big, 2 * 1024 * 1024 - 1);
    assert_false(method_read_folder(support_path("set"), &arena, &files, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_string_equal(err.where, support_path("set/s01.ini"));
    remove(support_path("set/s01.ini"));
    support_write(support_path("elsewhere"), "x", 1);
    assert_int_equal(symlink(support_path("elsewhere"), support_path("set/s01.ini")), 0);
    assert_false(method_read_folder(support_path("set"), &arena, &files, &err));
    assert_int_equal(err.kind, ERR_DENIED);
    arena_free(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_shipped_set_is_complete),
        TEST(a_damaged_set_is_refused_with_file_and_line_and_changes_nothing),
        TEST(a_missing_file_and_a_stray_one_are_refused),
        TEST(loading_a_set_again_changes_nothing),
        TEST(a_changed_set_needs_a_version_of_its_own),
        TEST(a_new_version_says_what_is_new_and_the_old_one_stays),
        TEST(a_set_that_lacks_a_released_key_is_refused),
        TEST(a_choice_that_vanished_from_a_question_is_refused),
        TEST(guidance_may_go),
        TEST(a_folder_gives_the_same_set_as_the_program),
        TEST(a_long_and_a_linked_file_in_a_folder_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
