import { signerJeton } from '../../acces/index.js'
import { uneSanction } from '../../parcours/sanction-rsa/sanction.essai.js'
import type { Activite } from '../activites-operationnelles.js'

/** Scopes as the newer kit asks for them, its double space included. */
export const scopesDuKit =
  'profil_accedant  api_rechercher-usagerv2 rechercheusager api_activites-operationnellesv2 activitesCD api_informations-administrativesv1 informationsadministrativesusager api_gestion-sanctions-rsav1 gestiondesmanquements decisionSanctionPartenaire demandeRadiation'
export const numeroDAmina = '10429447247'

/** A platform where sanctions are proposed, and the tool of the Nord beside it, which knows only its address and its credentials. */
export async function lOutilDuDepartement() {
  const s = await uneSanction()
  const client = 'PAR_logiciel-nord_59'
  /** Signed on the clock of the test, which goes days ahead; the endpoint that delivers them has the real one. */
  const jetonDAcces = (demandes = scopesDuKit) => {
    const { organisation = '', structure = null } = s.p.habilitations.application(client) ?? {}
    const porteur = { clientId: client, organisation, structure, royaume: '/agent', scopes: demandes.split(/ +/) } as const
    return signerJeton(s.p.secrets, porteur, { adressePublique: s.p.adressePublique, instant: s.p.moteur.horloge() })
  }
  const marc = { 'pa-identifiant-agent': 'brun.marc', 'pa-nom-agent': 'BRUN', 'pa-prenom-agent': 'Marc' }
  const batch = { 'pa-identifiant-agent': 'BATCH', 'pa-nom-agent': 'BATCH', 'pa-prenom-agent': 'nuit' }
  let entetes: Record<string, string> = marc
  let jetonUsager = ''
  async function appeler(verbe: 'GET' | 'POST', chemin: string, corps?: unknown, scopes?: string) {
    const r = await fetch(`${s.p.url}/partenaire${chemin}`, {
      method: verbe,
      headers: {
        ...entetes,
        authorization: `Bearer ${await jetonDAcces(scopes)}`,
        ...(jetonUsager && { 'ft-jeton-usager': jetonUsager }),
        ...(corps !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(corps !== undefined && { body: JSON.stringify(corps) }),
    })
    const texte = await r.text()
    return { statut: r.status, json: (texte && /json/.test(r.headers.get('content-type') ?? '') ? JSON.parse(texte) : undefined) as never }
  }
  const sanctions = '/gestion-sanctions-rsa/v1'
  return {
    ...s,
    appeler,
    async scopesAccordes(): Promise<string> {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: client,
        client_secret: await s.p.secretDe(client),
        scope: scopesDuKit,
      })
      const r = await fetch(`${s.p.url}/connexion/oauth2/access_token?realm=%2Fagent`, { method: 'POST', body })
      return ((await r.json()) as { scope: string }).scope
    },
    commeUnLot: () => (entetes = batch),
    commeMarc: () => (entetes = marc),
    /** The jeton usager of Amina, for the calls that follow. */
    async chercherAmina() {
      const { json } = await appeler('POST', '/rechercher-usager/v2/usagers/par-numero-francetravail', {
        numeroFranceTravail: numeroDAmina,
      })
      jetonUsager = (json as { jetonUsager: string }).jetonUsager
    },
    async chercherParNir(dateNaissance: string, nir: string) {
      const { json } = await appeler('POST', '/rechercher-usager/v2/usagers/par-datenaissance-et-nir', { dateNaissance, nir })
      jetonUsager = (json as { jetonUsager: string }).jetonUsager
    },
    async activites(filtre = '?codeFamille=GLI100'): Promise<Activite[]> {
      return ((await appeler('GET', `/activites-operationnelles/v2/activites/chercher${filtre}`)).json as { activites: Activite[] })
        .activites
    },
    detail: (id: string) => appeler('GET', `${sanctions}/detailManquement?identifiantSanction=${id}`),
    evenement: (identifiantConsequenceSanction: string, typeEvenement: string, reste: Record<string, unknown> = {}) =>
      appeler('POST', `${sanctions}/evenementSanctionRSA`, {
        identifiantConsequenceSanction,
        evenement: { typeEvenement, dateEvenement: s.jour() },
        ...reste,
      }),
    decision: (reste: Record<string, unknown> = {}) =>
      appeler('POST', `${sanctions}/decisionSanctionRSAPartenaire`, {
        dateNotificationDecisionSanction: s.jour(),
        natureManquement: 'N65',
        rangManquement: 'R2',
        typeSanctionValide: 'SUSP_RSA',
        modaliteDecisionValidee: 'P',
        montantValide: 50,
        dureeValidee: 4,
        ...reste,
      }),
    radiation: (identifiantConsequenceSanction: string) =>
      appeler('POST', `${sanctions}/demandeRadiation`, { identifiantConsequenceSanction }),
  }
}
