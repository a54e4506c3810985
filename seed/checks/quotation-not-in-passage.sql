-- check: quotation-not-in-passage
-- severity: error
-- why: A quotation is word for word in the passage that it is taken from.
-- mend: Compare it with the passage; retract the citation and add one with the very words.
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       'The words "' || t.quote || '" are not in ' || s.short || ', '
         || ifnull(t.locator, 'paragraph ' || p.ordinal) || ', which is cited for "' || a.sentence
         || '".' AS finding
  FROM citation AS t
  JOIN passage AS p ON p.id = t.passage
  JOIN source AS s ON s.id = t.source
  JOIN claim AS c ON c.id = t.claim AND c.status = 1
  JOIN all_claims AS a ON a.id = c.id
 WHERE t.status = 1 AND t.quote IS NOT NULL
   AND CASE WHEN t.quote_start IS NULL THEN instr(p.text, t.quote) = 0
            ELSE substr(p.text, t.quote_start + 1, length(t.quote)) IS NOT t.quote END
 ORDER BY t.id
