-- check: anachronism
-- severity: warning
-- why: A thing that was not yet there can do nothing, and nothing can be done to a power that was
-- why: not: "the Soviet Union" in 1920.
-- mend: Leave what the source says, and put the editor's reading beside it: who was meant. Where
-- mend: the date is wrong, supersede it.
SELECT c.id AS claim, f.id AS other, e.id AS entity,
       '"' || a.sentence || '" is earlier than ' || e.label || ' itself (' || fr.label || ' '
         || fd.printed || ')' || ifnull('; the editor''s reading stands beside it: "' || (
           SELECT min(b.sentence) FROM claim AS g JOIN all_claims AS b ON b.id = g.id
            WHERE g.reading_of = c.id AND g.status = 1) || '"', '') || '.' AS finding
  FROM relation AS began
  JOIN relation_tree AS ft ON ft.ancestor = began.id
  JOIN relation AS fr ON fr.id = ft.relation AND fr.key <> 'born-on'
  JOIN claim AS f ON f.relation = fr.id AND f.status = 1 AND f.denied = 0
  JOIN date AS fd ON fd.id = f.value_date
  JOIN entity AS e ON e.id = f.subject
  JOIN claim AS c ON c.id IN (
         SELECT id FROM claim WHERE subject = e.id
         UNION ALL
         -- As the object, only one that acts: of a plan one may speak before it is there.
         SELECT id FROM claim WHERE object = e.id AND EXISTS (
           SELECT 1 FROM kind_tree AS kt JOIN kind AS k ON k.id = kt.ancestor
            WHERE kt.kind = e.kind AND k.key = 'agent'))
  JOIN relation AS r ON r.id = c.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE began.key = 'began' AND c.status = 1 AND c.denied = 0
   -- Over, or certainly begun, before the first day on which it can have begun to be.
   AND c.start_max < fd.earliest
   AND r.value NOT IN ('name', 'identifier', 'date')
   AND r.key NOT IN ('created', 'planned', 'prepared', 'proposed', 'sought', 'demanded',
                     'considered')
 ORDER BY e.label, c.id, f.id
