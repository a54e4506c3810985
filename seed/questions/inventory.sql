-- name: inventory
-- title: What is in this base?
-- example:
-- description: How many entities of each kind and claims of each relation, the most frequent first.
SELECT 'entities' AS what, k.label AS of, count(*) AS number,
       CASE WHEN count(*) > 3 THEN NULL ELSE group_concat(e.label, ', ') END AS which
  FROM entity AS e JOIN kind AS k ON k.id = e.kind
 WHERE e.status = 1 AND e.merged_into IS NULL
 GROUP BY k.id
UNION ALL
SELECT 'claims', r.label, count(*), NULL
  FROM claim AS c JOIN relation AS r ON r.id = c.relation
 WHERE c.status = 1
 GROUP BY r.id
 ORDER BY 1 DESC, 3 DESC, 2;
