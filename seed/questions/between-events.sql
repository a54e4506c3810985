-- name: between-events
-- title: What happened between two events?
-- param: first entity The earlier event.
-- param: second entity The later event.
-- param: who entity? Only what this one, or a part of it, did or met with.
-- example: --first capture-of-vilnius-1920 --second withdrawal-from-vilnius
-- example: --first capture-of-vilnius-1920 --second battle-of-warsaw --who lithuania
-- description: "certain": after every day of the first and before every day of the second that
-- description: their dates can mean. With an event known only by its month much is only possible.
WITH
  dates (thing, earliest, latest) AS (
    SELECT c.subject, min(d.earliest), min(d.latest) FROM claim AS c
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS r ON r.id = t.ancestor AND r.key = 'dated'
      JOIN date AS d ON d.id = c.value_date
     WHERE c.subject IN (:first, :second) AND c.status = 1 AND c.denied = 0 GROUP BY c.subject),
  span (first_earliest, first_latest, second_earliest, second_latest) AS (
    SELECT f.earliest, f.latest, s.earliest, s.latest FROM dates AS f, dates AS s
     WHERE f.thing = :first AND s.thing = :second),
  -- Its army, its parliament and its other parts act for a power.
  side (member) AS (
    SELECT c.subject FROM claim AS c
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS r ON r.id = t.ancestor AND r.key = 'part-of'
     WHERE c.object = :who AND c.status = 1 AND c.denied = 0)
SELECT ifnull(a.time, a.value) AS time, a.sentence,
       CASE WHEN c.start_min > s.first_latest AND c.start_max < s.second_earliest THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM span AS s
 CROSS JOIN relation AS r ON r.value NOT IN ('name', 'identifier')
 CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min > s.first_earliest
       AND c.start_min < s.second_latest
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.status = 1 AND c.denied = 0 AND c.start_max > s.first_latest
   AND (:who IS NULL OR c.subject = :who OR c.object = :who OR c.subject IN side
        OR c.id IN (SELECT q.claim FROM qualifier AS q JOIN relation AS w ON w.id = q.relation
                     WHERE q.object = :who AND w.key IN ('on-behalf-of', 'through')))
 ORDER BY c.start_min, c.start_max, c.id;
