-- check: of-itself
-- severity: error
-- why: A claim between a thing and itself is nearly always a slip in entering it.
-- mend: Put the thing that was meant in the place of the one or the other.
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       '"' || a.sentence || '" says it of a thing and itself.' AS finding
  FROM claim AS c
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.object = c.subject AND c.status = 1
 ORDER BY c.id
