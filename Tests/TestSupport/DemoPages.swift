/// Addresses of pages of the base with the founding article: one or more of each sort, wrong ones among them.
package enum DemoPages {
  package static let all = [
    "/", "/ask", "/ask?q=who%20signed%20the%20treaty%20on%2012%20July%201920",
    "/ask?q=who%20held%20Vilnius%20on%201%20August%201920", "/ask?q=gibberish%20frobnicates",
    "/search", "/search?q=wilno&all=yes", "/k", "/review", "/import", "/k/state",
    "/k/person?disputed=yes",
    "/s", "/r",
    "/r/controls", "/r/controls?on=1920-08-01", "/timeline", "/timeline?e=vilnius",
    "/timeline?e=vilnius&from=1920&to=1921&lanes=entity", "/network", "/network?e=vilnius",
    "/network?e=vilnius&depth=2&on=1920-08-01", "/path", "/path?a=vilnius&b=poland",
    "/path?a=vilnius&b=poland&on=1700", "/compare", "/compare?e=poland&e=lithuania",
    "/compare?e=vilnius&on=1920-06-01&to=1920-08-01", "/day", "/day?on=1920-07-12", "/disputes",
    "/check", "/q", "/q/who-held", "/q/who-held?place=Vilnius&on=1920-08-01", "/sql",
    "/sql?sql=SELECT%20*%20FROM%20treaties", "/sql?sql=SELECT%20nonsense", "/log", "/b/1",
    "/e/vilnius", "/e/vilnius?on=1920-08-01", "/e/vilnius?as=everyone",
    "/e/vilnius?known-at=batch:1",
    "/nothing", "/e/vilnus", "/c/99999999",
  ]
}
