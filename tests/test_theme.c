#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/embedded.h"
#include "src/config/color.h"
#include "src/config/theme.h"
#include "tests/support.h"
#include "ui/term/colour.h"

extern const struct embedded_file embedded_themes[];

static struct err err;

static struct theme
loaded(const char *name)
{
    struct theme theme;

    must(theme_load(name, &theme, &err), &err);
    return theme;
}

static bool
read_theme(const char *text, struct theme *theme)
{
    theme_default(theme);
    err = (struct err){ 0 };
    return theme_read("mine.ini", text, strlen(text), theme, &err);
}

static void
a_look_is_attributes_and_colours(void **state)
{
    struct look look;

    (void)state;
    must(look_read("bold bright-red on #102030", &look, &err), &err);
    assert_int_equal(look.style, STYLE_BOLD);
    assert_int_equal(look.foreground, 9);
    assert_int_equal(look.background, COLOR_RGB | 0x102030);
    must(look_read("", &look, &err), &err);
    assert_int_equal(look.foreground, COLOR_OWN);
    must(look_read("on 17 underline", &look, &err), &err);
    assert_int_equal(look.background, 17);
    assert_int_equal(look.style, STYLE_UNDERLINE);
}

static void
a_wrong_look_is_refused_and_named(void **state)
{
    static const char *const wrong[] = {
        "pink",   "red blue", "on",          "red on", "red on blue green", "256",
        "#12345", "#12345g",  "bold\033[2J", "-1",     "on on red",
    };
    struct look look = { 1, 2, 3 };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (look_read(wrong[i], &look, &err))
            fail_msg("taken: %s", wrong[i]);
        assert_int_equal(look.background, 2);
        assert_true(*err.what && *err.hint);
    }
}

static void
every_shipped_theme_can_be_read_and_names_every_role(void **state)
{
    struct theme theme;
    int count = 0;

    (void)state;
    for (const struct embedded_file *file = embedded_themes; file->name; file++, count++) {
        must(theme_read(file->name, file->data, file->size, &theme, &err), &err);
        for (int i = 0; i < ROLE_COUNT; i++) {
            struct str line = { 0 };

            str_addf(&line, "\n%s ", role_name((enum role)i));
            if (!strstr(file->data, str_text(&line)))
                fail_msg("%s lacks %s", file->name, role_name((enum role)i));
            str_free(&line);
        }
    }
    assert_int_equal(count, 7);
}

static void
the_file_of_the_default_theme_is_what_is_compiled_in(void **state)
{
    struct theme file = loaded("default"), own;

    (void)state;
    theme_default(&own);
    assert_memory_equal(file.look, own.look, sizeof own.look);
    assert_int_equal(own.look[ROLE_TEXT].foreground, COLOR_OWN);
    assert_int_equal(own.look[ROLE_TEXT].background, COLOR_OWN);
    assert_true(own.look[ROLE_SELECTED].style & STYLE_REVERSE);
}

/* The worst contrast of the theme; own colours of the terminal are judged on black and on white. */
static double
worst(const struct theme *theme, enum role *where)
{
    const theme_color grounds[2] = { COLOR_RGB, COLOR_RGB | 0xFFFFFF };
    const struct look *text = &theme->look[ROLE_TEXT];
    double worst = 100;

    for (int i = 0; i < ROLE_COUNT; i++) {
        theme_color foreground = theme->look[i].foreground, background = theme->look[i].background;

        foreground = foreground == COLOR_OWN ? text->foreground : foreground;
        background = background == COLOR_OWN ? text->background : background;
        if (foreground == COLOR_OWN)
            continue;           /* the terminal's text on its own ground, or reversed */
        for (int k = 0; k < 2; k++) {
            double contrast = color_contrast(foreground,
                                             background == COLOR_OWN ? grounds[k] : background);

            if (contrast < worst) {
                worst = contrast;
                *where = (enum role)i;
            }
        }
    }
    return worst;
}

static void
every_theme_can_be_read_by_eye(void **state)
{
    static const struct {
        const char *name;
        double least;
    } themes[] = {
        { "default", 3.8 }, { "dark", 4.5 },        { "light", 4.5 },
        { "mono", 4.5 },    { "high-contrast", 7 }, { "colour-blind-safe", 4.5 },
        { "projector", 7 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        struct theme theme = loaded(themes[i].name);
        enum role where = ROLE_TEXT;
        double contrast = worst(&theme, &where);

        if (contrast < themes[i].least)
            fail_msg("%s: %s has %.2f", themes[i].name, role_name(where), contrast);
    }
}

static void
the_mono_theme_has_no_colour(void **state)
{
    struct theme theme = loaded("mono");

    (void)state;
    for (int i = 0; i < ROLE_COUNT; i++) {
        assert_int_equal(theme.look[i].foreground, COLOR_OWN);
        assert_int_equal(theme.look[i].background, COLOR_OWN);
    }
}

static void
a_theme_can_hold_nothing_but_roles(void **state)
{
    struct theme theme, before;

    (void)state;
    theme_default(&before);
    assert_false(read_theme("[roles]\ngood = green\n[keys]\nquit = x\n", &theme));
    assert_string_equal(err.where, "mine.ini:3");
    assert_memory_equal(&theme, &before, sizeof theme);
    assert_false(read_theme("[roles]\npath = /etc/passwd\n", &theme));
    assert_string_equal(err.where, "mine.ini:2");
    assert_false(read_theme("[portfolio]\npath = x\n", &theme));
    assert_false(read_theme("good = green\n", &theme));
}

static void
an_unquoted_colour_is_named_with_its_line(void **state)
{
    struct theme theme;

    (void)state;
    assert_false(read_theme("[roles]\n\ngood = #00ff00\n", &theme));
    assert_string_equal(err.where, "mine.ini:3");
    assert_non_null(strstr(err.hint, "good = \"#00ff00\""));
    assert_false(read_theme("[roles]\ngood = bold pink\n", &theme));
    assert_string_equal(err.where, "mine.ini:2");
    assert_non_null(strstr(err.what, "pink"));
}

static void
roles_left_out_look_as_in_the_default_theme(void **state)
{
    struct theme theme, own;

    (void)state;
    theme_default(&own);
    must(read_theme("[roles]\ngood = \"bold #00ff00\"\n", &theme), &err);
    assert_int_equal(theme.look[ROLE_GOOD].foreground, COLOR_RGB | 0xFF00);
    assert_memory_equal(&theme.look[ROLE_BAD], &own.look[ROLE_BAD], sizeof own.look[0]);
}

static void
a_theme_of_the_user_goes_before_the_shipped_ones(void **state)
{
    struct theme theme;
    struct str names = { 0 };
    FILE *file;

    (void)state;
    setenv("XDG_CONFIG_HOME", support_folder(), 1);
    mkdir(support_path("entente"), 0700);
    mkdir(support_path("entente/themes"), 0700);
    file = fopen(support_path("entente/themes/dark.ini"), "w");
    assert_non_null(file);
    fputs("[roles]\ntext = red\n", file);
    fclose(file);
    theme = loaded("dark");
    assert_int_equal(theme.look[ROLE_TEXT].foreground, 1);
    assert_non_null(strstr(theme.source, "entente/themes/dark.ini"));
    file = fopen(support_path("entente/themes/mine.ini"), "w");
    assert_non_null(file);
    fputs("nonsense\n", file);
    fclose(file);
    assert_false(theme_load("mine", &theme, &err));
    assert_non_null(strstr(err.where, "mine.ini:1"));
    theme_list(&names);
    assert_string_equal(
        str_text(&names),
        "colour-blind-safe\ndark\ndefault\nhigh-contrast\nlight\nmine\nmono\nprojector");
    str_free(&names);
}

static void
a_name_cannot_lead_out_of_the_folder(void **state)
{
    static const char *const names[] = { "../x", "/etc/passwd", ".hidden", "",
                                         "a/b",  "a b",         "x\033[2J" };
    struct theme theme;

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_false(theme_load(names[i], &theme, &err));
    assert_false(theme_load("nowhere", &theme, &err));
    assert_int_equal(err.kind, ERR_MISSING);
}

/* ---- what a terminal makes of it ---- */

static void
few_colours_keep_the_hue(void **state)
{
    (void)state;
    assert_int_equal(color_few(130, 16), 3);
    assert_int_equal(color_few(28, 16), 2);
    assert_int_equal(color_few(160, 16), 1);
    assert_int_equal(color_few(31, 8), 6);
    assert_int_equal(color_few(COLOR_RGB | 0x808080, 16), 8);
    assert_int_equal(color_few(COLOR_RGB | 0xFF8800, 256),
                     color_nearest(COLOR_RGB | 0xFF8800, 256));
    assert_int_equal(color_nearest(COLOR_RGB | 0x5F87FF, 256), 69);
    assert_int_equal(color_few(COLOR_OWN, 16), COLOR_OWN);
}

static void
exact_colours_replace_their_palette_numbers_in_the_bytes(void **state)
{
    struct colours colours = { .count = 256, .exact = true };
    struct colour_look look[ROLE_COUNT];
    struct theme theme;
    struct str out = { 0 };
    char bytes[100];

    (void)state;
    must(read_theme("[roles]\ntext = \"#010203 on #040506\"\ngood = 255\n", &theme), &err);
    colour_fit(&colours, &theme, look);
    assert_int_equal(look[ROLE_TEXT].foreground, 254);      /* 255 is used by the theme */
    assert_int_equal(look[ROLE_GOOD].foreground, 255);
    assert_int_equal(look[ROLE_GOOD].background, look[ROLE_TEXT].background);
    for (int i = 0; i < colours.slots; i++) {
        snprintf(colours.slot[i].from[0], sizeof colours.slot[i].from[0], "\033[38;5;%dm",
                 colours.slot[i].slot);
        snprintf(colours.slot[i].from[1], sizeof colours.slot[i].from[1], "\033[48;5;%dm",
                 colours.slot[i].slot);
    }
    snprintf(bytes, sizeof bytes, "a\033[38;5;254m\033(B\033[48;5;%dmb\033[38;5;255mc\033[Kd",
             look[ROLE_TEXT].background);
    colour_exact(&colours, bytes, strlen(bytes), &out);
    assert_string_equal(str_text(&out), "a\033[38;2;1;2;3m\033[48;2;4;5;6mb\033[38;5;255mc\033[Kd");
    str_free(&out);
}

static void
bright_colours_are_bold_where_there_are_eight(void **state)
{
    struct colours colours = { .count = 8 };
    struct colour_look look[ROLE_COUNT];
    struct theme theme;

    (void)state;
    must(read_theme("[roles]\ngood = bright-green\n", &theme), &err);
    colour_fit(&colours, &theme, look);
    assert_int_equal(look[ROLE_GOOD].foreground, 2);
    assert_true(look[ROLE_GOOD].style & STYLE_BOLD);
    for (int i = 0; i < ROLE_COUNT; i++)
        assert_true(look[i].foreground < 8 && look[i].background < 8);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_look_is_attributes_and_colours),
        cmocka_unit_test(a_wrong_look_is_refused_and_named),
        cmocka_unit_test(every_shipped_theme_can_be_read_and_names_every_role),
        cmocka_unit_test(the_file_of_the_default_theme_is_what_is_compiled_in),
        cmocka_unit_test(every_theme_can_be_read_by_eye),
        cmocka_unit_test(the_mono_theme_has_no_colour),
        cmocka_unit_test(a_theme_can_hold_nothing_but_roles),
        cmocka_unit_test(an_unquoted_colour_is_named_with_its_line),
        cmocka_unit_test(roles_left_out_look_as_in_the_default_theme),
        cmocka_unit_test(a_theme_of_the_user_goes_before_the_shipped_ones),
        cmocka_unit_test(a_name_cannot_lead_out_of_the_folder),
        cmocka_unit_test(few_colours_keep_the_hue),
        cmocka_unit_test(exact_colours_replace_their_palette_numbers_in_the_bytes),
        cmocka_unit_test(bright_colours_are_bold_where_there_are_eight),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
