-- name: claimed-places
-- title: Which places of a kind were claimed, and by whom?
-- param: kind kind? Only places of this kind: gubernya, city ...
-- param: claimant entity? Only those that this power claimed.
-- example: --kind gubernya
-- example: --kind gubernya --claimant lithuania
-- example: --claimant poland
-- description: Every place that somebody is recorded to have claimed, with the number of its
-- description: claimants; to claim as a capital is to claim.
SELECT place.label AS place, kind.label AS kind, claimant.label AS claimant, how.label AS how,
       a.time,
       count(*) OVER (PARTITION BY c.object) AS claims_to_it,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS family
 CROSS JOIN relation_tree AS t ON t.ancestor = family.id
 CROSS JOIN relation AS how ON how.id = t.relation
 CROSS JOIN claim AS c ON c.relation = how.id AND c.start_min IS NOT NULL
  JOIN entity AS claimant ON claimant.id = c.subject
  JOIN entity AS place ON place.id = c.object
  JOIN kind ON kind.id = place.kind
  JOIN all_claims AS a ON a.id = c.id
 WHERE family.key = 'claims' AND c.status = 1 AND c.denied = 0
   AND (:claimant IS NULL OR c.subject = :claimant)
   AND (:kind IS NULL OR EXISTS (SELECT 1 FROM kind_tree WHERE kind = place.kind
                                    AND ancestor = :kind))
 ORDER BY place.label, claimant.label, c.id;
