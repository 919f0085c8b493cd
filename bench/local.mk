# `make bench`: how fast, how small, how quiet (bench/README.md). Never part of the tests.
benchmarks = bench/dashboards bench/deep bench/empty bench/floor bench/make bench/open bench/pty \
	bench/save bench/start
EXTRA_PROGRAMS += $(benchmarks)
CLEANFILES += $(benchmarks)

bench_dashboards_SOURCES = bench/dashboards.c bench/figure.c bench/figure.h bench/work.c bench/work.h
bench_dashboards_LDADD = $(LIBENTENTE_LIBS)
bench_deep_SOURCES = bench/deep.c bench/words.c bench/words.h
bench_deep_LDADD =
bench_empty_SOURCES = bench/empty.c
bench_empty_LDADD =
bench_floor_SOURCES = bench/floor.c bench/words.c bench/words.h
bench_floor_LDADD = $(NCURSES_LIBS)
bench_make_SOURCES = bench/document.c bench/document.h bench/make.c bench/plan.c bench/plan.h \
	bench/steps.c bench/words.c bench/words.h
bench_make_LDADD =
bench_open_SOURCES = bench/figure.c bench/figure.h bench/open.c bench/work.c bench/work.h
bench_open_LDADD = $(LIBENTENTE_LIBS)
bench_pty_SOURCES = bench/figure.c bench/figure.h bench/keys.c bench/keys.h bench/pty.c \
	bench/terminal.c bench/terminal.h bench/usage.c bench/usage.h
bench_pty_LDADD = -lm
bench_save_SOURCES = bench/figure.c bench/figure.h bench/save.c bench/work.c bench/work.h
bench_save_LDADD = $(LIBENTENTE_LIBS)
bench_start_SOURCES = bench/figure.c bench/figure.h bench/start.c
bench_start_LDADD = -lm

EXTRA_DIST += bench/README.md bench/limits.tsv bench/run.sh bench/table.awk

# make bench ONLY='screen filter' RUNS=1 BIG=10000
bench: entente$(EXEEXT) $(benchmarks)
	ENTENTE='$(abs_builddir)/entente' BIN='$(abs_builddir)/bench' WORK='$(abs_builddir)/bench/work' \
	RUNS='$(RUNS)' BIG='$(BIG)' SMALL='$(SMALL)' MEDIUM='$(MEDIUM)' KEEP='$(KEEP)' \
	DEEP='$(DEEP)' READINGS='$(READINGS)' $(SHELL) $(srcdir)/bench/run.sh $(ONLY)

# 2,000 alliances with 10,000,000 readings: some 6 GB, and half an hour for the import
bench-large:
	$(MAKE) bench ONLY=portfolio READINGS=5000
.PHONY: bench bench-large
