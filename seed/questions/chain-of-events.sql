-- name: chain-of-events
-- title: By what chain of events did one lead to another?
-- param: from entity The first event or circumstance.
-- param: to entity? The last; without it, everything that came of the first.
-- example: --from battle-of-warsaw --to lithuanian-control-of-vilnius
-- example: --from soviet-successes-1920
-- description: Step by step along what a source says caused, allowed, prevented, ended in or was
-- description: followed by what. At most six steps; the shortest chain first. No cause is worked
-- description: out.
WITH RECURSIVE
  link (relation) AS (
    SELECT DISTINCT t.relation FROM relation_tree AS t JOIN relation AS r ON r.id = t.ancestor
     WHERE r.key IN ('caused', 'allowed', 'prevented', 'ended-in', 'before')),
  chain (thing, steps, path, seen) AS (
    SELECT e.id, 0, e.label, ',' || e.id || ',' FROM entity AS e WHERE e.id = :from
    UNION ALL
    SELECT o.id, h.steps + 1, h.path || ' – ' || r.label || ' – ' || o.label,
           h.seen || o.id || ','
      FROM chain AS h
      JOIN claim AS c ON c.subject = h.thing AND c.status = 1 AND c.denied = 0
      JOIN relation AS r ON r.id = c.relation AND r.id IN (SELECT relation FROM link)
      JOIN entity AS o ON o.id = c.object
     WHERE h.steps < 6 AND h.thing IS NOT :to AND instr(h.seen, ',' || o.id || ',') = 0)
SELECT h.steps, h.path, e.label AS reached, e.key AS reached_key
  FROM chain AS h
  JOIN entity AS e ON e.id = h.thing
 WHERE h.steps > 0 AND (:to IS NULL OR h.thing = :to)
 GROUP BY h.path
 ORDER BY h.steps, h.path;
