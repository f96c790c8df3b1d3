import { lireLesNotices, type NoticePubliee } from '../../../src/moteur/notices.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { carte, enJour, etiquette, fiche, type Html, html, liste, rendre } from '../../interface/index.js'
import { enPdf, lettreDeNotice } from '../../lettres/index.js'
import type { Visite } from '../espace.js'

const adresse = (n: NoticePubliee) => `/mon-espace/notices/${n.ressource}/${n.version}`
const dates = (n: NoticePubliee) =>
  `version ${n.version}, publiée le ${enJour(n.depuis)}${n.jusque ? `, remplacée le ${enJour(n.jusque)}` : ''}`

/** What she was told beforehand, dated: the notice in force, and those it replaced (J6). */
export const pageDesNotices =
  ({ sql }: ContextePortail) =>
  async (v: Visite) => {
    const notices = await lireLesNotices(sql)
    return rendre(v.reponse, v.session, {
      titre: 'Notices d’information',
      menu: 'notices',
      chapeau: html`<p>Ce qui vous a été annoncé avant que quiconque lise vos données. Chaque version garde sa date : une consultation renvoie à celle qui était en vigueur ce jour-là.</p>`,
      corps: html`${notices
        .filter(n => n.jusque === null)
        .map(n =>
          carte({
            id: `notice-${n.ressource}`,
            titre: n.contenu.intitule,
            tete: etiquette('en vigueur', 'bon'),
            corps: html`<p>Version ${n.version}, publiée le ${enJour(n.depuis)}. <a href="${adresse(n)}">Lire<span class="a-entendre"> la notice : ${n.contenu.intitule}</span></a> ou <a href="${adresse(n)}.pdf">imprimer<span class="a-entendre"> la notice : ${n.contenu.intitule}</span> (PDF accessible)</a>.</p>
${notices.some(p => p.ressource === n.ressource && p !== n) && liste(notices.filter(p => p.ressource === n.ressource && p !== n).map(p => html`<a href="${adresse(p)}">${p.contenu.intitule}, ${dates(p)}</a>`))}`,
          }),
        )}`,
    })
  }

const capitale = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1)

const finalites = (n: NoticePubliee): Html[] =>
  [...new Set(n.contenu.mentions.map(m => m.pourquoi))].map(
    (pourquoi, i) => html`<section aria-labelledby="finalite-${i + 1}"><h2 id="finalite-${i + 1}">${capitale(pourquoi)}</h2>
${liste(
  n.contenu.mentions
    .filter(m => m.pourquoi === pourquoi)
    .map(
      m =>
        html`<strong>${capitale(m.qui)}</strong> ${m.verbe}${m.verbe === 'cherche' && ' par'} : ${m.quoi}. <span class="discret">Pour ${m.sur} ; ${m.texte}${m.caractere === 'volontaire' && ' ; seulement si l’organisation y a adhéré'}.${m.brisDeGlace && ` ${m.brisDeGlace}.`}</span>`,
    ),
)}</section>`,
  )

async function demandee({ sql }: ContextePortail, v: Visite): Promise<NoticePubliee> {
  const { ressource, version } = v.requete.params as { ressource: string; version: string }
  const notice = (await lireLesNotices(sql, ressource)).find(n => String(n.version) === version)
  if (!notice) throw new EcranRefuse(404, 'Notice introuvable', 'Aucune notice publiée ne porte ce nom et cette version.')
  return notice
}

export const pageDeNotice = (contexte: ContextePortail) => async (v: Visite) => {
  const n = await demandee(contexte, v)
  return rendre(v.reponse, v.session, {
    titre: `Notice : ${n.contenu.intitule}`,
    menu: 'notices',
    fil: [{ href: '/mon-espace/notices', texte: 'Notices d’information' }],
    largeur: 'lecture',
    chapeau: html`<p>${capitale(dates(n))}${n.jusque === null && ', en vigueur'}. <a href="${adresse(n)}.pdf">Imprimer (PDF accessible)</a></p>`,
    corps: html`${fiche([
      ['Responsable', n.contenu.responsable],
      ['Conservation', n.contenu.conservation],
    ])}
${finalites(n)}
<section aria-labelledby="vos-droits"><h2 id="vos-droits">Vos droits</h2>
${fiche(n.contenu.droits.map(d => [capitale(d.nom), html`${d.phrase} (${d.texte})${d.pour !== 'tous' && html`, pour : ${d.pour.join(' ; ')}`}.`]))}</section>`,
  })
}

export const noticeEnPdf = (contexte: ContextePortail) => async (v: Visite) => {
  const n = await demandee(contexte, v)
  return v.reponse
    .type('application/pdf')
    .header('content-disposition', `inline; filename="notice-${n.ressource}-${n.version}.pdf"`)
    .send(enPdf(lettreDeNotice(n), n.depuis))
}
