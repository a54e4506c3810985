-- check: two-values
-- severity: error
-- excludes: yes
-- why: This relation has one value at a time: one day of birth, one beginning.
-- mend: Compare the claims with their sources; supersede the wrong one, or open a dispute when the
-- mend: sources disagree.
SELECT c.id AS claim, d.id AS other, s.id AS entity,
       s.label || ' ' || r.label || ' both ' || a.value || ' and ' || b.value
         || CASE WHEN r.time = 'interval' THEN ' at one time' ELSE '' END || '.' AS finding,
       CASE WHEN r.value = 'date' THEN 'When is it that ' || s.label || ' ' || r.label || '?'
            ELSE 'Which is so: ' || s.label || ' ' || r.label || ' ' || a.value || ', or '
                 || b.value || '?' END AS question
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0
  JOIN claim AS d ON d.subject = c.subject AND d.relation = r.id AND d.id > c.id
   AND d.status = 1 AND d.denied = 0
  JOIN entity AS s ON s.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = d.id
 WHERE r.functional = 1
   AND CASE
         -- Two dates agree when some day is in both.
         WHEN r.value = 'date' THEN c.start_max < d.start_min OR d.start_max < c.start_min
         WHEN r.time = 'interval' THEN
           max(c.start_max, d.start_max) < min(c.end_min, d.end_min) AND a.value <> b.value
         ELSE a.value <> b.value
       END
   AND c.reading_of IS NOT d.id AND d.reading_of IS NOT c.id
 ORDER BY s.label, r.key, c.id, d.id
