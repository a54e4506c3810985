-- name: events-in
-- title: What happened in a place?
-- param: place entity The place.
-- param: from date? Nothing that was over before.
-- param: to date? Nothing that began after.
-- example: --place vilnius --from 1920 --to 1920
-- example: --place moscow
-- description: The events that took place in it, near it or in a place within it, and the deeds
-- description: that were done to it or there: entered, captured, left, lost ...
WITH RECURSIVE
  within (place, depth) AS (
    SELECT :place, 0
    UNION
    SELECT c.subject, w.depth + 1 FROM within AS w
      JOIN claim AS c ON c.object = w.place AND c.status = 1 AND c.denied = 0
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS r ON r.id = t.ancestor AND r.key = 'located-in'
     WHERE w.depth < 10),
  happened (claim, event) AS (
    -- Events that have the place, with each of the dates of the event.
    SELECT d.id, c.subject FROM within AS w
      JOIN claim AS c ON c.object = w.place AND c.status = 1 AND c.denied = 0
      JOIN relation AS r ON r.id = c.relation AND r.key IN ('took-place-in', 'took-place-near')
      JOIN claim AS d ON d.subject = c.subject AND d.status = 1 AND d.denied = 0
      JOIN relation AS v ON v.id = d.relation AND v.value = 'date'
    UNION
    -- Deeds done to the place.
    SELECT c.id, NULL FROM within AS w
      JOIN claim AS c ON c.object = w.place AND c.status = 1 AND c.denied = 0
      JOIN relation AS r ON r.id = c.relation AND r.time = 'instant'
    UNION
    -- Deeds done there.
    SELECT c.id, NULL FROM within AS w
      JOIN qualifier AS q ON q.object = w.place
      JOIN relation AS r ON r.id = q.relation AND r.key = 'in-place'
      JOIN claim AS c ON c.id = q.claim AND c.status = 1 AND c.denied = 0
       AND c.start_min IS NOT NULL)
SELECT ifnull(a.time, a.value) AS time, a.earliest, a.latest, e.label AS event, a.sentence,
       (SELECT citations FROM evidence WHERE claim = a.id) AS sources, a.id AS claim
  FROM happened AS h
  JOIN all_claims AS a ON a.id = h.claim
  LEFT JOIN entity AS e ON e.id = h.event
 WHERE (:from_earliest IS NULL OR a.end_max >= :from_earliest)
   AND (:to_latest IS NULL OR a.start_min <= :to_latest)
 ORDER BY a.start_min, a.end_max, a.id;
