-- name: after-event
-- title: What happened in the days after an event?
-- param: event entity The event, treaty or other dated thing.
-- param: days integer For how many days after it.
-- param: who entity? Only what this one, or a part of it, did or met with.
-- example: --event soviet-lithuanian-treaty-1920 --days 31
-- example: --event capture-of-vilnius-1920 --days 60 --who lithuania
-- description: Counted from the last day that the event can have been on its date of signature, its
-- description: happening or its beginning. Deeds of an instant, dates of events, and what began.
WITH
anchor (day) AS (
  SELECT min(d.latest) FROM claim AS c
    JOIN relation_tree AS t ON t.relation = c.relation
    JOIN relation AS r ON r.id = t.ancestor AND r.key IN ('happened-on', 'began', 'dated')
    JOIN date AS d ON d.id = c.value_date
   WHERE c.subject = :event AND c.status = 1 AND c.denied = 0),
-- Its army, its parliament and its other parts act for a power.
side (member) AS (
  SELECT c.subject FROM claim AS c
    JOIN relation_tree AS t ON t.relation = c.relation
    JOIN relation AS r ON r.id = t.ancestor AND r.key = 'part-of'
   WHERE c.object = :who AND c.status = 1 AND c.denied = 0)
SELECT ifnull(a.time, a.value) AS time, c.start_min - n.day AS days_after, a.sentence,
       CASE WHEN c.start_max <= n.day + :days THEN 'certain' ELSE 'possible' END AS certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM anchor AS n
 CROSS JOIN relation AS r ON r.value NOT IN ('name', 'identifier')
 CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min > n.day
       AND c.start_min <= n.day + :days
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.status = 1 AND c.denied = 0
   AND (:who IS NULL OR c.subject = :who OR c.object = :who OR c.subject IN side)
 ORDER BY c.start_min, c.start_max, c.id;
