-- check: orphan
-- severity: note
-- why: Of a thing of which nothing is said but its name nothing can be asked.
-- mend: Say what it has to do with other things, or retract it.
SELECT NULL AS claim, NULL AS other, e.id AS entity,
       e.label || ' (' || k.label || ') has a name, and no claim says more of it.' AS finding
  FROM entity AS e
  JOIN kind AS k ON k.id = e.kind
 WHERE e.status = 1 AND e.merged_into IS NULL
   AND NOT EXISTS (SELECT 1 FROM claim AS c JOIN relation AS r ON r.id = c.relation
                    WHERE c.subject = e.id AND c.status = 1 AND r.annotation = 0
                      AND r.value NOT IN ('name', 'identifier'))
   AND NOT EXISTS (SELECT 1 FROM claim WHERE object = e.id AND status = 1)
   AND e.id NOT IN (SELECT unit FROM claim WHERE unit IS NOT NULL AND status = 1
                    UNION ALL SELECT unit FROM qualifier WHERE unit IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM qualifier AS q JOIN claim AS c ON c.id = q.claim
                    WHERE q.object = e.id AND c.status = 1)
   AND NOT EXISTS (SELECT 1 FROM source WHERE entity = e.id AND status = 1)
   AND NOT EXISTS (SELECT 1 FROM position WHERE holder = e.id AND status = 1)
 ORDER BY e.label, e.id
