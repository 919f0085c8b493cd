# One program a module; names are sentences. `make check-faults` runs the long campaigns.
LDADD = $(UI_LIBS) $(LIBENTENTE_LIBS) $(NCURSES_LIBS) $(CMOCKA_LIBS)

TEST_SUPPORT = tests/support.c tests/support.h tests/book.c tests/book.h

UNIT_TESTS = \
	tests/test_attend tests/test_attend_rules tests/test_base tests/test_benchmark tests/test_board \
	tests/test_canvas tests/test_contract tests/test_csv tests/test_draft tests/test_entity \
	tests/test_fact_rules tests/test_fault_verbs tests/test_faults tests/test_feed \
	tests/test_figure_need tests/test_figure_parts tests/test_figures_base \
	tests/test_figures_governance tests/test_figures_learning tests/test_figures_notes \
	tests/test_figures_portfolio tests/test_figures_progress tests/test_figures_risk \
	tests/test_figures_steps tests/test_filter tests/test_find tests/test_form tests/test_indicators \
	tests/test_ini tests/test_input tests/test_json_document tests/test_kept tests/test_keymap \
	tests/test_kill tests/test_layer tests/test_list tests/test_method tests/test_method_adopt \
	tests/test_method_load tests/test_number tests/test_option tests/test_panel \
	tests/test_panel_calendar tests/test_panel_learning tests/test_panel_portfolio \
	tests/test_panel_progress tests/test_panel_risk tests/test_record tests/test_record_list \
	tests/test_record_move tests/test_record_now tests/test_record_rules tests/test_rhythm \
	tests/test_sample tests/test_screen tests/test_screen_board tests/test_screen_everywhere \
	tests/test_screen_portfolio tests/test_screen_register tests/test_screen_sets \
	tests/test_screen_steps tests/test_screen_survey tests/test_search tests/test_sha256 \
	tests/test_shorten tests/test_state_rules tests/test_step tests/test_store tests/test_survey \
	tests/test_survey_method tests/test_survey_profile tests/test_template tests/test_terminal \
	tests/test_textedit tests/test_theme tests/test_title tests/test_unique

# The whole program in a pseudo-terminal, its screen read by libvterm.
PTY_TESTS = \
	tests/test_answer_walk tests/test_walk

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
if HAVE_VTERM
check_PROGRAMS += $(PTY_TESTS)
TESTS += $(PTY_TESTS)
endif
endif

tests_test_answer_walk_SOURCES = tests/test_answer_walk.c tests/pty.c tests/pty.h $(TEST_SUPPORT)
tests_test_answer_walk_LDADD = $(LDADD) $(VTERM_LIBS)
tests_test_attend_SOURCES = tests/test_attend.c $(TEST_SUPPORT)
tests_test_attend_rules_SOURCES = tests/test_attend_rules.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_base_SOURCES = tests/test_base.c $(TEST_SUPPORT)
tests_test_benchmark_SOURCES = tests/test_benchmark.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_board_SOURCES = tests/test_board.c $(TEST_SUPPORT)
tests_test_canvas_SOURCES = tests/test_canvas.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_contract_SOURCES = tests/test_contract.c tests/schema.c tests/schema.h $(TEST_SUPPORT)
tests_test_csv_SOURCES = tests/test_csv.c tests/document.c tests/document.h $(TEST_SUPPORT)
tests_test_draft_SOURCES = tests/test_draft.c $(TEST_SUPPORT)
tests_test_entity_SOURCES = tests/test_entity.c $(TEST_SUPPORT)
tests_test_fact_rules_SOURCES = tests/test_fact_rules.c $(TEST_SUPPORT)
tests_test_fault_verbs_SOURCES = tests/test_fault_verbs.c tests/fault_vfs.c tests/fault_vfs.h $(TEST_SUPPORT)
tests_test_faults_SOURCES = tests/test_faults.c tests/fault_vfs.c tests/fault_vfs.h $(TEST_SUPPORT)
tests_test_feed_SOURCES = tests/test_feed.c $(TEST_SUPPORT)
tests_test_figure_need_SOURCES = tests/test_figure_need.c tests/altered_set.c tests/altered_set.h tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_figure_parts_SOURCES = tests/test_figure_parts.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_figures_base_SOURCES = tests/test_figures_base.c $(TEST_SUPPORT)
tests_test_figures_governance_SOURCES = tests/test_figures_governance.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_figures_learning_SOURCES = tests/test_figures_learning.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_figures_notes_SOURCES = tests/test_figures_notes.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_figures_portfolio_SOURCES = tests/test_figures_portfolio.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_figures_progress_SOURCES = tests/test_figures_progress.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_figures_risk_SOURCES = tests/test_figures_risk.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_figures_steps_SOURCES = tests/test_figures_steps.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_filter_SOURCES = tests/test_filter.c $(TEST_SUPPORT)
tests_test_find_SOURCES = tests/test_find.c $(TEST_SUPPORT)
tests_test_form_SOURCES = tests/test_form.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_indicators_SOURCES = tests/test_indicators.c tests/altered_set.c tests/altered_set.h $(TEST_SUPPORT)
tests_test_ini_SOURCES = tests/test_ini.c $(TEST_SUPPORT)
tests_test_input_SOURCES = tests/test_input.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_json_document_SOURCES = tests/test_json_document.c tests/document.c tests/document.h $(TEST_SUPPORT)
tests_test_kept_SOURCES = tests/test_kept.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_keymap_SOURCES = tests/test_keymap.c $(TEST_SUPPORT)
tests_test_kill_SOURCES = tests/test_kill.c $(TEST_SUPPORT)
tests_test_layer_SOURCES = tests/test_layer.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_list_SOURCES = tests/test_list.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_method_SOURCES = tests/test_method.c $(TEST_SUPPORT)
tests_test_method_adopt_SOURCES = tests/test_method_adopt.c $(TEST_SUPPORT)
tests_test_method_load_SOURCES = tests/test_method_load.c $(TEST_SUPPORT)
tests_test_number_SOURCES = tests/test_number.c $(TEST_SUPPORT)
tests_test_option_SOURCES = tests/test_option.c $(TEST_SUPPORT)
tests_test_panel_SOURCES = tests/test_panel.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_panel_calendar_SOURCES = tests/test_panel_calendar.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_panel_learning_SOURCES = tests/test_panel_learning.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_panel_portfolio_SOURCES = tests/test_panel_portfolio.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_panel_progress_SOURCES = tests/test_panel_progress.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_panel_risk_SOURCES = tests/test_panel_risk.c tests/example.c tests/example.h tests/panel.c tests/panel.h $(TEST_SUPPORT)
tests_test_record_SOURCES = tests/test_record.c $(TEST_SUPPORT)
tests_test_record_list_SOURCES = tests/test_record_list.c $(TEST_SUPPORT)
tests_test_record_move_SOURCES = tests/test_record_move.c $(TEST_SUPPORT)
tests_test_record_now_SOURCES = tests/test_record_now.c $(TEST_SUPPORT)
tests_test_record_rules_SOURCES = tests/test_record_rules.c $(TEST_SUPPORT)
tests_test_rhythm_SOURCES = tests/test_rhythm.c $(TEST_SUPPORT)
tests_test_sample_SOURCES = tests/test_sample.c $(TEST_SUPPORT)
tests_test_screen_SOURCES = tests/test_screen.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_screen_board_SOURCES = tests/test_screen_board.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_screen_everywhere_SOURCES = tests/test_screen_everywhere.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_screen_portfolio_SOURCES = tests/test_screen_portfolio.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_screen_register_SOURCES = tests/test_screen_register.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_screen_sets_SOURCES = tests/test_screen_sets.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_screen_steps_SOURCES = tests/test_screen_steps.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_screen_survey_SOURCES = tests/test_screen_survey.c tests/glass.c tests/glass.h tests/stage.c tests/stage.h $(TEST_SUPPORT)
tests_test_search_SOURCES = tests/test_search.c $(TEST_SUPPORT)
tests_test_sha256_SOURCES = tests/test_sha256.c $(TEST_SUPPORT)
tests_test_shorten_SOURCES = tests/test_shorten.c $(TEST_SUPPORT)
tests_test_state_rules_SOURCES = tests/test_state_rules.c $(TEST_SUPPORT)
tests_test_step_SOURCES = tests/test_step.c $(TEST_SUPPORT)
tests_test_store_SOURCES = tests/test_store.c $(TEST_SUPPORT)
tests_test_survey_SOURCES = tests/test_survey.c $(TEST_SUPPORT)
tests_test_survey_method_SOURCES = tests/test_survey_method.c tests/altered_set.c tests/altered_set.h $(TEST_SUPPORT)
tests_test_survey_profile_SOURCES = tests/test_survey_profile.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_template_SOURCES = tests/test_template.c $(TEST_SUPPORT)
tests_test_terminal_SOURCES = tests/test_terminal.c $(TEST_SUPPORT)
tests_test_textedit_SOURCES = tests/test_textedit.c tests/glass.c tests/glass.h $(TEST_SUPPORT)
tests_test_theme_SOURCES = tests/test_theme.c $(TEST_SUPPORT)
tests_test_title_SOURCES = tests/test_title.c tests/example.c tests/example.h $(TEST_SUPPORT)
tests_test_unique_SOURCES = tests/test_unique.c $(TEST_SUPPORT)
tests_test_walk_SOURCES = tests/test_walk.c tests/pty.c tests/pty.h $(TEST_SUPPORT)
tests_test_walk_LDADD = $(LDADD) $(VTERM_LIBS)

AM_TESTS_ENVIRONMENT = ENTENTE='$(abs_builddir)/entente'; SRCDIR='$(abs_srcdir)'; \
	export ENTENTE SRCDIR;

check-faults: $(check_PROGRAMS)
	FAULTS=all tests/test_faults
	FAULTS=all tests/test_fault_verbs
	KILLS=1000 tests/test_kill
.PHONY: check-faults

# Fuzz targets: with --enable-fuzzing they search, without they replay the kept inputs in `check`.
FUZZ_TARGETS = \
	tests/fuzz_answer tests/fuzz_document tests/fuzz_ini tests/fuzz_json tests/fuzz_keys \
	tests/fuzz_portfolio tests/fuzz_table tests/fuzz_text tests/fuzz_theme tests/fuzz_value
FUZZ_CORPUS = \
	tests/corpus/answer tests/corpus/document tests/corpus/ini tests/corpus/json tests/corpus/keys \
	tests/corpus/portfolio tests/corpus/table tests/corpus/text tests/corpus/theme tests/corpus/value
FUZZ_SHELF = tests/fuzz/shelf.c tests/fuzz/shelf.h

if FUZZING
FUZZ_MAIN =
AM_CFLAGS += -fsanitize=fuzzer-no-link
SEARCH_FLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
noinst_PROGRAMS = $(FUZZ_TARGETS)
else
FUZZ_MAIN = tests/fuzz/replay.c
SEARCH_FLAGS = $(AM_LDFLAGS)
check_PROGRAMS += $(FUZZ_TARGETS)
TESTS += tests/corpus.sh
endif

tests_fuzz_answer_SOURCES = tests/fuzz/fuzz_answer.c $(FUZZ_MAIN)
tests_fuzz_answer_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_document_SOURCES = tests/fuzz/fuzz_document.c $(FUZZ_SHELF) $(FUZZ_MAIN)
tests_fuzz_document_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_keys_SOURCES = tests/fuzz/fuzz_keys.c $(FUZZ_MAIN)
tests_fuzz_keys_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_table_SOURCES = tests/fuzz/fuzz_table.c $(FUZZ_SHELF) $(FUZZ_MAIN)
tests_fuzz_table_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_theme_SOURCES = tests/fuzz/fuzz_theme.c $(FUZZ_MAIN)
tests_fuzz_theme_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_ini_SOURCES = tests/fuzz/fuzz_ini.c $(FUZZ_MAIN)
tests_fuzz_ini_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_json_SOURCES = tests/fuzz/fuzz_json.c $(FUZZ_MAIN)
tests_fuzz_json_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_portfolio_SOURCES = tests/fuzz/fuzz_portfolio.c $(FUZZ_MAIN)
tests_fuzz_portfolio_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_text_SOURCES = tests/fuzz/fuzz_text.c $(FUZZ_MAIN)
tests_fuzz_text_LDFLAGS = $(SEARCH_FLAGS)
tests_fuzz_value_SOURCES = tests/fuzz/fuzz_value.c $(FUZZ_MAIN)
tests_fuzz_value_LDFLAGS = $(SEARCH_FLAGS)

TESTS += tests/layers.sh tests/cli.sh
EXTRA_DIST += tests/layers.sh tests/cli.sh tests/corpus.sh tests/fuzz/replay.c tests/records_fields.def tests/data/contract.json
dist-hook:
	for d in $(FUZZ_CORPUS); do $(MKDIR_P) $(distdir)/$$d && cp -p $(srcdir)/$$d/* $(distdir)/$$d/; done
