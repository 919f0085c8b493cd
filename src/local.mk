# Everything that can be done without a screen.
include src/config/local.mk
include src/method/local.mk
include src/model/local.mk
include src/rules/local.mk
include src/ops/local.mk
include src/figures/local.mk
include src/panel/local.mk
include src/io/local.mk
include src/cli/local.mk

BASE_SOURCES = \
	src/base/arena.c src/base/arena.h src/base/date.c src/base/date.h src/base/date_names.h \
	src/base/date_words.c src/base/embedded.c src/base/embedded.h src/base/env.c src/base/env.h \
	src/base/err.c src/base/err.h src/base/id.c src/base/id.h src/base/json.c src/base/json.h \
	src/base/mem.c src/base/mem.h src/base/money.c src/base/money.h src/base/number.c src/base/number.h \
	src/base/sha256.c src/base/sha256.h src/base/str.c src/base/str.h src/base/text.c src/base/text.h

STORE_SOURCES = \
	src/store/advice.c src/store/backup.c src/store/care.h src/store/cell.c src/store/cell.h \
	src/store/change.c src/store/change.h src/store/change_write.c src/store/check.c src/store/engine.c \
	src/store/engine.h src/store/heap.c src/store/journal.c src/store/journal.h src/store/member.c \
	src/store/place.c src/store/presence.c src/store/presence.h src/store/query.c src/store/query.h \
	src/store/queue.c src/store/schema.c src/store/stamp.c src/store/store.c src/store/store.h \
	src/store/touch.c src/store/touch.h src/store/undo.c src/store/upgrade.c src/store/verify.c \
	src/store/writing.c

noinst_LIBRARIES += libentente.a
libentente_a_SOURCES = $(BASE_SOURCES) $(CONFIG_SOURCES) $(STORE_SOURCES) $(METHOD_SOURCES) \
	$(MODEL_SOURCES) $(RULES_SOURCES) $(OPS_SOURCES) $(FIGURES_SOURCES) $(PANEL_SOURCES) $(IO_SOURCES) $(CLI_SOURCES)
nodist_libentente_a_SOURCES = src/embedded_themes.c src/embedded_schema.c src/embedded_method.c src/embedded_sample.c src/embedded_import.c

LIBENTENTE_LIBS = libentente.a $(SQLITE_LIBS) $(YAJL_LIBS) $(UTF8PROC_LIBS) $(INIPARSER_LIBS) -lm

SCHEMA_FILES = schema/001.sql
METHOD_FILES = \
	schema/method/method.ini schema/method/guidance-forms.ini schema/method/guidance-gates.ini \
	schema/method/guidance-governance.ini schema/method/guidance-learning.ini \
	schema/method/guidance-library.ini schema/method/guidance-partner.ini \
	schema/method/guidance-progress.ini schema/method/guidance-risk.ini \
	schema/method/guidance-steps.ini schema/method/guidance-why.ini schema/method/guidance-world.ini \
	schema/method/indicators.ini schema/method/reference.ini schema/method/registers-governance.ini \
	schema/method/registers-learning.ini schema/method/registers-parties.ini \
	schema/method/registers-portfolio.ini schema/method/registers-progress.ini \
	schema/method/registers-steps.ini schema/method/s01.ini schema/method/s02.ini schema/method/s03.ini \
	schema/method/s04.ini schema/method/s05.ini schema/method/s06.ini schema/method/s07.ini \
	schema/method/s08.ini schema/method/s09.ini schema/method/s10.ini schema/method/s11.ini \
	schema/method/s12.ini schema/method/survey.ini schema/method/templates.ini \
	schema/method/vocabularies.ini schema/method/reference/baserates.csv \
	schema/method/reference/series.csv schema/method/reference/table2.csv \
	schema/method/reference/yearly.csv
SAMPLE_FILES = schema/demo/portfolio.json schema/demo/illustration.json
IMPORT_FILES = schema/import/alliances.ini

EXTRA_DIST += $(SCHEMA_FILES) $(METHOD_FILES) $(SAMPLE_FILES) $(IMPORT_FILES)
CLEANFILES += src/embedded_schema.c src/embedded_method.c src/embedded_sample.c src/embedded_import.c

src/embedded_schema.c: $(SCHEMA_FILES) m4/embed.sh src/local.mk
	@$(MKDIR_P) src
	$(AM_V_GEN)cd $(srcdir) && $(SHELL) m4/embed.sh embedded_schema $(SCHEMA_FILES) > $(abs_builddir)/$@
src/embedded_method.c: $(METHOD_FILES) m4/embed.sh src/local.mk
	@$(MKDIR_P) src
	$(AM_V_GEN)cd $(srcdir) && $(SHELL) m4/embed.sh embedded_method $(METHOD_FILES) > $(abs_builddir)/$@
src/embedded_sample.c: $(SAMPLE_FILES) m4/embed.sh src/local.mk
	@$(MKDIR_P) src
	$(AM_V_GEN)cd $(srcdir) && $(SHELL) m4/embed.sh embedded_sample $(SAMPLE_FILES) > $(abs_builddir)/$@
src/embedded_import.c: $(IMPORT_FILES) m4/embed.sh src/local.mk
	@$(MKDIR_P) src
	$(AM_V_GEN)cd $(srcdir) && $(SHELL) m4/embed.sh embedded_import $(IMPORT_FILES) > $(abs_builddir)/$@
