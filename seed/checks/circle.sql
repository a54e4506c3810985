-- check: circle
-- severity: error
-- why: Nothing is part of itself, lies within itself or comes before itself, by whatever way.
-- mend: Look at the claims on the way round, and supersede the one that points the wrong way.
WITH RECURSIVE step (relation, thing, next) AS (
  SELECT DISTINCT r.id, c.subject, c.object FROM relation AS r
    JOIN relation_tree AS t ON t.ancestor = r.id
    JOIN claim AS c ON c.relation = t.relation AND c.status = 1 AND c.denied = 0
   -- What is symmetric goes both ways by nature; what has a time may turn round in it.
   WHERE r.transitive = 1 AND r.symmetric = 0 AND c.object IS NOT NULL),
way (relation, thing, reached) AS (
  SELECT relation, thing, next FROM step
  UNION
  SELECT w.relation, w.thing, s.next FROM way AS w
    JOIN step AS s ON s.relation = w.relation AND s.thing = w.reached)
SELECT (SELECT min(c.id) FROM claim AS c JOIN relation_tree AS t ON t.relation = c.relation
         WHERE c.subject = e.id AND t.ancestor = r.id AND c.status = 1 AND c.denied = 0
           AND (c.object = e.id OR EXISTS (
                  SELECT 1 FROM way AS v WHERE v.relation = r.id AND v.thing = c.object
                     AND v.reached = e.id))) AS claim,
       NULL AS other, e.id AS entity,
       'By a chain of claims ' || e.label || ' ' || r.label || ' itself.' AS finding
  FROM way AS w
  JOIN relation AS r ON r.id = w.relation
  JOIN entity AS e ON e.id = w.thing
 WHERE w.reached = w.thing
   AND NOT EXISTS (SELECT 1 FROM way AS v JOIN relation_tree AS t
                            ON t.relation = v.relation AND t.ancestor = w.relation
                    WHERE v.relation <> w.relation AND v.thing = w.thing AND v.reached = w.thing)
 ORDER BY r.key, e.label, e.id
