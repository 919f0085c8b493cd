#include <stdio.h>
#include <string.h>

#include "src/figures/risk.h"
#include "src/figures/risk_factors.h"
#include "src/ops/record.h"
#include "tests/example.h"

/* ---- what a portfolio with this fragment must show ---- */

/*
 * Lines as example_expect() takes them, each with a day of its own before it if need be
 * ("@2027-03-02 comm = off").
 */
static void
shows(const char *fragment, const char *lines, int line)
{
    struct example example;

    example_open(&example, fragment, NULL);
    for (const char *at = lines; *at;) {
        int n = (int)strcspn(at, "\n");
        char one[300], day[11];

        if (*at == '@') {
            snprintf(day, sizeof day, "%.10s", at + 1);
            example_day(&example, "A", day);
            snprintf(one, sizeof one, "%.*s", n - 12, at + 12);
        } else {
            snprintf(one, sizeof one, "%.*s", n, at);
        }
        example_check(&example, "risk", one, __FILE__, line);
        at += n + (at[n] == '\n');
    }
    example_close(&example);
    support_clean(NULL);         /* the next portfolio gets a folder of its own */
    support_setup(NULL);
}

#define SHOWS(fragment, lines) shows((fragment), (lines), __LINE__)

/* A health check closed on 2027-02-01, in which three people of a side say the same. */
#define SURVEY(us, them)                                                                           \
    "'survey':[{'id':'s1','opened_on':'2027-01-01','closed_on':'2027-02-01'}],"                    \
    "'ratings':{'s1':{'us':{" us "},'them':{" them "}}}"

/* The partner O2 chosen, and how it was rated. */
#define CHOSEN(ratings)                                                                            \
    "'answers':{'s04.choice':'O2'},"                                                               \
    "'rows':{'s04.candidates':[{'id':'ca1','organisation':'O2'}],"                                 \
    "'s04.four_c':[{'candidate':'ca1'," ratings "}]}"

#define EUR(minor) "{'minor':" #minor ",'currency':'EUR'}"
#define USD(minor) "{'minor':" #minor ",'currency':'USD'}"

/* ---- signals ---- */

static void
unknown_settles_neither_or_nor_and(void **state)
{
    static const enum truth T = TRUTH_TRUE, F = TRUTH_FALSE, U = TRUTH_UNKNOWN;
    static const struct {
        enum truth a, b, either, both;
    } rows[] = {
        { T, T, T, T }, { T, F, T, F }, { T, U, T, U },
        { F, F, F, F }, { F, U, F, F }, { U, U, U, U },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(truth_or(rows[i].a, rows[i].b), rows[i].either);
        assert_int_equal(truth_or(rows[i].b, rows[i].a), rows[i].either);
        assert_int_equal(truth_and(rows[i].a, rows[i].b), rows[i].both);
        assert_int_equal(truth_and(rows[i].b, rows[i].a), rows[i].both);
    }
    assert_int_equal(truth_below(NAN, 1), U);
    assert_int_equal(truth_above(1, NAN), U);
    assert_int_equal(truth_above(0.3, 0.1 + 0.2), F);
    assert_int_equal(truth_at_least(0.3, 0.1 + 0.2), T);
    assert_int_equal(truth_at_most(0.1 + 0.2, 0.3), T);
    assert_int_equal(truth_below(0.3, 0.1 + 0.2), F);
}

static void
an_alarm_goes_before_a_watch_and_no_data_before_off(void **state)
{
    static const enum truth T = TRUTH_TRUE, F = TRUTH_FALSE, U = TRUTH_UNKNOWN;

    (void)state;
    assert_int_equal(warning_signal((struct warning){ .watch = T, .alarm = T }), SIGNAL_ALARM);
    assert_int_equal(warning_signal((struct warning){ .watch = U, .alarm = T }), SIGNAL_ALARM);
    assert_int_equal(warning_signal((struct warning){ .watch = T, .alarm = U }), SIGNAL_WATCH);
    assert_int_equal(warning_signal((struct warning){ .watch = F, .alarm = U }), SIGNAL_OFF);
    assert_int_equal(warning_signal((struct warning){ .watch = U, .alarm = F }), SIGNAL_OFF);
    assert_int_equal(warning_signal((struct warning){ .watch = U, .alarm = U }), SIGNAL_NO_DATA);
}

static void
nothing_recorded_is_no_data(void **state)
{
    const struct figures_list *list;
    struct example example;

    (void)state;
    example_open(&example, "{'alliance':[{'id':'A','state':'idea'}]}", NULL);
    list = figures_risk(example.context);
    assert_int_equal(list->n, FAILURE_FACTORS + SUCCESS_FACTORS + 1);
    for (size_t i = 0; i < list->n - 1; i++) {
        if (!strcmp(list->figure[i].code, "political"))
            continue;                    /* there are partners, and no country is flagged */
        assert_string_equal(list->figure[i].word, "no_data");
        assert_int_equal(list->figure[i].light, LIGHT_NONE);
        assert_int_equal(list->figure[i].n, 0);
    }
    example_check(&example, "risk", "political = off; green; 1", __FILE__, __LINE__);
    example_check(&example, "risk", "success_score = null; none; 0", __FILE__, __LINE__);
    example_check(&example, "risk", "RISK = null; none; weight 0; capped null", __FILE__, __LINE__);
    example_banners(&example, "risk", "");
    example_sentence(&example, "risk", "0 alarms and 0 warnings in 1 factor with data.");
    example_close(&example);
}

static void
without_any_data_the_sentence_says_how_to_begin(void **state)
{
    struct example example;

    (void)state;
    example_open(&example, "{}", NULL);
    example_day(&example, "A2", "2027-03-01");
    example_sentence(&example, "risk", "Nothing recorded yet: start with step 1.");
    example_close(&example);
}

static void
factors_stand_in_the_order_of_the_method(void **state)
{
    static const char codes[] =
        "comm aims riskshare oppo perf flex control trust conflict cult nofit noadd lead1 money "
        "giveup political unequal rival depend appropr cost ip fx country prof absorb inert "
        "myopia sponsor turnover stale silent antitrust overload fit open embed leader learn "
        "complement coop compat prop clear vision talk metrics early diff house trustup prior "
        "policy mutual success_score ";
    const struct figures_list *list;
    struct str text = { 0 };
    struct example example;

    (void)state;
    example_open(&example, "{}", NULL);
    list = figures_risk(example.context);
    for (size_t i = 0; i < list->n; i++)
        str_addf(&text, "%s ", list->figure[i].code);
    assert_string_equal(str_text(&text), codes);
    str_free(&text);
    example_close(&example);
}

/* ---- failure factors, one by one ---- */

static void
comm_warns_of_few_contacts_late_information_and_blind_spots(void **state)
{
    static const char contacts[] =
        "{'contact_pair':[{'times_per_month':10}],"
        "'contact':[{'date':'2027-02-15'},{'date':'2027-02-16'},{'date':'2027-02-17'},"
        "{'date':'2027-02-18'},{'date':'2027-02-19'},{'date':'2027-02-20'},{'date':'2027-03-01'},"
        "{'date':'2027-03-03'}]}";

    (void)state;
    SHOWS(contacts, "comm = off; green; 1\n"             /* 70 %: not below */
                    "@2027-02-28 comm = watch; amber; 1\n"       /* 60 % */
                    "@2027-02-19 comm = watch\n"                 /* 50 % */
                    "@2027-02-18 comm = alarm; red; 1\n"         /* 40 % */
                    "@2027-02-14 comm = no_data; none; 0\n");    /* never a contact */
    SHOWS("{'information_item':[{'due':'2027-02-01','delivered_on':'2027-02-01'},"
          "{'due':'2027-02-01','delivered_on':'2027-02-01'},"
          "{'due':'2027-02-02','delivered_on':'2027-02-02'},"
          "{'due':'2027-02-02','delivered_on':'2027-02-02'},{'due':'2027-02-03'}]}",
          "comm = off\n@2027-02-02 comm = off\n");       /* 80 %, 100 % */
    SHOWS("{'metric':[{'code':'M2.1','kind':'progress','rule':'R2','active':0}],"
          "'information_item':[{'due':'2027-02-01','delivered_on':'2027-02-02'}]}",
          "comm = watch\n");             /* also where the metric is taken out of the list */
    SHOWS("{" SURVEY("'I1.we':[4,4,4],'I1.they':[4,4,4]", "'I1.we':[3,3,3],'I1.they':[3,3,3]") "}",
          "comm = alarm\n@2027-01-31 comm = no_data\n");  /* ours 4 - 3: a full point */
    SHOWS("{" SURVEY("'I1.they':[5,5,5]", "'I1.we':[3,3,3]") "}", "comm = alarm\n");  /* -2 */
    SHOWS("{" SURVEY("'I1.we':[5,5,5]", "'I1.they':[3,3,3]") "}", "comm = alarm\n");
    SHOWS("{" SURVEY("'I1.we':[5,5,5],'I1.they':[4,4,4]", "'I1.we':[4,4,4],'I1.they':[3,3,3]") "}",
          "comm = alarm\n");             /* ours 2, theirs 0 */
    SHOWS("{" SURVEY("'I1.we':[4,4,4,4],'I1.they':[4,4,4]",
                     "'I1.they':[3,3,3,4],'I1.we':[4,4,4]") "}",
          "comm = off\n");               /* 0.75 */
}

static void
aims_warn_of_low_ratings_changes_doubts_and_unfairness(void **state)
{
    static const char changes[] =
        "{'objective':[{'id':'o1'}],'objective_change':[{'date':'2026-09-03','by_side':'us'},"
        "{'date':'2027-02-01','by_side':'us'},{'date':'2027-02-01','by_side':'them'},"
        "{'date':'2027-02-02','by_side':'joint'},{'date':'2027-02-03','by_side':'joint'}]}";

    (void)state;
    SHOWS("{" CHOSEN("'aims':3") "}", "aims = watch\n");
    SHOWS("{" CHOSEN("'aims':4") "}", "aims = off\n");
    SHOWS("{" CHOSEN("'skills':1") "}", "aims = no_data\n");
    SHOWS(changes, "aims = watch\n@2027-03-02 aims = off\n@2027-01-31 aims = off\n");
    SHOWS("{'objective':[{'id':'o1'}],'objective_change':[{'date':'2027-02-01','by_side':'them'},"
          "{'date':'2027-02-01','by_side':'them'}]}", "aims = watch\n");
    SHOWS("{'objective_change':[{'date':'2027-02-01','by_side':'them'},"
          "{'date':'2027-02-01','by_side':'them'}]}", "aims = no_data\n");
    SHOWS("{" SURVEY("'F1':[3,3,3]", "'F1':[4,4,4]") "}", "aims = alarm\n");
    SHOWS("{" SURVEY("'F1':[4,4,4]", "'F1':[3,3,3]") "}", "aims = alarm\n");
    SHOWS("{" SURVEY("'F1':[4,4,4]", "'F1':[3,3,4]") "}", "aims = off\n");
    SHOWS("{" SURVEY("'F1':[3,3,3]", "'F1':[3,3]") "}", "aims = alarm\n");
    /* The newest cycle counts by its number, not by its day or place. */
    SHOWS("{'doz_cycle':[{'id':'y2','number':2,'opened_on':'2026-01-01'},"
          "{'id':'y3','number':1,'opened_on':'2026-02-01'}],"
          "'doz_cell':[{'cycle':'y2','area':'goals','cell':'reevaluate','date':'2026-05-01',"
          "'equity':2},{'cycle':'y3','area':'goals','cell':'reevaluate','date':'2026-06-01',"
          "'equity':5},{'cycle':'y2','area':'goals','cell':'readjust','date':'2026-06-01',"
          "'equity':5}]}",
          "aims = alarm\n@2026-04-30 aims = no_data\n");
    SHOWS("{'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-01-01'},"
          "{'id':'y2','number':2,'opened_on':'2026-02-01'}],"
          "'doz_cell':[{'cycle':'y1','area':'goals','cell':'reevaluate','date':'2026-05-01',"
          "'equity':1},{'cycle':'y2','area':'task','cell':'reevaluate','date':'2026-06-01',"
          "'equity':1},{'cycle':'y2','area':'goals','cell':'reevaluate','date':'2026-06-01',"
          "'equity':3}]}",
          "aims = off\n@2026-05-31 aims = alarm\n");
}

static void
riskshare_warns_of_a_lopsided_exchange_and_of_one_promise_beyond_means(void **state)
{
#define EXCHANGE(give, get)                                                                        \
    "{'rows':{'s03.exchange':[{'item':'a','direction':'give','value':" EUR(give) "},"              \
    "{'item':'b','direction':'get','value':" EUR(get) "},"                                         \
    "{'item':'c','direction':'get','value':" USD(9999) "},{'item':'d','direction':'give'}]}}"
    (void)state;
    SHOWS(EXCHANGE(65, 35), "riskshare = off\n");
    SHOWS(EXCHANGE(34, 66), "riskshare = watch\n");
    SHOWS(EXCHANGE(80, 20), "riskshare = watch\n");
    SHOWS(EXCHANGE(19, 81), "riskshare = alarm\n");
    SHOWS(EXCHANGE(0, 0), "riskshare = no_data\n");
#undef EXCHANGE
    SHOWS("{'answers':{'s04.afford':" EUR(100) "},'commitment':[{'promised_by':'us',"
          "'promised_to':'them','value':" EUR(100) "},{'promised_by':'us','promised_to':'them',"
          "'value':" EUR(90) "},{'promised_by':'them','promised_to':'us','value':" EUR(101) "},"
          "{'promised_by':'us','promised_to':'us','value':" EUR(101) "},"
          "{'promised_by':'us','promised_to':'them','state':'waived','value':" EUR(101) "},"
          "{'promised_by':'us','promised_to':'them','value':" USD(101) "}]}",
          "riskshare = off\n");
    SHOWS("{'answers':{'s04.afford':" EUR(100) "},'commitment':[{'promised_by':'us',"
          "'promised_to':'them','value':" EUR(101) ",'state':'proposed',"
          "'agreed_on':'2027-03-01'}]}",
          "riskshare = alarm\n@2027-02-28 riskshare = off\n");
    SHOWS("{'answers':{'s04.afford':" USD(1) "},'commitment':[{'promised_by':'us',"
          "'promised_to':'them','value':" EUR(101) "}]}", "riskshare = no_data\n");
}

static void
oppo_warns_of_flags_and_leaks(void **state)
{
#define FLAG(strength, flag_state)                                                                 \
    "'flag':[{'date':'2027-02-01','strength':" #strength ",'behaviour':'poach','state':'"          \
    flag_state "'}]"
    (void)state;
    SHOWS("{" FLAG(1, "raised") "}", "oppo = off\n@2027-01-31 oppo = no_data\n");
    SHOWS("{" FLAG(2, "raised") "}", "oppo = watch\n");
    SHOWS("{" FLAG(3, "checked") "}", "oppo = watch\n");
    SHOWS("{" FLAG(1, "confirmed") "}", "oppo = alarm\n");
    SHOWS("{'flag':[{'date':'2027-02-01','strength':3,'behaviour':'poach','state':'dismissed',"
          "'resolved_on':'2027-02-02'}]}", "oppo = off\n");
    SHOWS("{'safeguard':[{'behaviour':'poach','likelihood':2}]}", "oppo = off\n");
#undef FLAG
    SHOWS("{'knowledge_item':[{'id':'k','owner_side':'us','value':4}],"
          "'learning_event':[{'date':'2027-01-01','direction':'out','intended':0,'item':'k'},"
          "{'date':'2027-02-01','direction':'out','intended':0,'item':'k'}]}",
          "oppo = alarm\n@2027-01-31 oppo = off\n@2026-12-31 oppo = no_data\n");
}

/* A goal of 100 over the year from 2026-01-01: what is expected is the day of the year. */
#define GOAL(readings)                                                                             \
    "{'answers':{'s08.effective':'2026-01-01'},"                                                   \
    "'metric':[{'id':'x1','code':'GROW','kind':'goal','baseline':0,'target':100,"                  \
    "'due':'2026-02-01'}],'reading':[" readings "]}"

static void
perf_warns_of_goals_missed_once_patience_is_past(void **state)
{
    (void)state;
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':70}"),
          "perf = watch\n@2026-12-31 perf = no_data\n@2027-01-01 perf = watch\n");
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':90}"), "perf = off\n");
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':69}"), "perf = off\n");
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':59}"), "perf = alarm\n");
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':60}"), "perf = off\n");
    /* Twice running, in the order of the days; older ones do not matter. */
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':69},"
               "{'metric':'x1','date':'2026-10-01','value':65},"
               "{'metric':'x1','date':'2026-09-01','value':99}"), "perf = alarm\n");
    SHOWS(GOAL("{'metric':'x1','date':'2026-11-01','value':69},"
               "{'metric':'x1','date':'2026-10-01','value':70},"
               "{'metric':'x1','date':'2026-09-01','value':60}"), "perf = off\n");
    SHOWS(GOAL("{'metric':'x1','date':'2027-02-01','value':70},"
               "{'metric':'x1','date':'2026-10-01','value':65}"),
          "perf = watch\n@2027-01-31 perf = off\n");
    /* Of one metric, not of two; an inactive one does not count. */
    SHOWS("{'answers':{'s08.effective':'2026-01-01'},"
          "'metric':[{'id':'x1','code':'A1','kind':'goal','baseline':0,'target':100},"
          "{'id':'x2','code':'A2','kind':'goal','baseline':0,'target':100},"
          "{'id':'x3','code':'A3','kind':'goal','baseline':0,'target':100,'active':0}],"
          "'reading':[{'metric':'x1','date':'2026-11-01','value':69},"
          "{'metric':'x2','date':'2026-11-01','value':69},"
          "{'metric':'x3','date':'2026-11-01','value':80}]}", "perf = off\n");
}

static void
flex_warns_of_undone_readjustments_and_of_standing_still(void **state)
{
#define CELLS(rating, cells)                                                                       \
    "{'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-06-01'}],"                              \
    "'doz_cell':[{'cycle':'y1','area':'task','cell':'learn','date':'2026-07-01'"                   \
    rating "}" cells "]}"
#define READJUST(area, done)                                                                       \
    ",{'cycle':'y1','area':'" area "','cell':'readjust','date':'2026-08-01',"                      \
    "'readjustment':'done','due':'2027-01-01','done_on':'" done "'}"
    (void)state;
    SHOWS(CELLS(",'rating':1", ""), "flex = alarm\n@2026-06-30 flex = no_data\n");
    SHOWS(CELLS(",'rating':2", ""), "flex = off\n");
    SHOWS(CELLS("", READJUST("skills", "2027-01-01")), "flex = off\n");
    SHOWS(CELLS("", READJUST("skills", "2027-01-02")), "flex = alarm\n");
    SHOWS(CELLS("", READJUST("skills", "2027-01-01") READJUST("goals", "2027-01-02")),
          "flex = watch\n");
#undef READJUST
#undef CELLS
}

static void
flex_is_off_at_exactly_85_percent(void **state)
{
    static const char *const areas[] = { "environment", "task", "process", "skills", "goals" };
    struct str cells = { 0 };

    (void)state;
    for (int late = 3; late <= 4; late++) {
        str_clear(&cells);
        str_add(&cells, "{'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-06-01'},"
                        "{'id':'y2','number':2,'opened_on':'2026-06-01'},"
                        "{'id':'y3','number':3,'opened_on':'2026-06-01'},"
                        "{'id':'y4','number':4,'opened_on':'2026-06-01'}],'doz_cell':[");
        for (int i = 0; i < 20; i++)
            str_addf(&cells, "%s{'cycle':'y%d','area':'%s','cell':'readjust','date':'2026-08-01',"
                             "'readjustment':'done','due':'2027-01-01','done_on':'2027-01-%02d'}",
                     i ? "," : "", i / 5 + 1, areas[i % 5], i < late ? 2 : 1);
        str_add(&cells, "]," SURVEY("'V2.we':[4,4,4],'V2.they':[4,4,4]",
                                    "'V2.we':[4,4,4],'V2.they':[4,4,4]") "}");
        SHOWS(str_text(&cells), late == 3 ? "flex = off\nopen = green\n"
                                          : "flex = watch\nopen = not_green\n");
    }
    str_free(&cells);
}

static void
control_warns_of_two_quarrels_and_alarms_when_one_climbed(void **state)
{
#define QUARREL(id, day)                                                                           \
    "{'id':'" id "','raised_on':'" day "','type':'commercial','severity':3,'root':'control'}"
    (void)state;
    SHOWS("{'issue':[" QUARREL("i1", "2026-09-03") "," QUARREL("i2", "2027-02-01") "]}",
          "control = watch\n@2027-03-02 control = off\n@2027-01-31 control = off\n"
          "@2026-09-02 control = no_data\n");
    SHOWS("{'issue':[" QUARREL("i1", "2027-02-01") ",{'raised_on':'2027-02-01','severity':3,"
          "'type':'commercial','root':'trust'}]}", "control = off\n");
    SHOWS("{'issue':[{'id':'i1','raised_on':'2027-02-01','type':'commercial','severity':5,"
          "'root':'control','level':4,'our_contribution':'a','their_contribution':'b'}],"
          "'escalation':[{'issue':'i1','from_level':1,'to_level':3,'on':'2027-02-02'},"
          "{'issue':'i1','from_level':3,'to_level':4,'on':'2027-02-20'}]}",
          "control = alarm\n@2027-02-19 control = off\n");
#undef QUARREL
}

static void
trust_warns_at_its_bounds(void **state)
{
#define TRUST(us, them)                                                                            \
    "{'trust_record':[{'date':'2027-01-01','rated_by':'us','score':" #us "},"                      \
    "{'date':'2027-01-01','rated_by':'them','score':" #them "}]}"
    (void)state;
    SHOWS(TRUST(4, 4), "trust = off\n@2026-12-31 trust = no_data\n");
    SHOWS(TRUST(4, 3), "trust = watch\n");
    SHOWS(TRUST(5, 4), "trust = watch\n");       /* the gap alone */
    SHOWS(TRUST(3, 3), "trust = watch\n");
    SHOWS(TRUST(3, 2), "trust = alarm\n");
    SHOWS(TRUST(5, 3), "trust = alarm\n");
    SHOWS("{'party':[{'id':'P4','organisation':'O1','side':'us'}],"
          "'trust_record':[{'date':'2027-01-01','rated_by':'us','party':'P1','score':5},"
          "{'date':'2027-01-01','rated_by':'us','party':'P4','score':4},"
          "{'date':'2027-01-01','rated_by':'them','score':4}]}",
          "trust = off\n");              /* a gap of exactly 0.5 */
    SHOWS("{'trust_record':[{'date':'2027-01-01','rated_by':'us','score':5},"
          "{'date':'2027-01-01','rated_by':'them','party':'P2','score':4},"
          "{'date':'2027-01-01','rated_by':'them','party':'P3','score':3}]}",
          "trust = alarm\n");            /* of exactly 1.5 */
#undef TRUST
}

static void
conflict_warns_of_old_issues_and_of_high_ones(void **state)
{
    (void)state;
    SHOWS("{'issue':[{'raised_on':'2027-02-01','type':'commercial','severity':2}]}",
          "@2027-02-16 conflict = off\n@2027-02-17 conflict = watch\n"
          "@2027-03-18 conflict = watch\n@2027-03-19 conflict = alarm\n"
          "@2027-01-31 conflict = no_data\n");
    SHOWS("{'issue':[{'id':'i1','raised_on':'2027-02-20','type':'commercial','severity':5,"
          "'level':4,'our_contribution':'a','their_contribution':'b','state':'resolved',"
          "'resolved_on':'2027-02-28'}],"
          "'escalation':[{'issue':'i1','from_level':1,'to_level':4,'on':'2027-02-22'}]}",
          "conflict = off\n@2027-02-27 conflict = alarm\n@2027-02-21 conflict = off\n");
    SHOWS("{'issue':[{'id':'i1','raised_on':'2027-02-28','type':'commercial','severity':5,"
          "'level':3,'our_contribution':'a','their_contribution':'b'}],"
          "'escalation':[{'issue':'i1','from_level':1,'to_level':3,'on':'2027-02-28'}]}",
          "conflict = off\n");
}

#define CULTURE(distance, plan, more)                                                              \
    "{'answers':{'s04.choice':'O2'},"                                                              \
    "'rows':{'s04.candidates':[{'id':'ca1','organisation':'O3'},"                                  \
    "{'id':'ca2','organisation':'O2'}],"                                                           \
    "'s04.culture':[{'candidate':'ca1','layer':'national','distance':5},"                          \
    "{'candidate':'ca2','layer':'organisational'," distance "}],"                                  \
    "'s10.culture':[{'layer':'" plan "','difference':'x'}]}" more "}"
#define MANAGERS(value)                                                                            \
    ",'inkpen_answer':[{'question':'O6.1','date':'2027-01-01','value':" #value "},"                \
    "{'question':'O6.2','date':'2027-01-01','value':" #value "}]"

static void
cult_warns_of_a_distant_layer_without_a_plan(void **state)
{
    (void)state;
    SHOWS(CULTURE("'distance':4", "national", ""), "cult = watch\n");
    SHOWS(CULTURE("'distance':3", "national", ""), "cult = off\n");
    SHOWS(CULTURE("'distance':5", "organisational", ""), "cult = off\n");
    SHOWS(CULTURE("'distance':null", "national", ""), "cult = no_data\n");
    SHOWS(CULTURE("'distance':4", "national", MANAGERS(2)), "cult = alarm\n");
    SHOWS(CULTURE("'distance':4", "national", MANAGERS(3)), "cult = watch\n");   /* K3 is 50 */
    SHOWS(CULTURE("'distance':4", "organisational", MANAGERS(2)), "cult = off\n");
    SHOWS(CULTURE("'distance':null", "national", MANAGERS(5)), "cult = off\n");
}

static void
nofit_warns_of_weak_goals_and_alarms_without_a_gap(void **state)
{
#define REASON(gap, priority, contribution, more)                                                  \
    "{'answers':{" gap "},'rows':{'s01.goals':[{'goal':'a','priority':" #priority                  \
    ",'contribution':" #contribution "}" more "]}}"
    (void)state;
    SHOWS(REASON("'s01.gap':['money']", 3, 4, ""), "nofit = off\n");
    SHOWS(REASON("'s01.gap':['money']", 3, 3, ""), "nofit = alarm\n");
    SHOWS(REASON("'s01.gap':['money']", 1, 4, ",{'goal':'b','priority':5,'contribution':2}"),
          "nofit = watch\n");
    SHOWS(REASON("'s01.gap':['money']", 3, 5, ",{'goal':'b','priority':3,'contribution':1}"),
          "nofit = off\n");              /* exactly 60 */
    SHOWS(REASON("", 3, 5, ""), "nofit = alarm\n");
    SHOWS(REASON("'s01.gap':[]", 3, 5, ""), "nofit = alarm\n");
    SHOWS("{'answers':{'s01.gap':['money']}}", "nofit = no_data\n");
#undef REASON
}

static void
noadd_warns_when_the_partner_brings_little(void **state)
{
    (void)state;
    SHOWS("{" CHOSEN("'skills':4") "}", "noadd = off\ncomplement = green; green; 1\n");
    SHOWS("{" CHOSEN("'skills':3") "}", "noadd = watch\ncomplement = not_green; amber; 1\n");
    SHOWS("{" CHOSEN("'skills':2") "}", "noadd = alarm\n");
    SHOWS("{" CHOSEN("'aims':2") "}", "noadd = no_data\ncomplement = no_data; none; 0\n");
    SHOWS("{'rows':{'s04.candidates':[{'id':'ca1','organisation':'O2'}],"
          "'s04.four_c':[{'candidate':'ca1','skills':1}]}}", "noadd = no_data\n");
}

#define ATTAINED(us, them, more)                                                                   \
    "{'learning_objective':[{'id':'lo1','wanted_by':'us','state':'pursuing'},"                     \
    "{'id':'lo2','wanted_by':'them','state':'pursuing'}],"                                         \
    "'learning_progress':[{'objective':'lo1','date':'2026-12-01','progress':" #us "},"             \
    "{'objective':'lo2','date':'2026-12-01','progress':" #them "}" more "]}"

static void
lead1_warns_of_lopsided_learning_and_of_a_race(void **state)
{
    (void)state;
    SHOWS(ATTAINED(75, 100, ""), "lead1 = off\n");
    SHOWS(ATTAINED(74, 100, ""), "lead1 = watch\n");
    SHOWS(ATTAINED(50, 100, ""), "lead1 = watch\n");
    SHOWS(ATTAINED(49, 100, ""), "lead1 = alarm\n");
    /* Still balanced, but apart by 16 more than sixty days ago. */
    SHOWS(ATTAINED(80, 80, ",{'objective':'lo1','date':'2027-03-01','progress':96}"),
          "lead1 = alarm\n@2027-02-28 lead1 = off\n@2026-11-30 lead1 = no_data\n");
    SHOWS(ATTAINED(80, 80, ",{'objective':'lo1','date':'2027-03-01','progress':95}"),
          "lead1 = off\n");
    /* Neither has begun, then as now: no balance, but surely no race. */
    SHOWS(ATTAINED(0, 0, ""), "lead1 = off\n@2027-01-15 lead1 = no_data\n");
}

static void
money_warns_when_more_is_asked_than_there_is(void **state)
{
#define ASKED(minor)                                                                               \
    "{'answers':{'s04.afford':" EUR(1000) "},'commitment':[{'promised_by':'us',"                   \
    "'promised_to':'them','value':" EUR(500) ",'state':'proposed'},{'promised_by':'us',"           \
    "'promised_to':'them','value':" EUR(minor) "},{'promised_by':'us','promised_to':'them',"       \
    "'state':'waived','value':" EUR(7000) "},{'promised_by':'them','promised_to':'us',"            \
    "'value':" EUR(7000) "},{'promised_by':'us','promised_to':'them','value':" USD(7000) "}]"
    (void)state;
    SHOWS(ASKED(300) "}", "money = off; green; 1\n");
    SHOWS(ASKED(301) "}", "money = watch\n");
    SHOWS(ASKED(500) "}", "money = watch\n");
    SHOWS(ASKED(501) "}", "money = alarm\n");
    SHOWS("{'answers':{'s04.afford':" EUR(10) "}}", "money = off\n");
    SHOWS("{'commitment':[{'promised_by':'us','promised_to':'them','value':" EUR(10) "}]}",
          "money = no_data; none; 0\n");
#undef ASKED
}

#define EVENT(class, owner, rest)                                                                  \
    "{'knowledge_item':[{'id':'k','owner_side':'" owner "','class':'" class "'}],"                 \
    "'learning_event':[{'date':'2026-03-02','item':'k'," rest "}]}"

static void
giveup_warns_of_own_knowledge_that_left(void **state)
{
    (void)state;
    SHOWS(EVENT("closed", "us", "'direction':'out'"),
          "giveup = watch\n@2027-03-02 giveup = no_data\n@2026-03-01 giveup = no_data\n");
    SHOWS(EVENT("closed", "us", "'direction':'joint'"), "giveup = watch\n");
    SHOWS(EVENT("closed", "us", "'direction':'in'"), "giveup = off\n");
    SHOWS(EVENT("closed", "them", "'direction':'out'"), "giveup = off\n");
    SHOWS(EVENT("clean", "us", "'direction':'out'"), "giveup = off\n");
    SHOWS(EVENT("restricted", "them", "'direction':'out','intended':0"), "giveup = alarm\n");
    SHOWS(EVENT("clean", "us", "'direction':'out','intended':0"), "giveup = alarm\n");
    SHOWS(EVENT("closed", "us", "'direction':'out','intended':0"), "giveup = alarm\n");
    SHOWS(EVENT("alliance", "us", "'direction':'out','intended':0"), "giveup = off\n");
}

static void
political_warns_of_a_flagged_country_and_of_the_law(void **state)
{
    (void)state;
    SHOWS("{'organisation':[{'id':'O3','country_flagged':1}]}", "political = watch\n");
    SHOWS("{'organisation':[{'id':'O1','country_flagged':1},{'id':'O2','country_flagged':null}]}",
          "political = off\n");
    SHOWS("{'exit_trigger':[{'trigger':'law','near':4},{'trigger':'law','near':1}]}",
          "political = alarm\n");
    SHOWS("{'exit_trigger':[{'trigger':'law','near':3},{'trigger':'control','near':5}]}",
          "political = off\n");
}

static void
a_partner_in_the_bin_has_no_country(void **state)
{
    static const char *const partners[] = { "P2", "P3" };
    struct example example;
    struct err err = { 0 };
    long with;

    (void)state;
    example_open(&example, "{'organisation':[{'id':'O3','country_flagged':1}]}", NULL);
    figures_close(&example.figures);
    must(record_bin(&example.book, entity_find("party"), partners, 2, &with, &err), &err);
    must(figures_open(&example.figures, &example.book, &example.err), &example.err);
    example.context = NULL;
    example_day(&example, "A", "2027-03-01");
    example_check(&example, "risk", "political = no_data; none; 0", __FILE__, __LINE__);
    example_close(&example);
}

static void
unequal_warns_of_what_is_felt_and_of_what_is_exchanged(void **state)
{
#define GIVE_GET(give, get)                                                                        \
    "{'rows':{'s03.exchange':[{'item':'a','direction':'give','value':" EUR(give) "},"              \
    "{'item':'b','direction':'get','value':" EUR(get) "}]}}"
    (void)state;
    SHOWS(GIVE_GET(70, 100), "unequal = off\n");
    SHOWS(GIVE_GET(100, 69), "unequal = watch\n");
#undef GIVE_GET
    SHOWS("{" SURVEY("'F3':[4,4,4]", "'F3':[3,3,3]") "}", "unequal = watch\n");
    SHOWS("{" SURVEY("'F3':[4,4,4]", "'F3':[3,3,4]") "}", "unequal = off\n");
    SHOWS("{" SURVEY("'F3':[2,3,3,3,3]", "'F3':[4,4,4,4,3]") "}", "unequal = alarm\n");
    SHOWS("{" SURVEY("'F3':[4,4,4,4,3]", "'F3':[2,3,3,3,3]") "}", "unequal = alarm\n");
    SHOWS("{" SURVEY("'F3':[2,3,3,3,3]", "'F3':[4,4,4,3,3]") "}", "unequal = watch\n");
    SHOWS("{" SURVEY("'F3':[1,1,1]", "'F3':[5,5]") "}", "unequal = no_data\n");
}

static void
rival_warns_of_a_competitor_who_learns_fast(void **state)
{
    static const char fast[] =
        "{'answers':{'s05.competitors':'possible'},"
        "'learning_objective':[{'id':'lo2','wanted_by':'them','state':'pursuing'}],"
        "'learning_progress':[{'objective':'lo2','date':'2026-12-01','progress':10},"
        "{'objective':'lo2','date':'2027-02-01','progress':25},"
        "{'objective':'lo2','date':'2027-03-01','progress':26}]}";

    (void)state;
    SHOWS(fast, "rival = watch\n@2027-02-28 rival = off\n@2027-01-15 rival = no_data\n");
    SHOWS("{'answers':{'s05.competitors':'yes'}}", "rival = off\n");
    SHOWS("{'answers':{'s05.competitors':'possible'}}", "rival = no_data\n");
    SHOWS("{'exit_trigger':[{'trigger':'compete','near':4}]}", "rival = alarm\n");
    SHOWS("{'exit_trigger':[{'trigger':'compete','near':3}]}", "rival = off\n");
    SHOWS("{'exit_trigger':[{'trigger':'compete'},{'trigger':'law','near':5}]}",
          "rival = no_data\n");
}

static void
depend_warns_of_leaning_on_them_and_alarms_without_a_reserve(void **state)
{
#define NEEDS(ours, theirs, verdict)                                                               \
    "{'answers':{'s03.our_need':" #ours ",'s03.their_need':" #theirs "},"                          \
    "'rows':{'s01.options':[{'option':'alone','verdict':'" verdict "'}]}}"
    (void)state;
    SHOWS(NEEDS(3, 2, "chosen"), "depend = off\n");
    SHOWS(NEEDS(4, 2, "chosen"), "depend = watch\n");
    SHOWS(NEEDS(5, 2, "chosen"), "depend = alarm\n");
    SHOWS(NEEDS(5, 2, "reserve"), "depend = watch\n");
    SHOWS(NEEDS(1, 5, "chosen"), "depend = off\n");
    SHOWS("{'answers':{'s03.our_need':5}}", "depend = no_data\n");
#undef NEEDS
}

static void
appropr_warns_while_returns_and_rights_are_not_written(void **state)
{
#define RETURNS "'s08.returns':[{'stream':'royalty'}]"
#define RESULTS(ownership) "'s08.ip':[{'result':'a','ownership':'us'},{'result':'b'" ownership "}]"
#define JOINT "'learning_event':[{'date':'2027-02-01','direction':'joint'}]"
    (void)state;
    SHOWS("{}", "appropr = watch\n");
    SHOWS("{'alliance':[{'id':'A','state':'idea'}]}", "appropr = no_data\n");
    SHOWS("{'alliance':[{'id':'A','state':'exploring'}]}", "appropr = no_data\n");
    SHOWS("{'alliance':[{'id':'A','state':'negotiating'}]}", "appropr = no_data\n");
    SHOWS("{'alliance':[{'id':'A','state':'abandoned','ended_on':'2027-01-01'}]}",
          "appropr = no_data\n");
    SHOWS("{'alliance':[{'id':'A','state':'agreed'}]}", "appropr = watch\n");
    SHOWS("{'alliance':[{'id':'A','state':'negotiating'}]," JOINT "}",
          "appropr = alarm\n@2027-01-31 appropr = no_data\n");
    SHOWS("{'rows':{" RETURNS "}}", "appropr = watch\n");
    SHOWS("{'rows':{" RESULTS("") "}}", "appropr = watch\n");
    SHOWS("{'rows':{" RETURNS "," RESULTS("") "}}", "appropr = off\n");
    SHOWS("{'rows':{" RETURNS "," RESULTS("") "}," JOINT "}",
          "appropr = alarm\n@2027-01-31 appropr = off\n");
    SHOWS("{'rows':{" RESULTS(",'ownership':'joint'") "}," JOINT "}", "appropr = watch\n");
    SHOWS("{'rows':{" RETURNS "},'learning_event':[{'date':'2027-02-01','direction':'in'}]}",
          "appropr = watch\n");
#undef RETURNS
#undef RESULTS
#undef JOINT
}

static void
cost_warns_of_hours_spent_in_meetings(void **state)
{
#define HOURS(met, hours)                                                                          \
    "{'meeting':[{'id':'m9','body':'B','due':'2027-02-01','held_on':'2027-02-01','state':'held',"  \
    "'hours':" met "}],'attendance':[{'meeting':'m9','side':'us','present':1}],"                   \
    "'time_log':[{'date':'2027-02-01','hours':" hours ",'kind':'partner'}]}"
    (void)state;
    SHOWS(HOURS("1", "4"), "cost = off\n");
    SHOWS(HOURS("1", "3.9"), "cost = watch\n");
    SHOWS(HOURS("7", "20"), "cost = watch\n");
    SHOWS(HOURS("1", "2.8"), "cost = alarm\n@2027-01-31 cost = no_data\n");
#undef HOURS
}

static void
ip_warns_of_bare_rights_and_of_misuse(void **state)
{
#define BACKGROUND(owner, protection)                                                              \
    "{'rows':{'s05.ip_background':[{'item':'a','owner':'" owner "','protection':'" protection      \
    "'}]}"
    (void)state;
    SHOWS(BACKGROUND("us", "none") "}", "ip = watch\n");
    SHOWS(BACKGROUND("them", "none") "}", "ip = off\n");
    SHOWS(BACKGROUND("us", "patent") "}", "ip = off\n");
    SHOWS(BACKGROUND("us", "none") ",'flag':[{'date':'2027-02-01','behaviour':'misuse',"
                                   "'strength':1,'state':'confirmed'}]}",
          "ip = alarm\n@2027-01-31 ip = watch\n");
    SHOWS("{'flag':[{'date':'2027-02-01','behaviour':'misuse','strength':1,'state':'resolved',"
          "'resolved_on':'2027-02-20'},{'date':'2027-02-01','behaviour':'poach','strength':3}]}",
          "ip = off\n@2027-02-19 ip = alarm\n@2027-01-31 ip = no_data\n");
#undef BACKGROUND
}

static void
fx_warns_of_two_currencies_and_alarms_at_a_loss(void **state)
{
#define LOSS "'value_entry':[{'date':'2026-03-02','to':'us','realised':" USD(-1) "}]"
    (void)state;
    SHOWS("{'alliance':[{'id':'A','value':" EUR(5) "}]}", "fx = off\n");
    SHOWS("{'alliance':[{'id':'A','value':" EUR(5) "}],"
          "'rows':{'s03.exchange':[{'item':'a','direction':'get','value':" USD(5) "}]}}",
          "fx = watch\n");
    SHOWS("{'commitment':[{'promised_by':'us','promised_to':'us','value':" EUR(5) "},"
          "{'promised_by':'us','promised_to':'us','value':" USD(5) ",'agreed_on':'2027-03-01'}]}",
          "fx = watch\n@2027-02-28 fx = off\n");
    SHOWS("{'value_entry':[{'date':'2028-01-01','to':'us','planned':" EUR(5) "},"
          "{'date':'2028-01-01','to':'us','realised':" USD(5) "}],"
          "'rows':{'s08.clauses':[{'topic':'law','state':'agreed'},"
          "{'topic':'payment','state':'open'}]}}", "fx = watch\n");
    SHOWS("{'alliance':[{'id':'A','value':" EUR(5) "}]," LOSS ","
          "'rows':{'s08.clauses':[{'topic':'payment','state':'agreed'}]}}",
          "fx = alarm\n@2027-03-02 fx = off\n@2026-03-01 fx = off\n");
    SHOWS("{" LOSS "}", "fx = off\n");           /* a loss, but in one currency */
    SHOWS("{'value_entry':[{'date':'2027-01-01','to':'us','planned':" EUR(9) ",'realised':" USD(0)
          "}]}", "fx = watch\n");
    SHOWS("{'rows':{'s08.clauses':[{'topic':'payment','state':'open'}]}}", "fx = no_data\n");
#undef LOSS
}

static void
country_warns_across_borders_without_a_culture_plan(void **state)
{
#define ABROAD "'alliance':[{'id':'A','geography':'ns'}]"
#define ACCESS(easy, guarded)                                                                      \
    ",'inkpen_answer':[{'question':'O2.1','date':'2027-01-01','value':" #easy "},"                 \
    "{'question':'O2.3','date':'2027-01-01','value':" #guarded "}]"
    (void)state;
    SHOWS("{" ABROAD "}", "country = watch\n");
    SHOWS("{'alliance':[{'id':'A','geography':'domestic'}]}", "country = off\n");
    SHOWS("{}", "country = no_data\n");
    SHOWS("{'rows':{'s10.culture':[{'layer':'national','difference':'x'}]}}", "country = off\n");
    SHOWS("{" ABROAD ",'rows':{'s10.culture':[{'layer':'national','difference':'x'}]}}",
          "country = off\n");
    SHOWS("{" ABROAD ACCESS(2, 3) "}", "country = alarm\n");
    SHOWS("{" ABROAD ACCESS(3, 3) "}", "country = watch\n");        /* K1 is 50 */
#undef ABROAD
#undef ACCESS
}

static void
prof_warns_of_a_risky_meeting_of_professions_and_of_repeats(void **state)
{
    (void)state;
    SHOWS("{'rows':{'s07.skills':[{'our_group':'a','risk':3},{'our_group':'b','risk':4}]}}",
          "prof = watch\n");
    SHOWS("{'rows':{'s07.skills':[{'our_group':'a','risk':3},{'our_group':'b'}]}}",
          "prof = off\n");
    /* One of two technical issues repeats; what repeats elsewhere does not count. */
    SHOWS("{'issue':[{'raised_on':'2027-02-01','severity':1,'type':'technical','root':'cult'},"
          "{'raised_on':'2027-02-02','severity':1,'type':'technical','root':'cult'}]}",
          "prof = alarm\n@2027-02-01 prof = off\n@2027-01-31 prof = no_data\n");
    SHOWS("{'issue':[{'raised_on':'2027-02-01','severity':1,'type':'commercial','root':'cult'},"
          "{'raised_on':'2027-02-02','severity':1,'type':'technical','root':'cult'}]}",
          "prof = off\n");
}

static void
prof_is_off_when_exactly_35_percent_repeat(void **state)
{
    struct str issues = { 0 };

    (void)state;
    for (int again = 7; again <= 8; again++) {
        str_clear(&issues);
        str_add(&issues, "{'issue':[");
        for (int i = 0; i < 20; i++)
            str_addf(&issues, "%s{'raised_on':'2027-02-01','severity':1,'type':'technical',"
                              "'root':'root%d'}", i ? "," : "", i <= again ? 0 : i);
        str_add(&issues, "]}");
        SHOWS(str_text(&issues), again == 7 ? "prof = off\n" : "prof = alarm\n");
    }
    str_free(&issues);
}

static void
absorb_and_inert_warn_at_their_bounds(void **state)
{
#define CAPACITY(a, b)                                                                             \
    "{'absorptive_capacity':[{'side':'us','date':'2027-01-01','recognise':" #a                     \
    ",'assimilate':" #b "},{'side':'them','date':'2027-01-01','recognise':1,'assimilate':1}]}"
    (void)state;
    SHOWS(CAPACITY(4, 4), "absorb = off\n@2026-12-31 absorb = no_data\n");
    SHOWS(CAPACITY(4, 3), "absorb = watch\n");
    SHOWS(CAPACITY(2, 3), "absorb = watch\n");
    SHOWS(CAPACITY(2, 2), "absorb = alarm\n");
#undef CAPACITY
    SHOWS("{'doz_cycle':[{'number':1,'opened_on':'2026-01-01','closed_on':'2026-08-13',"
          "'state':'closed'}]}",
          "inert = off\n@2027-03-02 inert = watch\n@2027-08-13 inert = watch\n"
          "@2027-08-14 inert = alarm\n@2026-08-12 inert = no_data\n");
}

static void
myopia_warns_of_judging_before_patience_is_past(void **state)
{
#define EARLY(early)                                                                               \
    "'metric':[{'code':'X1','kind':'goal','show_early':" early "},"                                \
    "{'code':'X2','kind':'goal','show_early':1,'active':0},"                                       \
    "{'code':'X3','kind':'progress','show_early':1}]"
    (void)state;
    SHOWS("{'answers':{'s08.effective':'2026-06-01'}," EARLY("1") "}",
          "@2027-05-31 myopia = watch\n@2027-06-01 myopia = off\n");
    SHOWS("{'answers':{'s08.effective':'2026-06-01'}," EARLY("0") "}", "myopia = off\n");
    SHOWS("{" EARLY("1") "}", "myopia = no_data\n");
    SHOWS("{'answers':{'s08.effective':'2026-06-01'}}", "myopia = off\n");   /* nobody gave up */
#undef EARLY
    /* Progress of 100, and an exit proposed while patience lasted. */
#define GIVEN_UP(day)                                                                              \
    "{'answers':{'s08.effective':'2026-02-01'},"                                                   \
    "'review':[{'date':'" day "','kind':'steering','outcome':'exit'}],"                            \
    "'commitment':[{'promised_by':'us','promised_to':'us','due':'2027-01-15',"                     \
    "'delivered_on':'2027-01-15','state':'delivered'}],"                                           \
    "'metric':[{'code':'M5.1','kind':'progress','rule':'R5','active':0},"                          \
    "{'code':'M5.2','kind':'progress','rule':'R5','active':0},"                                    \
    "{'code':'M5.3','kind':'progress','rule':'R5','active':0},"                                    \
    "{'code':'M5.5','kind':'progress','rule':'R5','active':0},"                                    \
    "{'code':'M2.2','kind':'progress','rule':'R2','active':0},"                                    \
    "{'code':'M2.1','kind':'progress','rule':'R2','active':0},"                                    \
    "{'code':'M2.3','kind':'progress','rule':'R2','active':0},"                                    \
    "{'code':'M2.5','kind':'progress','rule':'R2','active':0},"                                    \
    "{'id':'x1','code':'M4.4','kind':'progress','rule':'R4','frequency':'yearly'},"                \
    "{'code':'M4.1','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.2','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.3','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.5','kind':'progress','rule':'R4','active':0}],"                                   \
    "'reading':[{'metric':'x1','date':'2027-01-01','value':100}]}"
    SHOWS(GIVEN_UP("2027-01-31"), "myopia = alarm\n@2027-01-30 myopia = off\n");
    SHOWS(GIVEN_UP("2027-02-01"), "myopia = off\n");
#undef GIVEN_UP
}

static void
sponsor_warns_by_the_days_a_side_is_without(void **state)
{
    (void)state;
    SHOWS("{'role_assignment':[{'role':'sponsor','side':'us','from':'2026-01-01'},"
          "{'role':'sponsor','side':'them','from':'2026-01-01','until':'2026-06-01'},"
          "{'role':'sponsor','side':'them','from':'2026-06-10','until':'2027-01-30'}]}",
          "@2027-01-30 sponsor = off\n@2027-02-28 sponsor = off\n@2027-03-01 sponsor = watch\n"
          "@2027-04-29 sponsor = watch\n@2027-04-30 sponsor = alarm\n"
          "@2025-12-31 sponsor = no_data\n");
    SHOWS("{'role_assignment':[{'role':'sponsor','side':'them','from':'2026-01-01'},"
          "{'role':'sponsor','side':'us','from':'2026-01-01','until':'2027-01-30'},"
          "{'role':'chair','side':'us','from':'2026-01-01','until':'2027-02-20'}]}",
          "@2027-02-28 sponsor = off\n@2027-03-01 sponsor = watch\n"
          "@2027-04-29 sponsor = watch\n@2027-04-30 sponsor = alarm\n");
    /* A side that never had one counts from the start of the alliance. */
    SHOWS("{'alliance':[{'id':'A','start_on':'2026-12-01'}],"
          "'role_assignment':[{'role':'sponsor','side':'us','from':'2026-01-01'}]}",
          "sponsor = alarm\n@2027-02-28 sponsor = watch\n@2026-12-30 sponsor = off\n");
    SHOWS("{'role_assignment':[{'role':'sponsor','side':'us','from':'2026-01-01'}]}",
          "sponsor = off\n");
    SHOWS("{'alliance':[{'id':'A','start_on':'2026-01-01'}],"
          "'role_assignment':[{'role':'other','side':'us','from':'2026-01-01'}]}",
          "sponsor = no_data\n");
    SHOWS("{'role_assignment':[{'role':'manager','side':'us','from':'2026-01-01'}]}",
          "sponsor = no_data\n");
}

static void
turnover_and_stale_warn_at_their_bounds(void **state)
{
#define LEFT "{'role':'chair','side':'us','from':'2026-01-01','until':'2026-12-01'}"
    (void)state;
    SHOWS("{'role_assignment':[" LEFT "]}", "turnover = off\n");         /* 12.5 */
    SHOWS("{'role_assignment':[" LEFT "," LEFT "]}", "turnover = watch\n");
    SHOWS("{'role_assignment':[" LEFT "," LEFT "," LEFT "," LEFT "]}", "turnover = watch\n");
    SHOWS("{'role_assignment':[" LEFT "," LEFT "," LEFT "," LEFT "," LEFT "]}",
          "turnover = alarm\n@2025-12-31 turnover = no_data\n");
#undef LEFT
    SHOWS("{'charter':[{'state':'approved','approved_us':'2026-01-01',"
          "'review_due':'2027-03-01'}]}",
          "stale = off\n@2027-03-02 stale = watch\n@2027-05-29 stale = watch\n"
          "@2027-05-30 stale = alarm\n");
    SHOWS("{" SURVEY("'F4':[3,3,3]", "'F4':[3,3,4,4,3]") "}", "stale = alarm\n");    /* 3.2 */
    SHOWS("{" SURVEY("'F4':[3,3,3]", "'F4':[3,4,4]") "}", "stale = off\n");
    SHOWS("{" SURVEY("'F4':[1,1,1]", "'F4':[1,1]") "}", "stale = no_data\n");
}

/* Progress is what M4.4 says, goals what A1 says. */
#define CREDIT(readings)                                                                           \
    "{'answers':{'s08.effective':'2025-01-01'},"                                                   \
    "'metric':[{'code':'M5.4','kind':'progress','rule':'R5','active':0},"                          \
    "{'code':'M1.1','kind':'progress','rule':'R1','active':0},"                                    \
    "{'code':'M1.2','kind':'progress','rule':'R1','active':0},"                                    \
    "{'code':'M1.3','kind':'progress','rule':'R1','active':0},"                                    \
    "{'code':'M1.5','kind':'progress','rule':'R1','active':0},"                                    \
    "{'code':'M4.1','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.2','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.3','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.5','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M5.1','kind':'progress','rule':'R5','active':0},"                                    \
    "{'code':'M5.2','kind':'progress','rule':'R5','active':0},"                                    \
    "{'code':'M5.5','kind':'progress','rule':'R5','active':0},"                                    \
    "{'id':'x1','code':'M1.4','kind':'progress','rule':'R1','direction':'up','green':100,"         \
    "'red':0},"                                                                                    \
    "{'id':'x4','code':'M4.4','kind':'progress','rule':'R4','green':100,'red':0},"                 \
    "{'id':'x5','code':'M5.3','kind':'progress','rule':'R5','green':100,'red':0},"                 \
    "{'id':'x9','code':'A1','kind':'goal','baseline':0,'target':100}],"                            \
    "'reading':[{'metric':'x9','date':'2026-01-01','value':80}" readings "]}"
#define PROGRESS(day, value)                                                                       \
    ",{'metric':'x1','date':'" day "','value':" #value "},"                                        \
    "{'metric':'x4','date':'" day "','value':" #value "},"                                         \
    "{'metric':'x5','date':'" day "','value':" #value "}"

static void
myopia_alarms_at_exactly_60_of_progress(void **state)
{
#define GIVEN_UP                                                                                   \
    "],'review':[{'date':'2025-12-31','kind':'steering','outcome':'exit'},"                        \
    "{'date':'2025-12-31','kind':'steering','outcome':'adjust'}"
    (void)state;
    SHOWS(CREDIT(PROGRESS("2026-06-01", 60) GIVEN_UP), "myopia = alarm\n");
    SHOWS(CREDIT(PROGRESS("2026-06-01", 59) GIVEN_UP), "myopia = off\n");
#undef GIVEN_UP
}

static void
silent_warns_of_falling_progress_and_alarms_at_credit_twice(void **state)
{
    (void)state;
    SHOWS(CREDIT(PROGRESS("2026-06-01", 90) PROGRESS("2027-02-15", 80)),
          "silent = watch\n@2027-02-14 silent = off\n");
    SHOWS(CREDIT(PROGRESS("2026-06-01", 90) PROGRESS("2027-02-15", 81)), "silent = off\n");
    SHOWS(CREDIT(PROGRESS("2026-06-01", 90) PROGRESS("2027-01-30", 50)),
          "silent = alarm\n@2027-02-28 silent = watch\n");
    SHOWS(CREDIT(PROGRESS("2027-02-01", 50)), "silent = no_data\n@2027-03-03 silent = alarm\n");
    SHOWS(CREDIT(PROGRESS("2027-02-01", 70)), "silent = off\n@2027-01-31 silent = no_data\n");
}

static void
antitrust_warns_of_competitors_without_rules_and_of_clean_leaks(void **state)
{
    (void)state;
    SHOWS("{'answers':{'s05.competitors':'possible'}}", "antitrust = watch\n");
    SHOWS("{'answers':{'s05.competitors':'yes'}}", "antitrust = watch\n");
    SHOWS("{'answers':{'s05.competitors':'no'}}", "antitrust = off\n");
    SHOWS("{'answers':{'s05.competitors':'yes'},'rows':{'s05.protocol':[{'information':'a'}]}}",
          "antitrust = off\n");
    SHOWS("{'rows':{'s05.protocol':[{'information':'a'}]}}", "antitrust = off\n");
    SHOWS(EVENT("clean", "them", "'direction':'out','intended':0"),
          "antitrust = alarm\n@2027-03-02 antitrust = no_data\n");
    SHOWS(EVENT("closed", "us", "'direction':'out','intended':0"), "antitrust = off\n");
    SHOWS(EVENT("clean", "us", "'direction':'out','intended':1"), "antitrust = off\n");
}

static void
overload_warns_of_many_live_alliances_and_of_conflicts(void **state)
{
#define MORE(id, alliance_state)                                                                   \
    ",{'id':'" id "','code':'" id "','state':'" alliance_state "','manager':'p1'}"
#define MANAGED "{'alliance':[{'id':'A','manager':'p1'}"
#define LINK(strength)                                                                             \
    "'alliance_link':[{'other':'A2','relation':'conflict','strength':" #strength "}]"
    (void)state;
    SHOWS(MANAGED MORE("B1", "idea") MORE("B2", "launching") MORE("B3", "closed")
              MORE("B4", "abandoned") "]}", "overload = off\n");
    SHOWS(MANAGED MORE("B1", "idea") MORE("B2", "launching") MORE("B3", "exiting") "]}",
          "overload = watch\n");
    SHOWS(MANAGED MORE("B1", "idea") MORE("B2", "idea") MORE("B3", "idea") MORE("B4", "idea")
              MORE("B5", "idea") "]}", "overload = watch\n");
    SHOWS(MANAGED MORE("B1", "idea") MORE("B2", "idea") MORE("B3", "idea") MORE("B4", "idea")
              MORE("B5", "idea") MORE("B6", "idea") "]}", "overload = alarm\n");
    SHOWS("{" LINK(-1) "}", "overload = watch\n");
    SHOWS("{" LINK(-3) "}", "overload = alarm\n");
    SHOWS("{" LINK(3) "}", "overload = off\n");
#undef MORE
#undef MANAGED
#undef LINK
}

static void
an_alliance_in_the_bin_is_no_load(void **state)
{
    static const char *const binned = "B3";
    struct example example;
    struct err err = { 0 };
    long with;

    (void)state;
    example_open(&example,
                 "{'alliance':[{'id':'A','manager':'p1'},{'id':'B1','code':'B1','manager':'p1'},"
                 "{'id':'B2','code':'B2','manager':'p1'},{'id':'B3','code':'B3','manager':'p1'}]}",
                 NULL);
    example_check(&example, "risk", "overload = watch", __FILE__, __LINE__);
    figures_close(&example.figures);
    must(record_bin(&example.book, entity_find("alliance"), &binned, 1, &with, &err), &err);
    must(figures_open(&example.figures, &example.book, &example.err), &example.err);
    example.context = NULL;
    example_day(&example, "A", "2027-03-01");
    example_check(&example, "risk", "overload = off", __FILE__, __LINE__);
    example_close(&example);
}

/* ---- success factors ---- */

static void
fit_vision_and_aims_need_both_sides(void **state)
{
#define FOUR_C CHOSEN("'skills':4,'culture':3,'aims':4,'risk':4")
    (void)state;
    SHOWS("{" FOUR_C "," SURVEY("'F1':[5,5,5],'F2':[4,4,4]", "'F1':[4,4,4],'F2':[4,4,4]") "}",
          "fit = green; green; 1\ncompat = green\n@2027-01-31 fit = no_data\ncompat = no_data\n");
    SHOWS("{" FOUR_C "," SURVEY("'F1':[5,5,5],'F2':[4,4,4]", "'F1':[3,3,3],'F2':[4,4,4]") "}",
          "fit = green\ncompat = not_green\n");  /* 4 on the mean, but theirs is 3 */
    SHOWS("{" FOUR_C "," SURVEY("'F1':[4,4,4],'F2':[4,4,4]", "'F1':[4,4,4],'F2':[4,4,4]") "}",
          "fit = green\ncompat = green\n");
    SHOWS("{" FOUR_C "," SURVEY("'F1':[3,3,3],'F2':[4,4,4]", "'F1':[5,5,5],'F2':[3,4,4]") "}",
          "fit = not_green\ncompat = not_green\n");
    SHOWS("{" FOUR_C "," SURVEY("'F1':[3,3,4]", "'F1':[4,4,4]") "}", "fit = not_green\n");
    SHOWS("{" CHOSEN("'skills':3,'culture':3,'aims':3,'risk':5") ","
          SURVEY("'F1':[5,5,5]", "'F1':[5,5,5]") "}", "fit = not_green\ncompat = not_green\n");
#undef FOUR_C
    SHOWS("{" SURVEY("'T4':[4,4,4]", "'T4':[4,4,4]") "}", "vision = green\n");
    SHOWS("{" SURVEY("'T4':[3,4,4]", "'T4':[5,5,5]") "}", "vision = not_green\n");
    SHOWS("{" SURVEY("'T4':[4,4,4]", "'T4':[5,5]") "}", "vision = no_data\n");
}

static void
risk_is_in_proportion_when_it_can_be_paid(void **state)
{
#define PAID(risk, minor)                                                                          \
    "{'answers':{'s04.choice':'O2','s04.afford':" EUR(100) "},"                                    \
    "'rows':{'s04.candidates':[{'id':'ca1','organisation':'O2'}],"                                 \
    "'s04.four_c':[{'candidate':'ca1','risk':" #risk "}]},"                                        \
    "'commitment':[{'promised_by':'us','promised_to':'them','value':" EUR(minor) "}]}"
    (void)state;
    SHOWS(PAID(4, 100), "prop = green\n");
    SHOWS(PAID(4, 101), "prop = not_green\n");
    SHOWS(PAID(3, 100), "prop = not_green\n");
    SHOWS(PAID(null, 101), "prop = not_green\n");
    SHOWS(PAID(null, 100), "prop = no_data\n");
#undef PAID
}

static void
openness_leaders_and_talk_are_measured(void **state)
{
#define DONE(done)                                                                                 \
    "'doz_cycle':[{'id':'y1','number':1,'opened_on':'2026-06-01'}],"                               \
    "'doz_cell':[{'cycle':'y1','area':'task','cell':'readjust','date':'2026-08-01',"               \
    "'readjustment':'done','due':'2027-01-01','done_on':'" done "'}]"
#define TRIED(them) SURVEY("'V2.we':[4,4,4],'V2.they':[4,4,4]", "'V2.we':[4,4,4],'V2.they':" them)
    (void)state;
    SHOWS("{" DONE("2027-01-01") "," TRIED("[4,4,4]") "}", "open = green\n");
    SHOWS("{" DONE("2027-01-01") "," TRIED("[4,4,3]") "}", "open = not_green\n");
    SHOWS("{" DONE("2027-01-02") "," TRIED("[4,4,4]") "}", "open = not_green\n");
    SHOWS("{" DONE("2027-01-01") "," TRIED("[4,4]") "}", "open = no_data\n");
#undef DONE
#undef TRIED
#define ACTS(done)                                                                                 \
    "'rows':{'s11.acts':[{'leader':'a','act':'b','date':'2027-02-01','done':" done "}]}"
    SHOWS("{" ACTS("1") "," SURVEY("'H5':[4,4,4]", "'H5':[1,1,1]") "}", "leader = green\n");
    SHOWS("{" ACTS("1") "," SURVEY("'H5':[3,4,4]", "'H5':[5,5,5]") "}", "leader = not_green\n");
    SHOWS("{" ACTS("0") "}", "leader = not_green\n");
    SHOWS("{" ACTS("0},{'leader':'a','act':'b','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'c','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'d','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'e','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'f','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'g','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'h','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'i','date':'2027-02-01','done':1},"
                   "{'leader':'a','act':'j','date':'2027-02-01','done':1") ","
          SURVEY("'H5':[4,4,4]", "") "}", "leader = green\n");      /* 90 % */
    SHOWS("{" ACTS("1") "}", "leader = no_data\n");
#undef ACTS
    SHOWS("{'contact_pair':[{'times_per_month':1}],'contact':[{'date':'2027-02-01'}]}",
          "talk = green\n@2027-03-03 talk = not_green\n@2027-01-31 talk = no_data\n");
    SHOWS("{'contact_pair':[{'times_per_month':10}],'contact':[{'date':'2027-02-01'},"
          "{'date':'2027-02-02'},{'date':'2027-02-03'},{'date':'2027-02-04'},"
          "{'date':'2027-02-05'},{'date':'2027-02-06'},{'date':'2027-02-07'},"
          "{'date':'2027-02-08'},{'date':'2027-02-09'}]}", "talk = green\n");
}

static void
skill_is_embedded_when_lessons_are_used_and_practice_is_systematic(void **state)
{
#define LESSON(maturity)                                                                           \
    "{'lesson':[{'id':'le1','state':'approved'}],"                                                 \
    "'lesson_application':[{'lesson':'le1','date':'2027-01-01'}],"                                 \
    "'maturity_record':[{'date':'2026-01-01','maturity':'endemic'},"                               \
    "{'date':'2027-02-01','maturity':'" maturity "'}]}"
    (void)state;
    SHOWS(LESSON("systematic"), "embed = green\n@2026-12-31 embed = not_green\n");
    SHOWS(LESSON("opportunistic"), "embed = not_green\n@2027-01-31 embed = green\n"
                                   "@2025-12-31 embed = not_green\n");
    SHOWS("{'maturity_record':[{'date':'2026-01-01','maturity':'opportunistic'}]}",
          "embed = not_green\n@2025-12-31 embed = no_data\n");
#undef LESSON
    SHOWS("{'lesson':[{'id':'le1','state':'approved'},{'id':'le2','state':'approved'},"
          "{'id':'le3','state':'approved'},{'state':'approved'},{'state':'approved'}],"
          "'lesson_application':[{'lesson':'le1','date':'2027-01-01'},"
          "{'lesson':'le2','date':'2027-01-01'},{'lesson':'le3','date':'2027-01-01'}],"
          "'maturity_record':[{'date':'2026-01-01','maturity':'endemic'}]}", "embed = green\n");
}

static void
learning_is_a_success_when_index_and_balance_are_good(void **state)
{
    static const char excellent[] =
        "{'learning_objective':[{'id':'o1','wanted_by':'us','state':'attained'},"
        "{'id':'o2','wanted_by':'them','state':'attained'}],"
        "'inkpen_answer':[{'question':'O3.1','date':'2027-01-01','value':5},"
        "{'question':'O6.1','date':'2027-01-01','value':5},"
        "{'question':'O6.3','date':'2027-01-01','value':5},"
        "{'question':'O2.3','date':'2027-01-01','value':1},"
        "{'question':'O2.4','date':'2027-01-01','value':1}]}";

    (void)state;
    SHOWS(excellent, "learn = green\n@2026-12-31 learn = no_data\n");
    SHOWS(ATTAINED(74, 100, ""), "learn = not_green\n");
    SHOWS(ATTAINED(75, 100, ""), "learn = no_data\n");
}

static void
cooperation_differences_and_own_house_follow_their_figures(void **state)
{
#define BEHAVIOUR(value)                                                                           \
    "{'metric':[{'id':'x4','code':'M4.4','kind':'progress','rule':'R4','green':100,'red':0},"      \
    "{'code':'M4.1','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.2','kind':'progress','rule':'R4','active':0},"                                    \
    "{'code':'M4.3','kind':'progress','rule':'R4','active':0}],"                                   \
    "'reading':[{'metric':'x4','date':'2027-02-01','value':" #value "}]}"
    (void)state;
    SHOWS(BEHAVIOUR(75), "coop = green\n@2027-01-31 coop = no_data\n");
    SHOWS(BEHAVIOUR(74), "coop = not_green\n");
#undef BEHAVIOUR
#define USED(second)                                                                               \
    "{'difference':[{'domain':'pace','state':'in_use','decision':'use'},"                          \
    "{'domain':'pace','state':'in_use','decision':'use'},"                                         \
    "{'domain':'pace','state':'in_use','decision':'use'},"                                         \
    "{'domain':'pace','state':'decided','decision':'use'},"                                        \
    "{'domain':'pace','state':'" second "','decision':'use'}]}"
    SHOWS(USED("decided"), "diff = green\n");            /* 60 % */
    SHOWS("{'difference':[{'domain':'pace','state':'decided','decision':'use'}]}",
          "diff = not_green\n");
    SHOWS("{'difference':[{'domain':'pace'}]}", "diff = no_data\n");
#undef USED
#define BACKED(power, commitment)                                                                  \
    "{'stakeholder':[{'side':'ours','power':5,'commitment':4},"                                    \
    "{'side':'ours','power':5,'commitment':5},{'side':'ours','power':5,'commitment':4},"           \
    "{'side':'ours','power':" #power ",'commitment':" #commitment "}]}"
    SHOWS(BACKED(5, 3), "house = green\n");              /* 75 % */
    SHOWS("{'stakeholder':[{'side':'ours','power':5,'commitment':3}]}", "house = not_green\n");
    SHOWS("{'stakeholder':[{'side':'theirs','power':5,'commitment':3}]}", "house = no_data\n");
#undef BACKED
}

static void
objectives_are_clear_and_measured_all_or_not(void **state)
{
#define CLEAR "{'id':'o1','measure':'m','target':1,'due':'2028-01-01'}"
    (void)state;
    SHOWS("{'objective':[" CLEAR "]}", "clear = green\nmetrics = not_green\n");
    SHOWS("{'objective':[" CLEAR ",{'measure':'m','target':1}]}", "clear = not_green\n");
    SHOWS("{'objective':[" CLEAR ",{'measure':'m','due':'2028-01-01'}]}", "clear = not_green\n");
    SHOWS("{'objective':[" CLEAR ",{'target':1,'due':'2028-01-01'}]}", "clear = not_green\n");
#define METRICS(last)                                                                              \
    "{'objective':[" CLEAR "],'metric':[{'code':'G1','kind':'goal','rule':null,'objective':'o1'}," \
    "{'code':'X1','kind':'progress','rule':'R1'},{'code':'X2','kind':'progress','rule':'R2'},"     \
    "{'code':'X3','kind':'progress','rule':'R3'},{'code':'X4','kind':'progress','rule':'R4'},"     \
    "{'code':'X5','kind':'progress','rule':'R5'" last "}]}"
    SHOWS(METRICS(""), "metrics = green; green; 1\n");
    SHOWS(METRICS(",'active':0"), "metrics = not_green; amber; 1\n");
    SHOWS(METRICS("},{'code':'G2','kind':'progress','rule':'R5','objective':'o2'}],'objective':["
                  CLEAR ",{'id':'o0'},{'id':'o2'"), "metrics = not_green; amber; 1\n");
    SHOWS("{'metric':[{'code':'X1','kind':'progress','rule':'R1'}]}", "metrics = no_data\n");
#undef METRICS
#undef CLEAR
}

static void
an_early_agreement_is_judged_from_the_launch_on(void **state)
{
    static const char *const topics[] = {
        "decide", "allocate", "inform", "trust", "respect", "disagree", "meet", "badnews", "credit",
        "people",
    };
    struct str text = { 0 };

    (void)state;
    for (size_t least = 8; least <= 9; least++) {
        str_clear(&text);
        str_add(&text, "{'answers':{'s11.date':'2027-02-01'},'rows':{'s07.working':[");
        for (size_t i = 0; i < least; i++)
            str_addf(&text, "%s{'topic':'%s','what_good_looks_like':'a','what_we_will_do':'b',"
                            "'what_they_will_do':'c','how_we_notice_a_breach':'d'}",
                     i ? "," : "", topics[i]);
        str_add(&text, "]}}");
        SHOWS(str_text(&text), least == 9 ? "@2027-02-01 early = green\n@2027-01-31 early = no_data"
                                          : "early = not_green");
    }
    str_free(&text);
    SHOWS("{'answers':{'s11.date':'2027-02-01'}}", "early = no_data\n");
    SHOWS("{'rows':{'s07.working':[{'topic':'decide'}]}}", "early = no_data\n");
}

static void
trust_has_grown_when_neither_side_calculates(void **state)
{
#define STAGES(us, them)                                                                           \
    "{'trust_record':[{'date':'2026-01-01','rated_by':'us','stage':'calculus'},"                   \
    "{'date':'2027-01-01','rated_by':'us','stage':'" us "'},"                                      \
    "{'date':'2027-02-01','rated_by':'us','score':2}" them "]}"
    (void)state;
    SHOWS(STAGES("knowledge", ",{'date':'2027-01-01','rated_by':'them','stage':'identification'}"),
          "trustup = green\n@2026-12-31 trustup = not_green\n@2025-12-31 trustup = no_data\n");
    SHOWS(STAGES("knowledge", ",{'date':'2027-01-01','rated_by':'them','stage':'calculus'}"),
          "trustup = not_green\n");
    SHOWS(STAGES("knowledge", ""), "trustup = no_data\n");
    SHOWS(STAGES("calculus", ""), "trustup = not_green\n");
    /* The day decides, then the id. */
    SHOWS("{'trust_record':[{'id':'t9','date':'2026-01-01','rated_by':'us','stage':'calculus'},"
          "{'id':'t1','date':'2027-01-01','rated_by':'us','stage':'knowledge'},"
          "{'id':'t3','date':'2027-01-01','rated_by':'them','stage':'knowledge'},"
          "{'id':'t2','date':'2027-01-01','rated_by':'them','stage':'calculus'}]}",
          "trustup = green\n");
#undef STAGES
}

static void
ground_is_strength_steady_policy_and_shared_benefit(void **state)
{
    (void)state;
    SHOWS("{'rows':{'s03.exchange':[{'item':'a','direction':'give','criticality':4}]}}",
          "prior = green\n");
    SHOWS("{'rows':{'s03.exchange':[{'item':'a','direction':'give','criticality':3},"
          "{'item':'b','direction':'get','criticality':5}]}}", "prior = not_green\n");
    SHOWS("{'rows':{'s03.exchange':[{'item':'b','direction':'get','criticality':5}]}}",
          "prior = no_data\n");
    SHOWS("{'exit_trigger':[{'trigger':'law','near':2},{'trigger':'control','near':5}]}",
          "policy = green\n");
    SHOWS("{'exit_trigger':[{'trigger':'law','near':3},{'trigger':'law','near':1}]}",
          "policy = not_green\n");
    SHOWS("{}", "policy = no_data\nmutual = no_data\n");
#define BENEFIT(us, them)                                                                          \
    "{'value_entry':[{'date':'2027-01-01','to':'us','realised':" EUR(us) "},"                      \
    "{'date':'2027-01-01','to':'them','realised':" EUR(them) "}]}"
    SHOWS(BENEFIT(60, 40), "mutual = green\n");
    SHOWS(BENEFIT(61, 39), "mutual = not_green\n");
#undef BENEFIT
}

static void
the_success_score_counts_what_has_data(void **state)
{
    struct example example;

    (void)state;
    example_open(&example,
                 "{'rows':{'s03.exchange':[{'item':'a','direction':'give','criticality':4}]},"
                 "'exit_trigger':[{'trigger':'law','near':3}],"
                 "'trust_record':[{'date':'2027-01-01','rated_by':'us','stage':'calculus'}]}",
                 NULL);
    example_check(&example, "risk", "success_score = 100/3; none; 3", __FILE__, __LINE__);
    example_rows(&example, "risk", "success_score", NULL, "");
    example_sentence(&example, "risk",
                     "0 alarms and 1 warning in 2 factors with data; appropr comes first; "
                     "1 of 3 success factors hold.");
    example_close(&example);
}

/* ---- answers, risks, the score ---- */

#define LOW_TRUST "'trust_record':[{'date':'2026-01-01','rated_by':'us','score':2}]"

static void
a_dismissed_warning_is_off_through_its_last_day(void **state)
{
    (void)state;
    SHOWS("{" LOW_TRUST ",'signal_response':[{'id':'a1','factor':'trust','response':'confirm',"
          "'on':'2027-01-01','impact':5},{'id':'a2','factor':'trust','response':'dismiss',"
          "'on':'2027-02-01','until':'2027-03-01','reason':'x'}]}",
          "trust = off; green; 1\nRISK = null; none; weight 0\n"
          "@2027-03-02 trust = alarm; red; 1\n@2027-01-31 trust = alarm\n"
          "RISK = 90; green; weight 1; capped null\n");
    /* Whoever confirms later takes the dismissal back; of one day the greater id counts. */
    SHOWS("{" LOW_TRUST ",'signal_response':[{'id':'a1','factor':'trust','response':'dismiss',"
          "'on':'2027-01-01','until':'2027-12-31','reason':'x'},{'id':'a2','factor':'trust',"
          "'response':'confirm','on':'2027-01-01','impact':1}]}",
          "trust = alarm\nRISK = 98; green; weight 1\n");
    SHOWS("{" LOW_TRUST ",'signal_response':[{'id':'a9','factor':'trust','response':'dismiss',"
          "'on':'2027-01-01','until':'2027-12-31','reason':'x'},{'id':'a1','factor':'trust',"
          "'response':'confirm','on':'2027-01-02','impact':1}]}",
          "trust = alarm\n@2027-01-01 trust = off\n");
    SHOWS("{" LOW_TRUST ",'signal_response':[{'factor':'comm','response':'dismiss',"
          "'on':'2027-01-01','until':'2027-12-31','reason':'x'}]}",
          "trust = alarm\ncomm = off; green; 0\n");
}

static void
a_confirmed_watch_or_another_answer_weighs_nothing(void **state)
{
    (void)state;
    SHOWS("{'trust_record':[{'date':'2026-01-01','rated_by':'us','score':3}],"
          "'signal_response':[{'factor':'trust','response':'confirm','on':'2027-01-01',"
          "'impact':5}]}",
          "trust = watch\nRISK = null; none; weight 0\n");
    SHOWS("{" LOW_TRUST ",'risk':[{'id':'r1','description':'x','factor':'trust'}],"
          "'signal_response':[{'factor':'trust','response':'risk','on':'2027-01-01','impact':5,"
          "'risk':'r1'}]}",
          "trust = alarm\nRISK = 100; green; weight 1\n");       /* the risk is not rated yet */
}

static void
open_rated_risks_weigh_by_likelihood_and_impact(void **state)
{
#define RISK(likelihood, impact, risk_state)                                                       \
    "{'description':'x','likelihood':" #likelihood ",'impact':" #impact                            \
    ",'state':'" risk_state "','identified_on':'2027-02-01'}"
    (void)state;
    SHOWS("{'risk':[" RISK(4, 5, "treating") "," RISK(2, 3, "accepted") "," RISK(1, 4, "identified")
          "," RISK(5, 4, "assessed") "," RISK(5, 5, "closed") "," RISK(5, 5, "happened") ","
          RISK(5, null, "treating") "]}",
          "RISK = 75; green; weight 1; capped null\n@2027-01-31 RISK = null; none; weight 0\n");
    SHOWS("{'risk':[" RISK(5, 5, "closed") "]}", "RISK = 100; green; weight 1\n");
    /* More than eight share their own number. */
    SHOWS("{'risk':[" RISK(5, 5, "treating") "," RISK(5, 5, "treating") "," RISK(5, 5, "treating")
          "," RISK(5, 5, "treating") "," RISK(5, 5, "treating") "," RISK(5, 5, "treating")
          "," RISK(5, 5, "treating") "," RISK(5, 5, "treating") "," RISK(5, 5, "treating")
          "," RISK(5, 5, "treating") "]}", "RISK = 0; red; weight 1\n");
    SHOWS("{'risk':[" RISK(5, 5, "treating") "," RISK(5, 5, "treating") "," RISK(5, 5, "treating")
          "," RISK(5, 5, "treating") "," RISK(5, 1, "treating") "]}",
          "RISK = 47.5; red; weight 1\n");
#undef RISK
}

static void
exposure_has_three_bands(void **state)
{
    (void)state;
    assert_string_equal(exposure_word(6), "low");
    assert_string_equal(exposure_word(7), "medium");
    assert_string_equal(exposure_word(12), "medium");
    assert_string_equal(exposure_word(15), "high");
}

static void
the_worked_example_of_risk(void **state)
{
    struct example example;

    (void)state;
    example_open(&example,
                 "{'risk':[{'likelihood':4,'impact':5,'state':'treating'},"
                 "{'likelihood':2,'impact':3,'state':'accepted'},"
                 "{'likelihood':5,'impact':5,'state':'closed'}],"
                 "'trust_record':[{'date':'2027-01-01','rated_by':'us','score':2}],"
                 "'signal_response':[{'factor':'trust','response':'confirm','on':'2027-02-01',"
                 "'impact':4}],'answers':{'s08.effective':'2026-06-01'},"
                 "'metric':[{'code':'G1X','kind':'goal','show_early':1}],"
                 "'review':[{'date':'2027-01-10','kind':'steering','outcome':'continue'}]}",
                 NULL);
    example_check(&example, "risk",
                  "RISK = 79; green; weight 1; capped null\nmyopia = watch\n"
                  "success_score = null; none; 0\nopen = no_data\n", __FILE__, __LINE__);
    example_sentence(&example, "risk",
                     "1 alarm and 2 warnings in 4 factors with data; trust comes first.");
    assert_true(figures_risk_index(example.context).value ==
                figures_risk(example.context)->index.value);
    assert_int_equal(figures_risk_signal(example.context, "trust"), SIGNAL_ALARM);
    assert_int_equal(figures_risk_signal(example.context, "nothing"), SIGNAL_NO_DATA);
    example_close(&example);
}

static void
edited_bounds_do_not_move_a_warning_but_a_green_light(void **state)
{
    (void)state;
    SHOWS("{'bound':[{'code':'G26','green':0.2,'red':0.3},{'code':'G18','green':1,'red':0.5}],"
          "'value_entry':[{'date':'2027-01-01','to':'us','realised':" EUR(70) "},"
          "{'date':'2027-01-01','to':'them','realised':" EUR(30) "}]," LOW_TRUST "}",
          "mutual = green\ntrust = alarm\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, support_setup, support_clean)
    const struct CMUnitTest tests[] = {
        TEST(unknown_settles_neither_or_nor_and),
        TEST(an_alarm_goes_before_a_watch_and_no_data_before_off),
        TEST(nothing_recorded_is_no_data),
        TEST(without_any_data_the_sentence_says_how_to_begin),
        TEST(factors_stand_in_the_order_of_the_method),
        TEST(comm_warns_of_few_contacts_late_information_and_blind_spots),
        TEST(aims_warn_of_low_ratings_changes_doubts_and_unfairness),
        TEST(riskshare_warns_of_a_lopsided_exchange_and_of_one_promise_beyond_means),
        TEST(oppo_warns_of_flags_and_leaks),
        TEST(perf_warns_of_goals_missed_once_patience_is_past),
        TEST(flex_warns_of_undone_readjustments_and_of_standing_still),
        TEST(flex_is_off_at_exactly_85_percent),
        TEST(control_warns_of_two_quarrels_and_alarms_when_one_climbed),
        TEST(trust_warns_at_its_bounds),
        TEST(conflict_warns_of_old_issues_and_of_high_ones),
        TEST(cult_warns_of_a_distant_layer_without_a_plan),
        TEST(nofit_warns_of_weak_goals_and_alarms_without_a_gap),
        TEST(noadd_warns_when_the_partner_brings_little),
        TEST(lead1_warns_of_lopsided_learning_and_of_a_race),
        TEST(money_warns_when_more_is_asked_than_there_is),
        TEST(giveup_warns_of_own_knowledge_that_left),
        TEST(political_warns_of_a_flagged_country_and_of_the_law),
        TEST(a_partner_in_the_bin_has_no_country),
        TEST(unequal_warns_of_what_is_felt_and_of_what_is_exchanged),
        TEST(rival_warns_of_a_competitor_who_learns_fast),
        TEST(depend_warns_of_leaning_on_them_and_alarms_without_a_reserve),
        TEST(appropr_warns_while_returns_and_rights_are_not_written),
        TEST(cost_warns_of_hours_spent_in_meetings),
        TEST(ip_warns_of_bare_rights_and_of_misuse),
        TEST(fx_warns_of_two_currencies_and_alarms_at_a_loss),
        TEST(country_warns_across_borders_without_a_culture_plan),
        TEST(prof_warns_of_a_risky_meeting_of_professions_and_of_repeats),
        TEST(prof_is_off_when_exactly_35_percent_repeat),
        TEST(absorb_and_inert_warn_at_their_bounds),
        TEST(myopia_warns_of_judging_before_patience_is_past),
        TEST(sponsor_warns_by_the_days_a_side_is_without),
        TEST(turnover_and_stale_warn_at_their_bounds),
        TEST(myopia_alarms_at_exactly_60_of_progress),
        TEST(silent_warns_of_falling_progress_and_alarms_at_credit_twice),
        TEST(antitrust_warns_of_competitors_without_rules_and_of_clean_leaks),
        TEST(overload_warns_of_many_live_alliances_and_of_conflicts),
        TEST(an_alliance_in_the_bin_is_no_load),
        TEST(fit_vision_and_aims_need_both_sides),
        TEST(risk_is_in_proportion_when_it_can_be_paid),
        TEST(openness_leaders_and_talk_are_measured),
        TEST(skill_is_embedded_when_lessons_are_used_and_practice_is_systematic),
        TEST(learning_is_a_success_when_index_and_balance_are_good),
        TEST(cooperation_differences_and_own_house_follow_their_figures),
        TEST(objectives_are_clear_and_measured_all_or_not),
        TEST(an_early_agreement_is_judged_from_the_launch_on),
        TEST(trust_has_grown_when_neither_side_calculates),
        TEST(ground_is_strength_steady_policy_and_shared_benefit),
        TEST(the_success_score_counts_what_has_data),
        TEST(a_dismissed_warning_is_off_through_its_last_day),
        TEST(a_confirmed_watch_or_another_answer_weighs_nothing),
        TEST(open_rated_risks_weigh_by_likelihood_and_impact),
        TEST(exposure_has_three_bands),
        TEST(the_worked_example_of_risk),
        TEST(edited_bounds_do_not_move_a_warning_but_a_green_light),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
