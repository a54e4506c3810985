-- check: said-and-denied
-- severity: warning
-- why: The same thing is said and denied for one time, and no dispute says so.
-- mend: Open a dispute with the two claims on its sides, or supersede the wrong one.
SELECT c.id AS claim, d.id AS other, c.subject AS entity,
       'It is both said and denied that ' || a.subject || ' ' || a.relation || ' ' || a.value
         || ifnull(' (' || a.time || '; ' || b.time || ')', '') || '.' AS finding
  FROM claim AS d
  JOIN claim AS c ON c.subject = d.subject AND c.relation = d.relation AND c.object = d.object
   AND c.status = 1 AND c.denied = 0
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = d.id
 WHERE d.denied = 1 AND d.status = 1
   AND (c.start_min IS NULL OR d.start_min IS NULL
        OR max(c.start_max, d.start_max) <= min(c.end_min, d.end_min))
   AND NOT EXISTS (SELECT 1 FROM dispute_claim AS x JOIN dispute_claim AS y ON y.dispute = x.dispute
                     JOIN dispute AS p ON p.id = x.dispute AND p.status <> 'withdrawn'
                    WHERE x.claim = c.id AND y.claim = d.id)
 ORDER BY c.id, d.id
