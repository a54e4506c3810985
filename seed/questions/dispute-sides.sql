-- name: dispute-sides
-- title: Where do the sources disagree, and who is on which side?
-- param: about entity? Only disputes with a claim about this thing.
-- param: status text? Only these: open, settled, compatible, not-comparable.
-- example: --status open
-- example:
-- description: A row for each claim in a dispute, with the sources that say it and the people and
-- description: schools that hold or reject it. Nothing is picked: an open dispute has no answer.
SELECT d.question, d.status, dc.side, a.sentence,
       (SELECT citations FROM evidence WHERE claim = dc.claim) AS sources,
       (SELECT group_concat(line, '; ') FROM (
          SELECT h.label || ' ' || p.stance || ifnull(': ' || p.reason, '') AS line
            FROM position AS p JOIN entity AS h ON h.id = p.holder
           WHERE p.claim = dc.claim AND p.status = 1 ORDER BY h.label)) AS positions,
       d.reason, dc.claim
  FROM dispute AS d
  JOIN dispute_claim AS dc ON dc.dispute = d.id
  JOIN claim AS c ON c.id = dc.claim
  JOIN all_claims AS a ON a.id = dc.claim
 WHERE d.status <> 'withdrawn' AND (:status IS NULL OR d.status = :status)
   AND (:about IS NULL OR d.id IN (
          SELECT x.dispute FROM dispute_claim AS x JOIN claim AS y ON y.id = x.claim
           WHERE y.subject = :about OR y.object = :about
              OR y.id IN (SELECT claim FROM qualifier WHERE object = :about)))
 ORDER BY d.id, dc.side, dc.claim;
