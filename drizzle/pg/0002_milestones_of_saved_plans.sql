-- As the feed made them until now, so that it keeps its bytes: the last day and the changes of the phase's sessions.
INSERT INTO "plan_milestones" ("id", "plan_id", "phase_id", "day", "sequence", "created_at", "changed_at")
SELECT "plan_id" || '.' || "phase_id" || '.milestone', "plan_id", "phase_id", max("local_date"), sum("sequence" + 1), min("created_at"), max("changed_at")
FROM "study_sessions"
GROUP BY "plan_id", "phase_id";
--> statement-breakpoint
-- No path has changed yet, so the first revision's is the plan's.
UPDATE "plan_revisions"
SET "path" = (SELECT "plans"."path" FROM "plans" WHERE "plans"."id" = "plan_revisions"."plan_id"),
  "path_hash" = (SELECT "plans"."path_hash" FROM "plans" WHERE "plans"."id" = "plan_revisions"."plan_id")
WHERE "number" = 1;
