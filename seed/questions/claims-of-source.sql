-- name: claims-of-source
-- title: What does a source say, and where?
-- param: source source The source.
-- param: page integer? Only this page.
-- param: section text? Only this section.
-- example: --source cepenas-2
-- example: --source cepenas-2 --page 359
-- example: --source wikipedia-treaty --section Aftermath
-- description: Every claim that cites it, in the order of its pages, with the source through which
-- description: it is known when it is known at second hand. "disputes": it says that it is not so.
SELECT t.locator, a.sentence, CASE t.stance WHEN 0 THEN 'supports' ELSE 'disputes' END AS stance,
       v.short AS known_through, t.quote, a.disputed, c.id AS claim
  FROM citation AS t
  JOIN claim AS c ON c.id = t.claim
  JOIN relation AS r ON r.id = c.relation AND r.value NOT IN ('name', 'identifier')
  JOIN all_claims AS a ON a.id = c.id
  LEFT JOIN source AS v ON v.id = t.via
 WHERE t.source = :source AND t.status = 1 AND c.status = 1
   AND (:page IS NULL OR t.page <= :page AND :page <= ifnull(t.page_to, t.page))
   AND (:section IS NULL OR t.section = :section)
 ORDER BY t.page, t.page_to, t.id;
