-- Regesta: the one schema.
--
-- Read it from top to bottom: who wrote what and when (batch, change), the vocabulary (kind,
-- relation), what is known (entity, date, claim, qualifier), who says so (source, passage,
-- citation), where they disagree (dispute, position), how it is found (name, search), and at the
-- end the readable views. Tables are named in the singular and are for programs; views are named
-- in the plural and are for people: they are an interface, and do not change without notice.
--
-- Conventions
--   * Days are integer Julian day numbers (the day whose noon has that number), so that
--     date(day) prints one as proleptic Gregorian. -70368744177664 (-2^46) is "always was" and
--     70368744177664 "still so". A date that is not a day is a pair: earliest and latest.
--   * Nothing is deleted or overwritten: a row gets another status, and the log says by which batch.
--     INSERT OR REPLACE deletes without asking the triggers on DELETE, so a row that is there is
--     refused before it comes to that.
--   * status: 0 candidate, 1 recorded, 2 superseded, 3 retracted. Only "recorded" is knowledge.
--   * Offsets into text count Unicode scalars from 0, as substr() does from 1.

PRAGMA application_id = 1380406100;  -- 'RGST'
PRAGMA user_version = 4;

-- ------------------------------------------------------------------------------------------------
-- The base itself
-- ------------------------------------------------------------------------------------------------

-- title, language, owner, created, catalogue (the version of the seed vocabulary), name_folding ...
CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- All that one import or one edit did. A batch is open while its transaction runs; closing it
-- writes the hash over its rows and the hash before it, so that the log is a chain.
CREATE TABLE batch (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  kind        TEXT NOT NULL CHECK (kind IN
                ('init', 'import', 'edit', 'review', 'undo', 'redo', 'merge', 'split', 'migrate')),
  at          TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
  who         TEXT NOT NULL CHECK (who <> ''),
  why         TEXT,
  file        TEXT,                              -- the name of the file that came in
  file_sha256 TEXT CHECK (length(file_sha256) = 64),
  options     TEXT CHECK (options GLOB '{*}'),   -- JSON: how it was read, so that it can be again
  undoes      INTEGER REFERENCES batch,
  hash        TEXT CHECK (length(hash) = 64)     -- NULL while the batch is open
) STRICT;

-- What a batch changed in rows that were there before it. New rows carry their batch themselves.
CREATE TABLE change (
  id      INTEGER PRIMARY KEY CHECK (id > 0),
  batch   INTEGER NOT NULL REFERENCES batch,
  item    TEXT NOT NULL CHECK (item IN ('claim', 'entity', 'source', 'citation', 'dispute',
            'position', 'kind', 'relation', 'mention', 'question', 'meta', 'alignment',
            'candidate')),
  item_id INTEGER NOT NULL,
  field   TEXT NOT NULL,
  old     TEXT,
  new     TEXT
) STRICT;
CREATE INDEX change_item  ON change (item, item_id);
CREATE INDEX change_batch ON change (batch);
CREATE INDEX change_redirect ON change (old, new)
  WHERE item IN ('claim', 'position', 'alignment') AND field <> 'status';

-- What stands with the entity that another was merged into, and comes from that other: it went there
-- once more often than it came back. By this a merge can be taken apart again (see entity). It is for
-- the rules below, and in the singular as the tables are.
CREATE VIEW redirect (item, item_id, field, origin, target, batch) AS
SELECT h.item, h.item_id, h.field, CAST(h.old AS INTEGER), CAST(h.new AS INTEGER), h.batch
  FROM change AS h
 WHERE h.item IN ('claim', 'position', 'alignment') AND h.field <> 'status'
   AND (SELECT sum(iif(o.old = h.old, 1, -1)) FROM change AS o
         WHERE o.item = h.item AND o.item_id = h.item_id AND o.field = h.field
           AND (o.old = h.old AND o.new = h.new OR o.old = h.new AND o.new = h.old)) > 0;

CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'a batch is never deleted: undo it'); END;
CREATE TRIGGER batch_is_closed_once BEFORE UPDATE ON batch WHEN OLD.hash IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed batch does not change'); END;
CREATE TRIGGER batch_begins_open BEFORE INSERT ON batch
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM batch WHERE id = NEW.id)
      THEN RAISE(ABORT, 'a batch is never overwritten: undo it')
    WHEN NEW.hash IS NOT NULL THEN RAISE(ABORT, 'a batch begins open')
  END;
END;
CREATE TRIGGER batch_keeps_its_number BEFORE UPDATE OF id ON batch
BEGIN SELECT RAISE(ABORT, 'a batch keeps its number'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the change log is only added to'); END;
CREATE TRIGGER change_is_final BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the change log is only added to'); END;
CREATE TRIGGER change_in_open_batch BEFORE INSERT ON change
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id)
      THEN RAISE(ABORT, 'the change log is only added to')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;

-- ------------------------------------------------------------------------------------------------
-- The vocabulary
-- ------------------------------------------------------------------------------------------------

-- What a thing is. Kinds form a tree: a gubernya is a region is a place.
CREATE TABLE kind (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  key         TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9-]*'),
  parent      INTEGER REFERENCES kind,
  label       TEXT NOT NULL,
  plural      TEXT NOT NULL,
  description TEXT,
  batch       INTEGER NOT NULL REFERENCES batch,
  CHECK (parent IS NOT id)
) STRICT;

-- Every kind with every kind it is a case of, itself included. Kept by the triggers below.
CREATE TABLE kind_tree (
  kind     INTEGER NOT NULL REFERENCES kind,
  ancestor INTEGER NOT NULL REFERENCES kind,
  PRIMARY KEY (kind, ancestor)
) STRICT, WITHOUT ROWID;
CREATE INDEX kind_tree_down ON kind_tree (ancestor, kind);

-- What can be said of things. subject LABEL object; object INVERSE subject.
CREATE TABLE relation (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  key         TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9-]*'),
  parent      INTEGER REFERENCES relation,   -- a case of another relation
  label       TEXT NOT NULL,
  inverse     TEXT,
  value       TEXT NOT NULL CHECK (value IN
                ('entity', 'text', 'quantity', 'date', 'point', 'identifier', 'name')),
  time        TEXT NOT NULL CHECK (time IN ('instant', 'interval', 'timeless')),
  use         TEXT NOT NULL DEFAULT 'claim' CHECK (use IN ('claim', 'qualifier', 'both')),
  functional         INTEGER NOT NULL DEFAULT 0 CHECK (functional IN (0, 1)),  -- one object at a time
  inverse_functional INTEGER NOT NULL DEFAULT 0 CHECK (inverse_functional IN (0, 1)),
  symmetric   INTEGER NOT NULL DEFAULT 0 CHECK (symmetric IN (0, 1)),
  transitive  INTEGER NOT NULL DEFAULT 0 CHECK (transitive IN (0, 1)),
  annotation  INTEGER NOT NULL DEFAULT 0 CHECK (annotation IN (0, 1)),  -- needs no citation
  url         TEXT,                          -- of an identifier, with $1 where it goes
  pattern     TEXT,                          -- what an identifier looks like: a regular expression
  description TEXT,
  batch       INTEGER NOT NULL REFERENCES batch,
  CHECK (parent IS NOT id),
  CHECK (inverse IS NULL OR value = 'entity'),
  CHECK (value = 'entity' OR (symmetric = 0 AND transitive = 0))
) STRICT;

-- Every relation with every relation it is a case of, itself included.
CREATE TABLE relation_tree (
  relation INTEGER NOT NULL REFERENCES relation,
  ancestor INTEGER NOT NULL REFERENCES relation,
  PRIMARY KEY (relation, ancestor)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_tree_down ON relation_tree (ancestor, relation);

-- The kinds that a relation's subject and object may have; none given: any.
CREATE TABLE relation_kind (
  relation INTEGER NOT NULL REFERENCES relation,
  side     TEXT NOT NULL CHECK (side IN ('subject', 'object')),
  kind     INTEGER NOT NULL REFERENCES kind,
  PRIMARY KEY (relation, side, kind)
) STRICT, WITHOUT ROWID;

-- The words by which people name a kind or a relation, for asking and for reading.
CREATE TABLE phrase (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  kind     INTEGER REFERENCES kind,
  relation INTEGER REFERENCES relation,
  form     TEXT NOT NULL CHECK (form IN
             ('verb', 'passive', 'noun', 'object-noun', 'synonym', 'cue')),
  text     TEXT NOT NULL CHECK (text <> ''),
  language TEXT NOT NULL DEFAULT 'en',
  CHECK ((kind IS NULL) + (relation IS NULL) = 1)
) STRICT;
CREATE INDEX phrase_text ON phrase (text);
CREATE INDEX phrase_relation ON phrase (relation) WHERE relation IS NOT NULL;
CREATE INDEX phrase_kind ON phrase (kind) WHERE kind IS NOT NULL;

CREATE TRIGGER kind_is_added BEFORE INSERT ON kind
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM kind WHERE id = NEW.id OR key = NEW.key)
      THEN RAISE(ABORT, 'there is a kind with this key already')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER relation_is_added BEFORE INSERT ON relation
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM relation WHERE id = NEW.id OR key = NEW.key)
      THEN RAISE(ABORT, 'there is a relation with this key already')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER kind_tree_grows AFTER INSERT ON kind
BEGIN
  INSERT INTO kind_tree SELECT NEW.id, ancestor FROM kind_tree WHERE kind = NEW.parent
    UNION ALL SELECT NEW.id, NEW.id;
END;
CREATE TRIGGER kind_has_no_circle BEFORE UPDATE OF parent ON kind
WHEN EXISTS (SELECT 1 FROM kind_tree WHERE kind = NEW.parent AND ancestor = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a kind cannot be a case of itself'); END;
CREATE TRIGGER kind_tree_moves AFTER UPDATE OF parent ON kind
BEGIN
  -- Cut the branch off above the moved kind, then graft every new ancestor on every kind below it.
  DELETE FROM kind_tree
   WHERE kind IN (SELECT kind FROM kind_tree WHERE ancestor = NEW.id)
     AND ancestor IN (SELECT ancestor FROM kind_tree WHERE kind = NEW.id AND ancestor <> NEW.id);
  INSERT INTO kind_tree
    SELECT below.kind, above.ancestor FROM kind_tree AS below, kind_tree AS above
     WHERE below.ancestor = NEW.id AND above.kind = NEW.parent;
END;
CREATE TRIGGER relation_tree_grows AFTER INSERT ON relation
BEGIN
  INSERT INTO relation_tree SELECT NEW.id, ancestor FROM relation_tree WHERE relation = NEW.parent
    UNION ALL SELECT NEW.id, NEW.id;
END;
CREATE TRIGGER relation_has_no_circle BEFORE UPDATE OF parent ON relation
WHEN EXISTS (SELECT 1 FROM relation_tree WHERE relation = NEW.parent AND ancestor = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a relation cannot be a case of itself'); END;
CREATE TRIGGER relation_tree_moves AFTER UPDATE OF parent ON relation
BEGIN
  DELETE FROM relation_tree
   WHERE relation IN (SELECT relation FROM relation_tree WHERE ancestor = NEW.id)
     AND ancestor IN (SELECT ancestor FROM relation_tree
                       WHERE relation = NEW.id AND ancestor <> NEW.id);
  INSERT INTO relation_tree
    SELECT below.relation, above.ancestor FROM relation_tree AS below, relation_tree AS above
     WHERE below.ancestor = NEW.id AND above.relation = NEW.parent;
END;
CREATE TRIGGER relation_keeps_its_nature BEFORE UPDATE OF value, time ON relation
WHEN EXISTS (SELECT 1 FROM claim WHERE relation = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a relation with claims keeps its value and its time'); END;
CREATE TRIGGER kind_keeps_its_key BEFORE UPDATE OF id, key, batch ON kind
BEGIN SELECT RAISE(ABORT, 'a kind keeps its key'); END;
CREATE TRIGGER relation_keeps_its_key BEFORE UPDATE OF id, key, batch ON relation
BEGIN SELECT RAISE(ABORT, 'a relation keeps its key'); END;
CREATE TRIGGER kind_change_is_logged AFTER UPDATE OF parent, label, plural, description ON kind
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new) VALUES (
    (SELECT max(id) FROM batch), 'kind', NEW.id, 'record',
    quote(OLD.parent) || ', ' || quote(OLD.label) || ', ' || quote(OLD.plural)
       || ', ' || quote(OLD.description),
    quote(NEW.parent) || ', ' || quote(NEW.label) || ', ' || quote(NEW.plural)
       || ', ' || quote(NEW.description));
END;
CREATE TRIGGER relation_change_is_logged AFTER UPDATE OF parent, label, inverse, value, time, use,
  functional, inverse_functional, symmetric, transitive, annotation, url, pattern, description ON
  relation
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new) VALUES (
    (SELECT max(id) FROM batch), 'relation', NEW.id, 'record',
    quote(OLD.parent) || ', ' || quote(OLD.label) || ', ' || quote(OLD.inverse)
       || ', ' || quote(OLD.value) || ', ' || quote(OLD.time) || ', ' || quote(OLD.use)
       || ', ' || quote(OLD.functional) || ', ' || quote(OLD.inverse_functional)
       || ', ' || quote(OLD.symmetric) || ', ' || quote(OLD.transitive)
       || ', ' || quote(OLD.annotation) || ', ' || quote(OLD.url)
       || ', ' || quote(OLD.pattern) || ', ' || quote(OLD.description),
    quote(NEW.parent) || ', ' || quote(NEW.label) || ', ' || quote(NEW.inverse)
       || ', ' || quote(NEW.value) || ', ' || quote(NEW.time) || ', ' || quote(NEW.use)
       || ', ' || quote(NEW.functional) || ', ' || quote(NEW.inverse_functional)
       || ', ' || quote(NEW.symmetric) || ', ' || quote(NEW.transitive)
       || ', ' || quote(NEW.annotation) || ', ' || quote(NEW.url)
       || ', ' || quote(NEW.pattern) || ', ' || quote(NEW.description));
END;
CREATE TRIGGER kind_is_kept BEFORE DELETE ON kind
BEGIN SELECT RAISE(ABORT, 'a kind is never deleted'); END;
CREATE TRIGGER relation_is_kept BEFORE DELETE ON relation
BEGIN SELECT RAISE(ABORT, 'a relation is never deleted'); END;

-- ------------------------------------------------------------------------------------------------
-- What is known
-- ------------------------------------------------------------------------------------------------

-- A thing with an identity and nothing else: all that is said of it is claims.
--
-- What only a reading of a text speaks of is a candidate (status 0), and so are its names; the first
-- claim of it that a person accepts makes it a thing of the base.
--
-- Two that turn out to be one are merged: `merged_into` of the one names the other, and all that
-- speaks of the one (claims, qualifiers, positions, alignments) is redirected to the other, where it
-- keeps its number. Redirecting is the only way in which such a row changes: along `merged_into`, or
-- back where the row came from; the log has every step, so that a merge can be undone or split.
CREATE TABLE entity (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  key         TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9-]*'),
  kind        INTEGER NOT NULL REFERENCES kind,
  label       TEXT NOT NULL CHECK (label <> ''),  -- derived: the name shown when nothing else is asked
  merged_into INTEGER REFERENCES entity,
  status      INTEGER NOT NULL DEFAULT 1 CHECK (status IN (0, 1, 3)),
  batch       INTEGER NOT NULL REFERENCES batch,
  CHECK (merged_into IS NOT id)
) STRICT;
CREATE INDEX entity_kind  ON entity (kind);
CREATE INDEX entity_batch ON entity (batch);
CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;

-- A historical date, kept once however many claims share it: the source's wording, its calendar,
-- the bounds of what it can mean, the rule that made them, and EDTF where EDTF can say it.
CREATE TABLE date (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  wording  TEXT NOT NULL,
  calendar TEXT NOT NULL,
  earliest INTEGER NOT NULL,
  latest   INTEGER NOT NULL,
  rule     TEXT NOT NULL,
  edtf     TEXT NOT NULL,                 -- '' where EDTF cannot say it
  printed  TEXT NOT NULL,                 -- in English, never finer than the bounds
  inferred INTEGER NOT NULL DEFAULT 0 CHECK (inferred IN (0, 1)),  -- part of it supplied by context
  CHECK (earliest <= latest),
  UNIQUE (wording, calendar, earliest, latest, rule, edtf, inferred)
) STRICT;

-- Subject, relation, object; when; asserted or denied; how certain. The object is one of: an
-- entity, a text, a number (with unit and, for a range or a point, a second number), a date, or
-- "there is one, not known which".
--
-- The four bounds stand here again because every question about time reads them:
--   certain on day D   when start_max <= D and D <= end_min,
--   possible on day D  when start_min <= D and D <= end_max.
-- An instant has its end equal to its start; a timeless claim has none; an unknown end reaches
-- from the start to "still so"; an open end is "still so" in both.
CREATE TABLE claim (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  subject    INTEGER NOT NULL REFERENCES entity,
  relation   INTEGER NOT NULL REFERENCES relation,
  object     INTEGER REFERENCES entity,
  text       TEXT,                        -- a text, a name, an identifier, or a number's wording
  language   TEXT,                        -- of a text or name: BCP 47, 'und' when not known
  number     REAL,
  number_to  REAL,                        -- the end of a range; the longitude of a point
  unit       INTEGER REFERENCES entity,
  value_date INTEGER REFERENCES date,
  unknown    INTEGER NOT NULL DEFAULT 0 CHECK (unknown IN (0, 1)),
  start_date INTEGER REFERENCES date,
  end_date   INTEGER REFERENCES date,
  start_min  INTEGER,
  start_max  INTEGER,
  end_min    INTEGER,
  end_max    INTEGER,
  denied     INTEGER NOT NULL DEFAULT 0 CHECK (denied IN (0, 1)),
  certainty  INTEGER NOT NULL DEFAULT 0 CHECK (certainty IN (0, 1, 2)),  -- certain, likely, doubtful
  status     INTEGER NOT NULL DEFAULT 1 CHECK (status IN (0, 1, 2, 3)),
  supersedes INTEGER REFERENCES claim,
  reading_of INTEGER REFERENCES claim,    -- the editor's reading of what a source says loosely
  comment    TEXT,
  batch      INTEGER NOT NULL REFERENCES batch,
  CHECK ((object IS NOT NULL) + (value_date IS NOT NULL) + (number IS NOT NULL OR text IS NOT NULL)
         + unknown = 1),
  CHECK (number IS NOT NULL OR (number_to IS NULL AND unit IS NULL)),
  CHECK (language IS NULL OR text IS NOT NULL),
  CHECK ((start_min IS NULL) + (start_max IS NULL) + (end_min IS NULL) + (end_max IS NULL)
         IN (0, 4)),
  CHECK (start_min <= start_max AND end_min <= end_max AND start_min <= end_max),
  CHECK (supersedes IS NOT id AND reading_of IS NOT id)
) STRICT;
-- What is at an end of an edge is told by the index alone: what, by which relation, when, and whether it counts.
CREATE INDEX claim_subject ON claim (subject, relation, object, start_min, end_max, status, denied);
CREATE INDEX claim_object  ON claim (object, relation, subject, start_min, end_max, status, denied)
  WHERE object IS NOT NULL;
-- What may have held at a time, of a relation, and so of all: claims by how long they may have lasted, in days, and by
-- their beginning. With what follows they are told without a look at each.
CREATE INDEX claim_when    ON claim (relation,
  CASE WHEN end_max - start_min < 1 THEN 0 WHEN end_max - start_min < 32 THEN 1
       WHEN end_max - start_min < 400 THEN 2 WHEN end_max - start_min < 4000 THEN 3
       WHEN end_max - start_min < 40000 THEN 4 ELSE 5 END, start_min, end_max, status);
CREATE INDEX claim_unit    ON claim (unit) WHERE unit IS NOT NULL;
CREATE INDEX claim_text    ON claim (text, relation)
  WHERE text IS NOT NULL AND language IS NULL AND number IS NULL;
CREATE INDEX claim_reading ON claim (reading_of) WHERE reading_of IS NOT NULL;
CREATE INDEX claim_supersedes ON claim (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX claim_batch   ON claim (batch);

-- A small addition to a claim: represented by, in place, on condition, amount, secret, extent.
CREATE TABLE qualifier (
  claim      INTEGER NOT NULL REFERENCES claim,
  relation   INTEGER NOT NULL REFERENCES relation,
  ordinal    INTEGER NOT NULL DEFAULT 1,
  object     INTEGER REFERENCES entity,
  text       TEXT,
  number     REAL,
  number_to  REAL,
  unit       INTEGER REFERENCES entity,
  value_date INTEGER REFERENCES date,
  PRIMARY KEY (claim, relation, ordinal),
  CHECK ((object IS NOT NULL) + (value_date IS NOT NULL) + (number IS NOT NULL OR text IS NOT NULL)
         = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX qualifier_object ON qualifier (object, relation) WHERE object IS NOT NULL;
CREATE INDEX qualifier_unit   ON qualifier (unit) WHERE unit IS NOT NULL;

CREATE TRIGGER entity_is_added BEFORE INSERT ON entity
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM entity WHERE id = NEW.id OR key = NEW.key)
      THEN RAISE(ABORT, 'there is an entity with this key already')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER entity_is_kept BEFORE DELETE ON entity
BEGIN SELECT RAISE(ABORT, 'an entity is never deleted: retract its claims'); END;
CREATE TRIGGER entity_keeps_its_key BEFORE UPDATE OF id, key, batch ON entity
BEGIN SELECT RAISE(ABORT, 'an entity keeps its key'); END;
-- Into what lives, never into itself by way of others; and out of it only with all that came along.
CREATE TRIGGER entity_merges_soundly BEFORE UPDATE OF merged_into ON entity
WHEN OLD.merged_into IS NOT NEW.merged_into
BEGIN
  SELECT CASE
    WHEN OLD.merged_into IS NOT NULL AND NEW.merged_into IS NOT NULL
      THEN RAISE(ABORT, 'an entity is merged into one other: split it first')
    WHEN NEW.merged_into IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM entity WHERE id = NEW.merged_into AND status = 1)
      THEN RAISE(ABORT, 'there is no such entity to merge into')
    WHEN EXISTS (
           WITH RECURSIVE way (id) AS (
             SELECT NEW.merged_into
             UNION
             SELECT e.merged_into FROM way AS w JOIN entity AS e ON e.id = w.id
              WHERE e.merged_into IS NOT NULL)
           SELECT 1 FROM way WHERE id = OLD.id)
      THEN RAISE(ABORT, 'an entity cannot be merged into itself')
    WHEN NEW.merged_into IS NULL
         AND EXISTS (SELECT 1 FROM redirect WHERE origin = OLD.id AND target = OLD.merged_into)
      THEN RAISE(ABORT, 'what came with an entity goes back with it')
  END;
END;
CREATE TRIGGER entity_change_is_logged AFTER UPDATE OF kind, merged_into, status ON entity
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    SELECT max(id), 'entity', NEW.id, 'kind', OLD.kind, NEW.kind
      FROM batch WHERE OLD.kind IS NOT NEW.kind HAVING max(id) IS NOT NULL;
  INSERT INTO change (batch, item, item_id, field, old, new)
    SELECT max(id), 'entity', NEW.id, 'merged_into', OLD.merged_into, NEW.merged_into
      FROM batch WHERE OLD.merged_into IS NOT NEW.merged_into HAVING max(id) IS NOT NULL;
  INSERT INTO change (batch, item, item_id, field, old, new)
    SELECT max(id), 'entity', NEW.id, 'status', OLD.status, NEW.status
      FROM batch WHERE OLD.status IS NOT NEW.status HAVING max(id) IS NOT NULL;
END;
-- No step back while something that is known speaks of it.
CREATE TRIGGER entity_is_known_by_its_claims BEFORE UPDATE OF status ON entity
WHEN NEW.status = 0 AND OLD.status = 1
BEGIN
  SELECT RAISE(ABORT, 'claims that are recorded speak of this entity')
   WHERE EXISTS (SELECT 1 FROM claim WHERE subject = NEW.id AND status = 1)
      OR EXISTS (SELECT 1 FROM claim WHERE object = NEW.id AND status = 1)
      OR EXISTS (SELECT 1 FROM claim WHERE unit = NEW.id AND status = 1);
END;
-- One row for a date, whoever adds it again.
CREATE TRIGGER date_is_one BEFORE INSERT ON date
BEGIN
  SELECT RAISE(IGNORE) FROM date
   WHERE wording = NEW.wording AND calendar = NEW.calendar AND earliest = NEW.earliest
     AND latest = NEW.latest AND rule = NEW.rule AND edtf = NEW.edtf AND inferred = NEW.inferred;
  SELECT RAISE(ABORT, 'a date does not change: another date is another row')
    FROM date WHERE id = NEW.id;
END;
CREATE TRIGGER date_is_final BEFORE UPDATE ON date
BEGIN SELECT RAISE(ABORT, 'a date does not change: another date is another row'); END;
CREATE TRIGGER date_is_kept BEFORE DELETE ON date
BEGIN SELECT RAISE(ABORT, 'a date is never deleted'); END;

CREATE TRIGGER claim_fits_its_relation BEFORE INSERT ON claim
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id)
      THEN RAISE(ABORT, 'a claim is never overwritten: supersede it')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
    WHEN NOT EXISTS (SELECT 1 FROM entity WHERE id = NEW.subject AND merged_into IS NULL)
           OR NEW.object IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM entity WHERE id = NEW.object AND merged_into IS NULL)
      THEN RAISE(ABORT, 'there is no such entity, or it was merged into another')
    WHEN NEW.status = 1 AND EXISTS (
           SELECT 1 FROM entity WHERE id IN (NEW.subject, NEW.object, NEW.unit) AND status = 0)
      THEN RAISE(ABORT, 'what is only proposed cannot be spoken of as known: accept it first')
    WHEN r.id IS NULL THEN RAISE(ABORT, 'there is no such relation')
    WHEN r.use = 'qualifier' THEN RAISE(ABORT, 'this relation is only a qualifier')
    WHEN NOT NEW.unknown AND NOT CASE r.value
           WHEN 'entity'     THEN NEW.object IS NOT NULL
           WHEN 'date'       THEN NEW.value_date IS NOT NULL
           WHEN 'quantity'   THEN NEW.number IS NOT NULL
           WHEN 'point'      THEN NEW.number BETWEEN -90 AND 90 AND NEW.number_to BETWEEN -180 AND 180
           WHEN 'name'       THEN NEW.text <> '' AND NEW.language IS NOT NULL AND NEW.number IS NULL
           WHEN 'identifier' THEN NEW.text <> '' AND NEW.language IS NULL AND NEW.number IS NULL
           WHEN 'text'       THEN NEW.text IS NOT NULL AND NEW.number IS NULL
         END THEN RAISE(ABORT, 'the object does not fit the relation')
    WHEN r.time = 'timeless' AND (NEW.start_min IS NOT NULL OR NEW.start_date IS NOT NULL
           OR NEW.end_date IS NOT NULL)
      THEN RAISE(ABORT, 'this relation has no time')
    WHEN r.time <> 'timeless' AND NEW.start_min IS NULL
      THEN RAISE(ABORT, 'this relation has a time: give its bounds, however wide')
    WHEN r.time = 'instant' AND (NEW.end_date IS NOT NULL
           OR NEW.end_min IS NOT NEW.start_min OR NEW.end_max IS NOT NEW.start_max)
      THEN RAISE(ABORT, 'an instant ends when it starts')
  END FROM (SELECT NEW.relation AS id) AS given LEFT JOIN relation AS r ON r.id = given.id;
END;
-- Each end limits the other: what ended in 1920 did not begin in 1921.
CREATE TRIGGER claim_bounds_are_its_dates BEFORE INSERT ON claim
WHEN NEW.start_date IS NOT NULL OR NEW.end_date IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the bounds of the claim are not those of its start')
    FROM date WHERE id = NEW.start_date
     AND (earliest <> NEW.start_min OR min(latest, NEW.end_max) <> NEW.start_max);
  SELECT RAISE(ABORT, 'the bounds of the claim are not those of its end')
    FROM date WHERE id = NEW.end_date
     AND (latest <> NEW.end_max OR max(earliest, NEW.start_min) <> NEW.end_min);
END;
CREATE TRIGGER claim_is_kept BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'a claim is never deleted: retract it'); END;
CREATE TRIGGER claim_is_final BEFORE UPDATE OF id, relation, text, language, number, number_to,
  value_date, unknown, start_date, end_date, start_min, start_max, end_min, end_max,
  denied, certainty, reading_of, comment, batch ON claim
BEGIN SELECT RAISE(ABORT, 'a claim does not change: supersede it'); END;
-- It follows its things when they are merged, and goes back when they are parted; its name with it.
CREATE TRIGGER claim_follows_its_things BEFORE UPDATE OF subject, object, unit ON claim
BEGIN
  SELECT RAISE(ABORT, 'a claim does not change: supersede it')
    FROM (SELECT 'subject' AS field, OLD.subject AS old, NEW.subject AS new
           UNION ALL SELECT 'object', OLD.object, NEW.object
           UNION ALL SELECT 'unit', OLD.unit, NEW.unit) AS step
   WHERE step.old IS NOT step.new
     AND NOT EXISTS (SELECT 1 FROM entity WHERE id = step.old AND merged_into = step.new)
     AND NOT (EXISTS (SELECT 1 FROM entity WHERE id = step.new AND merged_into = step.old)
              AND EXISTS (SELECT 1 FROM redirect WHERE item = 'claim' AND item_id = OLD.id
                             AND field = step.field AND origin = step.new AND target = step.old));
END;
CREATE TRIGGER claim_redirect_is_logged AFTER UPDATE OF subject, object, unit ON claim
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    SELECT (SELECT max(id) FROM batch), 'claim', NEW.id, step.field, step.old, step.new
      FROM (SELECT 'subject' AS field, OLD.subject AS old, NEW.subject AS new
            UNION ALL SELECT 'object', OLD.object, NEW.object
            UNION ALL SELECT 'unit', OLD.unit, NEW.unit) AS step
     WHERE step.old IS NOT step.new;
  UPDATE name SET entity = NEW.subject WHERE claim = NEW.id AND entity <> NEW.subject;
END;
-- What a claim corrects may turn out only at the end of its batch, and is said once.
CREATE TRIGGER claim_supersedes_once BEFORE UPDATE OF supersedes ON claim
WHEN OLD.supersedes IS NOT NULL OR NEW.supersedes IS NULL
  OR NOT EXISTS (SELECT 1 FROM batch WHERE id = OLD.batch AND hash IS NULL)
BEGIN SELECT RAISE(ABORT, 'a claim does not change: supersede it'); END;
CREATE TRIGGER claim_status_is_logged AFTER UPDATE OF status ON claim WHEN OLD.status <> NEW.status
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    VALUES ((SELECT max(id) FROM batch), 'claim', NEW.id, 'status', OLD.status, NEW.status);
END;
-- A candidate becomes knowledge with the things that it speaks of, and only if the text says it is so.
CREATE TRIGGER claim_is_accepted_soundly BEFORE UPDATE OF status ON claim
WHEN NEW.status = 1 AND OLD.status <> 1
BEGIN
  SELECT RAISE(ABORT, 'what is only proposed cannot be spoken of as known: accept it first')
   WHERE EXISTS (SELECT 1 FROM entity WHERE id IN (NEW.subject, NEW.object, NEW.unit) AND status = 0)
      OR EXISTS (SELECT 1 FROM qualifier AS q JOIN entity AS e ON e.id IN (q.object, q.unit)
                  WHERE q.claim = NEW.id AND e.status = 0);
  SELECT RAISE(ABORT, 'the text does not say that it is so: edit it into what the text does say')
    FROM candidate WHERE claim = NEW.id AND modality <> 'asserted';
END;
CREATE TRIGGER qualifier_is_final BEFORE UPDATE OF claim, relation, ordinal, text, number, number_to,
  value_date ON qualifier
BEGIN SELECT RAISE(ABORT, 'a qualifier is part of its claim: supersede the claim'); END;
-- Logged with its claim, as 'qualifier RELATION ORDINAL' and 'qualifier RELATION ORDINAL unit'.
CREATE TRIGGER qualifier_follows_its_things BEFORE UPDATE OF object, unit ON qualifier
BEGIN
  SELECT RAISE(ABORT, 'a qualifier is part of its claim: supersede the claim')
    FROM (SELECT 'qualifier ' || key || ' ' || OLD.ordinal AS field,
                 OLD.object AS old, NEW.object AS new
            FROM relation WHERE id = OLD.relation
          UNION ALL SELECT 'qualifier ' || key || ' ' || OLD.ordinal || ' unit', OLD.unit, NEW.unit
            FROM relation WHERE id = OLD.relation) AS step
   WHERE step.old IS NOT step.new
     AND NOT EXISTS (SELECT 1 FROM entity WHERE id = step.old AND merged_into = step.new)
     AND NOT (EXISTS (SELECT 1 FROM entity WHERE id = step.new AND merged_into = step.old)
              AND EXISTS (SELECT 1 FROM redirect WHERE item = 'claim' AND item_id = OLD.claim
                             AND field = step.field AND origin = step.new AND target = step.old));
END;
CREATE TRIGGER qualifier_redirect_is_logged AFTER UPDATE OF object, unit ON qualifier
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    SELECT (SELECT max(id) FROM batch), 'claim', NEW.claim, step.field, step.old, step.new
      FROM (SELECT 'qualifier ' || key || ' ' || NEW.ordinal AS field,
                   OLD.object AS old, NEW.object AS new
              FROM relation WHERE id = NEW.relation
            UNION ALL SELECT 'qualifier ' || key || ' ' || NEW.ordinal || ' unit',
                             OLD.unit, NEW.unit
              FROM relation WHERE id = NEW.relation) AS step
     WHERE step.old IS NOT step.new;
END;
CREATE TRIGGER qualifier_is_kept BEFORE DELETE ON qualifier
BEGIN SELECT RAISE(ABORT, 'a qualifier is part of its claim: supersede the claim'); END;
CREATE TRIGGER qualifier_is_added BEFORE INSERT ON qualifier
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM qualifier WHERE claim = NEW.claim AND relation = NEW.relation
                    AND ordinal = NEW.ordinal)
           OR NOT EXISTS (SELECT 1 FROM claim AS c JOIN batch AS b ON b.id = c.batch
                           WHERE c.id = NEW.claim AND b.hash IS NULL)
      THEN RAISE(ABORT, 'a qualifier is part of its claim: supersede the claim')
    WHEN r.id IS NULL THEN RAISE(ABORT, 'there is no such relation')
    WHEN r.use = 'claim' THEN RAISE(ABORT, 'this relation is not a qualifier')
    WHEN EXISTS (SELECT 1 FROM entity WHERE id IN (NEW.object, NEW.unit) AND status = 0)
         AND EXISTS (SELECT 1 FROM claim WHERE id = NEW.claim AND status = 1)
      THEN RAISE(ABORT, 'what is only proposed cannot be spoken of as known: accept it first')
    WHEN NOT CASE r.value
           WHEN 'entity'   THEN NEW.object IS NOT NULL
           WHEN 'date'     THEN NEW.value_date IS NOT NULL
           WHEN 'quantity' THEN NEW.number IS NOT NULL
           WHEN 'point'    THEN NEW.number BETWEEN -90 AND 90 AND NEW.number_to BETWEEN -180 AND 180
           ELSE NEW.text IS NOT NULL AND NEW.number IS NULL
         END THEN RAISE(ABORT, 'the value does not fit the qualifier')
  END FROM (SELECT NEW.relation AS id) AS given LEFT JOIN relation AS r ON r.id = given.id;
END;

-- ------------------------------------------------------------------------------------------------
-- Who says so
-- ------------------------------------------------------------------------------------------------

-- A bibliographic record in CSL's terms; `csl` is the whole record, the columns what is asked for.
CREATE TABLE source (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  key        TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9-]*'),
  type       TEXT NOT NULL,               -- CSL: book, article-journal, entry-encyclopedia ...
  short      TEXT NOT NULL CHECK (short <> ''),   -- how a citation names it
  author     TEXT,                        -- printed, family names first
  title      TEXT,
  volume     TEXT,
  issued     INTEGER REFERENCES date,
  language   TEXT,
  entity     INTEGER REFERENCES entity,   -- the entity that is this work
  csl        TEXT NOT NULL DEFAULT '{}' CHECK (csl GLOB '{*}'),   -- CSL-JSON
  note       TEXT,
  status     INTEGER NOT NULL DEFAULT 1 CHECK (status IN (1, 3)),
  batch      INTEGER NOT NULL REFERENCES batch
) STRICT;

-- A source that draws on another is no second witness.
CREATE TABLE source_dependence (
  source     INTEGER NOT NULL REFERENCES source,
  depends_on INTEGER NOT NULL REFERENCES source,
  batch      INTEGER NOT NULL REFERENCES batch,
  PRIMARY KEY (source, depends_on),
  CHECK (source <> depends_on)
) STRICT, WITHOUT ROWID;

-- A paragraph of a source as it was read, with its place in it.
CREATE TABLE passage (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  source    INTEGER NOT NULL REFERENCES source,
  ordinal   INTEGER NOT NULL CHECK (ordinal > 0),   -- in the source
  section   TEXT,
  paragraph INTEGER CHECK (paragraph > 0),          -- in the section
  text      TEXT NOT NULL,
  sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
  batch     INTEGER NOT NULL REFERENCES batch,
  UNIQUE (source, ordinal)
) STRICT;
CREATE INDEX passage_batch ON passage (batch);

-- A span of a passage that names an entity or a date.
CREATE TABLE mention (
  id      INTEGER PRIMARY KEY CHECK (id > 0),
  passage INTEGER NOT NULL REFERENCES passage,
  start   INTEGER NOT NULL CHECK (start >= 0),
  length  INTEGER NOT NULL CHECK (length > 0),
  entity  INTEGER REFERENCES entity,
  date    INTEGER REFERENCES date,
  reference INTEGER NOT NULL DEFAULT 0 CHECK (reference IN (0, 1)),  -- "it", "the treaty": only here
  score   REAL CHECK (score BETWEEN 0 AND 1),
  status  INTEGER NOT NULL DEFAULT 0 CHECK (status IN (0, 1, 2, 3)),
  batch   INTEGER NOT NULL REFERENCES batch
) STRICT;
CREATE INDEX mention_passage ON mention (passage, start);
CREATE INDEX mention_entity  ON mention (entity) WHERE entity IS NOT NULL;
CREATE INDEX mention_batch   ON mention (batch);

-- What else the words may name, as the reader saw it.
CREATE TABLE mention_alternative (
  mention INTEGER NOT NULL REFERENCES mention,
  entity  INTEGER NOT NULL REFERENCES entity,
  score   REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  PRIMARY KEY (mention, entity)
) STRICT, WITHOUT ROWID;

-- What a reader proposes, beside its claim: the words that say it, how sure the reader is, whether the
-- text says that it is so or only that somebody wants, plans or believes it, and by whom the text has
-- it said. `outcome` is what a person made of it; `became` the claim that stands in its place: what it
-- was edited into, or the one that said it already.
CREATE TABLE candidate (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  claim       INTEGER NOT NULL UNIQUE REFERENCES claim,
  passage     INTEGER NOT NULL REFERENCES passage,
  start       INTEGER NOT NULL CHECK (start >= 0),
  length      INTEGER NOT NULL CHECK (length > 0),
  score       REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  modality    TEXT NOT NULL DEFAULT 'asserted' CHECK (modality IN
                ('asserted', 'planned', 'demanded', 'promised', 'believed', 'possible')),
  attribution TEXT CHECK (attribution <> ''),   -- in the words of the text: "other historians"
  reader      TEXT NOT NULL CHECK (reader <> ''),
  pattern     TEXT,                             -- what in the reader found it
  outcome     TEXT NOT NULL DEFAULT 'open'
                CHECK (outcome IN ('open', 'accepted', 'edited', 'rejected')),
  reason      TEXT,
  became      INTEGER REFERENCES claim,
  batch       INTEGER NOT NULL REFERENCES batch,
  CHECK (became IS NOT claim),
  CHECK (became IS NULL OR outcome IN ('accepted', 'edited')),
  CHECK (became IS NOT NULL OR outcome <> 'edited'),
  CHECK (outcome <> 'accepted' OR modality = 'asserted')
) STRICT;
CREATE INDEX candidate_passage ON candidate (passage, start);
CREATE INDEX candidate_open    ON candidate (claim) WHERE outcome = 'open';
CREATE INDEX candidate_became  ON candidate (became) WHERE became IS NOT NULL;
CREATE INDEX candidate_batch   ON candidate (batch);

-- Who says a claim, or against it, and where. `via`: the source through which we know that this
-- source says so; `note`: the mark by which the passage refers to it, such as the number of a note.
CREATE TABLE citation (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  claim        INTEGER NOT NULL REFERENCES claim,
  source       INTEGER NOT NULL REFERENCES source,
  via          INTEGER REFERENCES source,
  stance       INTEGER NOT NULL DEFAULT 0 CHECK (stance IN (0, 1)),  -- supports, disputes
  locator      TEXT,                      -- as written: "p. 355", "§2 ¶3", "fol. 12v"
  page         INTEGER,
  page_to      INTEGER,
  folio        TEXT,
  section      TEXT,
  paragraph    INTEGER,
  paragraph_to INTEGER,
  passage      INTEGER REFERENCES passage,
  quote_start  INTEGER CHECK (quote_start >= 0),
  quote        TEXT CHECK (quote <> ''),
  note         TEXT CHECK (note <> ''),
  status       INTEGER NOT NULL DEFAULT 1 CHECK (status IN (1, 3)),
  batch        INTEGER NOT NULL REFERENCES batch,
  CHECK (via IS NOT source),
  CHECK (page <= page_to),
  CHECK (quote_start IS NULL OR quote IS NOT NULL AND passage IS NOT NULL)
) STRICT;
CREATE INDEX citation_claim   ON citation (claim);
CREATE INDEX citation_source  ON citation (source, page);
CREATE INDEX citation_via     ON citation (via) WHERE via IS NOT NULL;
CREATE INDEX citation_passage ON citation (passage) WHERE passage IS NOT NULL;
CREATE INDEX citation_batch   ON citation (batch);

CREATE TRIGGER source_is_added BEFORE INSERT ON source
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM source WHERE id = NEW.id OR key = NEW.key)
      THEN RAISE(ABORT, 'there is a source with this key already')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER source_keeps_its_key BEFORE UPDATE OF id, key, batch ON source
BEGIN SELECT RAISE(ABORT, 'a source keeps its key'); END;
CREATE TRIGGER source_is_kept BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'a source is never deleted: retract it'); END;
-- `old` and `new` are the record's columns, in the order of the table, as SQL literals.
CREATE TRIGGER source_change_is_logged AFTER UPDATE ON source
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new) VALUES (
    (SELECT max(id) FROM batch), 'source', NEW.id, 'record',
    quote(OLD.key) || ', ' || quote(OLD.type) || ', ' || quote(OLD.short)
      || ', ' || quote(OLD.author) || ', ' || quote(OLD.title) || ', ' || quote(OLD.volume)
      || ', ' || quote(OLD.issued) || ', ' || quote(OLD.language) || ', ' || quote(OLD.entity)
      || ', ' || quote(OLD.csl) || ', ' || quote(OLD.note) || ', ' || quote(OLD.status),
    quote(NEW.key) || ', ' || quote(NEW.type) || ', ' || quote(NEW.short)
      || ', ' || quote(NEW.author) || ', ' || quote(NEW.title) || ', ' || quote(NEW.volume)
      || ', ' || quote(NEW.issued) || ', ' || quote(NEW.language) || ', ' || quote(NEW.entity)
      || ', ' || quote(NEW.csl) || ', ' || quote(NEW.note) || ', ' || quote(NEW.status));
END;
CREATE TRIGGER source_dependence_is_added BEFORE INSERT ON source_dependence
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM source_dependence
                  WHERE source = NEW.source AND depends_on = NEW.depends_on)
      THEN RAISE(ABORT, 'that dependence is recorded already')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
    WHEN EXISTS (
           WITH RECURSIVE origin (source) AS (
             SELECT NEW.depends_on
             UNION
             SELECT d.depends_on FROM origin AS o JOIN source_dependence AS d ON d.source = o.source)
           SELECT 1 FROM origin WHERE source = NEW.source)
      THEN RAISE(ABORT, 'a source cannot depend on itself')
  END;
END;
CREATE TRIGGER source_dependence_is_final BEFORE UPDATE ON source_dependence
BEGIN SELECT RAISE(ABORT, 'a dependence of sources does not change'); END;
CREATE TRIGGER source_dependence_is_kept BEFORE DELETE ON source_dependence
BEGIN SELECT RAISE(ABORT, 'a dependence of sources is never deleted'); END;
CREATE TRIGGER passage_is_added BEFORE INSERT ON passage
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM passage WHERE id = NEW.id
                     OR source = NEW.source AND ordinal = NEW.ordinal)
      THEN RAISE(ABORT, 'a passage is kept as it was read')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER passage_is_final BEFORE UPDATE ON passage
BEGIN SELECT RAISE(ABORT, 'a passage is kept as it was read'); END;
CREATE TRIGGER passage_is_kept BEFORE DELETE ON passage
BEGIN SELECT RAISE(ABORT, 'a passage is kept as it was read'); END;
CREATE TRIGGER mention_is_added BEFORE INSERT ON mention
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM mention WHERE id = NEW.id)
      THEN RAISE(ABORT, 'a mention is never overwritten')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
    WHEN NEW.start + NEW.length
           > ifnull((SELECT length(text) FROM passage WHERE id = NEW.passage), 0)
      THEN RAISE(ABORT, 'the span lies outside its passage')
  END;
END;
CREATE TRIGGER mention_keeps_its_place BEFORE UPDATE OF id, passage, start, length, reference, batch
  ON mention
BEGIN SELECT RAISE(ABORT, 'a mention keeps its place'); END;
CREATE TRIGGER mention_change_is_logged AFTER UPDATE OF entity, date, score, status ON mention
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new) VALUES (
    (SELECT max(id) FROM batch), 'mention', NEW.id, 'record',
    quote(OLD.entity) || ', ' || quote(OLD.date) || ', ' || quote(OLD.score)
       || ', ' || quote(OLD.status),
    quote(NEW.entity) || ', ' || quote(NEW.date) || ', ' || quote(NEW.score)
       || ', ' || quote(NEW.status));
END;
CREATE TRIGGER mention_is_kept BEFORE DELETE ON mention
BEGIN SELECT RAISE(ABORT, 'a mention is never deleted: retract it'); END;
CREATE TRIGGER mention_alternative_is_added BEFORE INSERT ON mention_alternative
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM mention_alternative
                  WHERE mention = NEW.mention AND entity = NEW.entity)
      THEN RAISE(ABORT, 'an alternative of a mention does not change')
    WHEN NOT EXISTS (SELECT 1 FROM mention AS m JOIN batch AS b ON b.id = m.batch
                      WHERE m.id = NEW.mention AND b.hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER mention_alternative_is_final BEFORE UPDATE ON mention_alternative
BEGIN SELECT RAISE(ABORT, 'an alternative of a mention does not change'); END;
CREATE TRIGGER mention_alternative_is_kept BEFORE DELETE ON mention_alternative
BEGIN SELECT RAISE(ABORT, 'an alternative of a mention does not change'); END;
CREATE TRIGGER candidate_is_added BEFORE INSERT ON candidate
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM candidate WHERE id = NEW.id OR claim = NEW.claim)
      THEN RAISE(ABORT, 'a candidate is never overwritten')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
    WHEN NEW.outcome <> 'open' OR NOT EXISTS (
           SELECT 1 FROM claim WHERE id = NEW.claim AND status = 0 AND batch = NEW.batch)
      THEN RAISE(ABORT, 'a candidate begins with a claim that is proposed, and open')
    WHEN NEW.start + NEW.length
           > ifnull((SELECT length(text) FROM passage WHERE id = NEW.passage), 0)
      THEN RAISE(ABORT, 'the span lies outside its passage')
  END;
END;
CREATE TRIGGER candidate_is_final BEFORE UPDATE OF id, claim, passage, start, length, score, modality,
  attribution, reader, pattern, batch ON candidate
BEGIN SELECT RAISE(ABORT, 'what a reader proposed does not change: edit it into another claim'); END;
CREATE TRIGGER candidate_is_kept BEFORE DELETE ON candidate
BEGIN SELECT RAISE(ABORT, 'a candidate is never deleted: reject it'); END;
CREATE TRIGGER candidate_change_is_logged AFTER UPDATE OF outcome, reason, became ON candidate
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new) VALUES (
    (SELECT max(id) FROM batch), 'candidate', NEW.id, 'record',
    quote(OLD.outcome) || ', ' || quote(OLD.reason) || ', ' || quote(OLD.became),
    quote(NEW.outcome) || ', ' || quote(NEW.reason) || ', ' || quote(NEW.became));
END;
CREATE TRIGGER citation_is_added BEFORE INSERT ON citation
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM citation WHERE id = NEW.id)
      THEN RAISE(ABORT, 'a citation does not change: retract it and add another')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
    WHEN NOT EXISTS (SELECT 1 FROM claim WHERE id = NEW.claim)
      THEN RAISE(ABORT, 'there is no such claim')
    WHEN NOT EXISTS (SELECT 1 FROM source WHERE id = NEW.source)
      THEN RAISE(ABORT, 'there is no such source')
  END;
END;
CREATE TRIGGER citation_quotes_its_passage BEFORE INSERT ON citation
WHEN NEW.passage IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'there is no such passage')
   WHERE NOT EXISTS (SELECT 1 FROM passage WHERE id = NEW.passage);
  SELECT RAISE(ABORT, 'the passage is of another source')
    FROM passage WHERE id = NEW.passage AND source NOT IN (NEW.source, ifnull(NEW.via, NEW.source));
  SELECT RAISE(ABORT, 'the quotation is not in its passage at that place')
    FROM passage WHERE id = NEW.passage AND NEW.quote_start IS NOT NULL
     AND substr(text, NEW.quote_start + 1, length(NEW.quote)) IS NOT NEW.quote;
  SELECT RAISE(ABORT, 'the quotation is not in its passage')
    FROM passage WHERE id = NEW.passage AND instr(text, NEW.quote) = 0;
END;
CREATE TRIGGER citation_is_final BEFORE UPDATE OF id, claim, source, via, stance, locator, page,
  page_to, folio, section, paragraph, paragraph_to, passage, quote_start, quote, note, batch
  ON citation
BEGIN SELECT RAISE(ABORT, 'a citation does not change: retract it and add another'); END;
CREATE TRIGGER citation_is_kept BEFORE DELETE ON citation
BEGIN SELECT RAISE(ABORT, 'a citation is never deleted: retract it'); END;
CREATE TRIGGER citation_status_is_logged AFTER UPDATE OF status ON citation
WHEN OLD.status <> NEW.status
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    VALUES ((SELECT max(id) FROM batch), 'citation', NEW.id, 'status', OLD.status, NEW.status);
END;

-- ------------------------------------------------------------------------------------------------
-- Where they disagree
-- ------------------------------------------------------------------------------------------------

-- Claims that cannot all be true. Found by rule or by hand, judged by a person.
CREATE TABLE dispute (
  id       INTEGER PRIMARY KEY CHECK (id > 0),
  key      TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9-]*'),
  question TEXT NOT NULL CHECK (question <> ''),
  status   TEXT NOT NULL DEFAULT 'open'
             CHECK (status IN ('open', 'settled', 'compatible', 'not-comparable', 'withdrawn')),
  reason   TEXT,
  rule     TEXT,                          -- the check that found it; NULL: by hand
  batch    INTEGER NOT NULL REFERENCES batch,
  CHECK (status = 'open' OR reason IS NOT NULL)
) STRICT;

-- The claims of a dispute, each on one of its sides.
CREATE TABLE dispute_claim (
  dispute INTEGER NOT NULL REFERENCES dispute,
  claim   INTEGER NOT NULL REFERENCES claim,
  side    INTEGER NOT NULL CHECK (side > 0),
  PRIMARY KEY (dispute, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_claim_claim ON dispute_claim (claim);

-- What a person or a school holds of a claim, and why.
CREATE TABLE position (
  id     INTEGER PRIMARY KEY CHECK (id > 0),
  holder INTEGER NOT NULL REFERENCES entity,
  claim  INTEGER NOT NULL REFERENCES claim,
  stance TEXT NOT NULL CHECK (stance IN ('holds', 'rejects', 'undecided')),
  reason TEXT,
  source INTEGER REFERENCES source,
  locator TEXT,
  status INTEGER NOT NULL DEFAULT 1 CHECK (status IN (1, 2, 3)),
  batch  INTEGER NOT NULL REFERENCES batch
) STRICT;
CREATE UNIQUE INDEX position_now ON position (holder, claim) WHERE status = 1;
CREATE INDEX position_claim ON position (claim);
CREATE INDEX position_batch ON position (batch);

CREATE TRIGGER dispute_is_added BEFORE INSERT ON dispute
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM dispute WHERE id = NEW.id OR key = NEW.key)
      THEN RAISE(ABORT, 'there is a dispute with this key already')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER dispute_claim_is_added BEFORE INSERT ON dispute_claim
WHEN EXISTS (SELECT 1 FROM dispute_claim WHERE dispute = NEW.dispute AND claim = NEW.claim)
  OR NOT EXISTS (SELECT 1 FROM dispute AS d JOIN batch AS b ON b.id = d.batch
                  WHERE d.id = NEW.dispute AND b.hash IS NULL)
BEGIN SELECT RAISE(ABORT, 'the sides of a dispute do not change: withdraw it and open another'); END;
CREATE TRIGGER dispute_claim_is_final BEFORE UPDATE ON dispute_claim
BEGIN SELECT RAISE(ABORT, 'the sides of a dispute do not change: withdraw it and open another'); END;
CREATE TRIGGER dispute_claim_is_kept BEFORE DELETE ON dispute_claim
BEGIN SELECT RAISE(ABORT, 'the sides of a dispute do not change: withdraw it and open another'); END;
CREATE TRIGGER dispute_keeps_its_key BEFORE UPDATE OF id, key, rule, batch ON dispute
BEGIN SELECT RAISE(ABORT, 'a dispute keeps its key'); END;
CREATE TRIGGER dispute_is_kept BEFORE DELETE ON dispute
BEGIN SELECT RAISE(ABORT, 'a dispute is never deleted: settle or withdraw it'); END;
CREATE TRIGGER dispute_change_is_logged AFTER UPDATE OF status, reason, question ON dispute
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new) VALUES (
    (SELECT max(id) FROM batch), 'dispute', NEW.id, 'record',
    quote(OLD.question) || ', ' || quote(OLD.status) || ', ' || quote(OLD.reason),
    quote(NEW.question) || ', ' || quote(NEW.status) || ', ' || quote(NEW.reason));
END;
CREATE TRIGGER position_is_added BEFORE INSERT ON position
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM position WHERE id = NEW.id
                     OR NEW.status = 1 AND holder = NEW.holder AND claim = NEW.claim AND status = 1)
      THEN RAISE(ABORT, 'a position does not change: it is superseded')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER position_is_one BEFORE UPDATE OF status ON position
WHEN NEW.status = 1 AND EXISTS (SELECT 1 FROM position WHERE holder = NEW.holder
       AND claim = NEW.claim AND status = 1 AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'there is another position of the same holder: supersede it'); END;
CREATE TRIGGER position_is_kept BEFORE DELETE ON position
BEGIN SELECT RAISE(ABORT, 'a position is never deleted: it is superseded'); END;
CREATE TRIGGER position_is_final BEFORE UPDATE OF id, claim, stance, reason, source, locator,
  batch ON position
BEGIN SELECT RAISE(ABORT, 'a position does not change: it is superseded'); END;
CREATE TRIGGER position_follows_its_holder BEFORE UPDATE OF holder ON position
WHEN OLD.holder IS NOT NEW.holder
BEGIN
  SELECT RAISE(ABORT, 'a position does not change: it is superseded')
   WHERE NOT EXISTS (SELECT 1 FROM entity WHERE id = OLD.holder AND merged_into = NEW.holder)
     AND NOT (EXISTS (SELECT 1 FROM entity WHERE id = NEW.holder AND merged_into = OLD.holder)
              AND EXISTS (SELECT 1 FROM redirect WHERE item = 'position' AND item_id = OLD.id
                             AND field = 'holder' AND origin = NEW.holder
                             AND target = OLD.holder));
  SELECT RAISE(ABORT, 'there is another position of the same holder: supersede it')
   WHERE NEW.status = 1 AND EXISTS (SELECT 1 FROM position
            WHERE holder = NEW.holder AND claim = NEW.claim AND status = 1 AND id <> OLD.id);
END;
CREATE TRIGGER position_redirect_is_logged AFTER UPDATE OF holder ON position WHEN OLD.holder <> NEW.holder
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    VALUES ((SELECT max(id) FROM batch), 'position', NEW.id, 'holder', OLD.holder, NEW.holder);
END;
CREATE TRIGGER position_status_is_logged AFTER UPDATE OF status ON position
WHEN OLD.status <> NEW.status
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    VALUES ((SELECT max(id) FROM batch), 'position', NEW.id, 'status', OLD.status, NEW.status);
END;

-- ------------------------------------------------------------------------------------------------
-- What others mean
-- ------------------------------------------------------------------------------------------------

-- Whether what a file speaks of is an entity of this base: decided once, remembered for every later
-- import. `scope` says whose reference it is: the key of a source, or 'entity' when `reference` is
-- the key of another entity here ("these two are not the same").
CREATE TABLE alignment (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  scope     TEXT NOT NULL CHECK (scope <> ''),
  reference TEXT NOT NULL CHECK (reference <> ''),
  entity    INTEGER NOT NULL REFERENCES entity,
  verdict   TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'open')),
  score     REAL CHECK (score BETWEEN 0 AND 1),   -- how sure the program was; NULL: a person decided
  why       TEXT,
  status    INTEGER NOT NULL DEFAULT 1 CHECK (status IN (1, 2, 3)),
  batch     INTEGER NOT NULL REFERENCES batch
) STRICT;
CREATE UNIQUE INDEX alignment_now ON alignment (scope, reference, entity) WHERE status = 1;
CREATE INDEX alignment_entity ON alignment (entity);
CREATE INDEX alignment_open   ON alignment (verdict, id) WHERE status = 1 AND verdict = 'open';
CREATE INDEX alignment_batch  ON alignment (batch);

CREATE TRIGGER alignment_is_added BEFORE INSERT ON alignment
BEGIN
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM alignment WHERE id = NEW.id OR NEW.status = 1 AND scope = NEW.scope
                    AND reference = NEW.reference AND entity = NEW.entity AND status = 1)
      THEN RAISE(ABORT, 'an alignment does not change: it is superseded')
    WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch AND hash IS NULL)
      THEN RAISE(ABORT, 'open a batch before writing')
  END;
END;
CREATE TRIGGER alignment_is_final BEFORE UPDATE OF id, scope, reference, verdict, score, why, batch
  ON alignment
BEGIN SELECT RAISE(ABORT, 'an alignment does not change: it is superseded'); END;
CREATE TRIGGER alignment_is_one BEFORE UPDATE OF status ON alignment
WHEN NEW.status = 1 AND EXISTS (SELECT 1 FROM alignment WHERE scope = NEW.scope
       AND reference = NEW.reference AND entity = NEW.entity AND status = 1 AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'there is another alignment of the two: supersede it'); END;
CREATE TRIGGER alignment_is_kept BEFORE DELETE ON alignment
BEGIN SELECT RAISE(ABORT, 'an alignment is never deleted: it is superseded'); END;
CREATE TRIGGER alignment_follows_its_entity BEFORE UPDATE OF entity ON alignment
WHEN OLD.entity IS NOT NEW.entity
BEGIN
  SELECT RAISE(ABORT, 'an alignment does not change: it is superseded')
   WHERE NOT EXISTS (SELECT 1 FROM entity WHERE id = OLD.entity AND merged_into = NEW.entity)
     AND NOT (EXISTS (SELECT 1 FROM entity WHERE id = NEW.entity AND merged_into = OLD.entity)
              AND EXISTS (SELECT 1 FROM redirect WHERE item = 'alignment' AND item_id = OLD.id
                             AND field = 'entity' AND origin = NEW.entity
                             AND target = OLD.entity));
  SELECT RAISE(ABORT, 'there is another alignment of the two: supersede it')
   WHERE NEW.status = 1 AND EXISTS (SELECT 1 FROM alignment
            WHERE scope = NEW.scope AND reference = NEW.reference AND entity = NEW.entity AND status = 1 AND id <> OLD.id);
END;
CREATE TRIGGER alignment_redirect_is_logged AFTER UPDATE OF entity ON alignment WHEN OLD.entity <> NEW.entity
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    VALUES ((SELECT max(id) FROM batch), 'alignment', NEW.id, 'entity', OLD.entity, NEW.entity);
END;
CREATE TRIGGER alignment_status_is_logged AFTER UPDATE OF status ON alignment
WHEN OLD.status <> NEW.status
BEGIN
  INSERT INTO change (batch, item, item_id, field, old, new)
    VALUES ((SELECT max(id) FROM batch), 'alignment', NEW.id, 'status', OLD.status, NEW.status);
END;

-- ------------------------------------------------------------------------------------------------
-- How it is found
-- ------------------------------------------------------------------------------------------------

-- The names in the two forms by which they are compared (see docs/names.md): folded, without case,
-- accents and alphabet; and by sound, a key or two for each word.
-- Derived from the claims by the program, which alone can fold.
CREATE TABLE name (
  claim  INTEGER PRIMARY KEY REFERENCES claim,
  entity INTEGER NOT NULL REFERENCES entity,
  folded TEXT NOT NULL,
  sound  TEXT NOT NULL
) STRICT;
CREATE INDEX name_entity ON name (entity);
CREATE INDEX name_folded ON name (folded, entity);

-- By word and beginning of a word, and by three letters for slips of the pen.
CREATE VIRTUAL TABLE name_words USING fts5 (
  folded, sound, content = 'name', content_rowid = 'claim', tokenize = 'unicode61',
  prefix = '2 3', columnsize = 0);
-- By three letters, for slips of the pen.
CREATE VIRTUAL TABLE name_trigrams USING fts5 (
  folded, content = 'name', content_rowid = 'claim', tokenize = 'trigram', detail = 'none',
  columnsize = 0);
CREATE TRIGGER name_is_one BEFORE INSERT ON name
WHEN EXISTS (SELECT 1 FROM name WHERE claim = NEW.claim)
BEGIN SELECT RAISE(ABORT, 'the name is there already'); END;
CREATE TRIGGER name_keeps_its_claim BEFORE UPDATE OF claim, entity ON name
WHEN NEW.claim <> OLD.claim OR NEW.entity <> (SELECT subject FROM claim WHERE id = NEW.claim)
BEGIN SELECT RAISE(ABORT, 'a name keeps its claim'); END;
CREATE TRIGGER name_is_found AFTER INSERT ON name
BEGIN
  INSERT INTO name_words (rowid, folded, sound) VALUES (NEW.claim, NEW.folded, NEW.sound);
  INSERT INTO name_trigrams (rowid, folded) VALUES (NEW.claim, NEW.folded);
END;
CREATE TRIGGER name_is_forgotten AFTER DELETE ON name
BEGIN
  INSERT INTO name_words (name_words, rowid, folded, sound)
    VALUES ('delete', OLD.claim, OLD.folded, OLD.sound);
  INSERT INTO name_trigrams (name_trigrams, rowid, folded) VALUES ('delete', OLD.claim, OLD.folded);
END;
CREATE TRIGGER name_is_refolded AFTER UPDATE OF folded, sound ON name
BEGIN
  INSERT INTO name_words (name_words, rowid, folded, sound)
    VALUES ('delete', OLD.claim, OLD.folded, OLD.sound);
  INSERT INTO name_trigrams (name_trigrams, rowid, folded) VALUES ('delete', OLD.claim, OLD.folded);
  INSERT INTO name_words (rowid, folded, sound) VALUES (NEW.claim, NEW.folded, NEW.sound);
  INSERT INTO name_trigrams (rowid, folded) VALUES (NEW.claim, NEW.folded);
END;

-- The words of the passages.
CREATE VIRTUAL TABLE passage_words USING fts5 (
  text, content = 'passage', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER passage_is_found AFTER INSERT ON passage
BEGIN
  INSERT INTO passage_words (rowid, text) VALUES (NEW.id, NEW.text);
END;

-- The questions that users keep in the base: the text of the SQL file with its header.
CREATE TABLE question (
  name  TEXT NOT NULL PRIMARY KEY CHECK (name <> '' AND name NOT GLOB '*[^a-z0-9-]*'),
  text  TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------------
-- Readable views: the surface for SQL of one's own (docs/sql.md has a cookbook)
-- ------------------------------------------------------------------------------------------------

-- Every claim in words, whatever its status. `claims` below is the same with knowledge only.
--   value: the object in words.  time: when, in words; NULL when timeless or not known.
--   earliest, latest: the days between which it may have held, as text; NULL when unbounded.
CREATE VIEW all_claims (id, subject, relation, value, time, sentence, denied, certainty, status,
  disputed, earliest, latest, subject_key, subject_kind, relation_key, object_key, object_kind,
  number, number_to, text, language, start_min, start_max, end_min, end_max, reading_of, comment,
  subject_id, relation_id, object_id, batch) AS
WITH worded AS (
  SELECT c.*, s.label AS subject_label, s.key AS subject_key, s.kind AS subject_kind,
         r.label AS relation_label, r.key AS relation_key,
         o.key AS object_key, o.kind AS object_kind,
         CASE
           WHEN c.object IS NOT NULL THEN o.label
           WHEN c.value_date IS NOT NULL THEN vd.printed
           WHEN c.unknown THEN 'somebody or something not named'
           WHEN r.value = 'point' THEN c.number || ', ' || c.number_to
           WHEN c.text IS NOT NULL THEN c.text
           ELSE iif(c.number = round(c.number) AND abs(c.number) < 9007199254740992,
                    CAST(c.number AS INTEGER), c.number)
                || ifnull('–' || iif(c.number_to = round(c.number_to) AND abs(c.number_to) < 9007199254740992,
                                     CAST(c.number_to AS INTEGER), c.number_to), '')
                || ifnull(' ' || u.label, '')
         END AS value_label,
         CASE
           WHEN r.time = 'instant' THEN iif(c.start_date IS c.value_date, NULL, sd.printed)
           WHEN ed.printed = 'not before ' || substr(sd.printed, 4) AND sd.printed GLOB 'by *'
             THEN 'attested ' || substr(sd.printed, 4)
           WHEN sd.printed = ed.printed THEN sd.printed
           WHEN c.start_max = -70368744177664 AND c.end_min = 70368744177664 THEN 'always'
           WHEN NOT (sd.printed GLOB 'by *' OR sd.printed GLOB 'not before *' OR ed.printed GLOB 'by *'
                     OR ed.printed GLOB 'not before *') THEN sd.printed || ' to ' || ed.printed
           ELSE nullif(trim(
             CASE
               WHEN sd.printed GLOB 'by *' THEN 'from ' || substr(sd.printed, 4) || ' at the latest'
               WHEN sd.printed GLOB 'not before *'
                 THEN 'from ' || substr(sd.printed, 12) || ' at the earliest'
               WHEN c.end_min = 70368744177664 AND ed.id IS NULL
                 THEN ifnull('since ' || sd.printed, '')
               ELSE ifnull('from ' || sd.printed, '')
             END || ' ' ||
             CASE
               WHEN ed.printed GLOB 'not before *'
                 THEN 'until ' || substr(ed.printed, 12) || ' at the earliest'
               WHEN ed.printed GLOB 'by *' THEN 'until ' || substr(ed.printed, 4) || ' at the latest'
               ELSE ifnull('until ' || ed.printed, '')
             END), '')
         END AS time_label
    FROM claim AS c
    JOIN entity AS s ON s.id = c.subject
    JOIN relation AS r ON r.id = c.relation
    LEFT JOIN entity AS o ON o.id = c.object
    LEFT JOIN entity AS u ON u.id = c.unit
    LEFT JOIN date AS vd ON vd.id = c.value_date
    LEFT JOIN date AS sd ON sd.id = c.start_date
    LEFT JOIN date AS ed ON ed.id = c.end_date
)
SELECT w.id, w.subject_label, w.relation_label, w.value_label, w.time_label,
       CASE w.denied WHEN 1 THEN 'It is denied that ' ELSE '' END
         || w.subject_label || ' ' || w.relation_label || ' ' || w.value_label
         || ifnull(' (' || w.time_label || ')', '')
         || CASE w.certainty WHEN 1 THEN ', likely' WHEN 2 THEN ', doubtful' ELSE '' END,
       w.denied,
       CASE w.certainty WHEN 0 THEN 'certain' WHEN 1 THEN 'likely' ELSE 'doubtful' END,
       CASE w.status WHEN 0 THEN 'candidate' WHEN 1 THEN 'recorded' WHEN 2 THEN 'superseded'
                     ELSE 'retracted' END,
       EXISTS (SELECT 1 FROM dispute_claim AS dc JOIN dispute AS d ON d.id = dc.dispute
                WHERE dc.claim = w.id AND d.status = 'open'),
       CASE WHEN w.start_min > -70368744177664 THEN date(w.start_min) END,
       CASE WHEN w.end_max < 70368744177664 THEN date(w.end_max) END,
       w.subject_key, (SELECT key FROM kind WHERE id = w.subject_kind), w.relation_key,
       w.object_key, (SELECT key FROM kind WHERE id = w.object_kind),
       w.number, w.number_to, w.text, w.language, w.start_min, w.start_max, w.end_min, w.end_max,
       w.reading_of, w.comment, w.subject, w.relation, w.object, w.batch
  FROM worded AS w;

-- What the base knows: recorded claims. Names and identifiers have views of their own.
CREATE VIEW claims AS
SELECT c.* FROM all_claims AS c JOIN relation AS r ON r.id = c.relation_id
 WHERE c.status = 'recorded' AND r.value NOT IN ('name', 'identifier');

-- What readers propose and nobody has decided: no knowledge, and in no other view but `all_claims`.
--   quote: the very words.  passage: its place in the source.
CREATE VIEW candidates (claim, sentence, score, modality, attribution, source, source_key, passage,
  quote, start, length, reader, pattern, subject_key, relation_key, object_key) AS
SELECT a.id, a.sentence, k.score, k.modality, k.attribution, s.short, s.key, p.ordinal,
       substr(p.text, k.start + 1, k.length), k.start, k.length, k.reader, k.pattern,
       a.subject_key, a.relation_key, a.object_key
  FROM candidate AS k
  JOIN all_claims AS a ON a.id = k.claim
  JOIN passage AS p ON p.id = k.passage
  JOIN source AS s ON s.id = p.source
 WHERE k.outcome = 'open' AND a.status = 'candidate';

-- Who says each claim, and where.
CREATE VIEW citations (id, claim, stance, source, locator, known_through, quote, page, section,
  paragraph, source_key, via_key, printed) AS
SELECT t.id, t.claim, CASE t.stance WHEN 0 THEN 'supports' ELSE 'disputes' END, s.short, t.locator,
       v.short, t.quote, t.page, t.section, t.paragraph, s.key, v.key,
       CASE t.stance WHEN 1 THEN 'against: ' ELSE '' END || s.short
         || ifnull(', ' || t.locator, '') || ifnull(', cited in ' || v.short, '')
  FROM citation AS t
  JOIN claim AS c ON c.id = t.claim AND c.status <> 0
  JOIN source AS s ON s.id = t.source
  LEFT JOIN source AS v ON v.id = t.via
 WHERE t.status = 1;

-- The citations of a claim in one line. Asked claim by claim it costs one search of an index:
--   SELECT sentence, (SELECT citations FROM evidence WHERE claim = claims.id) FROM claims ...
CREATE VIEW evidence (claim, citations) AS
SELECT c.id, (SELECT group_concat(printed, '; ') FROM (
                SELECT t.printed FROM citations AS t WHERE t.claim = c.id ORDER BY t.id))
  FROM claim AS c
 WHERE c.status <> 0
   AND EXISTS (SELECT 1 FROM citation AS t WHERE t.claim = c.id AND t.status = 1);

-- How many independent witnesses a claim has: cited sources of which no two depend on one and the
-- same. A source through which another is known adds none to it, and a source that draws on many
-- is still one.
CREATE VIEW witnesses (claim, witnesses) AS
WITH RECURSIVE
  origin (source, root) AS (
    SELECT id, id FROM source
    UNION
    SELECT o.source, d.depends_on
      FROM origin AS o JOIN source_dependence AS d ON d.source = o.root),
  kin (source, earlier) AS (
    SELECT DISTINCT a.source, b.source FROM origin AS a JOIN origin AS b ON b.root = a.root
     WHERE b.source < a.source
       AND NOT EXISTS (SELECT 1 FROM source_dependence AS d WHERE d.source = a.root)),
  cited (claim, source) AS (
    SELECT DISTINCT t.claim, t.source
      FROM citation AS t JOIN claim AS c ON c.id = t.claim AND c.status <> 0
     WHERE t.status = 1 AND t.stance = 0
       AND NOT EXISTS (SELECT 1 FROM citation AS other
                        WHERE other.claim = t.claim AND other.via = t.source AND other.status = 1))
SELECT claim, count(*) FROM cited
 WHERE NOT EXISTS (SELECT 1 FROM kin JOIN cited AS other
                    WHERE other.claim = cited.claim AND kin.source = cited.source
                      AND other.source = kin.earlier)
 GROUP BY claim;

-- All things, with their kind in words.
CREATE VIEW entities (id, key, name, kind, kind_key) AS
SELECT e.id, e.key, e.label, k.label, k.key
  FROM entity AS e JOIN kind AS k ON k.id = e.kind
 WHERE e.status = 1 AND e.merged_into IS NULL;

-- What things are called: by whom it is not asked here, but in which language and when.
CREATE VIEW names (claim, entity, name, language, role, time, entity_key, entity_id) AS
SELECT c.id, e.label, c.text, c.language, r.key, a.time, e.key, e.id
  FROM claim AS c JOIN relation AS r ON r.id = c.relation JOIN entity AS e ON e.id = c.subject
  JOIN all_claims AS a ON a.id = c.id
 WHERE r.value = 'name' AND c.status = 1 AND c.denied = 0;

-- The numbers of things elsewhere, with the address there.
CREATE VIEW identifiers (entity, scheme, identifier, url, entity_key, entity_id) AS
SELECT e.label, r.key, c.text, replace(r.url, '$1', c.text), e.key, e.id
  FROM claim AS c JOIN relation AS r ON r.id = c.relation JOIN entity AS e ON e.id = c.subject
 WHERE r.value = 'identifier' AND c.status = 1 AND c.denied = 0;

-- The sources, and how many claims rest on each.
CREATE VIEW sources (id, key, name, type, author, title, volume, issued, claims) AS
SELECT s.id, s.key, s.short, s.type, s.author, s.title, s.volume, d.printed,
       (SELECT count(DISTINCT t.claim)
          FROM citation AS t JOIN claim AS c ON c.id = t.claim AND c.status <> 0
         WHERE t.source = s.id AND t.status = 1)
  FROM source AS s LEFT JOIN date AS d ON d.id = s.issued
 WHERE s.status = 1;

-- What happened or held, in the order of time; a date that is not known to the day stands at its
-- earliest.
CREATE VIEW timeline (claim, earliest, latest, time, sentence, subject_key, relation_key, object_key,
  disputed, denied, start_min, start_max, end_min, end_max) AS
SELECT c.id, c.earliest, c.latest, ifnull(c.time, c.value), c.sentence, c.subject_key,
       c.relation_key, c.object_key, c.disputed, c.denied, c.start_min, c.start_max, c.end_min,
       c.end_max
  FROM claims AS c
 WHERE c.start_min > -70368744177664 OR c.end_max < 70368744177664
 ORDER BY c.start_min, c.end_max, c.id;

-- Each dispute with the claims on its sides and who says them.
CREATE VIEW disputes (id, key, question, status, reason, side, claim, sentence, citations) AS
SELECT d.id, d.key, d.question, d.status, d.reason, dc.side, c.id, c.sentence,
       (SELECT e.citations FROM evidence AS e WHERE e.claim = c.id)
  FROM dispute AS d
  JOIN dispute_claim AS dc ON dc.dispute = d.id
  JOIN all_claims AS c ON c.id = dc.claim
 WHERE d.status <> 'withdrawn'
 ORDER BY d.id, dc.side, c.id;

-- The small additions to claims.
CREATE VIEW qualifiers (claim, relation, value, relation_key, object_key) AS
SELECT q.claim, r.label,
       CASE
         WHEN q.object IS NOT NULL THEN o.label
         WHEN q.value_date IS NOT NULL THEN d.printed
         WHEN q.text IS NOT NULL THEN q.text
         WHEN r.value = 'point' THEN q.number || ', ' || q.number_to
         ELSE iif(q.number = round(q.number) AND abs(q.number) < 9007199254740992,
                  CAST(q.number AS INTEGER), q.number)
              || ifnull('–' || iif(q.number_to = round(q.number_to) AND abs(q.number_to) < 9007199254740992,
                                   CAST(q.number_to AS INTEGER), q.number_to), '')
              || ifnull(' ' || u.label, '')
       END, r.key, o.key
  FROM qualifier AS q JOIN claim AS c ON c.id = q.claim AND c.status <> 0
  JOIN relation AS r ON r.id = q.relation
  LEFT JOIN entity AS o ON o.id = q.object
  LEFT JOIN entity AS u ON u.id = q.unit
  LEFT JOIN date AS d ON d.id = q.value_date;

-- Things by kind, the kinds below it included; of any other kind:
--   SELECT e.* FROM entities AS e JOIN kinds_of AS k ON k.entity_id = e.id WHERE k.kind_key = '...'
CREATE VIEW kinds_of (entity_id, kind_key) AS
SELECT e.id, k.key FROM entity AS e JOIN kind_tree AS t ON t.kind = e.kind
  JOIN kind AS k ON k.id = t.ancestor
 WHERE e.status <> 0;

-- The dates of things: when each was founded, signed, began, is dated to have been.
--   date: as printed.  earliest, latest: the days that it can mean, as text; NULL when unbounded.
CREATE VIEW datings (claim, thing, relation, date, earliest, latest, thing_key, relation_key,
  wording, calendar, start_min, end_max, thing_id) AS
SELECT c.id, e.label, r.label, d.printed,
       CASE WHEN d.earliest > -70368744177664 THEN date(d.earliest) END,
       CASE WHEN d.latest < 70368744177664 THEN date(d.latest) END,
       e.key, r.key, d.wording, d.calendar, d.earliest, d.latest, e.id
  FROM claim AS c
  JOIN relation AS r ON r.id = c.relation AND r.value = 'date'
  JOIN date AS d ON d.id = c.value_date
  JOIN entity AS e ON e.id = c.subject
 WHERE c.status = 1 AND c.denied = 0;

-- Who held what: by right, in fact, by administration. To claim a place is not to hold it.
--   certain on day D when start_max <= D <= end_min, possible when start_min <= D <= end_max.
CREATE VIEW holdings (claim, holder, place, how, time, certainty, disputed, earliest, latest,
  holder_key, place_key, how_key, start_min, start_max, end_min, end_max, holder_id, place_id) AS
SELECT a.id, a.subject, a.value, a.relation, a.time, a.certainty, a.disputed, a.earliest, a.latest,
       a.subject_key, a.object_key, a.relation_key, a.start_min, a.start_max, a.end_min, a.end_max,
       a.subject_id, a.object_id
  FROM relation AS family
  JOIN relation_tree AS t ON t.ancestor = family.id
  JOIN all_claims AS a ON a.relation_id = t.relation
 WHERE family.key = 'holds' AND a.status = 'recorded' AND a.denied = 0 AND a.object_id IS NOT NULL;

-- The kinds that are asked for most, each with what one wants to know of it first. Several values
-- stand in one text, parted by "; ", each once; NULL means that none is recorded.
CREATE VIEW states (id, key, name, kind, founded, ended) AS
SELECT e.id, e.key, e.name, e.kind,
       (SELECT replace(group_concat(DISTINCT d.date), ',', '; ') FROM datings AS d
         WHERE d.thing_id = e.id AND d.relation_key IN ('founded-on', 'began')),
       (SELECT replace(group_concat(DISTINCT d.date), ',', '; ') FROM datings AS d
         WHERE d.thing_id = e.id AND d.relation_key IN ('dissolved-on', 'ended'))
  FROM entities AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'state');

-- offices: "office (time)"; heads of bodies too.
CREATE VIEW people (id, key, name, kind, born, died, offices) AS
SELECT e.id, e.key, e.name, e.kind,
       (SELECT replace(group_concat(DISTINCT d.date), ',', '; ') FROM datings AS d
         WHERE d.thing_id = e.id AND d.relation_key = 'born-on'),
       (SELECT replace(group_concat(DISTINCT d.date), ',', '; ') FROM datings AS d
         WHERE d.thing_id = e.id AND d.relation_key = 'died-on'),
       (SELECT group_concat(line, '; ') FROM (
          SELECT DISTINCT CASE a.relation_key WHEN 'holds-office' THEN '' ELSE a.relation || ' ' END
                 || a.value || ifnull(' (' || a.time || ')', '') AS line
            FROM claims AS a
           WHERE a.subject_id = e.id AND a.denied = 0
             AND a.relation_key IN ('holds-office', 'head-of', 'commander-of')
           ORDER BY a.start_min, a.id))
  FROM entities AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'person');

-- Places of every kind, with their coordinates where known.
CREATE VIEW places (id, key, name, kind, latitude, longitude) AS
SELECT e.id, e.key, e.name, e.kind, p.number, p.number_to
  FROM entities AS e
  LEFT JOIN claim AS p ON p.id = (
         SELECT min(c.id) FROM claim AS c JOIN relation AS r ON r.id = c.relation
          WHERE c.subject = e.id AND r.key = 'coordinates' AND c.status = 1 AND c.denied = 0)
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'place');

-- Regions of every kind.
CREATE VIEW regions (id, key, name, kind) AS
SELECT id, key, name, kind FROM entities
 WHERE id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'region');

-- claimants: who said that it was theirs, at whatever time.
CREATE VIEW gubernyas (id, key, name, kind, claimants) AS
SELECT e.id, e.key, e.name, e.kind,
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT s.label FROM claim AS c
            JOIN relation_tree AS t ON t.relation = c.relation
            JOIN relation AS r ON r.id = t.ancestor AND r.key = 'claims'
            JOIN entity AS s ON s.id = c.subject
           WHERE c.object = e.id AND c.status = 1 AND c.denied = 0 ORDER BY s.label))
  FROM entities AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'gubernya');

-- date: the day, or "began ...; ended ...".  earliest, latest: all that its dates can mean.
CREATE VIEW events (id, key, name, kind, date, earliest, latest, place) AS
SELECT e.id, e.key, e.name, e.kind,
       (SELECT group_concat(line, '; ') FROM (
          SELECT DISTINCT CASE d.relation_key WHEN 'began' THEN 'began ' WHEN 'ended' THEN 'ended '
                 ELSE '' END || d.date AS line
            FROM datings AS d
           WHERE d.thing_id = e.id
             AND d.relation_key IN ('dated', 'happened-on', 'signed-on', 'began', 'ended')
           ORDER BY d.start_min, d.claim)),
       (SELECT min(d.earliest) FROM datings AS d
         WHERE d.thing_id = e.id
           AND d.relation_key IN ('dated', 'happened-on', 'signed-on', 'began', 'ended')),
       (SELECT max(d.latest) FROM datings AS d
         WHERE d.thing_id = e.id
           AND d.relation_key IN ('dated', 'happened-on', 'signed-on', 'began', 'ended')),
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT p.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS p ON p.id = c.object
           WHERE c.subject = e.id AND r.key IN ('took-place-in', 'took-place-near')
             AND c.status = 1 AND c.denied = 0 ORDER BY p.label))
  FROM entities AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'event');

-- Treaties, alliances, armistices and every other agreement.  ratified: "day by whom".
CREATE VIEW agreements (id, key, name, kind, parties, signed, ratified, in_force) AS
SELECT e.id, e.key, e.name, e.kind,
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT s.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS s ON s.id = c.subject
           WHERE c.object = e.id AND r.key = 'party-to' AND c.status = 1 AND c.denied = 0
           ORDER BY s.label)),
       (SELECT replace(group_concat(DISTINCT d.date), ',', '; ') FROM datings AS d
         WHERE d.thing_id = e.id AND d.relation_key = 'signed-on'),
       (SELECT group_concat(line, '; ') FROM (
          SELECT DISTINCT ifnull(d.printed || ' ', '') || 'by ' || s.label AS line
            FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS s ON s.id = c.subject
            LEFT JOIN date AS d ON d.id = c.start_date
           WHERE c.object = e.id AND r.key = 'ratified' AND c.status = 1 AND c.denied = 0
           ORDER BY c.start_min, c.id)),
       (SELECT replace(group_concat(DISTINCT d.date), ',', '; ') FROM datings AS d
         WHERE d.thing_id = e.id AND d.relation_key = 'in-force-from')
  FROM entities AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'agreement');

-- Treaties, with their parties and the dates of signature, ratification and force.
CREATE VIEW treaties (id, key, name, kind, parties, signed, ratified, in_force) AS
SELECT a.* FROM agreements AS a
 WHERE a.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'treaty');

-- war: the wars of which it is a part, also by way of a campaign.
CREATE VIEW battles (id, key, name, kind, date, earliest, latest, place, war, winners, losers) AS
SELECT e.id, e.key, e.name, e.kind, e.date, e.earliest, e.latest, e.place,
       (WITH RECURSIVE whole (id) AS (
          SELECT e.id
          UNION
          SELECT c.object FROM whole AS w JOIN claim AS c ON c.subject = w.id
            JOIN relation AS r ON r.id = c.relation
           WHERE r.key = 'part-of-event' AND c.status = 1 AND c.denied = 0)
        SELECT group_concat(s.label, '; ') FROM whole AS w JOIN entity AS s ON s.id = w.id
         WHERE w.id <> e.id AND EXISTS (
                 SELECT 1 FROM kinds_of AS k WHERE k.entity_id = w.id AND k.kind_key = 'war')),
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT s.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS s ON s.id = c.subject
           WHERE c.object = e.id AND r.key = 'won' AND c.status = 1 AND c.denied = 0
           ORDER BY s.label)),
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT s.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS s ON s.id = c.subject
           WHERE c.object = e.id AND r.key = 'lost-battle' AND c.status = 1 AND c.denied = 0
           ORDER BY s.label))
  FROM events AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'battle');

-- Wars, with their dates and parties.
CREATE VIEW wars (id, key, name, kind, date, earliest, latest, parties) AS
SELECT e.id, e.key, e.name, e.kind, e.date, e.earliest, e.latest,
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT s.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS s ON s.id = c.subject
           WHERE c.object = e.id AND r.key = 'belligerent-in' AND c.status = 1 AND c.denied = 0
           ORDER BY s.label))
  FROM events AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'war');

-- of: the state or body that the office belongs to.  holders: "person (time)".
CREATE VIEW offices (id, key, name, kind, of, holders) AS
SELECT e.id, e.key, e.name, e.kind,
       (SELECT group_concat(label, '; ') FROM (
          SELECT DISTINCT o.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
            JOIN entity AS o ON o.id = c.object
           WHERE c.subject = e.id AND r.key = 'office-of' AND c.status = 1 AND c.denied = 0
           ORDER BY o.label)),
       (SELECT group_concat(line, '; ') FROM (
          SELECT DISTINCT a.subject || ifnull(' (' || a.time || ')', '') AS line FROM claims AS a
           WHERE a.object_id = e.id AND a.relation_key = 'holds-office' AND a.denied = 0
           ORDER BY a.start_min, a.id))
  FROM entities AS e
 WHERE e.id IN (SELECT entity_id FROM kinds_of WHERE kind_key = 'office');
