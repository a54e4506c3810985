-- check: ratified-before-signed
-- severity: error
-- why: A treaty is ratified after it is signed, or on the same day.
-- mend: Compare the two dates with their sources, and their calendars; supersede the wrong one.
SELECT c.id AS claim, s.id AS other, t.id AS entity,
       t.label || ' was ratified (' || rd.printed || ') before it was signed (' || sd.printed
         || ').' AS finding
  FROM relation AS signed
  JOIN claim AS s ON s.relation = signed.id AND s.status = 1 AND s.denied = 0
  JOIN date AS sd ON sd.id = s.value_date
  JOIN entity AS t ON t.id = s.subject
  JOIN claim AS c ON c.status = 1 AND c.denied = 0 AND c.id IN (
         SELECT x.id FROM claim AS x JOIN relation AS r ON r.id = x.relation
          WHERE x.object = t.id AND r.key = 'ratified'
         UNION ALL
         SELECT x.id FROM claim AS x JOIN relation AS r ON r.id = x.relation
          WHERE x.subject = t.id AND r.key = 'ratified-on')
  JOIN date AS rd ON rd.id = c.start_date
 WHERE signed.key = 'signed-on' AND rd.latest < sd.earliest
 ORDER BY t.label, c.id, s.id
