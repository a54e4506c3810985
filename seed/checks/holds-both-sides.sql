-- check: holds-both-sides
-- severity: warning
-- why: Nobody can hold two sides of a dispute, which exclude each other.
-- mend: Compare the two with where they say so; take the wrong position back (regesta positions), or
-- mend: judge the dispute as compatible.
SELECT p.claim AS claim, q.claim AS other, h.id AS entity,
       h.label || ' holds two sides of the dispute "' || d.question || '": "' || a.sentence
         || '" and "' || b.sentence || '".' AS finding
  FROM position AS p
  JOIN dispute_claim AS x ON x.claim = p.claim
  JOIN dispute AS d ON d.id = x.dispute AND d.status IN ('open', 'settled')
  JOIN dispute_claim AS y ON y.dispute = d.id AND y.side > x.side
  JOIN position AS q ON q.claim = y.claim AND q.holder = p.holder AND q.status = 1
   AND q.stance = 'holds'
  JOIN entity AS h ON h.id = p.holder
  JOIN all_claims AS a ON a.id = p.claim
  JOIN all_claims AS b ON b.id = q.claim
 WHERE p.status = 1 AND p.stance = 'holds'
 ORDER BY h.label, d.id, p.claim, q.claim
