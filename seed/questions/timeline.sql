-- name: timeline
-- title: What happened to a thing, in the order of time?
-- param: thing entity The thing, person or place.
-- param: from date? Nothing that was over before.
-- param: to date? Nothing that began after.
-- example: --thing vilnius
-- example: --thing lithuania --from 1920-07-01 --to 1920-09-30
-- description: The dated claims of which it is subject or object. What is not known to the day
-- description: stands at its earliest day; a claim with no beginning stands first.
SELECT a.time, a.earliest, a.latest, a.sentence, a.disputed,
       (SELECT citations FROM evidence WHERE claim = a.id) AS sources, a.id AS claim
  FROM (
    SELECT c.id, ifnull(c.time, c.value) AS time, c.earliest, c.latest, c.sentence, c.disputed,
           c.start_min, c.end_max FROM claims AS c
     WHERE c.subject_id = :thing
    UNION
    SELECT c.id, ifnull(c.time, c.value), c.earliest, c.latest, c.sentence, c.disputed,
           c.start_min, c.end_max FROM claims AS c
     WHERE c.object_id = :thing) AS a
 WHERE (a.earliest IS NOT NULL OR a.latest IS NOT NULL)
   AND (:from_earliest IS NULL OR a.end_max >= :from_earliest)
   AND (:to_latest IS NULL OR a.start_min <= :to_latest)
 ORDER BY a.start_min, a.end_max, a.id;
