-- From schema 1 to schema 2.
--
-- Schema 2 knows candidates, what else a mention may name, marks of notes, and alignments; things can be
-- merged and parted again. Nothing that schema 1 holds means anything else now: what is new begins empty.
--
-- A migration is run on a copy without triggers and views. It gives the older tables the columns and values
-- of the newer ones; the tables themselves, with their rules and indexes, are then made from schema.sql and
-- filled by the columns' names. The older schema is known by its fingerprint, which `regesta migrate` demands:
-- fingerprint: 130f25d7dbb1918e8f2654a635ff9dc8d7960c103ea453fbe3f8cbed44bf2685

ALTER TABLE mention ADD COLUMN reference INTEGER NOT NULL DEFAULT 0;
ALTER TABLE citation ADD COLUMN note TEXT;
