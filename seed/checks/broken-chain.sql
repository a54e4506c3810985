-- check: broken-chain
-- severity: warning
-- why: A source known through another must be one that the other draws on.
-- mend: Record that the one source depends on the other, or correct the source through which it is
-- mend: known.
WITH RECURSIVE below (source, rests_on) AS (
  SELECT source, depends_on FROM source_dependence
  UNION
  SELECT b.source, d.depends_on FROM below AS b
    JOIN source_dependence AS d ON d.source = b.rests_on)
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       '"' || a.sentence || '" is known from ' || s.short || ' through ' || v.short
         || CASE WHEN v.status <> 1 THEN ', which was retracted.'
                 ELSE ', but it is not recorded that ' || v.short || ' draws on ' || s.short || '.'
            END AS finding
  FROM citation AS t
  JOIN source AS s ON s.id = t.source
  JOIN source AS v ON v.id = t.via
  JOIN claim AS c ON c.id = t.claim AND c.status = 1
  JOIN all_claims AS a ON a.id = c.id
 WHERE t.status = 1
   AND (v.status <> 1
        OR NOT EXISTS (SELECT 1 FROM below AS b WHERE b.source = t.via AND b.rests_on = t.source))
 ORDER BY t.id
