-- name: who-held-over
-- title: Who held a place over a period?
-- param: place entity The place.
-- param: from date The first day.
-- param: to date The last day.
-- param: how relation? Only this way of holding, and the cases of it: controls, sovereign-over ...
-- example: --place vilnius --from 1919 --to 1922
-- example: --place vilnius --from 1920-07-12 --to 1920-10-12 --how controls
-- description: Every holder of some day in the period, in the order of time. "throughout": held on
-- description: every day of it in any case; "certain": on some day in any case; "possible": else.
SELECT holder.label AS holder, how.label AS how, a.time,
       CASE WHEN c.start_max <= :from_earliest AND :to_latest <= c.end_min THEN 'throughout'
            WHEN c.start_max <= c.end_min AND c.start_max <= :to_latest
                 AND :from_earliest <= c.end_min THEN 'certain'
            ELSE 'possible' END AS certainty,
       a.certainty AS claim_certainty, a.disputed,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS family
  JOIN relation_tree AS t ON t.ancestor = family.id
  JOIN relation AS how ON how.id = t.relation
  JOIN claim AS c ON c.object = :place AND c.relation = how.id
  JOIN entity AS holder ON holder.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE CASE WHEN :how IS NULL THEN family.key = 'holds' ELSE family.id = :how END
   AND c.status = 1 AND c.denied = 0
   AND c.start_min <= :to_latest AND :from_earliest <= c.end_max
 ORDER BY c.start_min, c.end_max, holder.label, c.id;
