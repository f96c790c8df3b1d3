type Variables = Record<string, string | undefined>
type Regle = { refuse: (v: Variables) => boolean; phrase: string }

const enProduction = (v: Variables) => v.MODE === 'production' || v.NODE_ENV === 'production'

const REGLES: readonly Regle[] = [
  {
    refuse: v => v.MODE === 'demonstration' && v.NODE_ENV === 'production',
    phrase: 'MODE=demonstration contredit NODE_ENV=production : retirez l’une des deux variables.',
  },
  {
    refuse: v => enProduction(v) && !v.DATABASE_URL && v.BASE_EMBARQUEE !== 'oui',
    phrase: 'La production exige une base réelle : indiquez DATABASE_URL (ou BASE_EMBARQUEE=oui si la base embarquée est un choix assumé).',
  },
  {
    refuse: v => enProduction(v) && Boolean(v.DATABASE_URL) && !v.DATABASE_URL_APPLICATION,
    phrase: 'La production exige DATABASE_URL_APPLICATION : l’application ne se connecte jamais avec le compte propriétaire des tables.',
  },
  {
    refuse: v => !v.DATABASE_URL && Boolean(v.DATABASE_URL_APPLICATION),
    phrase: 'DATABASE_URL_APPLICATION suppose DATABASE_URL : indiquez les deux, ou aucune.',
  },
  {
    refuse: v => compte(v.DATABASE_URL) !== undefined && compte(v.DATABASE_URL) === compte(v.DATABASE_URL_APPLICATION),
    phrase: 'DATABASE_URL et DATABASE_URL_APPLICATION doivent utiliser deux comptes différents.',
  },
  {
    refuse: v => enProduction(v) && !v.DOSSIER_SECRETS,
    phrase: 'La production exige DOSSIER_SECRETS : les clés ne sont pas rangées avec les données.',
  },
  {
    refuse: v => enProduction(v) && v.ADRESSE_PUBLIQUE !== undefined && !estProtegee(v.ADRESSE_PUBLIQUE),
    phrase: 'En production, ADRESSE_PUBLIQUE doit commencer par https:// (sauf pour une adresse de cette machine).',
  },
  {
    refuse: v => Boolean(v.TLS_CERTIFICAT) !== Boolean(v.TLS_CLE),
    phrase: 'TLS_CERTIFICAT et TLS_CLE vont ensemble : indiquez les deux, ou aucune.',
  },
  {
    refuse: v => Boolean(v.TLS_CERTIFICAT) && Boolean(v.TLS),
    phrase: 'TLS=demonstration fabrique un certificat : il contredit TLS_CERTIFICAT.',
  },
  {
    refuse: v => enProduction(v) && Boolean(v.TLS),
    phrase: 'TLS=demonstration est interdit en production : donnez TLS_CERTIFICAT et TLS_CLE, ou laissez un frontal chiffrer.',
  },
  {
    refuse: v => v.CERTIFICATS_CLIENTS === 'tls' && !v.TLS && !v.TLS_CERTIFICAT,
    phrase: 'CERTIFICATS_CLIENTS=tls suppose que la plateforme chiffre elle-même : donnez TLS_CERTIFICAT et TLS_CLE.',
  },
  {
    refuse: v => v.CERTIFICATS_CLIENTS === 'entete' && Boolean(v.TLS || v.TLS_CERTIFICAT),
    phrase:
      'CERTIFICATS_CLIENTS=entete croit le frontal qui chiffre : ici la plateforme chiffre elle-même, et l’appelant écrirait ce qu’il veut.',
  },
  {
    refuse: v => /^0*[1-4]$/.test(v.JOURNAL_TEMOIN_GRACE ?? ''),
    phrase:
      'JOURNAL_TEMOIN_GRACE vaut 0 (le témoin ne ferme rien) ou au moins 5 secondes : un sceau met le temps d’une écriture à lui parvenir.',
  },
  {
    refuse: v => enProduction(v) && v.VIGILANCE === 'non',
    phrase: 'VIGILANCE=non est interdit en production : plus rien n’arrêterait un compte volé.',
  },
  {
    refuse: v => enProduction(v) && v.WEBHOOKS_INTERNES === 'oui',
    phrase: 'WEBHOOKS_INTERNES=oui est interdit en production : un webhook y atteindrait le réseau interne.',
  },
  {
    refuse: v => enProduction(v) && !v.HORODATAGE,
    phrase:
      'La production exige HORODATAGE : l’adresse d’un serveur d’horodatage RFC 3161 (ou interne, si c’est un choix assumé : l’heure des signatures ne serait alors attestée que par la plateforme).',
  },
  {
    refuse: v => ((v.HORODATAGE ?? 'interne') !== 'interne' ? !v.HORODATAGE_AUTORITES : Boolean(v.HORODATAGE_AUTORITES)),
    phrase: 'L’adresse d’un serveur d’horodatage et HORODATAGE_AUTORITES (les certificats de ses autorités) vont ensemble.',
  },
  ...['PROCONNECT', 'FRANCECONNECT'].flatMap((nom): Regle[] => [
    {
      refuse: v => Boolean(v[`${nom}_EMETTEUR`]) !== Boolean(v[`${nom}_CLIENT_ID`]),
      phrase: `${nom}_EMETTEUR et ${nom}_CLIENT_ID vont ensemble : indiquez les deux, ou aucun.`,
    },
    {
      refuse: v => !estProtegee(v[`${nom}_EMETTEUR`] ?? ''),
      phrase: `${nom}_EMETTEUR doit commencer par https:// (sauf pour une adresse de cette machine).`,
    },
    {
      refuse: v => enProduction(v) && /\/demonstration\//.test(v[`${nom}_EMETTEUR`] ?? ''),
      phrase: `${nom}_EMETTEUR désigne un fournisseur de démonstration, interdit en production.`,
    },
  ]),
]

/** Faults that no variable shows alone, as French sentences. */
export function incoherences(variables: Variables): string[] {
  return REGLES.filter(regle => regle.refuse(variables)).map(regle => regle.phrase)
}

function compte(adresse: string | undefined): string | undefined {
  return adresse && URL.canParse(adresse) ? new URL(adresse).username || undefined : undefined
}

function estProtegee(adresse: string): boolean {
  if (!URL.canParse(adresse)) return true // already a fault of its own
  const { protocol, hostname } = new URL(adresse)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
