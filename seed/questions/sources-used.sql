-- name: sources-used
-- title: Which sources are there, and how much was taken from each?
-- example:
-- description: The number of claims that cite it, of those known through another source, of those
-- description: that it disputes, and of its places cited; on what other sources it draws.
SELECT s.short AS source, s.type, s.author, s.title, d.printed AS issued,
       count(DISTINCT CASE WHEN t.stance = 0 THEN t.claim END) AS claims,
       count(DISTINCT CASE WHEN t.via IS NOT NULL THEN t.claim END) AS at_second_hand,
       count(DISTINCT CASE WHEN t.stance = 1 THEN t.claim END) AS disputes,
       count(DISTINCT t.locator) AS places_cited,
       (SELECT count(*) FROM passage WHERE source = s.id) AS passages,
       (SELECT group_concat(short, '; ') FROM (
          SELECT o.short FROM source_dependence AS x JOIN source AS o ON o.id = x.depends_on
           WHERE x.source = s.id ORDER BY o.short)) AS draws_on,
       s.key
  FROM source AS s
  LEFT JOIN date AS d ON d.id = s.issued
  LEFT JOIN citation AS t ON t.source = s.id AND t.status = 1
        AND t.claim NOT IN (SELECT id FROM claim WHERE status <> 1)
 WHERE s.status = 1
 GROUP BY s.id
 ORDER BY claims DESC, s.short;
