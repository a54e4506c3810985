-- name: participants
-- title: Who took part in an event?
-- param: event entity The event.
-- example: --event tallinn-meeting
-- example: --event capture-of-vilnius-1920
-- description: Everyone with a part in it and what part, those against whom it was directed, and
-- description: those whose deeds were done in it.
SELECT who.label AS who, kind.label AS kind, p.part, a.time,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = p.claim AND q.relation_key <> 'in-event') AS details,
       a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = p.claim) AS sources, p.claim
  FROM (
    SELECT c.subject AS who, r.label AS part, 0 AS rank, c.id AS claim FROM claim AS c
      JOIN relation AS r ON r.id = c.relation
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS root ON root.id = t.ancestor
     WHERE c.object = :event AND c.status = 1 AND c.denied = 0
       AND root.key IN ('took-part-in', 'target-of', 'party-to', 'signed', 'mediated', 'aided')
    UNION
    SELECT c.subject, r.label || ' ' || ifnull(o.label, ''), 1, c.id FROM qualifier AS q
      JOIN relation AS w ON w.id = q.relation AND w.key = 'in-event'
      JOIN claim AS c ON c.id = q.claim AND c.status = 1 AND c.denied = 0
      JOIN relation AS r ON r.id = c.relation
      LEFT JOIN entity AS o ON o.id = c.object
     WHERE q.object = :event) AS p
  JOIN entity AS who ON who.id = p.who
  JOIN kind ON kind.id = who.kind
  JOIN all_claims AS a ON a.id = p.claim
 ORDER BY p.rank, who.label, p.part, p.claim;
