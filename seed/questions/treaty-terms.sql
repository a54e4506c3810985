-- name: treaty-terms
-- title: What did a treaty settle?
-- param: treaty entity The treaty, or its draft.
-- example: --treaty soviet-lithuanian-treaty-1920
-- example: --treaty treaty-draft
-- description: Its clauses, with whom each obliges, benefits and permits and what it is about; then
-- description: what the text itself is said to do, to leave open, or not to do. Secret clauses are
-- description: marked.
WITH
  says (clause, claim) AS (
    SELECT c.object, t.id FROM claim AS c
      JOIN relation AS r ON r.id = c.relation AND r.key = 'contains-clause'
      JOIN claim AS t ON t.subject = c.object AND t.status = 1 AND t.object IS NOT NULL
     WHERE c.subject = :treaty AND c.status = 1 AND c.denied = 0
    UNION ALL
    SELECT NULL, c.id FROM claim AS c
      JOIN relation AS r ON r.id = c.relation
     WHERE c.subject = :treaty AND c.status = 1
       AND r.key IN ('concerns', 'obliges', 'benefits', 'permits', 'provides-for', 'created',
                     'leaves-undetermined', 'settles-fate-of', 'awards', 'amends', 'ended-war')),
  secret (clause) AS (
    SELECT c.object FROM claim AS c
      JOIN relation AS r ON r.id = c.relation AND r.key = 'contains-clause'
      JOIN entity AS e ON e.id = c.object
     WHERE c.subject = :treaty AND c.status = 1
       AND (EXISTS (SELECT 1 FROM qualifier AS q JOIN relation AS s ON s.id = q.relation
                     WHERE q.claim = c.id AND s.key = 'secret')
         OR EXISTS (SELECT 1 FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
                     WHERE t.kind = e.kind AND k.key = 'secret-clause')))
SELECT clause.label AS clause, CASE WHEN s.clause IN secret THEN 'secret' END AS secret,
       CASE a.denied WHEN 1 THEN 'not: ' ELSE '' END || a.relation AS does, a.value AS whom_or_what,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = s.claim) AS details,
       a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = s.claim) AS sources, s.claim
  FROM says AS s
  JOIN all_claims AS a ON a.id = s.claim
  LEFT JOIN entity AS clause ON clause.id = s.clause
 ORDER BY clause.label IS NULL, clause.id, a.denied, s.claim;
