-- check: retracted-source
-- severity: warning
-- why: A claim that rests only on a source that was retracted rests on nothing.
-- mend: Give the claim another source, or retract it too.
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       '"' || a.sentence || '" rests only on ' || min(s.short) || ', which was retracted.'
         AS finding
  FROM claim AS c
  JOIN citation AS t ON t.claim = c.id AND t.status = 1
  JOIN source AS s ON s.id = t.source
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.status = 1
 GROUP BY c.id
HAVING min(s.status) = 3
 ORDER BY c.id
