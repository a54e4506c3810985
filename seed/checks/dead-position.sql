-- check: dead-position
-- severity: note
-- why: A position on a claim that was superseded or retracted says nothing of what is known now.
-- mend: Take a position on the claim that took its place, or drop it (regesta positions).
SELECT c.id AS claim, (SELECT min(id) FROM claim WHERE supersedes = c.id AND status = 1) AS other,
       h.id AS entity,
       h.label || CASE p.stance WHEN 'undecided' THEN ' is undecided about' ELSE ' ' || p.stance END
         || ' "' || a.sentence || '", which is ' || a.status || '.' AS finding
  FROM position AS p
  JOIN claim AS c ON c.id = p.claim AND c.status IN (2, 3)
  JOIN entity AS h ON h.id = p.holder
  JOIN all_claims AS a ON a.id = c.id
 WHERE p.status = 1
 ORDER BY h.label, c.id
