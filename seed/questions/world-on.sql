-- name: world-on
-- title: What held on a day?
-- param: on date The day, or a longer date.
-- param: relation relation? Only this relation and the cases of it: holds, holds-office ...
-- param: about entity? Only claims with this thing as subject or object.
-- example: --on 1920-07-12
-- example: --on 1920-08-01 --relation holds
-- example: --on 1920-08-01 --about lithuania
-- description: The world as it stood: every state of things that held on the day and every deed
-- description: done on it, the certain first. What has no known beginning or end is possible only.
SELECT x.relation, x.subject, a.value AS object, a.time, x.certainty,
       a.certainty AS claim_certainty, a.disputed,
       (SELECT citations FROM evidence WHERE claim = x.claim) AS sources, x.claim
  -- With a limit, if one of nothing, the order is made before the words are.
  FROM (SELECT r.label AS relation, s.label AS subject,
               CASE WHEN c.start_max <= :on_earliest AND :on_latest <= c.end_min THEN 'certain'
                    ELSE 'possible' END AS certainty, c.id AS claim
          FROM relation AS r
         CROSS JOIN claim AS c ON c.relation = r.id AND c.start_min <= :on_latest
               AND :on_earliest <= c.end_max
          JOIN entity AS s ON s.id = c.subject
         WHERE r.value NOT IN ('name', 'identifier') AND c.status = 1 AND c.denied = 0
           -- A claim of which no day at all is known says nothing of this one.
           AND (c.start_min > -70368744177664 OR c.start_max < 70368744177664
                OR c.end_min > -70368744177664 OR c.end_max < 70368744177664)
           AND (:relation IS NULL OR r.id IN (SELECT relation FROM relation_tree
                                               WHERE ancestor = :relation))
           AND (:about IS NULL OR c.subject = :about OR c.object = :about)
         ORDER BY certainty, r.label, s.label, c.start_min, c.id
         LIMIT -1) AS x
 CROSS JOIN all_claims AS a ON a.id = x.claim;
