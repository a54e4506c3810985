-- name: disputes-by-source
-- title: On which disputed matters does a source take a side?
-- param: source source? Only this source.
-- example: --source lossowski-po-tej
-- example:
-- description: Each claim that stands in a dispute, with the source that says it, the page, and
-- description: what is set against it.
SELECT s.short AS source, t.locator, d.question, dc.side, a.sentence,
       CASE t.stance WHEN 0 THEN 'supports' ELSE 'disputes' END AS stance, d.status,
       (SELECT group_concat(line, '; ') FROM (
          SELECT b.sentence AS line FROM dispute_claim AS other
            JOIN all_claims AS b ON b.id = other.claim
           WHERE other.dispute = d.id AND other.side <> dc.side ORDER BY other.side, other.claim))
         AS against,
       v.short AS known_through, dc.claim
  FROM dispute AS d
  JOIN dispute_claim AS dc ON dc.dispute = d.id
  JOIN citation AS t ON t.claim = dc.claim AND t.status = 1
  JOIN source AS s ON s.id = t.source
  JOIN all_claims AS a ON a.id = dc.claim
  LEFT JOIN source AS v ON v.id = t.via
 WHERE d.status <> 'withdrawn' AND (:source IS NULL OR t.source = :source)
 ORDER BY s.short, d.id, dc.side, t.id;
