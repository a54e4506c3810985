-- check: circular-dependence
-- severity: error
-- why: A source that rests on itself by way of others is no witness at all.
-- mend: Find out which of them came first, and take the other dependence out.
WITH RECURSIVE below (source, rests_on) AS (
  SELECT source, depends_on FROM source_dependence
  UNION
  SELECT b.source, d.depends_on FROM below AS b
    JOIN source_dependence AS d ON d.source = b.rests_on)
SELECT NULL AS claim, NULL AS other, NULL AS entity,
       s.short || ' depends on itself, by way of ' || (
         SELECT group_concat(short, ' and ') FROM (
           SELECT o.short FROM source_dependence AS d JOIN source AS o ON o.id = d.depends_on
            WHERE d.source = s.id
              AND (d.depends_on = s.id
                   OR EXISTS (SELECT 1 FROM below AS k
                               WHERE k.source = d.depends_on AND k.rests_on = s.id))
            ORDER BY o.short)) || '.' AS finding
  FROM below AS b
  JOIN source AS s ON s.id = b.source
 WHERE b.rests_on = b.source
 ORDER BY s.short
