-- check: ended-before-began
-- severity: error
-- why: Nothing ends before it begins: no event, no life, no state.
-- mend: Compare the two dates with their sources, and their calendars; supersede the wrong one.
SELECT e.id AS claim, b.id AS other, x.id AS entity,
       x.label || ' ' || er.label || ' ' || ed.printed || ', before it ' || br.label || ' '
         || bd.printed || '.' AS finding
  FROM relation AS ended
  JOIN relation_tree AS et ON et.ancestor = ended.id
  JOIN relation AS er ON er.id = et.relation
  JOIN claim AS e ON e.relation = er.id AND e.status = 1 AND e.denied = 0
  JOIN date AS ed ON ed.id = e.value_date
  JOIN entity AS x ON x.id = e.subject
  JOIN claim AS b ON b.subject = x.id AND b.status = 1 AND b.denied = 0
  JOIN relation_tree AS bt ON bt.relation = b.relation
  JOIN relation AS began ON began.id = bt.ancestor AND began.key = 'began'
  JOIN relation AS br ON br.id = b.relation
  JOIN date AS bd ON bd.id = b.value_date
 WHERE ended.key = 'ended' AND ed.latest < bd.earliest
 ORDER BY x.label, e.id, b.id
