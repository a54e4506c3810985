-- name: positions
-- title: Who holds or rejects what?
-- param: holder entity? Only this person or school.
-- example:
-- example: --holder piotr-lossowski
-- description: The positions of people and schools on claims, with their reasons and where they say
-- description: so.
SELECT h.label AS holder, p.stance, a.sentence, p.reason, s.short AS source, p.locator,
       a.disputed, p.claim
  FROM position AS p
  JOIN entity AS h ON h.id = p.holder
  JOIN all_claims AS a ON a.id = p.claim
  LEFT JOIN source AS s ON s.id = p.source
 WHERE p.status = 1 AND (:holder IS NULL OR p.holder = :holder)
 ORDER BY h.label, p.id;
