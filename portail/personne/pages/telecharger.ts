import type { ContextePortail } from '../../contexte.js'
import { panneDeLApi } from '../../panne-de-l-api.js'
import { enMots } from '../../interface/index.js'
import { type Envoi, enPdf, lettreDesConsultations, lettreDuDossier } from '../../lettres/index.js'
import { chemins, type Copie, type Identite, lireMonIdentite, nomDe, type PageDeConsultations, type Visite } from '../espace.js'

/** A file of the API, as it gives it. */
export const transmettre =
  ({ api }: ContextePortail, chemin: string) =>
  async (v: Visite) => {
    const { statut, texte, entetes } = await api(v.session, v.requete.id, 'GET', chemin)
    if (statut !== 200) throw panneDeLApi(chemin, statut)
    return v.reponse
      .headers({ 'content-disposition': entetes['content-disposition'] ?? 'attachment', 'cache-control': 'no-store' })
      .type(entetes['content-type'] ?? 'application/octet-stream')
      .send(texte)
  }

export const envoi = (moi: Identite, { nommer }: Visite, le: Date): Envoi => ({
  destinataire: [nomDe(moi), ...enMots(moi.adresse, { ressource: 'identite', champ: 'adresse', nommer })],
  nommer,
  le,
})
const enLettre = (v: Visite, nom: string, pdf: Buffer) =>
  v.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': `attachment; filename="${nom}.pdf"`, 'cache-control': 'no-store' })
    .send(pdf)

export const donneesEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [copie, moi] = await Promise.all([v.lire<Copie>(chemins.copie), lireMonIdentite(v)])
    return enLettre(v, 'mes-donnees', enPdf(lettreDuDossier(copie.rubriques, envoi(moi, v, horloge())), horloge()))
  }

export const consultationsEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [moi, page] = await Promise.all([lireMonIdentite(v), v.lire<PageDeConsultations>(chemins.consultations())])
    return enLettre(v, 'qui-a-consulte-mes-donnees', enPdf(lettreDesConsultations(page, envoi(moi, v, horloge())), horloge()))
  }
