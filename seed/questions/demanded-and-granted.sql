-- name: demanded-and-granted
-- title: What did a power claim or demand, and what was it granted?
-- param: power entity The power.
-- example: --power lithuania
-- ask: [what|how] (is|was) the difference between [the] <power> (demands|claims) and [the] (borders|lands|land|territory|territories|places|boundaries) [that were|it was|they were] (recognised|recognized|granted|given|awarded|received)
-- ask: what did <power> (demand|claim) and what (did it get|was it granted|did it receive)
-- ask: compare what <power> (demanded|claimed) (with|and|to) what it (got|was granted|received|was given)
-- description: Every place that it claimed, that its demands name, over which its authority was
-- description: recognised, which a text awarded it or left open, each with what is recorded of it.
-- description: A place in only one of the two columns is where demand and grant differ.
WITH
  demand (place, claim) AS (
    SELECT c.object, c.id FROM claim AS c
      JOIN relation_tree AS t ON t.relation = c.relation
      JOIN relation AS r ON r.id = t.ancestor AND r.key = 'claims'
     WHERE c.subject = :power AND c.status = 1 AND c.denied = 0
    UNION
    SELECT about.object, about.id FROM claim AS asked
      JOIN relation AS r ON r.id = asked.relation AND r.key = 'demanded'
      JOIN claim AS about ON about.subject = asked.object AND about.status = 1 AND about.denied = 0
      JOIN relation AS s ON s.id = about.relation AND s.key = 'concerns'
      JOIN entity AS e ON e.id = about.object
      JOIN kind_tree AS k ON k.kind = e.kind
      JOIN kind ON kind.id = k.ancestor AND kind.key = 'place'
     WHERE asked.subject = :power AND asked.status = 1 AND asked.denied = 0),
  grant_ (place, claim, as_to) AS (
    SELECT q.object, c.id, 'authority recognised' FROM claim AS c
      JOIN relation AS r ON r.id = c.relation AND r.key = 'recognised-authority-of'
      JOIN qualifier AS q ON q.claim = c.id
      JOIN relation AS over ON over.id = q.relation AND over.key = 'over'
     WHERE c.object = :power AND c.status = 1 AND c.denied = 0
    UNION
    SELECT q.object, c.id, 'borders recognised' FROM claim AS c
      JOIN relation AS r ON r.id = c.relation AND r.key = 'recognised-borders-of'
      JOIN qualifier AS q ON q.claim = c.id
      JOIN relation AS scope ON scope.id = q.relation AND scope.key = 'scope'
     WHERE c.object = :power AND c.status = 1 AND c.denied = 0
    UNION
    SELECT c.object, c.id, 'awarded' FROM qualifier AS q
      JOIN relation AS who ON who.id = q.relation AND who.key = 'recipient'
      JOIN claim AS c ON c.id = q.claim AND c.status = 1 AND c.denied = 0
      JOIN relation AS r ON r.id = c.relation AND r.key = 'awards'
     WHERE q.object = :power
    UNION
    SELECT c.object, c.id, 'left undetermined' FROM claim AS party
      JOIN relation AS r ON r.id = party.relation AND r.key = 'party-to'
      JOIN claim AS c ON c.subject = party.object AND c.status = 1 AND c.denied = 0
      JOIN relation AS left ON left.id = c.relation AND left.key = 'leaves-undetermined'
     WHERE party.subject = :power AND party.status = 1 AND party.denied = 0)
SELECT e.label AS place, kind.label AS kind,
       (SELECT group_concat(line, '; ') FROM (
          SELECT DISTINCT a.sentence AS line FROM demand AS d JOIN all_claims AS a ON a.id = d.claim
           WHERE d.place = e.id ORDER BY d.claim)) AS demanded,
       (SELECT group_concat(line, '; ') FROM (
          SELECT DISTINCT g.as_to || ': ' || a.sentence AS line
            FROM grant_ AS g JOIN all_claims AS a ON a.id = g.claim
           WHERE g.place = e.id ORDER BY g.claim, g.as_to)) AS granted,
       e.key AS place_key
  FROM (SELECT place FROM demand UNION SELECT place FROM grant_) AS named
  JOIN entity AS e ON e.id = named.place
  JOIN kind ON kind.id = e.kind
 ORDER BY demanded IS NULL, granted IS NULL, e.label;
