-- check: shared-identifier
-- severity: error
-- why: One number of an outside register stands for one thing.
-- mend: Look the number up: correct it where it is wrong, or merge the two entities where they are
-- mend: one.
SELECT c.id AS claim, d.id AS other, first.id AS entity,
       first.label || ' and ' || second.label || ' have the same ' || r.label || ' ' || c.text
         || '.' AS finding
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0
  JOIN claim AS d ON d.text = c.text AND d.relation = r.id AND d.language IS NULL
   AND d.number IS NULL AND d.id > c.id AND d.subject <> c.subject AND d.status = 1 AND d.denied = 0
  JOIN entity AS first ON first.id = c.subject AND first.merged_into IS NULL AND first.status = 1
  JOIN entity AS second ON second.id = d.subject AND second.merged_into IS NULL
   AND second.status = 1
 WHERE r.value = 'identifier'
 ORDER BY r.key, c.text, c.id, d.id
