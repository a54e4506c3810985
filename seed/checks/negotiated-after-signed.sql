-- check: negotiated-after-signed
-- severity: warning
-- why: A treaty is negotiated before it is signed.
-- mend: Compare the two dates with their sources. Where the talks were about another text, name that.
SELECT n.id AS claim, s.id AS other, t.id AS entity,
       '"' || a.sentence || '" is later than the signature of ' || t.label || ' (' || sd.printed
         || ').' AS finding
  FROM relation AS r
 CROSS JOIN claim AS n ON n.relation = r.id AND n.start_min IS NOT NULL
   AND n.status = 1 AND n.denied = 0
  JOIN entity AS t ON t.id = n.object
  JOIN claim AS s ON s.subject = n.object AND s.status = 1 AND s.denied = 0
  JOIN relation AS signed ON signed.id = s.relation AND signed.key = 'signed-on'
  JOIN date AS sd ON sd.id = s.value_date
  JOIN all_claims AS a ON a.id = n.id
 WHERE r.key = 'negotiated' AND n.start_min > sd.latest
 ORDER BY t.label, n.id, s.id
