-- check: said-twice
-- severity: note
-- fix: join-twins
-- why: What is said twice in the same words is one claim with the sources of both.
-- mend: Let the one have the citations of the other, and supersede that (regesta check --fix).
SELECT c.id AS claim, t.id AS other, c.subject AS entity,
       '"' || a.sentence || '" is recorded twice.' AS finding
  FROM claim AS c
  JOIN claim AS t ON t.subject = c.subject AND t.relation = c.relation AND t.object IS c.object
   AND t.id > c.id AND t.status = 1
   AND t.text IS c.text AND t.language IS c.language AND t.number IS c.number
   AND t.number_to IS c.number_to AND t.unit IS c.unit AND t.unknown = c.unknown
   AND t.denied = c.denied AND t.certainty = c.certainty AND t.reading_of IS c.reading_of
   AND t.start_min IS c.start_min AND t.start_max IS c.start_max
   AND t.end_min IS c.end_min AND t.end_max IS c.end_max
   AND (t.comment IS c.comment OR t.comment IS NULL OR c.comment IS NULL)
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.status = 1
   AND (t.value_date IS c.value_date OR EXISTS (
          SELECT 1 FROM date AS d, date AS e
           WHERE d.id = t.value_date AND e.id = c.value_date
             AND d.earliest = e.earliest AND d.latest = e.latest))
   AND NOT EXISTS (
         SELECT relation, ordinal, object, text, number, number_to, unit, value_date
           FROM qualifier WHERE claim = t.id
         EXCEPT
         SELECT relation, ordinal, object, text, number, number_to, unit, value_date
           FROM qualifier WHERE claim = c.id)
   AND NOT EXISTS (
         SELECT relation, ordinal, object, text, number, number_to, unit, value_date
           FROM qualifier WHERE claim = c.id
         EXCEPT
         SELECT relation, ordinal, object, text, number, number_to, unit, value_date
           FROM qualifier WHERE claim = t.id)
 ORDER BY c.id, t.id
