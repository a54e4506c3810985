-- check: expired-before-signed
-- severity: error
-- why: What was not yet signed, or not yet in force, cannot end or be denounced.
-- mend: Compare the two dates with their sources, and their calendars; supersede the wrong one.
WITH ended (treaty, claim, date, label) AS (
  SELECT c.subject, c.id, c.value_date, r.label FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   WHERE r.key = 'expired-on' AND c.status = 1 AND c.denied = 0
  UNION ALL
  SELECT c.object, c.id, c.start_date, 'was denounced' FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   WHERE r.key = 'denounced' AND c.status = 1 AND c.denied = 0)
SELECT x.claim, b.id AS other, t.id AS entity,
       t.label || ' ' || x.label || ' (' || xd.printed || ') before it ' || br.label || ' ('
         || bd.printed || ').' AS finding
  FROM ended AS x
  JOIN date AS xd ON xd.id = x.date
  JOIN entity AS t ON t.id = x.treaty
  JOIN claim AS b ON b.subject = x.treaty AND b.status = 1 AND b.denied = 0
  JOIN relation AS br ON br.id = b.relation AND br.key IN ('signed-on', 'in-force-from')
  JOIN date AS bd ON bd.id = b.value_date
 WHERE xd.latest < bd.earliest
 ORDER BY t.label, x.claim, b.id
