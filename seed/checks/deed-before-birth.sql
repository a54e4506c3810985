-- check: deed-before-birth
-- severity: error
-- why: Nobody does anything before being born.
-- mend: Compare the day of birth and the date of the deed with their sources; supersede the wrong
-- mend: one, or give the deed to another person of the name.
SELECT c.id AS claim, b.id AS other, p.id AS entity,
       '"' || a.sentence || '" is earlier than the birth of ' || p.label || ' (' || bd.printed
         || ').' AS finding
  FROM relation AS born
  JOIN claim AS b ON b.relation = born.id AND b.status = 1 AND b.denied = 0
  JOIN date AS bd ON bd.id = b.value_date
  JOIN entity AS p ON p.id = b.subject
  JOIN claim AS c ON c.subject = p.id AND c.status = 1 AND c.denied = 0
   AND c.start_max < bd.earliest
  JOIN relation AS r ON r.id = c.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE born.key = 'born-on'
   AND r.value NOT IN ('name', 'identifier')
   AND r.key NOT IN ('born-on', 'began', 'died-on', 'ended')
 ORDER BY p.label, c.id, b.id
