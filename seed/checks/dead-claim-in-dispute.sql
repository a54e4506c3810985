-- check: dead-claim-in-dispute
-- severity: warning
-- why: A claim that was superseded or retracted no longer takes part in a dispute.
-- mend: Put the claim that took its place into the dispute, or settle or withdraw it.
SELECT c.id AS claim, (SELECT min(id) FROM claim WHERE supersedes = c.id AND status = 1) AS other,
       c.subject AS entity,
       '"' || a.sentence || '" is ' || a.status || ', but still stands in the open dispute "'
         || d.question || '".' AS finding
  FROM dispute AS d
  JOIN dispute_claim AS x ON x.dispute = d.id
  JOIN claim AS c ON c.id = x.claim AND c.status IN (2, 3)
  JOIN all_claims AS a ON a.id = c.id
 WHERE d.status = 'open'
 ORDER BY d.id, c.id
