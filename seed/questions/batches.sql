-- name: batches
-- title: What was written into this base, when and by whom?
-- param: last integer? Only so many of the latest; twenty when left out.
-- example:
-- example: --last 1
-- description: With the number of new claims, entities and sources, of changes to older rows, and
-- description: what undid it.
SELECT b.id AS batch, b.kind, b.at, b.who, b.why, b.file,
       (SELECT count(*) FROM claim WHERE batch = b.id AND status <> 0) AS claims,
       (SELECT count(*) FROM entity WHERE batch = b.id AND status <> 0) AS entities,
       (SELECT count(*) FROM source WHERE batch = b.id) AS sources,
       (SELECT count(*) FROM change WHERE batch = b.id) AS changes,
       b.undoes, (SELECT max(u.id) FROM batch AS u WHERE u.undoes = b.id) AS undone_by
  FROM batch AS b
 ORDER BY b.id DESC
 LIMIT ifnull(:last, 20);
