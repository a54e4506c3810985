-- name: who-held-office
-- title: Who held an office, or was head of a body?
-- param: office entity The office, or the body.
-- param: on date? On this day; without it, all times.
-- example: --office foreign-minister-of-lithuania --on 1920-03-31
-- example: --office "Lit-Bel government" --on 1920-08
-- example: --office "Minister of Foreign Affairs of Lithuania"
-- description: "certain" when every reading of the dates has it hold on all of the date asked for.
-- description: A term of which the source gives only one day is possible, not certain, on others.
SELECT who.label AS who, r.label AS part, a.time,
       CASE WHEN :on_earliest IS NULL THEN NULL
            WHEN c.start_max <= :on_earliest AND :on_latest <= c.end_min THEN 'certain'
            ELSE 'possible' END AS certainty,
       a.certainty AS claim_certainty, a.comment,
       (SELECT citations FROM evidence WHERE claim = c.id) AS sources, c.id AS claim
  FROM claim AS c
  JOIN relation_tree AS t ON t.relation = c.relation
  JOIN relation AS root ON root.id = t.ancestor
  JOIN relation AS r ON r.id = c.relation
  JOIN entity AS who ON who.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE c.object = :office AND c.status = 1 AND c.denied = 0
   AND root.key IN ('holds-office', 'head-of', 'rules')
   AND (:on_earliest IS NULL OR c.start_min <= :on_latest AND :on_earliest <= c.end_max)
 ORDER BY certainty, c.start_min, who.label, c.id;
