CREATE TABLE "busy_calendars" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"color" text collate "C" NOT NULL,
	"address" text collate "C",
	"all_day_blocks" boolean NOT NULL,
	"tentative_blocks" boolean NOT NULL,
	"source" text collate "C",
	"reading" jsonb,
	"read_at" timestamp (3) with time zone,
	"tried_at" timestamp (3) with time zone,
	"next_try_at" timestamp (3) with time zone,
	"failures" integer NOT NULL,
	"problem" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "caldav_objects" (
	"target_id" text collate "C" NOT NULL,
	"uid" text collate "C" NOT NULL,
	"href" text collate "C" NOT NULL,
	"etag" text collate "C",
	"content_hash" text collate "C" NOT NULL,
	CONSTRAINT "caldav_objects_target_id_uid_pk" PRIMARY KEY("target_id","uid")
);
--> statement-breakpoint
CREATE TABLE "caldav_targets" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"plan_id" text collate "C" NOT NULL,
	"server_url" text collate "C" NOT NULL,
	"username" text collate "C" NOT NULL,
	"password" text collate "C" NOT NULL,
	"calendar_url" text collate "C" NOT NULL,
	"calendar_name" text collate "C" NOT NULL,
	"pushed_revision" integer NOT NULL,
	"pushed_at" timestamp (3) with time zone,
	"tried_at" timestamp (3) with time zone,
	"next_try_at" timestamp (3) with time zone,
	"failures" integer NOT NULL,
	"problem" text collate "C",
	"leaving_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_bodies" (
	"feed_id" text collate "C" PRIMARY KEY NOT NULL,
	"version" text collate "C" NOT NULL,
	"etag" text collate "C" NOT NULL,
	"last_modified" timestamp (3) with time zone NOT NULL,
	"events" integer NOT NULL,
	"body" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_fetches" (
	"feed_id" text collate "C" NOT NULL,
	"client_kind" text collate "C" NOT NULL,
	"fetched_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL,
	"events" integer NOT NULL,
	CONSTRAINT "feed_fetches_feed_id_client_kind_pk" PRIMARY KEY("feed_id","client_kind")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"holder" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feeds" ALTER COLUMN "plan_id" DROP NOT NULL;--> statement-breakpoint
-- A feed may be of all plans, so it has an owner of its own.
ALTER TABLE "feeds" ADD COLUMN "owner_id" text collate "C";
--> statement-breakpoint
UPDATE "feeds" SET "owner_id" = "plans"."owner_id" FROM "plans" WHERE "plans"."id" = "feeds"."plan_id";
--> statement-breakpoint
ALTER TABLE "feeds" ALTER COLUMN "owner_id" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "name" text collate "C";--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "options" jsonb;--> statement-breakpoint
ALTER TABLE "busy_calendars" ADD CONSTRAINT "busy_calendars_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caldav_objects" ADD CONSTRAINT "caldav_objects_target_id_caldav_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."caldav_targets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caldav_targets" ADD CONSTRAINT "caldav_targets_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_bodies" ADD CONSTRAINT "feed_bodies_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_fetches" ADD CONSTRAINT "feed_fetches_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "busy_calendars_owner_id_index" ON "busy_calendars" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "caldav_targets_plan_id_index" ON "caldav_targets" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feeds_owner_id_index" ON "feeds" USING btree ("owner_id");