-- check: one-sided-dispute
-- severity: warning
-- why: An open dispute can be judged only when each side has a source.
-- mend: Cite the sources of both sides, add the side that is missing, or settle or withdraw the
-- mend: dispute.
SELECT min(x.claim) AS claim, NULL AS other, NULL AS entity,
       CASE WHEN count(DISTINCT x.side) < 2
            THEN 'The open dispute "' || d.question || '" has only one side.'
            ELSE 'In the open dispute "' || d.question || '" no source is given for: '
                 || (SELECT group_concat(sentence, '; ') FROM (
                       SELECT a.sentence FROM dispute_claim AS y
                         JOIN all_claims AS a ON a.id = y.claim
                        WHERE y.dispute = d.id AND y.side NOT IN (
                                SELECT z.side FROM dispute_claim AS z
                                  JOIN citation AS t ON t.claim = z.claim AND t.status = 1
                                 WHERE z.dispute = d.id)
                        ORDER BY y.side, y.claim)) || '.' END AS finding
  FROM dispute AS d
  JOIN dispute_claim AS x ON x.dispute = d.id
 WHERE d.status = 'open'
 GROUP BY d.id
HAVING count(DISTINCT x.side) < 2
    OR count(DISTINCT x.side) > (
         SELECT count(DISTINCT z.side) FROM dispute_claim AS z
           JOIN citation AS t ON t.claim = z.claim AND t.status = 1 WHERE z.dispute = d.id)
 ORDER BY d.id
