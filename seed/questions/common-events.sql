-- name: common-events
-- title: In which events did several take part together?
-- param: one entity The one.
-- param: other entity The other.
-- param: third entity? A third.
-- example: --one lithuania --other poland
-- example: --one estonia --other latvia --third lithuania
-- description: With date and place and the part that each had. To be the target of an event is not
-- description: to take part in it.
WITH part (event, who, label) AS (
  SELECT c.object, c.subject, group_concat(DISTINCT r.label) FROM relation AS family
    JOIN relation_tree AS t ON t.ancestor = family.id
    JOIN relation AS r ON r.id = t.relation
    JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0
     AND c.subject IN (:one, :other, :third)
   WHERE family.key IN ('took-part-in', 'party-to', 'signed')
   GROUP BY c.object, c.subject)
SELECT e.name AS event, e.kind, e.date, e.place, a.label AS part, b.label AS other_part,
       (SELECT label FROM part WHERE event = e.id AND who = :third) AS third_part,
       e.key AS event_key
  FROM part AS a
  JOIN part AS b ON b.event = a.event AND b.who = :other
  JOIN events AS e ON e.id = a.event
 WHERE a.who = :one
   AND (:third IS NULL OR EXISTS (SELECT 1 FROM part WHERE event = a.event AND who = :third))
 ORDER BY e.earliest IS NULL, e.earliest, e.name;
