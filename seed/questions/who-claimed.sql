-- name: who-claimed
-- title: Who claimed a place?
-- param: place entity The place.
-- param: on date? The day; without it, all times.
-- example: --place kaunas-gubernya
-- example: --place suwalki-gubernya --on 1920-03-31
-- description: Those who said that it was theirs by right, or their capital, whoever held it, and
-- description: those who gave such a claim up.
SELECT claimant.label AS claimant, how.label AS how, a.time,
       CASE WHEN :on_earliest IS NULL THEN NULL
            WHEN c.start_max <= :on_earliest AND :on_latest <= c.end_min THEN 'certain'
            ELSE 'possible' END AS certainty,
       a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS family
  JOIN relation_tree AS t ON t.ancestor = family.id
  JOIN relation AS how ON how.id = t.relation
  JOIN claim AS c ON c.object = :place AND c.relation = how.id
  JOIN entity AS claimant ON claimant.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE family.key IN ('claims', 'withdrew-claim-to') AND c.status = 1 AND c.denied = 0
   AND (:on_earliest IS NULL OR c.start_min <= :on_latest AND :on_earliest <= c.end_max)
 ORDER BY certainty, c.start_min, claimant.label, c.id;
