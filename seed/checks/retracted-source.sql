-- check: retracted-source
-- severity: warning
-- why: A claim that rests only on a source that was retracted rests on nothing.
-- mend: Give the claim another source, or retract it too.
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       '"' || a.sentence || '" rests only on ' || min(s.short) || ', which was retracted.'
         AS finding
  FROM source AS s
  JOIN citation AS t ON t.source = s.id AND t.status = 1
  JOIN claim AS c ON c.id = t.claim AND c.status = 1
  JOIN all_claims AS a ON a.id = c.id
 WHERE s.status = 3
   AND NOT EXISTS (SELECT 1 FROM citation AS other JOIN source AS o ON o.id = other.source
                    WHERE other.claim = c.id AND other.status = 1 AND o.status = 1)
 GROUP BY c.id
 ORDER BY c.id
