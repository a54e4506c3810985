-- check: claim-of-the-gone
-- severity: warning
-- why: A claim about an entity that was retracted or merged is found by nobody.
-- mend: Retract the claim, or supersede it by one about the entity that took the other's place.
SELECT c.id AS claim, NULL AS other, e.id AS entity,
       '"' || a.sentence || '" is about ' || e.label || ' (' || e.key || '), which was '
         || CASE WHEN e.merged_into IS NULL THEN 'retracted'
                 ELSE 'merged into ' || (SELECT key FROM entity WHERE id = e.merged_into) END || '.'
         AS finding
  FROM entity AS e
  JOIN claim AS c ON c.id IN (SELECT id FROM claim WHERE subject = e.id
                              UNION SELECT id FROM claim WHERE object = e.id)
  JOIN all_claims AS a ON a.id = c.id
  JOIN relation AS r ON r.id = c.relation AND r.value NOT IN ('name', 'identifier')
 WHERE (e.status = 3 OR e.merged_into IS NOT NULL) AND c.status = 1
 ORDER BY e.key, c.id
