-- name: identifiers
-- title: Under which numbers do others know a thing?
-- param: thing entity? Only this thing.
-- example: --thing vilnius
-- example:
-- description: Wikidata, VIAF, GeoNames and the like, with the address of the page.
SELECT i.entity, i.scheme, i.identifier, i.url, i.entity_key
  FROM identifiers AS i
 WHERE :thing IS NULL OR i.entity_id = :thing
 ORDER BY i.entity, i.scheme, i.identifier;
