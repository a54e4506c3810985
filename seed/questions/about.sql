-- name: about
-- title: What is known of a thing?
-- param: thing entity The thing, person or place.
-- param: relation relation? Only claims of this relation and the cases of it.
-- example: --thing sudovia
-- example: --thing lithuania --relation took-position-on
-- description: Every claim of which it is the subject or the object, or which names it in an
-- description: addition, by its part in the claim and in the order of time.
SELECT a.part, a.sentence, a.time, a.certainty AS claim_certainty, a.disputed, a.comment,
       (SELECT citations FROM evidence WHERE claim = a.id) AS sources, a.id AS claim
  FROM (
    SELECT 'subject' AS part, v.* FROM claims AS v WHERE v.subject_id = :thing
    UNION ALL
    SELECT 'object', v.* FROM claims AS v WHERE v.object_id = :thing AND v.subject_id <> :thing
    UNION ALL
    SELECT 'addition', v.* FROM claims AS v
     WHERE v.id IN (SELECT claim FROM qualifier WHERE object = :thing)
       AND v.subject_id <> :thing AND v.object_id IS NOT :thing) AS a
 WHERE :relation IS NULL OR a.relation_id IN (SELECT relation FROM relation_tree
                                               WHERE ancestor = :relation)
 ORDER BY CASE a.part WHEN 'subject' THEN 0 WHEN 'object' THEN 1 ELSE 2 END,
          a.start_min IS NULL, a.start_min, a.id;
