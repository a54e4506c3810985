-- check: deed-after-end
-- severity: warning
-- why: A state or body that had ended does nothing any more.
-- mend: Compare the two dates with their sources; where a successor was meant, put the editor's
-- mend: reading beside what the source says.
SELECT c.id AS claim, g.id AS other, e.id AS entity,
       '"' || a.sentence || '" is later than the end of ' || e.label || ' (' || gd.printed || ')'
         || ifnull('; the editor''s reading stands beside it: "' || (
           SELECT min(b.sentence) FROM claim AS h JOIN all_claims AS b ON b.id = h.id
            WHERE h.reading_of = c.id AND h.status = 1) || '"', '') || '.' AS finding
  FROM relation AS gone
  JOIN claim AS g ON g.relation = gone.id AND g.status = 1 AND g.denied = 0
  JOIN date AS gd ON gd.id = g.value_date
  JOIN entity AS e ON e.id = g.subject
  JOIN claim AS c ON c.subject = e.id AND c.status = 1 AND c.denied = 0
   AND (c.start_min > gd.latest OR c.end_min > gd.latest AND c.end_date IS NOT NULL)
  JOIN relation AS r ON r.id = c.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE gone.key = 'dissolved-on'
   AND r.value NOT IN ('name', 'identifier', 'date')
   AND e.kind IN (SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
                   WHERE k.key = 'agent')
 ORDER BY e.label, c.id, g.id
