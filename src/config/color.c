#include "src/config/color.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[8] = { "black", "red",     "green", "yellow",
                                      "blue",  "magenta", "cyan",  "white" };

/* The first 16 differ from terminal to terminal; these are xterm's. */
static const unsigned char first[16][3] = {
    { 0, 0, 0 },       { 205, 0, 0 },   { 0, 205, 0 },   { 205, 205, 0 },
    { 0, 0, 238 },     { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 },
    { 127, 127, 127 }, { 255, 0, 0 },   { 0, 255, 0 },   { 255, 255, 0 },
    { 92, 92, 255 },   { 255, 0, 255 }, { 0, 255, 255 }, { 255, 255, 255 },
};

static bool
read_hex(const char *digits, theme_color *color)
{
    if (strlen(digits) != 6 || strspn(digits, "0123456789abcdefABCDEF") != 6)
        return false;
    *color = COLOR_RGB | (theme_color)strtol(digits, NULL, 16);
    return true;
}

static bool
read_number(const char *digits, theme_color *color)
{
    size_t n = strlen(digits);
    long value;

    if (n < 1 || n > 3 || strspn(digits, "0123456789") != n)
        return false;
    value = strtol(digits, NULL, 10);
    if (value > 255)
        return false;
    *color = (theme_color)value;
    return true;
}

bool
color_read(const char *word, theme_color *color)
{
    bool bright = !strncmp(word, "bright-", 7);

    if (!strcmp(word, "default")) {
        *color = COLOR_OWN;
        return true;
    }
    if (*word == '#')
        return read_hex(word + 1, color);
    if (isdigit((unsigned char)*word))
        return read_number(word, color);
    for (int i = 0; i < 8; i++) {
        if (!strcmp(word + (bright ? 7 : 0), names[i])) {
            *color = i + (bright ? 8 : 0);
            return true;
        }
    }
    return false;
}

bool
color_parts(theme_color color, int part[3])
{
    if (color == COLOR_OWN)
        return false;
    if (color & COLOR_RGB) {
        part[0] = color >> 16 & 0xFF;
        part[1] = color >> 8 & 0xFF;
        part[2] = color & 0xFF;
    } else if (color < 16) {
        for (int i = 0; i < 3; i++)
            part[i] = first[color][i];
    } else if (color < 232) {               /* a cube of 6 × 6 × 6 */
        int at[3] = { (color - 16) / 36, (color - 16) / 6 % 6, (color - 16) % 6 };

        for (int i = 0; i < 3; i++)
            part[i] = at[i] ? 55 + 40 * at[i] : 0;
    } else {                                /* 24 greys */
        part[0] = part[1] = part[2] = 8 + 10 * (color - 232);
    }
    return true;
}

theme_color
color_nearest(theme_color color, int count)
{
    int want[3], have[3];
    long best = -1;
    theme_color found = color;

    if (color == COLOR_OWN || (color >= 0 && color < count))
        return color;
    color_parts(color, want);
    for (theme_color i = count > 16 ? 16 : 0; i < count;
         i++) { /* of 256, the first 16 are anybody's */
        long distance = 0;

        color_parts(i, have);
        for (int k = 0; k < 3; k++)
            distance += (k == 1 ? 2L : 1L) * (want[k] - have[k]) * (want[k] - have[k]);
        if (best < 0 || distance < best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

/* 0 red, 1 yellow, 2 green, 3 cyan, 4 blue, 5 magenta; -1 for a grey. */
static int
hue_of(const int part[3])
{
    int most = 0, least = 0, middle;

    for (int i = 1; i < 3; i++) {
        most = part[i] > part[most] ? i : most;
        least = part[i] <= part[least] ? i : least;
    }
    if (part[most] - part[least] < 48)
        return -1;
    middle = 3 - most - least;
    if (2 * (part[middle] - part[least]) < part[most] - part[least])
        return 2 * most;                    /* near the pure colour */
    return most + middle == 1 ? 1 : most + middle == 3 ? 3 : 5;
}

theme_color
color_few(theme_color color, int count)
{
    static const theme_color hues[6] = { 1, 3, 2, 6, 4, 5 };
    int part[3], hue;

    if (count > 16 || color == COLOR_OWN || (color >= 0 && color < count))
        return color_nearest(color, count);
    color_parts(color, part);
    hue = hue_of(part);
    if (hue < 0)
        return color_nearest(color, count);
    return hues[hue] + (part[0] + part[1] + part[2] > 480 && count > 8 ? 8 : 0);
}

static double
luminance(theme_color color)
{
    static const double share[3] = { 0.2126, 0.7152, 0.0722 };
    int part[3] = { 0, 0, 0 };
    double sum = 0;

    color_parts(color, part);
    for (int i = 0; i < 3; i++) {
        double c = part[i] / 255.0;

        sum += share[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double
color_contrast(theme_color text, theme_color ground)
{
    double a = luminance(text), b = luminance(ground);

    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}
