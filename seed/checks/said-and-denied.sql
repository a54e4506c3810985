-- check: said-and-denied
-- severity: warning
-- excludes: yes
-- why: The same thing is said and denied for one time, and no dispute says so.
-- mend: Open a dispute with the two claims on its sides, or supersede the wrong one.
WITH clash (said, denied) AS (
  SELECT c.id, d.id FROM claim AS d
    -- Who denies that a place was controlled denies that it was occupied.
    JOIN relation_tree AS t ON t.ancestor = d.relation
    JOIN claim AS c ON c.subject = d.subject AND c.relation = t.relation
   WHERE d.denied = 1 AND d.status = 1 AND c.denied = 0 AND c.status = 1
     AND c.object IS d.object AND c.text IS d.text AND c.number IS d.number
     AND c.number_to IS d.number_to AND c.unit IS d.unit AND c.unknown = d.unknown
     AND (c.value_date IS d.value_date OR EXISTS (
            SELECT 1 FROM date AS one, date AS other
             WHERE one.id = c.value_date AND other.id = d.value_date
               AND one.earliest = other.earliest AND one.latest = other.latest))
  UNION
  -- What goes both ways is denied both ways.
  SELECT c.id, d.id FROM claim AS d
    JOIN relation AS r ON r.id = d.relation AND r.symmetric = 1
    JOIN claim AS c ON c.subject = d.object AND c.relation = d.relation AND c.object = d.subject
   WHERE d.denied = 1 AND d.status = 1 AND c.denied = 0 AND c.status = 1)
SELECT c.id AS claim, d.id AS other, c.subject AS entity,
       'It is both said and denied that ' || a.subject || ' ' || a.relation || ' ' || a.value
         || ifnull(' (' || a.time || '; ' || b.time || ')', '') || '.' AS finding,
       'Is it so that ' || a.subject || ' ' || a.relation || ' ' || a.value
         || ifnull(' (' || a.time || ')', '') || '?' AS question
  FROM clash AS x
  JOIN claim AS c ON c.id = x.said
  JOIN claim AS d ON d.id = x.denied
  JOIN all_claims AS a ON a.id = c.id
  JOIN all_claims AS b ON b.id = d.id
 WHERE (c.start_min IS NULL OR d.start_min IS NULL
        OR max(c.start_max, d.start_max) <= min(c.end_min, d.end_min))
   -- With other conditions, places or persons added it is another thing that is said.
   AND NOT EXISTS (
         SELECT relation, object, text, number, number_to, unit, value_date FROM qualifier
          WHERE claim = d.id
         EXCEPT
         SELECT relation, object, text, number, number_to, unit, value_date FROM qualifier
          WHERE claim = c.id)
   AND NOT EXISTS (SELECT 1 FROM dispute_claim AS x JOIN dispute_claim AS y ON y.dispute = x.dispute
                     JOIN dispute AS p ON p.id = x.dispute AND p.status <> 'withdrawn'
                    WHERE x.claim = c.id AND y.claim = d.id)
 ORDER BY c.id, d.id
