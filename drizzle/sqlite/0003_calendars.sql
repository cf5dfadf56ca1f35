CREATE TABLE `busy_calendars` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`color` text NOT NULL,
	`address` text,
	`all_day_blocks` integer NOT NULL,
	`tentative_blocks` integer NOT NULL,
	`reading` text,
	`read_at` integer,
	`tried_at` integer,
	`next_try_at` integer,
	`failures` integer NOT NULL,
	`problem` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `busy_calendars_owner_id_index` ON `busy_calendars` (`owner_id`);--> statement-breakpoint
CREATE TABLE `caldav_objects` (
	`target_id` text NOT NULL,
	`uid` text NOT NULL,
	`href` text NOT NULL,
	`etag` text,
	`content_hash` text NOT NULL,
	PRIMARY KEY(`target_id`, `uid`),
	FOREIGN KEY (`target_id`) REFERENCES `caldav_targets`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `caldav_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`server_url` text NOT NULL,
	`username` text NOT NULL,
	`password` text NOT NULL,
	`calendar_url` text NOT NULL,
	`calendar_name` text NOT NULL,
	`pushed_revision` integer NOT NULL,
	`pushed_at` integer,
	`tried_at` integer,
	`next_try_at` integer,
	`failures` integer NOT NULL,
	`problem` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `caldav_targets_plan_id_index` ON `caldav_targets` (`plan_id`);--> statement-breakpoint
CREATE TABLE `feed_bodies` (
	`feed_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`etag` text NOT NULL,
	`last_modified` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `feed_fetches` (
	`feed_id` text NOT NULL,
	`client_kind` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`revision` integer NOT NULL,
	`events` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `client_kind`)
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `owner_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`generation` integer NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	`name` text,
	`options` text,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `owner_feeds_token_hash_unique` ON `owner_feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `owner_feeds_owner_id_index` ON `owner_feeds` (`owner_id`);--> statement-breakpoint
ALTER TABLE `feeds` ADD `name` text;--> statement-breakpoint
ALTER TABLE `feeds` ADD `options` text;