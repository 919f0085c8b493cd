# The screens: what is shown, which actions it takes.
SCREEN_SOURCES = \
	ui/screen/about.c ui/screen/about.h ui/screen/alliance_row.c ui/screen/alliance_row.h \
	ui/screen/answer.c ui/screen/answer.h ui/screen/answer_draw.c ui/screen/answer_inside.h \
	ui/screen/answer_words.c ui/screen/backups.c ui/screen/backups.h ui/screen/band.c ui/screen/band.h \
	ui/screen/bin.c ui/screen/bin.h ui/screen/board.c ui/screen/board.h ui/screen/board_layout.c \
	ui/screen/board_layout.h ui/screen/card.c ui/screen/card.h ui/screen/cell_words.c \
	ui/screen/cell_words.h ui/screen/choose.c ui/screen/choose.h ui/screen/conflict.c \
	ui/screen/conflict.h ui/screen/desk.c ui/screen/desk.h ui/screen/draft.c ui/screen/draft.h \
	ui/screen/draft_key.c ui/screen/draft_key.h ui/screen/entry.c ui/screen/entry.h ui/screen/export.c \
	ui/screen/export.h ui/screen/filter_line.c ui/screen/filter_line.h ui/screen/gate.c \
	ui/screen/gate.h ui/screen/history.c ui/screen/history.h ui/screen/import.c ui/screen/import.h \
	ui/screen/ink_role.c ui/screen/ink_role.h ui/screen/intake_work.c ui/screen/intake_work.h \
	ui/screen/journal.c ui/screen/journal.h ui/screen/journal_rows.c ui/screen/journal_rows.h \
	ui/screen/left_out.c ui/screen/left_out.h ui/screen/lighter.c ui/screen/lighter.h \
	ui/screen/move_form.c ui/screen/move_form.h ui/screen/mover.c ui/screen/mover.h ui/screen/offer.c \
	ui/screen/offer.h ui/screen/offer_ask.c ui/screen/offer_ask.h ui/screen/overview.c \
	ui/screen/overview.h ui/screen/overview_rows.c ui/screen/overview_rows.h ui/screen/part_form.c \
	ui/screen/part_form.h ui/screen/people.c ui/screen/people.h ui/screen/place.c ui/screen/place.h \
	ui/screen/places.c ui/screen/places.h ui/screen/portfolio.c ui/screen/portfolio.h \
	ui/screen/questions.c ui/screen/questions.h ui/screen/quick.c ui/screen/quick.h \
	ui/screen/record_list.c ui/screen/record_list.h ui/screen/record_list_bulk.c \
	ui/screen/record_rows.c ui/screen/record_rows.h ui/screen/register.c ui/screen/register.h \
	ui/screen/register_columns.c ui/screen/register_columns.h ui/screen/remedy.c ui/screen/remedy.h \
	ui/screen/row_title.c ui/screen/row_title.h ui/screen/saved_filter.c ui/screen/saved_filter.h \
	ui/screen/say.c ui/screen/say.h ui/screen/search.c ui/screen/search.h ui/screen/sets.c \
	ui/screen/sets.h ui/screen/settings.c ui/screen/settings.h ui/screen/sheet.c ui/screen/sheet.h \
	ui/screen/sheet_form.c ui/screen/sheet_record.c ui/screen/sheet_related.c ui/screen/sheet_row.c \
	ui/screen/spot.c ui/screen/spot.h ui/screen/start.c ui/screen/start.h ui/screen/steps.c \
	ui/screen/steps.h ui/screen/steps_do.c ui/screen/steps_draw.c ui/screen/steps_draw.h \
	ui/screen/steps_form.c ui/screen/steps_store.c ui/screen/summary.c ui/screen/summary.h \
	ui/screen/survey.c ui/screen/survey.h ui/screen/survey_files.c ui/screen/survey_files.h \
	ui/screen/survey_new.c ui/screen/survey_new.h ui/screen/survey_paper.c ui/screen/survey_paper.h \
	ui/screen/survey_paper_draft.c ui/screen/survey_paper_draw.c ui/screen/survey_paper_sheet.c \
	ui/screen/survey_result.c ui/screen/survey_rows.c ui/screen/survey_rows.h ui/screen/themes.c \
	ui/screen/themes.h ui/screen/topics.c ui/screen/topics.h ui/screen/topics_text.c ui/screen/typed.c \
	ui/screen/typed.h
