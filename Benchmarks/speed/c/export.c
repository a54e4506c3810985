// What sending a base out costs at least: loops in C over the base that Regesta made.
//
//     export BASE jsonl|nquads|graphml FILE
//
// jsonl gives the same bytes as `regesta export`. nquads and graphml say the same of things, claims,
// dates, citations and sources, statement by statement and attribute by attribute; what is in them only
// once for the whole base (batches, kinds, relations) is left out, and a claim's sentence is put together
// more simply, so their bytes are near, not equal: the size is printed.

#include <stdbool.h>

#include "bench.h"
#include "days.h"
#include "output.h"

static sqlite3 *base;
static Output *out;

// MARK: JSON Lines

static void json_text(const char *bytes, int count) {
  character(out, '"');
  int start = 0;
  for (int i = 0; i < count; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    put(out, bytes + start, (size_t)(i - start));
    start = i + 1;
    char escape[8] = {'\\', (char)byte, 0};
    switch (byte) {
    case '\n': escape[1] = 'n'; break;
    case '\t': escape[1] = 't'; break;
    case '\r': escape[1] = 'r'; break;
    case '\b': escape[1] = 'b'; break;
    case '\f': escape[1] = 'f'; break;
    case '"': case '\\': break;
    default: snprintf(escape, sizeof escape, "\\u%04x", byte);
    }
    text(out, escape);
  }
  put(out, bytes + start, (size_t)(count - start));
  character(out, '"');
}

// The shortest decimal that is the number.
static void real(double value) {
  char digits[40];
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(digits, sizeof digits, "%.*g", precision, value);
    if (strtod(digits, NULL) == value) break;
  }
  text(out, digits);
  if (!strpbrk(digits, ".en")) text(out, ".0");
}

static const char *const tables[][2] = {
  {"meta", "key"}, {"batch", "id"}, {"kind", "id"}, {"relation", "id"}, {"relation_kind", "relation, side, kind"},
  {"phrase", "id"}, {"entity", "id"}, {"date", "id"}, {"source", "id"}, {"source_dependence", "source, depends_on"},
  {"passage", "id"}, {"mention", "id"}, {"mention_alternative", "mention, entity"}, {"claim", "id"},
  {"qualifier", "claim, relation, ordinal"}, {"citation", "id"}, {"candidate", "id"}, {"dispute", "id"},
  {"dispute_claim", "dispute, claim"}, {"position", "id"}, {"alignment", "id"}, {"question", "name"}, {"change", "id"}};
enum { TABLES = sizeof tables / sizeof *tables };

static void write_jsonl(void) {
  text(out, "{\"type\":\"regesta\",\"format\":1,\"schema\":2,\"tables\":[");
  for (int i = 0; i < TABLES; i++) {
    if (i) character(out, ',');
    quoted(out, tables[i][0]);
  }
  text(out, "],\"rows\":[");
  char sql[256];
  for (int i = 0; i < TABLES; i++) {
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i][0]);
    sqlite3_stmt *count = prepared(base, sql);
    sqlite3_step(count);
    if (i) character(out, ',');
    number(out, sqlite3_column_int64(count, 0));
    sqlite3_finalize(count);
  }
  text(out, "]}\n");
  for (int i = 0; i < TABLES; i++) {
    snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY %s", tables[i][0], tables[i][1]);
    sqlite3_stmt *rows = prepared(base, sql);
    int columns = sqlite3_column_count(rows);
    char names[64][72];
    for (int column = 0; column < columns; column++) {
      const char *name = sqlite3_column_name(rows, column);
      bool is_type = !strcmp(tables[i][0], "source") && !strcmp(name, "type");
      snprintf(names[column], sizeof names[column], ",\"%s\":", is_type ? "csl_type" : name);
    }
    while (sqlite3_step(rows) == SQLITE_ROW) {
      text(out, "{\"type\":"), quoted(out, tables[i][0]);
      for (int column = 0; column < columns; column++) {
        int type = sqlite3_column_type(rows, column);
        if (type == SQLITE_NULL) continue;
        text(out, names[column]);
        if (type == SQLITE_INTEGER) number(out, sqlite3_column_int64(rows, column));
        else if (type == SQLITE_FLOAT) real(sqlite3_column_double(rows, column));
        else json_text((const char *)sqlite3_column_text(rows, column), sqlite3_column_bytes(rows, column));
      }
      text(out, "}\n");
    }
    sqlite3_finalize(rows);
  }
}

// MARK: Names in memory: joining two labels to each claim costs more than writing it

typedef struct {
  char *key, *label, *kind;
} Entity;

typedef struct {
  char *key, *label, *value, *time;
  bool is_symmetric;
} Relation;

typedef struct {
  char *wording, *calendar, *rule, *edtf, *printed;
  int64_t earliest, latest;
} Date;

typedef struct {
  char *key, *name;
} Source;

static Entity *entities;
static Relation *relations;
static Date *dates;
static Source *sources;

static char *copied(sqlite3_stmt *row, int column) {
  const char *bytes = (const char *)sqlite3_column_text(row, column);
  return bytes ? strdup(bytes) : NULL;
}

static void *room_for(const char *table, size_t size) {
  char sql[96];
  snprintf(sql, sizeof sql, "SELECT ifnull(max(id), 0) + 1 FROM %s", table);
  sqlite3_stmt *largest = prepared(base, sql);
  sqlite3_step(largest);
  void *room = calloc((size_t)sqlite3_column_int64(largest, 0), size);
  sqlite3_finalize(largest);
  return room;
}

static void read_names(void) {
  entities = room_for("entity", sizeof *entities);
  relations = room_for("relation", sizeof *relations);
  dates = room_for("date", sizeof *dates);
  sources = room_for("source", sizeof *sources);
  sqlite3_stmt *row = prepared(base, "SELECT e.id, e.key, e.label, k.key FROM entity AS e JOIN kind AS k ON k.id = e.kind");
  while (sqlite3_step(row) == SQLITE_ROW) {
    entities[sqlite3_column_int64(row, 0)] = (Entity){copied(row, 1), copied(row, 2), copied(row, 3)};
  }
  sqlite3_finalize(row);
  row = prepared(base, "SELECT id, key, label, value, time, symmetric FROM relation");
  while (sqlite3_step(row) == SQLITE_ROW) {
    relations[sqlite3_column_int64(row, 0)] =
      (Relation){copied(row, 1), copied(row, 2), copied(row, 3), copied(row, 4), sqlite3_column_int(row, 5)};
  }
  sqlite3_finalize(row);
  row = prepared(base, "SELECT id, wording, calendar, rule, edtf, printed, earliest, latest FROM date");
  while (sqlite3_step(row) == SQLITE_ROW) {
    dates[sqlite3_column_int64(row, 0)] = (Date){copied(row, 1), copied(row, 2), copied(row, 3), copied(row, 4),
      copied(row, 5), sqlite3_column_int64(row, 6), sqlite3_column_int64(row, 7)};
  }
  sqlite3_finalize(row);
  row = prepared(base, "SELECT id, key, short FROM source");
  while (sqlite3_step(row) == SQLITE_ROW) {
    sources[sqlite3_column_int64(row, 0)] = (Source){copied(row, 1), copied(row, 2)};
  }
  sqlite3_finalize(row);
}

static void iso(int64_t day) {
  int y, m, d;
  civil(day, &y, &m, &d);
  padded(out, y, 4), character(out, '-'), padded(out, m, 2), character(out, '-'), padded(out, d, 2);
}

static bool is_day(int64_t number) { return number > DISTANT_PAST && number < DISTANT_FUTURE; }

// MARK: Claims, with their citations beside them

enum {
  ID, SUBJECT, RELATION, OBJECT, TEXT, LANGUAGE, NUMBER, NUMBER_TO, VALUE_DATE, UNKNOWN, START_DATE, END_DATE,
  START_MIN, START_MAX, END_MIN, END_MAX, DENIED, CERTAINTY, BATCH
};

static const char claims_sql[] =
  "SELECT id, subject, relation, object, text, language, number, number_to, value_date, unknown, start_date, end_date,"
  " start_min, start_max, end_min, end_max, denied, certainty, batch FROM claim WHERE status = 1 ORDER BY id";
static const char citations_sql[] =
  "SELECT claim, id, source, via, stance, locator, page, quote, batch FROM citation WHERE status = 1 ORDER BY claim, id";

static sqlite3_stmt *claim, *citation;
static bool has_citation;

typedef struct {
  int64_t id, source;
  int64_t page;
  char locator[128];
} Citation;

static Citation cited[256];
static int cited_count;

static int64_t column(int which) { return sqlite3_column_int64(claim, which); }
static const char *column_text(int which) { return (const char *)sqlite3_column_text(claim, which); }
static bool is_null(int which) { return sqlite3_column_type(claim, which) == SQLITE_NULL; }

// The next claim and its citations; both statements go through the base in the order of claims.
static bool next_claim(void) {
  if (sqlite3_step(claim) != SQLITE_ROW) return false;
  cited_count = 0;
  while (has_citation && sqlite3_column_int64(citation, 0) <= column(ID)) {
    if (sqlite3_column_int64(citation, 0) == column(ID) && cited_count < 256) {
      Citation *c = &cited[cited_count++];
      c->id = sqlite3_column_int64(citation, 1), c->source = sqlite3_column_int64(citation, 2);
      c->page = sqlite3_column_type(citation, 6) == SQLITE_NULL ? -1 : sqlite3_column_int64(citation, 6);
      const char *locator = (const char *)sqlite3_column_text(citation, 5);
      snprintf(c->locator, sizeof c->locator, "%s", locator ? locator : "");
    }
    has_citation = sqlite3_step(citation) == SQLITE_ROW;
  }
  return true;
}

static void begin_claims(void) {
  claim = prepared(base, claims_sql);
  citation = prepared(base, citations_sql);
  has_citation = sqlite3_step(citation) == SQLITE_ROW;
}

static const Date *date_at(int which) { return is_null(which) ? NULL : &dates[column(which)]; }

typedef void (*Escaped)(const char *);

static void printed_object(Escaped escaped) {
  if (!is_null(OBJECT)) escaped(entities[column(OBJECT)].label);
  else if (!is_null(VALUE_DATE)) escaped(dates[column(VALUE_DATE)].printed);
  else if (!is_null(TEXT)) escaped(column_text(TEXT));
  else if (!is_null(NUMBER)) real(sqlite3_column_double(claim, NUMBER));
}

static void sentence(Escaped escaped) {
  escaped(entities[column(SUBJECT)].label);
  character(out, ' '), escaped(relations[column(RELATION)].label), character(out, ' ');
  printed_object(escaped);
  const Date *start = date_at(START_DATE), *stop = date_at(END_DATE);
  if (start || stop) {
    text(out, " (");
    if (start) text(out, "from "), escaped(start->printed);
    if (start && stop) character(out, ' ');
    if (stop) text(out, "to "), escaped(stop->printed);
    character(out, ')');
  }
  if (column(CERTAINTY)) text(out, column(CERTAINTY) == 1 ? ", likely" : ", doubtful");
}

// MARK: N-Quads

#define VOCABULARY "urn:regesta:vocabulary:"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"

static void escaped_rdf(const char *bytes) {
  for (const char *start = bytes;; bytes++) {
    if (*bytes && *bytes != '"' && *bytes != '\\' && *bytes != '\n') continue;
    put(out, start, (size_t)(bytes - start));
    if (!*bytes) break;
    character(out, '\\'), character(out, *bytes == '\n' ? 'n' : *bytes);
    start = bytes + 1;
  }
}

static void literal(const char *bytes) { character(out, '"'), escaped_rdf(bytes), character(out, '"'); }
static void end(void) { text(out, " .\n"); }
static void own(const char *name) { text(out, " <" VOCABULARY), text(out, name), text(out, "> "); }
static void iri(const char *thing, const char *key) {
  text(out, "<urn:regesta:"), text(out, thing), character(out, ':'), text(out, key), character(out, '>');
}
static void numbered(const char *thing, int64_t id, const char *part) {
  text(out, "<urn:regesta:"), text(out, thing), character(out, ':'), number(out, id), text(out, part), character(out, '>');
}
static void integer(int64_t value) { character(out, '"'), number(out, value), text(out, "\"^^<" XSD "integer>"); }
static void day_literal(int64_t day) { character(out, '"'), iso(day), text(out, "\"^^<" XSD "date>"); }
static void type(const char *class) { text(out, " <" RDF "type> <" VOCABULARY), text(out, class), character(out, '>'), end(); }
static void generated(int64_t batch) {
  text(out, " <http://www.w3.org/ns/prov#wasGeneratedBy> "), numbered("batch", batch, ""), end();
}

static void rdf_date(int64_t id, const char *part, const Date *date) {
  numbered("claim", id, part), type("Date");
  numbered("claim", id, part), text(out, " <" RDFS "label> "), literal(date->printed), end();
  if (is_day(date->earliest)) numbered("claim", id, part), own("earliest"), day_literal(date->earliest), end();
  if (is_day(date->latest)) numbered("claim", id, part), own("latest"), day_literal(date->latest), end();
  if (*date->edtf) {
    numbered("claim", id, part), own("edtf"), literal(date->edtf);
    text(out, "^^<http://id.loc.gov/datatypes/edtf/EDTF>"), end();
  }
  numbered("claim", id, part), own("wording"), literal(date->wording), end();
  numbered("claim", id, part), own("calendar"), literal(date->calendar), end();
  numbered("claim", id, part), own("dateRule"), literal(date->rule), end();
}

static void rdf_object(void) {
  if (!is_null(OBJECT)) {
    iri("entity", entities[column(OBJECT)].key);
  } else if (!is_null(VALUE_DATE)) {
    const Date *date = &dates[column(VALUE_DATE)];
    literal(*date->edtf ? date->edtf : date->printed);
    size_t length = strlen(date->edtf);
    const char *datatype = date->earliest == date->latest ? XSD "date" : length == 4 && date->edtf[3] != 'X' ? XSD "gYear"
                           : length == 7 ? XSD "gYearMonth" : "http://id.loc.gov/datatypes/edtf/EDTF";
    text(out, "^^<"), text(out, datatype), character(out, '>');
  } else if (!is_null(TEXT)) {
    literal(column_text(TEXT));
    if (!is_null(LANGUAGE)) character(out, '@'), text(out, column_text(LANGUAGE));
  } else if (!is_null(NUMBER_TO)) {
    text(out, "\"POINT("), real(sqlite3_column_double(claim, NUMBER_TO)), character(out, ' ');
    real(sqlite3_column_double(claim, NUMBER)), text(out, ")\"^^<http://www.opengis.net/ont/geosparql#wktLiteral>");
  } else {
    integer((int64_t)sqlite3_column_double(claim, NUMBER));
  }
}

static void rdf_direct(void) {
  iri("entity", entities[column(SUBJECT)].key), character(out, ' '), iri("relation", relations[column(RELATION)].key);
  character(out, ' '), rdf_object();
}

static void rdf_end(const char *name, int date, int bound, int64_t open) {
  numbered("claim", column(ID), ""), own(name);
  char part[16];
  snprintf(part, sizeof part, ".%s", name);
  if (!is_null(date)) numbered("claim", column(ID), part);
  else text(out, column(bound) == open ? "<" VOCABULARY "open>" : "<" VOCABULARY "unknown>");
  end();
}

static void rdf_claim(void) {
  int64_t id = column(ID);
  const Relation *relation = &relations[column(RELATION)];
  bool is_timeless = relation->time[0] == 't', is_instant = relation->time[2] == 's';
  rdf_direct(), end();
  numbered("claim", id, ""), type("Claim");
  numbered("claim", id, ""), own("number"), integer(id), end();
  numbered("claim", id, ""), text(out, " <" RDFS "label> \""), sentence(escaped_rdf), character(out, '"'), end();
  numbered("claim", id, ""), text(out, " <" RDF "subject> "), iri("entity", entities[column(SUBJECT)].key), end();
  numbered("claim", id, ""), text(out, " <" RDF "predicate> "), iri("relation", relation->key), end();
  numbered("claim", id, ""), text(out, " <" RDF "object> "), rdf_object(), end();
  bool has_value = !is_null(VALUE_DATE) || relation->value[0] == 'q';
  if (has_value) numbered("claim", id, ""), own("value"), numbered("claim", id, ".value"), end();
  numbered("claim", id, ""), own("polarity"), text(out, column(DENIED) ? "\"denied\"" : "\"asserted\""), end();
  numbered("claim", id, ""), own("certainty");
  literal((const char *[]){"certain", "likely", "doubtful"}[column(CERTAINTY)]), end();
  numbered("claim", id, ""), own("disputed"), text(out, "\"false\"^^<" XSD "boolean>"), end();
  int start = is_null(START_DATE) ? VALUE_DATE : START_DATE;
  if (!is_timeless) {
    for (int i = 0; i < 4; i++) {
      if (!is_day(column(START_MIN + i))) continue;
      numbered("claim", id, ""), own((const char *[]){"startEarliest", "startLatest", "endEarliest", "endLatest"}[i]);
      day_literal(column(START_MIN + i)), end();
    }
    rdf_end("start", start, START_MAX, DISTANT_PAST);
    if (!is_instant) rdf_end("end", END_DATE, END_MIN, DISTANT_FUTURE);
  }
  for (int i = 0; i < cited_count; i++) {
    numbered("claim", id, ""), own("citation"), numbered("citation", cited[i].id, ""), end();
    numbered("claim", id, ""), text(out, " <http://www.w3.org/ns/prov#wasDerivedFrom> ");
    iri("source", sources[cited[i].source].key), end();
  }
  numbered("claim", id, ""), generated(column(BATCH));
  if (!is_timeless && !is_null(start)) rdf_date(id, ".start", &dates[column(start)]);
  if (!is_timeless && !is_instant && !is_null(END_DATE)) rdf_date(id, ".end", &dates[column(END_DATE)]);
  if (!is_null(VALUE_DATE)) rdf_date(id, ".value", &dates[column(VALUE_DATE)]);
  for (int i = 0; i < cited_count; i++) {
    const Citation *c = &cited[i];
    numbered("citation", c->id, ""), type("Citation");
    numbered("citation", c->id, ""), own("number"), integer(c->id), end();
    numbered("citation", c->id, ""), own("source"), iri("source", sources[c->source].key), end();
    numbered("citation", c->id, ""), own("stance"), text(out, "\"supports\""), end();
    if (*c->locator) numbered("citation", c->id, ""), own("locator"), literal(c->locator), end();
    if (c->page >= 0) numbered("citation", c->id, ""), own("page"), integer(c->page), end();
    numbered("citation", c->id, ""), generated(column(BATCH));
  }
  for (int i = 0; i < cited_count; i++) rdf_direct(), character(out, ' '), iri("source", sources[cited[i].source].key), end();
}

static void write_nquads(void) {
  sqlite3_stmt *row = prepared(base, "SELECT key, type, short, author, title, csl, batch FROM source ORDER BY id");
  while (sqlite3_step(row) == SQLITE_ROW) {
    const char *const properties[] = {VOCABULARY "key", VOCABULARY "cslType", RDFS "label", "http://purl.org/dc/terms/creator",
                                      "http://purl.org/dc/terms/title", VOCABULARY "csl"};
    const char *key = (const char *)sqlite3_column_text(row, 0);
    iri("source", key), type("Source");
    for (int i = 0; i < 6; i++) {
      const char *value = (const char *)sqlite3_column_text(row, i);
      if (!value) continue;
      iri("source", key), text(out, " <"), text(out, properties[i]), text(out, "> "), literal(value), end();
    }
    iri("source", key), generated(sqlite3_column_int64(row, 6));
  }
  sqlite3_finalize(row);
  row = prepared(base, "SELECT id, batch FROM entity WHERE status = 1 ORDER BY id");
  while (sqlite3_step(row) == SQLITE_ROW) {
    const Entity *entity = &entities[sqlite3_column_int64(row, 0)];
    iri("entity", entity->key), type("Entity");
    iri("entity", entity->key), text(out, " <" RDF "type> "), iri("kind", entity->kind), end();
    iri("entity", entity->key), own("key"), literal(entity->key), end();
    iri("entity", entity->key), text(out, " <" RDFS "label> "), literal(entity->label), end();
    iri("entity", entity->key), generated(sqlite3_column_int64(row, 1));
  }
  sqlite3_finalize(row);
  for (begin_claims(); next_claim();) rdf_claim();
}

// MARK: GraphML

static void escaped_xml(const char *bytes) {
  for (const char *start = bytes;; bytes++) {
    if (*bytes && *bytes != '<' && *bytes != '&' && *bytes != '>') continue;
    put(out, start, (size_t)(bytes - start));
    if (!*bytes) break;
    text(out, *bytes == '<' ? "&lt;" : *bytes == '>' ? "&gt;" : "&amp;");
    start = bytes + 1;
  }
}

static void open_data(const char *name) { text(out, "      <data key=\""), text(out, name), text(out, "\">"); }
static void close_data(void) { text(out, "</data>\n"); }
static void data(const char *name, const char *value) {
  if (value) open_data(name), escaped_xml(value), close_data();
}

static void write_graphml(void) {
  text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
            "xmlns:y=\"http://www.yworks.com/xml/graphml\">\n  <graph id=\"regesta\" edgedefault=\"directed\">\n");
  sqlite3_stmt *row = prepared(base,
    "SELECT e.id, c.text, c.language, c.number, c.number_to, r.value, c.id, r.label, d.printed FROM entity AS e"
    "  LEFT JOIN claim AS c ON c.subject = e.id AND c.object IS NULL AND c.status = 1"
    "  LEFT JOIN relation AS r ON r.id = c.relation LEFT JOIN date AS d ON d.id = c.value_date"
    " WHERE e.status = 1 ORDER BY e.id, c.id");
  static char names[1 << 16], statements[1 << 16];
  double latitude = 0, longitude = 0;
  bool has_point = false;
  int64_t last = 0;
  for (bool more = true; more;) {
    more = sqlite3_step(row) == SQLITE_ROW;
    int64_t id = more ? sqlite3_column_int64(row, 0) : 0;
    if (id != last) {
      if (last) {
        const Entity *entity = &entities[last];
        text(out, "    <node id=\""), text(out, entity->key), text(out, "\">\n");
        data("node-label", entity->label);
        open_data("node-number"), number(out, last), close_data();
        data("node-kind", entity->kind);
        data("node-names", *names ? names : NULL), data("node-statements", *statements ? statements : NULL);
        if (has_point) {
          open_data("node-latitude"), real(latitude), close_data();
          open_data("node-longitude"), real(longitude), close_data();
        }
        text(out, "      <data key=\"node-graphics\"><y:ShapeNode><y:Geometry height=\"30.0\" width=\"100.0\"/>"
                  "<y:Fill color=\"#e8f0fe\"/><y:BorderStyle color=\"#5f6368\" type=\"line\" width=\"1.0\"/><y:NodeLabel>");
        escaped_xml(entity->label);
        text(out, "</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>\n    </node>\n");
      }
      last = id, *names = *statements = 0, has_point = false;
    }
    if (!more || sqlite3_column_type(row, 5) == SQLITE_NULL) continue;
    const char *value = (const char *)sqlite3_column_text(row, 5);
    if (*value == 'n') {
      size_t used = strlen(names);
      snprintf(names + used, sizeof names - used, "%s%s (%s)", used ? " | " : "", sqlite3_column_text(row, 1), sqlite3_column_text(row, 2));
      continue;
    }
    if (*value == 'p') has_point = true, latitude = sqlite3_column_double(row, 3), longitude = sqlite3_column_double(row, 4);
    size_t used = strlen(statements);
    const char *said = (const char *)sqlite3_column_text(row, sqlite3_column_type(row, 1) == SQLITE_NULL ? 8 : 1);
    snprintf(statements + used, sizeof statements - used, "%sclaim:%lld %s %s %s", used ? " | " : "",
             (long long)sqlite3_column_int64(row, 6), entities[id].label, sqlite3_column_text(row, 7), said ? said : "");
  }
  sqlite3_finalize(row);
  for (begin_claims(); next_claim();) {
    if (is_null(OBJECT)) continue;
    const Relation *relation = &relations[column(RELATION)];
    text(out, "    <edge id=\"claim-"), number(out, column(ID)), text(out, "\" source=\"");
    text(out, entities[column(SUBJECT)].key), text(out, "\" target=\""), text(out, entities[column(OBJECT)].key), text(out, "\">\n");
    data("edge-label", relation->label);
    open_data("edge-claim"), number(out, column(ID)), close_data();
    data("edge-relation", relation->key);
    open_data("edge-sentence"), sentence(escaped_xml), close_data();
    const Date *start = date_at(START_DATE), *stop = date_at(END_DATE);
    if (start || stop) {
      open_data("edge-time");
      if (start) escaped_xml(start->printed);
      if (stop) text(out, " to "), escaped_xml(stop->printed);
      close_data();
    }
    if (!is_null(START_MIN)) {
      const char *const ends[] = {"edge-start_min", "edge-start_max", "edge-end_min", "edge-end_max"};
      for (int i = 0; i < 4; i++) {
        if (is_day(column(START_MIN + i))) open_data(ends[i]), iso(column(START_MIN + i)), close_data();
      }
    }
    if (start) data("edge-start_wording", start->wording);
    if (stop) data("edge-end_wording", stop->wording);
    data("edge-certainty", (const char *[]){"certain", "likely", "doubtful"}[column(CERTAINTY)]);
    data("edge-denied", column(DENIED) ? "true" : "false"), data("edge-disputed", "false");
    data("edge-symmetric", relation->is_symmetric ? "true" : "false");
    if (cited_count) {
      open_data("edge-citations");
      for (int i = 0; i < cited_count; i++) {
        if (i) text(out, "; ");
        escaped_xml(sources[cited[i].source].name);
        if (*cited[i].locator) text(out, ", "), escaped_xml(cited[i].locator);
      }
      close_data();
    }
    text(out, "      <data key=\"edge-graphics\"><y:PolyLineEdge><y:LineStyle color=\"#5f6368\" type=\"line\" width=\"1.0\"/>"
              "<y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel textColor=\"#5f6368\">");
    escaped_xml(relation->label);
    text(out, "</y:EdgeLabel></y:PolyLineEdge></data>\n    </edge>\n");
  }
  text(out, "  </graph>\n</graphml>\n");
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: export BASE jsonl|nquads|graphml FILE\n");
    return 64;
  }
  double start = now();
  must(NULL, sqlite3_open_v2(arguments[1], &base, SQLITE_OPEN_READONLY, NULL), arguments[1]);
  run(base, "BEGIN");
  out = output_open(arguments[3]);
  if (!strcmp(arguments[2], "jsonl")) {
    write_jsonl();
  } else {
    read_names();
    if (!strcmp(arguments[2], "nquads")) write_nquads();
    else write_graphml();
  }
  output_flush(out);
  printf("{\"name\":\"export-%s\",\"seconds\":%.3f,\"bytes\":%llu,\"rss_kb\":%ld}\n", arguments[2], (now() - start) / 1e6,
         (unsigned long long)out->written, peak_memory());
  return 0;
}
