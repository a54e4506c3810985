-- check: untidy-name
-- severity: note
-- fix: tidy-spaces
-- why: A name or number with a space too many is another text, and is not found as it is typed.
-- mend: Supersede it by the same without the spaces (regesta check --fix).
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       'The ' || CASE r.value WHEN 'name' THEN 'name' ELSE r.label END || ' "' || c.text || '" of '
         || e.label || ' has spaces too many.' AS finding
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1
  JOIN entity AS e ON e.id = c.subject
 WHERE r.value IN ('name', 'identifier')
   AND (c.text <> trim(c.text) OR instr(c.text, '  ') OR instr(c.text, char(9))
        OR instr(c.text, char(10)) OR instr(c.text, char(13)) OR instr(c.text, char(160)))
 ORDER BY c.id
