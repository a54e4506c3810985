-- name: documents
-- title: Which writings belong to a treaty or an event, and who wrote them?
-- param: of entity The treaty, negotiation or other thing.
-- example: --of soviet-lithuanian-treaty-1920
-- example: --of moscow-talks
-- description: Drafts, texts and amendments of it, what is about it, and what was put forward in
-- description: it, with authors as far as recorded.
SELECT e.label AS writing, k.label AS kind, a.relation, a.value AS of_what,
       (SELECT group_concat(label, ', ') FROM (
          SELECT DISTINCT w.label FROM claim AS x JOIN relation AS y ON y.id = x.relation
            JOIN entity AS w ON w.id = x.subject
           WHERE x.object = e.id AND y.key IN ('wrote', 'made', 'sent') AND x.status = 1
             AND x.denied = 0 ORDER BY w.label)) AS made_or_sent_by,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = c.id) AS details,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation
  JOIN entity AS e ON e.id = c.subject
  JOIN kind AS k ON k.id = e.kind
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.object = :of AND c.status = 1 AND c.denied = 0
   AND r.key IN ('draft-of', 'text-of', 'amends', 'presented-as-evidence-in', 'concerns', 'before')
 ORDER BY r.key, e.label, c.id;
