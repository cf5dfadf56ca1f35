CREATE TABLE "feeds" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"plan_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"generation" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "plan_revisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"plan_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"reason" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"title" text collate "C" NOT NULL,
	"request" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	CONSTRAINT "plan_revisions_plan_id_number_unique" UNIQUE("plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"path_slug" text collate "C" NOT NULL,
	"path_hash" text collate "C" NOT NULL,
	"path" jsonb NOT NULL,
	"request" jsonb NOT NULL,
	"zone" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "study_sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"plan_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"phase_id" text collate "C" NOT NULL,
	"unit_id" text collate "C" NOT NULL,
	"topic_id" text collate "C" NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"local_date" text collate "C" NOT NULL,
	"local_minute" integer NOT NULL,
	"zone" text collate "C" NOT NULL,
	"minutes" integer NOT NULL,
	"start_at" timestamp (3) with time zone NOT NULL,
	"end_at" timestamp (3) with time zone NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"name" text collate "C",
	"email" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_revisions" ADD CONSTRAINT "plan_revisions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_sessions" ADD CONSTRAINT "study_sessions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feeds_plan_id_index" ON "feeds" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "plans_owner_id_index" ON "plans" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "study_sessions_plan_id_start_at_index" ON "study_sessions" USING btree ("plan_id","start_at");