-- check: signed-by-no-party
-- severity: note
-- why: Who signs a treaty is a party to it, or signs in the name of one.
-- mend: Record the party, or in whose name the signatory signed.
SELECT c.id AS claim, NULL AS other, t.id AS entity,
       who.label || ' signed ' || t.label || ', but is not recorded as a party to it, nor as '
         || 'signing for one.' AS finding
  FROM relation AS r
  JOIN claim AS c ON c.relation = r.id AND c.status = 1 AND c.denied = 0
  JOIN entity AS t ON t.id = c.object
  JOIN entity AS who ON who.id = c.subject
 WHERE r.key = 'signed'
   AND t.kind IN (SELECT kt.kind FROM kind_tree AS kt JOIN kind AS k ON k.id = kt.ancestor
                   WHERE k.key = 'agreement')
   AND NOT EXISTS (
         SELECT 1 FROM claim AS p JOIN relation AS pr ON pr.id = p.relation AND pr.key = 'party-to'
          WHERE p.object = c.object AND p.status = 1 AND p.denied = 0
            AND (p.subject = c.subject OR p.subject IN (
                   SELECT q.object FROM qualifier AS q JOIN relation AS qr ON qr.id = q.relation
                    WHERE q.claim = c.id AND qr.key = 'on-behalf-of')))
 ORDER BY t.label, who.label, c.id
