-- name: places-within
-- title: What lies in a place, and in what does it lie?
-- param: place entity The place.
-- param: on date? Only what may have been so on this day.
-- example: --place vilnius-region
-- example: --place vilnius --on 1910
-- description: The places within it and those around it, step by step, and those that overlap it.
WITH RECURSIVE
  inside (place, depth, claim) AS (
    SELECT :place, 0, NULL
    UNION
    SELECT c.subject, i.depth + 1, c.id FROM inside AS i
      JOIN claim AS c ON c.object = i.place AND c.status = 1 AND c.denied = 0
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS r ON r.id = t.ancestor AND r.key = 'located-in'
     WHERE i.depth < 10
       AND (:on_earliest IS NULL OR c.start_min <= :on_latest AND :on_earliest <= c.end_max)),
  around (place, depth, claim) AS (
    SELECT :place, 0, NULL
    UNION
    SELECT c.object, o.depth + 1, c.id FROM around AS o
      JOIN claim AS c ON c.subject = o.place AND c.status = 1 AND c.denied = 0
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS r ON r.id = t.ancestor AND r.key = 'located-in'
     WHERE o.depth < 10
       AND (:on_earliest IS NULL OR c.start_min <= :on_latest AND :on_earliest <= c.end_max))
SELECT p.how, e.label AS place, k.label AS kind, p.depth, a.time,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM (
    SELECT 'around' AS how, place, depth, claim FROM around WHERE depth > 0
    UNION ALL
    SELECT 'within', place, depth, claim FROM inside WHERE depth > 0
    UNION ALL
    SELECT 'overlaps', CASE c.subject WHEN :place THEN c.object ELSE c.subject END, 1, c.id
      FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.key = 'overlaps'
     WHERE (c.subject = :place OR c.object = :place) AND c.status = 1 AND c.denied = 0) AS p
  JOIN claim AS c ON c.id = p.claim
  JOIN entity AS e ON e.id = p.place
  JOIN kind AS k ON k.id = e.kind
  JOIN all_claims AS a ON a.id = p.claim
 ORDER BY p.how, p.depth, e.label, c.id;
