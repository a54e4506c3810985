-- name: uncited
-- title: Which claims does no source stand behind?
-- param: about entity? Only claims with this thing as subject or object.
-- example:
-- ask: (what|which) claims (have|are without) no (source|citation|sources|citations)
-- ask: (what|which) claims are (uncited|without a source|not cited)
-- description: Annotations (descriptions of things) and editor's readings need none: a reading
-- description: stands on the claim that it reads. They are listed with what they are.
SELECT a.sentence,
       CASE WHEN c.reading_of IS NOT NULL THEN 'an editor''s reading'
            WHEN r.annotation = 1 THEN 'an annotation' ELSE 'a claim' END AS what,
       b.at AS recorded, b.who AS by, c.id AS claim
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation AND r.value NOT IN ('name', 'identifier')
  JOIN batch AS b ON b.id = c.batch
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.status = 1 AND (:about IS NULL OR c.subject = :about OR c.object = :about)
   AND NOT EXISTS (SELECT 1 FROM citation AS t WHERE t.claim = c.id AND t.status = 1)
 ORDER BY what, a.subject, a.relation, c.id;
