-- check: two-figures
-- severity: warning
-- excludes: yes
-- why: Of one thing at one time two sources give figures that are far apart.
-- mend: Open a dispute. Where they count different things, say so with a qualifier (scope, role, on
-- mend: behalf of), or settle the dispute as not comparable.
SELECT c.id AS claim, d.id AS other, s.id AS entity,
       s.label || ' ' || r.label || ' ' || a.value || ' and ' || b.value
         || ifnull(' (' || a.time || ')', '') || '.' AS finding,
       'Which is so: ' || s.label || ' ' || r.label || ' ' || a.value || ', or ' || b.value || '?'
         AS question
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0 AND c.number IS NOT NULL
  JOIN claim AS d ON d.subject = c.subject AND d.relation = r.id AND d.id > c.id
   AND d.status = 1 AND d.denied = 0 AND d.number IS NOT NULL AND d.unit IS c.unit
  JOIN entity AS s ON s.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = d.id
 WHERE r.value = 'quantity' AND r.functional = 0
   -- Figures are rounded: those within a twentieth of each other are one.
   AND (ifnull(c.number_to, c.number) < d.number - abs(d.number) / 20
        OR ifnull(d.number_to, d.number) < c.number - abs(c.number) / 20)
   -- An amount at another time is another amount.
   AND (c.start_min IS d.start_min AND c.start_max IS d.start_max AND c.end_min IS d.end_min
          AND c.end_max IS d.end_max
        OR r.time = 'interval' AND max(c.start_max, d.start_max) < min(c.end_min, d.end_min))
   -- So is one of another scope, on another side, in another place.
   AND NOT EXISTS (
         SELECT relation, object, text, number, number_to, unit, value_date FROM qualifier
          WHERE claim = c.id
         EXCEPT
         SELECT relation, object, text, number, number_to, unit, value_date FROM qualifier
          WHERE claim = d.id)
   AND NOT EXISTS (
         SELECT relation, object, text, number, number_to, unit, value_date FROM qualifier
          WHERE claim = d.id
         EXCEPT
         SELECT relation, object, text, number, number_to, unit, value_date FROM qualifier
          WHERE claim = c.id)
   AND c.reading_of IS NOT d.id AND d.reading_of IS NOT c.id
 ORDER BY s.label, r.key, c.id, d.id
