#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/config/option.h"
#include "src/config/path.h"
#include "tests/support.h"

static struct config *config;
static struct err err;

static void
write_config(const char *text)
{
    struct str path = { 0 };
    FILE *file;

    path_of(&path, PATH_CONFIG, NULL);
    must(path_make(str_text(&path), &err), &err);
    str_add(&path, "/config.ini");
    file = fopen(str_text(&path), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    str_free(&path);
}

static void
read_again(void)
{
    config_free(config);
    config = config_read(NULL);
}

static const char *
origin(enum option option)
{
    static struct str text;

    str_clear(&text);
    config_origin_text(config, option, &text);
    return str_text(&text);
}

static int
start(void **state)
{
    unlink(support_path("entente/config.ini"));
    unlink(support_path("entente/settings.ini"));
    unsetenv("NO_COLOR");
    unsetenv("ENTENTE_PORTFOLIO");
    unsetenv("ENTENTE_THEME");
    setenv("XDG_CONFIG_HOME", support_folder(), 1);
    (void)state;
    return 0;
}

static void
without_a_file_every_option_has_a_default_that_is_right(void **state)
{
    (void)state;
    read_again();
    assert_null(config_complaint(config, 0));
    for (int i = 0; i < OPTION_COUNT; i++) {
        must(option_check((enum option)i, config_text(config, (enum option)i), &err), &err);
        assert_string_equal(origin((enum option)i), "default");
    }
    assert_true(config_yes(config, OPTION_SCREEN_HINTS));
    assert_int_equal(config_number(config, OPTION_BACKUP_DAILY), 7);
}

static void
the_file_the_environment_and_the_command_line_win_in_this_order(void **state)
{
    (void)state;
    write_config("[screen]\ncolour = 16\nhints = no\n[portfolio]\npath = /from/file\n");
    read_again();
    assert_string_equal(config_text(config, OPTION_SCREEN_COLOUR), "16");
    assert_non_null(strstr(origin(OPTION_SCREEN_COLOUR), "config.ini:2"));
    assert_false(config_yes(config, OPTION_SCREEN_HINTS));
    setenv("NO_COLOR", "1", 1);
    setenv("ENTENTE_PORTFOLIO", "/from/environment", 1);
    read_again();
    assert_string_equal(config_text(config, OPTION_SCREEN_COLOUR), "never");
    assert_string_equal(origin(OPTION_SCREEN_COLOUR), "$NO_COLOR");
    assert_string_equal(config_text(config, OPTION_PORTFOLIO_PATH), "/from/environment");
    must(config_set(config, OPTION_SCREEN_COLOUR, "256", &err), &err);
    assert_string_equal(config_text(config, OPTION_SCREEN_COLOUR), "256");
    assert_string_equal(origin(OPTION_SCREEN_COLOUR), "command line");
}

static void
a_wrong_value_keeps_the_default_and_names_its_line(void **state)
{
    (void)state;
    write_config(
        "[screen]\ncolour = pink\nascii = yes\n[backup]\ndaily = many\n[nonsense]\nx = 1\n");
    read_again();
    assert_string_equal(config_text(config, OPTION_SCREEN_COLOUR), "auto");
    assert_string_equal(config_text(config, OPTION_SCREEN_ASCII), "yes");
    assert_int_equal(config_number(config, OPTION_BACKUP_DAILY), 7);
    assert_non_null(strstr(config_complaint(config, 0)->where, "config.ini:2"));
    assert_non_null(strstr(config_complaint(config, 0)->hint, "auto|always"));
    assert_non_null(strstr(config_complaint(config, 1)->where, "config.ini:5"));
    assert_non_null(strstr(config_complaint(config, 2)->where, "config.ini:7"));
    assert_null(config_complaint(config, 3));
}

static void
a_damaged_file_leaves_the_defaults(void **state)
{
    (void)state;
    write_config("[screen]\ncolour = 16\ngarbage\n");
    read_again();
    assert_string_equal(config_text(config, OPTION_SCREEN_COLOUR), "auto");
    assert_non_null(strstr(config_complaint(config, 0)->where, "config.ini:3"));
}

static void
the_section_keys_is_left_to_the_keymap(void **state)
{
    (void)state;
    write_config("[keys]\nredo = U\n");
    read_again();
    assert_null(config_complaint(config, 0));
    assert_string_equal(ini_get(config_ini(config), "keys", "redo"), "U");
}

static void
what_is_changed_on_the_screen_goes_to_a_second_file(void **state)
{
    struct stat status;
    const char *mine = "[screen]\n# my own words\ntheme = dark\n";
    char back[200] = "";
    FILE *file;

    (void)state;
    write_config(mine);
    read_again();
    must(config_save(config, OPTION_SCREEN_THEME, "light", &err), &err);
    must(config_save(config, OPTION_ME_PERSON, "Ana Rao", &err), &err);
    assert_string_equal(config_text(config, OPTION_SCREEN_THEME), "light");
    read_again();
    assert_string_equal(config_text(config, OPTION_SCREEN_THEME), "light");
    assert_string_equal(config_text(config, OPTION_ME_PERSON), "Ana Rao");
    assert_non_null(strstr(origin(OPTION_ME_PERSON), "settings.ini"));
    file = fopen(support_path("entente/config.ini"), "r");
    assert_non_null(file);
    assert_true(fread(back, 1, sizeof back - 1, file) > 0);
    fclose(file);
    assert_string_equal(back, mine);
    assert_int_equal(stat(support_path("entente/settings.ini"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

static void
a_setting_that_cannot_be_written_is_refused_whole(void **state)
{
    (void)state;
    read_again();
    assert_false(config_save(config, OPTION_ME_PERSON, "a \"b\"", &err));
    assert_false(config_save(config, OPTION_SCREEN_COLOUR, "pink", &err));
    assert_string_equal(config_text(config, OPTION_ME_PERSON), "");
    assert_int_equal(access(support_path("entente/settings.ini"), F_OK), -1);
}

static void
options_are_found_by_name(void **state)
{
    enum option option;

    (void)state;
    assert_true(option_find("screen.colour", &option));
    assert_int_equal(option, OPTION_SCREEN_COLOUR);
    assert_true(option_find("Backup.Daily", &option));
    assert_false(option_find("screen", &option));
    assert_false(option_find("screen.colours", &option));
}

static void
the_template_can_be_read_and_changes_nothing(void **state)
{
    struct str text = { 0 };
    struct ini *ini;

    (void)state;
    config_template(&text);
    ini = ini_read_text("template", text.data, text.len, &err);
    must(ini != NULL, &err);
    for (int i = 0; i < OPTION_COUNT; i++) {
        assert_int_equal(ini_keys(ini, option_info((enum option)i)->section), 0);
        assert_non_null(strstr(text.data, option_info((enum option)i)->sentence));
    }
    ini_free(ini);
    str_free(&text);
}

static void
a_path_comes_from_xdg_or_home_and_never_from_a_relative_one(void **state)
{
    struct str path = { 0 };

    (void)state;
    setenv("HOME", "/home/ana", 1);
    setenv("XDG_STATE_HOME", "relative", 1);
    path_of(&path, PATH_STATE, "drafts");
    assert_string_equal(str_text(&path), "/home/ana/.local/state/entente/drafts");
    str_clear(&path);
    setenv("XDG_STATE_HOME", "/x", 1);
    path_of(&path, PATH_STATE, NULL);
    assert_string_equal(str_text(&path), "/x/entente");
    str_free(&path);
}

static void
writing_replaces_a_file_whole_and_leaves_nothing_behind_on_failure(void **state)
{
    char back[10] = "";
    FILE *file;

    (void)state;
    must(path_write(support_path("f"), "old", 3, &err), &err);
    must(path_write(support_path("f"), "new!", 4, &err), &err);
    file = fopen(support_path("f"), "r");
    assert_int_equal(fread(back, 1, 9, file), 4);
    fclose(file);
    assert_string_equal(back, "new!");
    assert_false(path_write(support_path("no/such/f"), "x", 1, &err));
    assert_int_equal(err.kind, ERR_MACHINE);
    assert_false(path_make(support_path("f/below"), &err));
}

static int
finish(void **state)
{
    config_free(config);
    return support_clean(state);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(without_a_file_every_option_has_a_default_that_is_right, start),
        cmocka_unit_test_setup(the_file_the_environment_and_the_command_line_win_in_this_order,
                               start),
        cmocka_unit_test_setup(a_wrong_value_keeps_the_default_and_names_its_line, start),
        cmocka_unit_test_setup(a_damaged_file_leaves_the_defaults, start),
        cmocka_unit_test_setup(the_section_keys_is_left_to_the_keymap, start),
        cmocka_unit_test_setup(what_is_changed_on_the_screen_goes_to_a_second_file, start),
        cmocka_unit_test_setup(a_setting_that_cannot_be_written_is_refused_whole, start),
        cmocka_unit_test_setup(options_are_found_by_name, start),
        cmocka_unit_test_setup(the_template_can_be_read_and_changes_nothing, start),
        cmocka_unit_test_setup(a_path_comes_from_xdg_or_home_and_never_from_a_relative_one, start),
        cmocka_unit_test_setup(writing_replaces_a_file_whole_and_leaves_nothing_behind_on_failure,
                               start),
    };

    return cmocka_run_group_tests(tests, support_setup, finish);
}
