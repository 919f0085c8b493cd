#include "tests/panel.h"

#include <string.h>

#include "src/base/date.h"
#include "src/base/text.h"

void
panel_write(struct example *example, struct view_want want, struct view *view)
{
    if (!want.day)
        assert_true(date_read("2027-03-01", &want.day));
    if (!want.alliance && want.kind->of_alliance)
        want.alliance = example->context->alliance->fact.id;
    if (!view_write(&example->book, &want, view, &example->err))
        fail_msg("%s", example->err.what);
}

void
panel_write_named(struct example *example, const char *name, int columns, struct view *view)
{
    panel_write(example, (struct view_want){ .kind = view_find(name), .columns = columns }, view);
}

const struct panel *
panel_of(const struct view *view, const char *name)
{
    for (size_t i = 0; i < view->n; i++)
        if (!strcmp(view->panel[i].name, name))
            return &view->panel[i];
    fail_msg("there is no panel %s", name);
    return NULL;
}

static const struct panel_line *
find(const struct panel *panel, const char *text)
{
    for (size_t i = 0; i < panel->n; i++) {
        struct str line = { 0 };
        bool has;

        panel_line_text(&panel->line[i], &line);
        has = strstr(str_text(&line), text) != NULL;
        str_free(&line);
        if (has)
            return &panel->line[i];
    }
    return NULL;
}

static void
print(const struct panel *panel)
{
    for (size_t i = 0; i < panel->n; i++) {
        struct str line = { 0 };

        panel_line_text(&panel->line[i], &line);
        print_error("%s\n", str_text(&line));
        str_free(&line);
    }
}

const struct panel_line *
panel_line_with(const struct panel *panel, const char *text)
{
    const struct panel_line *line = find(panel, text);

    if (!line) {
        print(panel);
        fail_msg("no line of %s says %s", panel->name, text);
    }
    return line;
}

void
panel_lacks(const struct panel *panel, const char *text)
{
    if (find(panel, text)) {
        print(panel);
        fail_msg("a line of %s says %s", panel->name, text);
    }
}

void
panel_expect(const struct panel *panel, const char *part, const char *whole)
{
    struct str line = { 0 };

    panel_line_text(panel_line_with(panel, part), &line);
    assert_string_equal(str_text(&line), whole);
    str_free(&line);
}

void
panel_adds(const struct panel_line *line, const char *entity)
{
    assert_int_equal(line->aim.kind, AIM_ADD);
    assert_string_equal(line->aim.entity->name, entity);
}

void
panel_opens(const struct panel_line *line, const char *entity, const char *id)
{
    assert_int_equal(line->aim.kind, AIM_RECORD);
    assert_string_equal(line->aim.entity->name, entity);
    assert_string_equal(line->aim.id, id);
}

void
panel_tells(const struct panel_line *line, const char *code)
{
    assert_int_equal(line->aim.kind, AIM_FIGURE);
    assert_string_equal(line->aim.code, code);
}

/* ---- widths ---- */

static void
check_line(const struct panel_line *line, const char *name, int columns, bool ascii)
{
    struct str text = { 0 };

    panel_line_text(line, &text);
    if (text_columns(str_text(&text)) > columns)
        fail_msg("%s at %d: %s", name, columns, str_text(&text));
    /* Words of the method may have dashes: the terminal replaces them one for one. */
    for (const char *c = str_text(&text); ascii && *c; c += strncmp(c, "–", 3) ? 1 : 3)
        if (*c & 0x80 && strncmp(c, "–", 3) != 0)
            fail_msg("%s is not ASCII: %s", name, str_text(&text));
    str_free(&text);
}

void
panel_fits(struct example *example, const char *name)
{
    static const int widths[] = { 20, 38, 60, 61, 75, 78, 100, 150 };

    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
        for (int ascii = 0; ascii < 2; ascii++) {
            struct view_want want = { .kind = view_find(name), .columns = widths[w],
                                      .ascii = ascii };
            struct view view;

            panel_write(example, want, &view);
            for (size_t i = 0; i <= view.n; i++) {
                const struct panel *panel = i < view.n ? &view.panel[i] : &view.head;

                for (size_t n = 0; n < panel->n; n++)
                    check_line(&panel->line[n], name, widths[w], ascii);
            }
            view_free(&view);
        }
}

/* ---- all figures ---- */

static bool
is_of(const struct aim *aim, const struct figure *figure)
{
    return aim->kind == AIM_FIGURE && !strcmp(aim->code, figure->code) &&
           (!figure->side || is_code(aim->side, figure->side));
}

static bool
tells(const struct panel *panel, const struct figure *figure)
{
    for (size_t i = 0; i < panel->n; i++) {
        if (is_of(&panel->line[i].aim, figure))
            return true;
        for (size_t k = 0; k < panel->line[i].n_cells; k++)
            if (is_of(&panel->line[i].cell[k].aim, figure))
                return true;
    }
    return false;
}

void
panel_tells_all(struct example *example, const char *name)
{
    const struct figures_list *list = view_find(name)->figures(example->context);
    struct view view;
    int missing = 0;

    panel_write_named(example, name, 78, &view);
    for (size_t i = 0; i < list->n; i++) {
        const struct figure *figure = &list->figure[i];
        bool told = tells(&view.head, figure);

        if (!figure->word && !known(figure->value))
            continue;            /* that line leads to what is to be recorded */
        for (size_t k = 0; k < view.n && !told; k++)
            told = tells(&view.panel[k], figure);
        if (!told) {
            print_error("%s %s is on no line\n", figure->code, figure->side ? figure->side : "");
            missing++;
        }
    }
    view_free(&view);
    assert_int_equal(missing, 0);
}
