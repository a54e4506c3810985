-- check: ratified-before-signed
-- severity: error
-- why: A treaty is ratified after it is signed, or on the same day.
-- mend: Compare the two dates with their sources, and their calendars; supersede the wrong one.
WITH ratification (treaty, claim, date) AS (
  SELECT c.object, c.id, c.start_date FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   WHERE r.key = 'ratified' AND c.status = 1 AND c.denied = 0
  UNION ALL
  SELECT c.subject, c.id, c.value_date FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   WHERE r.key = 'ratified-on' AND c.status = 1 AND c.denied = 0)
SELECT x.claim, s.id AS other, t.id AS entity,
       t.label || ' was ratified (' || rd.printed || ') before it was signed (' || sd.printed
         || ').' AS finding
  FROM ratification AS x
  JOIN date AS rd ON rd.id = x.date
  JOIN entity AS t ON t.id = x.treaty
  JOIN claim AS s ON s.subject = x.treaty AND s.status = 1 AND s.denied = 0
  JOIN relation AS signed ON signed.id = s.relation AND signed.key = 'signed-on'
  JOIN date AS sd ON sd.id = s.value_date
 WHERE rd.latest < sd.earliest
 ORDER BY t.label, x.claim, s.id
