-- check: reading-of-nothing
-- severity: warning
-- why: An editor's reading stands on what a source says; here that was superseded or retracted.
-- mend: Retract the reading, or make it a reading of the claim that took the other's place.
SELECT c.id AS claim, o.id AS other, c.subject AS entity,
       'The reading "' || a.sentence || '" is of "' || b.sentence || '", which is ' || b.status
         || '.' AS finding
  FROM claim AS c
  JOIN claim AS o ON o.id = c.reading_of AND o.status <> 1
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = o.id
 WHERE c.status = 1
 ORDER BY c.id
