-- name: secret-clauses
-- title: Which secret clauses are known, and who says so?
-- param: treaty entity? Only of this treaty.
-- example: --treaty soviet-lithuanian-treaty-1920
-- example:
-- ask: (what|which) secret (clauses|provisions|articles) [are|were] [there|recorded|known]
-- ask: what was (secret|kept secret)
-- ask: (what|which) (clause|clauses|provision|provisions|article|articles) (was|were|is|are) [kept] secret
-- description: What each allows, lays on or gives to whom; `clause_sources` say that there is such
-- description: a clause, `sources` what it does.
SELECT treaty.label AS treaty, clause.label AS clause, r.label AS does,
       whom.label AS whom_or_what,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = d.id) AS details,
       (SELECT citations FROM evidence WHERE claim = c.id) AS clause_sources,
       (SELECT citations FROM evidence WHERE claim = d.id) AS sources, d.id AS claim
  FROM claim AS c
  JOIN relation AS has ON has.id = c.relation AND has.key = 'contains-clause'
  JOIN entity AS treaty ON treaty.id = c.subject
  JOIN entity AS clause ON clause.id = c.object
  LEFT JOIN claim AS d ON d.subject = clause.id AND d.status = 1 AND d.denied = 0
        AND d.object IS NOT NULL
  LEFT JOIN relation AS r ON r.id = d.relation
  LEFT JOIN entity AS whom ON whom.id = d.object
 WHERE c.status = 1 AND c.denied = 0 AND (:treaty IS NULL OR c.subject = :treaty)
   AND (EXISTS (SELECT 1 FROM qualifier AS q JOIN relation AS s ON s.id = q.relation
                 WHERE q.claim = c.id AND s.key = 'secret')
     OR EXISTS (SELECT 1 FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
                 WHERE t.kind = clause.kind AND k.key = 'secret-clause'))
 ORDER BY treaty.label, clause.label, d.id;
