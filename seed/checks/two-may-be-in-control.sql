-- check: two-may-be-in-control
-- severity: note
-- why: The dates leave it open whether two powers controlled one place at the same time.
-- mend: Look for closer dates. Where one took it from the other on a day that is not known, give
-- mend: both claims the same date for the change.
SELECT c.id AS claim, d.id AS other, place.id AS entity,
       first.label || ' and ' || second.label || ' may both have held ' || place.label
         || ' for a time: ' || ifnull(a.time, 'undated') || '; ' || ifnull(b.time, 'undated')
         || '.' AS finding
  FROM relation AS family
 CROSS JOIN relation_tree AS ct ON ct.ancestor = family.id
 CROSS JOIN claim AS c ON c.relation = ct.relation AND c.start_min IS NOT NULL
   AND c.status = 1 AND c.denied = 0
 CROSS JOIN relation_tree AS dt ON dt.ancestor = family.id
 CROSS JOIN claim AS d ON d.object = c.object AND d.relation = dt.relation AND d.id > c.id
   AND d.status = 1 AND d.denied = 0 AND d.subject <> c.subject
  JOIN entity AS first ON first.id = c.subject
  JOIN entity AS second ON second.id = d.subject
  JOIN entity AS place ON place.id = c.object
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = d.id
 WHERE family.key = 'controls'
   -- Not certain, but possible on more than one day. A beginning or an end that no source gives
   -- yields to the neighbour's.
   AND max(c.start_max, d.start_max) >= min(c.end_min, d.end_min)
   AND c.start_date IS NOT NULL AND c.end_date IS NOT NULL
   AND d.start_date IS NOT NULL AND d.end_date IS NOT NULL
   AND max(c.start_min, d.start_min) < min(c.end_max, d.end_max)
   -- One date of a change of hands, written for both.
   AND NOT (c.end_min = d.start_min AND c.end_max = d.start_max)
   AND NOT (d.end_min = c.start_min AND d.end_max = c.start_max)
   -- A power and its army, its organ or its puppet are one side.
   AND NOT EXISTS (
         SELECT 1 FROM relation AS kr CROSS JOIN relation_tree AS kt ON kt.ancestor = kr.id
          CROSS JOIN claim AS k ON k.relation = kt.relation
            AND k.subject IN (c.subject, d.subject) AND k.object IN (c.subject, d.subject)
          WHERE kr.key IN ('part-of', 'puppet-of', 'head-of', 'served-in', 'official-of')
            AND k.status = 1 AND k.denied = 0 AND k.subject <> k.object)

 ORDER BY place.label, c.id, d.id
