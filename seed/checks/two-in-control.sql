-- check: two-in-control
-- severity: error
-- excludes: yes
-- why: Two powers cannot both control one place on the same days. A change of hands on one day is
-- why: none: the day belongs to both.
-- mend: Compare the dates with their sources; supersede the wrong one, or open a dispute. Where
-- mend: one held it only by right, or held another part, say that instead.
SELECT c.id AS claim, d.id AS other, place.id AS entity,
       first.label || ' and ' || second.label || ' both held ' || place.label || ' from '
         || date(max(c.start_max, d.start_max)) || ' to ' || date(min(c.end_min, d.end_min))
         || ': ' || ifnull(a.time, 'undated') || '; ' || ifnull(b.time, 'undated') || '.' AS finding,
       'Who held ' || place.label || ' from ' || date(max(c.start_max, d.start_max)) || ' to '
         || date(min(c.end_min, d.end_min)) || '?' AS question
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
   -- Certain on the same days, and on more than the one on which it changed hands.
   AND max(c.start_max, d.start_max) < min(c.end_min, d.end_min)
   -- A power and its army, its organ or its puppet are one side.
   AND NOT EXISTS (
         SELECT 1 FROM relation AS kr CROSS JOIN relation_tree AS kt ON kt.ancestor = kr.id
          CROSS JOIN claim AS k ON k.relation = kt.relation
            AND k.subject IN (c.subject, d.subject) AND k.object IN (c.subject, d.subject)
          WHERE kr.key IN ('part-of', 'puppet-of', 'head-of', 'served-in', 'official-of')
            AND k.status = 1 AND k.denied = 0 AND k.subject <> k.object)

 ORDER BY place.label, c.id, d.id
