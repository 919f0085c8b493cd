#include "src/rules/truth.h"

#include "src/rules/light.h"

enum truth
truth_given(bool has_data, bool holds)
{
    return !has_data ? TRUTH_UNKNOWN : holds ? TRUTH_TRUE : TRUTH_FALSE;
}

enum truth
truth_at_least(double figure, double limit)
{
    return truth_given(known(figure) && known(limit), is_at_least(figure, limit));
}

enum truth
truth_at_most(double figure, double limit)
{
    return truth_given(known(figure) && known(limit), is_at_most(figure, limit));
}

enum truth
truth_above(double figure, double limit)
{
    return truth_given(known(figure) && known(limit), is_above(figure, limit));
}

enum truth
truth_below(double figure, double limit)
{
    return truth_given(known(figure) && known(limit), is_below(figure, limit));
}

enum truth
truth_or(enum truth a, enum truth b)
{
    if (a == TRUTH_TRUE || b == TRUTH_TRUE)
        return TRUTH_TRUE;
    return a == TRUTH_UNKNOWN && b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

enum truth
truth_and(enum truth a, enum truth b)
{
    if (a == TRUTH_FALSE || b == TRUTH_FALSE)
        return TRUTH_FALSE;
    return a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_TRUE;
}
