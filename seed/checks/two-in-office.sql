-- check: two-in-office
-- severity: warning
-- excludes: yes
-- why: Most offices are held by one person at a time.
-- mend: Compare the terms with their sources. Where the office was shared, settle a dispute of the
-- mend: two claims as compatible.
SELECT c.id AS claim, d.id AS other, o.id AS entity,
       first.label || ' and ' || second.label || ' both held the office of ' || o.label || ' from '
         || date(max(c.start_max, d.start_max)) || ' to ' || date(min(c.end_min, d.end_min)) || '.'
         AS finding,
       'Who held the office of ' || o.label || ' from ' || date(max(c.start_max, d.start_max))
         || ' to ' || date(min(c.end_min, d.end_min)) || '?' AS question
  FROM relation AS r
 CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   AND c.status = 1 AND c.denied = 0
  JOIN claim AS d ON d.object = c.object AND d.relation = r.id AND d.id > c.id
   AND d.subject <> c.subject AND d.status = 1 AND d.denied = 0
  JOIN entity AS first ON first.id = c.subject
  JOIN entity AS second ON second.id = d.subject
  JOIN entity AS o ON o.id = c.object
 WHERE r.key = 'holds-office' AND max(c.start_max, d.start_max) < min(c.end_min, d.end_min)
 ORDER BY o.label, c.id, d.id
