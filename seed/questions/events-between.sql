-- name: events-between
-- title: What happened between two days?
-- param: from date The first day.
-- param: to date The last day.
-- param: kind kind? Only events of this kind: battle, treaty ...
-- example: --from 1920-07-12 --to 1920-09-11
-- example: --from 1920 --to 1920 --kind military-action
-- description: The events whose dates lie in the period: "certain" when all that the date can mean
-- description: lies in it, "possible" when some of it does.
SELECT e.label AS event, k.label AS kind, r.label AS what, d.printed AS date,
       CASE WHEN :from_earliest <= d.earliest AND d.latest <= :to_latest THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT group_concat(label, ', ') FROM (
          SELECT DISTINCT o.label FROM claim AS p JOIN relation AS w ON w.id = p.relation
            JOIN entity AS o ON o.id = p.object
           WHERE p.subject = e.id AND w.key IN ('took-place-in', 'took-place-near') AND p.status = 1
             AND p.denied = 0 ORDER BY o.label)) AS place,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS root
  JOIN relation_tree AS t ON t.ancestor = root.id
  JOIN relation AS r ON r.id = t.relation
  JOIN claim AS c ON c.relation = r.id AND c.start_min <= :to_latest AND :from_earliest <= c.end_max
  JOIN date AS d ON d.id = c.value_date
  JOIN entity AS e ON e.id = c.subject
  JOIN kind AS k ON k.id = e.kind
 WHERE root.key = 'dated' AND c.status = 1 AND c.denied = 0
   AND e.kind IN (SELECT kt.kind FROM kind_tree AS kt
                   WHERE kt.ancestor = ifnull(:kind, (SELECT id FROM kind WHERE key = 'event')))
 ORDER BY c.start_min, c.end_max, e.label, c.id;
