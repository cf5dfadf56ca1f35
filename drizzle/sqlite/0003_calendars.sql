-- A feed may be of all plans, so it has an owner of its own.
CREATE TABLE `__new_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`plan_id` text,
	`token_hash` text NOT NULL,
	`generation` integer NOT NULL,
	`name` text,
	`options` text,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_feeds` (`id`, `owner_id`, `plan_id`, `token_hash`, `generation`, `created_at`, `revoked_at`)
SELECT `feeds`.`id`, `plans`.`owner_id`, `feeds`.`plan_id`, `feeds`.`token_hash`, `feeds`.`generation`, `feeds`.`created_at`, `feeds`.`revoked_at`
FROM `feeds` JOIN `plans` ON `plans`.`id` = `feeds`.`plan_id`;
--> statement-breakpoint
DROP TABLE `feeds`;--> statement-breakpoint
ALTER TABLE `__new_feeds` RENAME TO `feeds`;--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_token_hash_unique` ON `feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `feeds_plan_id_index` ON `feeds` (`plan_id`);--> statement-breakpoint
CREATE INDEX `feeds_owner_id_index` ON `feeds` (`owner_id`);
--> statement-breakpoint
CREATE TABLE `busy_calendars` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`color` text NOT NULL,
	`address` text,
	`all_day_blocks` integer NOT NULL,
	`tentative_blocks` integer NOT NULL,
	`source` text,
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
	`leaving_since` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `caldav_targets_plan_id_index` ON `caldav_targets` (`plan_id`);--> statement-breakpoint
CREATE TABLE `feed_bodies` (
	`feed_id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`etag` text NOT NULL,
	`last_modified` integer NOT NULL,
	`events` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `feed_fetches` (
	`feed_id` text NOT NULL,
	`client_kind` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`revision` integer NOT NULL,
	`events` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `client_kind`),
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires_at` integer NOT NULL
);
