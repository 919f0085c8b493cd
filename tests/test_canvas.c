#include <stdlib.h>
#include <string.h>

#include "src/base/str.h"
#include "src/base/text.h"
#include "tests/glass.h"
#include "ui/core/layout.h"

static struct canvas canvas;

static struct area
fresh(int rows, int columns)
{
    canvas_free(&canvas);
    canvas_init(&canvas, rows, columns, false);
    return canvas_area(&canvas);
}

static void
text_is_cut_at_the_right_edge(void **state)
{
    struct area area = fresh(2, 5);

    (void)state;
    assert_int_equal(area_text(area, 0, 2, ROLE_TEXT, "abcdef"), 5);
    assert_string_equal(canvas_as_text(&canvas), "  abc\n\n");
}

static void
text_left_of_the_area_is_not_drawn(void **state)
{
    struct area area = area_sub(fresh(1, 8), 0, 2, 1, 4);

    (void)state;
    area_text(area, 0, -2, ROLE_TEXT, "abcdefgh");
    assert_string_equal(canvas_as_text(&canvas), "  cdef\n");
}

static void
a_wide_character_at_the_edge_becomes_a_blank(void **state)
{
    struct area area = fresh(1, 3);

    (void)state;
    area_text(area, 0, 0, ROLE_TEXT, "漢字");
    assert_string_equal(canvas_as_text(&canvas), "漢\n");
    assert_int_equal(canvas_cell(&canvas, 0, 1)->width, 0);
    assert_int_equal(canvas_cell(&canvas, 0, 2)->code, ' ');
    area = area_sub(fresh(1, 6), 0, 1, 1, 4);
    area_text(area, 0, -1, ROLE_TEXT, "漢字x");
    assert_string_equal(canvas_as_text(&canvas), "  字x\n");
}

static void
half_a_wide_character_overwritten_leaves_a_blank(void **state)
{
    struct area area = fresh(1, 6);

    (void)state;
    area_text(area, 0, 0, ROLE_TEXT, "漢字");
    area_text(area, 0, 1, ROLE_TEXT, "x");
    assert_string_equal(canvas_as_text(&canvas), " x字\n");
    area_text(area, 0, 2, ROLE_TEXT, "y");
    assert_string_equal(canvas_as_text(&canvas), " xy\n");
    area_text(area, 0, 0, ROLE_TEXT, "a漢");
    area_text(area, 0, 0, ROLE_TEXT, "漢");
    assert_string_equal(canvas_as_text(&canvas), "漢\n");
}

static void
combining_marks_stay_with_their_letter(void **state)
{
    struct area area = fresh(1, 6);
    int32_t code[CANVAS_CLUSTER];

    (void)state;
    assert_int_equal(area_text(area, 0, 0, ROLE_TEXT, "e\u0301x"), 2);
    assert_int_equal(canvas_cluster(&canvas, canvas_cell(&canvas, 0, 0), code), 2);
    assert_int_equal(code[1], 0x301);
    assert_string_equal(canvas_as_text(&canvas), "e\u0301x\n");
}

static void
a_cluster_longer_than_a_cell_is_cut(void **state)
{
    struct area area = fresh(1, 6);
    int32_t code[CANVAS_CLUSTER];
    char text[64] = "a";

    (void)state;
    for (int i = 0; i < 20; i++)
        strcat(text, "\u0301");
    area_text(area, 0, 0, ROLE_TEXT, text);
    assert_int_equal(canvas_cluster(&canvas, canvas_cell(&canvas, 0, 0), code), CANVAS_CLUSTER);
}

static void
marks_of_two_frames_have_the_same_numbers(void **state)
{
    struct area area = fresh(1, 6);
    uint16_t before;

    (void)state;
    area_text(area, 0, 0, ROLE_TEXT, "e\u0301a\u0308");
    before = canvas_cell(&canvas, 0, 1)->tail;
    canvas_clear(&canvas);
    area_text(area, 0, 0, ROLE_TEXT, "a\u0308");
    assert_int_equal(canvas_cell(&canvas, 0, 0)->tail, before);
    assert_int_equal(canvas.epoch, 0);
}

static void
a_flood_of_marks_starts_a_new_epoch(void **state)
{
    struct area area = fresh(1, 6);
    struct str text = { 0 };

    (void)state;
    for (int i = 0; i < 70; i++) {
        for (int k = 0; k < 70; k++) {
            str_clear(&text);
            str_addf(&text, "a%c%c%c%c", 0xCC, 0x80 + i % 0x30, 0xCC, 0x80 + k % 0x30);
            str_addf(&text, "%c%c", 0xCC, 0x80 + (i / 0x30) * 2 + k / 0x30);
            area_text(area, 0, 0, ROLE_TEXT, str_text(&text));
        }
    }
    canvas_clear(&canvas);
    assert_int_equal(canvas.epoch, 1);
    area_text(area, 0, 0, ROLE_TEXT, "e\u0301");
    assert_string_equal(canvas_as_text(&canvas), "e\u0301\n");
    str_free(&text);
}

static void
control_characters_cannot_be_drawn(void **state)
{
    static const char *const attacks[] = {
        "\033[2J",
        "\033]0;x\a",
        "\xC2\x9B"
        "2J",
        "a\rb",
        "a\x7F",
        "\x01\x02",
        "\xE2\x80\xAE"
        "abc",
        "\xFF\xFE",
        "a\tb",
        "\xF3\xA0\x81\x81x",
        "\xE2\x80\xA8",
        "\xC2\x85",
    };

    (void)state;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        struct area area = fresh(1, 10);

        area_text(area, 0, 0, ROLE_TEXT, attacks[i]);
        for (int column = 0; column < 10; column++) {
            const struct canvas_cell *cell = canvas_cell(&canvas, 0, column);

            assert_false(cell->code < 0x20 || (cell->code >= 0x7F && cell->code < 0xA0));
            assert_false(cell->code >= 0x202A && cell->code <= 0x202E);
            assert_false(cell->code >= 0xE0000);
        }
    }
}

static void
a_field_is_filled_or_cut_to_its_width(void **state)
{
    struct area area = fresh(4, 8);

    (void)state;
    for (int row = 0; row < 4; row++)
        area_text(area, row, 0, ROLE_TEXT, "xxxxxxxx");
    area_fit(area, 0, 1, 5, 0, ROLE_TEXT, 0, "ab");
    area_fit(area, 1, 1, 5, 1, ROLE_TEXT, 0, "ab");
    area_fit(area, 2, 1, 5, 2, ROLE_TEXT, 0, "ab");
    area_fit(area, 3, 1, 5, 1, ROLE_TEXT, 0, "abcdefg");
    assert_string_equal(canvas_as_text(&canvas), "xab   xx\nx   abxx\nx ab  xx\nxabcd…xx\n");
}

static void
a_cut_field_never_ends_in_half_a_wide_character(void **state)
{
    struct area area = fresh(1, 8);

    (void)state;
    area_fit(area, 0, 0, 4, 0, ROLE_TEXT, 0, "漢字漢");
    area_text(area, 0, 4, ROLE_TEXT, "|");
    assert_string_equal(canvas_as_text(&canvas), "漢… |\n");
}

static void
text_is_wrapped_at_words(void **state)
{
    struct area area = fresh(4, 10);

    (void)state;
    assert_int_equal(area_wrap(area, 0, ROLE_TEXT, "the second candidate\nx"), 3);
    assert_string_equal(canvas_as_text(&canvas), "the second\ncandidate\nx\n\n");
    assert_int_equal(area_wrap_rows("the second candidate\nx", 10), 3);
}

static void
what_is_scrolled_off_is_not_drawn_elsewhere(void **state)
{
    struct area area = fresh(4, 6), cut;

    (void)state;
    cut = area_sub(area, -2, 0, 4, 6);
    assert_int_equal(cut.rows, 2);
    for (int row = 0; row < 4; row++)
        area_printf(cut, row, 0, ROLE_TEXT, "row %d", row);
    assert_string_equal(canvas_as_text(&canvas), "row 2\nrow 3\n\n\n");
}

static void
the_cursor_is_only_set_inside(void **state)
{
    struct area area = area_sub(fresh(4, 6), 1, 1, 2, 2);

    (void)state;
    area_cursor(area, 2, 0, false);
    assert_false(canvas.cursor);
    area_cursor(area, 1, 1, true);
    assert_true(canvas.cursor && canvas.caret);
    assert_int_equal(canvas.cursor_row, 2);
    assert_int_equal(canvas.cursor_column, 2);
    canvas_clear(&canvas);
    assert_false(canvas.cursor);
}

static void
roles_and_attributes_can_be_read(void **state)
{
    struct area area = fresh(1, 20);

    (void)state;
    area_text(area, 0, 0, ROLE_GOOD, "ok");
    area_styled(area, 0, 3, ROLE_TEXT, STYLE_REVERSE | STYLE_BOLD, "sel");
    area_add_style(area, 0, 0, 1, STYLE_UNDERLINE);
    assert_string_equal(canvas_as_marked(&canvas), "{_good:o}{good:k} {*+text:sel}\n");
}

static void
a_box_has_its_title_and_an_inside(void **state)
{
    struct area area = fresh(4, 14), inside;

    (void)state;
    inside = area_box(area, ROLE_LINE, "Sure?");
    area_text(inside, 0, 0, ROLE_TEXT, "abcdefghijklmnop");
    assert_string_equal(canvas_as_text(&canvas),
                        "╭─ Sure? ────╮\n│abcdefghijkl│\n│            │\n╰────────────╯\n");
    canvas.ascii = true;
    canvas_clear(&canvas);
    area_box(area, ROLE_LINE, "");
    assert_string_equal(canvas_as_text(&canvas),
                        "+------------+\n|            |\n|            |\n+------------+\n");
}

static void
ascii_marks_are_ascii_and_one_column(void **state)
{
    (void)state;
    for (int i = 0; i < GLYPH_COUNT; i++) {
        assert_int_equal(strlen(glyph((enum glyph)i, true)), 1);
        assert_true(*glyph((enum glyph)i, true) > 0);
        assert_int_equal(text_columns(glyph((enum glyph)i, false)), 1);
    }
}

static void
cutting_an_area_leaves_the_rest(void **state)
{
    struct area rest = fresh(10, 20), piece;

    (void)state;
    piece = layout_top(&rest, 3);
    assert_int_equal(piece.rows, 3);
    assert_int_equal(rest.row, 3);
    piece = layout_right(&rest, 5);
    assert_int_equal(piece.column, 15);
    assert_int_equal(rest.columns, 15);
    piece = layout_bottom(&rest, 100);
    assert_int_equal(piece.rows, 7);
    assert_int_equal(rest.rows, 0);
}

static void
columns_share_the_width_and_drop_out_by_priority(void **state)
{
    struct layout_column column[] = {
        { .least = 10, .weight = 3 }, { .least = 8, .most = 12, .weight = 1, .priority = 2 },
        { .least = 6, .priority = 1 },
    };

    (void)state;
    layout_columns(column, 3, 60, 2);
    assert_int_equal(column[1].width, 12);
    assert_int_equal(column[2].width, 6);
    assert_int_equal(column[0].width + column[1].width + column[2].width + 4, 60);
    layout_columns(column, 3, 20, 2);
    assert_int_equal(column[1].width, 0);
    assert_int_equal(column[2].width, 6);
    assert_int_equal(column[0].width, 12);
    layout_columns(column, 3, 7, 2);
    assert_int_equal(column[2].width, 0);
    assert_int_equal(column[0].width, 7);
}

/* ---- nothing leaves its area ---- */

static const char *const texts[] = {
    "plain",
    "漢字漢字漢字漢字",
    "e\u0301a\u0308o\u0302",
    "👨‍👩‍👧 family",
    "a\nb",
    "ألف باء",
    "",
    "tab\there",
    "❤️ heart",
};

static void
draw_anything(struct area area)
{
    int row = rand() % 12 - 4, column = rand() % 60 - 20;
    const char *text = texts[(size_t)rand() % (sizeof texts / sizeof *texts)];

    switch (rand() % 10) {
    case 0:
        area_fit(area, row, column, rand() % 30 - 4, rand() % 3, ROLE_GOOD, 0, text);
        break;
    case 1:
        area_wrap(area, row, ROLE_GOOD, text);
        break;
    case 2:
        area_fill(area_sub(area, row, column, rand() % 9 - 2, rand() % 40 - 4), ROLE_GOOD);
        break;
    case 3:
        area_box(area_sub(area, row, column, rand() % 9 - 2, rand() % 40 - 4), ROLE_GOOD, text);
        break;
    case 4:
        area_rule(area, row, ROLE_GOOD);
        break;
    case 5:
        area_bar(area, column, ROLE_GOOD);
        break;
    case 6:
        area_restyle(area, row, column, rand() % 50, ROLE_GOOD, STYLE_BOLD);
        break;
    case 7:
        area_cursor(area, row, column, false);
        break;
    default:
        area_text(area, row, column, ROLE_GOOD, text);
        break;
    }
}

static void
drawing_never_leaves_its_area_and_no_wide_character_is_ever_halved(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 3000; round++) {
        int rows = 1 + rand() % 20, columns = 1 + rand() % 70;
        struct area whole = fresh(rows, columns), area;

        area_fill(whole, ROLE_BAD);
        area = area_sub(whole, rand() % 10 - 2, rand() % 40 - 4, rand() % 14, rand() % 60);
        for (int i = 0; i < 8; i++)
            draw_anything(area);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                const struct canvas_cell *cell = canvas_cell(&canvas, row, column);
                bool inside = row >= area.row && row < area.row + area.rows &&
                              column >= area.column && column < area.column + area.columns;

                if (!inside)
                    assert_int_equal(cell->role, ROLE_BAD);
                if (cell->width == 2)
                    assert_int_equal(canvas_cell(&canvas, row, column + 1)->width, 0);
                if (cell->width == 0)
                    assert_int_equal(canvas_cell(&canvas, row, column - 1)->width, 2);
            }
        }
        if (canvas.cursor)
            assert_true(canvas.cursor_row < rows && canvas.cursor_column < columns &&
                        canvas.cursor_row >= area.row);
    }
}

static void
any_size_is_brought_into_bounds(void **state)
{
    (void)state;
    fresh(0, -5);
    assert_int_equal(canvas.rows, 1);
    assert_int_equal(canvas.columns, 1);
    fresh(65535, 65535);
    assert_int_equal(canvas.rows, CANVAS_ROWS_MAX);
    assert_int_equal(canvas.columns, CANVAS_COLUMNS_MAX);
    canvas_free(&canvas);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cut_at_the_right_edge),
        cmocka_unit_test(text_left_of_the_area_is_not_drawn),
        cmocka_unit_test(a_wide_character_at_the_edge_becomes_a_blank),
        cmocka_unit_test(half_a_wide_character_overwritten_leaves_a_blank),
        cmocka_unit_test(combining_marks_stay_with_their_letter),
        cmocka_unit_test(a_cluster_longer_than_a_cell_is_cut),
        cmocka_unit_test(marks_of_two_frames_have_the_same_numbers),
        cmocka_unit_test(a_flood_of_marks_starts_a_new_epoch),
        cmocka_unit_test(control_characters_cannot_be_drawn),
        cmocka_unit_test(a_field_is_filled_or_cut_to_its_width),
        cmocka_unit_test(a_cut_field_never_ends_in_half_a_wide_character),
        cmocka_unit_test(text_is_wrapped_at_words),
        cmocka_unit_test(what_is_scrolled_off_is_not_drawn_elsewhere),
        cmocka_unit_test(the_cursor_is_only_set_inside),
        cmocka_unit_test(roles_and_attributes_can_be_read),
        cmocka_unit_test(a_box_has_its_title_and_an_inside),
        cmocka_unit_test(ascii_marks_are_ascii_and_one_column),
        cmocka_unit_test(cutting_an_area_leaves_the_rest),
        cmocka_unit_test(columns_share_the_width_and_drop_out_by_priority),
        cmocka_unit_test(drawing_never_leaves_its_area_and_no_wide_character_is_ever_halved),
        cmocka_unit_test(any_size_is_brought_into_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
