-- name: one-witness
-- title: What is known through one witness only?
-- param: about entity? Only claims with this thing as subject or object.
-- example: --about clause-secret-passage
-- example: --about vilnius
-- ask: (what|which) claims (rest|stand) on (one|a single) (source|witness)
-- ask: (what|which) claims have [only] one (source|witness)
-- description: Sources that depend on one and the same count as one, and a source through which
-- description: another is known counts for nothing beside it.
SELECT a.sentence,
       (SELECT citations FROM evidence WHERE claim = x.claim) AS sources, x.claim
  -- With a limit, if one of nothing, the order is made before the sentences are.
  FROM (SELECT c.id AS claim
          FROM witnesses AS w
          JOIN claim AS c ON c.id = w.claim
          JOIN relation AS r ON r.id = c.relation AND r.value NOT IN ('name', 'identifier')
          JOIN entity AS s ON s.id = c.subject
         WHERE w.witnesses = 1 AND c.status = 1
           AND (:about IS NULL OR c.subject = :about OR c.object = :about)
         ORDER BY s.label, r.label, c.id
         LIMIT -1) AS x
 CROSS JOIN all_claims AS a ON a.id = x.claim;
