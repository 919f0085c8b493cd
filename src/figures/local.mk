# Figures: indicators loaded, computed and written.
FIGURES_SOURCES = \
	src/figures/agenda.c src/figures/agenda.h src/figures/answers.c src/figures/answers.h \
	src/figures/attend.c src/figures/attend.h src/figures/attend_governance.c \
	src/figures/attend_learning.c src/figures/attend_progress.c src/figures/attend_risk.c \
	src/figures/attend_rule.c src/figures/attend_rule.h src/figures/attend_steps.c \
	src/figures/base_rates.c src/figures/base_rates.h src/figures/benchmark.c src/figures/benchmark.h \
	src/figures/context.c src/figures/context.h src/figures/dashboard.c src/figures/dashboard.h \
	src/figures/digest.c src/figures/digest.h src/figures/digest_text.c src/figures/figure.c \
	src/figures/figure.h src/figures/figure_need.c src/figures/figure_need.h src/figures/figure_parts.c \
	src/figures/figure_parts.h src/figures/figures_json.c src/figures/figures_json.h \
	src/figures/governance.c src/figures/governance.h src/figures/kept.c src/figures/kept.h \
	src/figures/last_edit.c src/figures/last_edit.h src/figures/learning.c src/figures/learning.h \
	src/figures/learning_dimensions.c src/figures/learning_dimensions.h src/figures/learning_notes.c \
	src/figures/learning_notes.h src/figures/load.c src/figures/load.h src/figures/measured.c \
	src/figures/measured.h src/figures/notes.c src/figures/notes.h src/figures/pair_contacts.c \
	src/figures/pair_contacts.h src/figures/plan_governance.c src/figures/plan_governance.h \
	src/figures/plan_learning.c src/figures/plan_learning.h src/figures/plan_progress.c \
	src/figures/plan_progress.h src/figures/plan_risk.c src/figures/plan_risk.h src/figures/portfolio.c \
	src/figures/portfolio.h src/figures/portfolio_facts.c src/figures/portfolio_facts.h \
	src/figures/portfolio_figures.h src/figures/portfolio_kinds.c src/figures/portfolio_partners.c \
	src/figures/portfolio_results.c src/figures/progress.c src/figures/progress.h \
	src/figures/progress_default.c src/figures/progress_default.h src/figures/progress_metrics.c \
	src/figures/progress_metrics.h src/figures/progress_notes.c src/figures/progress_notes.h \
	src/figures/readings.c src/figures/readings.h src/figures/risk.c src/figures/risk.h \
	src/figures/risk_factors.c src/figures/risk_factors.h src/figures/risk_notes.c \
	src/figures/risk_notes.h src/figures/risk_portfolio.c src/figures/risk_portfolio.h \
	src/figures/risk_registers.c src/figures/risk_steps.c src/figures/risk_success.c \
	src/figures/sentence.c src/figures/sentence.h src/figures/step_figures.c src/figures/step_figures.h \
	src/figures/step_later.c src/figures/survey.c src/figures/survey.h src/figures/survey_profile.c \
	src/figures/survey_profile.h src/figures/survey_text.c src/figures/survey_text.h
