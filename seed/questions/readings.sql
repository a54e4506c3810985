-- name: readings
-- title: Where does the editor read a source otherwise than it says?
-- param: source source? Only readings of this source.
-- example:
-- example: --source wikipedia-treaty
-- description: The source's own words stand as they are; beside them what the editor takes them to
-- description: mean, and why.
SELECT a.sentence AS source_says, b.sentence AS editor_reads, b.comment AS why,
       (SELECT citations FROM evidence WHERE claim = a.id) AS sources, a.id AS claim,
       b.id AS reading
  FROM claim AS c
  JOIN all_claims AS b ON b.id = c.id
  JOIN all_claims AS a ON a.id = c.reading_of
 WHERE c.reading_of IS NOT NULL AND c.status = 1
   AND (:source IS NULL OR EXISTS (SELECT 1 FROM citation AS t
          WHERE t.claim = a.id AND t.source = :source AND t.status = 1))
 ORDER BY a.id, b.id;
