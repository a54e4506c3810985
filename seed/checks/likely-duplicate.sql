-- check: likely-duplicate
-- severity: note
-- why: Two things of one kind under one name are often one thing entered twice.
-- mend: Merge them (regesta merge), or say that they are not the same (regesta review --different).
SELECT NULL AS claim, NULL AS other, first.id AS entity, second.id AS double,
       first.label || ' (' || first.key || ') and ' || second.label || ' (' || second.key
         || '), both of the kind ' || k.label || ', share the name "' || min(c.text) || '".'
         AS finding
  FROM name AS n
  JOIN name AS m ON m.folded = n.folded AND m.entity > n.entity
  JOIN entity AS first ON first.id = n.entity
  JOIN entity AS second ON second.id = m.entity
  JOIN kind AS k ON k.id = first.kind
  JOIN claim AS c ON c.id = n.claim AND c.status = 1 AND c.denied = 0
  JOIN relation AS cr ON cr.id = c.relation
  JOIN claim AS d ON d.id = m.claim AND d.status = 1 AND d.denied = 0
  JOIN relation AS dr ON dr.id = d.relation
 WHERE first.status = 1 AND first.merged_into IS NULL
   AND second.status = 1 AND second.merged_into IS NULL
   AND (EXISTS (SELECT 1 FROM kind_tree WHERE kind = first.kind AND ancestor = second.kind)
        OR EXISTS (SELECT 1 FROM kind_tree WHERE kind = second.kind AND ancestor = first.kind))
   -- What a source happens to call a thing, and what its people are called, is shared by many.
   AND cr.key NOT IN ('name-as-written', 'demonym') AND dr.key NOT IN ('name-as-written', 'demonym')
   AND NOT EXISTS (
         SELECT 1 FROM claim AS s JOIN relation AS sr ON sr.id = s.relation AND sr.key = 'same-as'
          WHERE s.status = 1 AND s.denied = 1
            AND (s.subject = first.id AND s.object = second.id
                 OR s.subject = second.id AND s.object = first.id))
   AND NOT EXISTS (
         SELECT 1 FROM alignment AS a JOIN entity AS e ON e.key = a.reference
          WHERE a.scope = 'entity' AND a.verdict = 'different' AND a.status = 1
            AND (ifnull(e.merged_into, e.id) = first.id AND a.entity = second.id
                 OR ifnull(e.merged_into, e.id) = second.id AND a.entity = first.id))
 GROUP BY first.id, second.id
 ORDER BY first.label, second.id
