-- check: two-subjects
-- severity: error
-- excludes: yes
-- why: Only one thing at a time stands in this relation to another: one holder, one capital's state.
-- mend: Compare the claims with their sources; supersede the wrong one, or open a dispute when the
-- mend: sources disagree.
SELECT c.id AS claim, d.id AS other, o.id AS entity,
       first.label || ' and ' || second.label || ' both ' || r.label || ' ' || o.label
         || CASE WHEN r.time = 'interval' THEN ' at one time' ELSE '' END || '.' AS finding,
       'Which of them ' || r.label || ' ' || o.label || ': ' || first.label || ' or '
         || second.label || '?' AS question
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0
  JOIN claim AS d ON d.object = c.object AND d.relation = r.id AND d.id > c.id
   AND d.subject <> c.subject AND d.status = 1 AND d.denied = 0
  JOIN entity AS first ON first.id = c.subject
  JOIN entity AS second ON second.id = d.subject
  JOIN entity AS o ON o.id = c.object
 WHERE r.inverse_functional = 1 AND r.value = 'entity'
   -- Who controls a place has a rule of its own (see two-in-control).
   AND NOT EXISTS (SELECT 1 FROM relation_tree AS t JOIN relation AS a ON a.id = t.ancestor
                    WHERE t.relation = r.id AND a.key = 'controls')
   AND CASE r.time
         WHEN 'interval' THEN max(c.start_max, d.start_max) < min(c.end_min, d.end_min)
         ELSE 1 END
   AND c.reading_of IS NOT d.id AND d.reading_of IS NOT c.id
 ORDER BY o.label, r.key, c.id, d.id
