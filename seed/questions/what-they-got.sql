-- name: what-they-got
-- title: What did a party get from a treaty, and what did it take on?
-- param: treaty entity The treaty.
-- param: party entity? Only for this party.
-- example: --treaty soviet-lithuanian-treaty-1920 --party lithuania
-- example: --treaty soviet-lithuanian-treaty-1920
-- description: By clause: "gets" what benefits or permits it, "owes" what obliges it; and what was
-- description: promised, recognised or awarded to it by the same text.
SELECT party.label AS party, t.side, t.what,
       CASE t.secret WHEN 1 THEN 'secret' END AS secret, a.sentence,
       (SELECT citations FROM evidence WHERE claim = t.claim) AS sources, t.claim
  FROM (
    SELECT d.object AS party, CASE r.key WHEN 'obliges' THEN 'owes' ELSE 'gets' END AS side,
           clause.label AS what, d.id AS claim,
           EXISTS (SELECT 1 FROM qualifier AS q JOIN relation AS s ON s.id = q.relation
                    WHERE q.claim = c.id AND s.key = 'secret') AS secret
      FROM claim AS c
      JOIN relation AS has ON has.id = c.relation AND has.key = 'contains-clause'
      JOIN entity AS clause ON clause.id = c.object
      JOIN claim AS d ON d.subject = c.object AND d.status = 1 AND d.denied = 0
      JOIN relation AS r ON r.id = d.relation AND r.key IN ('obliges', 'benefits', 'permits')
     WHERE c.subject = :treaty AND c.status = 1 AND c.denied = 0
    UNION ALL
    SELECT d.object, CASE r.key WHEN 'obliges' THEN 'owes' ELSE 'gets' END, 'the text as a whole',
           d.id, 0
      FROM claim AS d
      JOIN relation AS r ON r.id = d.relation AND r.key IN ('obliges', 'benefits', 'permits')
     WHERE d.subject = :treaty AND d.status = 1 AND d.denied = 0
    UNION ALL
    SELECT d.subject, 'owes', o.label, d.id, 0 FROM qualifier AS q
      JOIN relation AS by_ ON by_.id = q.relation AND by_.key = 'instrument'
      JOIN claim AS d ON d.id = q.claim AND d.status = 1 AND d.denied = 0
      JOIN relation AS r ON r.id = d.relation AND r.key IN ('promised', 'owes', 'withdrew-claim-to')
      JOIN entity AS o ON o.id = d.object
     WHERE q.object = :treaty
    UNION ALL
    SELECT d.object, 'gets', r.label, d.id, 0 FROM qualifier AS q
      JOIN relation AS by_ ON by_.id = q.relation AND by_.key = 'instrument'
      JOIN claim AS d ON d.id = q.claim AND d.status = 1 AND d.denied = 0
      JOIN relation_tree AS rt ON rt.relation = d.relation
      JOIN relation AS root ON root.id = rt.ancestor AND root.key = 'recognised'
      JOIN relation AS r ON r.id = d.relation
     WHERE q.object = :treaty AND d.reading_of IS NULL) AS t
  JOIN entity AS party ON party.id = t.party
  JOIN all_claims AS a ON a.id = t.claim
 WHERE :party IS NULL OR t.party = :party
 ORDER BY party.label, t.side, t.what, t.claim;
