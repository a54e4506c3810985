-- name: how-long
-- title: How long did one have something to do with another?
-- param: subject entity Who: the holder, the holder of the office, the party ...
-- param: object entity What: the place, the office, the agreement ...
-- param: relation relation? Only this relation and the cases of it.
-- example: --subject soviet-russia --object vilnius --relation controls
-- example: --subject poland --object vilnius
-- description: For each state of things between the two the fewest and the most days from its
-- description: beginning to its end; days_at_most is empty when an end is not known.
SELECT r.label AS relation, a.time,
       CASE WHEN c.start_max < c.end_min THEN c.end_min - c.start_max ELSE 0 END AS days_at_least,
       CASE WHEN c.start_min > -70368744177664 AND c.end_max < 70368744177664
            THEN c.end_max - c.start_min END AS days_at_most,
       a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation AND r.time = 'interval'
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.subject = :subject AND c.object = :object AND c.status = 1 AND c.denied = 0
   AND (:relation IS NULL OR r.id IN (SELECT relation FROM relation_tree
                                       WHERE ancestor = :relation))
 ORDER BY c.start_min, c.end_max, c.id;
