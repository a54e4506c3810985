-- name: denied
-- title: What do the sources say is not so?
-- param: about entity? Only claims with this thing as subject or object.
-- example:
-- example: --about war-reparations
-- description: That a thing was not is a claim like any other. What is in no claim is only not
-- description: recorded.
SELECT a.subject, a.relation, a.value AS object, a.time,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = c.id) AS details,
       a.certainty AS claim_certainty, a.disputed, a.comment,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.denied = 1 AND c.status = 1
   AND (:about IS NULL OR c.subject = :about OR c.object = :about)
 ORDER BY a.subject, a.relation, c.id;
