-- name: many-names
-- title: What is known under several names?
-- param: kind kind? Only things of this kind: city, person ...
-- param: least integer? Only with at least so many different names; two when left out.
-- example: --kind settlement --least 4
-- example: --kind person
-- ask: (what|which) (places|things|towns|entities) have (several|many|more than one|the most) names
-- description: With all its names and how many languages they are in; the same spelling counts
-- description: once.
SELECT e.label AS name, k.label AS kind, count(DISTINCT c.text) AS names,
       count(DISTINCT CASE WHEN c.language <> 'und' THEN c.language END) AS languages,
       (SELECT group_concat(line, ', ') FROM (
          SELECT DISTINCT n.text AS line FROM claim AS n JOIN relation AS w ON w.id = n.relation
           WHERE n.subject = e.id AND w.value = 'name' AND n.status = 1 AND n.denied = 0
           ORDER BY n.id)) AS all_names,
       e.key AS entity_key
  FROM entity AS e
  JOIN kind AS k ON k.id = e.kind
  JOIN claim AS c ON c.subject = e.id AND c.status = 1 AND c.denied = 0
  JOIN relation AS r ON r.id = c.relation AND r.value = 'name'
 WHERE e.status = 1 AND e.merged_into IS NULL
   AND (:kind IS NULL OR e.kind IN (SELECT kind FROM kind_tree WHERE ancestor = :kind))
 GROUP BY e.id
HAVING count(DISTINCT c.text) >= ifnull(:least, 2)
 ORDER BY names DESC, e.label;
