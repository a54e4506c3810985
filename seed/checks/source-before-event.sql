-- check: source-before-event
-- severity: warning
-- why: No source tells of what came after it was written.
-- mend: Compare the date with the source, and the source's own date. Where it only plans or demands,
-- mend: say that in place of the deed.
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       '"' || a.sentence || '" rests on ' || s.short || ', which is earlier (' || sd.printed || ').'
         AS finding
  FROM source AS s
  JOIN date AS sd ON sd.id = s.issued
  JOIN citation AS t ON t.source = s.id AND t.status = 1 AND t.stance = 0
  JOIN claim AS c ON c.id = t.claim AND c.status = 1 AND c.start_min > sd.latest
  JOIN relation AS r ON r.id = c.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE s.status = 1
   -- A source can be dated by one of its own days, and what it provides for lies ahead of it.
   AND s.type NOT IN ('treaty', 'legislation', 'bill')
   AND r.key NOT IN ('planned', 'proposed', 'promised', 'demanded', 'considered', 'sought',
                     'prepared')
 GROUP BY c.id, s.id
 ORDER BY c.id, s.id
