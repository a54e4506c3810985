-- name: quantities
-- title: What figures are there, and for what?
-- param: of entity? Only figures said of this thing, or of what it names as their scope.
-- example:
-- example: --of damage-commission
-- description: Numbers with their units, their scope and their wording. Figures of different scope
-- description: cannot be added up, and nothing here is.
SELECT a.subject, a.relation, c.number, c.number_to, u.label AS unit, c.text AS wording,
       (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
         WHERE q.claim = c.id AND q.relation_key IN ('scope', 'extent')) AS scope,
       a.time, a.certainty AS claim_certainty, a.comment,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id
  JOIN all_claims AS a ON a.id = c.id
  LEFT JOIN entity AS u ON u.id = c.unit
 WHERE r.value = 'quantity' AND c.number IS NOT NULL AND c.status = 1 AND c.denied = 0
   AND (:of IS NULL OR c.subject = :of
        OR c.id IN (SELECT claim FROM qualifier WHERE object = :of))
 ORDER BY a.subject, a.relation, c.id;
