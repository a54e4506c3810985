-- name: ratifications
-- title: When were treaties ratified, and how long after the signature?
-- param: treaty entity? Only this treaty.
-- example: --treaty soviet-lithuanian-treaty-1920
-- example:
-- description: The delay in days is a range: the fewest and the most that the two dates allow.
WITH signed (treaty, earliest, latest, printed) AS (
  SELECT c.subject, min(d.earliest), max(d.latest), min(d.printed) FROM relation AS r
   CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
    JOIN date AS d ON d.id = c.value_date
   WHERE r.key = 'signed-on' AND c.status = 1 AND c.denied = 0
     AND (:treaty IS NULL OR c.subject = :treaty)
   GROUP BY c.subject)
SELECT treaty.label AS treaty, s.printed AS signed, who.label AS ratified_by, d.printed AS ratified,
       max(d.earliest - s.latest, 0) AS days_at_least,
       d.latest - s.earliest AS days_at_most,
       (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
         WHERE q.claim = c.id AND q.relation_key = 'on-behalf-of') AS for_whom,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS r
 CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
  JOIN entity AS treaty ON treaty.id = c.object
  JOIN entity AS who ON who.id = c.subject
  LEFT JOIN date AS d ON d.id = c.start_date
  LEFT JOIN signed AS s ON s.treaty = c.object
 WHERE r.key = 'ratified' AND c.status = 1 AND c.denied = 0
   AND (:treaty IS NULL OR c.object = :treaty)
 ORDER BY c.start_min, treaty.label, who.label, c.id;
