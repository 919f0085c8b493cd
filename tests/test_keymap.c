#include <string.h>

#include "src/config/ini.h"
#include "tests/support.h"
#include "ui/core/keymap.h"

static struct keymap *keymap;
static struct err complaint[20];
static size_t complaints;

static void
keep(void *context, const struct err *err)
{
    (void)context;
    complaint[complaints++] = *err;
}

static void
with(const char *text)
{
    struct err err = { 0 };
    struct ini *ini = ini_read_text("mine.ini", text, strlen(text), &err);

    must(ini != NULL, &err);
    keymap_free(keymap);
    keymap = keymap_new();
    complaints = 0;
    keymap_read(keymap, ini, keep, NULL);
    ini_free(ini);
}

static enum action
at(enum action_layer layer, const char *name)
{
    struct key key;

    if (!key_read(name, &key))
        fail_msg("no key %s", name);
    return keymap_find(keymap, layer, key);
}

static void
every_default_key_can_be_read_and_written(void **state)
{
    (void)state;
    with("");
    for (int i = 1; i < ACTION_COUNT; i++) {
        char copy[100], name[KEY_NAME_SIZE], *rest = copy, *word;
        struct key key;

        strcpy(copy, action_info((enum action)i)->keys);
        while ((word = strsep(&rest, ",")) && *word) {
            word += strspn(word, " ");
            assert_true(key_read(word, &key));
            key_write(key, name);
            assert_string_equal(name, word);
        }
    }
}

static void
no_key_stands_twice_in_a_layer(void **state)
{
    (void)state;
    with("");
    for (int i = 1; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);
        char copy[100], *rest = copy, *word;

        strcpy(copy, info->keys);
        while ((word = strsep(&rest, ",")) && *word)
            if (at(info->layer, word + strspn(word, " ")) != (enum action)i)
                fail_msg("%s of %s is also a key of %s", word, info->name,
                         action_info(at(info->layer, word + strspn(word, " ")))->name);
    }
}

static void
every_action_has_a_name_a_label_and_a_sentence(void **state)
{
    (void)state;
    for (int i = 1; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);

        assert_int_equal(action_find(info->name), i);
        assert_true(*info->label && *info->sentence);
        assert_true(strlen(info->label) <= 20);
    }
    assert_int_equal(action_find("nonsense"), ACTION_NONE);
    assert_int_equal(action_view(9), ACTION_VIEW_9);
}

static void
nothing_needs_function_keys_alt_or_flow_control(void **state)
{
    (void)state;
    for (int i = 1; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);
        char copy[100], *rest = copy, *word;
        int safe = 0, all = 0;

        strcpy(copy, info->keys);
        while ((word = strsep(&rest, ",")) && *word) {
            struct key key;

            assert_true(key_read(word + strspn(word, " "), &key));
            all++;
            safe += !(key.mods & MOD_ALT) && !(key.code >= SPECIAL_F1 && key.code <= SPECIAL_F24) &&
                    !((key.mods & MOD_CTRL) && (key.code == 's' || key.code == 'q'));
        }
        if (info->layer != LAYER_TEXT && all)
            assert_true(safe > 0);
    }
}

static void
a_key_of_the_configuration_replaces_the_defaults(void **state)
{
    (void)state;
    with("[keys]\nredo = Ctrl-Y, U\n");
    assert_int_equal(complaints, 0);
    assert_int_equal(at(LAYER_ALWAYS, "U"), ACTION_REDO);
    assert_int_equal(at(LAYER_ALWAYS, "Ctrl-Y"), ACTION_REDO);
    assert_int_equal(at(LAYER_ALWAYS, "Ctrl-R"), ACTION_NONE);
    assert_string_equal(keymap_key(keymap, ACTION_REDO), "Ctrl-Y");
    assert_string_equal(keymap_keys(keymap, ACTION_REDO), "Ctrl-Y U");
}

static void
keys_can_be_swapped_and_taken_away(void **state)
{
    (void)state;
    with("[keys]\nadd = e\nedit = a\nblank =\n");
    assert_int_equal(complaints, 0);
    assert_int_equal(at(LAYER_ALWAYS, "e"), ACTION_ADD);
    assert_int_equal(at(LAYER_ALWAYS, "a"), ACTION_EDIT);
    assert_int_equal(at(LAYER_ALWAYS, "B"), ACTION_NONE);
    assert_string_equal(keymap_key(keymap, ACTION_BLANK), "");
}

static void
a_conflict_names_file_line_and_the_other_action(void **state)
{
    (void)state;
    with("# mine\n[keys]\nwrite = z\nredo = u\n");
    assert_int_equal(complaints, 1);
    assert_string_equal(complaint[0].where, "mine.ini:4");
    assert_non_null(strstr(complaint[0].what, "undo"));
    assert_int_equal(at(LAYER_ALWAYS, "u"), ACTION_UNDO);
    assert_int_equal(at(LAYER_ALWAYS, "Ctrl-R"), ACTION_REDO);
    assert_int_equal(at(LAYER_ALWAYS, "z"), ACTION_WRITE);
}

static void
of_two_entries_with_one_key_the_second_is_refused(void **state)
{
    (void)state;
    with("[keys]\nwrite = z\nsort = z\n");
    assert_int_equal(complaints, 1);
    assert_string_equal(complaint[0].where, "mine.ini:3");
    assert_non_null(strstr(complaint[0].hint, "line 2"));
    assert_int_equal(at(LAYER_ALWAYS, "z"), ACTION_WRITE);
    assert_int_equal(at(LAYER_ALWAYS, "o"), ACTION_SORT);
}

static void
an_unknown_action_or_key_is_named(void **state)
{
    (void)state;
    with("[keys]\nfly = x\nsort = Hyper-Q\nwrite = a,,b\n");
    assert_int_equal(complaints, 3);
    assert_string_equal(complaint[0].where, "mine.ini:2");
    assert_non_null(strstr(complaint[0].what, "fly"));
    assert_non_null(strstr(complaint[1].what, "Hyper-Q"));
    assert_non_null(strstr(complaint[2].hint, "Comma"));
    assert_int_equal(at(LAYER_ALWAYS, "o"), ACTION_SORT);
}

static void
one_key_may_serve_a_grid_a_text_and_the_rest(void **state)
{
    (void)state;
    with("");
    assert_int_equal(at(LAYER_GRID, "Left"), ACTION_MOVE_LEFT);
    assert_int_equal(at(LAYER_ALWAYS, "Left"), ACTION_BACK);
    assert_int_equal(at(LAYER_TEXT, "Left"), ACTION_TEXT_LEFT);
}

static void
letters_of_a_cyrillic_or_greek_layout_work_as_the_latin_ones(void **state)
{
    (void)state;
    with("");
    assert_int_equal(at(LAYER_ALWAYS, "г"), ACTION_UNDO);
    assert_int_equal(at(LAYER_ALWAYS, "й"), ACTION_QUIT);
    assert_int_equal(at(LAYER_ALWAYS, "ξ"), ACTION_MOVE_DOWN);
    assert_int_equal(at(LAYER_ALWAYS, "П"), ACTION_END);
    with("[keys]\nundo = г\n");
    assert_int_equal(at(LAYER_ALWAYS, "г"), ACTION_UNDO);
}

static void
keys_have_one_name(void **state)
{
    static const struct {
        const char *written, *name;
    } keys[] = {
        { "ctrl-r", "Ctrl-R" },         { "Escape", "Esc" }, { "pageup", "PgUp" }, { ",", "Comma" },
        { "Alt-Ctrl-x", "Ctrl-Alt-X" }, { "f12", "F12" },    { "space", "Space" }, { "é", "é" },
        { "shift-tab", "Shift-Tab" },
    };
    char name[KEY_NAME_SIZE];
    struct key key;

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        assert_true(key_read(keys[i].written, &key));
        key_write(key, name);
        if (strcmp(keys[i].name, "Comma"))
            assert_string_equal(name, keys[i].name);
    }
    assert_false(key_read("", &key));
    assert_false(key_read("Ctrl-", &key));
    assert_false(key_read("F25", &key));
    assert_false(key_read("ab", &key));
    assert_false(key_read("Shift-a", &key));
    assert_false(key_read("\x01", &key));
}

static int
finish(void **state)
{
    (void)state;
    keymap_free(keymap);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_default_key_can_be_read_and_written),
        cmocka_unit_test(no_key_stands_twice_in_a_layer),
        cmocka_unit_test(every_action_has_a_name_a_label_and_a_sentence),
        cmocka_unit_test(nothing_needs_function_keys_alt_or_flow_control),
        cmocka_unit_test(a_key_of_the_configuration_replaces_the_defaults),
        cmocka_unit_test(keys_can_be_swapped_and_taken_away),
        cmocka_unit_test(a_conflict_names_file_line_and_the_other_action),
        cmocka_unit_test(of_two_entries_with_one_key_the_second_is_refused),
        cmocka_unit_test(an_unknown_action_or_key_is_named),
        cmocka_unit_test(one_key_may_serve_a_grid_a_text_and_the_rest),
        cmocka_unit_test(letters_of_a_cyrillic_or_greek_layout_work_as_the_latin_ones),
        cmocka_unit_test(keys_have_one_name),
    };

    return cmocka_run_group_tests(tests, NULL, finish);
}
