-- check: in-force-before-signed
-- severity: warning
-- why: A treaty seldom binds before it is signed; some are made to, most are misdated.
-- mend: Compare the two dates with their sources. Where the text itself goes back, say so in a
-- mend: comment and settle a dispute of the two claims as compatible.
SELECT f.id AS claim, s.id AS other, t.id AS entity,
       t.label || ' came into force (' || fd.printed || ') before it was signed (' || sd.printed
         || ').' AS finding
  FROM relation AS signed
  JOIN claim AS s ON s.relation = signed.id AND s.status = 1 AND s.denied = 0
  JOIN date AS sd ON sd.id = s.value_date
  JOIN entity AS t ON t.id = s.subject
  JOIN claim AS f ON f.subject = t.id AND f.status = 1 AND f.denied = 0
  JOIN relation AS force ON force.id = f.relation AND force.key = 'in-force-from'
  JOIN date AS fd ON fd.id = f.value_date
 WHERE signed.key = 'signed-on' AND fd.latest < sd.earliest
 ORDER BY t.label, f.id, s.id
