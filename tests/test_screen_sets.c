/* Sets of questions on the screen: what is there, taking one in, moving an alliance to one. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "src/method/load.h"
#include "tests/stage.h"
#include "ui/screen/place.h"

static struct stage stage;
static char alliance[ID_SIZE];

/* The shipped set in a folder, under another version and with another wording. */
static void
write_set(const char *folder, const char *from, const char *to)
{
    char path[2048];

    mkdir(folder, 0700);
    snprintf(path, sizeof path, "%s/reference", folder);
    mkdir(path, 0700);
    for (const struct embedded_file *file = embedded_method; file->name; file++) {
        const char *at = strcmp(file->name, "method.ini") == 0 ? strstr(file->data, "entente-1") : NULL;
        const char *word = strcmp(file->name, "s01.ini") == 0 ? strstr(file->data, from) : NULL;
        FILE *out;

        snprintf(path, sizeof path, "%s/%s", folder, file->name);
        out = fopen(path, "we");
        assert_non_null(out);
        if (at || word) {
            const char *old = at ? "entente-1" : from, *place = at ? at : word;

            fwrite(file->data, 1, (size_t)(place - (const char *)file->data), out);
            fputs(at ? "own-2" : to, out);
            fputs(place + strlen(old), out);
        } else {
            fwrite(file->data, 1, file->size, out);
        }
        fclose(out);
    }
}

static void
go(void)
{
    struct place place = { .kind = PLACE_SETS };

    memcpy(place.alliance, alliance, sizeof place.alliance);
    stage_go(&stage, &place);
}

static int
set_up(void **state)
{
    (void)state;
    stage_open_alliance(&stage, 24, 100, alliance);
    return 0;
}

static int
tear_down(void **state)
{
    return stage_end(&stage, state);
}

static void
the_set_in_force_is_listed(void **state)
{
    (void)state;
    go();
    glass_shows(&stage.glass, "> entente-1");
    glass_shows(&stage.glass, "this one, and new ones");
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "Biocon and Quest uses this set already");
}

static void
another_set_is_looked_at_loaded_and_used_and_undone(void **state)
{
    const char *folder = support_path("own");

    (void)state;
    write_set(folder, "Strategic fit", "Why at all");
    go();
    stage_press(&stage, "a");
    stage_type(&stage, folder);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "is a complete set");
    glass_shows(&stage.glass, "step 1: new words");
    stage_press(&stage, "Esc");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM method"), 1);
    stage_press(&stage, "a");
    stage_type(&stage, folder);
    stage_press(&stage, "Enter y");
    glass_shows(&stage.glass, "own-2: loaded; new alliances use it");
    stage_press(&stage, "End Enter");
    glass_shows(&stage.glass, "Biocon and Quest: use own-2?");
    glass_shows(&stage.glass, "Compared with entente-1");
    stage_press(&stage, "y");
    glass_shows(&stage.glass, "Biocon and Quest: uses own-2");
    stage_press(&stage, "2");
    glass_shows(&stage.glass, "Why at all");
    stage_press(&stage, "u 2");
    glass_shows(&stage.glass, "Strategic fit");
}

static void
a_broken_set_is_refused_with_file_and_line(void **state)
{
    const char *folder = support_path("own");

    (void)state;
    write_set(folder, "least = 1", "least = some");
    go();
    stage_press(&stage, "a");
    stage_type(&stage, folder);
    stage_press(&stage, "Enter");
    glass_shows(&stage.glass, "s01.ini:");
    assert_int_equal(stage_number(&stage, "SELECT count(*) FROM method"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_set_in_force_is_listed),
        TEST(another_set_is_looked_at_loaded_and_used_and_undone),
        TEST(a_broken_set_is_refused_with_file_and_line),
    };

    return cmocka_run_group_tests(tests, support_setup, support_clean);
}
