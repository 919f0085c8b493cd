/*
 * The floor: the least that a list on a terminal can be. N rows in memory and a moving highlight,
 * drawn by curses; no colours, no frame, no file. What a real program shows beyond this costs it
 * what it measures beyond this.
 *
 *     floor [-m] [-f] [N]      Up Down PageUp PageDown Home End move, q ends
 *       -m   a marker before the row instead of a highlight over its whole width
 *       -f   one write() a frame: curses writes after every cursor movement, so its output goes
 *            to a memory file first and to the terminal at once
 */
#define _XOPEN_SOURCE_EXTENDED 1

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bench/words.h"

enum { ROW_SIZE = 136, FRAME_SIZE = 1 << 16, STANDARD_ROWS = 100000 };

/* The program is one list, so there is one. */
struct floor {
    char (*rows)[ROW_SIZE];
    long count, top, at;
    long page;                   /* rows shown */
    bool marker, framed;
    int memory, terminal;        /* framed: where curses writes to, and where it belongs */
    WINDOW *window;
};

static int
by_bytes(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Append `text`, made `columns` wide; every character here is one column wide. */
static void
add_column(char row[ROW_SIZE], const char *text, int columns)
{
    size_t used = strlen(row);
    int more = columns;

    for (const char *p = text; *p; p++)
        more += ((unsigned char)*p & 0xC0) == 0x80;
    snprintf(row + used, ROW_SIZE - used, "%-*s  ", more, text);
}

/* The rows of the benchmark portfolio, in the order of their names, as the program lists them. */
static void
fill(struct floor *list)
{
    static const char *const forms[] = { "Joint marketing", "Co-production", "Licensing",
                                         "Distribution" };
    static const char *const states[] = { "operating", "agreed", "negotiating", "idea" };

    list->rows = calloc((size_t)list->count, sizeof *list->rows);
    if (!list->rows) {
        fprintf(stderr, "floor: out of memory\n");
        exit(1);
    }
    for (long i = 0; i < list->count; i++) {
        long partner = words_partner(i, list->count / 5 + 1);
        char name[WORDS_NAME], organisation[WORDS_NAME];

        words_alliance(i, partner, name);
        words_organisation(partner, organisation);
        add_column(list->rows[i], name, 40);
        add_column(list->rows[i], organisation, 32);
        add_column(list->rows[i], forms[i / 3 % 4], 16);
        add_column(list->rows[i], states[i / 5 % 4], 12);
    }
    qsort(list->rows, (size_t)list->count, sizeof *list->rows, by_bytes);
}

static void
show(struct floor *list, long i)
{
    int y = (int)(i - list->top);
    bool on = i == list->at;

    if (list->marker)
        mvwaddch(list->window, y, 0, on ? '>' : ' ');
    else
        wattrset(list->window, on ? A_REVERSE : A_NORMAL);
    mvwaddnstr(list->window, y, 2, list->rows[i], COLS - 2);
    if (!list->marker && on)
        whline(list->window, ' ' | A_REVERSE, COLS);
    else
        wclrtoeol(list->window);
    wattrset(list->window, A_NORMAL);
}

static void
update(struct floor *list)
{
    static char frame[FRAME_SIZE];
    ssize_t n;

    if (!list->framed) {
        doupdate();
        return;
    }
    lseek(list->memory, 0, SEEK_SET);
    dup2(list->memory, STDOUT_FILENO);
    doupdate();
    dup2(list->terminal, STDOUT_FILENO);
    n = lseek(list->memory, 0, SEEK_CUR);
    n = pread(list->memory, frame, n < FRAME_SIZE ? (size_t)n : FRAME_SIZE, 0);
    if (n > 0 && write(list->terminal, frame, (size_t)n) < 0)
        list->framed = false;
}

/* Only what changed is drawn anew, and a list that moved by less than a page is scrolled. */
static void
redraw(struct floor *list, long old_at, long old_top)
{
    long moved = list->top - old_top;
    bool scrolls = moved > -list->page && moved < list->page;

    scrollok(list->window, scrolls);
    if (scrolls && moved)
        wscrl(list->window, (int)moved);
    scrollok(list->window, FALSE);
    for (long i = list->top; i < list->top + list->page && i < list->count; i++)
        if (!scrolls || i == list->at || i == old_at || i < old_top || i >= old_top + list->page)
            show(list, i);
    mvprintw(LINES - 1, 0, "row %ld of %ld", list->at + 1, list->count);
    wnoutrefresh(stdscr);
    wnoutrefresh(list->window);
    update(list);
}

static void
move_to(struct floor *list, int key)
{
    switch (key) {
    case KEY_DOWN:
        list->at++;
        break;
    case KEY_UP:
        list->at--;
        break;
    case KEY_NPAGE:
        list->at += list->page;
        break;
    case KEY_PPAGE:
        list->at -= list->page;
        break;
    case KEY_HOME:
        list->at = 0;
        break;
    case KEY_END:
        list->at = list->count - 1;
        break;
    }
    if (list->at >= list->count)
        list->at = list->count - 1;
    if (list->at < 0)
        list->at = 0;
    if (list->at < list->top)
        list->top = list->at;
    if (list->at >= list->top + list->page)
        list->top = list->at - list->page + 1;
}

static void
run(struct floor *list)
{
    int key;

    initscr();
    cbreak();
    noecho();
    curs_set(0);
    list->page = LINES - 1;
    list->window = newwin((int)list->page, COLS, 0, 0);
    keypad(list->window, TRUE);
    idlok(list->window, TRUE);
    redraw(list, 0, -list->page);
    while ((key = wgetch(list->window)) != 'q' && key != ERR) {
        long old_at = list->at, old_top = list->top;

        move_to(list, key);
        redraw(list, old_at, old_top);
    }
    endwin();
}

int
main(int argc, char **argv)
{
    struct floor list = { .count = STANDARD_ROWS };
    int option;

    while ((option = getopt(argc, argv, "mf")) != -1) {
        list.marker |= option == 'm';
        list.framed |= option == 'f';
        if (option == '?')
            return 2;
    }
    if (optind < argc)
        list.count = atol(argv[optind]);
    if (list.count < 1)
        list.count = 1;
    list.terminal = dup(STDOUT_FILENO);
    list.memory = memfd_create("frame", 0);
    setlocale(LC_ALL, "");
    fill(&list);
    run(&list);
    free(list.rows);
    return 0;
}
