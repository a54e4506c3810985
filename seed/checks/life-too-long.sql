-- check: life-too-long
-- severity: warning
-- why: Nobody is known to have lived longer than 122 years.
-- mend: Compare birth and death with their sources: it may be two persons of one name.
SELECT d.id AS claim, b.id AS other, p.id AS entity,
       p.label || ' would have lived ' || ((dd.earliest - bd.latest) * 100 / 36525)
         || ' years or more (' || bd.printed || ' to ' || dd.printed || ').' AS finding
  FROM relation AS born
  JOIN claim AS b ON b.relation = born.id AND b.status = 1 AND b.denied = 0
  JOIN date AS bd ON bd.id = b.value_date AND bd.latest < 70368744177664
  JOIN claim AS d ON d.subject = b.subject AND d.status = 1 AND d.denied = 0
  JOIN relation AS died ON died.id = d.relation AND died.key = 'died-on'
  JOIN date AS dd ON dd.id = d.value_date AND dd.earliest > -70368744177664
  JOIN entity AS p ON p.id = b.subject
 WHERE born.key = 'born-on' AND dd.earliest - bd.latest > 44926
 ORDER BY p.label, d.id, b.id
