-- name: claimed-by-two
-- title: What was claimed by two at once?
-- param: kind kind? Only places of this kind: gubernya, city ...
-- param: on date? On this day; without it, at any time.
-- example: --kind gubernya
-- example: --on 1920-03-31
-- ask: (what|which) (places|lands|territories|regions) (were|are) claimed by (two|several|more than one) (states|powers|countries|sides)
-- description: Pairs of claimants of one place whose claims overlap in time: "certain" when they do
-- description: in every reading of their dates.
SELECT place.label AS place, first.label AS claimant, a.time,
       second.label AS other_claimant, b.time AS other_time,
       CASE WHEN max(c.start_max, d.start_max, ifnull(:on_latest, c.start_max))
                   <= min(c.end_min, d.end_min, ifnull(:on_earliest, c.end_min)) THEN 'certain'
            WHEN :on_earliest < :on_latest AND max(c.start_max, d.start_max) <= :on_earliest
                 AND :on_latest <= min(c.end_min, d.end_min) THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources,
       (SELECT citations FROM evidence WHERE claim = d.id) AS other_sources,
       c.id AS claim, d.id AS other_claim
  FROM relation AS family
 CROSS JOIN relation_tree AS t ON t.ancestor = family.id
 CROSS JOIN claim AS c ON c.relation = t.relation AND c.start_min IS NOT NULL
  JOIN entity AS place ON place.id = c.object
  JOIN relation_tree AS u ON u.ancestor = family.id
  JOIN claim AS d ON d.object = c.object AND d.relation = u.relation
  JOIN entity AS first ON first.id = c.subject
  JOIN entity AS second ON second.id = d.subject
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = d.id
 WHERE family.key = 'claims' AND c.status = 1 AND c.denied = 0 AND d.status = 1 AND d.denied = 0
   AND first.label < second.label
   AND (:kind IS NULL OR EXISTS (SELECT 1 FROM kind_tree WHERE kind = place.kind
                                    AND ancestor = :kind))
   AND max(c.start_min, d.start_min) <= min(c.end_max, d.end_max)
   AND (:on_earliest IS NULL OR max(c.start_min, d.start_min) <= :on_latest
          AND :on_earliest <= min(c.end_max, d.end_max))
 ORDER BY place.label, first.label, second.label, c.id, d.id;
