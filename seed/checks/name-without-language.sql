-- check: name-without-language
-- severity: note
-- why: A name belongs to a language; without one it cannot be chosen for a reader.
-- mend: Say the language (BCP 47: lt, be-Latn, ru); supersede the name that has none.
SELECT c.id AS claim, NULL AS other, e.id AS entity,
       'The name "' || c.text || '" of ' || e.label || ' has no language.' AS finding
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation AND r.value = 'name'
  JOIN entity AS e ON e.id = c.subject
 WHERE c.status = 1 AND c.denied = 0 AND c.language = 'und'
 ORDER BY e.label, c.id
