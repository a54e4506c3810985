-- check: wrong-kind
-- severity: warning
-- why: A relation says of what kind its subject and its object are.
-- mend: Correct the kind of the entity, choose the relation that fits, or widen the relation's
-- mend: kinds.
SELECT c.id AS claim, NULL AS other, e.id AS entity,
       '"' || a.sentence || '": ' || e.label || ' is of the kind ' || k.label || ', but the '
         || x.side || ' of "' || r.label || '" is to be ' || (
           SELECT group_concat(label, ' or ') FROM (
             SELECT w.label FROM relation_kind AS rk JOIN kind AS w ON w.id = rk.kind
              WHERE rk.relation = r.id AND rk.side = x.side ORDER BY w.id)) || '.' AS finding
  FROM (
    SELECT id, relation, 'subject' AS side, subject AS thing FROM claim WHERE status = 1
    UNION ALL
    SELECT id, relation, 'object', object FROM claim WHERE status = 1 AND object IS NOT NULL) AS x
  JOIN claim AS c ON c.id = x.id
  JOIN relation AS r ON r.id = x.relation
  JOIN entity AS e ON e.id = x.thing
  JOIN kind AS k ON k.id = e.kind
  JOIN all_claims AS a ON a.id = x.id
 WHERE EXISTS (SELECT 1 FROM relation_kind WHERE relation = x.relation AND side = x.side)
   AND NOT EXISTS (SELECT 1 FROM relation_kind AS rk JOIN kind_tree AS t ON t.ancestor = rk.kind
                    WHERE rk.relation = x.relation AND rk.side = x.side AND t.kind = e.kind)
 ORDER BY c.id, x.side DESC
