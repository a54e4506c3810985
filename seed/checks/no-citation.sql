-- check: no-citation
-- severity: warning
-- why: A claim that nobody is known to say cannot be weighed.
-- mend: Add the source and the place in it, or retract the claim. Descriptions and editor's
-- mend: readings need none.
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       'No source is given for "' || a.sentence || '".' AS finding
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.status = 1 AND c.reading_of IS NULL AND r.annotation = 0
   AND r.value NOT IN ('name', 'identifier')
   AND NOT EXISTS (SELECT 1 FROM citation AS t WHERE t.claim = c.id AND t.status = 1)
 ORDER BY c.id
