-- name: parties
-- title: Who were the parties to a treaty, and who signed and ratified it?
-- param: treaty entity The treaty.
-- example: --treaty soviet-lithuanian-treaty-1920
-- example: --treaty "Suwałki Agreement"
-- description: A row for each part that somebody had in it. Persons who signed stand here when they
-- description: are recorded, with the power in whose name they did: no such row means that none is
-- description: recorded, not that nobody signed.
SELECT who.label AS who, kind.label AS kind, r.label AS part, a.time,
       (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
         WHERE q.claim = c.id AND q.relation_key IN ('on-behalf-of', 'represented-by', 'in-office'))
         AS for_or_by,
       a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation
  JOIN entity AS who ON who.id = c.subject
  JOIN kind ON kind.id = who.kind
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.object = :treaty AND c.status = 1 AND c.denied = 0
   AND r.key IN ('party-to', 'signed', 'ratified', 'denounced', 'negotiated', 'mediated')
 ORDER BY CASE r.key WHEN 'party-to' THEN 0 WHEN 'signed' THEN 1 WHEN 'ratified' THEN 2 ELSE 3 END,
          who.label, c.start_min, c.id;
