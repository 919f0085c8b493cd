# The verbs: what can be done with a portfolio.
OPS_SOURCES = \
	src/ops/alliance.c src/ops/alliance_follow.c src/ops/best.c src/ops/best.h src/ops/book.c \
	src/ops/book.h src/ops/bound.c src/ops/bound.h src/ops/default_metric.c src/ops/default_metric.h \
	src/ops/excerpt.c src/ops/excerpt.h src/ops/feed.c src/ops/feed.h src/ops/feed_row.c \
	src/ops/feed_row.h src/ops/feed_row_same.c src/ops/feed_same.c src/ops/filter.c src/ops/filter.h \
	src/ops/filter_choice.c src/ops/filter_field.c src/ops/filter_inside.h src/ops/filter_range.c \
	src/ops/filter_special.c src/ops/find.c src/ops/find.h src/ops/holidays.c src/ops/holidays.h \
	src/ops/limits.c src/ops/list.c src/ops/list_rows.c src/ops/list_rows.h src/ops/list_sort.c \
	src/ops/list_sort.h src/ops/living.c src/ops/living.h src/ops/match.c src/ops/match.h \
	src/ops/method_adopt.c src/ops/method_adopt.h src/ops/near.c src/ops/near.h src/ops/needle.c \
	src/ops/needle.h src/ops/objective_change.c src/ops/objective_change.h src/ops/overdue.c \
	src/ops/overdue.h src/ops/parties.c src/ops/parties.h src/ops/passage.c src/ops/passage.h \
	src/ops/person_side.c src/ops/person_side.h src/ops/private.c src/ops/private.h src/ops/question.c \
	src/ops/question.h src/ops/reading.c src/ops/reading.h src/ops/reading_check.c src/ops/record.c \
	src/ops/record.h src/ops/record_bin.c src/ops/record_event.c src/ops/record_follow.c \
	src/ops/record_guard.c src/ops/record_inside.h src/ops/record_move.c src/ops/record_move.h \
	src/ops/record_now.c src/ops/record_now.h src/ops/register.def src/ops/register_usual.c \
	src/ops/register_usual.h src/ops/rhythm.c src/ops/rhythm.h src/ops/scan.c src/ops/scan.h \
	src/ops/search.c src/ops/search_place.c src/ops/search_place.h src/ops/seen.c src/ops/seen.h \
	src/ops/series.c src/ops/series.h src/ops/shown.c src/ops/shown.h src/ops/sieve.c src/ops/sieve.h \
	src/ops/slice.c src/ops/slice.h src/ops/step.c src/ops/step.h src/ops/step_change.c \
	src/ops/step_change.h src/ops/step_edit.c src/ops/step_gate.c src/ops/step_load.c \
	src/ops/step_reopen.c src/ops/step_sum.c src/ops/step_sum.h src/ops/survey.h src/ops/survey_close.c \
	src/ops/survey_code.c src/ops/survey_guard.c src/ops/survey_guard.h src/ops/survey_load.c \
	src/ops/survey_make.c src/ops/survey_sheet.c src/ops/survey_sheet.h src/ops/survey_take.c \
	src/ops/template.c src/ops/template.h src/ops/tick.c src/ops/tick.h src/ops/undo.c src/ops/undo.h \
	src/ops/word.c src/ops/word.h
