-- The sqlite3 shell: the same table, then the same schema as the bare load in C, by SQL.
.mode csv
.import claims.csv flat
BEGIN;
CREATE TABLE kind (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE relation (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE source (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE);
CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, label TEXT NOT NULL);
CREATE TABLE claim (id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation INTEGER NOT NULL, object INTEGER, text TEXT,
  number REAL, number_to REAL, start INTEGER, end INTEGER, certainty TEXT NOT NULL);
CREATE TABLE citation (claim INTEGER NOT NULL, source INTEGER NOT NULL, page INTEGER, PRIMARY KEY (claim, source, page))
  WITHOUT ROWID;
INSERT INTO kind (key) SELECT DISTINCT kind FROM flat WHERE kind <> '';
INSERT INTO relation (key) SELECT DISTINCT relation FROM flat WHERE relation <> '';
INSERT INTO source (title) SELECT DISTINCT source FROM flat WHERE source <> '';
INSERT INTO entity (key, kind, label)
  SELECT subject, k.id, substr(names, 1, instr(names, '@') - 1) FROM flat JOIN kind AS k ON k.key = flat.kind
   WHERE names <> '';
INSERT INTO claim
  SELECT f.rowid, s.id, r.id, o.id, nullif(f.text, ''), nullif(coalesce(nullif(f.number, ''), f.latitude), ''),
         nullif(f.longitude, ''),
         CAST(julianday(CASE length(f.start) WHEN 4 THEN f.start || '-01-01' WHEN 7 THEN f.start || '-01' ELSE f.start END)
           + 0.5 AS INTEGER),
         CAST(julianday(CASE length(f."end") WHEN 4 THEN f."end" || '-12-31' WHEN 7 THEN f."end" || '-28' ELSE f."end" END)
           + 0.5 AS INTEGER),
         f.certainty
    FROM flat AS f JOIN entity AS s ON s.key = f.subject JOIN relation AS r ON r.key = f.relation
    LEFT JOIN entity AS o ON o.key = f.object
   WHERE f.relation <> '' ORDER BY f.rowid;
INSERT OR IGNORE INTO citation
  SELECT f.rowid, s.id, f.page FROM flat AS f JOIN source AS s ON s.title = f.source WHERE f.relation <> ''
   ORDER BY f.rowid;
CREATE INDEX claim_subject ON claim (subject, relation, object, start, end);
CREATE INDEX claim_object ON claim (object, relation, subject, start, end) WHERE object IS NOT NULL;
CREATE INDEX claim_when ON claim (relation, start, end);
CREATE INDEX citation_source ON citation (source, page, claim);
CREATE VIRTUAL TABLE name_words USING fts5 (name, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3');
CREATE VIRTUAL TABLE name_trigrams USING fts5 (name, content='', tokenize='trigram');
INSERT INTO name_words (rowid, name) SELECT id, label FROM entity ORDER BY id;
INSERT INTO name_trigrams (rowid, name) SELECT id, label FROM entity ORDER BY id;
COMMIT;
