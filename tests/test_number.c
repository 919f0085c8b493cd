#include <math.h>

#include "src/base/number.h"
#include "tests/support.h"

static void
is_written(double value, int decimals, const char *wanted)
{
    struct arena arena = { 0 };

    assert_string_equal(number_write(&arena, value, decimals), wanted);
    arena_free(&arena);
}

static void
decimals_are_never_idle(void **state)
{
    (void)state;
    is_written(71.428, 2, "71.43");
    is_written(71.5, 2, "71.5");
    is_written(70, 2, "70");
    is_written(-3, 2, "-3");
    is_written(-0.001, 2, "0");
    is_written(-0.25, 1, "-0.2");
    is_written(0, 0, "0");
    is_written(100, 0, "100");
}

static void
thousands_are_parted_and_have_no_decimals(void **state)
{
    (void)state;
    is_written(999.99, 2, "999.99");
    is_written(999.999, 2, "1,000");
    is_written(2448, 2, "2,448");
    is_written(542148.8, 2, "542,149");
    is_written(-70072000, 2, "-70,072,000");
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_never_idle),
        cmocka_unit_test(thousands_are_parted_and_have_no_decimals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
