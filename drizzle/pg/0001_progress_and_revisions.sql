CREATE TABLE "plan_milestones" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"plan_id" text collate "C" NOT NULL,
	"phase_id" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD COLUMN "path" jsonb;--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD COLUMN "path_hash" text collate "C";--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD COLUMN "summary" jsonb;--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD COLUMN "pinned" jsonb;--> statement-breakpoint
ALTER TABLE "study_sessions" ADD COLUMN "done_minutes" integer;--> statement-breakpoint
ALTER TABLE "study_sessions" ADD COLUMN "reported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "study_sessions" ADD COLUMN "pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "study_sessions" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "plan_milestones" ADD CONSTRAINT "plan_milestones_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_milestones_plan_id_index" ON "plan_milestones" USING btree ("plan_id");