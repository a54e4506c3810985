-- name: treaties-of
-- title: Which agreements did a power make?
-- param: party entity The power, or a person.
-- example: --party lithuania
-- example: --party poland
-- description: Every agreement to which it was a party, or which it signed, negotiated or ratified,
-- description: with what it did and the dates of signature and of coming into force.
SELECT treaty.label AS agreement, kind.label AS kind,
       group_concat(DISTINCT r.label) AS part,
       (SELECT min(printed) FROM claim AS s JOIN relation AS w ON w.id = s.relation
          JOIN date AS d ON d.id = s.value_date
         WHERE s.subject = treaty.id AND w.key = 'signed-on' AND s.status = 1 AND s.denied = 0)
         AS signed,
       (SELECT min(printed) FROM claim AS s JOIN relation AS w ON w.id = s.relation
          JOIN date AS d ON d.id = s.value_date
         WHERE s.subject = treaty.id AND w.key = 'in-force-from' AND s.status = 1 AND s.denied = 0)
         AS in_force,
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT p.label FROM claim AS o JOIN relation AS w ON w.id = o.relation
            JOIN entity AS p ON p.id = o.subject
           WHERE o.object = treaty.id AND w.key = 'party-to' AND o.status = 1 AND o.denied = 0
             AND o.subject <> :party ORDER BY p.label)) AS other_parties,
       treaty.key AS agreement_key
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation
  JOIN entity AS treaty ON treaty.id = c.object
  JOIN kind ON kind.id = treaty.kind
 WHERE c.subject = :party AND c.status = 1 AND c.denied = 0
   AND r.key IN ('party-to', 'signed', 'ratified', 'denounced', 'negotiated', 'broke')
   AND treaty.kind IN (SELECT kind FROM kind_tree AS t JOIN kind AS a ON a.id = t.ancestor
                        WHERE a.key = 'agreement')
 GROUP BY treaty.id
 ORDER BY min(c.start_min), treaty.label;
