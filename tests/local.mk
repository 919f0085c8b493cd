# One program a module; names are sentences. `make check-faults` runs the long campaigns.
LDADD = $(UI_LIBS) $(LIBENTENTE_LIBS) $(NCURSES_LIBS) $(CMOCKA_LIBS)

TEST_SUPPORT = tests/support.c tests/support.h tests/book.c tests/book.h

UNIT_TESTS = \
	tests/test_faults tests/test_kill tests/test_record tests/test_step tests/test_store

if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif

tests_test_faults_SOURCES = tests/test_faults.c tests/fault_vfs.c tests/fault_vfs.h $(TEST_SUPPORT)
tests_test_kill_SOURCES = tests/test_kill.c $(TEST_SUPPORT)
tests_test_record_SOURCES = tests/test_record.c $(TEST_SUPPORT)
tests_test_step_SOURCES = tests/test_step.c $(TEST_SUPPORT)
tests_test_store_SOURCES = tests/test_store.c $(TEST_SUPPORT)

AM_TESTS_ENVIRONMENT = ENTENTE='$(abs_builddir)/entente'; SRCDIR='$(abs_srcdir)'; \
	export ENTENTE SRCDIR;

check-faults: $(check_PROGRAMS)
	FAULTS=all tests/test_faults
	KILLS=1000 tests/test_kill
.PHONY: check-faults
