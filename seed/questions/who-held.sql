-- name: who-held
-- title: Who held a place, and how?
-- param: place entity The place.
-- param: on date? The day, or a longer date; without it, all times.
-- example: --place vilnius --on 1920-08-01
-- example: --place Wilno
-- description: Everyone who held it in any way: by right, in fact, by administration. A row is
-- description: "certain" when every reading of its dates has it hold on all of the date asked for,
-- description: "possible" when some reading does. To claim a place is not to hold it: ask
-- description: who-claimed.
SELECT holder.label AS holder, how.label AS how, a.time,
       CASE WHEN :on_earliest IS NULL THEN NULL
            WHEN c.start_max <= :on_earliest AND :on_latest <= c.end_min THEN 'certain'
            ELSE 'possible' END AS certainty,
       a.certainty AS claim_certainty, a.disputed,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS family
  JOIN relation_tree AS t ON t.ancestor = family.id
  JOIN relation AS how ON how.id = t.relation
  JOIN claim AS c ON c.object = :place AND c.relation = how.id
  JOIN entity AS holder ON holder.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE family.key = 'holds' AND c.status = 1 AND c.denied = 0
   AND (:on_earliest IS NULL OR c.start_min <= :on_latest AND :on_earliest <= c.end_max)
   -- A beginning that is not known does not reach back before there was such a holder.
   AND NOT EXISTS (SELECT 1 FROM claim AS born JOIN relation AS r ON r.id = born.relation
                    WHERE born.subject = c.subject AND r.key IN ('founded-on', 'born-on')
                      AND born.status = 1 AND born.denied = 0
                      AND c.start_date IS NULL AND born.start_min > :on_latest)
 ORDER BY certainty, c.start_min, c.start_max, holder.label, c.id;
