# Everything that needs a screen.
UI_CORE_SOURCES = \
	ui/core/action.c ui/core/action.def ui/core/action.h ui/core/canvas.c ui/core/canvas.h \
	ui/core/canvas_inside.h ui/core/canvas_shape.c ui/core/canvas_text.c ui/core/canvas_write.c \
	ui/core/cluster.c ui/core/cluster.h ui/core/configure.c ui/core/configure.h ui/core/dispatch.c \
	ui/core/event.c ui/core/event.h ui/core/frame.c ui/core/glyph.c ui/core/glyph.h ui/core/keymap.c \
	ui/core/keymap.h ui/core/layout.c ui/core/layout.h ui/core/loop.c ui/core/loop.h ui/core/screen.c \
	ui/core/screen.h ui/core/terminal.h ui/core/textedit.c ui/core/textedit.h ui/core/textedit_move.c \
	ui/core/textedit_move.h ui/core/textedit_undo.c ui/core/textedit_undo.h

UI_WIDGET_SOURCES = \
	ui/widget/bars.c ui/widget/bars.h ui/widget/common.c ui/widget/common.h ui/widget/dialog.c \
	ui/widget/dialog.h ui/widget/form.c ui/widget/form.h ui/widget/form_draw.c ui/widget/form_edit.c \
	ui/widget/form_found.h ui/widget/form_inside.h ui/widget/form_key.c ui/widget/form_measure.c \
	ui/widget/form_pick.c ui/widget/form_report.c ui/widget/form_sheet.h ui/widget/form_table.c \
	ui/widget/form_value.c ui/widget/layer.c ui/widget/layer.h ui/widget/list.c ui/widget/list.h \
	ui/widget/list_draw.c ui/widget/list_drawn.c ui/widget/list_drawn.h ui/widget/list_move.c \
	ui/widget/list_report.c ui/widget/list_rows.c ui/widget/list_rows.h ui/widget/marks.c \
	ui/widget/marks.h ui/widget/pager.c ui/widget/pager.h ui/widget/pager_screen.c ui/widget/palette.c \
	ui/widget/palette.h ui/widget/palette_commands.c ui/widget/palette_found.c \
	ui/widget/palette_found.h ui/widget/prompt.c ui/widget/prompt.h

UI_TERM_SOURCES = \
	ui/term/capability.c ui/term/capability.h ui/term/clipboard.c ui/term/clipboard.h ui/term/colour.c \
	ui/term/colour.h ui/term/editor.c ui/term/editor.h ui/term/frame.c ui/term/frame.h ui/term/input.c \
	ui/term/input.h ui/term/paint.c ui/term/paint.h ui/term/scroll.c ui/term/scroll.h \
	ui/term/sequence.c ui/term/sequence.h ui/term/shorten.c ui/term/shorten.h ui/term/signals.c \
	ui/term/signals.h ui/term/term.c ui/term/term.h

include ui/screen/local.mk

UI_SOURCES = $(UI_CORE_SOURCES) $(UI_WIDGET_SOURCES) $(UI_TERM_SOURCES) $(SCREEN_SOURCES) \
	ui/app.c ui/app.h ui/hooks.c

noinst_LIBRARIES += libententeui.a
libententeui_a_SOURCES = $(UI_SOURCES)
UI_LIBS = libententeui.a

bin_PROGRAMS += entente
entente_SOURCES = ui/main.c
entente_LDADD = $(UI_LIBS) $(LIBENTENTE_LIBS) $(NCURSES_LIBS)

# The manual and the completions are printed by the program from its command table.
nodist_man_MANS = entente.1
bashcompdir = $(datadir)/bash-completion/completions
nodist_bashcomp_DATA = completions/entente
zshcompdir = $(datadir)/zsh/site-functions
nodist_zshcomp_DATA = completions/_entente
fishcompdir = $(datadir)/fish/vendor_completions.d
nodist_fishcomp_DATA = completions/entente.fish
nodist_pkgdata_DATA = entente.schema.json
CLEANFILES += entente.schema.json entente.1 completions/entente completions/_entente completions/entente.fish

entente.1: entente$(EXEEXT)
	$(AM_V_GEN)./entente$(EXEEXT) man > $@.part && mv $@.part $@
completions/entente: entente$(EXEEXT)
	@$(MKDIR_P) completions
	$(AM_V_GEN)./entente$(EXEEXT) completion bash > $@.part && mv $@.part $@
completions/_entente: entente$(EXEEXT)
	@$(MKDIR_P) completions
	$(AM_V_GEN)./entente$(EXEEXT) completion zsh > $@.part && mv $@.part $@
completions/entente.fish: entente$(EXEEXT)
	@$(MKDIR_P) completions
	$(AM_V_GEN)./entente$(EXEEXT) completion fish > $@.part && mv $@.part $@
entente.schema.json: entente$(EXEEXT)
	$(AM_V_GEN)./entente$(EXEEXT) schema > $@.part && mv $@.part $@
