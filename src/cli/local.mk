# The command line: one table of commands, one file a group of them.
CLI_SOURCES = \
	src/cli/answer.c src/cli/args.c src/cli/args.h src/cli/assign.c src/cli/assign.h \
	src/cli/assign_step.c src/cli/bin.c src/cli/call.c src/cli/call.h src/cli/cli.c src/cli/cli.h \
	src/cli/command.c src/cli/command.def src/cli/command.h src/cli/completion.c src/cli/contract.c \
	src/cli/contract.h src/cli/contract_figures.c src/cli/dashboard.c src/cli/doctor.c src/cli/edit.c \
	src/cli/file.c src/cli/flag.def src/cli/gate.c src/cli/help.c src/cli/help.h src/cli/help_figures.c \
	src/cli/help_figures.h src/cli/help_method.c src/cli/help_method.h src/cli/help_page.c \
	src/cli/history.c src/cli/import.c src/cli/kind.c src/cli/kind.h src/cli/list.c src/cli/list.h \
	src/cli/manual.c src/cli/move.c src/cli/note.c src/cli/page.c src/cli/page.h src/cli/purge.c \
	src/cli/reference.c src/cli/reference.h src/cli/sample.c src/cli/sample.h src/cli/sample_days.c \
	src/cli/sample_days.h src/cli/sets.c src/cli/setting.c src/cli/survey.c src/cli/survey.h \
	src/cli/survey_change.c src/cli/survey_profile.c src/cli/table.c src/cli/table.h src/cli/today.c \
	src/cli/transfer.c src/cli/usage.c src/cli/view.c src/cli/view.h src/cli/view_panels.c \
	src/cli/view_step.c
