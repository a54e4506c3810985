-- name: causes
-- title: What is said about why a thing was or was not?
-- param: thing entity The event, plan or other thing.
-- example: --thing soviet-lithuanian-alliance
-- example: --thing battle-of-warsaw
-- description: What caused, allowed or prevented it and what it caused in turn, and the reasons
-- description: given in claims about it. Only what a source says: no cause is worked out.
SELECT p.how, a.sentence,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = p.claim
           AND q.relation_key IN ('because-of', 'reason', 'purpose', 'in-exchange-for',
                                  'on-condition', 'mode')) AS reasons,
       a.certainty AS claim_certainty, a.comment,
       (SELECT citations FROM evidence WHERE claim = p.claim) AS sources, p.claim
  FROM (
    SELECT CASE c.object WHEN :thing THEN 'why it was or was not' ELSE 'what came of it' END AS how,
           c.id AS claim
      FROM claim AS c JOIN relation AS r ON r.id = c.relation
     WHERE (c.object = :thing OR c.subject = :thing) AND c.status = 1
       AND r.key IN ('caused', 'allowed', 'prevented', 'followed-by', 'ended-in')
    UNION
    SELECT 'a reason given', c.id FROM claim AS c
      JOIN qualifier AS q ON q.claim = c.id
      JOIN relation AS r ON r.id = q.relation
     WHERE (c.object = :thing OR c.subject = :thing) AND c.status = 1
       AND r.key IN ('because-of', 'reason', 'purpose', 'in-exchange-for', 'on-condition')
    UNION
    SELECT 'given as a reason', c.id FROM qualifier AS q
      JOIN relation AS r ON r.id = q.relation AND r.key IN ('because-of', 'in-exchange-for')
      JOIN claim AS c ON c.id = q.claim AND c.status = 1
     WHERE q.object = :thing) AS p
  JOIN all_claims AS a ON a.id = p.claim
 ORDER BY CASE p.how WHEN 'why it was or was not' THEN 0 WHEN 'a reason given' THEN 1
            WHEN 'what came of it' THEN 2 ELSE 3 END, p.claim;
