-- check: deed-after-death
-- severity: error
-- why: The dead do nothing, hold no office and sign no treaty.
-- mend: Compare the day of death and the date of the deed with their sources; supersede the wrong
-- mend: one, or give the deed to whom it belongs.
SELECT c.id AS claim, d.id AS other, p.id AS entity,
       '"' || a.sentence || '" is later than the death of ' || p.label || ' (' || dd.printed || ').'
         AS finding
  FROM relation AS died
  JOIN claim AS d ON d.relation = died.id AND d.status = 1 AND d.denied = 0
  JOIN date AS dd ON dd.id = d.value_date
  JOIN entity AS p ON p.id = d.subject
  JOIN claim AS c ON c.subject = p.id AND c.status = 1 AND c.denied = 0
   -- What began after, or still held after. An end that is only open says nothing.
   AND (c.start_min > dd.latest OR c.end_min > dd.latest AND c.end_date IS NOT NULL)
  JOIN relation AS r ON r.id = c.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE died.key = 'died-on'
   AND r.value NOT IN ('name', 'identifier')
   AND r.key NOT IN ('died-on', 'ended', 'buried-in')
 ORDER BY p.label, c.id, d.id
