#include "src/rules/survey_profile_rules.h"

#include <string.h>

const char survey_scale[SURVEY_PICTURE_SIZE] = "1----:----2----:----3----:----4----:----5";

static struct survey_mark
mark_of(const char *about, const struct opinion *us, const struct opinion *them, double apart,
        enum light light, bool solid)
{
    return (struct survey_mark){
        .about = about, .us = us, .them = them, .apart = apart, .light = light, .solid = solid,
        .split_us = opinion_is_split(us), .split_them = opinion_is_split(them),
    };
}

static enum light
light_of(const struct bounds *bounds, double apart)
{
    return light_of_score(light_score(bounds, fabs(apart)));
}

struct survey_view
survey_view(const struct statement_result *result, const struct bounds *gap,
            const struct bounds *blind)
{
    struct survey_view view = { .result = result, .gap = result_gap(result),
                                .solid = result_is_solid(result),
                                .priority = result_priority(result) };
    bool mirror = result->statement->kind == STATEMENT_MIRROR;

    view.gap_light = light_of(gap, view.gap);
    for (int side = 0; side < 2; side++) {
        view.mean[side] = result_mean(result, (enum survey_side)side);
        view.hidden[side] = !known(view.mean[side]);
        view.blind[side] = result_blind(result, (enum survey_side)side);
        view.blind_light[side] = light_of(blind, view.blind[side]);
        view.split[side] = opinion_is_split(&result->self[side]) ||
                           (mirror && opinion_is_split(&result->other[side]));
    }
    if (mirror) {
        view.mark[view.n_marks++] = mark_of("us", &result->self[SURVEY_US],
                                            &result->other[SURVEY_THEM], view.blind[SURVEY_US],
                                            view.blind_light[SURVEY_US], false);
        view.mark[view.n_marks++] = mark_of("them", &result->other[SURVEY_US],
                                            &result->self[SURVEY_THEM], view.blind[SURVEY_THEM],
                                            view.blind_light[SURVEY_THEM], false);
    } else {
        view.mark[view.n_marks++] = mark_of("", &result->self[SURVEY_US],
                                            &result->self[SURVEY_THEM], view.gap, view.gap_light,
                                            view.solid);
    }
    return view;
}

struct survey_change
survey_change(const struct statement_result *now, const struct statement_result *then)
{
    struct survey_change change = {
        .gap = fabs(result_gap(now)) - fabs(result_gap(then)),
    };

    for (int side = 0; side < 2; side++) {
        change.mean[side] = result_mean(now, (enum survey_side)side) -
                            result_mean(then, (enum survey_side)side);
        change.dropped[side] = is_at_most(change.mean[side], -0.4);
    }
    return change;
}

double
survey_rule_score(const struct statement_result result[STATEMENTS], const char *rule, size_t *n)
{
    double sum = 0;

    *n = 0;
    for (size_t i = 0; i < STATEMENTS; i++) {
        double both = result_both(&result[i]);

        if (strcmp(statements[i].group, rule) != 0 || !known(both))
            continue;
        sum += both;
        ++*n;
    }
    return *n ? 100 * (sum / (double)*n - 1) / 4 : NAN;
}

bool
survey_is_balanced(size_t ours, size_t theirs)
{
    size_t more = ours > theirs ? ours : theirs, fewer = ours > theirs ? theirs : ours;

    return more && 5 * fewer >= 3 * more;
}

/* Half a column goes to the even one. */
static size_t
column_of(double mean)
{
    double column = nearbyint((mean - 1) / 4 * (SURVEY_COLUMNS - 1));

    return column < 0 ? 0 : column > SURVEY_COLUMNS - 1 ? SURVEY_COLUMNS - 1 : (size_t)column;
}

void
survey_picture(const struct survey_mark *mark, char out[SURVEY_PICTURE_SIZE])
{
    bool us = known(mark->us->mean), them = known(mark->them->mean);
    size_t a = us ? column_of(mark->us->mean) : 0, b = them ? column_of(mark->them->mean) : 0;

    memset(out, ' ', SURVEY_COLUMNS);
    out[SURVEY_COLUMNS] = '\0';
    for (size_t i = a < b ? a : b; us && them && i < (a < b ? b : a); i++)
        out[i] = '-';
    if (us)
        out[a] = 'o';
    if (them)
        out[b] = us && a == b ? '*' : 'x';
}
