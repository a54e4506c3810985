-- check: off-the-map
-- severity: error
-- why: A place lies somewhere on the globe; 0, 0 is what programs write when they do not know.
-- mend: Look the place up and give its latitude and longitude in degrees.
SELECT c.id AS claim, NULL AS other, e.id AS entity,
       e.label || ' cannot lie at ' || printf('%.15g', c.number) || ', '
         || printf('%.15g', c.number_to)
         || CASE WHEN c.number = 0 AND c.number_to = 0 THEN ', in the sea off Africa.'
                 ELSE ': there is no such place on the globe.' END AS finding
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0
  JOIN entity AS e ON e.id = c.subject
 WHERE r.value = 'point' AND c.number IS NOT NULL
   AND (c.number NOT BETWEEN -90 AND 90 OR c.number_to IS NULL
        OR c.number_to NOT BETWEEN -180 AND 180 OR c.number = 0 AND c.number_to = 0)
 ORDER BY e.label, c.id
