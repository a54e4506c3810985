-- name: promises
-- title: What was promised, and was it kept?
-- param: by entity? Only promises of this one.
-- param: to entity? Only promises to this one.
-- example: --by soviet-russia
-- example: --to lithuania
-- description: Promises and debts, with every later word on the thing promised: paid, returned,
-- description: fulfilled, considered, broken, or said not to have been. An empty last column means
-- description: that nothing is recorded, not that the promise was kept or broken.
SELECT DISTINCT who.label AS promised_by, r.label AS how, what.label AS what, a.time,
       (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
         WHERE q.claim = c.id AND q.relation_key IN ('recipient', 'addressee', 'scope')) AS to_whom,
       (SELECT group_concat(line, '; ') FROM (
          SELECT b.sentence
                 || ifnull(' (' || (SELECT group_concat(q.value, ', ') FROM qualifiers AS q
                                     WHERE q.claim = k.id AND q.relation_key IN ('extent', 'mode'))
                           || ')', '') AS line
            FROM claim AS k
            JOIN relation AS s ON s.id = k.relation
            JOIN all_claims AS b ON b.id = k.id
           WHERE k.object = c.object AND k.status = 1
             AND s.key IN ('paid', 'returned', 'fulfilled', 'broke', 'considered', 'abandoned',
                           'allowed', 'prevented')
           ORDER BY k.id)) AS what_came_of_it,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation AS r
 CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min IS NOT NULL
  JOIN entity AS who ON who.id = c.subject
  JOIN entity AS what ON what.id = c.object
  JOIN all_claims AS a ON a.id = c.id
 WHERE r.key IN ('promised', 'promised-support-to', 'owes') AND c.status = 1 AND c.denied = 0
   AND (:by IS NULL OR c.subject = :by)
   AND (:to IS NULL OR c.object = :to OR c.id IN (
          SELECT q.claim FROM qualifier AS q JOIN relation AS w ON w.id = q.relation
           WHERE q.object = :to AND w.key IN ('recipient', 'addressee')))
 ORDER BY who.label, c.start_min, what.label, c.id;
