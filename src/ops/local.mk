OPS_SOURCES = \
	src/ops/alliance.c src/ops/attend.c src/ops/attend.h src/ops/attend_rule.c src/ops/attend_rule.h \
	src/ops/book.c src/ops/book.h src/ops/find.h src/ops/filter.h src/ops/record.c src/ops/record.h src/ops/seen.c src/ops/seen.h \
	src/ops/step.c src/ops/step.h src/ops/step_change.c src/ops/step_change.h src/ops/step_edit.c \
	src/ops/step_gate.c src/ops/step_load.c src/ops/step_reopen.c src/ops/template.c src/ops/template.h src/ops/undo.c src/ops/undo.h
