-- name: between-two
-- title: How are two things related?
-- param: one entity The one.
-- param: other entity The other.
-- example: --one lithuania --other poland
-- example: --one soviet-russia --other vilnius
-- description: "direct": a claim from one to the other; "addition": a claim of one that names the
-- description: other in an addition; "both": something that both have to do with.
SELECT p.how, p.through, a.sentence, b.sentence AS other_sentence, a.time,
       (SELECT citations FROM evidence WHERE claim = a.id) AS sources, a.id AS claim,
       b.id AS other_claim
  FROM (
    SELECT 'direct' AS how, NULL AS through, c.id AS claim, NULL AS other FROM claim AS c
     WHERE c.status = 1 AND (c.subject = :one AND c.object = :other
                          OR c.subject = :other AND c.object = :one)
    UNION ALL
    SELECT 'addition', r.label, c.id, NULL FROM qualifier AS q
      JOIN claim AS c ON c.id = q.claim AND c.status = 1
      JOIN relation AS r ON r.id = q.relation
     WHERE q.object = :other AND (c.subject = :one OR c.object = :one)
        OR q.object = :one AND (c.subject = :other OR c.object = :other)
    UNION ALL
    SELECT 'both', e.label, min(c.id), min(d.id) FROM claim AS c
      JOIN claim AS d ON d.object = c.object AND d.subject = :other AND d.status = 1
      JOIN entity AS e ON e.id = c.object
     WHERE c.subject = :one AND c.status = 1
     GROUP BY c.object, c.relation, d.relation) AS p
  JOIN all_claims AS a ON a.id = p.claim
  LEFT JOIN all_claims AS b ON b.id = p.other
 ORDER BY CASE p.how WHEN 'direct' THEN 0 WHEN 'addition' THEN 1 ELSE 2 END,
          a.start_min IS NULL, a.start_min, a.id, b.id;
