-- name: names
-- title: What is a thing called, in which language, and when?
-- param: thing entity The thing, person or place, under any of its names.
-- param: language text? Only this language, as in lt, be-Latn.
-- param: on date? Only names that it may have borne then.
-- example: --thing vilnius
-- example: --thing Wilno --language yi
-- example: --thing germany --on 1910
-- description: Names in use first, then those it has in passing and as sources write it.
SELECT c.text AS name, c.language, r.label AS role, a.time,
       CASE WHEN :on_earliest IS NULL THEN NULL
            WHEN c.start_min IS NULL OR c.start_max <= :on_earliest AND :on_latest <= c.end_min
              THEN 'certain'
            ELSE 'possible' END AS certainty,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation AND r.value = 'name'
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.subject = :thing AND c.status = 1 AND c.denied = 0
   AND (:language IS NULL OR c.language = :language OR c.language LIKE :language || '-%')
   AND (:on_earliest IS NULL OR c.start_min IS NULL
        OR c.start_min <= :on_latest AND :on_earliest <= c.end_max)
 ORDER BY CASE r.key WHEN 'preferred-name' THEN 0 WHEN 'name' THEN 0 WHEN 'alias' THEN 1
            WHEN 'former-name' THEN 2 WHEN 'exonym' THEN 3 WHEN 'demonym' THEN 4 ELSE 5 END,
          c.language, c.text, c.id;
