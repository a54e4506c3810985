-- name: battles-of-war
-- title: Which battles and other actions belong to a war?
-- param: war entity The war, campaign or offensive.
-- example: --war polish-soviet-war
-- example: --war polish-lithuanian-war
-- description: Every action that is part of it, or of a part of it, with its date, place, and who
-- description: fought, won and lost.
WITH RECURSIVE part (event, depth) AS (
  SELECT :war, 0
  UNION
  SELECT c.subject, p.depth + 1 FROM part AS p
    JOIN claim AS c ON c.object = p.event AND c.status = 1 AND c.denied = 0
    JOIN relation AS r ON r.id = c.relation AND r.key = 'part-of-event'
   WHERE p.depth < 20),
named (event, role, labels) AS (
  SELECT c.object,
         CASE r.key WHEN 'won' THEN 'won' WHEN 'lost-battle' THEN 'lost' ELSE 'took part' END,
         e.label
    FROM part AS p
    JOIN claim AS c ON c.object = p.event AND c.status = 1 AND c.denied = 0
    JOIN entity AS e ON e.id = c.subject
    JOIN relation_tree AS t ON t.relation = c.relation
    JOIN relation AS root ON root.id = t.ancestor AND root.key = 'took-part-in'
    JOIN relation AS r ON r.id = c.relation)
SELECT e.label AS event, k.label AS kind,
       (SELECT min(d.printed) FROM claim AS c JOIN relation_tree AS t ON t.relation = c.relation
          JOIN relation AS r ON r.id = t.ancestor AND r.key = 'dated'
          JOIN date AS d ON d.id = c.value_date
         WHERE c.subject = e.id AND c.status = 1 AND c.denied = 0) AS date,
       (SELECT group_concat(label, ', ') FROM (
          SELECT DISTINCT o.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS o ON o.id = c.object
           WHERE c.subject = e.id AND r.key IN ('took-place-in', 'took-place-near') AND c.status = 1
             AND c.denied = 0 ORDER BY o.label)) AS place,
       (SELECT group_concat(labels, ', ') FROM (SELECT DISTINCT labels FROM named
         WHERE event = e.id ORDER BY labels)) AS who_took_part,
       (SELECT group_concat(labels, ', ') FROM (SELECT DISTINCT labels FROM named
         WHERE event = e.id AND role = 'won' ORDER BY labels)) AS winners,
       (SELECT group_concat(labels, ', ') FROM (SELECT DISTINCT labels FROM named
         WHERE event = e.id AND role = 'lost' ORDER BY labels)) AS losers,
       min(p.depth) AS depth,
       e.key AS event_key
  FROM part AS p
  JOIN entity AS e ON e.id = p.event
  JOIN kind AS k ON k.id = e.kind
 WHERE p.depth > 0
 GROUP BY e.id
 ORDER BY (SELECT min(c.start_min) FROM claim AS c JOIN relation AS r ON r.id = c.relation
            WHERE c.subject = e.id AND r.value = 'date' AND c.status = 1) IS NULL,
          (SELECT min(c.start_min) FROM claim AS c JOIN relation AS r ON r.id = c.relation
            WHERE c.subject = e.id AND r.value = 'date' AND c.status = 1), e.label;
