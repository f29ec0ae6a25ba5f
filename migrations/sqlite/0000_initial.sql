CREATE TABLE `activity` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`product_id` text,
	`data` text NOT NULL,
	`why` text,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `activity_by_time` ON `activity` (`workspace_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `activity_by_product` ON `activity` (`workspace_id`,`product_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `activity_by_subject` ON `activity` (`workspace_id`,`subject_kind`,`subject_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `ballots` (
	`workspace_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`key` text NOT NULL,
	`voter` text,
	`trade` text,
	`choices` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`workspace_id`, `vote_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `candidates` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`ref` text,
	`item_id` text,
	`detail` text,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidates_position` ON `candidates` (`workspace_id`,`vote_id`,`position`);--> statement-breakpoint
CREATE INDEX `candidates_by_ref` ON `candidates` (`workspace_id`,`ref`);--> statement-breakpoint
CREATE INDEX `candidates_by_item` ON `candidates` (`workspace_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `channel_members` (
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `channel_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `channel_members_by_user` ON `channel_members` (`workspace_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `channels` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`is_private` integer NOT NULL,
	`product_id` text,
	`members_read_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `channels_by_product` ON `channels` (`workspace_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `counters` (
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `decision_items` (
	`workspace_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `decision_id`, `item_id`)
);
--> statement-breakpoint
CREATE INDEX `decision_items_by_item` ON `decision_items` (`workspace_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `decision_voices` (
	`workspace_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`user_id` text NOT NULL,
	`stance` text NOT NULL,
	`concern` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `decision_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`product_id` text NOT NULL,
	`title` text NOT NULL,
	`folded` text NOT NULL,
	`context` text NOT NULL,
	`options` text NOT NULL,
	`choice` text NOT NULL,
	`reasons` text NOT NULL,
	`consequences` text NOT NULL,
	`confidence` integer,
	`driver` text NOT NULL,
	`approver` text,
	`contributors` text NOT NULL,
	`informed` text NOT NULL,
	`status` text NOT NULL,
	`supersedes` text,
	`superseded_by` text,
	`vote_id` text,
	`channel_id` text,
	`source_ts` text,
	`permalink` text,
	`revisit_on` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_number` ON `decisions` (`workspace_id`,`number`);--> statement-breakpoint
CREATE INDEX `decisions_log` ON `decisions` (`workspace_id`,`product_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `electors` (
	`workspace_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`user_id` text NOT NULL,
	`trade` text,
	`has_voted` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`workspace_id`, `vote_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `electors_by_user` ON `electors` (`workspace_id`,`user_id`,`has_voted`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`product_id` text NOT NULL,
	`text` text NOT NULL,
	`folded` text NOT NULL,
	`source` text NOT NULL,
	`customer` text,
	`segment` text,
	`revenue` integer,
	`importance` text NOT NULL,
	`given_by` text,
	`logged_by` text NOT NULL,
	`channel_id` text,
	`message_ts` text,
	`thread_ts` text,
	`permalink` text,
	`status` text NOT NULL,
	`archived_why` text,
	`merged_into` text,
	`owner_id` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_number` ON `feedback` (`workspace_id`,`number`);--> statement-breakpoint
CREATE INDEX `feedback_inbox` ON `feedback` (`workspace_id`,`product_id`,`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `feedback_links` (
	`workspace_id` text NOT NULL,
	`feedback_id` text NOT NULL,
	`item_id` text NOT NULL,
	`linked_by` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `feedback_id`, `item_id`)
);
--> statement-breakpoint
CREATE INDEX `feedback_links_by_item` ON `feedback_links` (`workspace_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`workspace_id` text NOT NULL,
	`event_id` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `event_id`)
);
--> statement-breakpoint
CREATE INDEX `inbox_due` ON `inbox` (`status`,`received_at`);--> statement-breakpoint
CREATE TABLE `items` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`product_id` text NOT NULL,
	`title` text NOT NULL,
	`problem` text NOT NULL,
	`folded` text NOT NULL,
	`owner_id` text,
	`horizon` text NOT NULL,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`target` text,
	`first_target` text,
	`slips` integer DEFAULT 0 NOT NULL,
	`effort` real,
	`reach` real,
	`impact` real,
	`confidence` integer,
	`health` text,
	`health_note` text,
	`health_at` integer,
	`rank` integer NOT NULL,
	`links` text NOT NULL,
	`shipped_at` integer,
	`parked_why` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `items_number` ON `items` (`workspace_id`,`number`);--> statement-breakpoint
CREATE INDEX `items_board` ON `items` (`workspace_id`,`product_id`,`horizon`,`rank`);--> statement-breakpoint
CREATE INDEX `items_by_owner` ON `items` (`workspace_id`,`owner_id`,`horizon`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`run_at` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`status`,`run_at`);--> statement-breakpoint
CREATE TABLE `living_messages` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`channel` text NOT NULL,
	`ts` text NOT NULL,
	`created_at` integer NOT NULL,
	`gone_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `living_messages_place` ON `living_messages` (`workspace_id`,`channel`,`ts`);--> statement-breakpoint
CREATE INDEX `living_messages_subject` ON `living_messages` (`workspace_id`,`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`op` text NOT NULL,
	`channel` text,
	`user_id` text,
	`thread_ts` text,
	`content` text,
	`living_kind` text,
	`living_subject` text,
	`living_id` text,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`first_tried_at` integer,
	`again` integer DEFAULT false NOT NULL,
	`sent_channel` text,
	`sent_ts` text,
	`error` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`workspace_id`,`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_at`);--> statement-breakpoint
CREATE INDEX `outbox_living` ON `outbox` (`workspace_id`,`living_kind`,`living_subject`);--> statement-breakpoint
CREATE TABLE `people` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`standing` text NOT NULL,
	`is_bot` integer DEFAULT false NOT NULL,
	`trade` text,
	`read_at` integer NOT NULL,
	`home_seen_at` integer,
	PRIMARY KEY(`workspace_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `product_members` (
	`workspace_id` text NOT NULL,
	`product_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `product_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `products` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`vision` text NOT NULL,
	`is_private` integer DEFAULT false NOT NULL,
	`allows_guests` integer DEFAULT false NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `schedules` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`product_id` text NOT NULL,
	`channel_id` text,
	`user_id` text,
	`weekdays` text NOT NULL,
	`at` text NOT NULL,
	`time_zone` text NOT NULL,
	`cadence` text NOT NULL,
	`without` text NOT NULL,
	`is_paused` integer DEFAULT false NOT NULL,
	`next_at` integer NOT NULL,
	`covered_until` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `schedules_due` ON `schedules` (`is_paused`,`next_at`);--> statement-breakpoint
CREATE INDEX `schedules_by_product` ON `schedules` (`workspace_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `vote_drafts` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`product_id` text NOT NULL,
	`created_by` text NOT NULL,
	`setup` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_drafts_by_person` ON `vote_drafts` (`workspace_id`,`created_by`);--> statement-breakpoint
CREATE TABLE `votes` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`product_id` text NOT NULL,
	`question` text NOT NULL,
	`method` text NOT NULL,
	`rules` text NOT NULL,
	`is_anonymous` integer NOT NULL,
	`asks_reason` integer DEFAULT false NOT NULL,
	`quorum` integer,
	`closes_when_all_voted` integer DEFAULT false NOT NULL,
	`deadline` integer NOT NULL,
	`status` text NOT NULL,
	`channel_id` text NOT NULL,
	`created_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`closed_why` text,
	`result` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `votes_number` ON `votes` (`workspace_id`,`number`);--> statement-breakpoint
CREATE INDEX `votes_by_product` ON `votes` (`workspace_id`,`product_id`,`status`,`opened_at`);