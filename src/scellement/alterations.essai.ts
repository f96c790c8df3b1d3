const DERNIERE_LECTURE = `ctid = (select ctid from journal where organisation = 'CD59' and issue = 'servi' order by instant desc limit 1)`
/** What a superuser may do to the journal: the orders, and what the verification says. `temoin`: it needs what the witness saw. */
export const alterations: Record<string, { ordre: string[]; trouve: RegExp; temoin?: true }> = {
  'un rang modifié': {
    ordre: [`update journal set organisation = 'CD62' where ${DERNIERE_LECTURE}`],
    trouve: /n’y est plus tel qu’il était/,
  },
  'un rang effacé': { ordre: [`delete from journal where ${DERNIERE_LECTURE}`], trouve: /n’y est plus/ },
  'un rang ajouté dans le passé': {
    ordre: [
      `insert into journal (instant, tx, organisation, application, issue, correlation) select instant, tx, 'CD62', 'x', 'servi', 'forgée' from journal where ${DERNIERE_LECTURE}`,
    ],
    trouve: /n’a pas été scellé.*CD62 par x.*forgée/,
  },
  'un rang caché avant le premier': {
    ordre: [`insert into journal (tx, organisation, application, issue, correlation) values (-5, 'CD62', 'x', 'servi', 'forgée')`],
    trouve: /n’a pas été scellé.*forgée/,
  },
  'deux personnes échangées': {
    ordre: [
      `update journal j set usager_id = (select max(id) from usager) where ${DERNIERE_LECTURE}`,
      `update journal j set usager_id = 1 where ctid = (select ctid from journal where organisation = 'CD59' and issue = 'servi' order by instant limit 1)`,
    ],
    trouve: /n’y est plus tel qu’il était/,
  },
  'un instant changé': {
    ordre: [`update journal set instant = instant + interval '1 microsecond' where ${DERNIERE_LECTURE}`],
    trouve: /n’y est plus tel/,
  },
  'un agent remplacé par un autre': {
    ordre: [`update journal set agent = 'autre|A|B' where ${DERNIERE_LECTURE}`],
    trouve: /n’y est plus tel/,
  },
  'la fin coupée, sceaux compris': {
    ordre: [
      `delete from journal where tx >= (select au from sceau order by rang desc offset 1 limit 1)`,
      `delete from sceau where rang = (select max(rang) from sceau)`,
    ],
    trouve: /Le témoin a vu le sceau .*sa fin a été coupée/,
    temoin: true,
  },
  'un sceau du milieu retiré': {
    ordre: [`delete from sceau where rang = 1`],
    trouve: /ne suit pas le sceau|Les empreintes des rangs/,
  },
  'la note d’un sceau récrite': {
    ordre: [`update sceau set note = replace(note, chr(10) || taille || chr(10), chr(10) || taille + 1 || chr(10)) where rang = 1`],
    trouve: /sceau/,
  },
  'un sceau recopié à la place d’un autre': {
    ordre: [`update sceau set note = (select note from sceau where rang = 1) where rang = 2`],
    trouve: /sceau/,
  },
  'tout effacé': {
    ordre: [`delete from journal`, `delete from ancre`, `delete from sceau`, `delete from tuile`],
    trouve: /témoin/,
    temoin: true,
  },
  'les empreintes refaites avec le rang': {
    ordre: [
      `delete from journal where ${DERNIERE_LECTURE}`,
      `update tuile set empreintes = substr(empreintes, 1, length(empreintes) - 32) where niveau = 0`,
    ],
    trouve: /Les empreintes des rangs écrits entre .* ont été modifiées/,
  },
  'la note d’un sceau rendue illisible': { ordre: [`update sceau set note = 'rien' where rang = 1`], trouve: /Le sceau 1 n’est pas signé/ },
  'un rang dit d’une autre ligne déclarée': {
    ordre: [`update journal j set ligne = (select min(id) from ligne_declaree where id <> j.ligne) where ${DERNIERE_LECTURE}`],
    trouve: /n’y est plus tel qu’il était/,
  },
  'une ligne déclarée récrite, et son nom avec elle': {
    ordre: [
      `update ligne_declaree set empreinte = encode(sha256(convert_to('autre', 'utf8')), 'hex') where id = (select ligne from journal where ${DERNIERE_LECTURE})`,
    ],
    trouve: /n’y est plus tel qu’il était/,
  },
  'une ligne déclarée effacée': {
    ordre: [`delete from ligne_declaree where id = (select ligne from journal where ${DERNIERE_LECTURE})`],
    trouve: /n’y est plus tel qu’il était/,
  },
  'une partition détachée': {
    ordre: [
      `do $$ begin execute format('alter table journal detach partition %s', (select tableoid::regclass from journal where ${DERNIERE_LECTURE})); end $$`,
    ],
    trouve: /n’y est plus/,
  },
  'des rangs numérotés parmi ceux qu’un sceau a pris': {
    ordre: [
      `alter table journal alter tx set default 1`,
      `insert into journal (organisation, application, issue, correlation) values ('CD62', 'x', 'servi', 'forgée')`,
    ],
    trouve: /n’a pas été scellé.*forgée/,
  },
  'la liste des sceaux renumérotée': { ordre: [`update sceau set rang = rang + 1000000 where rang = 1`], trouve: /ne suit pas le sceau/ },
  'le texte d’une finalité récrit': {
    ordre: [`update ligne_declaree set finalite = 'Autre chose' where id = (select min(ligne) from journal)`],
    trouve: /ne dit plus ce qu’elle disait/,
  },
}
