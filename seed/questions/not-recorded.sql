-- name: not-recorded
-- title: Which claims are not, or no longer, knowledge?
-- param: status text? Only these: candidate, superseded, retracted.
-- example:
-- description: Candidates that wait for review, and claims that were superseded or retracted, with
-- description: what took their place and the batch that changed them. One row says so when there
-- description: are none.
WITH found AS (
  SELECT a.status, a.sentence,
         (SELECT n.sentence FROM claim AS s JOIN all_claims AS n ON n.id = s.id
           WHERE s.supersedes = c.id AND s.status = 1) AS superseded_by,
         (SELECT max(b.at) FROM change AS x JOIN batch AS b ON b.id = x.batch
           WHERE x.item = 'claim' AND x.item_id = c.id AND x.field = 'status') AS since,
         (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
    FROM claim AS c
    JOIN all_claims AS a ON a.id = c.id
   WHERE c.status <> 1 AND (:status IS NULL OR a.status = :status))
SELECT * FROM found
 UNION ALL
SELECT 'none', 'Every claim is recorded.', NULL, NULL, NULL, NULL
 WHERE NOT EXISTS (SELECT 1 FROM found)
 ORDER BY 1, 6;
