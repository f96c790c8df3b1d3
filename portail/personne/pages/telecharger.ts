import type { ContextePortail } from '../../contexte.js'
import { enMots } from '../../interface/index.js'
import { type Envoi, enPdf, lettreDesConsultations, lettreDuDossier } from '../../lettres/index.js'
import { chemins, type Copie, nomDe, type PageDeConsultations, type Visite } from '../espace.js'

/** A file of the API, as it gives it. */
export const transmettre =
  ({ api }: ContextePortail, chemin: string) =>
  async (v: Visite) => {
    const { statut, texte, entetes } = await api(v.session, v.requete.id, 'GET', chemin)
    if (statut !== 200) throw new Error(`${chemin} : ${statut}`)
    return v.reponse
      .headers({ 'content-disposition': entetes['content-disposition'] ?? 'attachment', 'cache-control': 'no-store' })
      .type(entetes['content-type'] ?? 'application/octet-stream')
      .send(texte)
  }

export const envoi = ({ rubriques }: Copie, { nommer }: Visite, le: Date): Envoi => {
  const adresse = rubriques.find(r => r.ressource === 'identite')?.enregistrements[0]?.donnees.adresse
  return { destinataire: [nomDe(rubriques), ...enMots(adresse, { ressource: 'identite', champ: 'adresse', nommer })], nommer, le }
}
const enLettre = (v: Visite, nom: string, pdf: Buffer) =>
  v.reponse
    .type('application/pdf')
    .headers({ 'content-disposition': `attachment; filename="${nom}.pdf"`, 'cache-control': 'no-store' })
    .send(pdf)

export const donneesEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const copie = await v.lire<Copie>(chemins.copie)
    return enLettre(v, 'mes-donnees', enPdf(lettreDuDossier(copie.rubriques, envoi(copie, v, horloge())), horloge()))
  }

export const consultationsEnPdf =
  ({ horloge }: ContextePortail) =>
  async (v: Visite) => {
    const [copie, page] = await Promise.all([v.lire<Copie>(chemins.copie), v.lire<PageDeConsultations>(chemins.consultations())])
    return enLettre(v, 'qui-a-consulte-mes-donnees', enPdf(lettreDesConsultations(page, envoi(copie, v, horloge())), horloge()))
  }
