-- name: holders-by-year
-- title: Who held a place, year by year?
-- param: place entity The place.
-- param: first integer The first year.
-- param: last integer The last year.
-- example: --place vilnius --first 1919 --last 1922
-- description: A row for each year and holder; a year in which nobody is recorded has a row without
-- description: a holder. "certain": on some day of the year in any case. At most a hundred years.
WITH RECURSIVE
  year (year, first, last) AS (
    SELECT :first, cast(julianday(printf('%04d-01-01', :first)) + 0.5 AS INTEGER),
           cast(julianday(printf('%04d-12-31', :first)) + 0.5 AS INTEGER)
    UNION ALL
    SELECT year + 1, cast(julianday(printf('%04d-01-01', year + 1)) + 0.5 AS INTEGER),
           cast(julianday(printf('%04d-12-31', year + 1)) + 0.5 AS INTEGER)
      FROM year WHERE year < :last AND year < :first + 99),
  held AS (
    SELECT c.*, how.label AS how FROM relation AS family
      JOIN relation_tree AS t ON t.ancestor = family.id
      JOIN relation AS how ON how.id = t.relation
      JOIN claim AS c ON c.object = :place AND c.relation = how.id
     WHERE family.key = 'holds' AND c.status = 1 AND c.denied = 0)
SELECT y.year, holder.label AS holder, c.how,
       (SELECT time FROM all_claims WHERE id = c.id) AS time,
       CASE WHEN c.id IS NULL THEN NULL
            WHEN c.start_max <= c.end_min AND c.start_max <= y.last AND y.first <= c.end_min
              THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM year AS y
  LEFT JOIN held AS c ON c.start_min <= y.last AND y.first <= c.end_max
  LEFT JOIN entity AS holder ON holder.id = c.subject
 ORDER BY y.year, certainty, c.start_min, holder.label, c.id;
