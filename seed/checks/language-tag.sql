-- check: language-tag
-- severity: note
-- fix: write-language
-- why: One language has one tag (BCP 47): lt and be-Latn, not LT or be_latn.
-- mend: Supersede it by the same with the tag as it is written (regesta check --fix).
WITH tagged (claim, language, first) AS (
  SELECT id, language, substr(language, 1, instr(language || '-', '-') - 1)
    FROM claim WHERE status = 1 AND language IS NOT NULL)
SELECT c.id AS claim, NULL AS other, c.subject AS entity,
       'The language of "' || c.text || '" is written ' || t.language || '.' AS finding
  FROM tagged AS t
  JOIN claim AS c ON c.id = t.claim
 WHERE t.first <> lower(t.first) OR instr(t.language, '_')
    -- A script has four letters, the first of them a capital.
    OR t.language GLOB '*-[A-Za-z][A-Za-z][A-Za-z][A-Za-z]'
       AND t.language NOT GLOB '*-[A-Z][a-z][a-z][a-z]'
    -- A country has two, both of them capitals.
    OR t.language GLOB '*-[A-Za-z][A-Za-z]' AND t.language NOT GLOB '*-[A-Z][A-Z]'
 ORDER BY c.id
