-- check: in-force-before-ratified
-- severity: note
-- why: A treaty seldom binds before anybody has ratified it.
-- mend: Compare the dates with their sources. Where it was applied before its ratification, say so in
-- mend: a comment and settle a dispute of the two claims as compatible.
WITH ratification (treaty, claim, date) AS (
  SELECT c.object, c.id, c.start_date FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   WHERE r.key = 'ratified' AND c.status = 1 AND c.denied = 0
  UNION ALL
  SELECT c.subject, c.id, c.value_date FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
   WHERE r.key = 'ratified-on' AND c.status = 1 AND c.denied = 0),
-- The first that is dated; one of which no date is known may have come before it.
first (treaty, claim, earliest, printed) AS (
  SELECT x.treaty, x.claim, min(ifnull(d.earliest, -70368744177664)), d.printed
    FROM ratification AS x LEFT JOIN date AS d ON d.id = x.date GROUP BY x.treaty)
SELECT f.id AS claim, x.claim AS other, t.id AS entity,
       t.label || ' came into force (' || fd.printed || ') before it was first ratified ('
         || x.printed || ').' AS finding
  FROM first AS x
  JOIN entity AS t ON t.id = x.treaty
  JOIN claim AS f ON f.subject = x.treaty AND f.status = 1 AND f.denied = 0
  JOIN relation AS force ON force.id = f.relation AND force.key = 'in-force-from'
  JOIN date AS fd ON fd.id = f.value_date
 WHERE fd.latest < x.earliest
 ORDER BY t.label, f.id
