-- name: recognitions
-- title: Who recognised a state, in what order?
-- param: state entity The state, government or other thing recognised.
-- example: --state lithuania
-- description: In the order of time: the first row is the first among those recorded, which need
-- description: not be the first there was. What was recognised, by what text, how sure the claim
-- description: is.
SELECT who.label AS recognised_by, r.label AS how, a.time,
       (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
         WHERE q.claim = c.id AND q.relation_key IN ('over', 'scope')) AS extent,
       (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
         WHERE q.claim = c.id AND q.relation_key = 'instrument') AS by_what,
       a.certainty AS claim_certainty,
       CASE WHEN c.reading_of IS NOT NULL THEN 'the editor''s reading' END AS reading,
       (SELECT citations FROM evidence WHERE claim = ifnull(c.reading_of, c.id)) AS sources,
       c.id AS claim
  FROM relation AS family
  JOIN relation_tree AS t ON t.ancestor = family.id
  JOIN relation AS r ON r.id = t.relation
  JOIN claim AS c ON c.object = :state AND c.relation = r.id
  JOIN entity AS who ON who.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE family.key = 'recognised' AND c.status = 1 AND c.denied = 0
 ORDER BY c.start_max, c.start_min, who.label, c.id;
