-- name: offices-of
-- title: Which offices did a person hold, and of what was he or she head or member?
-- param: person entity The person.
-- example: --person augustinas-voldemaras
-- example: --person "Vincas Kapsukas"
-- description: Offices, headships, memberships and commands, in the order of time.
SELECT r.label AS part, o.label AS office_or_body,
       (SELECT group_concat(label, ', ') FROM (
          SELECT DISTINCT b.label FROM claim AS w JOIN relation AS x ON x.id = w.relation
            JOIN entity AS b ON b.id = w.object
           WHERE w.subject = c.object AND w.status = 1 AND w.denied = 0
             AND x.key IN ('office-of', 'organ-of', 'government-of', 'armed-force-of')
           ORDER BY b.label)) AS of_whom,
       a.time, a.certainty AS claim_certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN relation_tree AS t ON t.relation = c.relation
  JOIN relation AS root ON root.id = t.ancestor
  JOIN relation AS r ON r.id = c.relation
  JOIN entity AS o ON o.id = c.object
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.subject = :person AND c.status = 1 AND c.denied = 0
   AND root.key IN ('holds-office', 'head-of', 'member-of', 'official-of', 'served-in', 'rules',
                    'accredited-to')
 ORDER BY c.start_min, c.start_max, o.label, c.id;
