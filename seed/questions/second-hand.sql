-- name: second-hand
-- title: What is known only at second hand?
-- param: source source? Only what this source is said to say.
-- example: --source lossowski-litwa
-- example:
-- description: Claims that the base knows to stand in a source only because another source says so.
-- description: Look the first one up before you cite it.
SELECT a.sentence, s.short AS source, t.locator, v.short AS known_through, c.id AS claim
  FROM citation AS t
  JOIN source AS s ON s.id = t.source
  JOIN source AS v ON v.id = t.via
  JOIN claim AS c ON c.id = t.claim AND c.status = 1
  JOIN all_claims AS a ON a.id = c.id
 WHERE t.status = 1 AND (:source IS NULL OR t.source = :source)
   AND NOT EXISTS (SELECT 1 FROM citation AS own
                    WHERE own.claim = t.claim AND own.status = 1 AND own.via IS NULL
                      AND own.source = t.source)
 ORDER BY s.short, t.page, t.id;
