-- check: anachronism
-- severity: warning
-- why: A thing that was not yet there can do nothing, and nothing can be done to a power that was
-- why: not: "the Soviet Union" in 1920.
-- mend: Leave what the source says, and put the editor's reading beside it: who was meant. Where
-- mend: the date is wrong, supersede it.
WITH
  -- What has a known first day, people apart: they are born (see deed-before-birth).
  began (thing, claim, label, earliest, printed) AS (
    SELECT c.subject, c.id, r.label, d.earliest, d.printed FROM relation AS root
     CROSS JOIN relation_tree AS t ON t.ancestor = root.id
     CROSS JOIN relation AS r ON r.id = t.relation AND r.key <> 'born-on'
     CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
      JOIN date AS d ON d.id = c.value_date
     WHERE root.key = 'began' AND c.status = 1 AND c.denied = 0),
  met (claim, thing, began, label, earliest, printed) AS (
    SELECT c.id, b.thing, b.claim, b.label, b.earliest, b.printed FROM began AS b
     CROSS JOIN claim AS c ON c.subject = b.thing
     WHERE c.start_max < b.earliest
    UNION ALL
    -- As the object, only one that acts: of a plan one may speak before it is there.
    SELECT c.id, b.thing, b.claim, b.label, b.earliest, b.printed FROM began AS b
     CROSS JOIN claim AS c ON c.object = b.thing
      JOIN entity AS e ON e.id = b.thing
     WHERE c.start_max < b.earliest
       AND EXISTS (SELECT 1 FROM kind_tree AS kt JOIN kind AS k ON k.id = kt.ancestor
                    WHERE kt.kind = e.kind AND k.key = 'agent'))
SELECT c.id AS claim, m.began AS other, e.id AS entity,
       '"' || a.sentence || '" is earlier than ' || e.label || ' itself (' || m.label || ' '
         || m.printed || ')' || ifnull('; the editor''s reading stands beside it: "' || (
           SELECT min(b.sentence) FROM claim AS g JOIN all_claims AS b ON b.id = g.id
            WHERE g.reading_of = c.id AND g.status = 1) || '"', '') || '.' AS finding
  FROM met AS m
  JOIN claim AS c ON c.id = m.claim AND c.status = 1 AND c.denied = 0
  JOIN relation AS r ON r.id = c.relation
  JOIN entity AS e ON e.id = m.thing
  JOIN all_claims AS a ON a.id = c.id
 WHERE r.value NOT IN ('name', 'identifier', 'date')
   AND r.key NOT IN ('created', 'planned', 'prepared', 'proposed', 'sought', 'demanded',
                     'considered')
 ORDER BY e.label, c.id, m.began
