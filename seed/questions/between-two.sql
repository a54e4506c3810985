-- name: between-two
-- title: How are two things related?
-- param: one entity The one.
-- param: other entity The other.
-- example: --one lithuania --other poland
-- example: --one soviet-russia --other vilnius
-- description: "direct": a claim from one to the other; "addition": a claim of one that names the
-- description: other in an addition; "both": a claim of either about something that both have to do
-- description: with, which `through` names.
WITH shared (thing) AS (
  SELECT object FROM claim WHERE subject = :one AND status = 1 AND object IS NOT NULL
  INTERSECT
  SELECT object FROM claim WHERE subject = :other AND status = 1)
SELECT p.how, p.through, a.sentence, a.time, a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = a.id) AS sources, a.id AS claim
  FROM (
    SELECT 'direct' AS how, NULL AS through, c.id AS claim FROM claim AS c
     WHERE c.status = 1 AND (c.subject = :one AND c.object = :other
                          OR c.subject = :other AND c.object = :one)
    UNION ALL
    SELECT 'addition', r.label, c.id FROM qualifier AS q
      JOIN claim AS c ON c.id = q.claim AND c.status = 1
      JOIN relation AS r ON r.id = q.relation
     WHERE q.object = :other AND (c.subject = :one OR c.object = :one)
        OR q.object = :one AND (c.subject = :other OR c.object = :other)
    UNION ALL
    SELECT 'both', e.label, c.id FROM shared AS s
      JOIN entity AS e ON e.id = s.thing
      JOIN claim AS c ON c.object = s.thing AND c.subject IN (:one, :other) AND c.status = 1) AS p
  JOIN all_claims AS a ON a.id = p.claim
 ORDER BY CASE p.how WHEN 'direct' THEN 0 WHEN 'addition' THEN 1 ELSE 2 END, p.through,
          a.start_min IS NULL, a.start_min, a.id;
