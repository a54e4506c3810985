// Makes the data of the benchmark: the same claims in every form that is measured.
//
//     make-data CLAIMS FOLDER [--seed N] [--only FORM,...]
//
// Forms: jsonl, csv, nquads, graph (entities.csv and edges.csv), questions. The same arguments give the
// same bytes. Nothing is kept of what was made: each file is a pass over a generator that can be run
// again, so memory does not grow with the number of claims.
//
// The claims are skewed as those of real bases are: a few hubs and many leaves, names in seven
// scripts, dates of five precisions, periods with open and unknown ends, one to three citations to few
// sources, places that change hands, and some claims that exclude each other.

#include <math.h>
#include <stdbool.h>

#include "days.h"
#include "output.h"

// MARK: Chance

static uint64_t seed = 19200712;

typedef struct {
  uint64_t state;
} Chance;

static uint64_t mixed(uint64_t value) {
  value += UINT64_C(0x9E3779B97F4A7C15);
  value = (value ^ (value >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  value = (value ^ (value >> 27)) * UINT64_C(0x94D049BB133111EB);
  return value ^ (value >> 31);
}

// A stream of its own for each thing, so that it can be made again without those before it.
static Chance chance(uint64_t stream, uint64_t index) {
  return (Chance){mixed(seed ^ mixed(stream * 0x1000193 + mixed(index)))};
}

static uint64_t next(Chance *from) {
  from->state += UINT64_C(0x9E3779B97F4A7C15);
  uint64_t value = from->state;
  value = (value ^ (value >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  value = (value ^ (value >> 27)) * UINT64_C(0x94D049BB133111EB);
  return value ^ (value >> 31);
}

static double fraction(Chance *from) { return (double)(next(from) >> 11) * 0x1p-53; }

static int below(Chance *from, int count) {
  return (int)(((next(from) >> 32) * (uint64_t)count) >> 32);
}

static bool happens(Chance *from, double share) { return fraction(from) < share; }

// A number below `count`; the first are chosen most often, the more so the greater the skew.
static int ranked(Chance *from, int count, double skew) {
  int rank = (int)(count * pow(fraction(from), skew));
  return rank < count ? rank : count - 1;
}

// MARK: The vocabulary, as far as it is used: keys and natures are those of seed/catalogue.

enum Kind {
  STATE_KIND, OFFICE_KIND, PARTY_KIND, ARMY_KIND, COMPANY_KIND, CITY_KIND, TOWN_KIND, VILLAGE_KIND,
  REGION_KIND, BATTLE_KIND, WAR_KIND, TREATY_KIND, CONFERENCE_KIND, DOCUMENT_KIND, BOOK_KIND,
  PERSON_KIND, KINDS
};

static const struct {
  const char *key, *label, *plural;
} kinds[KINDS] = {
  {"state", "state", "states"}, {"office", "office", "offices"},
  {"political-party", "political party", "political parties"}, {"army", "army", "armies"},
  {"company", "company", "companies"}, {"city", "city", "cities"}, {"town", "town", "towns"},
  {"village", "village", "villages"}, {"region", "region", "regions"}, {"battle", "battle", "battles"},
  {"war", "war", "wars"}, {"treaty", "treaty", "treaties"}, {"conference", "conference", "conferences"},
  {"document", "document", "documents"}, {"book", "book", "books"}, {"person", "person", "people"},
};

enum Relation {
  PREFERRED_NAME, ALIAS, DESCRIBED_AS, COORDINATES, BORN_ON, DIED_ON, HAPPENED_ON, FOUNDED_ON,
  POPULATION, BORN_IN, DIED_IN, CITIZEN_OF, HOLDS_OFFICE, MEMBER_OF, TOOK_PART_IN, SPOUSE, PARENT,
  OFFICE_OF, ORGAN_OF, LOCATED_IN, CONTROLS, CLAIMS_PLACE, TOOK_PLACE_IN, PART_OF_EVENT, BELLIGERENT_IN,
  WROTE, CONCERNS, ALLIED_WITH, ATTACKED, ENGAGED, DEFEATED, ASKED, CAPTURED, ENTERED, LEFT, RELATIONS
};

static const struct {
  const char *key, *label, *value, *time;
} relations[RELATIONS] = {
  {"preferred-name", "is best named", "name", "interval"},
  {"alias", "is also named", "name", "interval"},
  {"described-as", "is", "text", "timeless"},
  {"coordinates", "lies at", "point", "timeless"},
  {"born-on", "was born", "date", "instant"},
  {"died-on", "died", "date", "instant"},
  {"happened-on", "happened", "date", "instant"},
  {"founded-on", "was founded", "date", "instant"},
  {"population", "has the population", "quantity", "instant"},
  {"born-in", "was born in", "entity", "timeless"},
  {"died-in", "died in", "entity", "timeless"},
  {"citizen-of", "is a citizen of", "entity", "interval"},
  {"holds-office", "holds the office of", "entity", "interval"},
  {"member-of", "is a member of", "entity", "interval"},
  {"took-part-in", "took part in", "entity", "interval"},
  {"spouse", "is married to", "entity", "interval"},
  {"parent", "is a parent of", "entity", "timeless"},
  {"office-of", "is an office of", "entity", "interval"},
  {"organ-of", "is an organ of", "entity", "interval"},
  {"located-in", "lies in", "entity", "interval"},
  {"controls", "controls", "entity", "interval"},
  {"claims", "claims", "entity", "interval"},
  {"took-place-in", "took place in", "entity", "timeless"},
  {"part-of-event", "is part of", "entity", "timeless"},
  {"belligerent-in", "was a belligerent in", "entity", "interval"},
  {"wrote", "wrote", "entity", "instant"},
  {"concerns", "concerns", "entity", "timeless"},
  {"allied-with", "is allied with", "entity", "interval"},
  {"attacked", "attacked", "entity", "instant"},
  {"engaged", "engaged", "entity", "instant"},
  {"defeated", "defeated", "entity", "instant"},
  {"asked", "asked", "entity", "instant"},
  {"captured", "captured", "entity", "instant"},
  {"entered", "entered", "entity", "instant"},
  {"left", "left", "entity", "instant"},
};

static bool is_timeless(enum Relation relation) { return relations[relation].time[0] == 't'; }
static bool is_instant(enum Relation relation) {
  return !strcmp(relations[relation].time, "instant");
}

// MARK: Dates

enum Form { UNKNOWN, OPEN, DAY, MONTH, YEAR, DECADE, CIRCA };

typedef struct {
  enum Form form;
  int32_t value;  // a day, a year times twelve and a month, a year, a tenth of a year, a year
} Date;

enum { FIRST_YEAR = 1000, LAST_YEAR = 2029 };
static int64_t first_day, last_day;
static int first_of_form[CIRCA + 2];

static void prepare_dates(void) {
  first_day = day_number(FIRST_YEAR, 1, 1);
  last_day = day_number(LAST_YEAR, 12, 31);
  int years = LAST_YEAR - FIRST_YEAR + 1;
  first_of_form[DAY] = 1;
  first_of_form[MONTH] = first_of_form[DAY] + (int)(last_day - first_day + 1);
  first_of_form[YEAR] = first_of_form[MONTH] + years * 12;
  first_of_form[DECADE] = first_of_form[YEAR] + years;
  first_of_form[CIRCA] = first_of_form[DECADE] + years / 10;
  first_of_form[CIRCA + 1] = first_of_form[CIRCA] + years;
}

static bool is_date(Date date) { return date.form >= DAY; }

// The number that a date has in the dump.
static int date_id(Date date) {
  int32_t first[] = {0, 0, (int32_t)first_day, FIRST_YEAR * 12, FIRST_YEAR, FIRST_YEAR / 10, FIRST_YEAR};
  return first_of_form[date.form] + date.value - first[date.form];
}

static Date date_with_id(int id) {
  enum Form form = DAY;
  while (id >= first_of_form[form + 1]) form++;
  int32_t first[] = {0, 0, (int32_t)first_day, FIRST_YEAR * 12, FIRST_YEAR, FIRST_YEAR / 10, FIRST_YEAR};
  return (Date){form, first[form] + id - first_of_form[form]};
}

static void bounds(Date date, int64_t *earliest, int64_t *latest) {
  int v = date.value;
  switch (date.form) {
  case UNKNOWN: *earliest = DISTANT_PAST, *latest = DISTANT_FUTURE; break;
  case OPEN: *earliest = *latest = 0; break;
  case DAY: *earliest = *latest = v; break;
  case MONTH:
    *earliest = day_number(v / 12, v % 12 + 1, 1);
    *latest = v % 12 == 11 ? day_number(v / 12, 12, 31) : day_number(v / 12, v % 12 + 2, 1) - 1;
    break;
  case YEAR: *earliest = day_number(v, 1, 1), *latest = day_number(v, 12, 31); break;
  case DECADE: *earliest = day_number(v * 10, 1, 1), *latest = day_number(v * 10 + 9, 12, 31); break;
  case CIRCA: *earliest = day_number(v - 5, 1, 1), *latest = day_number(v + 5, 12, 31); break;
  }
}

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"};

// As the source writes it.
static void wording(Output *out, Date date) {
  int y, m, d;
  switch (date.form) {
  case UNKNOWN: break;
  case OPEN: text(out, ".."); break;
  case DAY:
    civil(date.value, &y, &m, &d);
    padded(out, y, 4), character(out, '-'), padded(out, m, 2), character(out, '-'), padded(out, d, 2);
    break;
  case MONTH: padded(out, date.value / 12, 4), character(out, '-'), padded(out, date.value % 12 + 1, 2); break;
  case YEAR: padded(out, date.value, 4); break;
  case DECADE: text(out, "the "), padded(out, date.value * 10, 4), character(out, 's'); break;
  case CIRCA: text(out, "c. "), padded(out, date.value, 4); break;
  }
}

static void printed(Output *out, Date date) {
  int y, m, d;
  switch (date.form) {
  case DAY:
    civil(date.value, &y, &m, &d);
    number(out, d), character(out, ' '), text(out, months[m - 1]), character(out, ' '), number(out, y);
    break;
  case MONTH: text(out, months[date.value % 12]), character(out, ' '), number(out, date.value / 12); break;
  default: wording(out, date);
  }
}

static void edtf(Output *out, Date date) {
  switch (date.form) {
  case DECADE: padded(out, date.value, 3), character(out, 'X'); break;
  case CIRCA: padded(out, date.value, 4), character(out, '~'); break;
  default: wording(out, date);
  }
}

static const char *const rules[] = {"", "", "day", "month", "year", "decade", "circa-5y"};

static void iso(Output *out, int64_t day) { wording(out, (Date){DAY, (int32_t)day}); }

// A day as somebody may have noted it: mostly exact, often only the month or the year.
static Date noted(Chance *from, int64_t day) {
  if (day < first_day + 4000) day = first_day + 4000;
  if (day > last_day - 4000) day = last_day - 4000;
  int y, m, d;
  civil(day, &y, &m, &d);
  double share = fraction(from);
  if (share < 0.50) return (Date){DAY, (int32_t)day};
  if (share < 0.65) return (Date){MONTH, y * 12 + m - 1};
  if (share < 0.90) return (Date){YEAR, y};
  // "The 1900s" are a hundred years.
  if (share < 0.95 && y / 10 % 10) return (Date){DECADE, y / 10};
  return (Date){CIRCA, y};
}

// A day between the years 1200 and 1945, most often late.
static int64_t some_day(Chance *from) {
  double share = fraction(from);
  double year = share < 0.7 ? 1800 + 146 * pow(fraction(from), 0.7) : 1200 + 600 * pow(fraction(from), 0.6);
  return day_number((int)year, 1, 1) + below(from, 365);
}

// MARK: Names

// Syllables to begin a word with and to go on with.
typedef struct {
  const char *language;
  int starts, rests;
  const char *start[32], *rest[32];
} Script;

static const Script scripts[] = {
  {"ru", 16, 16,
   {"Ан", "Бо", "Вла", "Гри", "Дми", "Ели", "Жу", "Зо", "Ива", "Кон", "Ле", "Ми", "Ни", "Пет", "Све", "Юр"},
   {"на", "ров", "слав", "ми", "те", "ко", "ли", "ин", "до", "ша", "ев", "гра", "хо", "цу", "ён", "бич"}},
  {"uk", 12, 12,
   {"Ос", "Тар", "Ївга", "Хар", "Чер", "Ґа", "Шев", "Яро", "Вій", "Пол", "Кре", "Зба"},
   {"нь", "ків", "ти", "ро", "ле", "га", "щи", "є", "бо", "їн", "ук", "ми"}},
  {"el", 14, 14,
   {"Αθ", "Βα", "Γε", "Δη", "Ελ", "Θε", "Κων", "Λά", "Μα", "Νί", "Πα", "Σο", "Φι", "Χρ"},
   {"να", "ρί", "λος", "τη", "μο", "στα", "ντί", "γος", "δω", "κη", "πέ", "σι", "φά", "ων"}},
  {"he", 12, 12,
   {"אב", "בן", "גר", "דו", "הל", "יוס", "כר", "מש", "נח", "שמ", "עז", "רא"},
   {"רם", "יה", "לי", "ון", "מן", "קב", "תא", "בי", "דר", "הו", "של", "נא"}},
  {"ka", 12, 12,
   {"ალ", "ბა", "გი", "და", "ერ", "ვახ", "თა", "ილ", "ნი", "რუს", "სა", "ქე"},
   {"ექ", "გრა", "თი", "ვი", "მარ", "ძე", "შვი", "ლი", "ანი", "ური", "ხე", "თან"}},
  {"hy", 10, 10,
   {"Ար", "Գար", "Դա", "Եր", "Հով", "Մես", "Նար", "Սար", "Տիգ", "Վար"},
   {"տա", "նի", "կեր", "րան", "յան", "գի", "մա", "դու", "լի", "շա"}},
  {"ar", 10, 10,
   {"عب", "حس", "مح", "يو", "سل", "جع", "خا", "نص", "كر", "را"},
   {"ين", "مد", "سف", "يم", "فر", "لد", "ير", "ان", "دي", "شد"}},
};

typedef struct {
  char text[224];
  const char *language;
} Name;

static void add(Name *name, const char *part) { strncat(name->text, part, sizeof name->text - strlen(name->text) - 1); }

static void add_word(Name *name, Chance *from, const Script *script, int length) {
  add(name, script->start[ranked(from, script->starts, 1.4)]);
  for (int i = 1; i < length; i++) add(name, script->rest[below(from, script->rests)]);
}

// The parts of Latin syllables, as they are written and as they are folded for search.
typedef struct {
  const char *written, *folded;
} Part;

static const Part capitals[] = {
  {"K", "k"}, {"S", "s"}, {"M", "m"}, {"B", "b"}, {"P", "p"}, {"L", "l"}, {"W", "w"}, {"R", "r"}, {"G", "g"}, {"H", "h"},
  {"D", "d"}, {"T", "t"}, {"V", "v"}, {"Z", "z"}, {"N", "n"}, {"F", "f"}, {"J", "j"}, {"St", "st"}, {"Kr", "kr"}, {"Š", "s"},
  {"Br", "br"}, {"Sch", "sch"}, {"Ž", "z"}, {"Gr", "gr"}, {"Č", "c"}, {"Sz", "sz"}, {"Ł", "l"}, {"Pr", "pr"}, {"Cz", "cz"},
  {"Tr", "tr"}, {"Kl", "kl"}, {"Dr", "dr"}, {"Wr", "wr"}, {"Sk", "sk"}, {"Chr", "chr"}, {"Gw", "gw"}};
static const Part onsets[] = {
  {"r", "r"}, {"l", "l"}, {"n", "n"}, {"t", "t"}, {"s", "s"}, {"k", "k"}, {"m", "m"}, {"d", "d"}, {"v", "v"}, {"b", "b"},
  {"w", "w"}, {"z", "z"}, {"g", "g"}, {"j", "j"}, {"p", "p"}, {"h", "h"}, {"st", "st"}, {"ł", "l"}, {"š", "s"}, {"ck", "ck"},
  {"č", "c"}, {"f", "f"}, {"dr", "dr"}, {"ž", "z"}, {"br", "br"}, {"tz", "tz"}, {"sk", "sk"}, {"gr", "gr"}, {"ñ", "n"},
  {"ç", "c"}, {"ğ", "g"}, {"sch", "sch"}, {"rz", "rz"}, {"mp", "mp"}, {"lk", "lk"}, {"gh", "gh"}};
static const Part vowels[] = {
  {"a", "a"}, {"e", "e"}, {"i", "i"}, {"o", "o"}, {"u", "u"}, {"ie", "ie"}, {"au", "au"}, {"y", "y"}, {"á", "a"}, {"é", "e"},
  {"ei", "ei"}, {"ia", "ia"}, {"ą", "a"}, {"ū", "u"}, {"ö", "o"}, {"ó", "o"}, {"ė", "e"}, {"ü", "u"}, {"ai", "ai"}, {"å", "a"}};
static const Part codas[] = {
  {"", ""}, {"n", "n"}, {"r", "r"}, {"s", "s"}, {"l", "l"}, {"k", "k"}, {"m", "m"}, {"t", "t"}, {"w", "w"}, {"ń", "n"}, {"ch", "ch"},
  {"nd", "nd"}, {"ś", "s"}, {"rt", "rt"}, {"x", "x"}, {"ng", "ng"}, {"ř", "r"}, {"lt", "lt"}};

static void add_part(Name *name, Chance *from, const Part *parts, int count, double skew, bool plain) {
  const Part *part = &parts[ranked(from, count, skew)];
  add(name, plain ? part->folded : part->written);
}
#define ADD_PART(parts, skew) add_part(name, from, parts, (int)(sizeof parts / sizeof *parts), skew, plain)

// A word in Latin letters; `plain` leaves the marks out.
static void add_latin(Name *name, Chance *from, int length, bool plain) {
  size_t begin = strlen(name->text);
  ADD_PART(capitals, 1.3);
  if (plain) name->text[begin] = (char)(name->text[begin] - 32);
  for (int i = 0; i < length; i++) {
    if (i) ADD_PART(onsets, 1.3);
    ADD_PART(vowels, 1.5);
    ADD_PART(codas, i == length - 1 ? 1.5 : 2.5);
  }
}

static const char *const languages[] = {"pl", "lt", "cs", "de", "fr", "sv", "pt", "tr"};

// MARK: Things

enum Class { STATES, OFFICES, BODIES, PLACES, EVENTS, WORKS, PEOPLE, CLASSES };

static int first_of[CLASSES + 1];
static int64_t wanted;
static int sources;

static int count_of(enum Class class) { return first_of[class + 1] - first_of[class]; }

static enum Class class_of(int entity) {
  enum Class class = STATES;
  while (entity >= first_of[class + 1]) class++;
  return class;
}

static int clamped(double value, int least, int most) {
  return value < least ? least : value > most ? most : (int)value;
}

static void size_classes(double entities) {
  int counts[CLASSES] = {
    clamped(entities / 1500, 6, 300), clamped(entities * 0.02, 4, 40000), clamped(entities * 0.05, 6, 1 << 30),
    clamped(entities * 0.18, 20, 1 << 30), clamped(entities * 0.14, 12, 1 << 30),
    clamped(entities * 0.05, 6, 1 << 30), 0};
  int sum = 0;
  for (int class = 0; class < PEOPLE; class++) sum += counts[class];
  counts[PEOPLE] = clamped(entities - sum, 30, 1 << 30);
  first_of[0] = 1;
  for (int class = 0; class < CLASSES; class++) first_of[class + 1] = first_of[class] + counts[class];
}

static enum Kind kind_of(int entity) {
  Chance from = chance(2, (uint64_t)entity);
  switch (class_of(entity)) {
  case STATES: return STATE_KIND;
  case OFFICES: return OFFICE_KIND;
  case BODIES: return (enum Kind[]){PARTY_KIND, ARMY_KIND, COMPANY_KIND}[below(&from, 3)];
  case PLACES:
    return (enum Kind[]){CITY_KIND, TOWN_KIND, TOWN_KIND, VILLAGE_KIND, VILLAGE_KIND, VILLAGE_KIND, REGION_KIND}[below(&from, 7)];
  case EVENTS: return (enum Kind[]){BATTLE_KIND, BATTLE_KIND, WAR_KIND, TREATY_KIND, CONFERENCE_KIND}[below(&from, 5)];
  case WORKS: return (enum Kind[]){DOCUMENT_KIND, BOOK_KIND}[below(&from, 2)];
  default: return PERSON_KIND;
  }
}

static void put_key(Output *out, int entity) {
  static const char *const words[CLASSES] = {"state", "office", "body", "place", "event", "work", "person"};
  enum Class class = class_of(entity);
  text(out, words[class]), character(out, '-'), number(out, entity - first_of[class] + 1);
}

// A place's Latin name, with or without its marks; other names are built on it.
static void add_place(Name *name, int place, bool plain) {
  static const char *const endings[] = {"", "grad", "burg", "owo", "pils", "ford", "ville", "heim"};
  Chance from = chance(3, (uint64_t)place);
  add_latin(name, &from, 1 + below(&from, 3), plain);
  add(name, endings[below(&from, 8)]);
}

static int64_t day_of_event(int event) {
  Chance from = chance(4, (uint64_t)event);
  return some_day(&from);
}

// The name of a thing in Latin letters.
static void latin_name(Name *name, int entity, bool plain) {
  enum Class class = class_of(entity);
  int place = first_of[PLACES];
  Chance from = chance(5, (uint64_t)entity);
  char digits[32];
  name->text[0] = 0;
  name->language = languages[below(&from, 8)];
  switch (class) {
  case STATES:
    add(name, (const char *[]){"", "Republic of ", "Kingdom of ", "Duchy of "}[below(&from, 4)]);
    add_latin(name, &from, 3, plain), add(name, "ia");
    name->language = "en";
    break;
  case OFFICES:
    add(name, (const char *[]){"Governor of ", "Minister of ", "Voivode of ", "Bishop of "}[below(&from, 4)]);
    add_place(name, place + below(&from, count_of(PLACES)), plain);
    name->language = "en";
    break;
  case BODIES:
    if (kind_of(entity) == ARMY_KIND) {
      snprintf(digits, sizeof digits, "%d. ", 1 + below(&from, 200));
      add(name, digits);
    }
    add_latin(name, &from, 3, plain);
    add(name, (const char *[]){" League", " Army", " Company"}[kind_of(entity) - PARTY_KIND]);
    name->language = "en";
    break;
  case PLACES: add_place(name, entity, plain); break;
  case EVENTS: {
    int year, month, day;
    civil(day_of_event(entity), &year, &month, &day);
    add(name, (const char *[]){"Battle of ", "War of ", "Treaty of ", "Conference of "}[kind_of(entity) - BATTLE_KIND]);
    add_place(name, place + ranked(&from, count_of(PLACES), 1.5), plain);
    snprintf(digits, sizeof digits, " (%d)", year);
    add(name, digits);
    name->language = "en";
    break;
  }
  case WORKS:
    add(name, (const char *[]){"Letter on ", "History of ", "Annals of ", "Description of "}[below(&from, 4)]);
    add_place(name, place + below(&from, count_of(PLACES)), plain);
    add(name, " by "), add_latin(name, &from, 2, plain);
    name->language = "en";
    break;
  default:
    add_latin(name, &from, 2, plain), add(name, " ");
    add_latin(name, &from, 3, plain);
    if (happens(&from, 0.2)) add(name, "-"), add_latin(name, &from, 2, plain);
  }
}

static void foreign_name(Name *name, int entity, Chance *from) {
  const Script *script = &scripts[ranked(from, 7, 1.3)];
  name->text[0] = 0;
  name->language = script->language;
  add_word(name, from, script, 2 + below(from, 2));
  if (class_of(entity) == PEOPLE) add(name, " "), add_word(name, from, script, 2 + below(from, 2));
}

static void add_source(Name *name, int source) {
  Chance from = chance(6, (uint64_t)source);
  char digits[32];
  name->text[0] = 0;
  add(name, (const char *[]){"Sources on ", "Acta of ", "Chronicle of ", "Studies in "}[below(&from, 4)]);
  add_latin(name, &from, 3, false), add(name, " and "), add_latin(name, &from, 3, false);
  snprintf(digits, sizeof digits, ", part %d", source);
  add(name, digits);
}

static void add_author(Name *name, int source) {
  Chance from = chance(7, (uint64_t)source);
  name->text[0] = 0;
  add_latin(name, &from, 3, false), add(name, ", "), add_latin(name, &from, 2, false);
}

// MARK: Claims

enum { MOST_CITATIONS = 3 };

typedef struct {
  int64_t id, first_citation;
  int subject, object;  // object 0: a value
  enum Relation relation;
  const char *text, *language;
  double number, number_to;
  Date value, start, end;
  int certainty;
  int citations, source[MOST_CITATIONS], page[MOST_CITATIONS];
  int dispute, side;
} Claim;

typedef void (*Sink)(const Claim *claim, void *context);

static Sink sink;
static void *sink_context;
static int64_t made, cited;
static int disputes;

static Claim about(int subject, enum Relation relation) {
  return (Claim){.subject = subject, .relation = relation};
}

static void emit(Claim *claim, Chance *from) {
  if (made == wanted) return;
  claim->id = ++made;
  claim->first_citation = cited + 1;
  bool is_name = claim->relation <= ALIAS;
  double share = fraction(from);
  claim->citations = is_name ? share < 0.3 : share < 0.7 ? 1 : share < 0.92 ? 2 : 3;
  for (int i = 0; i < claim->citations; i++) {
    claim->source[i] = 1 + ranked(from, sources, 2.2);
    for (int j = 0; j < i; j++) {
      if (claim->source[i] == claim->source[j]) claim->source[i] = claim->source[i] % sources + 1, j = -1;
    }
    claim->page[i] = 1 + below(from, 480);
  }
  claim->certainty = is_name ? 0 : happens(from, 0.04) ? 1 : happens(from, 0.01) ? 2 : 0;
  cited += claim->citations;
  sink(claim, sink_context);
}

static void say_name(int entity, enum Relation role, const Name *name, Chance *from) {
  Claim claim = about(entity, role);
  claim.text = name->text;
  claim.language = name->language;
  emit(&claim, from);
}

static void say_names(int entity, Chance *from, double others) {
  Name name;
  latin_name(&name, entity, false);
  say_name(entity, PREFERRED_NAME, &name, from);
  while (happens(from, others)) {
    foreign_name(&name, entity, from);
    say_name(entity, ALIAS, &name, from);
    others *= 0.4;
  }
}

static void say_date(int entity, enum Relation relation, int64_t day, Chance *from) {
  Claim claim = about(entity, relation);
  claim.value = noted(from, day);
  emit(&claim, from);
}

static void say(int subject, enum Relation relation, int object, Chance *from) {
  Claim claim = about(subject, relation);
  claim.object = object;
  emit(&claim, from);
}

// A claim that lasted from one day to another; now and then an end is open or not known.
static void say_period(int subject, enum Relation relation, int object, int64_t first, int64_t last, Chance *from) {
  Claim claim = about(subject, relation);
  claim.object = object;
  double share = fraction(from);
  claim.start = share < 0.92 ? noted(from, first) : (Date){UNKNOWN, 0};
  share = fraction(from);
  claim.end = share < 0.70 ? noted(from, last) : share < 0.85 ? (Date){OPEN, 0} : (Date){UNKNOWN, 0};
  emit(&claim, from);
}

static int some_state(Chance *from) { return first_of[STATES] + ranked(from, count_of(STATES), 1.8); }
static int some_place(Chance *from) { return first_of[PLACES] + ranked(from, count_of(PLACES), 1.7); }
static int some_body(Chance *from) { return first_of[BODIES] + ranked(from, count_of(BODIES), 1.9); }

static void say_state(int entity, Chance *from) {
  say_names(entity, from, 0.9);
  Claim claim = about(entity, DESCRIBED_AS);
  claim.text = "A power of the time.";
  emit(&claim, from);
  int partners[12], count = 0;
  for (int tries = 0; tries < 8; tries++) {
    int other = some_state(from);
    bool is_new = other > entity;  // one direction of a symmetric relation
    for (int i = 0; i < count; i++) is_new = is_new && partners[i] != other;
    if (!is_new) continue;
    partners[count++] = other;
    int64_t day = some_day(from);
    say_period(entity, ALLIED_WITH, other, day, day + 200 + below(from, 9000), from);
  }
}

static void say_office(int entity, Chance *from) {
  say_names(entity, from, 0);
  int64_t day = some_day(from);
  say_period(entity, OFFICE_OF, some_state(from), day, day + 30000, from);
}

static void say_body(int entity, Chance *from) {
  say_names(entity, from, 0.3);
  int64_t day = some_day(from);
  if (happens(from, 0.6)) say_date(entity, FOUNDED_ON, day, from);
  say_period(entity, ORGAN_OF, some_state(from), day, day + below(from, 30000), from);
}

// Who holds the place: one power after another, seldom two at once.
static void say_holders(int place, Chance *from) {
  int rank = place - first_of[PLACES] + 1;
  int spells = 1 + ranked(from, 7, 1.6) + clamped(60.0 / rank, 0, 40);
  int64_t day = day_number(1200 + below(from, 640), 1, 1) + below(from, 365);
  int64_t end = day_number(1946, 1, 1);
  double mean = (double)(end - day) / spells;
  Date start = noted(from, day);
  for (int i = 0; i < spells; i++) {
    Claim claim = about(some_state(from), CONTROLS);
    claim.object = place;
    int64_t next_day = day + 30 + (int64_t)(mean * 1.6 * fraction(from));
    claim.start = start;
    if (i == spells - 1 || next_day >= end) {
      claim.end = happens(from, 0.6) ? (Date){OPEN, 0} : (Date){UNKNOWN, 0};
      emit(&claim, from);
      break;
    }
    claim.end = noted(from, next_day);
    emit(&claim, from);
    day = happens(from, 0.03) ? next_day - (next_day - day) / 3 : next_day;
    start = day == next_day ? claim.end : noted(from, day);
  }
  if (happens(from, 0.15)) {
    int64_t day = some_day(from);
    say_period(some_state(from), CLAIMS_PLACE, place, day, day + below(from, 12000), from);
  }
}

static void say_place(int entity, Chance *from) {
  say_names(entity, from, 0.7);
  if (happens(from, 0.4)) {
    Claim claim = about(entity, COORDINATES);
    claim.number = 36 + below(from, 26000) / 1000.0;
    claim.number_to = below(from, 60000) / 1000.0;
    emit(&claim, from);
  }
  int parent = some_place(from);
  if (parent < entity) say_period(entity, LOCATED_IN, parent, day_number(1300, 1, 1) + below(from, 150000), day_number(1945, 1, 1), from);
  say_holders(entity, from);
  double size = 200 * pow(fraction(from), -0.9);
  for (int year = 1795 + below(from, 60); happens(from, 0.3) && year < 1940; year += 20 + below(from, 20)) {
    Claim claim = about(entity, POPULATION);
    claim.number = floor(size < 3e6 ? size : 3e6);
    claim.start = (Date){YEAR, year};
    emit(&claim, from);
    size *= 1.3;
  }
}

static void say_event(int entity, Chance *from) {
  int64_t day = day_of_event(entity);
  say_names(entity, from, 0.1);
  if (happens(from, 0.85)) say_date(entity, HAPPENED_ON, day, from);
  if (happens(from, 0.75)) say(entity, TOOK_PLACE_IN, some_place(from), from);
  int parent = first_of[EVENTS] + ranked(from, count_of(EVENTS), 2);
  if (parent < entity && happens(from, 0.25)) say(entity, PART_OF_EVENT, parent, from);
  int first = 0;
  for (int i = 0; i < 2 && happens(from, 0.7); i++) {
    int state = some_state(from);
    if (state == first) continue;
    first = state;
    Claim claim = about(state, BELLIGERENT_IN);
    claim.object = entity;
    claim.start = claim.end = noted(from, day);
    emit(&claim, from);
  }
}

static void say_work(int entity, Chance *from) {
  say_names(entity, from, 0);
  if (happens(from, 0.7)) {
    Claim claim = about(first_of[PEOPLE] + ranked(from, count_of(PEOPLE), 1.5), WROTE);
    claim.object = entity;
    claim.start = noted(from, some_day(from));
    emit(&claim, from);
  }
  int first = some_place(from), second = first_of[EVENTS] + ranked(from, count_of(EVENTS), 1.5);
  say(entity, CONCERNS, first, from);
  if (happens(from, 0.5)) say(entity, CONCERNS, second, from);
}

static void say_person(int entity, Chance *from) {
  // Lines of descent of which little else is known lead far away from everything.
  int rank = entity - first_of[PEOPLE];
  bool is_of_line = rank % 500 >= 488;
  int64_t born = some_day(from) - 365 * 30;
  int64_t died = born + 365 * (22 + below(from, 62));
  say_names(entity, from, is_of_line ? 0 : 0.2);
  if (is_of_line) {
    say(entity - 1, PARENT, entity, from);
    return;
  }
  if (happens(from, 0.15)) {
    Claim claim = about(entity, DESCRIBED_AS);
    claim.text = (const char *[]){"A merchant.", "An officer of the line.", "A writer of letters.",
                                  "A \"voice of the people\".", "A clerk at court."}[below(from, 5)];
    emit(&claim, from);
  }
  if (happens(from, 0.55)) say_date(entity, BORN_ON, born, from);
  if (happens(from, 0.40)) say_date(entity, DIED_ON, died, from);
  int birthplace = some_place(from);
  if (happens(from, 0.55)) {
    int other = some_place(from);
    if (happens(from, 0.004) && other != birthplace && made + 2 <= wanted) {
      disputes++;
      Claim claim = about(entity, BORN_IN);
      claim.object = birthplace, claim.dispute = disputes, claim.side = 1;
      emit(&claim, from);
      claim = about(entity, BORN_IN);
      claim.object = other, claim.dispute = disputes, claim.side = 2;
      emit(&claim, from);
    } else {
      say(entity, BORN_IN, birthplace, from);
    }
  }
  if (happens(from, 0.2)) say(entity, DIED_IN, some_place(from), from);
  int64_t grown = born + 365 * 18;
  if (happens(from, 0.6)) say_period(entity, CITIZEN_OF, some_state(from), born, died, from);
  if (happens(from, 0.25)) {
    say_period(entity, HOLDS_OFFICE, first_of[OFFICES] + ranked(from, count_of(OFFICES), 1.4),
               grown, grown + (died - grown) / 2, from);
  }
  int first = 0;
  for (int i = 0; i < 2 && happens(from, 0.35); i++) {
    int body = some_body(from);
    if (body == first) continue;
    first = body;
    say_period(entity, MEMBER_OF, body, grown, died - below(from, (int)(died - grown) / 2), from);
  }
  int seen[6], count = 0;
  for (int i = 0; i < 6 && happens(from, 0.6); i++) {
    int event = first_of[EVENTS] + ranked(from, count_of(EVENTS), 1.6);
    int64_t day = day_of_event(event);
    bool is_new = day > grown && day < died;
    for (int j = 0; j < count; j++) is_new = is_new && seen[j] != event;
    if (!is_new) continue;
    seen[count++] = event;
    Claim claim = about(entity, TOOK_PART_IN);
    claim.object = event;
    if (happens(from, 0.5)) claim.start = claim.end = noted(from, day);
    emit(&claim, from);
  }
  if (rank > 1 && happens(from, 0.08)) say_period(entity, SPOUSE, entity - 1, grown, died, from);
}

// What happened between powers, day by day: the most of it between a few. No two claims are the same.
static void say_deeds(void) {
  int64_t count = wanted - made, begun = made;
  int64_t from_day = day_number(1795, 1, 1), days = day_number(1945, 12, 31) - from_day;
  enum { KEPT = 4096 };
  static uint64_t kept[KEPT];
  int64_t today = 0;
  int places = 0;
  while (made < wanted) {
    int64_t index = made - begun;
    Chance from = chance(8, (uint64_t)index);
    int64_t day = from_day + (int64_t)((double)index / (double)count * (double)days);
    if (day != today) today = day, places = 0;
    int subject = happens(&from, 0.75) ? some_state(&from)
                  : happens(&from, 0.5) ? some_body(&from) : first_of[PEOPLE] + ranked(&from, count_of(PEOPLE), 2.5);
    enum Relation relation = (enum Relation[]){ATTACKED, ENGAGED, DEFEATED, ASKED, ASKED, CAPTURED, ENTERED, LEFT}[below(&from, 8)];
    bool is_of_place = relation >= CAPTURED;
    for (;;) {
      int object = is_of_place ? some_place(&from) : happens(&from, 0.7) ? some_state(&from) : some_body(&from);
      if (object == subject) continue;
      uint64_t mark = mixed((uint64_t)subject << 32 | (uint32_t)object) * RELATIONS + relation;
      bool is_new = true;
      for (int i = 0; i < places; i++) is_new = is_new && kept[i] != mark;
      if (!is_new) {
        subject = some_body(&from);
        continue;
      }
      if (places < KEPT) kept[places++] = mark;
      Claim claim = about(subject, relation);
      claim.object = object;
      claim.start = (Date){DAY, (int32_t)day};
      emit(&claim, &from);
      break;
    }
  }
}

// Makes all claims, in the order of their numbers.
static void generate(Sink to, void *context) {
  sink = to, sink_context = context;
  made = cited = disputes = 0;
  static void (*const sayings[CLASSES])(int, Chance *) = {
    say_state, say_office, say_body, say_place, say_event, say_work, say_person};
  for (int class = 0; class < CLASSES; class++) {
    for (int entity = first_of[class]; entity < first_of[class + 1]; entity++) {
      Chance from = chance(1, (uint64_t)entity);
      sayings[class](entity, &from);
    }
  }
  if (made < wanted) say_deeds();
}

static void claim_bounds(const Claim *claim, int64_t *start_min, int64_t *start_max, int64_t *end_min, int64_t *end_max) {
  if (is_instant(claim->relation)) {
    bounds(is_date(claim->value) ? claim->value : claim->start, start_min, start_max);
    *end_min = *start_min, *end_max = *start_max;
    return;
  }
  bounds(claim->start, start_min, start_max);
  bounds(claim->end, end_min, end_max);
  if (claim->start.form == OPEN) *start_min = *start_max = DISTANT_PAST;
  if (claim->end.form == OPEN) *end_min = *end_max = DISTANT_FUTURE;
  if (*start_max > *end_max) *start_max = *end_max;
  if (*end_min < *start_min) *end_min = *start_min;
}

// MARK: JSON Lines

static uint8_t *used_dates;

static void mark_dates(const Claim *claim, void *context) {
  (void)context;
  for (int i = 0; i < 3; i++) {
    Date date = (Date[]){claim->value, claim->start, claim->end}[i];
    if (is_date(date)) used_dates[date_id(date)] = 1;
  }
}

static void member(Output *out, const char *name, int64_t value) {
  text(out, ",\""), text(out, name), text(out, "\":"), number(out, value);
}

static void text_member(Output *out, const char *name, const char *value) {
  text(out, ",\""), text(out, name), text(out, "\":"), quoted(out, value);
}

static void decimal(Output *out, double value) {
  char digits[40];
  int length = snprintf(digits, sizeof digits, "%.3f", value);
  while (digits[length - 1] == '0' && digits[length - 2] != '.') length--;
  put(out, digits, (size_t)length);
}

static void begin(Output *out, const char *type, int64_t id) {
  text(out, "{\"type\":\""), text(out, type), text(out, "\""), member(out, "id", id);
}

static void json_entity(Output *out, int entity) {
  Name name;
  latin_name(&name, entity, false);
  begin(out, "entity", entity);
  text(out, ",\"key\":\""), put_key(out, entity), text(out, "\"");
  member(out, "kind", kind_of(entity) + 1);
  text_member(out, "label", name.text);
  text(out, ",\"status\":1,\"batch\":1}\n");
}

static void json_date(Output *out, int id) {
  Date date = date_with_id(id);
  int64_t earliest, latest;
  bounds(date, &earliest, &latest);
  begin(out, "date", id);
  text(out, ",\"wording\":\""), wording(out, date), text(out, "\",\"calendar\":\"gregorian\"");
  member(out, "earliest", earliest), member(out, "latest", latest);
  text_member(out, "rule", rules[date.form]);
  text(out, ",\"edtf\":\""), edtf(out, date), text(out, "\",\"printed\":\""), printed(out, date);
  text(out, "\",\"inferred\":0}\n");
}

static void csl(Output *out, int source, bool escaped) {
  Name title, author;
  add_source(&title, source), add_author(&author, source);
  const char *mark = escaped ? "\\\"" : "\"";
  const char *const parts[] = {"{", mark, "id", mark, ":", mark, "source-", "", mark, ",", mark, "type", mark, ":",
                               mark, "book", mark, ",", mark, "title", mark, ":", mark, title.text, mark, ",", mark,
                               "author", mark, ":[{", mark, "literal", mark, ":", mark, author.text, mark, "}]}"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (i == 7) number(out, source);
    else text(out, parts[i]);
  }
}

static void json_source(Output *out, int source) {
  Name title, author;
  add_source(&title, source), add_author(&author, source);
  begin(out, "source", source);
  text(out, ",\"key\":\"source-"), number(out, source), text(out, "\",\"csl_type\":\"book\",\"short\":\"Source ");
  number(out, source), text(out, "\"");
  text_member(out, "author", author.text), text_member(out, "title", title.text);
  text(out, ",\"csl\":\""), csl(out, source, true), text(out, "\",\"status\":1,\"batch\":1}\n");
}

static void json_claim(const Claim *claim, void *context) {
  Output *out = context;
  begin(out, "claim", claim->id);
  member(out, "subject", claim->subject), member(out, "relation", claim->relation + 1);
  if (claim->object) member(out, "object", claim->object);
  if (claim->text) text_member(out, "text", claim->text);
  if (claim->language) text_member(out, "language", claim->language);
  if (claim->relation == POPULATION || claim->relation == COORDINATES) {
    text(out, ",\"number\":"), decimal(out, claim->number);
  }
  if (claim->relation == COORDINATES) text(out, ",\"number_to\":"), decimal(out, claim->number_to);
  if (is_date(claim->value)) member(out, "value_date", date_id(claim->value));
  text(out, ",\"unknown\":0");
  if (is_date(claim->start)) member(out, "start_date", date_id(claim->start));
  if (is_date(claim->end)) member(out, "end_date", date_id(claim->end));
  if (!is_timeless(claim->relation)) {
    int64_t start_min, start_max, end_min, end_max;
    claim_bounds(claim, &start_min, &start_max, &end_min, &end_max);
    member(out, "start_min", start_min), member(out, "start_max", start_max);
    member(out, "end_min", end_min), member(out, "end_max", end_max);
  }
  text(out, ",\"denied\":0"), member(out, "certainty", claim->certainty);
  text(out, ",\"status\":1,\"batch\":1}\n");
}

static void json_citations(const Claim *claim, void *context) {
  Output *out = context;
  for (int i = 0; i < claim->citations; i++) {
    begin(out, "citation", claim->first_citation + i);
    member(out, "claim", claim->id), member(out, "source", claim->source[i]);
    text(out, ",\"stance\":0,\"locator\":\"p. "), number(out, claim->page[i]), text(out, "\"");
    member(out, "page", claim->page[i]);
    text(out, ",\"status\":1,\"batch\":1}\n");
  }
}

static void json_disputes(const Claim *claim, void *context) {
  Output *out = context;
  if (!claim->dispute || claim->side != 1) return;
  begin(out, "dispute", claim->dispute);
  text(out, ",\"key\":\"dispute-"), number(out, claim->dispute);
  text(out, "\",\"question\":\"Where was "), put_key(out, claim->subject);
  text(out, " born?\",\"status\":\"open\",\"batch\":1}\n");
}

static void json_sides(const Claim *claim, void *context) {
  Output *out = context;
  if (!claim->dispute) return;
  text(out, "{\"type\":\"dispute_claim\""), member(out, "dispute", claim->dispute);
  member(out, "claim", claim->id), member(out, "side", claim->side), text(out, "}\n");
}

static void write_json(const char *path) {
  Output *out = output_open(path);
  text(out, "{\"type\":\"regesta\",\"format\":1,\"schema\":2,\"tables\":[\"kind\",\"relation\",\"entity\",\"date\","
            "\"claim\",\"source\",\"citation\",\"dispute\",\"dispute_claim\"],\"rows\":[");
  int64_t dates = 0;
  for (int id = 1; id < first_of_form[CIRCA + 1]; id++) dates += used_dates[id];
  int64_t rows[] = {KINDS, RELATIONS, first_of[CLASSES] - 1, dates, made, sources, cited, disputes, 2 * disputes};
  for (int i = 0; i < 9; i++) {
    if (i) character(out, ',');
    number(out, rows[i]);
  }
  text(out, "]}\n");
  for (int i = 0; i < KINDS; i++) {
    begin(out, "kind", i + 1);
    text_member(out, "key", kinds[i].key), text_member(out, "label", kinds[i].label);
    text_member(out, "plural", kinds[i].plural), text(out, ",\"batch\":1}\n");
  }
  for (int i = 0; i < RELATIONS; i++) {
    begin(out, "relation", i + 1);
    text_member(out, "key", relations[i].key), text_member(out, "label", relations[i].label);
    text_member(out, "value", relations[i].value), text_member(out, "time", relations[i].time);
    text(out, ",\"use\":\"claim\",\"batch\":1}\n");
  }
  for (int entity = 1; entity < first_of[CLASSES]; entity++) json_entity(out, entity);
  for (int id = 1; id < first_of_form[CIRCA + 1]; id++) {
    if (used_dates[id]) json_date(out, id);
  }
  generate(json_claim, out);
  for (int source = 1; source <= sources; source++) json_source(out, source);
  generate(json_citations, out);
  generate(json_disputes, out);
  generate(json_sides, out);
  output_close(out);
}

// MARK: A table

// A field, in quotation marks where it needs them.
static void field(Output *out, const char *string) {
  if (!strpbrk(string, ",\"\n")) {
    text(out, string);
    return;
  }
  character(out, '"');
  for (; *string; string++) {
    if (*string == '"') character(out, '"');
    character(out, *string);
  }
  character(out, '"');
}

typedef struct {
  Output *out;
  int named;
} Table;

static void end_names(Table *table) {
  if (table->named) text(table->out, ",,,,,,,,,,,\n");
  table->named = 0;
}

static void csv_claim(const Claim *claim, void *context) {
  Table *table = context;
  Output *out = table->out;
  if (claim->relation <= ALIAS) {
    // A thing is made by its key first: else it would be taken for a namesake. All its names stand in the next row.
    if (claim->relation == PREFERRED_NAME) {
      end_names(table);
      put_key(out, claim->subject), character(out, ',');
      text(out, kinds[kind_of(claim->subject)].key), text(out, ",,,,,,,,,,,,\n");
      put_key(out, claim->subject), character(out, ',');
      text(out, kinds[kind_of(claim->subject)].key), character(out, ',');
      table->named = 1;
    } else {
      character(out, '|');
    }
    for (const char *c = claim->text; *c; c++) {
      if (*c != ',' && *c != '"' && *c != '|') character(out, *c);
    }
    character(out, '@'), text(out, claim->language);
    return;
  }
  end_names(table);
  put_key(out, claim->subject), text(out, ",,,"), text(out, relations[claim->relation].key), character(out, ',');
  if (claim->object) put_key(out, claim->object);
  character(out, ',');
  if (claim->text) field(out, claim->text);
  character(out, ',');
  if (claim->relation == POPULATION) number(out, (int64_t)claim->number);
  character(out, ',');
  if (claim->relation == COORDINATES) decimal(out, claim->number);
  character(out, ',');
  if (claim->relation == COORDINATES) decimal(out, claim->number_to);
  character(out, ',');
  wording(out, is_date(claim->value) ? claim->value : claim->start), character(out, ',');
  wording(out, claim->end), character(out, ',');
  text(out, (const char *[]){"certain", "likely", "doubtful"}[claim->certainty]), character(out, ',');
  if (claim->citations) {
    Name title;
    add_source(&title, claim->source[0]);
    field(out, title.text);
    character(out, ','), number(out, claim->page[0]);
  } else {
    character(out, ',');
  }
  character(out, '\n');
}

static void write_table(const char *path) {
  Table table = {output_open(path), 0};
  text(table.out, "subject,kind,names,relation,object,text,number,latitude,longitude,start,end,certainty,source,page\n");
  generate(csv_claim, &table);
  end_names(&table);
  output_close(table.out);
}

// How `regesta import` is to read the table.
static void write_mapping(const char *path) {
  Output *out = output_open(path);
  text(out,
    "regesta-table: 1\n"
    "title: the claims of the benchmark\n"
    "source: {key: speed-table, type: dataset, title: Table of the benchmark}\n"
    "cite: {title: source, type: book}\n"
    "locator: [page]\n"
    "things:\n"
    "  made: {kind: {column: kind}, key: subject, when: {kind: present, names: missing}}\n"
    "  named: {kind: {column: kind}, key: subject, names: {column: names, tags: yes, separator: \"|\"}, when: {names: present}}\n"
    "  subject: {key: subject, mention: yes, when: {relation: present}}\n"
    "  object: {key: object, mention: yes, when: {object: present}}\n"
    "claims:\n"
    "  - {claim: [subject, {column: relation}, object], from: start, to: end, certainty: {column: certainty}, when: {object: present}}\n");
  for (int i = DESCRIBED_AS; i <= POPULATION; i++) {
    text(out, "  - {claim: [subject, "), text(out, relations[i].key);
    text(out, i == DESCRIBED_AS ? ", text]" : i == COORDINATES ? ", [latitude, longitude]]"
              : i == POPULATION ? ", number], on: start" : ", start]");
    text(out, ", certainty: {column: certainty}, when: {relation: "), text(out, relations[i].key), text(out, "}}\n");
  }
  output_close(out);
}

// MARK: RDF

#define VOCABULARY "urn:regesta:vocabulary:"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"

static void node_claim(Output *out, int64_t id, const char *part) {
  text(out, "<urn:regesta:claim:"), number(out, id), text(out, part), character(out, '>');
}

static void node_key(Output *out, int entity) {
  text(out, "<urn:regesta:entity:"), put_key(out, entity), character(out, '>');
}

static void node_source(Output *out, int source) {
  text(out, "<urn:regesta:source:source-"), number(out, source), character(out, '>');
}

static void own(Output *out, const char *name) {
  text(out, " <" VOCABULARY), text(out, name), text(out, "> ");
}

static void end(Output *out) { text(out, " .\n"); }

static void typed(Output *out, const char *datatype) {
  text(out, "\"^^<"), text(out, datatype), character(out, '>');
}

static void xsd_date(Output *out, int64_t day) {
  character(out, '"'), iso(out, day), typed(out, XSD "date");
}

static void integer(Output *out, int64_t value) {
  character(out, '"'), number(out, value), typed(out, XSD "integer");
}

static void a(Output *out, const char *class) {
  text(out, " <" RDF "type> <"), text(out, class), text(out, ">"), end(out);
}

static void nquads_date(Output *out, int64_t id, const char *part, Date date) {
  int64_t earliest, latest;
  bounds(date, &earliest, &latest);
  node_claim(out, id, part), a(out, VOCABULARY "Date");
  node_claim(out, id, part), text(out, " <" RDFS "label> \""), printed(out, date), text(out, "\""), end(out);
  node_claim(out, id, part), own(out, "earliest"), xsd_date(out, earliest), end(out);
  node_claim(out, id, part), own(out, "latest"), xsd_date(out, latest), end(out);
  node_claim(out, id, part), own(out, "edtf"), text(out, "\""), edtf(out, date);
  typed(out, "http://id.loc.gov/datatypes/edtf/EDTF"), end(out);
  node_claim(out, id, part), own(out, "wording"), text(out, "\""), wording(out, date), text(out, "\""), end(out);
  node_claim(out, id, part), own(out, "calendar"), text(out, "\"gregorian\""), end(out);
  node_claim(out, id, part), own(out, "dateRule"), quoted(out, rules[date.form]), end(out);
}

static void nquads_object(Output *out, const Claim *claim) {
  if (claim->object) {
    node_key(out, claim->object);
  } else if (claim->text) {
    quoted(out, claim->text);
    if (claim->language) character(out, '@'), text(out, claim->language);
  } else if (claim->relation == POPULATION) {
    integer(out, (int64_t)claim->number);
  } else if (claim->relation == COORDINATES) {
    text(out, "\"POINT("), decimal(out, claim->number_to), character(out, ' '), decimal(out, claim->number);
    text(out, ")"), typed(out, "http://www.opengis.net/ont/geosparql#wktLiteral");
  } else {
    character(out, '"');
    switch (claim->value.form) {
    case DAY: edtf(out, claim->value), typed(out, XSD "date"); break;
    case MONTH: edtf(out, claim->value), typed(out, XSD "gYearMonth"); break;
    case YEAR: edtf(out, claim->value), typed(out, XSD "gYear"); break;
    default: edtf(out, claim->value), typed(out, "http://id.loc.gov/datatypes/edtf/EDTF");
    }
  }
}

static void nquads_end(Output *out, const Claim *claim, const char *name, Date date) {
  node_claim(out, claim->id, ""), own(out, name);
  if (is_date(date)) {
    text(out, "<urn:regesta:claim:"), number(out, claim->id), character(out, '.'), text(out, name), character(out, '>');
  } else {
    text(out, date.form == OPEN ? "<" VOCABULARY "open>" : "<" VOCABULARY "unknown>");
  }
  end(out);
}

static void nquads_direct(Output *out, const Claim *claim) {
  node_key(out, claim->subject), text(out, " <urn:regesta:relation:"), text(out, relations[claim->relation].key);
  text(out, "> "), nquads_object(out, claim);
}

static void nquads_claim(const Claim *claim, void *context) {
  Output *out = context;
  int64_t id = claim->id;
  nquads_direct(out, claim), end(out);
  node_claim(out, id, ""), a(out, VOCABULARY "Claim");
  node_claim(out, id, ""), own(out, "number"), integer(out, id), end(out);
  node_claim(out, id, ""), text(out, " <" RDF "subject> "), node_key(out, claim->subject), end(out);
  node_claim(out, id, ""), text(out, " <" RDF "predicate> <urn:regesta:relation:");
  text(out, relations[claim->relation].key), text(out, ">"), end(out);
  node_claim(out, id, ""), text(out, " <" RDF "object> "), nquads_object(out, claim), end(out);
  bool has_value = is_date(claim->value) || claim->relation == POPULATION;
  if (has_value) node_claim(out, id, ""), own(out, "value"), node_claim(out, id, ".value"), end(out);
  node_claim(out, id, ""), own(out, "polarity"), text(out, "\"asserted\""), end(out);
  node_claim(out, id, ""), own(out, "certainty");
  text(out, (const char *[]){"\"certain\"", "\"likely\"", "\"doubtful\""}[claim->certainty]), end(out);
  node_claim(out, id, ""), own(out, "disputed"), text(out, claim->dispute ? "\"true" : "\"false");
  typed(out, XSD "boolean"), end(out);
  if (!is_timeless(claim->relation)) {
    int64_t edges[4];
    claim_bounds(claim, &edges[0], &edges[1], &edges[2], &edges[3]);
    for (int i = 0; i < 4; i++) {
      if (edges[i] <= DISTANT_PAST || edges[i] >= DISTANT_FUTURE) continue;
      node_claim(out, id, "");
      own(out, (const char *[]){"startEarliest", "startLatest", "endEarliest", "endLatest"}[i]);
      xsd_date(out, edges[i]), end(out);
    }
    nquads_end(out, claim, "start", is_date(claim->value) ? claim->value : claim->start);
    if (!is_instant(claim->relation)) nquads_end(out, claim, "end", claim->end);
  }
  for (int i = 0; i < claim->citations; i++) {
    node_claim(out, id, ""), own(out, "citation"), text(out, "<urn:regesta:citation:");
    number(out, claim->first_citation + i), text(out, ">"), end(out);
  }
  for (int i = 0; i < claim->citations; i++) {
    node_claim(out, id, ""), text(out, " <http://www.w3.org/ns/prov#wasDerivedFrom> ");
    node_source(out, claim->source[i]), end(out);
  }
  Date start = is_date(claim->value) ? claim->value : claim->start;
  if (!is_timeless(claim->relation)) {
    if (is_date(start)) nquads_date(out, id, ".start", start);
    if (!is_instant(claim->relation) && is_date(claim->end)) nquads_date(out, id, ".end", claim->end);
  }
  if (is_date(claim->value)) nquads_date(out, id, ".value", claim->value);
  if (claim->relation == POPULATION) {
    node_claim(out, id, ".value"), a(out, VOCABULARY "Quantity");
    node_claim(out, id, ".value"), own(out, "amount"), integer(out, (int64_t)claim->number), end(out);
  }
  for (int i = 0; i < claim->citations; i++) {
    for (int j = 0; j < 6; j++) {
      text(out, "<urn:regesta:citation:"), number(out, claim->first_citation + i), character(out, '>');
      switch (j) {
      case 0: a(out, VOCABULARY "Citation"); continue;
      case 1: own(out, "number"), integer(out, claim->first_citation + i); break;
      case 2: own(out, "source"), node_source(out, claim->source[i]); break;
      case 3: own(out, "stance"), text(out, "\"supports\""); break;
      case 4: own(out, "locator"), text(out, "\"p. "), number(out, claim->page[i]), text(out, "\""); break;
      case 5: own(out, "page"), integer(out, claim->page[i]); break;
      }
      end(out);
    }
  }
  for (int i = 0; i < claim->citations; i++) {
    nquads_direct(out, claim), character(out, ' '), node_source(out, claim->source[i]), end(out);
  }
}

static void write_nquads(const char *path) {
  Output *out = output_open(path);
  text(out, "<urn:regesta:base>"), a(out, VOCABULARY "Base");
  text(out, "<urn:regesta:base>"), own(out, "version"), integer(out, 1), end(out);
  for (int source = 1; source <= sources; source++) {
    Name title, author;
    add_source(&title, source), add_author(&author, source);
    node_source(out, source), a(out, VOCABULARY "Source");
    node_source(out, source), own(out, "key"), text(out, "\"source-"), number(out, source), text(out, "\""), end(out);
    node_source(out, source), own(out, "cslType"), text(out, "\"book\""), end(out);
    node_source(out, source), text(out, " <" RDFS "label> \"Source "), number(out, source), text(out, "\""), end(out);
    node_source(out, source), text(out, " <http://purl.org/dc/terms/creator> "), quoted(out, author.text), end(out);
    node_source(out, source), text(out, " <http://purl.org/dc/terms/title> "), quoted(out, title.text), end(out);
    node_source(out, source), own(out, "csl"), text(out, "\""), csl(out, source, true), text(out, "\""), end(out);
  }
  for (int entity = 1; entity < first_of[CLASSES]; entity++) {
    Name name;
    latin_name(&name, entity, false);
    node_key(out, entity), a(out, VOCABULARY "Entity");
    node_key(out, entity), text(out, " <" RDF "type> <urn:regesta:kind:"), text(out, kinds[kind_of(entity)].key);
    text(out, ">"), end(out);
    node_key(out, entity), own(out, "key"), text(out, "\""), put_key(out, entity), text(out, "\""), end(out);
    node_key(out, entity), text(out, " <" RDFS "label> "), quoted(out, name.text), end(out);
  }
  generate(nquads_claim, out);
  output_close(out);
}

// MARK: Tables for graphs and columns

static void csv_edge(const Claim *claim, void *context) {
  Output *out = context;
  if (!claim->object) return;
  number(out, claim->id), character(out, ','), number(out, claim->subject), character(out, ',');
  text(out, relations[claim->relation].key), character(out, ','), number(out, claim->object), character(out, ',');
  if (is_timeless(claim->relation)) {
    character(out, ',');
  } else {
    int64_t start_min, start_max, end_min, end_max;
    claim_bounds(claim, &start_min, &start_max, &end_min, &end_max);
    number(out, start_min), character(out, ','), number(out, end_max);
  }
  character(out, ',');
  if (claim->citations) number(out, claim->source[0]), character(out, ','), number(out, claim->page[0]);
  else character(out, ',');
  character(out, '\n');
}

static void write_graph(const char *folder) {
  char path[4096];
  snprintf(path, sizeof path, "%s/entities.csv", folder);
  Output *out = output_open(path);
  text(out, "id,key,kind,name\n");
  for (int entity = 1; entity < first_of[CLASSES]; entity++) {
    Name name;
    latin_name(&name, entity, false);
    number(out, entity), character(out, ','), put_key(out, entity), character(out, ',');
    text(out, kinds[kind_of(entity)].key), character(out, ','), field(out, name.text), character(out, '\n');
  }
  output_close(out);
  snprintf(path, sizeof path, "%s/edges.csv", folder);
  out = output_open(path);
  text(out, "id,subject,relation,object,start,end,source,page\n");
  generate(csv_edge, out);
  output_close(out);
}

// MARK: What is asked

static int some_entity(Chance *from) { return 1 + below(from, first_of[CLASSES] - 1); }

static void row(Output *out, const char *name) { text(out, name), character(out, '\t'); }

static void write_questions(const char *path) {
  Output *out = output_open(path);
  Chance from = chance(9, 0);
  Name name;
  for (int i = 0; i < 400; i++) row(out, "entity"), put_key(out, some_entity(&from)), character(out, '\n');
  for (int i = 0; i < 5; i++) row(out, "hub"), put_key(out, first_of[STATES] + i), character(out, '\n');
  for (int i = 0; i < 400; i++) {
    row(out, "held"), put_key(out, first_of[PLACES] + below(&from, count_of(PLACES))), character(out, '\t');
    iso(out, day_number(1850, 1, 1) + below(&from, 34000)), character(out, '\n');
  }
  for (int i = 0; i < 60; i++) {
    row(out, "relation");
    text(out, relations[(enum Relation[]){CONTROLS, CITIZEN_OF, MEMBER_OF, HOLDS_OFFICE, LOCATED_IN}[i % 5]].key);
    character(out, '\t'), iso(out, day_number(1820, 1, 1) + below(&from, 45000)), character(out, '\n');
  }
  for (int i = 0; i < 100; i++) {
    row(out, "source"), text(out, "source-"), number(out, 1 + below(&from, sources)), character(out, '\n');
  }
  for (int i = 0; i < 200; i++) {
    int person = first_of[PEOPLE] + below(&from, count_of(PEOPLE));
    latin_name(&name, person, true);
    row(out, "folded"), row(out, name.text), put_key(out, person), character(out, '\n');
    char *family = strchr(name.text, ' ') + 1;
    row(out, "prefix"), put(out, family, strlen(family) < 5 ? strlen(family) : 5), character(out, '\n');
    // One letter of the family name is left out.
    size_t length = strlen(family), gone = 1 + (size_t)below(&from, (int)length - 2);
    memmove(family + gone, family + gone + 1, length - gone);
    row(out, "misspelt"), row(out, name.text), put_key(out, person), character(out, '\n');
  }
  for (int i = 0; i < 100; i++) {
    row(out, "path"), put_key(out, some_entity(&from)), character(out, '\t'), put_key(out, some_entity(&from));
    character(out, '\n');
  }
  for (int i = 0; i < 50; i++) {
    row(out, "path-day"), put_key(out, some_entity(&from)), character(out, '\t'), put_key(out, some_entity(&from));
    character(out, '\t'), iso(out, day_number(1850, 1, 1) + below(&from, 34000)), character(out, '\n');
  }
  for (int i = 0; i < 100; i++) {
    row(out, "question");
    int form = i % 5;
    int entity = form == 0 || form == 4 ? first_of[PLACES] + below(&from, count_of(PLACES))
                 : form == 3 ? first_of[EVENTS] + below(&from, count_of(EVENTS))
                             : first_of[PEOPLE] + below(&from, count_of(PEOPLE));
    latin_name(&name, entity, false);
    text(out, (const char *[]){"Who controlled ", "When was ", "Where was ", "When did the ", "Who was born in "}[form]);
    text(out, name.text);
    if (form == 0) {
      text(out, " on "), printed(out, (Date){DAY, (int32_t)day_number(1850, 1, 1) + below(&from, 34000)});
    }
    text(out, (const char *[]){"?", " born?", " born?", " happen?", "?"}[form]), character(out, '\n');
  }
  // By relations that have thousands of claims, with a phrase that these do not have themselves.
  static const char *const many[][2] = {
    {"Who died in ", "?"}, {"Which battles took place in ", "?"}, {"Who captured ", "?"}, {"Who was killed in ", "?"},
    {"How many people were born in ", "?"}, {"Who held an office in ", " in 1900?"}, {"Which towns lie in ", "?"},
    {"Which battles took place in ", "?"}, {"Who was a citizen of ", "?"}, {"Which cities did ", " control in 1900?"},
  };
  for (int i = 0; i < 50; i++) {
    int form = i % 10;
    int entity = form < 5 ? first_of[PLACES] + below(&from, count_of(PLACES)) : first_of[STATES] + i / 10;
    latin_name(&name, entity, false);
    row(out, "question-many"), text(out, many[form][0]), text(out, name.text), text(out, many[form][1]), character(out, '\n');
  }
  output_close(out);
}

// MARK: Running

static void count_only(const Claim *claim, void *context) {
  (void)claim, (void)context;
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: make-data CLAIMS FOLDER [--seed N] [--only jsonl,csv,nquads,graph,questions]\n");
    return 64;
  }
  int64_t claims = atoll(arguments[1]);
  const char *folder = arguments[2], *only = "jsonl,csv,nquads,graph,questions";
  for (int i = 3; i + 1 < count; i += 2) {
    if (!strcmp(arguments[i], "--seed")) seed = strtoull(arguments[i + 1], NULL, 10);
    if (!strcmp(arguments[i], "--only")) only = arguments[i + 1];
  }
  if (claims < 1000) {
    fprintf(stderr, "make-data: at least 1000 claims\n");
    return 64;
  }
  prepare_dates();
  sources = clamped((double)claims / 100, 12, 20000);

  // As many things as four fifths of the claims are about; deeds make up the rest.
  double entities = (double)claims / 8;
  for (int tries = 0;; tries++) {
    size_classes(entities);
    wanted = INT64_MAX;
    sink = count_only, made = cited = disputes = 0;
    static void (*const sayings[CLASSES])(int, Chance *) = {
      say_state, say_office, say_body, say_place, say_event, say_work, say_person};
    for (int class = 0; class < CLASSES; class++) {
      for (int entity = first_of[class]; entity < first_of[class + 1]; entity++) {
        Chance from = chance(1, (uint64_t)entity);
        sayings[class](entity, &from);
      }
    }
    double share = (double)made / (double)claims;
    if (share > 0.75 && share < 0.85 && made < claims) break;
    if (tries == 20) {
      fprintf(stderr, "make-data: no number of things fits %lld claims\n", (long long)claims);
      return 1;
    }
    entities *= 0.8 / share;
  }
  wanted = claims;
  used_dates = calloc((size_t)first_of_form[CIRCA + 1], 1);
  generate(mark_dates, NULL);

  char path[4096];
  struct {
    const char *form, *file;
    void (*write)(const char *);
  } files[] = {{"jsonl", "claims.jsonl", write_json}, {"csv", "claims.csv", write_table},
               {"csv", "mapping.yaml", write_mapping}, {"nquads", "claims.nq", write_nquads},
               {"questions", "questions.tsv", write_questions}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    if (!strstr(only, files[i].form)) continue;
    snprintf(path, sizeof path, "%s/%s", folder, files[i].file);
    files[i].write(path);
  }
  if (strstr(only, "graph")) write_graph(folder);
  printf("{\"claims\":%lld,\"entities\":%d,\"states\":%d,\"places\":%d,\"people\":%d,\"sources\":%d,\"citations\":%lld,\"disputes\":%d}\n",
         (long long)made, first_of[CLASSES] - 1, count_of(STATES), count_of(PLACES), count_of(PEOPLE), sources,
         (long long)cited, disputes);
  return 0;
}
