-- name: how-far-apart
-- title: How many days lie between the dates of two things?
-- param: first entity The one: an event, a treaty, a person ...
-- param: second entity The other.
-- example: --first suwalki-agreement --second capture-of-vilnius-october-1920
-- example: --first moscow-talks --second soviet-lithuanian-treaty-1920
-- description: For each pair of their dates (signed, began, happened ...) the fewest and the most
-- description: days from the first to the second; negative when the second came before.
SELECT DISTINCT a.label || ' ' || r.label || ' ' || d.printed AS first,
       b.label || ' ' || s.label || ' ' || e.printed AS second,
       e.earliest - d.latest AS days_at_least, e.latest - d.earliest AS days_at_most
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation AND r.value = 'date'
  JOIN date AS d ON d.id = c.value_date
  JOIN entity AS a ON a.id = c.subject
  JOIN claim AS f ON f.subject = :second AND f.status = 1 AND f.denied = 0
  JOIN relation AS s ON s.id = f.relation AND s.value = 'date'
  JOIN date AS e ON e.id = f.value_date
  JOIN entity AS b ON b.id = f.subject
 WHERE c.subject = :first AND c.status = 1 AND c.denied = 0
   AND d.earliest > -70368744177664 AND d.latest < 70368744177664
   AND e.earliest > -70368744177664 AND e.latest < 70368744177664
 ORDER BY d.earliest, e.earliest, first, second;
