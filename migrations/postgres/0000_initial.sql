CREATE TABLE "activity" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C",
	"data" text NOT NULL,
	"why" text COLLATE "C",
	CONSTRAINT "activity_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "ballots" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"voter" text COLLATE "C",
	"trade" text COLLATE "C",
	"choices" text NOT NULL,
	"reason" text COLLATE "C",
	CONSTRAINT "ballots_pk" PRIMARY KEY("workspace_id","vote_id","key")
);
--> statement-breakpoint
CREATE TABLE "candidates" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"ref" text COLLATE "C",
	"item_id" text COLLATE "C",
	"detail" text COLLATE "C",
	CONSTRAINT "candidates_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "channel_members" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"channel_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "channel_members_pk" PRIMARY KEY("workspace_id","channel_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"is_private" boolean NOT NULL,
	"product_id" text COLLATE "C",
	"members_read_at" bigint,
	CONSTRAINT "channels_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "counters_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
CREATE TABLE "decision_items" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"decision_id" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "decision_items_pk" PRIMARY KEY("workspace_id","decision_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "decision_voices" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"decision_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"stance" text COLLATE "C" NOT NULL,
	"concern" text COLLATE "C",
	"at" bigint NOT NULL,
	CONSTRAINT "decision_voices_pk" PRIMARY KEY("workspace_id","decision_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"folded" text COLLATE "C" NOT NULL,
	"context" text COLLATE "C" NOT NULL,
	"options" text NOT NULL,
	"choice" text COLLATE "C" NOT NULL,
	"reasons" text COLLATE "C" NOT NULL,
	"consequences" text COLLATE "C" NOT NULL,
	"confidence" bigint,
	"driver" text COLLATE "C" NOT NULL,
	"approver" text COLLATE "C",
	"contributors" text NOT NULL,
	"informed" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"supersedes" text COLLATE "C",
	"superseded_by" text COLLATE "C",
	"vote_id" text COLLATE "C",
	"channel_id" text COLLATE "C",
	"source_ts" text COLLATE "C",
	"permalink" text COLLATE "C",
	"revisit_on" text COLLATE "C",
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"decided_at" bigint,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "decisions_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "electors" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"trade" text COLLATE "C",
	"has_voted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "electors_pk" PRIMARY KEY("workspace_id","vote_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"folded" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"customer" text COLLATE "C",
	"segment" text COLLATE "C",
	"revenue" bigint,
	"importance" text COLLATE "C" NOT NULL,
	"given_by" text COLLATE "C",
	"logged_by" text COLLATE "C" NOT NULL,
	"channel_id" text COLLATE "C",
	"message_ts" text COLLATE "C",
	"thread_ts" text COLLATE "C",
	"permalink" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"archived_why" text COLLATE "C",
	"merged_into" text COLLATE "C",
	"owner_id" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "feedback_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "feedback_links" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"feedback_id" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	"linked_by" text COLLATE "C" NOT NULL,
	"linked_at" bigint NOT NULL,
	CONSTRAINT "feedback_links_pk" PRIMARY KEY("workspace_id","feedback_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	"payload" text NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "inbox_pk" PRIMARY KEY("workspace_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"problem" text COLLATE "C" NOT NULL,
	"folded" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C",
	"horizon" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"target" text COLLATE "C",
	"first_target" text COLLATE "C",
	"slips" bigint DEFAULT 0 NOT NULL,
	"effort" double precision,
	"reach" double precision,
	"impact" double precision,
	"confidence" bigint,
	"health" text COLLATE "C",
	"health_note" text COLLATE "C",
	"health_at" bigint,
	"rank" bigint NOT NULL,
	"links" text NOT NULL,
	"shipped_at" bigint,
	"parked_why" text COLLATE "C",
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "items_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"payload" text NOT NULL,
	"run_at" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"lease_until" bigint,
	"fence" bigint DEFAULT 0 NOT NULL,
	"error" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"finished_at" bigint,
	CONSTRAINT "jobs_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "living_messages" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"subject" text COLLATE "C" NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"ts" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"gone_at" bigint,
	CONSTRAINT "living_messages_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"op" text COLLATE "C" NOT NULL,
	"channel" text COLLATE "C",
	"user_id" text COLLATE "C",
	"thread_ts" text COLLATE "C",
	"content" text,
	"living_kind" text COLLATE "C",
	"living_subject" text COLLATE "C",
	"living_id" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"lease_until" bigint,
	"fence" bigint DEFAULT 0 NOT NULL,
	"first_tried_at" bigint,
	"again" boolean DEFAULT false NOT NULL,
	"sent_channel" text COLLATE "C",
	"sent_ts" text COLLATE "C",
	"error" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "outbox_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"locale" text COLLATE "C" NOT NULL,
	"standing" text COLLATE "C" NOT NULL,
	"is_bot" boolean DEFAULT false NOT NULL,
	"trade" text COLLATE "C",
	"read_at" bigint NOT NULL,
	"home_seen_at" bigint,
	CONSTRAINT "people_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "product_members" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	CONSTRAINT "product_members_pk" PRIMARY KEY("workspace_id","product_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"vision" text COLLATE "C" NOT NULL,
	"is_private" boolean DEFAULT false NOT NULL,
	"allows_guests" boolean DEFAULT false NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "products_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"channel_id" text COLLATE "C",
	"user_id" text COLLATE "C",
	"weekdays" text NOT NULL,
	"at" text COLLATE "C" NOT NULL,
	"time_zone" text COLLATE "C" NOT NULL,
	"cadence" text COLLATE "C" NOT NULL,
	"without" text NOT NULL,
	"is_paused" boolean DEFAULT false NOT NULL,
	"next_at" bigint NOT NULL,
	"covered_until" bigint NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "schedules_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "settings_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "vote_drafts" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"setup" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "vote_drafts_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"product_id" text COLLATE "C" NOT NULL,
	"question" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"rules" text NOT NULL,
	"is_anonymous" boolean NOT NULL,
	"asks_reason" boolean DEFAULT false NOT NULL,
	"quorum" bigint,
	"closes_when_all_voted" boolean DEFAULT false NOT NULL,
	"deadline" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"channel_id" text COLLATE "C" NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint,
	"closed_why" text COLLATE "C",
	"result" text,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "votes_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE INDEX "activity_by_time" ON "activity" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE INDEX "activity_by_product" ON "activity" USING btree ("workspace_id","product_id","at","id");--> statement-breakpoint
CREATE INDEX "activity_by_subject" ON "activity" USING btree ("workspace_id","subject_kind","subject_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "candidates_position" ON "candidates" USING btree ("workspace_id","vote_id","position");--> statement-breakpoint
CREATE INDEX "candidates_by_ref" ON "candidates" USING btree ("workspace_id","ref");--> statement-breakpoint
CREATE INDEX "candidates_by_item" ON "candidates" USING btree ("workspace_id","item_id");--> statement-breakpoint
CREATE INDEX "channel_members_by_user" ON "channel_members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "channels_by_product" ON "channels" USING btree ("workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "decision_items_by_item" ON "decision_items" USING btree ("workspace_id","item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_number" ON "decisions" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "decisions_log" ON "decisions" USING btree ("workspace_id","product_id","created_at");--> statement-breakpoint
CREATE INDEX "electors_by_user" ON "electors" USING btree ("workspace_id","user_id","has_voted");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_number" ON "feedback" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "feedback_inbox" ON "feedback" USING btree ("workspace_id","product_id","status","created_at");--> statement-breakpoint
CREATE INDEX "feedback_links_by_item" ON "feedback_links" USING btree ("workspace_id","item_id");--> statement-breakpoint
CREATE INDEX "inbox_due" ON "inbox" USING btree ("status","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "items_number" ON "items" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "items_board" ON "items" USING btree ("workspace_id","product_id","horizon","rank");--> statement-breakpoint
CREATE INDEX "items_by_owner" ON "items" USING btree ("workspace_id","owner_id","horizon");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("status","run_at");--> statement-breakpoint
CREATE UNIQUE INDEX "living_messages_place" ON "living_messages" USING btree ("workspace_id","channel","ts");--> statement-breakpoint
CREATE INDEX "living_messages_subject" ON "living_messages" USING btree ("workspace_id","kind","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("status","next_at");--> statement-breakpoint
CREATE INDEX "outbox_living" ON "outbox" USING btree ("workspace_id","living_kind","living_subject");--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("is_paused","next_at");--> statement-breakpoint
CREATE INDEX "schedules_by_product" ON "schedules" USING btree ("workspace_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_drafts_by_person" ON "vote_drafts" USING btree ("workspace_id","created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "votes_number" ON "votes" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "votes_by_product" ON "votes" USING btree ("workspace_id","product_id","status","opened_at");