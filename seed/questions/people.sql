-- name: people
-- title: Who are the people, and what did they do?
-- param: person entity? Only this person.
-- example:
-- example: --person "Leon Trotsky"
-- description: Each person with birth and death and a row for each deed, in the order of time.
SELECT x.person,
       (SELECT min(d.printed) FROM claim AS b JOIN relation AS w ON w.id = b.relation
          JOIN date AS d ON d.id = b.value_date
         WHERE b.subject = x.id AND w.key = 'born-on' AND b.status = 1 AND b.denied = 0) AS born,
       (SELECT min(d.printed) FROM claim AS b JOIN relation AS w ON w.id = b.relation
          JOIN date AS d ON d.id = b.value_date
         WHERE b.subject = x.id AND w.key = 'died-on' AND b.status = 1 AND b.denied = 0) AS died,
       (SELECT relation || ' ' || value FROM all_claims WHERE id = x.claim) AS deed,
       (SELECT time FROM all_claims WHERE id = x.claim) AS time,
       (SELECT citations FROM evidence WHERE claim = x.claim) AS sources, x.claim
  -- With a limit, if one of nothing, the order is made before the words are.
  FROM (SELECT e.label AS person, e.id, c.id AS claim
          FROM entity AS e
          LEFT JOIN claim AS c ON c.subject = e.id AND c.status = 1 AND c.denied = 0
                AND c.object IS NOT NULL
         WHERE e.status = 1 AND e.merged_into IS NULL
           AND e.kind IN (SELECT t.kind FROM kind_tree AS t JOIN kind AS k ON k.id = t.ancestor
                           WHERE k.key = 'person')
           AND (:person IS NULL OR e.id = :person)
         ORDER BY e.label, c.start_min IS NULL, c.start_min, c.id
         LIMIT -1) AS x;
