CREATE TABLE `plan_milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`phase_id` text NOT NULL,
	`day` text NOT NULL,
	`sequence` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_milestones_plan_id_index` ON `plan_milestones` (`plan_id`);--> statement-breakpoint
ALTER TABLE `plan_revisions` ADD `path` text;--> statement-breakpoint
ALTER TABLE `plan_revisions` ADD `path_hash` text;--> statement-breakpoint
ALTER TABLE `plan_revisions` ADD `summary` text;--> statement-breakpoint
ALTER TABLE `plan_revisions` ADD `pinned` text;--> statement-breakpoint
ALTER TABLE `study_sessions` ADD `done_minutes` integer;--> statement-breakpoint
ALTER TABLE `study_sessions` ADD `reported_at` integer;--> statement-breakpoint
ALTER TABLE `study_sessions` ADD `pinned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `study_sessions` ADD `removed_at` integer;