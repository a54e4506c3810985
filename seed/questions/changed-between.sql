-- name: changed-between
-- title: What changed between two days?
-- param: from date The first day.
-- param: to date The last day.
-- param: relation relation? Only this relation and the cases of it.
-- param: about entity? Only claims with this thing as subject or object.
-- example: --from 1920-07-12 --to 1920-09-11
-- example: --from 1920-07-12 --to 1920-10-12 --relation holds
-- ask: what [has|had] changed (between|from) <from> (and|to|until) <to>
-- ask: what (were|are) the changes (between|from) <from> (and|to|until) <to>
-- description: The states of things that began or ended in the period, by the day of the change;
-- description: "certain" when all days that the change can have been on lie in the period.
WITH change (claim, what, earliest, latest) AS (
  SELECT c.id, 'began', c.start_min, c.start_max
    FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min <= :to_latest
   WHERE r.time = 'interval' AND r.value NOT IN ('name', 'identifier')
     AND c.start_max >= :from_earliest AND c.start_date IS NOT NULL
     AND c.status = 1 AND c.denied = 0
  UNION ALL
  SELECT c.id, 'ended', c.end_min, c.end_max
    FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min <= :to_latest
   WHERE r.time = 'interval' AND r.value NOT IN ('name', 'identifier')
     AND c.end_max >= :from_earliest AND c.end_min <= :to_latest AND c.end_date IS NOT NULL
     AND c.status = 1 AND c.denied = 0)
SELECT x.what, d.printed AS day, s.label AS subject, a.relation, a.value AS object,
       CASE WHEN :from_earliest <= x.earliest AND x.latest <= :to_latest THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM change AS x
  JOIN claim AS c ON c.id = x.claim
  JOIN date AS d ON d.id = CASE x.what WHEN 'began' THEN c.start_date ELSE c.end_date END
  JOIN entity AS s ON s.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE (:relation IS NULL OR c.relation IN (SELECT relation FROM relation_tree
                                             WHERE ancestor = :relation))
   AND (:about IS NULL OR c.subject = :about OR c.object = :about)
 ORDER BY x.earliest, x.latest, x.what DESC, c.id;
