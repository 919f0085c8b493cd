-- Schema version 1.
--
-- Every statement stands here exactly as the file keeps it (the store compares the two on opening):
-- columns are only ever added, at the end, with a default, by a later script of this folder.
-- No triggers, views, generated columns, virtual tables, ON DELETE actions or UNIQUE constraints.

-- What the file is: id, and the marks of the program.
CREATE TABLE "meta"(
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT
) STRICT, WITHOUT ROWID;

-- The journal: every change ever made, and its edited cells. col '*' is an inserted record, new its JSON.
CREATE TABLE "change"(
    "replica" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "alliance" TEXT,
    "undoes" TEXT,
    "schema" INTEGER NOT NULL,
    PRIMARY KEY("replica","seq")
) STRICT, WITHOUT ROWID;

CREATE TABLE "edit"(
    "replica" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "tbl" TEXT NOT NULL,
    "pk" TEXT NOT NULL,
    "col" TEXT NOT NULL,
    "old" ANY,
    "new" ANY,
    PRIMARY KEY("replica","seq","n")
) STRICT, WITHOUT ROWID;

CREATE INDEX "ix_change__at" ON "change"("at","replica","seq");

CREATE INDEX "ix_change__alliance" ON "change"("alliance","at");

CREATE INDEX "ix_change__undoes" ON "change"("undoes");

CREATE INDEX "ix_edit__pk" ON "edit"("pk","col");

-- The method: question sets as data, one row a text; kind and key name the section it stands in.
CREATE TABLE "method"(
    "version" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "loaded_at" TEXT NOT NULL,
    "current" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "method_text"(
    "version" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    PRIMARY KEY("version","kind","key","name")
) STRICT, WITHOUT ROWID;

CREATE TABLE "reference"(
    "name" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT NOT NULL,
    PRIMARY KEY("name","line")
) STRICT, WITHOUT ROWID;

-- Who has the file open; never journalled.
CREATE TABLE "presence"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "account" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "place" TEXT
) STRICT, WITHOUT ROWID;

-- Filters saved under a name.
CREATE TABLE "saved_filter"(
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY("name","place")
) STRICT, WITHOUT ROWID;

-- Health checks that are open; never journalled, so that nobody is told by it. What is asked and the
-- key of the codes in answer files; and the answers of each person until the check is closed.
CREATE TABLE "survey_form"(
    "survey" TEXT NOT NULL PRIMARY KEY,
    "method" TEXT NOT NULL,
    "statements" TEXT NOT NULL,
    "secret" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "survey_waiting"(
    "respondent" TEXT NOT NULL PRIMARY KEY,
    "survey" TEXT NOT NULL,
    "answers" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived, never journalled, not in the document: when what the figures of an alliance rest on was last
-- changed ('' stands for all of them), the newest edit of its records (null: to be looked up), and
-- what the portfolio shows of it and what was measured, as it was then. Counted only while day and both stamps still fit.
CREATE TABLE "touched"(
    "alliance" TEXT NOT NULL PRIMARY KEY,
    "stamp" INTEGER NOT NULL,
    "edited" TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE "digest"(
    "alliance" TEXT NOT NULL PRIMARY KEY,
    "day" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "stamp" INTEGER NOT NULL,
    "stamp_of_all" INTEGER NOT NULL,
    "figures" TEXT NOT NULL,
    "measured" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The records. One table an entity, named as in the portfolio document; money is two columns.
-- Rows are marked deleted, never removed.

CREATE TABLE "portfolio"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT,
    "name" TEXT,
    "currency" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "holiday"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "date" TEXT,
    "name" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "strategic_goal"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "goal" TEXT,
    "horizon_year" INTEGER,
    "active" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "maturity_record"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "date" TEXT,
    "maturity" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "bound"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT,
    "green" REAL,
    "red" REAL,
    "centre" REAL,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "vocabulary_value"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "vocabulary" TEXT,
    "code" TEXT,
    "meaning" TEXT,
    "custom" INTEGER,
    "hidden" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "organisation"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT,
    "country" TEXT,
    "sector" TEXT,
    "size" TEXT,
    "is_us" INTEGER,
    "parent" TEXT REFERENCES "organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "country_flagged" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "person"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT,
    "organisation" TEXT REFERENCES "organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "function" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "active" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "alliance"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT,
    "name" TEXT,
    "state" TEXT,
    "state_since" TEXT,
    "form" TEXT,
    "grid" TEXT,
    "motives" TEXT,
    "purpose" TEXT,
    "sector" TEXT,
    "geography" TEXT,
    "party_count" TEXT,
    "region" TEXT,
    "start_on" TEXT,
    "planned_end" TEXT,
    "ended_on" TEXT,
    "suspended_until" TEXT,
    "value_minor" INTEGER,
    "value_currency" TEXT,
    "currency" TEXT,
    "sponsor_us" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "sponsor_them" TEXT,
    "manager" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "tier" TEXT,
    "confidentiality" TEXT,
    "outcome" TEXT,
    "method" TEXT,
    "is_demo" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "state_change"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT,
    "from_state" TEXT,
    "to_state" TEXT,
    "reason" TEXT,
    "by" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "party"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "organisation" TEXT REFERENCES "organisation"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "role" TEXT,
    "equity" REAL,
    "joined" TEXT,
    "left" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "role_assignment"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "role" TEXT,
    "side" TEXT,
    "person" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "holder" TEXT,
    "from" TEXT,
    "until" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "step_state"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "step" INTEGER,
    "revision" INTEGER,
    "state" TEXT,
    "started_on" TEXT,
    "signed_by" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "signed_on" TEXT,
    "sign_note" TEXT,
    "waived_reason" TEXT,
    "waived_sponsor" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "step_answer"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "field" TEXT,
    "revision" INTEGER,
    "value" ANY,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "step_row"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "field" TEXT,
    "revision" INTEGER,
    "position" INTEGER,
    "cells" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "check_state"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "check" TEXT,
    "revision" INTEGER,
    "state" TEXT,
    "who" TEXT,
    "on" TEXT,
    "reason" TEXT,
    "evidence" TEXT REFERENCES "evidence"("id") DEFERRABLE INITIALLY DEFERRED,
    "review" TEXT REFERENCES "review"("id") DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "waiver"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "item" TEXT,
    "revision" INTEGER,
    "reason" TEXT,
    "sponsor" TEXT,
    "on" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "evidence"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "kind" TEXT,
    "location" TEXT,
    "on" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "about" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "body"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "kind" TEXT,
    "purpose" TEXT,
    "chair" TEXT,
    "meets" TEXT,
    "quorum_us" INTEGER,
    "quorum_them" INTEGER,
    "decides_by" TEXT,
    "reports_to" TEXT REFERENCES "body"("id") DEFERRABLE INITIALLY DEFERRED,
    "established_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "membership"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "body" TEXT REFERENCES "body"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "role" TEXT,
    "votes" INTEGER,
    "from" TEXT,
    "until" TEXT,
    "alternate" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "meeting"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "body" TEXT REFERENCES "body"("id") DEFERRABLE INITIALLY DEFERRED,
    "due" TEXT,
    "held_on" TEXT,
    "place" TEXT,
    "agenda" TEXT,
    "hours" REAL,
    "minutes" TEXT,
    "drafted_on" TEXT,
    "approved_on" TEXT,
    "cancel_reason" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "attendance"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "meeting" TEXT REFERENCES "meeting"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "expected" INTEGER,
    "present" INTEGER,
    "alternate" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "decision_right"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "decision_type" TEXT,
    "category" TEXT,
    "body" TEXT REFERENCES "body"("id") DEFERRABLE INITIALLY DEFERRED,
    "us" TEXT,
    "them" TEXT,
    "also_consulted" INTEGER,
    "money_limit_minor" INTEGER,
    "money_limit_currency" TEXT,
    "days_to_decide" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "decision"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "category" TEXT,
    "right" TEXT REFERENCES "decision_right"("id") DEFERRABLE INITIALLY DEFERRED,
    "body" TEXT REFERENCES "body"("id") DEFERRABLE INITIALLY DEFERRED,
    "meeting" TEXT REFERENCES "meeting"("id") DEFERRABLE INITIALLY DEFERRED,
    "raised_on" TEXT,
    "needed_by" TEXT,
    "decided_on" TEXT,
    "method" TEXT,
    "outcome" TEXT,
    "reasons" TEXT,
    "who_opposed" TEXT,
    "implement_by" TEXT,
    "implemented_on" TEXT,
    "reversed_by" TEXT REFERENCES "decision"("id") DEFERRABLE INITIALLY DEFERRED,
    "issue" TEXT REFERENCES "issue"("id") DEFERRABLE INITIALLY DEFERRED,
    "seats" TEXT,
    "review_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "commitment"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "promised_by" TEXT,
    "promised_to" TEXT,
    "party" TEXT REFERENCES "party"("id") DEFERRABLE INITIALLY DEFERRED,
    "origin" TEXT,
    "contractual" INTEGER,
    "agreed_on" TEXT,
    "due" TEXT,
    "recurs" TEXT,
    "criticality" INTEGER,
    "value_minor" INTEGER,
    "value_currency" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "evidence" TEXT REFERENCES "evidence"("id") DEFERRABLE INITIALLY DEFERRED,
    "clause" TEXT,
    "delivered_on" TEXT,
    "verified_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "due_change"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "commitment" TEXT REFERENCES "commitment"("id") DEFERRABLE INITIALLY DEFERRED,
    "on" TEXT,
    "old_due" TEXT,
    "new_due" TEXT,
    "by_side" TEXT,
    "reason" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "action"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "due" TEXT,
    "done_on" TEXT,
    "source" TEXT,
    "meeting" TEXT REFERENCES "meeting"("id") DEFERRABLE INITIALLY DEFERRED,
    "decision" TEXT REFERENCES "decision"("id") DEFERRABLE INITIALLY DEFERRED,
    "issue" TEXT REFERENCES "issue"("id") DEFERRABLE INITIALLY DEFERRED,
    "survey" TEXT REFERENCES "survey"("id") DEFERRABLE INITIALLY DEFERRED,
    "review" TEXT REFERENCES "review"("id") DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "issue"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "type" TEXT,
    "raised_by" TEXT,
    "raised_on" TEXT,
    "severity" INTEGER,
    "level" INTEGER,
    "owner_us" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "owner_them" TEXT,
    "our_contribution" TEXT,
    "their_contribution" TEXT,
    "facts" TEXT,
    "options" TEXT,
    "agreed_next" TEXT,
    "resolved_on" TEXT,
    "resolution" TEXT,
    "root" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "escalation"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "issue" TEXT REFERENCES "issue"("id") DEFERRABLE INITIALLY DEFERRED,
    "from_level" INTEGER,
    "to_level" INTEGER,
    "on" TEXT,
    "by_side" TEXT,
    "joint" INTEGER,
    "reason" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "ladder_level"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "level" INTEGER,
    "who" TEXT,
    "working_days" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "trust_record"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "rated_by" TEXT,
    "party" TEXT REFERENCES "party"("id") DEFERRABLE INITIALLY DEFERRED,
    "stage" TEXT,
    "score" INTEGER,
    "evidence" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "safeguard"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "behaviour" TEXT,
    "likelihood" INTEGER,
    "safeguard" TEXT,
    "signal" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "last_checked" TEXT,
    "next_check" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "flag"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "behaviour" TEXT,
    "raised_by" TEXT,
    "strength" INTEGER,
    "resolved_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "charter"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "version" TEXT,
    "document" TEXT,
    "approved_us" TEXT,
    "approved_them" TEXT,
    "review_due" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "agreement"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "version" TEXT,
    "ended_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "exit_plan"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "last_reviewed" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "exit_trigger"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "trigger" TEXT,
    "current" TEXT,
    "near" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "exit_task"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "area" TEXT,
    "task" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "due" TEXT,
    "done_on" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "risk"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "factor" TEXT,
    "description" TEXT,
    "likelihood" INTEGER,
    "impact" INTEGER,
    "source" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "treatment" TEXT,
    "identified_on" TEXT,
    "next_review" TEXT,
    "issue" TEXT REFERENCES "issue"("id") DEFERRABLE INITIALLY DEFERRED,
    "trigger" TEXT,
    "step" INTEGER,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "signal_response"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "factor" TEXT,
    "response" TEXT,
    "on" TEXT,
    "until" TEXT,
    "impact" INTEGER,
    "reason" TEXT,
    "risk" TEXT REFERENCES "risk"("id") DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "review"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "kind" TEXT,
    "efficiency" INTEGER,
    "equity" INTEGER,
    "adaptability" INTEGER,
    "outcome" TEXT,
    "decision" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "alliance_link"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "other" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "relation" TEXT,
    "strength" INTEGER,
    "shared_resource" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "value_entry"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "stage" TEXT,
    "item" TEXT,
    "kind" TEXT,
    "to" TEXT,
    "planned_minor" INTEGER,
    "planned_currency" TEXT,
    "realised_minor" INTEGER,
    "realised_currency" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "learning_objective"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "topic" TEXT,
    "wanted_by" TEXT,
    "source_side" TEXT,
    "type" TEXT,
    "level" TEXT,
    "weight" INTEGER,
    "baseline" INTEGER,
    "target" INTEGER,
    "due" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "use" TEXT,
    "progress_by" TEXT,
    "attained_on" TEXT,
    "evidence" TEXT,
    "class" TEXT,
    "review_due" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "learning_progress"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "objective" TEXT REFERENCES "learning_objective"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "progress" REAL,
    "estimated" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "knowledge_item"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "objective" TEXT REFERENCES "learning_objective"("id") DEFERRABLE INITIALLY DEFERRED,
    "owner_side" TEXT,
    "type" TEXT,
    "bearer" TEXT,
    "locus" TEXT,
    "content" TEXT,
    "class" TEXT,
    "value" INTEGER,
    "accessibility" INTEGER,
    "ease" INTEGER,
    "mechanisms" TEXT,
    "accessible_on" TEXT,
    "applied_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "learning_event"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "direction" TEXT,
    "item" TEXT REFERENCES "knowledge_item"("id") DEFERRABLE INITIALLY DEFERRED,
    "mechanism" TEXT,
    "people" TEXT,
    "hours" REAL,
    "level" TEXT,
    "intended" INTEGER,
    "result" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "contact_pair"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "level" TEXT,
    "our_person" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "their_person" TEXT,
    "topic" TEXT,
    "times_per_month" INTEGER,
    "last_contact" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "contact"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "pair" TEXT REFERENCES "contact_pair"("id") DEFERRABLE INITIALLY DEFERRED,
    "channel" TEXT,
    "minutes" INTEGER,
    "formal" INTEGER,
    "learning" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "lesson"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "area" TEXT,
    "happened" TEXT,
    "learned" TEXT,
    "recommendation" TEXT,
    "level" TEXT,
    "scope" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "lesson_application"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "lesson" TEXT REFERENCES "lesson"("id") DEFERRABLE INITIALLY DEFERRED,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "effect" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "absorptive_capacity"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "date" TEXT,
    "recognise" INTEGER,
    "assimilate" INTEGER,
    "apply" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "inkpen_answer"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "question" TEXT,
    "side" TEXT,
    "date" TEXT,
    "value" INTEGER,
    "answer" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "doz_cycle"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER,
    "opened_on" TEXT,
    "closed_on" TEXT,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "doz_cell"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "cycle" TEXT REFERENCES "doz_cycle"("id") DEFERRABLE INITIALLY DEFERRED,
    "area" TEXT,
    "cell" TEXT,
    "text" TEXT,
    "author" TEXT,
    "date" TEXT,
    "level" TEXT,
    "evidence" TEXT,
    "rating" INTEGER,
    "efficiency" INTEGER,
    "equity" INTEGER,
    "adaptability" INTEGER,
    "readjustment" TEXT,
    "due" TEXT,
    "done_on" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "asymmetry"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "date" TEXT,
    "score_us" INTEGER,
    "score_them" INTEGER,
    "rated_by" TEXT,
    "effect" TEXT,
    "response" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "objective"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "statement" TEXT,
    "owner_side" TEXT,
    "motive" TEXT,
    "measure" TEXT,
    "unit" TEXT,
    "baseline" REAL,
    "target" REAL,
    "due" TEXT,
    "importance" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "objective_change"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "objective" TEXT REFERENCES "objective"("id") DEFERRABLE INITIALLY DEFERRED,
    "by_side" TEXT,
    "from" TEXT,
    "to" TEXT,
    "why" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "metric"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT,
    "name" TEXT,
    "kind" TEXT,
    "rule" TEXT,
    "objective" TEXT REFERENCES "objective"("id") DEFERRABLE INITIALLY DEFERRED,
    "perspective" TEXT,
    "unit" TEXT,
    "direction" TEXT,
    "baseline" REAL,
    "target" REAL,
    "green" REAL,
    "red" REAL,
    "start_on" TEXT,
    "due" TEXT,
    "frequency" TEXT,
    "how" TEXT,
    "show_early" INTEGER,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "active" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "plan_point"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "metric" TEXT REFERENCES "metric"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "value" REAL,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "reading"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "metric" TEXT REFERENCES "metric"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "value" REAL,
    "confidence" TEXT,
    "evidence" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "survey"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "kind" TEXT,
    "scale" TEXT,
    "opened_on" TEXT,
    "closed_on" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "respondent"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "survey" TEXT REFERENCES "survey"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "group" TEXT,
    "answered" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "answer"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "survey" TEXT REFERENCES "survey"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "statement" TEXT,
    "aspect" TEXT,
    "value" REAL,
    "comment" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "survey_comment"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "survey" TEXT REFERENCES "survey"("id") DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "question" INTEGER,
    "text" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "difference"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "domain" TEXT,
    "we_are" TEXT,
    "they_are" TEXT,
    "size" INTEGER,
    "noticed_by" TEXT,
    "noticed_on" TEXT,
    "risk" INTEGER,
    "potential" INTEGER,
    "decision" TEXT,
    "move" TEXT,
    "lead_side" TEXT,
    "action" TEXT,
    "owner" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "due" TEXT,
    "value_created_minor" INTEGER,
    "value_created_currency" TEXT,
    "ideas" INTEGER,
    "state" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "stakeholder"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "side" TEXT,
    "kind" TEXT,
    "group" TEXT,
    "impact" INTEGER,
    "power" INTEGER,
    "commitment" INTEGER,
    "accountable" INTEGER,
    "plan" TEXT,
    "last_contact" TEXT,
    "next_contact" TEXT,
    "message_version" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "stakeholder_rating"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "stakeholder" TEXT REFERENCES "stakeholder"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "commitment" INTEGER,
    "power" INTEGER,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "time_log"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "person" TEXT REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "hours" REAL,
    "kind" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "idea"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "logged_on" TEXT,
    "joint" INTEGER,
    "difference" TEXT REFERENCES "difference"("id") DEFERRABLE INITIALLY DEFERRED,
    "taken_on" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "information_item"(
    "id" TEXT NOT NULL PRIMARY KEY,
    "alliance" TEXT REFERENCES "alliance"("id") DEFERRABLE INITIALLY DEFERRED,
    "protocol" TEXT REFERENCES "step_row"("id") DEFERRABLE INITIALLY DEFERRED,
    "from_side" TEXT,
    "class" TEXT,
    "due" TEXT,
    "delivered_on" TEXT,
    "note" TEXT,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Indexes: ix_TABLE__COLUMN.

CREATE INDEX "ix_bound__alliance" ON "bound"("alliance");

CREATE INDEX "ix_organisation__name" ON "organisation"("name" COLLATE NOCASE,"id");

CREATE INDEX "ix_person__name" ON "person"("name" COLLATE NOCASE,"id");

CREATE INDEX "ix_person__organisation" ON "person"("organisation");

CREATE INDEX "ix_alliance__name" ON "alliance"("name" COLLATE NOCASE,"id");

CREATE INDEX "ix_alliance__code" ON "alliance"("code");

CREATE INDEX "ix_alliance__deleted" ON "alliance"("deleted") WHERE "deleted"=1;

CREATE INDEX "ix_state_change__alliance" ON "state_change"("alliance");

CREATE INDEX "ix_party__alliance" ON "party"("alliance");

CREATE INDEX "ix_party__organisation" ON "party"("organisation");

CREATE INDEX "ix_role_assignment__alliance" ON "role_assignment"("alliance");

CREATE INDEX "ix_step_state__alliance_step_revision" ON "step_state"("alliance","step","revision");

CREATE INDEX "ix_step_answer__alliance_field_revision" ON "step_answer"("alliance","field","revision");

CREATE INDEX "ix_step_row__alliance_field_revision_position" ON "step_row"("alliance","field","revision","position");

CREATE INDEX "ix_check_state__alliance_check_revision" ON "check_state"("alliance","check","revision");

CREATE INDEX "ix_waiver__alliance" ON "waiver"("alliance");

CREATE INDEX "ix_evidence__alliance" ON "evidence"("alliance");

CREATE INDEX "ix_body__alliance" ON "body"("alliance");

CREATE INDEX "ix_membership__alliance" ON "membership"("alliance");

CREATE INDEX "ix_membership__body" ON "membership"("body");

CREATE INDEX "ix_meeting__alliance" ON "meeting"("alliance");

CREATE INDEX "ix_attendance__meeting" ON "attendance"("meeting");

CREATE INDEX "ix_decision_right__alliance" ON "decision_right"("alliance");

CREATE INDEX "ix_decision__alliance" ON "decision"("alliance");

CREATE INDEX "ix_commitment__alliance" ON "commitment"("alliance");

CREATE INDEX "ix_commitment__due" ON "commitment"("due");

CREATE INDEX "ix_due_change__commitment" ON "due_change"("commitment");

CREATE INDEX "ix_action__alliance" ON "action"("alliance");

CREATE INDEX "ix_action__due" ON "action"("due");

CREATE INDEX "ix_issue__alliance" ON "issue"("alliance");

CREATE INDEX "ix_escalation__issue" ON "escalation"("issue");

CREATE INDEX "ix_ladder_level__alliance" ON "ladder_level"("alliance");

CREATE INDEX "ix_trust_record__alliance" ON "trust_record"("alliance");

CREATE INDEX "ix_safeguard__alliance" ON "safeguard"("alliance");

CREATE INDEX "ix_flag__alliance" ON "flag"("alliance");

CREATE INDEX "ix_charter__alliance" ON "charter"("alliance");

CREATE INDEX "ix_agreement__alliance" ON "agreement"("alliance");

CREATE INDEX "ix_exit_plan__alliance" ON "exit_plan"("alliance");

CREATE INDEX "ix_exit_trigger__alliance" ON "exit_trigger"("alliance");

CREATE INDEX "ix_exit_task__alliance" ON "exit_task"("alliance");

CREATE INDEX "ix_risk__alliance" ON "risk"("alliance");

CREATE INDEX "ix_signal_response__alliance" ON "signal_response"("alliance");

CREATE INDEX "ix_review__alliance" ON "review"("alliance");

CREATE INDEX "ix_alliance_link__alliance" ON "alliance_link"("alliance");

CREATE INDEX "ix_alliance_link__other" ON "alliance_link"("other");

CREATE INDEX "ix_value_entry__alliance" ON "value_entry"("alliance");

CREATE INDEX "ix_learning_objective__alliance" ON "learning_objective"("alliance");

CREATE INDEX "ix_learning_progress__objective" ON "learning_progress"("objective");

CREATE INDEX "ix_knowledge_item__alliance" ON "knowledge_item"("alliance");

CREATE INDEX "ix_learning_event__alliance" ON "learning_event"("alliance");

CREATE INDEX "ix_contact_pair__alliance" ON "contact_pair"("alliance");

CREATE INDEX "ix_contact__alliance_date" ON "contact"("alliance","date");

CREATE INDEX "ix_contact__pair" ON "contact"("pair");

CREATE INDEX "ix_lesson__alliance" ON "lesson"("alliance");

CREATE INDEX "ix_lesson_application__lesson" ON "lesson_application"("lesson");

CREATE INDEX "ix_lesson_application__alliance" ON "lesson_application"("alliance");

CREATE INDEX "ix_absorptive_capacity__alliance" ON "absorptive_capacity"("alliance");

CREATE INDEX "ix_inkpen_answer__alliance" ON "inkpen_answer"("alliance");

CREATE INDEX "ix_doz_cycle__alliance" ON "doz_cycle"("alliance");

CREATE INDEX "ix_doz_cell__cycle" ON "doz_cell"("cycle");

CREATE INDEX "ix_asymmetry__alliance" ON "asymmetry"("alliance");

CREATE INDEX "ix_objective__alliance" ON "objective"("alliance");

CREATE INDEX "ix_objective_change__alliance" ON "objective_change"("alliance");

CREATE INDEX "ix_metric__alliance" ON "metric"("alliance");

CREATE INDEX "ix_plan_point__metric" ON "plan_point"("metric");

CREATE INDEX "ix_reading__metric_date" ON "reading"("metric","date");

CREATE INDEX "ix_survey__alliance" ON "survey"("alliance");

CREATE INDEX "ix_respondent__survey" ON "respondent"("survey");

CREATE INDEX "ix_answer__survey" ON "answer"("survey");

CREATE INDEX "ix_survey_comment__survey" ON "survey_comment"("survey");

CREATE INDEX "ix_difference__alliance" ON "difference"("alliance");

CREATE INDEX "ix_stakeholder__alliance" ON "stakeholder"("alliance");

CREATE INDEX "ix_stakeholder_rating__stakeholder" ON "stakeholder_rating"("stakeholder");

CREATE INDEX "ix_time_log__alliance_date" ON "time_log"("alliance","date");

CREATE INDEX "ix_idea__alliance" ON "idea"("alliance");

CREATE INDEX "ix_information_item__alliance" ON "information_item"("alliance");
