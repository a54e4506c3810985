-- name: by-relation
-- title: Between whom does a relation hold?
-- param: relation relation The relation; the cases of it are included.
-- param: subject entity? Only with this subject.
-- param: object entity? Only with this object.
-- param: on date? Only what may have held on this day.
-- example: --relation presented-as-evidence-in
-- example: --relation promised-support-to --object lithuania
-- example: --relation holds-office --on 1920-03
-- example: --relation draft-of
-- description: Every claim of the relation, asserted or denied, with its additions.
SELECT a.subject, CASE c.denied WHEN 1 THEN 'not: ' ELSE '' END || a.relation AS relation,
       a.value AS object, a.time,
       CASE WHEN :on_earliest IS NULL THEN NULL
            WHEN c.start_max <= :on_earliest AND :on_latest <= c.end_min THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT group_concat(q.relation || ': ' || q.value, '; ') FROM qualifiers AS q
         WHERE q.claim = c.id) AS details,
       a.certainty AS claim_certainty, a.disputed, a.comment,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM relation_tree AS t
  JOIN claim AS c ON c.relation = t.relation
  JOIN all_claims AS a ON a.id = c.id
 WHERE t.ancestor = :relation AND c.status = 1
   AND (:subject IS NULL OR c.subject = :subject) AND (:object IS NULL OR c.object = :object)
   AND (:on_earliest IS NULL OR c.start_min <= :on_latest AND :on_earliest <= c.end_max)
 ORDER BY c.start_min IS NULL, c.start_min, a.subject, a.value, c.id;
