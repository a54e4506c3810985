/// Statements that somebody would send who wants to harm: each must end soon, small, and without a trace.
enum HostileSQL {
  private static let numbers = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "

  /// What would write, reach another file, or loosen the limits; refused before it runs.
  static let forbidden: [String] = writing + reaching + loosening + hiding

  private static let writing = [
    "DELETE FROM claim", "UPDATE claim SET status = 3", "INSERT INTO meta VALUES ('a', 'b')",
    "REPLACE INTO meta VALUES ('a', 'b')", "INSERT INTO claims VALUES (1)",
    "DELETE FROM claim RETURNING id", "WITH x AS (SELECT 1) DELETE FROM claim",
    "WITH x AS (SELECT 1) UPDATE claim SET status = 3", "DROP TABLE claim", "DROP VIEW claims",
    "CREATE TABLE t(x)", "CREATE TABLE t AS SELECT 1", "CREATE TEMP TABLE t(x)",
    "CREATE TEMP VIEW claims AS SELECT 1",
    "CREATE TEMP TRIGGER t AFTER INSERT ON claim BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE t USING fts5(x)", "CREATE VIRTUAL TABLE temp.t USING rtree(a, b, c)",
    "CREATE VIRTUAL TABLE temp.t USING dbstat", "CREATE INDEX i ON claim(id)",
    "ALTER TABLE claim RENAME TO c",
    "ALTER TABLE claim ADD COLUMN x", "ALTER TABLE claim DROP COLUMN id", "REINDEX", "ANALYZE",
    "ANALYZE sqlite_schema", "VACUUM", "BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "COMMIT",
    "END",
    "ROLLBACK", "SAVEPOINT a", "RELEASE a", "UPDATE sqlite_schema SET sql = NULL",
    "DELETE FROM sqlite_schema", "INSERT INTO sqlite_sequence VALUES ('claim', 1)",
    "DELETE FROM sqlite_stat1",
    // The tables in which full-text search keeps its index, and its commands.
    "INSERT INTO name_words_data VALUES (1, x'00')", "UPDATE name_words_config SET v = 1",
    "DELETE FROM name_words_docsize", "INSERT INTO name_words(name_words) VALUES ('rebuild')",
    "INSERT INTO name_words(name_words) VALUES ('delete-all')",
    "INSERT INTO name_words(name_words, rank) VALUES ('rank', 'bm25(10.0)')",
    "INSERT INTO name_words(name_words, rank) VALUES ('automerge', 16)",
  ]

  private static let reaching = [
    "ATTACH 'other.db' AS x", "ATTACH ':memory:' AS x", "ATTACH '' AS x",
    "ATTACH 'file:x?mode=rwc' AS x",
    "ATTACH (SELECT 'other.db') AS x", "DETACH main", "VACUUM INTO 'copy.db'",
    "VACUUM main INTO 'copy.db'",
    "SELECT load_extension('x')", "SELECT load_extension('x', 'y')",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('f', 'x')", "SELECT edit('x')", "SELECT fts3_tokenizer('simple')",
    "SELECT fts3_tokenizer('simple', x'4141414141414141')", "SELECT * FROM sqlite_dbpage",
    "SELECT * FROM dbstat", "SELECT * FROM dbstat('main')", "SELECT * FROM bytecode('SELECT 1')",
    "SELECT * FROM fsdir('/')", "SELECT * FROM csv('f')",
    "SELECT * FROM sqlite_stmt",
    "SELECT * FROM generate_series(1, 3)", "PRAGMA temp_store_directory = '.'",
    "PRAGMA data_store_directory = '.'",
  ]

  private static let loosening = [
    "PRAGMA writable_schema = 1", "PRAGMA writable_schema = RESET", "PRAGMA query_only = 0",
    "PRAGMA hard_heap_limit = 0", "PRAGMA soft_heap_limit = 0", "PRAGMA user_version = 9",
    "PRAGMA application_id = 9", "PRAGMA schema_version = 9", "PRAGMA journal_mode = wal",
    "PRAGMA journal_mode", "PRAGMA journal_size_limit = 1", "PRAGMA trusted_schema = 1",
    "PRAGMA cell_size_check = 0",
    "PRAGMA foreign_keys = 0", "PRAGMA ignore_check_constraints = 1",
    "PRAGMA defer_foreign_keys = 1",
    "PRAGMA recursive_triggers = 1", "PRAGMA legacy_alter_table = 1",
    "PRAGMA cache_size = -9999999",
    "PRAGMA cache_spill = 0", "PRAGMA mmap_size = 99999999999", "PRAGMA page_size = 512",
    "PRAGMA encoding = 'UTF-16'",
    "PRAGMA auto_vacuum = 2", "PRAGMA incremental_vacuum", "PRAGMA wal_checkpoint",
    "PRAGMA optimize",
    "PRAGMA shrink_memory", "PRAGMA integrity_check", "PRAGMA quick_check", "PRAGMA temp_store = 1",
    "PRAGMA threads = 8",
    "PRAGMA locking_mode = EXCLUSIVE", "PRAGMA busy_timeout = 999999",
    "PRAGMA case_sensitive_like = 1",
    "PRAGMA read_uncommitted = 1", "PRAGMA main.user_version = 9",
    "SELECT * FROM pragma_integrity_check", "SELECT * FROM pragma_user_version(9)",
    "SELECT * FROM pragma_hard_heap_limit(0)", "SELECT * FROM pragma_query_only(0)",
    "PRAGMA user_version(9)",
    "SELECT zeroblob(1000000000)", "SELECT randomblob(1000000000)",
    "SELECT sqlite_offset(id) FROM claim",
    "SELECT sqlite_log(1, 'x')", "SELECT sqlite_compileoption_get(1)", "EXPLAIN DELETE FROM claim",
    "EXPLAIN PRAGMA user_version = 9",
  ]

  /// Several statements, words of the `sqlite3` shell, and what hides a statement behind something else.
  private static let hiding = [
    "SELECT 1; DELETE FROM claim", "SELECT 1;; -- x\n DELETE FROM claim", "SELECT 1; SELECT 2",
    "/* SELECT */ DELETE FROM claim", "-- SELECT 1\nDELETE FROM claim",
    "/* never closed DELETE FROM claim",
    "; ; ;", "", "   ", "--", "SELECT 1 /* a */ ; /* b */ DROP TABLE claim", ".shell ls",
    ".read /etc/passwd", ".quit",
    ".load x", "SELECT 1\n.shell ls", "SELECT \u{0}1", "SELECT 1\u{0}; DELETE FROM claim",
    "SELECT 'a\u{0}b",
    "\u{FEFF}DELETE FROM claim", "SELECT 1 FROM claim WHERE id = ?",
    "SELECT * FROM \"no such\u{0}table\"",
    "SELECT \"sentence\"\"\" FROM claims", "select load_extension/**/('x')",
    "SELECT [load_extension]('x')",
    "SELECT \"load_extension\"('x')",
  ]

  /// What is well formed and too large to be a question.
  static let misshapen: [String] = [
    "SELECT " + String(repeating: "(", count: 2_000) + "1",
    "SELECT " + String(repeating: "-", count: 3_001) + " 1",
    "SELECT " + String(repeating: "+", count: 1_500) + "1",
    "SELECT " + String(repeating: "NOT ", count: 1_500) + "1",
    "SELECT 1" + String(repeating: " + 1", count: 1_500),
    "SELECT 1" + String(repeating: " UNION SELECT 1", count: 500),
    "SELECT 1" + String(repeating: ", 1", count: 5_000),
    "SELECT coalesce(1" + String(repeating: ", 1", count: 500) + ")",
    "SELECT " + String(repeating: "(SELECT ", count: 300) + "1"
      + String(repeating: ")", count: 300),
    "SELECT " + String(repeating: "CASE WHEN 1 THEN ", count: 400) + "1"
      + String(repeating: " END", count: 400),
    "SELECT 1 FROM claim" + String(repeating: ", claim", count: 100),
    "SELECT 1 WHERE 'a' LIKE '" + String(repeating: "%a", count: 5_000) + "'",
    "SELECT json('" + String(repeating: "[", count: 3_000) + String(repeating: "]", count: 3_000)
      + "')",
  ]

  /// What takes all the time or memory that it can get.
  static let greedy: [String] = [
    // Recursion and products.
    numbers + "SELECT count(*) FROM c", numbers + "SELECT max(x), min(x), avg(x) FROM c",
    numbers + "SELECT printf('%3000000d', x) FROM c", numbers + "SELECT x FROM c ORDER BY x DESC",
    numbers + "SELECT DISTINCT x % 1000000007 FROM c",
    numbers + "SELECT x, count(*) FROM c GROUP BY x",
    "WITH RECURSIVE c(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM c) SELECT length(x) FROM c",
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c) SELECT count(*) FROM c",
    "WITH RECURSIVE c(x, t) AS (SELECT 1, printf('%.100000c', 'a') UNION ALL SELECT x + 1, t || x FROM c) "
      + "SELECT count(*) FROM c",
    "SELECT count(*) FROM claim a, claim b, claim c, claim d",
    "SELECT * FROM claims, claims AS b ORDER BY b.id, 1, 2",
    "SELECT count(*) FROM claims a JOIN claims b ON a.sentence < b.sentence JOIN claims c",
    // Aggregates and windows.
    numbers + "SELECT group_concat(printf('%.1000c', 'a')) FROM c",
    numbers + "SELECT json_group_array(x) FROM c",
    numbers + "SELECT json_group_object(x, x) FROM c",
    "SELECT sum(x) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM "
      + "(SELECT a.id * b.id AS x FROM claim a, claim b, claim c)",
    "SELECT group_concat(a.sentence) OVER (ORDER BY a.id, b.id) FROM claims a, claims b",
    "SELECT count(DISTINCT a.id || '-' || b.id || '-' || c.id) FROM claim a, claim b, claim c",
    // Texts, patterns, JSON.
    "SELECT replace(replace(printf('%.400000c', 'a'), 'a', 'aaaaaaaaaa'), 'a', 'aa')",
    "SELECT hex(hex(hex(printf('%.900000c', 'a'))))",
    "SELECT quote(printf('%.3999990c', char(39)))",
    "SELECT '" + String(repeating: "x", count: 200_000) + "'",
    numbers + "SELECT count(*) FROM c WHERE printf('%.9000c', 'a') || x LIKE '%a%a%a%a%a%a%a%a%b'",
    numbers + "SELECT count(*) FROM c WHERE printf('%.9000c', 'a') || x GLOB '*a*a*a*a*a*a*a*b'",
    numbers
      + "SELECT count(*) FROM c, json_each('[1,2,3,4,5,6,7,8,9]') a, json_each('[1,2,3,4,5,6,7,8,9]') b",
    numbers
      + "SELECT json_group_array(value) FROM c, json_each('[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"]')",
    // Full-text search and our own functions.
    numbers + "SELECT count(*) FROM c, name_words('a* OR b* OR c* OR d*')",
    numbers + "SELECT count(days_between('1920-07-14', x || '-09-11')) FROM c WHERE x > 999",
    numbers + "SELECT count(fold_name(printf('%.100000c', 'Ł'))) FROM c",
  ]

  /// One call that does not look at the clock. A quick machine is done with it in time, and SQLite then answers
  /// NULL: the text would be longer than a text may be.
  static let unclocked: [String] = [
    "SELECT printf('%.2000000000c', 'a')", "SELECT printf('%2000000000d', 1)",
    "SELECT printf('%.*c', 2000000000, 'a')",
  ]
}
